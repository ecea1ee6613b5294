//! Settles every line: what the rules left open is article inside the body and furniture outside.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::line::{LineKind, Reason};
use crate::repeat::{Repeat, RepeatKind};

use super::ByRules;
use super::finding::{CERTAIN, DOUBTFUL, Finding, LIKELY, STRONG};
use super::model::Verdict;
use super::page::Page;
use super::shape::{Ending, Opening};

/// A line of fewer words that stands there twice may do so by chance ("Yes, that’s it.").
const REPEATED_WORDS: u32 = 4;
/// How far a heading looks for the prose above it.
const HEADING_REACH: usize = 4;
/// A page of at most this many lines without any prose is a note or a list, not a menu.
const NOTE: usize = 3;

/// One finding for every line: those that are known, and a reading of the others.
pub(super) fn settle(page: &Page<'_>, known: ByRules, verdicts: &[Verdict]) -> Vec<Finding> {
    let ByRules { mut found, weights, run, .. } = known;
    let open: Vec<bool> = found.iter().map(Option::is_none).collect();
    let is_note = run.is_empty() && page.len() <= NOTE;
    let read = |at| {
        let place = Place { page, open: &open, weights: &weights, run: &run, at };
        if is_note { place.kept() } else { place.read() }
    };
    let _ = verdicts;
    found.drain(..).enumerate().map(|(at, f)| f.unwrap_or_else(|| read(at))).collect()
}

/// Marks lines of some length that already stood there.
pub(super) fn mark_equal_lines(page: &Page<'_>, found: &mut [Option<Finding>]) {
    let mut first_seen = BTreeMap::new();
    for (line, place) in page.lines.iter().zip(found) {
        let earlier = *first_seen.entry(line.shape.key).or_insert(line.number);
        if place.is_none() && earlier < line.number && line.shape.words >= REPEATED_WORDS {
            *place = Some(repeats(earlier));
        }
    }
}

/// Marks lines that an exact repeat covers whole: a sentence of a paragraph set again on its own.
pub(super) fn mark_repeats(
    page: &Page<'_>,
    repeats_found: &[Repeat],
    found: &mut [Option<Finding>],
) {
    for repeat in repeats_found.iter().filter(|r| r.kind == RepeatKind::Exact) {
        let Some((first, later)) = repeat.passages.split_first() else { continue };
        let Some(earlier) = page.line_at(first.span.start).map(|line| line.number) else {
            continue;
        };
        for (at, line) in later.iter().flat_map(|p| page.lines_in(p.span)) {
            let place = found.get_mut(at).filter(|place| place.is_none());
            if let Some(place) = place.filter(|_| line.shape.words >= REPEATED_WORDS) {
                *place = Some(repeats(earlier));
            }
        }
    }
}

fn repeats(line: u32) -> Finding {
    let reason = Reason::SameAsLine { line };
    Finding { kind: LineKind::RepeatedLine, confidence: CERTAIN, reason }
}

/// A line of which no rule has said anything.
struct Place<'a> {
    page: &'a Page<'a>,
    open: &'a [bool],
    weights: &'a [f32],
    run: &'a Range<usize>,
    at: usize,
}

impl Place<'_> {
    fn read(&self) -> Finding {
        let weight = self.weight(self.at);
        if !self.run.contains(&self.at) {
            return self.outside();
        }
        if weight > 0.0 || self.is_lone_heading() { self.kept() } else { self.struck(DOUBTFUL) }
    }

    fn weight(&self, at: usize) -> f32 {
        self.weights.get(at).copied().unwrap_or(0.0)
    }

    /// A short line between two lines of prose; a pointer to another story may stand between,
    /// but not the bare announcement of one, for then this line is what it announces.
    fn is_lone_heading(&self) -> bool {
        let mut before =
            (0..self.at).rev().take(HEADING_REACH).skip_while(|&at| self.is_bridge(at));
        before.next().is_some_and(|at| self.is_prose(at)) && self.is_prose(self.at + 1)
    }

    fn is_prose(&self, at: usize) -> bool {
        self.run.contains(&at) && self.weight(at) > 2.0
    }

    fn is_bridge(&self, at: usize) -> bool {
        self.open.get(at) == Some(&false) && self.page.shape(at).words >= REPEATED_WORDS
    }

    fn kept(&self) -> Finding {
        let shape = self.page.shape(self.at);
        if matches!(shape.opening, Opening::Bullet) {
            return Finding::form(
                LineKind::ListItem,
                LIKELY,
                "a line with a bullet in the article",
            );
        }
        let is_heading = shape.words <= 14 && matches!(shape.ending, Ending::Nothing);
        if is_heading {
            return Finding::place(
                LineKind::Subheading,
                0.75,
                "alone between two paragraphs, short and without a full stop",
            );
        }
        let confidence = if shape.words >= 14 && shape.is_closed() { STRONG } else { LIKELY };
        Finding { kind: LineKind::Paragraph, confidence, reason: Reason::Prose }
    }

    fn outside(&self) -> Finding {
        let shape = self.page.shape(self.at);
        let confidence = if shape.words < 8 { STRONG } else { LIKELY };
        self.struck(confidence)
    }

    /// The likeliest kind of a line that is not the article's.
    fn struck(&self, confidence: f32) -> Finding {
        let shape = self.page.shape(self.at);
        let at_head = self.at < self.run.start;
        match shape.words {
            0..=3 => Finding::place(
                LineKind::Navigation,
                confidence,
                "among short labels outside the running text",
            ),
            _ if at_head && shape.words <= 5 => Finding::place(
                LineKind::Navigation,
                confidence,
                "above the article and is no sentence of it",
            ),
            _ => Finding::place(
                LineKind::Promo,
                confidence,
                "outside the running text and reads like a pointer to another story",
            ),
        }
    }
}
