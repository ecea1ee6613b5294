//! Everything that runs without a browser: the engine, the command line, the app's state, xtask.

use crate::failure::Failure;
use crate::process;
use crate::report::Outcome;
use crate::root::root;
use std::process::Command;

/// Runs the native tests of every package.
///
/// # Errors
/// When they do not compile.
pub fn run(filters: &[String]) -> Result<Outcome, Failure> {
    let mut command = Command::new("cargo");
    command.args(["test", "--workspace", "--no-fail-fast"]).current_dir(root());
    process::tests(command.arg("--").args(filters)).map(Outcome::Done)
}
