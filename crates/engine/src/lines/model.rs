//! The line model: which lines are the article's, judged by many weak signs at once.
//!
//! Each line gets a score from a few dozen small decision trees over its counts and those of its
//! surroundings; the scores are then decoded over the whole page as a chain of two states,
//! because an article is contiguous with short interruptions. All of it is in whole numbers, so
//! that every machine reads a page alike.

use std::ops::Range;

use super::finding::Finding;
use super::page::Page;
use super::phrases::Matches;
use crate::line::LineKind;
use crate::markup::FEATURE_COUNT;

mod chain;
mod features;
mod landmarks;
mod table;
mod trees;
mod vocabulary;

use features::{Counted, Row, WIDTH};
use trees::LANES;

/// What is known of the page before the model is asked.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// The lines.
    pub page: &'a Page<'a>,
    /// The fixed phrases in them.
    pub matches: &'a Matches,
    /// What the rules found.
    pub found: &'a [Option<Finding>],
    /// How much each line weighs as running text.
    pub weights: &'a [f32],
    /// The best run of running text.
    pub run: &'a Range<usize>,
    /// The headline.
    pub title: Option<usize>,
    /// What the markup of a page says of each line, where the text was read from one.
    pub markup: Option<&'a [[u8; FEATURE_COUNT]]>,
}

/// What the model says of a line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Verdict {
    /// Whether it belongs to the article.
    pub keep: bool,
    /// How sure that is, from 0.5 to 1; calibrated.
    pub confidence: f32,
}

impl From<Verdict> for bool {
    fn from(verdict: Verdict) -> Self {
        verdict.keep
    }
}

/// A score that no sum of trees reaches: what is certain beforehand.
const FIXED: i32 = 1 << 20;

/// One verdict for every line.
pub(super) fn read(known: Known<'_>) -> Vec<Verdict> {
    let margins = margins(known, trees::score, table::CHANGE);
    let curve = if known.markup.is_some() { table::MARKUP_CURVE } else { table::CURVE };
    margins.into_iter().map(|margin| verdict(margin, curve)).collect()
}

/// How far each line is from being furniture rather than the article, by the scores that `score`
/// gives and the price `change` of a change between lines.
fn margins(
    known: Known<'_>,
    score: impl Fn(&[Row; LANES], bool) -> [i32; LANES],
    change: i32,
) -> Vec<i32> {
    let counted = Counted::new(known);
    let certain = (0..known.page.len()).map(|at| fixed(known.found.get(at)?.as_ref()));
    let certain: Vec<Option<i32>> = certain.collect();
    let mut margins: Vec<i32> = certain.iter().map(|score| score.unwrap_or(0)).collect();
    let open = certain.iter().enumerate().filter(|(_, score)| score.is_none()).map(|(at, _)| at);
    let open: Vec<usize> = open.collect();
    let mut rows = [[0; WIDTH]; LANES];
    for some in open.chunks(LANES) {
        for (row, at) in rows.iter_mut().zip(some) {
            counted.fill(*at, row);
        }
        for (at, score) in some.iter().zip(score(&rows, known.markup.is_some())) {
            if let Some(place) = margins.get_mut(*at) {
                *place = score;
            }
        }
    }
    chain::decode(&mut margins, change);
    margins
}

/// The score of a line on which a rule leaves no doubt.
fn fixed(finding: Option<&Finding>) -> Option<i32> {
    let finding = finding.filter(|finding| finding.has_last_word())?;
    let keeps = matches!(finding.kind, LineKind::Title | LineKind::Standfirst);
    Some(if keeps { FIXED } else { -FIXED })
}

fn verdict(margin: i32, curve: &[(i32, f32)]) -> Verdict {
    Verdict { keep: margin > 0, confidence: on_curve(margin.abs(), curve) }
}

/// The confidence on a curve of points in rising order, in a straight line between two.
fn on_curve(margin: i32, curve: &[(i32, f32)]) -> f32 {
    let mut before = (0, 0.5);
    for &(at, confidence) in curve {
        if margin <= at {
            let part = unit((margin - before.0).max(0)) / unit((at - before.0).max(1));
            return before.1 + (confidence - before.1) * part;
        }
        before = (at, confidence);
    }
    before.1
}

/// A margin as a number to reckon with; those on the curve are small enough to be exact.
fn unit(margin: i32) -> f32 {
    f32::from(u16::try_from(margin).unwrap_or(u16::MAX))
}

/// What the trainer needs to see.
#[cfg(feature = "training")]
pub mod training {
    use super::{Counted, Known, LANES, LineKind, WIDTH, fixed, margins};

    pub use super::chain::decode;
    pub use super::features::{COUNT, NAMES, Row};
    pub use super::trees::{DEPTH, LEAVES};

    /// A line as the model is given it.
    #[derive(Clone, Debug)]
    pub struct Looked {
        /// Its number, from 1.
        pub number: u32,
        /// Its features.
        pub row: Row,
        /// Whether the row holds what the markup says of it.
        pub is_marked: bool,
        /// The verdict, where a rule leaves no doubt.
        pub fixed: Option<bool>,
        /// Whether it was found to be a standfirst, which is kept although it is not the body.
        pub is_standfirst: bool,
        /// Whether it was found to be the headline.
        pub is_title: bool,
    }

    /// A model on trial.
    pub trait Trial {
        /// The score of a line, in the units of the price of a change.
        fn score(&self, row: &Row, marked: bool) -> i32;
        /// The price of a change.
        fn change(&self) -> i32;
    }

    /// Whether `trial` keeps each line.
    pub(in super::super) fn keeps(known: Known<'_>, trial: &dyn Trial) -> Vec<bool> {
        let score =
            |rows: &[Row; LANES], marked| rows.each_ref().map(|row| trial.score(row, marked));
        margins(known, score, trial.change()).into_iter().map(|margin| margin > 0).collect()
    }

    /// Every line of a page.
    pub(in super::super) fn rows(known: Known<'_>) -> Vec<Looked> {
        let counted = Counted::new(known);
        let lines = known.page.lines.iter().enumerate();
        lines
            .map(|(at, line)| {
                let mut row = [0; WIDTH];
                counted.fill(at, &mut row);
                let finding = known.found.get(at).and_then(Option::as_ref);
                let is = |kind: LineKind| finding.is_some_and(|f| f.kind == kind);
                Looked {
                    number: line.number,
                    row,
                    is_marked: known.markup.is_some(),
                    fixed: fixed(finding).map(|score| score > 0),
                    is_standfirst: is(LineKind::Standfirst),
                    is_title: is(LineKind::Title),
                }
            })
            .collect()
    }
}
