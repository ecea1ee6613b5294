//! The bar above the panes: what can be done, from the table of commands.

use yew::prelude::*;

use super::button::{choice, running};
use super::element::{button as button_of, element};
use super::icon::{self, Icon};
use crate::commands::Command;
use crate::runner::Runner;
use crate::runner::compare::COMPARE_BUTTON;
use crate::state::{Action, Saved, View, Workspace};
use crate::words;

/// The bar.
pub fn toolbar(workspace: &Workspace, runner: &Runner) -> Html {
    let history = &workspace.history;
    let button = |command, icon| self::button(runner, command, icon, &State::Ready);
    let travel = |command, icon, of: Option<&str>| {
        let state = of.map_or(State::Idle, State::For);
        self::button(runner, command, icon, &state)
    };
    html! {
        <header class="bar">
            <h1 class="bar__brand">
                { icon::PENCIL.draw() }
                <span class="bar__name">{ "Bluepencil" }</span>
            </h1>
            <div class="bar__group" role="group" aria-label="Add articles">
                { button(Command::Paste, icon::PASTE) }
                { button(Command::Open, icon::OPEN) }
            </div>
            <div class="bar__group bar__group--history" role="group" aria-label="History">
                { travel(Command::Undo, icon::UNDO, history.next_undo()) }
                { travel(Command::Redo, icon::REDO, history.next_redo()) }
            </div>
            if !workspace.project.articles.is_empty() {
                if workspace.project.articles.len() > 1 {
                    { compare(runner, workspace.is_comparing()) }
                }
                { views(runner, workspace.view) }
                <div class="bar__group bar__group--out" role="group" aria-label="Take away">
                    { button(Command::CopyClean, icon::COPY) }
                    { button(Command::Download, icon::DOWNLOAD) }
                </div>
            }
            <p class="bar__saved" data-saved={saved_name(workspace.saved)} role="status">
                { saved_words(workspace.saved) }
            </p>
            { button(Command::Help, icon::QUESTION) }
        </header>
    }
}

fn compare(runner: &Runner, is_open: bool) -> Html {
    button_of("button", running(Command::Compare, runner))
        .is("id", COMPARE_BUTTON)
        .flag("aria-pressed", is_open)
        .set("title", Command::Compare.hint())
        .put_html(icon::COMPARE.draw())
        .put(element("span", "button__words").say(words::compare::SHORT))
        .html()
}

fn views(runner: &Runner, view: View) -> Html {
    let one = |each: View| {
        let runner = runner.clone();
        let onchange = Callback::from(move |_: Event| runner.dispatch(Action::View(each)));
        let words = match each {
            View::Marked => "Marked",
            View::Clean => "Clean",
            View::Original => "Original",
        };
        choice("view", each.name(), words, view == each, onchange)
    };
    html! {
        <fieldset class="choice">
            <legend class="hidden">{ "How the article is shown" }</legend>
            { for View::ALL.into_iter().map(one) }
        </fieldset>
    }
}

/// Whether a button can be pressed.
enum State<'a> {
    Ready,
    /// It can, and this is what it would work on.
    For(&'a str),
    Idle,
}

fn button(runner: &Runner, command: Command, icon: Icon, state: &State<'_>) -> Html {
    let runner = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| runner.run(command));
    let hint = match state {
        State::For(of) => format!("{}: {of}", command.hint()),
        State::Ready | State::Idle => command.hint(),
    };
    let disabled = matches!(state, State::Idle);
    html! {
        <button class="button" type="button" title={hint} {onclick} {disabled}>
            { icon.draw() }
            <span class="button__words">{ command.title() }</span>
        </button>
    }
}

const fn saved_name(saved: Saved) -> &'static str {
    match saved {
        Saved::Nothing => "nothing",
        Saved::Writing => "writing",
        Saved::Kept => "kept",
        Saved::Failed => "failed",
    }
}

const fn saved_words(saved: Saved) -> &'static str {
    match saved {
        Saved::Nothing => "",
        Saved::Writing => "Saving…",
        Saved::Kept => "Saved in this browser",
        Saved::Failed => "Not saved",
    }
}
