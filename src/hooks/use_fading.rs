//! Takes messages away after a while; problems stay until they are dismissed.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::runner::Runner;
use crate::state::{Action, Message, Tone};

/// How long it is told that something was done: time to read the sentence three times and to
/// reach its button. The history and its keys offer the same without haste.
const DONE_MS: u32 = 12_000;
/// How long a note about a text stays: two or three sentences, read at leisure.
const NOTE_MS: u32 = 40_000;

/// Dismisses the oldest message that may go, when its time is over.
#[hook]
pub fn use_fading(messages: &Rc<Vec<Message>>, runner: &Runner) {
    let oldest = messages.iter().find(|message| message.tone != Tone::Problem);
    let runner = runner.clone();
    use_effect_with(oldest.map(|message| (message.id, message.tone)), move |&oldest| {
        let timeout = oldest.map(|(id, tone)| {
            let shown_ms = if tone == Tone::Done { DONE_MS } else { NOTE_MS };
            Timeout::new(shown_ms, move || runner.dispatch(Action::Dismiss(id)))
        });
        move || drop(timeout)
    });
}
