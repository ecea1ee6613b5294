//! How good verdicts are, by the measures that tools for text extraction are compared with.

use crate::corpus::{Label, Page};

/// Lines and words of one page: kept rightly, kept wrongly, struck wrongly, struck rightly.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    pub lines: [f64; 4],
    pub words: [f64; 4],
}

/// The counts of a page; `inner` looks only from the headline to the last line of the body.
pub fn counts(page: &Page, keeps: &[bool], inner: bool) -> Counts {
    let (start, end) = if inner { page.inner } else { (0, page.lines.len()) };
    let mut counts = Counts::default();
    let scored = page.lines.iter().zip(keeps).take(end).skip(start);
    for (line, keep) in scored {
        let is_content = match line.label {
            Label::Content => true,
            Label::Boilerplate => false,
            _ => continue,
        };
        let slot = match (*keep && !line.is_standfirst, is_content) {
            (true, true) => 0,
            (true, false) => 1,
            (false, true) => 2,
            (false, false) => 3,
        };
        counts.lines[slot] += 1.0;
        counts.words[slot] += f64::from(line.tokens);
    }
    counts
}

/// Means over pages, in hundredths but for the wrong lines.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    pub macro_f1: f64,
    pub boilerplate_f1: f64,
    pub wrong: f64,
}

fn f1(right: f64, wrong: f64, missed: f64) -> f64 {
    if right == 0.0 { 0.0 } else { 2.0 * right / (2.0 * right + wrong + missed) }
}

/// The mean over pages of the F1 of the article's words; the F1 of struck lines over all pages;
/// wrong lines a page.
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
