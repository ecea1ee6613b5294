//! Tells the lines of an article from the furniture around them: kinds, verdicts, reasons, and
//! the marks inside lines. Offsets are bytes of the document's text.

use std::ops::Range;

use crate::document::Document;
use crate::line::{InlineKind, InlineMark, Line, LineKind, Reason};
use crate::repeat::Repeat;
use crate::settings::Settings;

mod body;
mod dateline;
mod finding;
mod headline;
mod model;
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

/// What the trainer of the line model looks at; never part of the page.
#[cfg(feature = "training")]
pub mod training {
    pub use super::model::training::*;

    /// The features of every non-blank line of `text`, as the model is given them.
    pub fn look(text: &crate::text::Text) -> Vec<Looked> {
        let page = super::Page::new(text);
        let matches = super::Matches::of(&page);
        let (known, _) = super::weigh(&page, &matches, None, &[], super::model::read);
        rows(known.for_model(&page, &matches))
    }
}

/// One finding a line.
fn find(page: &Page<'_>, given: Option<&str>, repeats: &[Repeat]) -> Vec<Finding> {
    let matches = Matches::of(page);
    let (known, verdicts) = weigh(page, &matches, given, repeats, model::read);
    verdict::settle(page, known, &verdicts)
}

/// Has the rules and then `model` read the page, and both again where the article that the model
/// found has another headline than the one that the rules took.
fn weigh<T>(
    page: &Page<'_>,
    matches: &Matches,
    given: Option<&str>,
    repeats: &[Repeat],
    model: impl Fn(model::Known<'_>) -> Vec<T>,
) -> (ByRules, Vec<T>)
where
    T: Copy + Into<bool>,
{
    let alone = rules_alone(page, matches);
    let weights = body::weights(page, &alone);
    let run = body::best_run(&weights);
    let title = headline::find(page, &alone, run.start, given);
    let known = in_place(page, matches, alone.clone(), title, given, repeats, weights, run);
    let verdicts = model(known.for_model(page, matches));
    let start = body::best_run(&body::kept(&known.weights, &verdicts)).start;
    let better = headline::find(page, &alone, start, given);
    if better.is_none() || better == title {
        return (known, verdicts);
    }
    let ByRules { weights, run, .. } = known;
    let known = in_place(page, matches, alone, better, given, repeats, weights, run);
    let verdicts = model(known.for_model(page, matches));
    (known, verdicts)
}

/// What the rules make of a page.
struct ByRules {
    /// What they found.
    found: Vec<Option<Finding>>,
    /// How much each line weighs as running text.
    weights: Vec<f32>,
    /// The best run of running text.
    run: Range<usize>,
    /// The headline.
    title: Option<usize>,
}

impl ByRules {
    fn for_model<'a>(&'a self, page: &'a Page<'a>, matches: &'a Matches) -> model::Known<'a> {
        let Self { found, weights, run, title } = self;
        model::Known { page, matches, found, weights, run, title: *title }
    }
}

/// Asks the rules that need no more than a line and its neighbours.
fn rules_alone(page: &Page<'_>, matches: &Matches) -> Vec<Option<Finding>> {
    let sight = |at| Sight { page, matches, at };
    let mut found: Vec<Option<Finding>> =
        (0..page.len()).map(|at| rules::find(sight(at))).collect();
    places::near(page, matches, &mut found);
    found
}

/// Asks the rules that need the headline and the body.
#[allow(clippy::too_many_arguments)]
fn in_place(
    page: &Page<'_>,
    matches: &Matches,
    mut found: Vec<Option<Finding>>,
    title: Option<usize>,
    given: Option<&str>,
    repeats: &[Repeat],
    weights: Vec<f32>,
    run: Range<usize>,
) -> ByRules {
    mark_title(page, title, given, &mut found);
    places::far(page, matches, &mut found, title, (run.start, run.end));
    verdict::mark_repeats(page, repeats, &mut found);
    verdict::mark_equal_lines(page, &mut found);
    ByRules { found, weights, run, title }
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
