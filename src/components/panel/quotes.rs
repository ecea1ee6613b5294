//! Quotations by speaker.

use bluepencil_engine::project::Verdict;
use bluepencil_engine::{Level, Text};
use yew::prelude::*;

use super::{Props, bulk_links, section};
use crate::components::button::Entry;
use crate::components::speaker::{doubt, speaker};
use crate::runner::Runner;
use crate::state::{Action, Mark};
use crate::view::bulk::Bulk;
use crate::view::names;
use crate::view::speakers::{Group, Item, groups};
use crate::words;

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
        true => html! { <p class="section__none">{ "Nobody is quoted in this article." }</p> },
        false => groups
            .iter()
            .map(|group| group_html(group, text, workspace.focus, &props.runner))
            .collect(),
    };
    section("quotes", "Quotations", count, body)
}

fn group_html(group: &Group, text: &Text, focus: Option<Mark>, runner: &Runner) -> Html {
    let name = group.speaker.as_deref().unwrap_or(words::NOBODY);
    let items = group.quotes.iter().map(|item| item_html(item, text, focus, runner));
    html! {
        <details class="group" data-speaker={name.to_owned()} open=true>
            <summary class="group__title">
                { speaker(group.speaker.as_deref(), group.colour) }
                <span class="group__about">{ words::count(group.words, "word", "words") }</span>
            </summary>
            if group.quotes.len() > 1 {
                { bulk_links(&Bulk::Speaker(group.speaker.clone()), runner) }
            }
            <ul class="entries">{ for items }</ul>
        </details>
    }
}

fn item_html(item: &Item, text: &Text, focus: Option<Mark>, runner: &Runner) -> Html {
    let mark = Mark::Quote(item.span);
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
    let about = (item.level != Level::Direct).then(|| words::level(item.level));
    let about = html! {
        <>
            { for about }
            { for verdict.map(|v| format!(" {v}")) }
            if item.is_doubtful {
                { doubt() }
            }
        </>
    };
    let words = names::shorten(text.slice(item.inner), EXCERPT);
    Entry { words, about, state: verdict, is_current: focus == Some(mark), onclick }.draw()
}
