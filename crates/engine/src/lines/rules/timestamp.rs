//! Dates and times, and how long a text takes to read.

use crate::line::LineKind;
use crate::reason::Form;

use super::super::finding::{CERTAIN, Finding, LIKELY, Sight};
use super::super::phrases::Topic;

/// A date with weekday, time, zone and the time of a change has about twenty words.
const MOST_WORDS: usize = 26;
/// Words of another kind that a line of date words may hold: a zone, a place, a name of a day.
const STRANGERS: usize = 2;

pub(super) fn find(sight: Sight<'_>) -> Option<Finding> {
    let words = sight.page.words(sight.at);
    if words.is_empty() || words.len() > MOST_WORDS || sight.shape().digits == 0 {
        return None;
    }
    let numbers = sight.shape().numbers as usize;
    let dates = sight.covered(Topic::Date);
    let known = dates + numbers;
    if known >= words.len() && (dates > 0 || is_numeric_date(sight.text())) {
        return Some(Finding::form(LineKind::Timestamp, CERTAIN, Form::Date));
    }
    let strangers = words.len().saturating_sub(known);
    (strangers <= STRANGERS && dates >= 3 && numbers >= 2 && !sight.shape().is_closed())
        .then(|| Finding::form(LineKind::Timestamp, LIKELY, Form::MostlyDate))
}

/// Digits set apart by dots, slashes, dashes or colons ("22.10.2019 - 13:42").
fn is_numeric_date(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let marks = text.matches(['.', '/', '-', ':']).count();
    digits >= 4 && marks >= 2 && text.chars().all(|c| c.is_ascii_digit() || !c.is_alphabetic())
}
