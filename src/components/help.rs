//! The help: what the page is for, and every command with its keys, from the table of commands. Its
//! commands can be searched and their keys changed.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialogue::use_dialogue;
use super::element::{Element, button, element};
use super::rebinding::{Rebinding, use_rebinding};
use crate::commands::{Chord, Entry, Keys};
use crate::runner::Runner;
use crate::state::Action;
use crate::view::rebind::shown;
use crate::words::commands as words;

/// What the help shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Carries commands out.
    pub runner: Runner,
    /// Whether single-letter keys are commands.
    pub letter_keys: bool,
    /// The commands’ keys.
    pub keys: Keys,
}

/// What the page is for, in a few words.
const ABOUT: &str = "Paste an article. Lines that are not the article are struck out in blue; \
                     quotations are marked in their speaker’s colour. Walk the marks, accept or \
                     reject each, and download the annotations when you are done.";

/// The help as a dialogue.
#[component]
pub fn Help(props: &Props) -> Html {
    let dialogue = use_dialogue();
    let typed = use_state_eq(String::new);
    let rebinding = use_rebinding(&props.runner, &props.keys);
    let runner = props.runner.clone();
    let onclose = Callback::from(move |_: Event| runner.dispatch(Action::Help(false)));
    let runner = props.runner.clone();
    let close = Callback::from(move |_: MouseEvent| runner.dispatch(Action::Help(false)));
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(field.value());
            }
        })
    };
    let field = element("input", "field")
        .is("type", "text")
        .is("role", "searchbox")
        .is("aria-label", words::SEARCH)
        .is("placeholder", words::SEARCH)
        .is("aria-controls", "help-keys")
        .value((*typed).clone())
        .on_input(oninput);
    // It takes the focus, or the browser would give it to the first field, which a phone would cover
    // half of the help for.
    let title = element("h2", "help__title")
        .is("id", "help-title")
        .is("tabindex", "-1")
        .is("autofocus", "")
        .say("Help");
    let head = element("header", "help__head").put(title).put(button("button", close).say("Close"));
    element("dialog", "help")
        .found_by(&dialogue)
        .is("aria-labelledby", "help-title")
        .on_close(onclose)
        .put(head)
        .put(element("p", "").say(ABOUT))
        .put(element("div", "help__tools").put(field).put(letters(props)))
        .put(rebinding.tools())
        .put(table(&typed, props, &rebinding))
        .html()
}

/// The switch of single letters.
fn letters(props: &Props) -> Element {
    let runner = props.runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            runner.dispatch(Action::LetterKeys(input.checked()));
        }
    });
    let letters = element("input", "")
        .is("type", "checkbox")
        .is("id", "letter-keys")
        .checked(props.letter_keys)
        .on_change(onchange);
    let label = element("label", "").is("for", "letter-keys").say(words::LETTERS);
    element("p", "help__letters").put(letters).put(label)
}

/// The table of the commands that fit what was typed.
fn table(typed: &str, props: &Props, rebinding: &Rebinding) -> Element {
    let head = |words| element("th", "").is("scope", "col").say(words);
    let shown = shown(typed, &props.keys);
    let told = if shown.is_empty() { words::NO_COMMAND } else { "" };
    // The browser pastes by itself, so that is no command’s key.
    let paste = Chord::read("v", true, false).filter(|_| typed.is_empty());
    let paste = paste.map(|chord| {
        let key = element("kbd", "").say(&props.keys.label(chord));
        row("Add an article", element("td", "").put(key))
    });
    let one =
        |entry: &Entry| row(entry.title, rebinding.cell(entry.command)).key(entry.title.into());
    let body = element("tbody", "").put_all(shown.into_iter().map(one));
    let table = element("table", "help__keys")
        .is("id", "help-keys")
        .put(element("caption", "hidden").say(words::KEYS))
        .put(element("thead", "").put(element("tr", "").put(head("Command")).put(head("Keys"))))
        .put(element("tbody", "").put_if(paste))
        .put(body);
    element("div", "").put(element("p", "").is("role", "status").say(told)).put(table)
}

fn row(title: &str, keys: Element) -> Element {
    element("tr", "").put(element("th", "").is("scope", "row").say(title)).put(keys)
}
