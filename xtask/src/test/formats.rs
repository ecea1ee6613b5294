//! Annotation files that the engine writes, read by the tools of other people: a JSON-LD
//! processor in safe mode, and an anchoring library on a real DOM.

use crate::failure::Failure;
use crate::machine::has_apt;
use crate::process;
use crate::report::Outcome;
use crate::root::root;
use crate::tools::has_npm;
use std::process::Command;

/// Installs the tools that `tests/formats/package-lock.json` pins, and runs the checks.
///
/// # Errors
/// When the tools cannot be installed.
pub fn run() -> Result<Outcome, Failure> {
    if !has_npm() {
        let remedy = if has_apt() { "run `apt-get install nodejs npm`" } else { "install Node.js" };
        return Ok(Outcome::Missing(format!("node and npm were not found: {remedy}")));
    }
    let folder = root().join("tests/formats");
    process::run(Command::new("npm").args(["ci", "--no-audit", "--no-fund"]).current_dir(&folder))?;
    let mut command = Command::new("node");
    command.args(["--test", "--test-reporter=tap"]).current_dir(&folder);
    process::tests(&mut command).map(Outcome::Done)
}
