//! Lines that are, begin with, end with or hold a fixed phrase of `phrases.txt`.

use crate::line::LineKind;
use crate::reason::Reason;

use super::super::finding::{CERTAIN, DOUBTFUL, Finding, LIKELY, STRONG, Sight};
use super::super::phrases::{Match, Place, Topic};

/// A line of more words is prose that happens to hold a phrase, not furniture: none of the
/// pointers, calls and notes on the development pages has more.
const MOST_WORDS: u32 = 45;
/// From here on a closed line reads like a sentence, and a phrase in it says less.
const SENTENCE: u32 = 14;
/// From here on a closed line is prose that mentions a thing, unless it is small print.
const LONG_SENTENCE: u32 = 30;

/// "Show all 1,204 comments".
const COUNTER: u32 = 6;

pub(super) fn find(sight: Sight<'_>) -> Option<Finding> {
    let shape = sight.shape();
    if shape.words == 0 || shape.words > MOST_WORDS {
        return None;
    }
    if let Some(kind) = tiled(sight) {
        return Some(Finding { kind, confidence: CERTAIN, reason: Reason::IsPhrase });
    }
    let is_sentence = shape.is_closed() && shape.words > SENTENCE;
    let best = [Place::Start, Place::End, Place::Inside].into_iter().find_map(|place| {
        let here = sight.phrases().iter().filter(|m| m.place == place);
        here.filter_map(|m| Some((m, kind_of(m)?)))
            .find(|(_, kind)| is_telling(sight, place, *kind))
    });
    let (found, kind) = best?;
    let phrase = sight.page.slice(found.span).to_owned();
    let (confidence, reason) = match found.place {
        Place::Start if is_sentence && !says_more(sight, found, kind) => {
            (LIKELY, Reason::BeginsWith { phrase })
        }
        Place::Start => (STRONG, Reason::BeginsWith { phrase }),
        // “Contributed to this report” and “follow her on” say nothing else, however long the line.
        _ if matches!(kind, LineKind::Contributors | LineKind::AuthorBio) => {
            (STRONG, Reason::Holds { phrase })
        }
        _ if is_sentence => (DOUBTFUL, Reason::Holds { phrase }),
        _ => (LIKELY, Reason::Holds { phrase }),
    };
    Some(Finding { kind, confidence, reason })
}

/// Whether another phrase of `kind` stands behind `first`: "Sign up for our … newsletter".
fn says_more(sight: Sight<'_>, first: &Match, kind: LineKind) -> bool {
    let behind = sight.phrases().iter().filter(|m| m.word >= first.word + first.words);
    behind.filter_map(kind_of).any(|other| other == kind)
}

/// Whether a phrase of `kind` says anything in a line like this.
fn is_telling(sight: Sight<'_>, place: Place, kind: LineKind) -> bool {
    let shape = sight.shape();
    match kind {
        LineKind::Legal | LineKind::Advertisement | LineKind::Contributors => true,
        LineKind::Comments if place == Place::End => shape.words <= COUNTER,
        _ => place == Place::Start || !shape.is_closed() || shape.words <= LONG_SENTENCE,
    }
}

fn kind_of(found: &Match) -> Option<LineKind> {
    match found.topic {
        Topic::Kind(kind) => Some(kind),
        _ => None,
    }
}

/// The kind of a line that whole phrases, names of networks and numbers cover without a gap.
fn tiled(sight: Sight<'_>) -> Option<LineKind> {
    let words = sight.page.words(sight.at);
    if words.len() < sight.shape().words as usize {
        return None;
    }
    let mut kind = None;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let here = sight.phrases().iter().filter(|m| m.word == at);
        let tile = here
            .filter(|m| m.place == Place::Whole || m.topic == Topic::Network)
            .max_by_key(|m| (m.words, m.place == Place::Whole));
        match tile {
            Some(tile) => {
                kind = kind.or(match tile.topic {
                    Topic::Kind(kind) => Some(kind),
                    _ => None,
                });
                at += tile.words;
            }
            None if word.case() == super::super::words::Case::Number => at += 1,
            None => return None,
        }
    }
    let networks = || sight.phrases().iter().any(|m| m.topic == Topic::Network);
    kind.or_else(|| {
        (sight.shape().numbers == 0 && networks() && words.len() > 1 || is_network(sight))
            .then_some(LineKind::Share)
    })
}

/// One word that names a network and nothing else, not a small word that often stands near one.
fn is_network(sight: Sight<'_>) -> bool {
    sight.shape().words == 1
        && sight.shape().letters > 4
        && sight.phrases().iter().any(|m| m.topic == Topic::Network)
}
