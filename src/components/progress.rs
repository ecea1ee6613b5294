//! How far the opening and reading of many articles has come, with a button that stops it.

use yew::prelude::*;

use super::element::{button, element};
use crate::runner::Runner;
use crate::state::Workspace;
use crate::words::{self, phrases};

/// From so many articles on that wait to be read, it is told how far their reading has come.
const MANY: usize = 20;

/// The progress; nothing while nobody waits.
pub fn progress(workspace: &Workspace, runner: &Runner) -> Html {
    let all = workspace.project.articles.len();
    let read = workspace.readings.len();
    let (text, done, all) = match workspace.opening {
        Some(opening) => (words::opening(opening.done, opening.all), opening.done, opening.all),
        None if all >= read + MANY => (words::reading(read, all), read, all),
        None => return Html::default(),
    };
    let stop = {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.stop_opening())
    };
    let bar = element("progress", "progress__bar")
        .is("aria-labelledby", "progress")
        .set("max", all.to_string())
        .set("value", done.to_string());
    element("div", "progress")
        .put(element("span", "").is("id", "progress").say(&text))
        .put(bar)
        .put(button("button progress__stop", stop).say(phrases::message::stop()))
        .html()
}
