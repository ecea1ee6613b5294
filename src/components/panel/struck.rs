//! Struck lines by kind, each kind with a switch.

use bluepencil_engine::{LineKind, Text};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Props, bulk_links, section};
use crate::components::button::Entry;
use crate::components::speaker::doubt;
use crate::runner::Runner;
use crate::state::{Action, Mark, Pane};
use crate::view::bulk::Bulk;
use crate::view::names;
use crate::view::summary::{KindGroup, LineItem, kinds};
use crate::words;

/// The longest excerpt of a line, in characters.
const EXCERPT: usize = 70;
/// How many lines of a kind are listed; the rest are counted. All stand struck in the text.
const LISTED: usize = 50;

/// The section of struck lines.
pub(super) fn struck(props: &Props) -> Html {
    let workspace = &props.workspace;
    let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
        return Html::default();
    };
    let groups = kinds(article, analysis, &workspace.project.settings);
    let lines = groups.iter().flat_map(|group| &group.lines);
    let count = lines.filter(|line| !line.is_kept).count();
    let text = &article.document.text;
    let body = match groups.is_empty() {
        true => html! {
            <p class="section__none">{ "Every line reads like part of the article." }</p>
        },
        false => groups
            .iter()
            .map(|group| group_html(group, text, workspace.focus, &props.runner))
            .collect(),
    };
    section("struck", "Struck lines", count, body)
}

fn group_html(group: &KindGroup, text: &Text, focus: Option<Mark>, runner: &Runner) -> Html {
    let items = group.lines.iter().take(LISTED).map(|line| line_html(line, text, focus, runner));
    let more = group.lines.len().saturating_sub(LISTED);
    html! {
        <div class="kind" data-kind={group.kind.name()}>
            { switch(group.kind, group.is_struck, runner) }
            <details class="group">
                <summary class="group__title">
                    <span class="kind__name">{ words::kind(group.kind) }</span>
                    <span class="group__about">{ words::number(group.lines.len()) }</span>
                </summary>
                { bulk_links(&Bulk::Kind(group.kind), runner) }
                <ul class="entries">
                    { for items }
                    if more > 0 {
                        <li class="entries__more">
                            { words::more(more) }
                        </li>
                    }
                </ul>
            </details>
        </div>
    }
}

fn switch(kind: LineKind, is_struck: bool, runner: &Runner) -> Html {
    let runner = runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            runner.strike_kind(kind, input.checked());
        }
    });
    html! {
        <input
            class="switch"
            type="checkbox"
            role="switch"
            aria-label={format!("Strike lines of kind {}", words::kind(kind))}
            title="Strike lines of this kind"
            checked={is_struck}
            {onchange}
        />
    }
}

fn line_html(line: &LineItem, text: &Text, focus: Option<Mark>, runner: &Runner) -> Html {
    let mark = Mark::Line(line.span);
    let runner = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        runner.dispatch(Action::Pane(Pane::Text));
        runner.dispatch(Action::Focus(Some(mark)));
    });
    let state = if line.is_kept { "kept" } else { "struck" };
    let about = html! {
        <>
            { format!("{}{}", line.reason, if line.is_kept { " – kept" } else { "" }) }
            if line.is_doubtful {
                { doubt() }
            }
        </>
    };
    let words = names::shorten(text.slice(line.span), EXCERPT);
    Entry { words, about, state: Some(state), is_current: focus == Some(mark), onclick }.draw()
}
