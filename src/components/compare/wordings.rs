//! The wordings of one utterance under each other, with their differences.

use std::rc::Rc;

use bluepencil_engine::DifferenceKind;
use yew::prelude::*;

use super::matrix::heard;
use super::{Props, label};
use crate::components::button::link;
use crate::components::element::{Element, element};
use crate::components::speaker::speaker;
use crate::view::compare::utterances::{Place, Utterance};
use crate::view::compare::wordings::{Piece, Wording, wordings};
use crate::words::compare as say;
use crate::words::phrases;

/// How many places of one wording are linked; the rest are counted.
const PLACES: usize = 12;

/// The wordings of `utterance`.
pub(super) fn draw(props: &Props, utterance: &Utterance) -> Element {
    let (found, left) = wordings(utterance);
    let name = utterance.speaker();
    let colour = name.and_then(|name| props.colours.get(name)).copied();
    let who = speaker(name.map(AsRef::as_ref), colour);
    let items = found.iter().enumerate().map(|(at, it)| wording(props, it, at == 0, name));
    let section = element("section", "wordings")
        .is("aria-label", phrases::compare::wordings())
        .put(element("h3", "wordings__title").say(phrases::compare::wordings()))
        .put(element("p", "wordings__speaker").put_html(who))
        .put(element("ol", "wordings__list").put_all(items));
    match left {
        0 => section,
        left => section.put(element("p", "compare__more").say(&phrases::count::more(left))),
    }
}

fn wording(
    props: &Props,
    wording: &Wording,
    is_reference: bool,
    name: Option<&Rc<str>>,
) -> Element {
    let about =
        if is_reference { phrases::compare::reference() } else { say::print(wording.print) };
    let sign = element("span", "wording__sign").is("aria-hidden", "true");
    let pieces = wording.pieces.iter();
    let text = element("blockquote", "wording__words").is("dir", "auto");
    let text = pieces.fold(text, piece);
    let places = wording.places.iter().take(PLACES).map(|it| place(props, it, name));
    let list = element("ul", "wording__places").put_all(places);
    let list = match wording.places.len().saturating_sub(PLACES) {
        0 => list,
        left => list.put(element("li", "").say(&phrases::count::more(left))),
    };
    element("li", "wording")
        .is("data-print", wording.print.name())
        .put(
            element("p", "wording__about").put(sign.say(say::print_sign(wording.print))).say(about),
        )
        .put(text)
        .put(list)
}

/// A link to the place, with its speaker where that is another than the utterance's.
fn place(props: &Props, place: &Place, name: Option<&Rc<str>>) -> Element {
    let (runner, id, mark) = (props.runner.clone(), place.document.clone(), place.mark);
    let onclick = Callback::from(move |_: MouseEvent| runner.go_to_quote(&id, mark));
    let line = phrases::compare::at_line(&label(&props.workspace, &place.document), place.line);
    let item = element("li", "").put_html(link(line, None, onclick));
    match place.speaker.as_ref().filter(|speaker| Some(*speaker) != name) {
        Some(other) => item.put_html(speaker(Some(other), props.colours.get(other).copied())),
        None => item,
    }
}

/// Adds a piece to the text of a wording.
fn piece(text: Element, piece: &Piece) -> Element {
    let Piece { kind, was, is, cut } = piece;
    let is_blank = |text: &str| text.trim().is_empty();
    let name = match kind {
        DifferenceKind::Same => return text.say(is),
        DifferenceKind::Case => "case",
        DifferenceKind::Marks => "marks",
        DifferenceKind::Deleted if cut.is_some() => "cut",
        DifferenceKind::Deleted | DifferenceKind::Inserted | DifferenceKind::Changed => "words",
    };
    // Few screen readers say where text was left out or added, so it is said in words.
    let difference = |tag: &'static str, kind: DifferenceKind| {
        let told = heard(&format!(" [{}:] ", say::difference(kind)));
        element(tag, "difference").is("data-difference", name).put(told)
    };
    let mut text = text;
    // Other capitals are the same word: it is enough to see it once.
    if *kind != DifferenceKind::Case && !is_blank(was) {
        let left_out = difference("del", DifferenceKind::Deleted);
        text = text.put(match cut {
            Some(count) => {
                left_out.set("title", was.trim().to_owned()).say(&phrases::compare::cut(*count))
            }
            None => left_out.say(was),
        });
    }
    if *kind == DifferenceKind::Changed {
        text = text.say(" ");
    }
    match kind {
        _ if is_blank(is) => text.say(is),
        DifferenceKind::Case => {
            text.put(difference("ins", *kind).set("title", phrases::compare::was(was)).say(is))
        }
        _ => text.put(difference("ins", DifferenceKind::Inserted).say(is)),
    }
}
