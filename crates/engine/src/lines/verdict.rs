//! Settles every line: the model says whether it is the article's; what it is is told by the rule
//! that knew it, or else by its form and place.

use std::ops::Range;

use crate::line::LineKind;
use crate::markup::Markup;
use crate::reason::Reason;
use crate::repeat::{Repeat, RepeatKind};

use super::ByRules;
use super::finding::{CERTAIN, Finding};
use super::kinds::Place;
use super::model::Verdict;
use super::page::Page;

/// A line of fewer words that stands there twice may do so by chance ("Yes, that’s it.").
const REPEATED_WORDS: u32 = 4;
/// A page of at most this many lines without any prose is a note or a list, not a menu: the rules
/// have the word, and what they do not know stays.
const NOTE: usize = 3;

/// One finding for every line: those that are known, and a reading of the others. `body` is the
/// run of lines that the model found to be the article.
pub(super) fn settle(
    page: &Page<'_>,
    known: &ByRules,
    verdicts: &[Verdict],
    body: &Range<usize>,
    markup: Option<&Markup>,
) -> Vec<Finding> {
    let is_note = known.run.is_empty() && page.len() <= NOTE;
    let byline = last_byline(known, body.end);
    let read = |(at, finding): (usize, &Option<Finding>)| {
        let place = Place { page, known, verdicts, markup, body, byline, at };
        match (finding, verdicts.get(at)) {
            (Some(finding), _) if is_note || finding.has_last_word() => finding.clone(),
            (None, _) if is_note => place.kept(),
            (Some(finding), Some(verdict)) if !verdict.keep => {
                Finding { confidence: verdict.confidence, ..finding.clone() }
            }
            (_, Some(Verdict { keep: true, confidence })) => {
                Finding { confidence: *confidence, ..place.kept() }
            }
            (_, verdict) => Finding {
                confidence: verdict.map_or(CERTAIN, |verdict| verdict.confidence),
                ..place.struck()
            },
        }
    };
    known.found.iter().enumerate().map(read).collect()
}

/// The last byline above `end`.
fn last_byline(known: &ByRules, end: usize) -> Option<usize> {
    let is_byline = |found: &Finding| found.kind == LineKind::Byline;
    known.found.iter().take(end).rposition(|found| found.as_ref().is_some_and(is_byline))
}

/// The verdicts without strays: where a page has no prose at all and the model keeps the lesser part
/// of it, all of it is furniture.
pub(super) fn without_strays(known: &ByRules, mut verdicts: Vec<Verdict>) -> Vec<Verdict> {
    let kept = verdicts.iter().filter(|verdict| verdict.keep).count();
    if known.run.is_empty() && 2 * kept < verdicts.len() {
        for stray in verdicts.iter_mut().filter(|verdict| verdict.keep) {
            *stray = Verdict { keep: false, confidence: 0.5 };
        }
    }
    verdicts
}

/// Marks lines of some length that already stood there.
pub(super) fn mark_equal_lines(page: &Page<'_>, found: &mut [Option<Finding>]) {
    for (at, (line, place)) in page.lines.iter().zip(found).enumerate() {
        let earlier = page.line(page.first_like(at)).map_or(line.number, |first| first.number);
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
