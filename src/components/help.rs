//! The help: every command with its keys, from the table of commands.

use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use super::element::{Element, button, element};
use crate::commands::{COMMANDS, Entry};
use crate::runner::Runner;
use crate::state::Action;

/// What the help shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Carries commands out.
    pub runner: Runner,
    /// Whether single-letter keys are commands.
    pub letter_keys: bool,
}

/// What the page is for, in a few words.
const ABOUT: &str = "Paste an article with Ctrl+V (⌘V). Lines that are not the article are struck \
                     out in blue; quotations are marked in their speaker’s colour. Walk the marks, \
                     accept or reject each, and download the annotations when you are done.";

/// The help as a dialogue.
#[component]
pub fn Help(props: &Props) -> Html {
    let dialogue = use_node_ref();
    use_effect_with(dialogue.clone(), |dialogue| {
        if let Some(dialogue) = dialogue.cast::<HtmlDialogElement>() {
            // It is in the page and not open, so the browser has no ground to refuse.
            let _ = dialogue.show_modal();
        }
    });
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
        .put(keys())
        .put(element("p", "").put(letters).put(label.say("Single letters are commands")))
        .put(button("button button--main", close).say("Close"))
        .html()
}

/// The table of commands.
fn keys() -> Element {
    let head = |words| element("th", "").is("scope", "col").say(words);
    let paste = element("tr", "")
        .put(element("td", "").say("Add an article"))
        .put(element("td", "").put(element("kbd", "").say("Ctrl+V")));
    let rows = COMMANDS.iter().filter(|entry| !entry.chords.is_empty()).map(row);
    element("table", "help__keys")
        .put(element("caption", "hidden").say("Commands and their keys"))
        .put(element("thead", "").put(element("tr", "").put(head("Command")).put(head("Keys"))))
        .put(element("tbody", "").put(paste).put_all(rows))
}

fn row(entry: &Entry) -> Element {
    let mut keys = element("td", "");
    for (at, chord) in entry.chords.iter().enumerate() {
        if at > 0 {
            keys = keys.say(" or ");
        }
        keys = keys.put(element("kbd", "").say(&chord.label()));
    }
    element("tr", "").put(element("td", "").say(entry.title)).put(keys)
}
