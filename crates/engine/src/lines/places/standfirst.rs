//! The sentence under the headline that sums up the story.

use crate::line::LineKind;
use crate::reason::Position;

use super::super::finding::{Finding, LIKELY};
use super::Spot;

/// Standfirsts on the development pages have 6 to 45 words.
const WORDS: std::ops::RangeInclusive<u32> = 5..=48;
/// Lines of furniture (shares, bylines) that may stand between headline and standfirst.
const REACH: usize = 12;

pub(super) fn find(spot: Spot<'_>) -> Option<Finding> {
    let title = spot.title?;
    let at = spot.at();
    let shape = spot.sight.shape();
    if at <= title || at > title + REACH || !WORDS.contains(&shape.words) {
        return None;
    }
    let between =
        (title + 1..at).all(|i| spot.known(i).is_some_and(|f| f.kind != LineKind::Standfirst));
    if !between {
        return None;
    }
    if !shape.is_closed() {
        let is_copy = |i| spot.known(i).is_some_and(|f| f.kind == LineKind::RepeatedTitle);
        return (at <= spot.body.0 && (title + 1..at).all(is_copy))
            .then(|| Finding::stands(LineKind::Standfirst, LIKELY, Position::UnderHeadline));
    }
    // A closed sentence may as well be the first paragraph: it takes something between it and
    // the next line of prose that marks the head of an article as over.
    let over = (at + 1..at + REACH).map_while(|i| spot.known(i)).any(|f| {
        matches!(f.kind, LineKind::Byline | LineKind::Timestamp | LineKind::RepeatedTitle)
    });
    let short = shape.stops <= 2;
    (over && short).then(|| Finding::stands(LineKind::Standfirst, LIKELY, Position::AboveByline))
}
