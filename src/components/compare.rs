//! The comparison of the articles, in the place of the panes: who printed what in which words, or
//! two articles side by side.

mod matrix;
mod sides;
mod wordings;

use std::rc::Rc;

use bluepencil_engine::DocumentId;
use yew::prelude::*;

use super::button::bare;
use super::icon;
use crate::app::Shared;
use crate::runner::Runner;
use crate::runner::compare::COMPARE;
use crate::state::{Compare, Part, Workspace};
use crate::view::compare::matrix::{Matrix, matrix as table};
use crate::view::compare::sides::{Sides, partner, sides as beside};
use crate::view::compare::utterances::{Utterance, utterances};
use crate::view::compare::{Sources, sign};
use crate::view::speakers::Colours;
use crate::words;
use crate::words::compare as say;

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
    Sides([DocumentId; 2], Option<Sides>),
    Nothing,
}

/// The comparison.
#[component]
pub fn CompareView(props: &Props) -> Html {
    let workspace = &props.workspace;
    let comparing = &workspace.comparing;
    let chosen = (comparing.part, comparing.sides.clone(), comparing.unfolded.clone());
    let current = workspace.current.clone();
    let drawn =
        use_memo((Sources::of(workspace), chosen, current), |(sources, chosen, current)| {
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
    let body = match &*drawn {
        _ if workspace.analyses().is_none() => html! { <p role="status">{ say::READING }</p> },
        Drawn::Quotations(found, matrix) => quotations(props, found, matrix),
        Drawn::Sides(ids, sides) => sides::draw(workspace, ids, sides.as_ref(), &props.runner),
        Drawn::Nothing => Html::default(),
    };
    html! {
        <main class="compare" id={COMPARE} tabindex="-1" aria-labelledby="compare-title">
            { head(workspace, &props.runner) }
            { body }
        </main>
    }
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
    match left.zip(right) {
        Some((left, right)) => {
            let sides = beside(sources, [&left, &right]);
            Drawn::Sides([left, right], sides)
        }
        None => Drawn::Nothing,
    }
}

fn head(workspace: &Workspace, runner: &Runner) -> Html {
    let choice = |(part, name): (Part, &'static str)| {
        let runner = runner.clone();
        let onchange = Callback::from(move |_: Event| runner.compare(Compare::Part(part)));
        let id = format!("part-{name}");
        html! {
            <span class="choice__one">
                <input
                    type="radio"
                    name="part"
                    id={id.clone()}
                    checked={workspace.comparing.part == part}
                    {onchange}
                />
                <label for={id}>{ say::part(part) }</label>
            </span>
        }
    };
    let download = {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.download_csv())
    };
    let close = {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.close_compare())
    };
    html! {
        <header class="compare__head">
            <h2 class="compare__title" id="compare-title">
                { say::title(workspace.project.articles.len()) }
            </h2>
            <fieldset class="choice">
                <legend class="hidden">{ say::PARTS }</legend>
                { for Part::ALL.into_iter().map(choice) }
            </fieldset>
            <button class="button compare__download" type="button" onclick={download}>
                { icon::DOWNLOAD.draw() }
                { say::DOWNLOAD }
            </button>
            { bare(icon::CROSS, say::CLOSE.into(), say::CLOSE.into(), close) }
        </header>
    }
}

fn quotations(props: &Props, found: &[Utterance], matrix: &Matrix) -> Html {
    let chosen = props.workspace.comparing.cluster;
    let chosen = chosen.or_else(|| matrix.rows.first().map(|row| row.cluster));
    let utterance = found.iter().find(|utterance| Some(utterance.cluster) == chosen);
    let Some(utterance) = utterance else {
        return html! { <p class="compare__none">{ say::NO_UTTERANCE }</p> };
    };
    html! {
        <div class="compare__body" data-part="quotations">
            { matrix::draw(props, matrix, utterance.cluster) }
            { wordings::draw(props, utterance) }
        </div>
    }
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
    format!("“{text}”")
}

/// What a count of articles and utterances without a place in the table says.
fn left_out(matrix: &Matrix) -> Html {
    match (matrix.columns_left, matrix.rows_left) {
        (0, 0) => Html::default(),
        (columns, rows) => {
            html! { <p class="compare__more">{ words::compare::left_out(columns, rows) }</p> }
        }
    }
}
