//! The line model: which lines are the article's, judged by many weak signs at once.
//!
//! Each line gets a score from a few dozen small decision trees over its counts and those of its
//! surroundings; the scores are then decoded over the whole page as a chain of two states,
//! because an article is contiguous with short interruptions. All of it is in whole numbers, so
//! that every machine reads a page alike.

use std::ops::Range;

use super::finding::{CERTAIN, Finding};
use super::page::Page;
use super::phrases::Matches;
use crate::line::LineKind;

mod chain;
mod features;
mod landmarks;
mod table;
mod trees;
mod vocabulary;

use features::{COUNT, Counted};

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
    let counted = Counted::new(known);
    let mut row = [0; COUNT];
    let scores = (0..known.page.len()).map(|at| {
        fixed(known.found.get(at).and_then(Option::as_ref)).unwrap_or_else(|| {
            counted.fill(at, &mut row);
            trees::score(&row)
        })
    });
    let mut margins: Vec<i32> = scores.collect();
    chain::decode(&mut margins);
    margins.into_iter().map(verdict).collect()
}

/// The score of a line on which a rule leaves no doubt.
fn fixed(finding: Option<&Finding>) -> Option<i32> {
    let finding = finding?;
    match finding.kind {
        LineKind::Title | LineKind::Standfirst => Some(FIXED),
        _ if finding.confidence >= CERTAIN => Some(-FIXED),
        _ => None,
    }
}

fn verdict(margin: i32) -> Verdict {
    Verdict { keep: margin > 0, confidence: table::confidence(margin.abs()) }
}

/// What the trainer needs to see.
#[cfg(feature = "training")]
pub mod training {
    use super::{Counted, Known, fixed};

    pub use super::chain::decode_with;
    pub use super::features::{COUNT, NAMES};
    pub use super::trees::{DEPTH, LEAVES};

    /// A line as the model is given it.
    #[derive(Clone, Debug)]
    pub struct Looked {
        /// Its number, from 1.
        pub number: u32,
        /// Its features.
        pub row: [u8; COUNT],
        /// The verdict, where a rule leaves no doubt.
        pub fixed: Option<bool>,
        /// Whether it was found to be a standfirst, which is kept although it is not the body.
        pub is_standfirst: bool,
    }

    /// Every line of a page.
    pub(in super::super) fn rows(known: Known<'_>) -> Vec<Looked> {
        let counted = Counted::new(known);
        let lines = known.page.lines.iter().enumerate();
        lines
            .map(|(at, line)| {
                let mut row = [0; COUNT];
                counted.fill(at, &mut row);
                let finding = known.found.get(at).and_then(Option::as_ref);
                let is_standfirst =
                    finding.is_some_and(|f| f.kind == crate::line::LineKind::Standfirst);
                let fixed = fixed(finding).map(|score| score > 0);
                Looked { number: line.number, row, fixed, is_standfirst }
            })
            .collect()
    }
}
