//! The table of utterances by articles.

use yew::prelude::*;

use super::{NAME, Props, label, quoted};
use crate::components::button::link;
use crate::components::element::{Element, button, element};
use crate::components::speaker::speaker;
use crate::runner::Runner;
use crate::state::{Compare, Workspace};
use crate::view::compare::matrix::{Cell, Column, Matrix, Row};
use crate::view::compare::utterances::{Place, Print};
use crate::view::names;
use crate::words::compare as say;
use crate::words::phrases;

/// The longest excerpt of an utterance, in characters.
const EXCERPT: usize = 110;

/// The table, with the utterance of `chosen` marked.
pub(super) fn draw(props: &Props, matrix: &Matrix, chosen: usize) -> Element {
    let corner =
        element("th", "matrix__corner").is("scope", "col").say(phrases::compare::utterance());
    let heads = matrix.columns.iter().map(|column| head(column, &props.runner));
    let rows = matrix.rows.iter().map(|it| row(props, it, it.cluster == chosen));
    let table = element("table", "matrix__table")
        .put(element("caption", "hidden").say(phrases::compare::caption()))
        .put(element("thead", "").put(element("tr", "").put(corner).put_all(heads)))
        .put(element("tbody", "").put_all(rows));
    let region =
        element("div", "matrix").is("role", "region").is("aria-label", phrases::compare::caption());
    let region = region.is("tabindex", "0").put(table);
    match (matrix.columns_left, matrix.rows_left) {
        (0, 0) => region,
        (columns, rows) => {
            region.put(element("p", "compare__more").say(&say::left_out(columns, rows)))
        }
    }
}

fn head(column: &Column, runner: &Runner) -> Element {
    let name = element("span", "matrix__name").set("title", column.name.clone()).is("dir", "auto");
    let head = element("th", "matrix__article")
        .is("scope", "col")
        .put(element("span", "matrix__sign").say(&column.sign))
        .put(name.say(&names::shorten(&column.name, NAME)));
    if column.copies == 0 {
        return head;
    }
    let (runner, id) = (runner.clone(), column.id.clone());
    let onclick = Callback::from(move |_: MouseEvent| runner.compare(Compare::Fold(id.clone())));
    head.put_html(link(say::copies(column.copies, column.is_unfolded), None, onclick))
}

fn row(props: &Props, row: &Row, is_chosen: bool) -> Element {
    let (runner, cluster) = (props.runner.clone(), row.cluster);
    let onclick = Callback::from(move |_: MouseEvent| runner.compare(Compare::Cluster(cluster)));
    let colour = row.speaker.as_ref().and_then(|name| props.colours.get(name)).copied();
    let words = quoted(&names::shorten(&row.words, EXCERPT));
    let about = element("span", "matrix__about")
        .put_html(speaker(row.speaker.as_deref(), colour))
        .say(&phrases::compare::printed(row.articles));
    let choose = button("matrix__choose", onclick)
        .flag("aria-pressed", is_chosen)
        .put(element("span", "matrix__words").is("dir", "auto").say(&words))
        .put(about);
    let cells = row.cells.iter().map(|it| cell(&props.workspace, it.as_ref(), &props.runner));
    element("tr", "")
        .flag("data-chosen", is_chosen)
        .put(element("th", "matrix__utterance").is("scope", "row").put(choose))
        .put_all(cells)
}

fn cell(workspace: &Workspace, cell: Option<&Cell>, runner: &Runner) -> Element {
    let element = element("td", "matrix__cell");
    let Some(cell) = cell else {
        return element.put(seen("–")).put(heard(phrases::compare::not_printed()));
    };
    let places = cell.places.iter().enumerate();
    let places = places.map(|(at, it)| place(workspace, it, (at, cell.print), runner));
    element.is("data-print", cell.print.name()).put_all(places)
}

/// The way to a place; the first one says what the cell says, the others have a number.
fn place(
    workspace: &Workspace,
    place: &Place,
    (at, print): (usize, Print),
    runner: &Runner,
) -> Element {
    let (runner, id, mark) = (runner.clone(), place.document.clone(), place.mark);
    let onclick = Callback::from(move |_: MouseEvent| runner.go_to_quote(&id, mark));
    let line = phrases::compare::at_line(&label(workspace, &place.document), place.line);
    let go = phrases::compare::go(&line);
    let told = heard(&format!(". {go}"));
    let button = button("matrix__place", onclick).set("title", go);
    let button = match at {
        0 => button.put(seen(say::print_sign(print))).say(say::print(print)),
        _ => button.say(&(at + 1).to_string()),
    };
    button.put(told)
}

/// A sign for those who see it.
fn seen(sign: &str) -> Element {
    element("span", "matrix__print").is("aria-hidden", "true").say(sign)
}

/// Words for those who do not.
pub(super) fn heard(words: &str) -> Element {
    element("span", "hidden").say(words)
}
