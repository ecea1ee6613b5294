//! The help: every command with its keys, from the table of commands.

use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use crate::commands::COMMANDS;
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
    html! {
        <dialog class="help" ref={dialogue} aria-labelledby="help-title" {onclose}>
            <h2 id="help-title">{ "Help" }</h2>
            <p>
                { "Paste an article with Ctrl+V (⌘V). Lines that are not the article are struck \
                   out in blue; quotations are marked in their speaker’s colour. Walk the marks, \
                   accept or reject each, and download the annotations when you are done." }
            </p>
            <table class="help__keys">
                <caption class="hidden">{ "Commands and their keys" }</caption>
                <thead><tr><th scope="col">{ "Command" }</th><th scope="col">{ "Keys" }</th></tr></thead>
                <tbody>
                    <tr>
                        <td>{ "Add an article" }</td>
                        <td><kbd>{ "Ctrl+V" }</kbd></td>
                    </tr>
                    { for COMMANDS.iter().filter(|e| !e.chords.is_empty()).map(row) }
                </tbody>
            </table>
            <p>
                <input type="checkbox" id="letter-keys" checked={props.letter_keys} {onchange} />
                <label for="letter-keys">{ "Single letters are commands" }</label>
            </p>
            <button class="button button--main" type="button" onclick={close}>{ "Close" }</button>
        </dialog>
    }
}

fn row(entry: &crate::commands::Entry) -> Html {
    let keys = entry.chords.iter().enumerate().map(|(at, chord)| {
        html! {
            <>
                if at > 0 { { " or " } }
                <kbd>{ chord.label() }</kbd>
            </>
        }
    });
    html! { <tr><td>{ entry.title }</td><td>{ for keys }</td></tr> }
}
