//! What was found in the article: the mark in focus, quotations by speaker, struck lines by kind,
//! and what repeats.

mod chosen;
mod doubtful;
mod quotes;
mod repeats;
mod rules;
pub mod speaker_field;
mod speakers;
mod steps;
mod struck;

use std::rc::Rc;

use bluepencil_engine::project::Verdict;
use yew::prelude::*;

use crate::app::Shared;
use crate::components::button::link;
use crate::runner::Runner;
use crate::state::Workspace;
use crate::view::bulk::Bulk;
use crate::view::speakers::{Colours, names as speakers_of};
use crate::words;

/// What the panel is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub workspace: Shared,
    /// The speakers' colours.
    pub colours: Rc<Colours>,
    /// Carries commands out.
    pub runner: Runner,
}

/// The panel.
#[component]
pub fn Panel(props: &Props) -> Html {
    html! {
        <aside
            class="panel"
            data-empty={props.workspace.focus.is_none().to_string()}
            aria-label="What was found"
        >
            { chosen::chosen(props) }
            { completions(&props.workspace, &props.colours) }
            { doubtful::doubtful_marks(props) }
            { speakers::speakers(props) }
            { quotes::quotes(props) }
            { struck::struck(props) }
            { rules::rules(props) }
            { repeats::repeats(props) }
            { steps::steps(props) }
        </aside>
    }
}

/// The names that fields for speakers complete.
fn completions(workspace: &Workspace, colours: &Colours) -> Html {
    let names = speakers_of(workspace, colours);
    let option = |name: Rc<str>| html! { <option value={name.to_string()} /> };
    html! { <datalist id="speakers">{ for names.into_iter().map(option) }</datalist> }
}

/// The buttons that judge all marks of `bulk` at once.
fn bulk_links(bulk: &Bulk, runner: &Runner) -> Html {
    let judging = |verdict: Verdict, words: &str| {
        let (runner, bulk) = (runner.clone(), bulk.clone());
        let onclick = Callback::from(move |_: MouseEvent| runner.judge_all(&bulk, verdict));
        link(words.to_owned(), None, onclick)
    };
    html! {
        <p class="bulk">
            { judging(Verdict::Accepted, words::ALL_RIGHT) }
            { judging(Verdict::Rejected, words::ALL_WRONG) }
        </p>
    }
}

/// A section that can be folded, with its count.
fn section(name: &'static str, title: &str, count: usize, body: Html) -> Html {
    html! {
        <details class="section" data-section={name} open=true>
            <summary class="section__title">
                { title }
                <span class="section__count">{ crate::words::number(count) }</span>
            </summary>
            { body }
        </details>
    }
}
