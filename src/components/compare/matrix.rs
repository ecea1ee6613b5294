//! The table of utterances by articles.

use yew::prelude::*;

use super::{NAME, Props, label, left_out, quoted};
use crate::components::button::link;
use crate::components::speaker::speaker;
use crate::runner::Runner;
use crate::state::{Compare, Workspace};
use crate::view::compare::matrix::{Cell, Column, Matrix, Row};
use crate::view::compare::utterances::{Place, Print};
use crate::view::names;
use crate::words::compare as say;

/// The longest excerpt of an utterance, in characters.
const EXCERPT: usize = 110;

/// The table, with the utterance of `chosen` marked.
pub(super) fn draw(props: &Props, matrix: &Matrix, chosen: usize) -> Html {
    let heads = matrix.columns.iter().map(|column| head(column, &props.runner));
    let rows = matrix.rows.iter().map(|it| row(props, it, it.cluster == chosen));
    html! {
        <div class="matrix" role="region" aria-label={say::CAPTION} tabindex="0">
            <table class="matrix__table">
                <caption class="hidden">{ say::CAPTION }</caption>
                <thead>
                    <tr>
                        <th class="matrix__corner" scope="col">{ say::UTTERANCE }</th>
                        { for heads }
                    </tr>
                </thead>
                <tbody>{ for rows }</tbody>
            </table>
            { left_out(matrix) }
        </div>
    }
}

fn head(column: &Column, runner: &Runner) -> Html {
    let copies = (column.copies > 0).then(|| {
        let (runner, id) = (runner.clone(), column.id.clone());
        let onclick = Callback::from(move |_: MouseEvent| {
            runner.compare(Compare::Fold(id.clone()));
        });
        link(say::copies(column.copies, column.is_unfolded), None, onclick)
    });
    html! {
        <th class="matrix__article" scope="col">
            <span class="matrix__sign">{ &column.sign }</span>
            <span class="matrix__name" title={column.name.clone()} dir="auto">
                { names::shorten(&column.name, NAME) }
            </span>
            { for copies }
        </th>
    }
}

fn row(props: &Props, row: &Row, is_chosen: bool) -> Html {
    let (runner, cluster) = (props.runner.clone(), row.cluster);
    let onclick = Callback::from(move |_: MouseEvent| runner.compare(Compare::Cluster(cluster)));
    let colour = row.speaker.as_ref().and_then(|name| props.colours.get(name)).copied();
    let cells = row.cells.iter().map(|it| cell(&props.workspace, it.as_ref(), &props.runner));
    html! {
        <tr data-cluster={row.cluster.to_string()} data-chosen={is_chosen.to_string()}>
            <th class="matrix__utterance" scope="row">
                <button
                    class="matrix__choose"
                    type="button"
                    aria-pressed={is_chosen.to_string()}
                    {onclick}
                >
                    <span class="matrix__words" dir="auto">
                        { quoted(&names::shorten(&row.words, EXCERPT)) }
                    </span>
                    <span class="matrix__about">
                        { speaker(row.speaker.as_deref(), colour) }
                        { say::printed(row.articles) }
                    </span>
                </button>
            </th>
            { for cells }
        </tr>
    }
}

fn cell(workspace: &Workspace, cell: Option<&Cell>, runner: &Runner) -> Html {
    let Some(cell) = cell else {
        return html! {
            <td class="matrix__cell">
                <span aria-hidden="true">{ "–" }</span>
                <span class="hidden">{ say::NOT_PRINTED }</span>
            </td>
        };
    };
    let places = cell.places.iter().enumerate();
    let places = places.map(|(at, it)| place(workspace, it, (at, cell.print), runner));
    html! { <td class="matrix__cell" data-print={cell.print.name()}>{ for places }</td> }
}

/// The way to a place; the first one says what the cell says, the others have a number.
fn place(
    workspace: &Workspace,
    place: &Place,
    (at, print): (usize, Print),
    runner: &Runner,
) -> Html {
    let (runner, id, span) = (runner.clone(), place.document.clone(), place.span);
    let onclick = Callback::from(move |_: MouseEvent| runner.go_to_quote(&id, span));
    let go = say::go(&label(workspace, &place.document), place.line);
    let is_first = at == 0;
    html! {
        <button class="matrix__place" type="button" title={go.clone()} {onclick}>
            if is_first {
                <span class="matrix__print" aria-hidden="true">{ say::print_sign(print) }</span>
                { say::print(print) }
            } else {
                { at + 1 }
            }
            <span class="hidden">{ format!(". {go}") }</span>
        </button>
    }
}
