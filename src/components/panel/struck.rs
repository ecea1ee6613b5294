//! Struck lines by kind, each kind with a switch.

use std::rc::Rc;

use bluepencil_engine::{LineKind, Text};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Found, Props, bulk_links, focus_in, section};
use crate::components::button::Entry;
use crate::components::element::{self, Element, element, fragment};
use crate::components::speaker::doubt;
use crate::components::still::still;
use crate::runner::Runner;
use crate::state::{Action, Mark, Pane};
use crate::view::bulk::Bulk;
use crate::view::names;
use crate::view::summary::{KindGroup, LineItem};
use crate::words::{self, phrases};

/// The longest excerpt of a line, in characters.
const EXCERPT: usize = 70;
/// How many lines of a kind are listed; the rest are counted. All stand struck in the text.
const LISTED: usize = 50;

/// The lines of one kind, drawn again only when something about them changes.
#[derive(PartialEq)]
struct Of {
    group: Rc<KindGroup>,
    text: Text,
    /// The mark in focus, if it is one of them.
    focus: Option<Mark>,
    runner: Runner,
}

/// The section of struck lines.
pub(super) fn struck(props: &Props, found: &Found) -> Html {
    let groups = &found.kinds;
    let lines = groups.iter().flat_map(|group| &group.lines);
    let count = lines.filter(|line| !line.is_kept).count();
    let one = |group: &Rc<KindGroup>| {
        let listed = group.lines.iter().take(LISTED).map(|line| Mark::Line(line.span));
        let of = Of {
            group: Rc::clone(group),
            text: found.text.clone(),
            focus: focus_in(props, listed),
            runner: props.runner.clone(),
        };
        still(props.workspace.language, Some(group.kind.name().into()), of, group_html)
    };
    let body = match groups.is_empty() {
        true => {
            let none = phrases::panel::nothing_struck();
            element("p", "section__none").say(none).html()
        }
        false => fragment(groups.iter().map(one).collect()),
    };
    section("struck", phrases::panel::struck(), count, body)
}

fn group_html(of: &Of) -> Html {
    let Of { group, text, focus, runner } = of;
    let title = element("summary", "group__title")
        .put(element("span", "kind__name").say(words::kind(group.kind)))
        .put(element("span", "group__about").say(&words::number(group.lines.len())));
    let items = group.lines.iter().take(LISTED).map(|line| line_html(line, text, *focus, runner));
    let list = items.fold(element("ul", "entries"), Element::put_html);
    let list = match group.lines.len().saturating_sub(LISTED) {
        0 => list,
        more => list.put(element("li", "entries__more").say(&phrases::count::more(more))),
    };
    let lines = element("details", "group")
        .put(title)
        .put_html(bulk_links(&Bulk::Kind(group.kind), runner))
        .put(list);
    element("div", "kind")
        .is("data-kind", group.kind.name())
        .put(switch(group.kind, group.is_struck, runner))
        .put(lines)
        .html()
}

fn switch(kind: LineKind, is_struck: bool, runner: &Runner) -> Element {
    let runner = runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            runner.strike_kind(kind, input.checked());
        }
    });
    element("input", "switch")
        .is("type", "checkbox")
        .is("role", "switch")
        .set("aria-label", phrases::panel::strike_kind(words::kind(kind)))
        .is("title", phrases::panel::strike_this_kind())
        .checked(is_struck)
        .on_change(onchange)
}

fn line_html(line: &LineItem, text: &Text, focus: Option<Mark>, runner: &Runner) -> Html {
    let mark = Mark::Line(line.span);
    let runner = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        runner.dispatch(Action::Pane(Pane::Text));
        runner.dispatch(Action::Focus(Some(mark)));
    });
    let state = if line.is_kept { "kept" } else { "struck" };
    let mut about = words::reason(&line.why);
    if line.is_kept {
        about.push(' ');
        about.push_str(phrases::panel::kept());
    }
    let doubt = line.is_doubtful.then(doubt).unwrap_or_default();
    let about = fragment(vec![element::text(&about), doubt]);
    let words = names::shorten(text.slice(line.span), EXCERPT);
    Entry { words, about, state: Some(state), is_current: focus == Some(mark), onclick }.draw()
}
