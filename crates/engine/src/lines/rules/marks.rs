//! Lines without words of their own: symbols, counters, addresses, handles.

use crate::line::LineKind;
use crate::reason::Form;

use super::super::finding::{Finding, LIKELY, STRONG, Sight};

pub(super) fn find(sight: Sight<'_>) -> Option<Finding> {
    let (text, shape) = (sight.text(), sight.shape());
    if shape.words == 0 {
        return Some(Finding::form(LineKind::Control, LIKELY, Form::Symbols));
    }
    if text.contains('©') || text.contains('ⓒ') {
        return (shape.words <= 25)
            .then(|| Finding::form(LineKind::Legal, STRONG, Form::Copyright));
    }
    if shape.words == shape.numbers {
        return Some(Finding::form(LineKind::Control, LIKELY, Form::Number));
    }
    let is_address = text.starts_with("http") && !text.contains(char::is_whitespace);
    is_address.then(|| Finding::form(LineKind::SourceLink, LIKELY, Form::Address))
}
