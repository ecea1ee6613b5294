//! Quotations by speaker.

use bluepencil_engine::project::Verdict;
use bluepencil_engine::{Level, Text};
use yew::prelude::*;

use super::{Props, bulk_links, section};
use crate::components::button::Entry;
use crate::components::element::{self, Element, element, fragment};
use crate::components::speaker::{doubt, speaker};
use crate::runner::Runner;
use crate::state::{Action, Mark};
use crate::view::bulk::Bulk;
use crate::view::names;
use crate::view::speakers::{Group, Item, groups};
use crate::words::{self, phrases};

/// The longest excerpt of a quotation, in characters.
const EXCERPT: usize = 90;

/// The section of quotations.
pub(super) fn quotes(props: &Props) -> Html {
    let workspace = &props.workspace;
    let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
        return Html::default();
    };
    let groups = groups(article, analysis, &workspace.project.settings, &props.colours);
    let count = groups.iter().map(|group| group.quotes.len()).sum();
    let text = &article.document.text;
    let body = match groups.is_empty() {
        true => element("p", "section__none").say(phrases::panel::nobody_quoted()).html(),
        false => fragment(
            groups
                .iter()
                .map(|group| group_html(group, text, workspace.focus, &props.runner))
                .collect(),
        ),
    };
    section("quotes", phrases::panel::quotations(), count, body)
}

fn group_html(group: &Group, text: &Text, focus: Option<Mark>, runner: &Runner) -> Html {
    let name = group.speaker.as_deref();
    let words = phrases::count::words(group.words);
    let title = element("summary", "group__title")
        .put_html(speaker(name, group.colour))
        .put(element("span", "group__about").say(&words));
    let bulk = match group.quotes.len() {
        0 | 1 => Html::default(),
        _ => bulk_links(&Bulk::Speaker(group.speaker.clone()), runner),
    };
    let items = group.quotes.iter().map(|item| item_html(item, text, focus, runner));
    element("details", "group")
        .set("data-speaker", name.unwrap_or(phrases::article::nobody()).to_owned())
        .is("open", "")
        .put(title)
        .put_html(bulk)
        .put(items.fold(element("ul", "entries"), Element::put_html))
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
