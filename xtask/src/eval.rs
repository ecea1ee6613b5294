//! `cargo xtask eval`: scores the command line on real articles, which are not the project's to
//! publish and so lie beside it, in `../shared`.

use crate::failure::Failure;
use crate::machine::program_on_path;
use crate::process;
use crate::report::{Count, Outcome, Report};
use crate::root::root;
use std::path::PathBuf;
use std::process::Command;

/// A figure that the scorer prints, and the least that it may be.
struct Gate {
    figure: &'static str,
    least: f64,
}

/// What the first milestone promises on the five seed articles, in per cent (articles for the
/// inline marks).
const GATES: &[Gate] = &[
    Gate { figure: "seeds, kind of line", least: 97.0 },
    Gate { figure: "seeds, verdict on line", least: 100.0 },
    Gate { figure: "seeds, articles with every inline mark", least: 5.0 },
    Gate { figure: "seeds, quotation spans", least: 100.0 },
    Gate { figure: "seeds, speaker by full name", least: 97.0 },
];

/// Scores, and prints a summary.
///
/// # Errors
/// When a figure is below its gate.
pub fn run() -> Result<(), Failure> {
    let mut report = Report::default();
    report.check("accuracy on real articles", check);
    report.finish()
}

/// Scores as one check of a report; each gate counts.
///
/// # Errors
/// When the command line does not build or the scorer breaks down.
pub fn check() -> Result<Outcome, Failure> {
    let scorer = root().join("../shared/eval/evaluate.py");
    if !scorer.is_file() {
        return Ok(Outcome::NotHere("the articles are not here (../shared)".to_owned()));
    }
    if program_on_path("python3").is_none() {
        return Ok(Outcome::Missing("python3 was not found: install it".to_owned()));
    }
    let binary = build()?;
    let mut command = Command::new("python3");
    command.arg(scorer).args(["seeds", "--details", "--bin"]).arg(binary);
    println!("$ {}", process::line(&command));
    let said = process::output(&mut command)?;
    println!("{said}");
    Ok(Outcome::Done(judge(&said)))
}

/// Builds the command line for speed, and says where it is.
fn build() -> Result<PathBuf, Failure> {
    let mut command = Command::new("cargo");
    command.args(["build", "--profile", "native", "--package", "bluepencil-cli"]);
    process::run(command.current_dir(root()))?;
    let name = format!("bluepencil{}", std::env::consts::EXE_SUFFIX);
    Ok(process::target_folder()?.join("native").join(name))
}

fn judge(said: &str) -> Count {
    let mut count = Count::default();
    for gate in GATES {
        let found = figure(said, gate.figure);
        if found.is_some_and(|found| found >= gate.least) {
            count.passed += 1;
        } else {
            count.failed += 1;
            let found = found.map_or("nothing".to_owned(), |found| found.to_string());
            println!("below its gate: {}: {found}, not {}", gate.figure, gate.least);
        }
    }
    count
}

/// The number that follows `name:` in the scorer's output: `97.1% (…)`, `5/5`, `F1 99.2 (…)`.
fn figure(said: &str, name: &str) -> Option<f64> {
    let line = said.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?;
    let line = line.trim().trim_start_matches("F1 ");
    let end = line.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(line.len());
    line.get(..end)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SAID: &str = "seeds, kind of line: 97.4% (150/154)\n\
                        seeds, verdict on line: 100.0% (154/154)\n\
                        seeds, articles with every inline mark: 5/5\n\
                        seeds, quotation spans: F1 100.0 (found 60, said 60, gold 60)\n\
                        seeds, speaker by full name: 98.3% (59/60)\n";

    #[test]
    fn every_shape_of_figure_is_read() {
        assert_eq!(figure(SAID, "seeds, kind of line"), Some(97.4));
        assert_eq!(figure(SAID, "seeds, articles with every inline mark"), Some(5.0));
        assert_eq!(figure(SAID, "seeds, quotation spans"), Some(100.0));
        assert_eq!(figure(SAID, "seeds, reprints"), None);
    }

    #[test]
    fn a_low_or_absent_figure_fails() {
        assert_eq!(judge(SAID), Count { passed: 5, failed: 0 });
        assert_eq!(judge(&SAID.replace("100.0%", "99.4%")), Count { passed: 4, failed: 1 });
        assert_eq!(judge(""), Count { passed: 0, failed: 5 });
    }
}
