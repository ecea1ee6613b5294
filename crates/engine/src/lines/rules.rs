//! The rules that look at one line alone, one a file, in the order in which they are asked.

use super::finding::{Finding, Sight};

mod breadcrumb;
mod byline;
mod credit;
mod marks;
mod phrase;
mod timestamp;

/// A rule: what it makes of a line, if anything.
type Rule = fn(Sight<'_>) -> Option<Finding>;

/// The first that answers has the word: exact forms come before phrases, which also stand inside
/// of them.
const RULES: &[Rule] =
    &[breadcrumb::find, timestamp::find, byline::find, credit::find, phrase::find, marks::find];

/// What the rules make of the line in sight.
pub(super) fn find(sight: Sight<'_>) -> Option<Finding> {
    RULES.iter().find_map(|rule| rule(sight))
}
