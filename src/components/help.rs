//! The help: every command with its keys, from the table of commands.

use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::dialogue::use_dialogue;
use super::element::{Element, button, element};
use crate::commands::{COMMANDS, Entry, Keys};
use crate::runner::Runner;
use crate::state::Action;

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
const ABOUT: &str = "Paste an article with Ctrl+V (⌘V). Lines that are not the article are struck \
                     out in blue; quotations are marked in their speaker’s colour. Walk the marks, \
                     accept or reject each, and download the annotations when you are done.";

/// The help as a dialogue.
#[component]
pub fn Help(props: &Props) -> Html {
    let dialogue = use_dialogue();
    let runner = props.runner.clone();
    let onclose = Callback::from(move |_: Event| runner.dispatch(Action::Help(false)));
    let runner = props.runner.clone();
    let close = Callback::from(move |_: MouseEvent| runner.dispatch(Action::Help(false)));
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
    let label = element("label", "").is("for", "letter-keys");
    // It takes the focus, or the browser would give it to the first field, far down.
    let title = element("h2", "").is("id", "help-title").is("tabindex", "-1").is("autofocus", "");
    element("dialog", "help")
        .found_by(&dialogue)
        .is("aria-labelledby", "help-title")
        .on_close(onclose)
        .put(title.say("Help"))
        .put(element("p", "").say(ABOUT))
        .put(table(&props.keys))
        .put(element("p", "").put(letters).put(label.say("Single letters are commands")))
        .put(button("button button--main", close).say("Close"))
        .html()
}

/// The table of commands.
fn table(keys: &Keys) -> Element {
    let head = |words| element("th", "").is("scope", "col").say(words);
    let paste = element("tr", "")
        .put(element("td", "").say("Add an article"))
        .put(element("td", "").put(element("kbd", "").say("Ctrl+V")));
    let rows =
        COMMANDS.iter().filter(|entry| !entry.chords.is_empty()).map(|entry| row(keys, entry));
    element("table", "help__keys")
        .put(element("caption", "hidden").say("Commands and their keys"))
        .put(element("thead", "").put(element("tr", "").put(head("Command")).put(head("Keys"))))
        .put(element("tbody", "").put(paste).put_all(rows))
}

fn row(keys: &Keys, entry: &Entry) -> Element {
    let mut cell = element("td", "");
    for (at, chord) in keys.of(entry.command).into_iter().enumerate() {
        if at > 0 {
            cell = cell.say(" or ");
        }
        cell = cell.put(element("kbd", "").say(&keys.label(chord)));
    }
    element("tr", "").put(element("td", "").say(entry.title)).put(cell)
}
