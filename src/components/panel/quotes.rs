//! Quotations by speaker.

use std::rc::Rc;

use bluepencil_engine::project::Verdict;
use bluepencil_engine::{Level, Text};
use yew::prelude::*;

use super::{Found, Props, bulk_links, focus_in, section};
use crate::components::button::Entry;
use crate::components::element::{self, Element, element, fragment};
use crate::components::speaker::{doubt, speaker};
use crate::components::still::still;
use crate::runner::Runner;
use crate::state::{Action, Mark};
use crate::view::bulk::Bulk;
use crate::view::names;
use crate::view::speakers::{Group, Item};
use crate::words::{self, phrases};

/// The longest excerpt of a quotation, in characters.
const EXCERPT: usize = 90;
/// How many quotations of a speaker are listed; the rest are counted. All are marked in the text.
const LISTED: usize = 100;

/// One speaker's quotations, drawn again only when something about them changes.
#[derive(PartialEq)]
struct Of {
    group: Rc<Group>,
    text: Text,
    /// The mark in focus, if it is one of them.
    focus: Option<Mark>,
    runner: Runner,
}

/// The section of quotations.
pub(super) fn quotes(props: &Props, found: &Found) -> Html {
    let count = found.groups.iter().map(|group| group.count).sum();
    let one = |group: &Rc<Group>| {
        let listed = group.quotes.iter().take(LISTED).map(|item| item.mark);
        let of = Of {
            group: Rc::clone(group),
            text: found.text.clone(),
            focus: focus_in(props, listed),
            runner: props.runner.clone(),
        };
        // No name is empty, so that is the key of what nobody says.
        still(
            props.workspace.language,
            Some(group.speaker.as_deref().unwrap_or_default().into()),
            of,
            group_html,
        )
    };
    let body = match found.groups.is_empty() {
        true => element("p", "section__none").say(phrases::panel::nobody_quoted()).html(),
        false => fragment(found.groups.iter().map(one).collect()),
    };
    section("quotes", phrases::panel::quotations(), count, body)
}

fn group_html(of: &Of) -> Html {
    let Of { group, text, focus, runner } = of;
    let name = group.speaker.as_deref();
    let words = phrases::count::words(group.words);
    let title = element("summary", "group__title")
        .put_html(speaker(name, group.colour))
        .put(element("span", "group__about").say(&words));
    let bulk = match group.quotes.len() {
        0 | 1 => Html::default(),
        _ => bulk_links(&Bulk::Speaker(group.speaker.clone()), runner),
    };
    let items = group.quotes.iter().take(LISTED).map(|item| item_html(item, text, *focus, runner));
    let list = items.fold(element("ul", "entries"), Element::put_html);
    let list = match group.quotes.len().saturating_sub(LISTED) {
        0 => list,
        more => list.put(element("li", "entries__more").say(&phrases::count::more(more))),
    };
    element("details", "group")
        .set("data-speaker", name.unwrap_or(phrases::article::nobody()).to_owned())
        .is("open", "")
        .put(title)
        .put_html(bulk)
        .put(list)
        .html()
}

fn item_html(item: &Item, text: &Text, focus: Option<Mark>, runner: &Runner) -> Html {
    let mark = item.mark;
    let runner = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        runner.dispatch(Action::Pane(crate::state::Pane::Text));
        runner.dispatch(Action::Focus(Some(mark)));
    });
    let verdict = match item.verdict {
        Some(Verdict::Rejected) => Some("rejected"),
        Some(Verdict::Accepted) => Some("accepted"),
        None => None,
    };
    let mut about = Vec::new();
    if item.level != Level::Direct {
        about.push(element::text(words::level(item.level)));
    }
    if let Some(verdict) = item.verdict {
        about.push(element::text(" "));
        about.push(element::text(words::verdict(verdict)));
    }
    if item.is_doubtful {
        about.push(doubt());
    }
    let about = fragment(about);
    let words = names::shorten(text.slice(item.inner), EXCERPT);
    Entry { words, about, state: verdict, is_current: focus == Some(mark), onclick }.draw()
}
