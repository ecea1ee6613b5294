//! The page before the first article: says what it does and offers the ways in.

use yew::prelude::*;

use super::element::{button, component, element};
use super::paste_box::{self, PasteBox};
use crate::commands::Command;
use crate::runner::Runner;

/// What the page stands for.
const PROMISES: &[&str] = &[
    "Nothing leaves your browser: there is no server to send it to.",
    "Nothing is thrown away: struck lines stay one click from view, and every step can be undone.",
    "Every mark says why it is there, and can be accepted or rejected by a key.",
];

/// The first screen; `is_loaded` tells whether what was kept from the last visit was looked for.
pub fn empty(is_loaded: bool, runner: &Runner) -> Html {
    let run = |command: Command| {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.run(command))
    };
    let title = element("h2", "empty__title")
        .say("Paste an article. ")
        .put(element("del", "empty__struck").say("READ MORE: Ten other stories"))
        .say(" See what is the story, what is furniture, and ")
        .put(element("mark", "empty__quote").say("“who said what.”"));
    let ways = element("p", "empty__ways")
        .say("You can also drop text files anywhere, ")
        .put(button("link", run(Command::Open)).say("open files"))
        .say(", or ")
        .put(button("link", run(Command::Sample)).say("try the sample"))
        .say(".");
    let promises = PROMISES.iter().map(|promise| element("li", "").say(promise));
    let paste = paste_box::Props { runner: runner.clone(), id: "first-paste" };
    element("main", "empty")
        .is("id", "article")
        .is("tabindex", "-1")
        .flag("aria-busy", !is_loaded)
        .put(title)
        .put_html(component::<PasteBox>(paste, None))
        .put(ways)
        .put(element("ul", "empty__promises").put_all(promises))
        .html()
}
