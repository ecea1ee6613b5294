//! Where the article is on the page: the best run of prose, with short interruptions.

use std::ops::Range;

use super::finding::{Finding, STRONG};
use super::page::Page;
use super::shape::{Ending, Shape};

/// A sentence of fewer words is weak evidence of prose (C4 asks for five; most labels and
/// buttons with a full stop have fewer than eight).
const SENTENCE: u32 = 8;
/// From here on a line is prose even without a full stop: headlines of other stories have up to
/// about twenty words.
const LONG: u32 = 25;
/// More words than this add nothing to a line's weight, so that one long line of small print
/// does not outweigh an article of short ones.
const HEAVIEST: u32 = 40;
/// What a line that is no prose costs a run. With 4, two sentences carry the run over a list of
/// ten links, not over a page's menu.
const COST: f32 = -4.0;

/// The weight of every line for being running text.
pub(super) fn weights(page: &Page<'_>, found: &[Option<Finding>]) -> Vec<f32> {
    let lines = page.lines.iter().zip(found).enumerate();
    lines
        .map(|(at, (line, finding))| {
            let again = line.shape.words >= 4 && page.first_like(at) != at;
            weight(&line.shape, finding.as_ref(), again)
        })
        .collect()
}

fn weight(shape: &Shape, finding: Option<&Finding>, again: bool) -> f32 {
    let prose = prose_weight(shape);
    match finding {
        _ if again => COST,
        Some(finding) if finding.confidence >= STRONG || shape.words < HEAVIEST => COST,
        _ => prose,
    }
}

fn prose_weight(shape: &Shape) -> f32 {
    let closed = shape.is_closed() || shape.ending == Ending::Colon && shape.words >= SENTENCE;
    if closed && shape.words >= SENTENCE {
        // At most 40, which a float holds exactly.
        f32::from(u8::try_from(shape.words.min(HEAVIEST)).unwrap_or(u8::MAX))
    } else if shape.words >= LONG {
        10.0
    } else if closed && shape.words >= 4 {
        2.0
    } else {
        COST
    }
}

/// The weights again, now that it is known which lines belong to the article.
pub(super) fn kept<T: Copy + Into<bool>>(weights: &[f32], verdicts: &[T]) -> Vec<f32> {
    let both = weights.iter().zip(verdicts);
    both.map(|(weight, keep)| if (*keep).into() { weight.max(1.0) } else { COST }).collect()
}

/// The run of lines with the greatest weight (Kadane's algorithm); empty without any prose.
pub(super) fn best_run(weights: &[f32]) -> Range<usize> {
    let mut best = (0.0, 0..0);
    let mut total = 0.0;
    let mut start = 0;
    for (at, weight) in weights.iter().enumerate() {
        if total <= 0.0 {
            total = 0.0;
            start = at;
        }
        total += weight;
        if total > best.0 {
            best = (total, start..at + 1);
        }
    }
    best.1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_run_bridges_short_interruptions_only() {
        assert_eq!(best_run(&[-4.0, 20.0, -4.0, 30.0, -4.0]), 1..4);
        assert_eq!(best_run(&[20.0, -30.0, 25.0]), 2..3);
        assert_eq!(best_run(&[-4.0, -4.0]), 0..0);
    }
}
