//! The rules that look at a line's neighbours, one a file.

use super::finding::{Finding, Sight};
use super::page::Page;
use super::phrases::Matches;

mod author;
mod caption;
mod masthead;
mod standfirst;

/// A line among others of which something is known.
#[derive(Clone, Copy)]
pub(super) struct Spot<'a> {
    /// The line alone.
    pub sight: Sight<'a>,
    /// What is known of every line so far.
    pub found: &'a [Option<Finding>],
    /// The headline, where there is one.
    pub title: Option<usize>,
    /// The first line of running text and the one after the last.
    pub body: (usize, usize),
}

impl<'a> Spot<'a> {
    /// The number of the line, from 0.
    pub fn at(&self) -> usize {
        self.sight.at
    }

    /// What is known of line `at`.
    pub fn known(&self, at: usize) -> Option<&'a Finding> {
        self.found.get(at).and_then(Option::as_ref)
    }

    /// What is known of the line before.
    pub fn before(&self) -> Option<&'a Finding> {
        self.known(self.at().checked_sub(1)?)
    }

    /// What is known of the line after.
    pub fn after(&self) -> Option<&'a Finding> {
        self.known(self.at() + 1)
    }
}

/// A rule of place: what it makes of a line, if anything.
type Rule = fn(Spot<'_>) -> Option<Finding>;

/// Asked before the body is looked for: they need nothing but the lines next to theirs.
const NEAR: &[Rule] = &[caption::find];
/// Asked when headline and body are known.
const FAR: &[Rule] = &[masthead::find, author::find, standfirst::find];

/// Adds what the rules say that need only the lines next to theirs.
pub(super) fn near(page: &Page<'_>, matches: &Matches, found: &mut [Option<Finding>]) {
    apply(NEAR, page, matches, found, None, (0, page.len()));
}

/// Adds what the rules say that need the headline and the body.
pub(super) fn far(
    page: &Page<'_>,
    matches: &Matches,
    found: &mut [Option<Finding>],
    title: Option<usize>,
    body: (usize, usize),
) {
    apply(FAR, page, matches, found, title, body);
}

fn apply(
    rules: &[Rule],
    page: &Page<'_>,
    matches: &Matches,
    found: &mut [Option<Finding>],
    title: Option<usize>,
    body: (usize, usize),
) {
    for rule in rules {
        for at in 0..page.len() {
            if found.get(at).is_none_or(Option::is_some) {
                continue;
            }
            let sight = Sight { page, matches, at };
            let finding = rule(Spot { sight, found, title, body });
            if let Some(place) = found.get_mut(at) {
                *place = finding;
            }
        }
    }
}
