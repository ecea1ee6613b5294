//! What a person said of all lines that are alike, each rule with a way to take it back.

use bluepencil_engine::LineRule;
use yew::prelude::*;

use super::{Props, section};
use crate::components::button::bare;
use crate::components::icon;
use crate::runner::Runner;
use crate::state::Workspace;
use crate::view::alike::lines_under;
use crate::words;

/// The section of rules, the newest first; nothing where there is none.
pub(super) fn rules(props: &Props) -> Html {
    let rules = &props.workspace.project.settings.rules;
    if rules.is_empty() {
        return Html::default();
    }
    let items = rules.iter().rev().map(|rule| one(&props.workspace, rule, &props.runner));
    let body = html! { <ul class="rules">{ for items }</ul> };
    section("rules", words::RULES, rules.len(), body)
}

fn one(workspace: &Workspace, rule: &LineRule, runner: &Runner) -> Html {
    let onclick = {
        let (runner, rule) = (runner.clone(), rule.clone());
        Callback::from(move |_: MouseEvent| runner.remove_rule(&rule))
    };
    html! {
        <li class="rule">
            <span class="rule__words" dir="auto">
                { words::rule(rule) }
                <span class="rule__about">{ words::ruled_lines(lines_under(workspace, rule)) }</span>
            </span>
            { bare(icon::CROSS, words::remove_rule(rule), words::REMOVE_RULE.into(), onclick) }
        </li>
    }
}
