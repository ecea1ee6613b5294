//! How good verdicts are, by the measures that tools for text extraction are compared with.

use crate::corpus::{Label, Truth};

/// Lines and words of one page: kept rightly, kept wrongly, struck wrongly, struck rightly.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    lines: [f64; 4],
    words: [f64; 4],
}

/// The counts of a page, or of a part of it.
pub fn counts(truth: &[Truth], keeps: &[bool]) -> Counts {
    let mut counts = Counts::default();
    for (truth, keep) in truth.iter().zip(keeps) {
        let slot = match (keep, truth.label) {
            (true, Label::Content) => 0,
            (true, Label::Boilerplate) => 1,
            (false, Label::Content) => 2,
            (false, Label::Boilerplate) => 3,
            _ => continue,
        };
        counts.lines[slot] += 1.0;
        counts.words[slot] += f64::from(truth.words);
    }
    counts
}

/// Means over pages; shares in hundredths.
#[derive(Clone, Copy, Debug)]
pub struct Summary {
    /// The mean over pages of the F1 of the article's words.
    pub macro_f1: f64,
    /// The F1 of struck lines over all pages.
    pub boilerplate_f1: f64,
    /// Wrong lines a page.
    pub wrong: f64,
}

/// Sums up pages.
pub fn summary(counts: &[Counts]) -> Summary {
    let pages = counts.len().max(1) as f64;
    let sum = |slot: usize| counts.iter().map(|c| c.lines[slot]).sum::<f64>();
    let macro_f1: f64 = counts.iter().map(|c| f1(c.words[0], c.words[1], c.words[2])).sum();
    Summary {
        macro_f1: 100.0 * macro_f1 / pages,
        boilerplate_f1: 100.0 * f1(sum(3), sum(2), sum(1)),
        wrong: (sum(1) + sum(2)) / pages,
    }
}

fn f1(right: f64, wrong: f64, missed: f64) -> f64 {
    if right == 0.0 { 0.0 } else { 2.0 * right / (2.0 * right + wrong + missed) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_count_alike_and_lines_are_summed() {
        let line = |label, words| Truth { label, words };
        let good = [line(Label::Content, 10), line(Label::Boilerplate, 10)];
        let found = summary(&[counts(&good, &[true, false]), counts(&good, &[true, true])]);
        assert!((found.macro_f1 - 100.0 * (1.0 + 2.0 / 3.0) / 2.0).abs() < 1e-9);
        assert!((found.boilerplate_f1 - 200.0 / 3.0).abs() < 1e-9);
        assert!((found.wrong - 0.5).abs() < 1e-9);
    }
}
