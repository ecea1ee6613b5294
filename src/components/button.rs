//! Buttons that stand in more than one place.

use yew::prelude::*;

use super::element::{button, element};
use super::icon::Icon;
use crate::commands::Command;
use crate::runner::Runner;

/// A button that reads like a link.
pub fn link(words: String, title: Option<String>, onclick: Callback<MouseEvent>) -> Html {
    button("link", onclick).set_if("title", title).say(&words).html()
}

/// The same, running a command.
pub fn command_link(command: Command, words: String, runner: &Runner) -> Html {
    link(words, Some(runner.hint(command)), running(command, runner))
}

/// A button that is an icon, with its name for those who cannot see it.
pub fn bare(icon: Icon, name: String, title: String, onclick: Callback<MouseEvent>) -> Html {
    button("button button--bare", onclick)
        .set("title", title)
        .set("aria-label", name)
        .put_html(icon.draw())
        .html()
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
    let field = element("input", "")
        .is("type", "radio")
        .is("name", group)
        .set("id", id.clone())
        .checked(is_chosen)
        .on_change(onchange);
    let label = element("label", "").set("for", id).say(words);
    element("span", "choice__one").put(field).put(label).html()
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
        let words = element("span", "")
            .attributes(&["class", "dir"], [Some("entry__words".into()), Some("auto".into())])
            .say(&self.words);
        let values = [
            Some("entry".into()),
            Some("button".into()),
            self.state.map(Into::into),
            self.is_current.then(|| "true".into()),
        ];
        let entry = element("button", "")
            .attributes(&["class", "type", "data-state", "aria-current"], values)
            .on_click(self.onclick)
            .put(words)
            .put(element("span", "entry__about").put_html(self.about));
        element("li", "").put(entry).html()
    }
}
