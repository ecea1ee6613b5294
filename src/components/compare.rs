//! The comparison of the articles, in the place of the panes: who printed what in which words, or
//! two articles side by side.

mod matrix;
mod sides;
mod wordings;

use std::rc::Rc;

use bluepencil_engine::DocumentId;
use yew::prelude::*;

use super::button::{bare, choice};
use super::element::{Element, button, element};
use super::icon;
use crate::app::Shared;
use crate::commands::Command;
use crate::runner::Runner;
use crate::runner::compare::COMPARE;
use crate::state::{Compare, Part, Workspace};
use crate::view::compare::matrix::{Matrix, matrix as table};
use crate::view::compare::sides::{Sides, partner, sides as beside};
use crate::view::compare::utterances::{Utterance, utterances};
use crate::view::compare::{Sources, sign};
use crate::view::speakers::Colours;
use crate::words::{compare as say, phrases};

/// The longest name of an article in the comparison, in characters.
const NAME: usize = 60;

/// What the comparison is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub workspace: Shared,
    /// The speakers' colours.
    pub colours: Rc<Colours>,
    /// Carries commands out.
    pub runner: Runner,
}

/// What is worked out of the sources for the part that is shown.
enum Drawn {
    Quotations(Vec<Utterance>, Matrix),
    Sides([DocumentId; 2], Sides),
    Nothing,
}

/// The comparison.
#[component]
pub fn CompareView(props: &Props) -> Html {
    let workspace = &props.workspace;
    let comparing = &workspace.comparing;
    let chosen = (comparing.part, comparing.sides.clone(), comparing.unfolded.clone());
    let current = workspace.current.clone();
    // While articles are being read it is shown that they are, and nothing is worked out.
    let sources = workspace.analyses().map(|_| Sources::of(workspace));
    let drawn = use_memo((sources, chosen, current), |(sources, chosen, current)| {
        let Some(sources) = sources else { return Drawn::Nothing };
        let (part, sides, unfolded) = chosen;
        match part {
            Part::Quotations => {
                let found = utterances(sources);
                let matrix = table(sources, &found, unfolded);
                Drawn::Quotations(found, matrix)
            }
            Part::Sides => side_by_side(sources, sides, current.as_ref()),
        }
    });
    let reading =
        || element("p", "compare__none").is("role", "status").say(phrases::compare::reading());
    let body = match &*drawn {
        Drawn::Quotations(found, matrix) => quotations(props, found, matrix),
        Drawn::Sides(ids, sides) => sides::draw(workspace, ids, sides, &props.runner),
        Drawn::Nothing => reading(),
    };
    element("main", "compare")
        .is("id", COMPARE)
        .is("tabindex", "-1")
        .is("aria-labelledby", "compare-title")
        .put(head(workspace, &props.runner))
        .put(body)
        .html()
}

/// The chosen articles beside each other; where none was chosen, the one on screen and the one
/// that shares most with it.
fn side_by_side(
    sources: &Sources,
    [left, right]: &[Option<DocumentId>; 2],
    current: Option<&DocumentId>,
) -> Drawn {
    let there =
        |id: &Option<DocumentId>| id.clone().filter(|id| sources.project.find(id).is_some());
    let left = there(left).or_else(|| current.cloned());
    let right = there(right).or_else(|| partner(sources, left.as_ref()?));
    let sides = left.zip(right).and_then(|(left, right)| {
        let sides = beside(sources, [&left, &right])?;
        Some(Drawn::Sides([left, right], sides))
    });
    sides.unwrap_or(Drawn::Nothing)
}

fn head(workspace: &Workspace, runner: &Runner) -> Element {
    let part = |(part, name): (Part, &str)| {
        let runner = runner.clone();
        let onchange = Callback::from(move |_: Event| runner.compare(Compare::Part(part)));
        let is_chosen = workspace.comparing.part == part;
        choice("part", name, say::part(part), is_chosen, onchange)
    };
    let parts = element("fieldset", "choice")
        .put(element("legend", "hidden").say(phrases::compare::parts()));
    let parts = Part::ALL.into_iter().map(part).fold(parts, Element::put_html);
    let download = {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.download_csv())
    };
    let close = {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.close_compare())
    };
    let title = element("h2", "compare__title").is("id", "compare-title");
    let name = phrases::compare::close(&workspace.keys.named(Command::LeaveMark));
    element("header", "compare__head")
        .put(title.say(&phrases::compare::title(workspace.project.articles.len())))
        .put(parts)
        .put(
            button("button compare__download", download)
                .put_html(icon::DOWNLOAD.draw())
                .say(phrases::compare::download()),
        )
        .put_html(bare(icon::CROSS, name.clone(), name, close))
}

fn quotations(props: &Props, found: &[Utterance], matrix: &Matrix) -> Element {
    let chosen = props.workspace.comparing.cluster;
    let chosen = found.iter().find(|utterance| Some(utterance.cluster) == chosen);
    let Some(utterance) = chosen.or(found.first()) else {
        return element("p", "compare__none").say(phrases::compare::no_utterance());
    };
    element("div", "compare__body")
        .is("data-part", "quotations")
        .put(matrix::draw(props, matrix, utterance.cluster))
        .put(wordings::draw(props, utterance))
}

/// An article's letters and name.
fn label(workspace: &Workspace, id: &DocumentId) -> String {
    let Some((at, article)) = workspace.project.find(id) else { return String::new() };
    let analysis = workspace.readings.get(id).map(AsRef::as_ref);
    let name = crate::view::names::article(article, analysis);
    format!("{} · {}", sign(at), crate::view::names::shorten(&name, NAME))
}

/// Words in quotation marks, as the interface writes them.
fn quoted(text: &str) -> String {
    phrases::compare::quoted(text)
}
