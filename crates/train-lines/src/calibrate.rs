//! What a margin is worth: how many of the lines that were judged by so much were judged right.

use crate::corpus::{Form, Label};
use crate::validate::Judged;

/// Lines in a step of the curve; fewer would be guesswork.
const STEP: usize = 150;
/// The most that is ever claimed for a line that no rule is certain of.
const MOST: f64 = 0.99;

/// A margin in the model's units, and the share of lines with about that margin that are right.
pub type Curve = Vec<(i32, f64)>;

/// The curve of pages with markup, or of those without.
pub fn curve(judged: &[Judged<'_>], marked: bool) -> Curve {
    let mut lines = margins(judged, marked);
    lines.sort_by_key(|(margin, _)| *margin);
    let steps = lines.chunks(STEP).filter(|step| step.len() == STEP);
    let points = steps.map(|step| {
        let middle = step[STEP / 2].0;
        let right = step.iter().filter(|(_, right)| *right).count();
        (middle, right as f64 / STEP as f64, 1.0)
    });
    let rising = pool(points.collect());
    let mut curve: Curve = Vec::new();
    for (margin, right) in rising {
        let right = right.min(MOST);
        if curve.last().is_none_or(|(_, before)| right > before + 0.004) {
            curve.push((margin, right));
        }
    }
    curve
}

/// The lines that are scored and on which no rule had the last word.
fn margins(judged: &[Judged<'_>], marked: bool) -> Vec<(i32, bool)> {
    let of_form = judged.iter().filter(|j| (j.page.form == Form::Marked) == marked);
    of_form
        .flat_map(|j| j.page.truth.iter().zip(&j.margins))
        .filter(|(_, margin)| margin.abs() < i32::MAX / 8)
        .filter_map(|(truth, margin)| match truth.label {
            Label::Content => Some((margin.abs(), *margin > 0)),
            Label::Boilerplate => Some((margin.abs(), *margin <= 0)),
            _ => None,
        })
        .collect()
}

/// Makes shares rise with the margin by pooling neighbours that do not (Ayer et al., 1955).
fn pool(points: Vec<(i32, f64, f64)>) -> Vec<(i32, f64)> {
    let mut pools: Vec<(i32, f64, f64)> = Vec::new();
    for point in points {
        pools.push(point);
        while let [.., before, last] = pools[..] {
            if before.1 <= last.1 {
                break;
            }
            pools.truncate(pools.len() - 2);
            let weight = before.2 + last.2;
            let share = (before.1 * before.2 + last.1 * last.2) / weight;
            pools.push((last.0, share, weight));
        }
    }
    pools.into_iter().map(|(margin, share, _)| (margin, share)).collect()
}

/// Prints, for steps of stated confidence, how many lines were right. The curve is that of the
/// other folds' pages, in effect: it has a dozen points on thousands of lines.
pub fn report(judged: &[Judged<'_>], curve: &Curve, marked: bool) {
    println!("stated      lines   right");
    let lines = margins(judged, marked);
    for (from, to) in [(0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 0.95), (0.95, 1.0)] {
        let here: Vec<bool> = lines
            .iter()
            .filter(|(margin, _)| (from..to).contains(&stated(*margin, curve)))
            .map(|(_, right)| *right)
            .collect();
        let right = here.iter().filter(|right| **right).count();
        let share = 100.0 * right as f64 / here.len().max(1) as f64;
        println!("{from:.2}-{to:.2} {:7} {share:6.1} %", here.len());
    }
}

/// The confidence that a curve gives a margin, in a straight line between two points.
pub fn stated(margin: i32, curve: &Curve) -> f64 {
    let mut before = (0, 0.5);
    for &(at, share) in curve {
        if margin <= at {
            let part = f64::from(margin - before.0) / f64::from((at - before.0).max(1));
            return before.1 + (share - before.1) * part;
        }
        before = (at, share);
    }
    before.1
}
