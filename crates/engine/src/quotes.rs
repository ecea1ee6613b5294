//! Finds quotations and says who speaks.

use crate::document::Document;
use crate::line::Line;
use crate::quote::Quote;

/// Every quotation, by where it starts.
pub(crate) fn read(_document: &Document, _lines: &[Line]) -> Vec<Quote> {
    Vec::new()
}
