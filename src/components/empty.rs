//! The page before the first article: says what it does and offers the ways in.

use yew::prelude::*;

use super::element::{button, component, element};
use super::paste_box::{self, PasteBox};
use crate::commands::Command;
use crate::runner::Runner;
use crate::state::Workspace;
use crate::words::phrases;

/// The first screen.
pub fn empty(workspace: &Workspace, runner: &Runner) -> Html {
    let run = |command: Command| {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.run(command))
    };
    let [paste, see, end] = phrases::empty::title();
    let title = element("h2", "empty__title")
        .say(paste)
        .put(element("del", "empty__struck").say(phrases::empty::struck()))
        .say(see)
        .put(element("mark", "empty__quote").say(phrases::empty::said()))
        .say(end);
    let [drop, or, stop] = phrases::empty::ways();
    let ways = element("p", "empty__ways")
        .say(drop)
        .put(button("link", run(Command::Open)).say(phrases::empty::open()))
        .say(or)
        .put(button("link", run(Command::Sample)).say(phrases::empty::sample()))
        .say(stop);
    let promises =
        [phrases::empty::private(), phrases::empty::undoable(), phrases::empty::reasoned()];
    let promises = promises.into_iter().map(|promise| element("li", "").say(promise));
    let (runner, language) = (runner.clone(), workspace.language);
    let paste = paste_box::Props { runner, id: "first-paste", language };
    element("main", "empty")
        .is("id", "article")
        .is("tabindex", "-1")
        .flag("aria-busy", !workspace.loaded)
        .put(title)
        .put_html(component::<PasteBox>(paste, None))
        .put(ways)
        .put(element("ul", "empty__promises").put_all(promises))
        .html()
}
