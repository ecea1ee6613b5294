//! Takes away what was merely done after a while; notes and problems stay until they are dismissed.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::runner::Runner;
use crate::state::{Action, Message, Tone};

/// How long it stays: time to read the sentence three times and to reach its button. The history
/// and its keys offer the same without haste.
const SHOWN_MS: u32 = 12_000;

/// Dismisses the newest message of something done when its time is over.
#[hook]
pub fn use_fading(messages: &Rc<Vec<Message>>, runner: &Runner) {
    let done = messages.iter().rev().find(|message| message.tone == Tone::Done);
    let runner = runner.clone();
    use_effect_with(done.map(|message| message.id), move |&id| {
        let timeout =
            id.map(|id| Timeout::new(SHOWN_MS, move || runner.dispatch(Action::Dismiss(id))));
        move || drop(timeout)
    });
}
