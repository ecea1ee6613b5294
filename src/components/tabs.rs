//! Chooses the pane where there is room for only one.

use yew::prelude::*;

use crate::runner::Runner;
use crate::state::{Action, Pane};

/// The bar at the foot of a narrow page; `shown` is the pane on screen.
pub fn tabs(shown: Pane, runner: &Runner) -> Html {
    let tab = |(pane, name, words): (Pane, &'static str, &'static str)| {
        let runner = runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| runner.dispatch(Action::Pane(pane)));
        let current = (shown == pane).then_some("true");
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
