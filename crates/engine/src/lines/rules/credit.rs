//! Whose picture it is: "Ada Brook/Agency", "AGENCY", "(Photo by …)", "© Agency".

use crate::line::LineKind;
use crate::reason::Form;

use super::super::finding::{Finding, STRONG, Sight};
use super::super::phrases::{Place, Topic};
use super::super::shape::Ending;
use super::super::words::Case;

/// "Ada Brook, Pool Photo via Agency" and little more.
const MOST_WORDS: u32 = 10;
/// Words in small letters between the names: "via", "for", "of".
const SMALL_WORDS: u32 = 3;

pub(super) fn find(sight: Sight<'_>) -> Option<Finding> {
    let (text, shape) = (sight.text(), sight.shape());
    if shape.words == 0 || shape.words > MOST_WORDS || shape.ending == Ending::Colon {
        return None;
    }
    let agencies = sight.phrases().iter().filter(|m| m.topic == Topic::Agency);
    let has_agency = agencies.clone().any(|m| is_raised(sight, m.word));
    let is_names = shape.raised() + SMALL_WORDS >= shape.words && !shape.is_closed();
    let whole = sight.phrases().iter().find(|m| {
        m.topic == Topic::Kind(LineKind::Credit)
            && m.place == Place::Whole
            && m.words == shape.words as usize
    });
    if whole.is_some() {
        return Some(Finding::form(LineKind::Credit, STRONG, Form::Agency));
    }
    let joins = [" via ", "/", " / ", " | ", ", "];
    if has_agency && is_names && (joins.iter().any(|j| text.contains(j)) || text.contains('©')) {
        return Some(Finding::form(LineKind::Credit, STRONG, Form::NameWithAgency));
    }
    let slashed = text.split_once('/').is_some_and(|(name, agency)| {
        is_name(name) && is_name(agency) && name.split_whitespace().count() >= 2
    });
    (slashed && is_names && shape.words >= 3 && shape.slashes == 1)
        .then(|| Finding::form(LineKind::Credit, STRONG, Form::NameSlashAgency))
}

fn is_raised(sight: Sight<'_>, word: usize) -> bool {
    sight.page.words(sight.at).get(word).is_some_and(|w| w.case() != Case::Lower)
}

fn is_name(part: &str) -> bool {
    let mut words = part.split_whitespace().peekable();
    words.peek().is_some() && words.all(|w| w.chars().next().is_some_and(|c| !c.is_lowercase()))
}
