//! What was read with doubt, in a list, and one verdict on all of it.

use bluepencil_engine::Text;
use bluepencil_engine::project::Verdict;
use yew::prelude::*;

use super::{Found, Props, bulk_links, focus_in, section};
use crate::components::button::{Entry, link};
use crate::components::element::{Element, element, fragment};
use crate::components::still::still;
use crate::runner::Runner;
use crate::state::{Action, Mark, Pane};
use crate::view::bulk::Bulk;
use crate::view::names;
use crate::words::phrases;

/// The longest excerpt of a mark, in characters.
const EXCERPT: usize = 70;
/// How many are listed; the rest are counted. All are marked in the text.
const LISTED: usize = 50;

/// What is listed, drawn again only when it is something else.
#[derive(PartialEq)]
struct Of {
    listed: Vec<Mark>,
    count: usize,
    text: Text,
    /// The mark in focus, if it is listed.
    focus: Option<Mark>,
    runner: Runner,
}

/// The section of doubtful marks; nothing where there is none.
pub(super) fn doubtful_marks(props: &Props, found: &Found) -> Html {
    let listed: Vec<Mark> = found.doubtful.iter().take(LISTED).copied().collect();
    if listed.is_empty() {
        return Html::default();
    }
    let of = Of {
        count: found.doubtful.len(),
        text: found.text.clone(),
        focus: focus_in(props, listed.iter().copied()),
        listed,
        runner: props.runner.clone(),
    };
    still(props.workspace.language, None, of, list)
}

fn list(of: &Of) -> Html {
    let Of { listed, count, text, focus, runner: here } = of;
    let item = |&mark: &Mark| {
        let runner = here.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            runner.dispatch(Action::Pane(Pane::Text));
            runner.dispatch(Action::Focus(Some(mark)));
        });
        let words = names::shorten(text.slice(mark.span()), EXCERPT);
        let is_current = *focus == Some(mark);
        Entry { words, about: Html::default(), state: None, is_current, onclick }.draw()
    };
    let list = listed.iter().map(item).fold(element("ul", "entries"), Element::put_html);
    let list = match count.saturating_sub(LISTED) {
        0 => list,
        more => list.put(element("li", "entries__more").say(&phrases::count::more(more))),
    };
    let body = fragment(vec![
        bulk_links(&Bulk::Doubtful, here),
        list.html(),
        element("p", "bulk").put_html(rest_link(here)).html(),
    ]);
    section("doubtful", phrases::panel::doubtful(), *count, body)
}

/// Accepts what nobody need look at, once the doubtful marks were.
fn rest_link(runner: &Runner) -> Html {
    let runner = runner.clone();
    let onclick =
        Callback::from(move |_: MouseEvent| runner.judge_all(&Bulk::Certain, Verdict::Accepted));
    link(phrases::panel::rest_right().into(), None, onclick)
}
