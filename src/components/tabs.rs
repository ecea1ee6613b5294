//! Chooses the pane where there is room for only one.

use yew::prelude::*;

use super::element::{button, element};
use crate::runner::Runner;
use crate::state::{Action, Pane};
use crate::words::{self, phrases};

/// The bar at the foot of a narrow page; `shown` is the pane on screen.
pub fn tabs(shown: Pane, runner: &Runner) -> Html {
    let tab = |pane: Pane| {
        let runner = runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| runner.dispatch(Action::Pane(pane)));
        let current = (shown == pane).then_some("true");
        button("tabs__tab", onclick)
            .is("data-tab", pane.name())
            .is_if("aria-current", current)
            .say(words::pane(pane))
    };
    let tabs = Pane::ALL.into_iter().map(tab);
    element("nav", "tabs").is("aria-label", phrases::list::panes()).put_all(tabs).html()
}
