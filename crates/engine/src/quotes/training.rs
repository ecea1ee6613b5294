//! What the trainer learns from and writes: what can be seen of every quotation, the reading under
//! any weights, and the weights. Compiled only for the trainer and the benches.

use super::assign::assign;
use super::attribute::{Site, candidates};
use super::confidence::{Ground, Grounds};
use super::draft::read;
use super::features::Feature;
use super::level::{Evidence, Seen};
use super::marks::scan;
use super::mention::cover;
pub use super::model::Model;
use super::pairs::{Around, pair};
use super::paragraphs::split;
use super::weights::LEARNED;
use crate::document::Document;
use crate::line::Line;
use crate::quote::Quote;
use crate::span::Span;

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
    pub(super) fn new(site: Site, inner: Span, seen: Seen) -> Self {
        let candidates = candidates(site).into_iter().map(|candidate| {
            (cover(site.tokens, candidate.speaker.from, candidate.speaker.to), candidate.features.0)
        });
        Self { inner, candidates: candidates.collect(), evidence: seen.0 }
    }
}

/// Puts what was seen later of the quotation `inner` into its example, if it has one. The examples
/// are in the order of the text.
pub(super) fn note_again(examples: &mut [Example], inner: Span, seen: Seen) {
    let place = examples.binary_search_by_key(&inner.start, |example| example.inner.start);
    if let Some(example) = place.ok().and_then(|at| examples.get_mut(at)) {
        example.evidence = seen.0;
    }
}

/// A quotation as it is read, and what is known of the reading.
pub struct Outcome {
    /// The quotation.
    pub quote: Quote,
    /// What its confidence is summed from, as a set of bits.
    pub grounds: u128,
}

/// Each part of the weights, with the names of its bits.
pub const PARTS: &[(&str, &[&str])] =
    &[("ranker", Feature::NAMES), ("speech", Evidence::NAMES), ("confidence", Ground::NAMES)];

impl Model {
    /// The weights that the engine reads with.
    pub fn learned() -> Self {
        LEARNED.clone()
    }

    /// The weights of the part called `name`, to read or to write.
    pub fn part(&mut self, name: &str) -> &mut [i16] {
        match name {
            "ranker" => &mut self.ranker,
            "speech" => &mut self.speech,
            _ => &mut self.confidence,
        }
    }

    /// The sum of the confidence weights of `grounds`: the log-odds of a reading.
    pub fn confidence_odds(&self, grounds: u128) -> f32 {
        Grounds::from(grounds).sum(&self.confidence)
    }
}

/// All quotations of running text of `document`, in order, as `model` sees them.
pub fn examples(document: &Document, lines: &[Line], model: &Model) -> Vec<Example> {
    read(&document.text, lines, model).examples
}

/// How many pairs of marks `document` has, without a look at the words: the first pass alone.
pub fn count_pairs(document: &Document, lines: &[Line]) -> usize {
    let text = &document.text;
    let marks = scan(text.as_str());
    let mut from = 0;
    let mut count = 0;
    for paragraph in split(text, lines) {
        let rest = marks.get(from..).unwrap_or_default();
        let inside = rest.partition_point(|m| m.span.start < paragraph.span.end);
        let marks = rest.get(..inside).unwrap_or_default();
        count += pair(text, paragraph.span, marks, Around::default()).len();
        from += inside;
    }
    count
}

/// All quotations of `document` as `model` reads them.
pub fn outcomes(document: &Document, lines: &[Line], model: &Model) -> Vec<Outcome> {
    let drafts = read(&document.text, lines, model);
    let assigned = assign(document, &drafts, model).into_iter();
    assigned.map(|a| Outcome { quote: a.quote, grounds: a.grounds.0 }).collect()
}
