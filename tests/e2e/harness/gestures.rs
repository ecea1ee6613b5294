//! What a person does to the page: click, type, press keys, paste, drop.

use super::engine::Engine;
use super::waiting::{IT, poll};
use super::{Failure, Outcome, Page};
use fantoccini::actions::{
    InputSource, KeyAction, KeyActions, MOUSE_BUTTON_LEFT, MouseActions, PointerAction,
};
use fantoccini::error::{CmdError, ErrorStatus, WebDriver};
use fantoccini::key::Key;
use fantoccini::{Client, Locator};
use serde_json::json;
use std::path::Path;
use std::time::Duration;

/// How long the mouse takes for a part of its way: long enough for a browser to see it move.
const DRAWN_FOR: Duration = Duration::from_millis(50);

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
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
    // Firefox makes an empty transfer of one that it is handed when the event is made.
    Object.defineProperty(paste, 'clipboardData', { value: carried });
    (document.activeElement ?? document.body).dispatchEvent(paste);";

/// A field with words in it, all of them selected.
const FIELD: &str = "
    const field = document.createElement('textarea');
    field.id = 'copied';
    field.value = arguments[0];
    document.body.append(field);
    field.select();";

/// Where the first letter of words in the article begins and their last one ends, once they are in the
/// middle of the window. They stand in one piece of text.
const ENDS: &str = "
    for (const line of document.querySelectorAll('.line__text')) {
        const pieces = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let piece = pieces.nextNode(); piece; piece = pieces.nextNode()) {
            const at = piece.data.indexOf(arguments[0]);
            if (at < 0) continue;
            line.scrollIntoView({ block: 'center' });
            const words = document.createRange();
            words.setStart(piece, at);
            words.setEnd(piece, at + arguments[0].length);
            const rows = [...words.getClientRects()];
            const [first, last] = [rows[0], rows.at(-1)];
            return [first.left + 2, first.top + first.height / 2,
                last.right - 2, last.top + last.height / 2].map(Math.round);
        }
    }";

/// Scrolls to an element: to the middle, away from messages; in the panel as the page would have it, free
/// of the card of the mark in focus. Drivers put it anywhere, or scroll the page alone and no pane in it.
const REACH: &str = "
    it.scrollIntoView({ block: !arguments[1] && it.closest('.panel') ? 'nearest' : 'center' })";

/// Whether an element is where it was two frames ago: a driver's press misses what moves meanwhile.
const STILL: &str = "
    const place = () => JSON.stringify(it?.getBoundingClientRect());
    const was = place();
    return new Promise(tell => requestAnimationFrame(
        () => requestAnimationFrame(() => tell(place() === was))))";

/// What the page shows for something that is given to it: one more article, or a sentence.
const SHOWN: &str = "document.querySelectorAll('.item, .message')";

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
        self.press_on(css, Locator::Css(css))
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
        self.press_on(&path, Locator::XPath(&path))
    }

    /// Clicks what `by` selects, once it is there, stands still, and nothing passes before it.
    fn press_on(&self, by: &str, locator: Locator<'_>) -> Outcome {
        self.wait_for(by)?;
        let is_centred = json!(self.engine() == Engine::WebKit);
        self.evaluate(&format!("{IT} {REACH}"), &[json!(by), is_centred])?;
        self.wait_until("it stands still", &format!("{IT} {STILL}"), &[json!(by)])?;
        let click = async |client: &Client| match client.find(locator).await?.click().await {
            Ok(()) => Ok(Some(())),
            Err(CmdError::Standard(WebDriver {
                error: ErrorStatus::ElementClickIntercepted | ErrorStatus::StaleElementReference,
                ..
            })) => Ok(None),
            Err(error) => Err(error.into()),
        };
        poll(&format!("`{by}` can be pressed"), || self.with(click))
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
        if self.engine() == Engine::Chromium {
            return self.devtools("Input.insertText", json!({ "text": text })).map(drop);
        }
        self.with(async |client| Ok(client.active_element().await?.send_keys(text).await?))
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
    pub fn paste_unawaited(&self, clipboard: Clipboard<'_>) -> Outcome {
        self.evaluate(PASTE, &[json!(clipboard.plain), json!(clipboard.html)]).map(drop)
    }

    /// The same, and waits until the page has answered as people wait: with an article, or with what it
    /// has to say. What is pressed before that is pressed on another page than is meant.
    ///
    /// # Errors
    /// When the page does not answer in time.
    pub fn paste(&self, clipboard: Clipboard<'_>) -> Outcome {
        self.evaluate(&format!("window.shown = [...{SHOWN}]"), &[])?;
        self.paste_unawaited(clipboard)?;
        let is_other = format!(
            "const shown = [...{SHOWN}];
            return shown.length !== window.shown.length || shown.some((it, at) => it !== window.shown[at])"
        );
        self.wait_until("what was pasted is answered", &is_other, &[])
    }

    /// Pastes plain text, and waits likewise.
    ///
    /// # Errors
    /// When the page does not answer in time.
    pub fn paste_text(&self, plain: &str) -> Outcome {
        self.paste(Clipboard { plain, html: None })
    }

    /// Puts words on the clipboard by Ctrl+C, for which no browser asks leave.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn copy(&self, text: &str) -> Outcome {
        self.evaluate(FIELD, &[json!(text)])?;
        self.press("Control+c")?;
        self.evaluate("document.querySelector('#copied').remove()", &[]).map(drop)
    }

    /// Selects words of the article by drawing the mouse over them.
    ///
    /// # Errors
    /// When they do not stand there in one piece.
    pub fn draw_over(&self, words: &str) -> Outcome {
        let ends = self.evaluate(ENDS, &[json!(words)])?;
        let Ok([left, top, right, bottom]) = serde_json::from_value::<[f64; 4]>(ends) else {
            return Err(Failure::new(format!("the article has no {words:?} in one piece")));
        };
        let to = |x, y| PointerAction::MoveTo { duration: Some(DRAWN_FOR), x, y };
        let button = MOUSE_BUTTON_LEFT;
        let actions = MouseActions::new("mouse".to_owned())
            .then(to(left, top))
            .then(PointerAction::Down { button })
            .then(to((left + right) / 2.0, (top + bottom) / 2.0))
            .then(to(right, bottom))
            .then(PointerAction::Up { button });
        self.with(async |client| Ok(client.perform_actions(actions).await?))
    }

    /// Chooses `file` in the field for files that `css` selects, as the browser's dialogue would.
    ///
    /// # Errors
    /// When there is no such field.
    pub fn choose_file(&self, css: &str, file: &Path) -> Outcome {
        let path = file.to_string_lossy();
        self.with(async |client| Ok(client.find(Locator::Css(css)).await?.send_keys(&path).await?))
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
