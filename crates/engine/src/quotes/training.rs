//! What the trainer learns from: every quotation with the features of its candidate speakers and
//! with what tells speech from other words in marks. Compiled only for the trainer.

use super::attribute::{Site, candidates};
use super::draft::{cover, read};
use super::level::Seen;
use super::{features, level};
use crate::document::Document;
use crate::line::Line;
use crate::span::Span;
use crate::text::Text;

/// One quotation of running text.
pub struct Example {
    /// Without its marks.
    pub inner: Span,
    /// Each candidate speaker: its words, and its features as a set of bits.
    pub candidates: Vec<(Span, u128)>,
    /// What tells whether it is speech, as a set of bits.
    pub evidence: u128,
}

impl Example {
    pub(super) fn new(_text: &Text, site: Site, inner: Span, seen: Seen) -> Self {
        let candidates = candidates(site).into_iter().map(|candidate| {
            (cover(site.tokens, candidate.speaker.from, candidate.speaker.to), candidate.features.0)
        });
        Self { inner, candidates: candidates.collect(), evidence: seen.0 }
    }
}

/// The names of the features of candidates, by bit.
pub const FEATURES: &[&str] = &features::NAMES;

/// The names of the evidence of speech, by bit.
pub const EVIDENCE: &[&str] = &level::NAMES;

/// All quotations of `document`, in order.
pub fn examples(document: &Document, lines: &[Line]) -> Vec<Example> {
    read(&document.text, lines).examples
}
