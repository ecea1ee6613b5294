//! The name of the publication above the menu, the breadcrumbs or the headline.

use crate::line::LineKind;
use crate::reason::Position;

use super::super::finding::{DOUBTFUL, Finding, LIKELY};
use super::super::shape::Ending;
use super::super::words::Case;
use super::Spot;

/// "The Larkhaven Morning Post and Courier".
const MOST_WORDS: u32 = 6;
/// A masthead is among the first lines.
const REACH: usize = 5;

pub(super) fn find(spot: Spot<'_>) -> Option<Finding> {
    let shape = spot.sight.shape();
    let head = spot.title.unwrap_or(spot.body.0);
    let is_name = (1..=MOST_WORDS).contains(&shape.words)
        && matches!(shape.ending, Ending::Nothing)
        && spot.sight.page.words(spot.at()).first().is_some_and(|w| w.case() != Case::Lower);
    if spot.at() >= head.min(REACH) || !is_name {
        return None;
    }
    match spot.after().map(|f| f.kind) {
        Some(LineKind::Navigation) => {
            Some(Finding::stands(LineKind::Masthead, LIKELY, Position::AboveMenu))
        }
        _ if spot.at() == 0 && spot.title == Some(1) => {
            Some(Finding::stands(LineKind::Masthead, DOUBTFUL, Position::OverHeadline))
        }
        _ => None,
    }
}
