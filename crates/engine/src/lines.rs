//! Tells the lines of an article from the furniture around them: kinds, verdicts, reasons, and
//! the marks inside lines. Offsets are bytes of the document's text.

use std::ops::Range;

use crate::document::Document;
use crate::line::{InlineKind, InlineMark, Line, LineKind};
use crate::markup::{FEATURE_COUNT, Markup};
use crate::reason::Reason;
use crate::repeat::Repeat;
use crate::settings::Settings;
use crate::span::saturate;
use crate::word_count::words_in;

mod body;
mod dateline;
mod finding;
mod headline;
mod kinds;
mod marked;
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
    let matches = Matches::of(&page);
    let findings = Asked::new(&page, &matches, document, repeats).findings();
    let lines: Vec<Line> = page
        .lines
        .iter()
        .zip(findings)
        .map(|(line, Finding { kind, confidence, reason })| Line {
            number: line.number,
            span: line.span,
            words: saturate(words_in(document.text.slice(line.span))),
            kind,
            keep: settings.keeps(kind),
            confidence,
            reason,
        })
        .collect();
    let inline = datelines(&page, &lines);
    (lines, inline)
}

/// Whether `word` is one of the small words that sentences are made of, in any of the languages
/// whose phrases are known.
pub(crate) fn is_small_word(word: &str) -> bool {
    phrases::Phrases::get().is_small_word(words::key_of(word))
}

/// What the trainer of the line model looks at; never part of the page.
#[cfg(feature = "training")]
pub mod training {
    pub use super::model::training::*;

    /// How many lines of an article stay: the reading of lines alone, to be timed.
    pub fn lines(document: &super::Document) -> usize {
        let (lines, _) = super::read(document, &super::Settings::default(), &[]);
        lines.iter().filter(|line| line.keep).count()
    }

    /// The lines of an article that are not blank as `trial` is given them, and whether it keeps
    /// each.
    pub fn look(document: &super::Document, trial: &dyn Trial) -> (Vec<Looked>, Vec<bool>) {
        let page = super::Page::new(&document.text);
        let matches = super::Matches::of(&page);
        let asked = super::Asked::new(&page, &matches, document, &[]);
        let super::Weighed { known, verdicts, .. } =
            asked.weigh(|known| super::model::training::keeps(known, trial));
        (rows(asked.for_model(&known)), verdicts)
    }
}

/// A page and what is asked of it.
struct Asked<'a> {
    page: &'a Page<'a>,
    matches: &'a Matches,
    marks: Option<&'a Markup>,
    markup: Option<Vec<[u8; FEATURE_COUNT]>>,
    given: Option<&'a str>,
    repeats: &'a [Repeat],
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

/// What rules and model make of a page.
struct Weighed<T> {
    /// What the rules know.
    known: ByRules,
    /// What the model says of each line.
    verdicts: Vec<T>,
    /// The best run of lines that it keeps: the article.
    body: Range<usize>,
}

impl<'a> Asked<'a> {
    fn new(
        page: &'a Page<'a>,
        matches: &'a Matches,
        document: &'a Document,
        repeats: &'a [Repeat],
    ) -> Self {
        let marks = document.markup.as_deref();
        let markup = marks.map(|markup| markup.features(&document.text));
        Self { page, matches, marks, markup, given: document.title.as_deref(), repeats }
    }

    /// One finding a line.
    fn findings(&self) -> Vec<Finding> {
        let Weighed { known, verdicts, body } = self.weigh(model::read);
        let verdicts = verdict::without_strays(&known, verdicts);
        verdict::settle(self.page, &known, &verdicts, &body, self.marks)
    }

    /// Has the rules and then `model` read the page, and both again where the article that the
    /// model found has another headline than the one that the rules took.
    fn weigh<T>(&self, model: impl Fn(model::Known<'_>) -> Vec<T>) -> Weighed<T>
    where
        T: Copy + Into<bool>,
    {
        let found = self.rules_alone();
        let weights = body::weights(self.page, &found);
        let run = body::best_run(&weights);
        let title = headline::find(self.page, &found, run.start, self.given);
        let first = self.judge(ByRules { found, weights, run, title }, &model);
        let start = first.body.start;
        if title.is_some_and(|title| headline::leads(title, start)) {
            return first;
        }
        // Asked anew rather than kept: few pages come here, and there is a sentence in every finding.
        let found = self.rules_alone();
        let better = headline::find(self.page, &found, start, self.given);
        if better.is_none() || better == title {
            return first;
        }
        let ByRules { weights, run, .. } = first.known;
        self.judge(ByRules { found, weights, run, title: better }, &model)
    }

    /// Asks the rules that need the headline, and then `model`.
    fn judge<T>(
        &self,
        mut known: ByRules,
        model: &impl Fn(model::Known<'_>) -> Vec<T>,
    ) -> Weighed<T>
    where
        T: Copy + Into<bool>,
    {
        self.place(&mut known);
        let verdicts = model(self.for_model(&known));
        let body = body::best_run(&body::kept(&known.weights, &verdicts));
        Weighed { known, verdicts, body }
    }

    /// Asks the rules that need no more than a line and its neighbours.
    fn rules_alone(&self) -> Vec<Option<Finding>> {
        let (page, matches) = (self.page, self.matches);
        let marked = |at: usize| {
            let line = self.marks.and_then(|marks| marks.lines.get(at));
            line.and_then(|line| marked::find(line, &page.shape(at), page.text(at)))
        };
        let surer = |found: Option<Finding>, at: usize| match marked(at) {
            Some(marked) if marked.has_last_word() => Some(marked),
            marked => found.or(marked),
        };
        let alone = (0..page.len()).map(|at| match rules::find(Sight { page, matches, at }) {
            Some(found) if found.has_last_word() => Some(found),
            found => surer(found, at),
        });
        let mut found: Vec<Option<Finding>> = alone.collect();
        places::near(page, matches, &mut found);
        found
    }

    /// Asks the rules that need the headline and the body.
    fn place(&self, known: &mut ByRules) {
        let ByRules { found, run, title, .. } = known;
        mark_title(self.page, *title, self.given, found);
        self.mark_above(*title, found);
        places::far(self.page, self.matches, found, *title, (run.start, run.end));
        verdict::mark_repeats(self.page, self.repeats, found);
        verdict::mark_equal_lines(self.page, found);
    }

    /// Marks what stands above a headline that the page's markup leaves no doubt about.
    fn mark_above(&self, title: Option<usize>, found: &mut [Option<Finding>]) {
        let of_title = |at: usize| found.get(at).and_then(Option::as_ref);
        let is_given = |at: &usize| of_title(*at).is_some_and(|f| f.reason == Reason::GivenTitle);
        let is_heading = |at: &usize| {
            let line = self.marks.and_then(|marks| marks.lines.get(*at));
            line.is_some_and(|line| line.level > 0 && !line.is_furniture())
        };
        let Some(title) = title.filter(is_given).filter(is_heading) else { return };
        for place in found.iter_mut().take(title).filter(|place| place.is_none()) {
            *place = Some(marked::above_headline());
        }
    }

    fn for_model<'b>(&'b self, known: &'b ByRules) -> model::Known<'b> {
        let ByRules { found, weights, run, title } = known;
        let (page, matches, markup) = (self.page, self.matches, self.markup.as_deref());
        model::Known { page, matches, found, weights, run, title: *title, markup }
    }
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
