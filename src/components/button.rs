//! Buttons that stand in more than one place. Functions, and not generic ones: each drawing of a
//! button of its own costs the page half a kilobyte.

use yew::prelude::*;

use super::icon::Icon;
use crate::commands::Command;
use crate::runner::Runner;

/// A button that reads like a link.
pub fn link(words: String, title: Option<String>, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class="link" type="button" {title} {onclick}>{ words }</button>
    }
}

/// The same, running a command.
pub fn command_link(command: Command, words: String, runner: &Runner) -> Html {
    link(words, Some(command.hint()), running(command, runner))
}

/// A button that is an icon, with its name for those who cannot see it.
pub fn bare(icon: Icon, name: String, title: String, onclick: Callback<MouseEvent>) -> Html {
    html! {
        <button class="button button--bare" type="button" {title} aria-label={name} {onclick}>
            { icon.draw() }
        </button>
    }
}

/// One of several that exclude each other; `group` and `name` tell it from all others.
pub fn choice(
    group: &'static str,
    name: &str,
    words: &'static str,
    is_chosen: bool,
    onchange: Callback<Event>,
) -> Html {
    let id = format!("{group}-{name}");
    html! {
        <span class="choice__one">
            <input type="radio" name={group} id={id.clone()} checked={is_chosen} {onchange} />
            <label for={id}>{ words }</label>
        </span>
    }
}

/// What happens at a press that runs a command.
pub fn running(command: Command, runner: &Runner) -> Callback<MouseEvent> {
    let runner = runner.clone();
    Callback::from(move |_: MouseEvent| runner.run(command))
}

/// A passage of an article in a list: its words, something about it, and the way to it.
pub struct Entry {
    /// Its words.
    pub words: String,
    /// What is said of it.
    pub about: Html,
    /// Its state by name, for the style sheet.
    pub state: Option<&'static str>,
    /// Whether it is in focus.
    pub is_current: bool,
    /// Goes to it.
    pub onclick: Callback<MouseEvent>,
}

impl Entry {
    /// The entry as an item of a list.
    pub fn draw(self) -> Html {
        let current = self.is_current.then_some("true");
        html! {
            <li>
                <button
                    class="entry"
                    type="button"
                    data-state={self.state}
                    aria-current={current}
                    onclick={self.onclick}
                >
                    <span class="entry__words" dir="auto">{ self.words }</span>
                    <span class="entry__about">{ self.about }</span>
                </button>
            </li>
        }
    }
}
