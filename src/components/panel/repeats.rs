//! What stands in this article more than once, and what it shares with the others.

use bluepencil_engine::{DocumentId, Passage, Repeat};
use yew::prelude::*;

use super::{Props, section};
use crate::components::button::link;
use crate::components::element::{Element, element, fragment};
use crate::runner::Runner;
use crate::state::{Mark, Workspace};
use crate::view::names;
use crate::view::repeats::strike_others;
use crate::words::phrases;

/// The longest excerpt of a passage, in characters.
const EXCERPT: usize = 80;
/// How many repeats are listed; the rest are counted.
const LISTED: usize = 50;
/// How many places of one repeat are linked; the rest are counted.
const PLACES: usize = 12;

/// The section of repeats.
pub(super) fn repeats(props: &Props) -> Html {
    let workspace = &props.workspace;
    let (Some(id), Some(analysis)) = (&workspace.current, workspace.analysis()) else {
        return Html::default();
    };
    let is_here = |repeat: &&Repeat| repeat.passages.iter().any(|p| &p.document == id);
    let shared = workspace.comparison.repeats.iter().map(AsRef::as_ref).filter(is_here);
    let all: Vec<&Repeat> = analysis.repeats.iter().chain(shared).collect();
    if all.is_empty() {
        return Html::default();
    }
    let more = all.len().saturating_sub(LISTED);
    let shown = all.iter().take(LISTED).map(|repeat| one(workspace, id, repeat, &props.runner));
    let mut body: Vec<Html> = shown.collect();
    if more > 0 {
        body.push(element("p", "entries__more").say(&phrases::count::more(more)).html());
    }
    section("repeats", phrases::panel::repeats(), all.len(), fragment(body))
}

fn one(workspace: &Workspace, current: &DocumentId, repeat: &Repeat, runner: &Runner) -> Html {
    let Some(first) = repeat.passages.iter().find(|p| &p.document == current) else {
        return Html::default();
    };
    let excerpt = workspace
        .article()
        .map(|article| names::shorten(article.document.text.slice(first.span), EXCERPT));
    let passages = repeat.passages.iter().take(PLACES);
    let places = passages.filter_map(|passage| place(workspace, current, passage, runner));
    let places = element("ul", "repeat__places").put_all(places);
    let places = match repeat.passages.len().saturating_sub(PLACES) {
        0 => places,
        more => places.put(element("li", "").say(&phrases::count::more(more))),
    };
    let strike =
        workspace.article().zip(workspace.analysis()).is_some_and(|(article, analysis)| {
            !strike_others(article, analysis, &workspace.project.settings, repeat).is_empty()
        });
    let (runner, repeat) = (runner.clone(), repeat.clone());
    let onclick = Callback::from(move |_: MouseEvent| runner.strike_repeated(&repeat));
    let strike = strike.then(|| link(phrases::compare::strike_others().into(), None, onclick));
    let words = element("p", "repeat__words").is("dir", "auto");
    element("div", "repeat")
        .put(words.say(&excerpt.unwrap_or_default()))
        .put(places)
        .put_html(strike.unwrap_or_default())
        .html()
}

fn place(
    workspace: &Workspace,
    current: &DocumentId,
    passage: &Passage,
    runner: &Runner,
) -> Option<Element> {
    let article = workspace.project.article(&passage.document)?;
    let line = article.document.text.line_of(passage.span.start) + 1;
    let analysis = workspace.readings.get(&passage.document).map(AsRef::as_ref);
    let name = match &passage.document == current {
        true => phrases::panel::place(line),
        false => {
            let name = names::shorten(&names::article(article, analysis), 50);
            phrases::panel::place_in(&name, line)
        }
    };
    let lines = &analysis?.lines;
    let at = lines.partition_point(|line| line.span.end <= passage.span.start);
    let found = lines.get(at).filter(|line| line.span.overlaps(passage.span))?;
    let (runner, id, mark) = (runner.clone(), passage.document.clone(), Mark::Line(found.span));
    let onclick = Callback::from(move |_: MouseEvent| runner.go(&id, mark));
    Some(element("li", "").put_html(link(name, None, onclick)))
}
