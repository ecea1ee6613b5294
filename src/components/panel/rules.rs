//! What a person said of all lines that are alike, each rule with a way to take it back.

use bluepencil_engine::LineRule;
use yew::prelude::*;

use super::{Props, section};
use crate::components::button::bare;
use crate::components::element::{Element, element};
use crate::components::icon;
use crate::runner::Runner;
use crate::state::Workspace;
use crate::view::alike::lines_under;
use crate::words::{self, phrases};

/// The section of rules, the newest first; nothing where there is none.
pub(super) fn rules(props: &Props) -> Html {
    let rules = &props.workspace.project.settings.rules;
    if rules.is_empty() {
        return Html::default();
    }
    let items = rules.iter().rev().map(|rule| one(&props.workspace, rule, &props.runner));
    let list = element("ul", "rules").put_all(items);
    section("rules", phrases::panel::rules(), rules.len(), list.html())
}

fn one(workspace: &Workspace, rule: &LineRule, runner: &Runner) -> Element {
    let onclick = {
        let (runner, rule) = (runner.clone(), rule.clone());
        Callback::from(move |_: MouseEvent| runner.remove_rule(&rule))
    };
    let about = phrases::rules::here(lines_under(workspace, rule));
    let words = element("span", "rule__words")
        .is("dir", "auto")
        .say(&words::rule(rule))
        .put(element("span", "rule__about").say(&about));
    let remove =
        bare(icon::CROSS, words::remove_rule(rule), phrases::rules::remove().into(), onclick);
    element("li", "rule").put(words).put_html(remove)
}
