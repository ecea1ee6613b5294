//! What the author does, at the end of the article or under the byline.

use crate::line::LineKind;
use crate::reason::{Clue, Reason};

use super::super::finding::{DOUBTFUL, Finding, STRONG};
use super::super::phrases::Topic;
use super::super::words::{Case, Word, begins_with_name_in};
use super::Spot;

/// A bio is short.
const MOST_WORDS: u32 = 90;
/// How many lines of the end of the body a bio is looked for in.
const TAIL: usize = 4;

pub(super) fn find(spot: Spot<'_>) -> Option<Finding> {
    let shape = spot.sight.shape();
    let at = spot.at();
    if shape.words > MOST_WORDS || at + TAIL < spot.body.1 {
        return None;
    }
    let words = spot.sight.page.words(at);
    let trade = spot.sight.phrases().iter().any(|m| {
        m.topic == Topic::Trade && words.get(m.word).is_some_and(|w| w.case() == Case::Lower)
    });
    if !trade || !starts_with_name(words) {
        return None;
    }
    let bylines = (0..at).filter(|&b| spot.known(b).is_some_and(|f| f.kind == LineKind::Byline));
    let named = bylines.rev().take(8).any(|b| begins_with_name_in(words, spot.sight.page.words(b)));
    let mut clues = vec![Clue::BeginsWithName, Clue::SaysTrade, Clue::AtEnd];
    if named {
        clues.push(Clue::NameOfByline);
    } else if at < spot.body.1 {
        return None;
    }
    let confidence = if named { STRONG } else { DOUBTFUL };
    Some(Finding { kind: LineKind::AuthorBio, confidence, reason: Reason::Clues(clues) })
}

/// Two words with capitals at the start.
fn starts_with_name(words: &[Word]) -> bool {
    words.len() > 4 && words.iter().take(2).all(|w| matches!(w.case(), Case::Capital | Case::Upper))
}
