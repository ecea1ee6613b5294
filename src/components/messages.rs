//! Sentences to the user, announced once.

use yew::prelude::*;

use super::element::{Element, button, element};
use super::icon;
use crate::commands::Command;
use crate::runner::Runner;
use crate::state::{Action, Message, Offer, Tone};
use crate::words::phrases;

/// The messages, the oldest first. Both regions are always in the page, for screen readers hear
/// only what changes in a region that was there before.
pub fn messages(messages: &[Message], runner: &Runner) -> Html {
    let of = |role: &'static str, is_problem: bool| {
        let shown = messages.iter().filter(move |m| (m.tone == Tone::Problem) == is_problem);
        element("div", "").is("role", role).put_all(shown.map(|message| one(runner, message)))
    };
    element("div", "messages").put(of("alert", true)).put(of("status", false)).html()
}

fn one(runner: &Runner, message: &Message) -> Element {
    let id = message.id;
    let dismiss = {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.dispatch(Action::Dismiss(id)))
    };
    let offer = message.offer.map(|offer| {
        let command = match offer {
            Offer::Undo => Command::Undo,
            Offer::Alike(_) => Command::Alike,
        };
        let (hint, runner) = (runner.hint(command), runner.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            runner.dispatch(Action::Dismiss(id));
            runner.take_offer(offer);
        });
        button("button", onclick).set("title", hint).say(command.title())
    });
    let dismiss = button("button button--bare", dismiss)
        .is("title", phrases::message::dismiss())
        .is("aria-label", phrases::message::dismiss_this())
        .put_html(icon::CROSS.draw());
    element("div", "message")
        .key(id.into())
        .is("data-tone", message.tone.name())
        .put(element("p", "message__text").say(&message.text))
        .put_if(offer)
        .put(dismiss)
}
