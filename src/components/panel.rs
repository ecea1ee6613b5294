//! What was found in the article: the mark in focus, quotations by speaker, struck lines by kind,
//! and what repeats.

mod chosen;
mod quotes;
mod repeats;
mod struck;

use std::rc::Rc;

use yew::prelude::*;

use crate::app::Shared;
use crate::runner::Runner;
use crate::view::speakers::Colours;

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
        <aside class="panel" aria-label="What was found">
            { chosen::chosen(props) }
            { quotes::quotes(props) }
            { struck::struck(props) }
            { repeats::repeats(props) }
        </aside>
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
