//! Learns the weights of the engine's speaker ranker, of its test for speech and of its confidence
//! from articles whose quotations people marked, and writes them as a Rust table.
//!
//! usage: train-speakers ARTICLES.jsonl [WEIGHTS.rs]
//!
//! First cross-validates: in each of five folds the weights are learned without the articles of
//! the fold, those are read with them from end to end, and the readings are scored. Confidence is
//! learned from these readings of unseen articles. Then the other weights are learned from all
//! articles and everything is written. The same input always gives the same table.

use std::fs;
use std::io::{self, Write as _};
use std::process::ExitCode;

mod corpus;
mod learn;
mod reliability;
mod score;
mod table;
mod train;

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
    let articles = corpus::read(&fs::read_to_string(path)?)?;
    let mut out = io::stdout().lock();
    let validation = train::validate(&articles);
    for line in validation.score.lines() {
        writeln!(out, "{line}")?;
    }
    for line in reliability::lines(&validation.events) {
        writeln!(out, "{line}")?;
    }
    let mut model = train::learn(&articles.iter().collect::<Vec<_>>());
    train::learn_confidence(&mut model, validation.events.iter().map(|(_, event)| event));
    writeln!(out, "\nread with what was learned from the same articles:")?;
    for line in train::score(&articles, &model).lines() {
        writeln!(out, "{line}")?;
    }
    match table {
        Some(path) => fs::write(path, table::write(&mut model)),
        None => out.write_all(table::write(&mut model).as_bytes()),
    }
}
