//! Learns the table of the engine's line model from pages whose lines are labelled.
//!
//! usage: train-lines FOLDER [--cross-validate] [--errors] [--features] [--table TABLE.rs]
//!
//! FOLDER holds `dev.jsonl` and `silver.jsonl`, and perhaps `dev-html/`. With `--cross-validate`
//! the figures are those of models that have seen no page of the site they judge; with `--table`
//! the table is written, learned from all pages. The same input always gives the same table.

// A learner counts, divides and looks up by index all day, in tables that it made itself; what
// comes of it is checked, and it is no part of the page.
#![allow(
    clippy::indexing_slicing,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss,
    clippy::cast_lossless
)]

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::process::ExitCode;

mod boost;
mod calibrate;
mod corpus;
mod model;
mod score;
mod table;
mod validate;
mod words;

use corpus::{Form, Page};

const USAGE: &str =
    "usage: train-lines FOLDER [--cross-validate] [--errors] [--features] [--table TABLE.rs]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let Some(folder) = arguments.first().filter(|first| !first.starts_with("--")) else {
        let _ = writeln!(io::stderr(), "{USAGE}");
        return ExitCode::from(2);
    };
    match run(Path::new(folder), &arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = writeln!(io::stderr(), "{folder}: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(folder: &Path, arguments: &[String]) -> io::Result<()> {
    let has = |flag: &str| arguments.iter().any(|argument| argument == flag);
    let mut after = arguments.iter().skip_while(|argument| *argument != "--table");
    let table = after.nth(1);
    let pages = corpus::read(folder)?;
    let of =
        |gold: bool| pages.iter().filter(|p| p.is_gold == gold && p.form == Form::Whole).count();
    let from = table::Provenance { gold: of(true), silver: of(false) };
    println!("{} pages labelled by people, {} by programs", from.gold, from.silver);
    let mut curves = [Vec::new(), Vec::new()];
    if has("--cross-validate") || table.is_some() {
        let judged = validate::judge(&pages, 7);
        validate::report(&judged);
        for (marked, curve) in [false, true].into_iter().zip(&mut curves) {
            *curve = calibrate::curve(&judged, marked);
            println!("confidence {} markup:", if marked { "with" } else { "without" });
            calibrate::report(&judged, curve, marked);
        }
        if has("--errors") {
            validate::print_errors(&judged);
        }
    }
    if let Some(path) = table {
        let model = model::learn(&pages.iter().collect::<Vec<&Page>>());
        fs::write(path, table::write(&model, &curves, &from))?;
        if has("--features") {
            table::report(&model);
        }
    }
    Ok(())
}
