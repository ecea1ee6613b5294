//! The words of the comparison of articles.

use bluepencil_engine::DifferenceKind;

use super::{number, percent, phrases, whole_percent};
use crate::state::{Part, Side};
use crate::view::compare::sides::Joint;
use crate::view::compare::utterances::Print;

/// A part of the comparison, on its button.
pub fn part(part: Part) -> &'static str {
    match part {
        Part::Quotations => phrases::compare::quotations(),
        Part::Sides => phrases::compare::sides(),
    }
}

/// What a cell says.
pub fn print(print: Print) -> &'static str {
    match print {
        Print::Whole => phrases::compare::whole(),
        Print::Part => phrases::compare::part(),
        Print::Other => phrases::compare::other(),
    }
}

/// The sign before it, for those who see it.
pub const fn print_sign(print: Print) -> &'static str {
    match print {
        Print::Whole => "●",
        Print::Part => "◐",
        Print::Other => "≈",
    }
}

/// How many near copies stand under an article's name.
pub fn copies(n: usize, is_unfolded: bool) -> String {
    match is_unfolded {
        true => phrases::compare::fold_copies(n),
        false => phrases::compare::show_copies(n),
    }
}

/// How many articles and utterances are not in the table.
pub fn left_out(articles: usize, utterances: usize) -> String {
    let (no_column, no_row) = (phrases::compare::no_column, phrases::compare::no_row);
    match (articles, utterances) {
        (articles, 0) => phrases::compare::left_out(&no_column(articles)),
        (0, utterances) => phrases::compare::left_out(&no_row(utterances)),
        (articles, utterances) => {
            phrases::compare::left_out_both(&no_column(articles), &no_row(utterances))
        }
    }
}

/// A difference, as screen readers say it before the words.
pub fn difference(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Same => "",
        DifferenceKind::Case => phrases::compare::case(),
        DifferenceKind::Marks => phrases::compare::marks(),
        DifferenceKind::Deleted => phrases::compare::deleted(),
        DifferenceKind::Inserted => phrases::compare::inserted(),
        DifferenceKind::Changed => phrases::compare::changed(),
    }
}

/// The choice of an article for a side.
pub fn side(side: Side) -> &'static str {
    match side {
        Side::Left => phrases::compare::left(),
        Side::Right => phrases::compare::right(),
    }
}

/// How many joints there are, and how often a phrase was looked up no further.
pub fn joints(n: usize, left_out: u64) -> String {
    let joints = match n {
        0 => phrases::compare::no_joint().to_owned(),
        n => phrases::compare::joints(n),
    };
    match usize::try_from(left_out).unwrap_or(usize::MAX) {
        0 => joints,
        times => phrases::compare::set_phrases(&joints, &number(times)),
    }
}

/// A joint's number, as its button is called.
pub fn joint(place: usize, joint: &Joint) -> String {
    match joint.similarity {
        _ if joint.is_utterance => phrases::compare::joint_utterance(place + 1),
        Some(share) if share < 1.0 => {
            phrases::compare::joint_near(place + 1, &percent(whole_percent(share)))
        }
        _ => phrases::compare::joint(place + 1),
    }
}
