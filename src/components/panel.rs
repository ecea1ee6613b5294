//! What was found in the article: the mark in focus, quotations by speaker, struck lines by kind,
//! and what repeats.

mod chosen;
mod doubtful;
mod found;
pub(crate) mod hand;
mod labels;
mod quotes;
pub mod remark;
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
use crate::components::element::{Element, element};
use crate::runner::Runner;
use crate::state::Workspace;
use crate::view::bulk::Bulk;
use crate::view::speakers::{Colours, names as speakers_of};
use crate::words::{self, phrases};

/// What the panel is drawn from.
pub struct Props {
    /// The state.
    pub workspace: Shared,
    /// The speakers' colours.
    pub colours: Rc<Colours>,
    /// Carries commands out.
    pub runner: Runner,
}

/// The panel.
pub fn panel(props: &Props) -> Html {
    element("aside", "panel")
        .flag("data-empty", props.workspace.focus.is_none())
        .is("aria-label", phrases::panel::title())
        .put(chosen::chosen(props))
        .put(completions(&props.workspace, &props.colours))
        .put_html(found::found(props))
        .put_html(hand::lost(props))
        .put_html(hand::hand(props))
        .put_html(doubtful::doubtful_marks(props))
        .put_html(speakers::speakers(props))
        .put_html(quotes::quotes(props))
        .put_html(struck::struck(props))
        .put_html(rules::rules(props))
        .put_html(repeats::repeats(props))
        .put_html(labels::labels(props))
        .put_html(steps::steps(props))
        .html()
}

/// The names that fields for speakers complete.
fn completions(workspace: &Workspace, colours: &Colours) -> Element {
    let names = speakers_of(workspace, colours);
    let option = |name: Rc<str>| element("option", "").set("value", name.to_string());
    element("datalist", "").is("id", "speakers").put_all(names.into_iter().map(option))
}

/// The buttons that judge all marks of `bulk` at once.
fn bulk_links(bulk: &Bulk, runner: &Runner) -> Html {
    let judging = |verdict: Verdict, words: &str| {
        let (runner, bulk) = (runner.clone(), bulk.clone());
        let onclick = Callback::from(move |_: MouseEvent| runner.judge_all(&bulk, verdict));
        link(words.to_owned(), None, onclick)
    };
    element("p", "bulk")
        .put_html(judging(Verdict::Accepted, phrases::panel::all_right()))
        .put_html(judging(Verdict::Rejected, phrases::panel::all_wrong()))
        .html()
}

/// A section that can be folded, with its count.
fn section(name: &'static str, title: &str, count: usize, body: Html) -> Html {
    let count = element("span", "section__count").say(&words::number(count));
    element("details", "section")
        .is("data-section", name)
        .is("open", "")
        .put(element("summary", "section__title").say(title).put(count))
        .put_html(body)
        .html()
}
