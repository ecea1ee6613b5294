//! What was found in the article: the mark in focus, quotations by speaker, struck lines by kind,
//! and what repeats.

mod chosen;
mod quotes;
mod repeats;
mod rules;
pub mod speaker_field;
mod speakers;
mod struck;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Shared;
use crate::runner::Runner;
use crate::state::Workspace;
use crate::view::speakers::{Colours, names as speakers_of};

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
            { speakers::speakers(props) }
            { quotes::quotes(props) }
            { struck::struck(props) }
            { rules::rules(props) }
            { repeats::repeats(props) }
        </aside>
    }
}

/// The names that fields for speakers complete.
fn completions(workspace: &Workspace, colours: &Colours) -> Html {
    let names = speakers_of(workspace, colours);
    let option = |name: Rc<str>| html! { <option value={name.to_string()} /> };
    html! { <datalist id="speakers">{ for names.into_iter().map(option) }</datalist> }
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
