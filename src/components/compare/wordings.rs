//! The wordings of one utterance under each other, with their differences.

use std::rc::Rc;

use bluepencil_engine::DifferenceKind;
use yew::prelude::*;

use super::{Props, label};
use crate::components::button::link;
use crate::components::speaker::speaker;
use crate::view::compare::utterances::{Place, Utterance};
use crate::view::compare::wordings::{Piece, Wording, wordings};
use crate::words;
use crate::words::compare as say;

/// How many places of one wording are linked; the rest are counted.
const PLACES: usize = 12;

/// The wordings of `utterance`.
pub(super) fn draw(props: &Props, utterance: &Utterance) -> Html {
    let (found, left) = wordings(utterance);
    let name = utterance.speaker();
    let colour = name.and_then(|name| props.colours.get(name)).copied();
    let items = found.iter().enumerate().map(|(at, it)| wording(props, it, at == 0, name));
    html! {
        <section class="wordings" aria-labelledby="wordings-title">
            <h3 class="wordings__title" id="wordings-title">{ say::WORDINGS }</h3>
            <p class="wordings__speaker">{ speaker(name.map(AsRef::as_ref), colour) }</p>
            <ol class="wordings__list">{ for items }</ol>
            if left > 0 {
                <p class="compare__more">{ words::more(left) }</p>
            }
        </section>
    }
}

fn wording(props: &Props, wording: &Wording, is_reference: bool, name: Option<&Rc<str>>) -> Html {
    let about = if is_reference { say::REFERENCE } else { say::print(wording.print) };
    let places = wording.places.iter().take(PLACES).map(|it| place(props, it, name));
    let left = wording.places.len().saturating_sub(PLACES);
    html! {
        <li class="wording" data-print={wording.print.name()}>
            <p class="wording__about">
                <span aria-hidden="true">{ say::print_sign(wording.print) }</span>
                { format!(" {about}") }
            </p>
            <blockquote class="wording__words" dir="auto">
                { for wording.pieces.iter().map(piece) }
            </blockquote>
            <ul class="wording__places">
                { for places }
                if left > 0 {
                    <li>{ words::more(left) }</li>
                }
            </ul>
        </li>
    }
}

/// A link to the place, with its speaker where that is another than the utterance's.
fn place(props: &Props, place: &Place, name: Option<&Rc<str>>) -> Html {
    let (runner, id, span) = (props.runner.clone(), place.document.clone(), place.span);
    let onclick = Callback::from(move |_: MouseEvent| runner.go_to_quote(&id, span));
    let other = place.speaker.as_ref().filter(|speaker| Some(*speaker) != name);
    let other = other.map(|name| speaker(Some(name), props.colours.get(name).copied()));
    let line = format!("{}, line {}", label(&props.workspace, &place.document), place.line);
    html! { <li>{ link(line, None, onclick) }{ for other }</li> }
}

fn piece(piece: &Piece) -> Html {
    let Piece { kind, was, is, cut } = piece;
    let is_blank = |text: &str| text.trim().is_empty();
    let name = match kind {
        DifferenceKind::Same => return html! { is.to_string() },
        DifferenceKind::Case => "case",
        DifferenceKind::Marks => "marks",
        DifferenceKind::Deleted if cut.is_some() => "cut",
        DifferenceKind::Deleted | DifferenceKind::Inserted | DifferenceKind::Changed => "words",
    };
    let was_words = cut.map_or_else(|| was.to_string(), say::cut);
    let title = (*kind == DifferenceKind::Case || cut.is_some()).then(|| say::was(*kind, was));
    // Other capitals are the same word: it is enough to see it once.
    let is_struck = *kind != DifferenceKind::Case && !is_blank(was);
    html! {
        <>
            if is_struck {
                <del class="difference" data-difference={name} title={title.clone()}>
                    { spoken(DifferenceKind::Deleted) }
                    { was_words }
                </del>
            }
            if *kind == DifferenceKind::Changed {
                { " " }
            }
            if is_blank(is) {
                { is.to_string() }
            } else {
                <ins class="difference" data-difference={name} {title}>
                    { spoken(if *kind == DifferenceKind::Case { *kind } else { DifferenceKind::Inserted }) }
                    { is.to_string() }
                </ins>
            }
        </>
    }
}

/// Few screen readers say where text was left out or added, so it is said in words.
fn spoken(kind: DifferenceKind) -> Html {
    html! { <span class="hidden">{ format!(" [{}:] ", say::difference(kind)) }</span> }
}
