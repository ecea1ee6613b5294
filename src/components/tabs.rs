//! Chooses the pane where there is room for only one.

use yew::prelude::*;

use crate::runner::Runner;
use crate::state::{Action, Pane};

/// What is chosen.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Carries commands out.
    pub runner: Runner,
    /// The pane that is shown.
    pub pane: Pane,
}

/// The bar at the foot of a narrow page.
#[component]
pub fn Tabs(props: &Props) -> Html {
    let tab = |(pane, name, words): (Pane, &'static str, &'static str)| {
        let runner = props.runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| runner.dispatch(Action::Pane(pane)));
        let current = (props.pane == pane).then_some("true");
        html! {
            <button
                class="tabs__tab"
                type="button"
                data-tab={name}
                aria-current={current}
                {onclick}
            >
                { words }
            </button>
        }
    };
    html! { <nav class="tabs" aria-label="Panes">{ for Pane::ALL.into_iter().map(tab) }</nav> }
}
