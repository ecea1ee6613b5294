//! Sentences to the user, announced once.

use yew::prelude::*;

use super::icon;
use crate::commands::Command;
use crate::runner::Runner;
use crate::state::{Action, Message, Offer, Tone};

/// The messages, the oldest first. Both regions are always in the page, for screen readers hear
/// only what changes in a region that was there before.
pub fn messages(messages: &[Message], runner: &Runner) -> Html {
    let of = |is_problem: bool| {
        let shown = messages.iter().filter(move |m| (m.tone == Tone::Problem) == is_problem);
        shown.map(|message| one(runner, message)).collect::<Html>()
    };
    html! {
        <div class="messages">
            <div role="alert">{ of(true) }</div>
            <div role="status">{ of(false) }</div>
        </div>
    }
}

fn one(runner: &Runner, message: &Message) -> Html {
    let id = message.id;
    let dismiss = {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.dispatch(Action::Dismiss(id)))
    };
    let offer = message.offer.map(|offer| {
        let runner = runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            runner.dispatch(Action::Dismiss(id));
            runner.take_offer(offer);
        });
        let command = match offer {
            Offer::Undo => Command::Undo,
            Offer::Alike(_) => Command::Alike,
        };
        html! {
            <button class="button" type="button" title={command.hint()} {onclick}>
                { command.title() }
            </button>
        }
    });
    html! {
        <div class="message" key={id} data-tone={message.tone.name()}>
            <p class="message__text">{ &message.text }</p>
            { offer }
            <button
                class="button button--bare"
                type="button"
                title="Dismiss"
                aria-label="Dismiss this message"
                onclick={dismiss}
            >
                { icon::CROSS.draw() }
            </button>
        </div>
    }
}
