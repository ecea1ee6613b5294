//! `cargo xtask train`: learns the engine's tables anew from labelled articles, which are given
//! as an argument because they are not the project's to publish.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::root::root;
use std::process::Command;

/// What the command wants.
const USAGE: &str = "\
usage: cargo xtask train lines FOLDER [--cross-validate] [--errors] [--features]
       cargo xtask train speakers ARTICLES.jsonl [--cross-validate]

With --cross-validate the figures are printed and no table is written.";

/// Something that is learned.
struct Learned {
    package: &'static str,
    table: &'static str,
    /// What the trainer wants before the path of the table.
    table_flag: Option<&'static str>,
}

const LINES: Learned = Learned {
    package: "train-lines",
    table: "crates/engine/src/lines/model/table.rs",
    table_flag: Some("--table"),
};
const SPEAKERS: Learned = Learned {
    package: "train-speakers",
    table: "crates/engine/src/quotes/weights.rs",
    table_flag: None,
};

/// Runs a trainer.
///
/// # Errors
/// When the arguments are unusable, the trainer does not build, or the data cannot be read.
pub fn run(arguments: Arguments) -> Result<(), Failure> {
    let mut rest = arguments.into_rest().into_iter();
    let learned = match rest.next().as_deref() {
        Some("lines") => LINES,
        Some("speakers") => SPEAKERS,
        _ => return Err(Failure::new(USAGE)),
    };
    let rest: Vec<String> = rest.collect();
    if rest.first().is_none_or(|data| data.starts_with("--")) {
        return Err(Failure::new(USAGE));
    }
    let mut command = Command::new("cargo");
    command.current_dir(root()).args(["run", "--quiet", "--profile", "native", "--package"]);
    command.arg(learned.package).arg("--").args(&rest);
    if !rest.iter().any(|argument| argument == "--cross-validate") {
        command.args(learned.table_flag).arg(root().join(learned.table));
    }
    process::run(&mut command)
}
