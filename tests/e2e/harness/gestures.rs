//! What a person does to the page: click, type, press keys, paste, drop.

use super::{Failure, Outcome, Page};
use fantoccini::Locator;
use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::key::Key;
use serde_json::json;

/// What a paste brings along, as a browser's clipboard holds it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Clipboard<'a> {
    /// The `text/plain` part.
    pub plain: &'a str,
    /// The `text/html` part, if what was copied had one.
    pub html: Option<&'a str>,
}

/// Pastes into what has the focus, by the event that a browser sends. Not through the system's
/// clipboard: that one would repair what a test wants to arrive broken, lone surrogates and all.
const PASTE: &str = "
    const carried = new DataTransfer();
    carried.setData('text/plain', arguments[0]);
    if (arguments[1] !== null) carried.setData('text/html', arguments[1]);
    const paste = new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true, composed: true });
    (document.activeElement ?? document.body).dispatchEvent(paste);";

/// Drops a file of given bytes (base64) on an element, by the events that a browser sends.
const DROP: &str = "
    const [css, name, type, base64] = arguments;
    const bytes = Uint8Array.from(atob(base64), it => it.charCodeAt(0));
    const carried = new DataTransfer();
    carried.items.add(new File([bytes], name, { type }));
    for (const kind of ['dragenter', 'dragover', 'drop'])
        document.querySelector(css).dispatchEvent(
            new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true, composed: true }));";

impl Page {
    /// Clicks the first element that `css` selects, once it is there.
    ///
    /// # Errors
    /// When it is not there in time, or something covers it.
    pub fn click(&self, css: &str) -> Outcome {
        self.wait_for(css)?;
        self.with(async |client| Ok(client.find(Locator::Css(css)).await?.click().await?))
    }

    /// Clicks the button, link or summary whose text is `label`, once it is there.
    ///
    /// # Errors
    /// When it is not there in time, or something covers it.
    pub fn click_label(&self, label: &str) -> Outcome {
        let path = format!(
            "//*[self::button or self::a or self::summary or self::label]\
             [normalize-space(.)={0} or @aria-label={0}]",
            quoted(label)
        );
        let found = async |client: &fantoccini::Client| {
            Ok(client.wait().for_element(Locator::XPath(&path)).await?.click().await?)
        };
        self.with(found).map_err(|error| Failure::new(format!("{label:?}: {error}")))
    }

    /// Puts the focus on the first element that `css` selects, once it is there.
    ///
    /// # Errors
    /// When it is not there in time.
    pub fn focus(&self, css: &str) -> Outcome {
        self.wait_for(css)?;
        self.evaluate("document.querySelector(arguments[0]).focus()", &[json!(css)]).map(drop)
    }

    /// Types `text` into what has the focus, any script and emoji included.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn type_text(&self, text: &str) -> Outcome {
        self.devtools("Input.insertText", json!({ "text": text })).map(drop)
    }

    /// Presses a key, with modifiers before it: `Control+Shift+z`, `Escape`, `Tab`.
    ///
    /// # Errors
    /// When a name is no key's.
    pub fn press(&self, keys: &str) -> Outcome {
        let keys = keys.split('+').map(key).collect::<Outcome<Vec<char>>>()?;
        let mut actions = KeyActions::new("keyboard".to_owned());
        for key in &keys {
            actions = actions.then(KeyAction::Down { value: *key });
        }
        for key in keys.iter().rev() {
            actions = actions.then(KeyAction::Up { value: *key });
        }
        self.with(async |client| Ok(client.perform_actions(actions).await?))
    }

    /// Pastes into what has the focus, or into the page if nothing has.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn paste(&self, clipboard: Clipboard<'_>) -> Outcome {
        self.evaluate(PASTE, &[json!(clipboard.plain), json!(clipboard.html)]).map(drop)
    }

    /// Pastes plain text into what has the focus, or into the page if nothing has.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn paste_text(&self, plain: &str) -> Outcome {
        self.paste(Clipboard { plain, html: None })
    }

    /// Drops a file on the first element that `css` selects.
    ///
    /// # Errors
    /// When there is no such element.
    pub fn drop_file(&self, css: &str, name: &str, bytes: &[u8]) -> Outcome {
        let kind = if name.ends_with(".json") { "application/json" } else { "text/plain" };
        let arguments = [json!(css), json!(name), json!(kind), json!(base64(bytes))];
        self.evaluate(DROP, &arguments).map(drop)
    }
}

fn base64(bytes: &[u8]) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(bytes)
}

/// The character by which WebDriver names a key.
fn key(name: &str) -> Outcome<char> {
    let mut letters = name.chars();
    if let (Some(letter), None) = (letters.next(), letters.next()) {
        return Ok(letter);
    }
    Ok(char::from(match name {
        "Control" => Key::Control,
        "Shift" => Key::Shift,
        "Alt" => Key::Alt,
        "Meta" => Key::Meta,
        "Enter" => Key::Enter,
        "Escape" => Key::Escape,
        "Tab" => Key::Tab,
        "Space" => return Ok(' '),
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PageUp" => Key::PageUp,
        "PageDown" => Key::PageDown,
        "F1" => Key::F1,
        "F2" => Key::F2,
        "F3" => Key::F3,
        unknown => return Err(Failure::new(format!("no key is named {unknown:?}"))),
    }))
}

/// `text` as an XPath literal, which has no escapes.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("'{text}'") } else { format!("\"{text}\"") }
}
