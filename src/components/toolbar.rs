//! The bar above the panes: what can be done, from the table of commands.

use yew::prelude::*;

use super::button::{choice, running};
use super::element::{Element, button as button_of, element, fragment};
use super::icon::{self, Icon};
use crate::commands::Command;
use crate::runner::Runner;
use crate::runner::compare::COMPARE_BUTTON;
use crate::state::{Action, Saved, View, Workspace};
use crate::words::{self, phrases};

/// The bar.
pub fn toolbar(workspace: &Workspace, runner: &Runner) -> Html {
    let history = &workspace.history;
    let button = |command, icon| self::button(runner, command, icon, &State::Ready);
    let travel = |command, icon, of: Option<&str>| {
        let state = of.map_or(State::Idle, State::For);
        self::button(runner, command, icon, &state)
    };
    let group = |class, label| element("div", class).is("role", "group").is("aria-label", label);
    let brand = element("h1", "bar__brand")
        .put_html(icon::PENCIL.draw())
        .put(element("span", "bar__name").say(phrases::page::brand()));
    let add = group("bar__group bar__group--add", phrases::bar::add())
        .put(button(Command::Paste, icon::PASTE))
        .put(button(Command::Open, icon::OPEN));
    let travels = group("bar__group bar__group--history", phrases::bar::history())
        .put(travel(Command::Undo, icon::UNDO, history.next_undo()))
        .put(travel(Command::Redo, icon::REDO, history.next_redo()));
    let articles = workspace.project.articles.len();
    let has_history = articles > 0 || [history.next_undo(), history.next_redo()] != [None, None];
    let about_articles = || {
        let short = |command, icon, words| named(runner, command, icon, &State::Ready, words);
        let take = group("bar__group bar__group--out", phrases::bar::take_away())
            .put(short(Command::CopyClean, icon::COPY, phrases::bar::copy()))
            .put(short(Command::Download, icon::DOWNLOAD, phrases::bar::download()));
        let find = button(Command::Find, icon::FIND);
        let find = element("div", "bar__group bar__group--find").put(find);
        let compare = (articles > 1).then(|| compare(runner, workspace.is_comparing()));
        let compare = compare.unwrap_or_default();
        fragment(vec![find.html(), compare, views(runner, workspace.view), take.html()])
    };
    let saved = element("p", "bar__saved")
        .is("data-saved", saved_name(workspace.saved))
        .is("role", "status")
        .say(words::saved(workspace.saved));
    element("header", "bar")
        .put(brand)
        .put(add)
        .put_if(has_history.then_some(travels))
        .put_html((articles > 0).then(about_articles).unwrap_or_default())
        .put(saved)
        .put(button(Command::Palette, icon::MORE))
        .put(button(Command::Help, icon::QUESTION))
        .html()
}

fn compare(runner: &Runner, is_open: bool) -> Html {
    button_of("button", running(Command::Compare, runner))
        .is("id", COMPARE_BUTTON)
        .flag("aria-pressed", is_open)
        .set("title", runner.hint(Command::Compare))
        .put_html(icon::COMPARE.draw())
        .put(element("span", "button__words").say(phrases::compare::short()))
        .html()
}

fn views(runner: &Runner, view: View) -> Html {
    let one = |each: View| {
        let runner = runner.clone();
        let onchange = Callback::from(move |_: Event| runner.dispatch(Action::View(each)));
        choice("view", each.name(), words::view(each), view == each, onchange)
    };
    let legend = element("legend", "hidden").say(phrases::bar::views());
    let choices = element("fieldset", "choice").put(legend);
    View::ALL.into_iter().map(one).fold(choices, Element::put_html).html()
}

/// Whether a button can be pressed.
enum State<'a> {
    Ready,
    /// It can, and this is what it would work on.
    For(&'a str),
    Idle,
}

fn button(runner: &Runner, command: Command, icon: Icon, state: &State<'_>) -> Element {
    named(runner, command, icon, state, command.title())
}

/// A button that says less than its command is called; the rest is told by its tooltip.
fn named(runner: &Runner, command: Command, icon: Icon, state: &State<'_>, words: &str) -> Element {
    let hint = match state {
        State::For(of) => phrases::bar::hint_of(&runner.hint(command), of),
        State::Ready | State::Idle => runner.hint(command),
    };
    let disabled = matches!(state, State::Idle);
    button_of("button", running(command, runner))
        .set("title", hint)
        .is_if("disabled", disabled.then_some(""))
        .put_html(icon.draw())
        .put(element("span", "button__words").say(words))
}

const fn saved_name(saved: Saved) -> &'static str {
    match saved {
        Saved::Nothing => "nothing",
        Saved::Writing => "writing",
        Saved::Kept => "kept",
        Saved::Failed => "failed",
    }
}
