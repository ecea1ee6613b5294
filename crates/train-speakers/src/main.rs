//! Learns the weights of the engine's speaker ranker and of its test for speech from articles
//! whose quotations people marked, and writes them as a Rust table.
//!
//! usage: train-speakers ARTICLES.jsonl [WEIGHTS.rs]
//!
//! Prints the share of right choices in cross-validation by article, in five folds; then learns
//! from all articles and writes the table. The same input always gives the same table.

use std::fs;
use std::io::{self, Write as _};
use std::process::ExitCode;

mod corpus;
mod learn;
mod table;

use corpus::{Choice, Verdict};

/// How many parts the articles are cut into for cross-validation.
const FOLDS: usize = 5;

fn main() -> ExitCode {
    let mut args = std::env::args().skip(1);
    let Some(path) = args.next() else {
        let _ = writeln!(io::stderr(), "usage: train-speakers ARTICLES.jsonl [WEIGHTS.rs]");
        return ExitCode::from(2);
    };
    match run(&path, args.next().as_deref()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{path}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(path: &str, table: Option<&str>) -> io::Result<()> {
    let corpus = corpus::read(&fs::read_to_string(path)?)?;
    let mut out = io::stdout().lock();
    writeln!(
        out,
        "{} quotations with a right candidate, {} of them with a wrong one too; {} without",
        corpus.choices.len(),
        corpus.choices.iter().filter(|c| c.candidates.len() > 1).count(),
        corpus.without,
    )?;
    validate(&corpus, &mut out)?;
    let speakers = learn::choose(&corpus.choices.iter().collect::<Vec<_>>());
    let speech = learn::decide(&corpus.verdicts.iter().collect::<Vec<_>>());
    match table {
        Some(path) => fs::write(path, table::write(&speakers, &speech)),
        None => out.write_all(table::write(&speakers, &speech).as_bytes()),
    }
}

/// Learns from four fifths, looks at the last, five times.
fn validate(corpus: &corpus::Corpus, out: &mut impl io::Write) -> io::Result<()> {
    let mut right = 0;
    let mut scores: Vec<(f64, bool, bool)> = Vec::new();
    for fold in 0..FOLDS {
        let inside = |article: usize| article % FOLDS == fold;
        let learned: Vec<&Choice> = corpus.choices.iter().filter(|c| !inside(c.article)).collect();
        let weights = learn::choose(&learned);
        let held = corpus.choices.iter().filter(|c| inside(c.article));
        right += held.filter(|choice| learn::picks_right(&weights, choice)).count();
        let learned: Vec<&Verdict> =
            corpus.verdicts.iter().filter(|v| !inside(v.article)).collect();
        let weights = learn::decide(&learned);
        let held = corpus.verdicts.iter().filter(|v| inside(v.article));
        scores.extend(held.map(|v| (learn::score(&weights, v.evidence), v.is_speech, v.is_direct)));
    }
    let all = corpus.choices.len().max(1);
    writeln!(out, "right candidate: {right} of {all}, {:.1} %", percent(right, all))?;
    speech_curve(&scores, out)
}

/// What is lost and what is gained at several thresholds of the test for speech.
fn speech_curve(scores: &[(f64, bool, bool)], out: &mut impl io::Write) -> io::Result<()> {
    let count =
        |test: &dyn Fn(&(f64, bool, bool)) -> bool| scores.iter().filter(|s| test(s)).count();
    let (speech, direct) = (count(&|s| s.1), count(&|s| s.2));
    let other = count(&|s| !s.1);
    for tenth in -30..=30 {
        let at = f64::from(tenth) / 10.0;
        if tenth % 5 != 0 {
            continue;
        }
        let told = count(&|s| !s.1 && s.0 < at);
        let lost = count(&|s| s.1 && s.0 < at);
        let lost_direct = count(&|s| s.2 && s.0 < at);
        writeln!(
            out,
            "threshold {at:4.1}: {:.1} % of {other} other strings told, {:.2} % of {speech} speech lost, {:.2} % of {direct} direct",
            percent(told, other),
            percent(lost, speech),
            percent(lost_direct, direct),
        )?;
    }
    Ok(())
}

fn percent(part: usize, whole: usize) -> f64 {
    let count = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    100.0 * count(part) / count(whole).max(1.0)
}
