//! Finds quotations and says who speaks: marks are scanned and paired, the words around each
//! quotation are searched for an attribution, and its speaker is followed to a full name. Offsets
//! are bytes. Linear in the text.

use crate::document::Document;
use crate::line::Line;
use crate::people::Names;
use crate::quote::Quote;

mod assign;
mod attribute;
mod bits;
mod clause;
mod confidence;
mod draft;
mod features;
mod foreign;
mod form;
mod glyphs;
mod level;
mod lexicon;
mod marks;
mod mention;
mod model;
mod names;
mod opened;
mod pairs;
mod paragraphs;
mod phrase;
mod ranker;
mod resolve;
mod tokens;
#[cfg(feature = "training")]
pub mod training;
mod weights;

/// Every quotation, by where it starts; a nested one follows the one around it. And the names of
/// the article.
pub(crate) fn read(document: &Document, lines: &[Line]) -> (Vec<Quote>, Names) {
    let model = &weights::LEARNED;
    let drafts = draft::read(&document.text, lines, model);
    let quotes = assign::assign(document, &drafts, model);
    (quotes.into_iter().map(|assigned| assigned.quote).collect(), drafts.names.list())
}
