//! What was read with doubt, in a list, and one verdict on all of it.

use bluepencil_engine::project::Verdict;
use yew::prelude::*;

use super::{Props, bulk_links, section};
use crate::components::button::{Entry, link};
use crate::components::element::{Element, element, fragment};
use crate::runner::Runner;
use crate::state::{Action, Mark, Pane};
use crate::view::bulk::Bulk;
use crate::view::doubt::doubtful;
use crate::view::names;
use crate::words::phrases;

/// The longest excerpt of a mark, in characters.
const EXCERPT: usize = 70;
/// How many are listed; the rest are counted. All are marked in the text.
const LISTED: usize = 50;

/// The section of doubtful marks; nothing where there is none.
pub(super) fn doubtful_marks(props: &Props) -> Html {
    let workspace = &props.workspace;
    let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
        return Html::default();
    };
    let marks = doubtful(article, analysis, &workspace.project.settings);
    if marks.is_empty() {
        return Html::default();
    }
    let text = &article.document.text;
    let item = |&mark: &Mark| {
        let runner = props.runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            runner.dispatch(Action::Pane(Pane::Text));
            runner.dispatch(Action::Focus(Some(mark)));
        });
        let words = names::shorten(text.slice(mark.span()), EXCERPT);
        let is_current = workspace.focus == Some(mark);
        Entry { words, about: Html::default(), state: None, is_current, onclick }.draw()
    };
    let more = marks.len().saturating_sub(LISTED);
    let list =
        marks.iter().take(LISTED).map(item).fold(element("ul", "entries"), Element::put_html);
    let list = match more {
        0 => list,
        more => list.put(element("li", "entries__more").say(&phrases::count::more(more))),
    };
    let body = fragment(vec![
        bulk_links(&Bulk::Doubtful, &props.runner),
        list.html(),
        element("p", "bulk").put_html(rest_link(&props.runner)).html(),
    ]);
    section("doubtful", phrases::panel::doubtful(), marks.len(), body)
}

/// Accepts what nobody need look at, once the doubtful marks were.
fn rest_link(runner: &Runner) -> Html {
    let runner = runner.clone();
    let onclick =
        Callback::from(move |_: MouseEvent| runner.judge_all(&Bulk::Certain, Verdict::Accepted));
    link(phrases::panel::rest_right().into(), None, onclick)
}
