//! Tells the lines of an article from the furniture around them: kinds, verdicts, reasons, and
//! the marks inside lines. Offsets are bytes of the document's text.

use crate::document::Document;
use crate::line::{InlineKind, InlineMark, Line, LineKind, Reason};
use crate::repeat::Repeat;
use crate::settings::Settings;

mod body;
mod dateline;
mod finding;
mod headline;
mod page;
mod phrases;
mod places;
mod rules;
mod shape;
mod verdict;
mod words;

use finding::{CERTAIN, Finding, Sight};
use page::Page;
use phrases::Matches;

/// Every non-blank line with its kind, verdict and reason, and the marks inside lines.
pub(crate) fn read(
    document: &Document,
    settings: &Settings,
    repeats: &[Repeat],
) -> (Vec<Line>, Vec<InlineMark>) {
    let page = Page::new(&document.text);
    let findings = find(&page, document.title.as_deref(), repeats);
    let lines: Vec<Line> = page
        .lines
        .iter()
        .zip(findings)
        .map(|(line, Finding { kind, confidence, reason })| Line {
            number: line.number,
            span: line.span,
            kind,
            keep: settings.keeps(kind),
            confidence,
            reason,
        })
        .collect();
    let inline = datelines(&page, &lines);
    (lines, inline)
}

/// One finding a line.
fn find(page: &Page<'_>, given: Option<&str>, repeats: &[Repeat]) -> Vec<Finding> {
    let matches = Matches::of(page);
    let sight = |at| Sight { page, matches: &matches, at };
    let mut found: Vec<Option<Finding>> =
        (0..page.len()).map(|at| rules::find(sight(at))).collect();
    places::near(page, &matches, &mut found);
    let weights = body::weights(page, &found);
    let run = body::best_run(&weights);
    let title = headline::find(page, &found, run.start, given);
    mark_title(page, title, given, &mut found);
    places::far(page, &matches, &mut found, title, (run.start, run.end));
    verdict::mark_repeats(page, repeats, &mut found);
    verdict::settle(page, found, &weights, run)
}

/// Marks the headline and every line that repeats it.
fn mark_title(
    page: &Page<'_>,
    title: Option<usize>,
    given: Option<&str>,
    found: &mut [Option<Finding>],
) {
    let Some((at, line)) = title.and_then(|at| Some((at, page.line(at)?))) else { return };
    for (other, place) in found.iter_mut().enumerate() {
        if other != at && place.is_none() && page.shape(other).key == line.shape.key {
            let reason = Reason::SameAsTitle { line: line.number };
            *place = Some(Finding { kind: LineKind::RepeatedTitle, confidence: CERTAIN, reason });
        }
    }
    let is_given = given.is_some_and(|given| given.trim() == page.text(at));
    let reason = if is_given { Reason::GivenTitle } else { Reason::FirstHeadline };
    if let Some(place) = found.get_mut(at) {
        *place = Some(Finding { kind: LineKind::Title, confidence: finding::LIKELY, reason });
    }
}

/// The datelines of kept paragraphs.
fn datelines(page: &Page<'_>, lines: &[Line]) -> Vec<InlineMark> {
    let paragraphs = lines.iter().filter(|line| line.kind == LineKind::Paragraph);
    paragraphs
        .enumerate()
        .filter_map(|(n, line)| dateline::find(page.slice(line.span), line.span.start, n == 0))
        .map(|span| InlineMark { span, kind: InlineKind::Dateline })
        .collect()
}

#[cfg(test)]
mod tests;
