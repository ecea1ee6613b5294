//! The end-to-end tests: the release build of the page in a real browser.

use super::{browser, formats};
use crate::failure::Failure;
use crate::page;
use crate::process;
use crate::report::Outcome;
use crate::root::root;
use std::process::Command;

/// Tells the tests which build to open; without it they say that they were skipped.
const DIST: &str = "BLUEPENCIL_DIST";
/// Tells them where the script of axe-core is, which looks for what keeps people out.
const AXE: &str = "BLUEPENCIL_AXE";

/// Builds the page and runs the scenarios of `tests/e2e.rs` on it.
///
/// # Errors
/// When the page or the tests do not build.
pub fn run(filters: &[String]) -> Result<Outcome, Failure> {
    let driver = match browser::driver() {
        Ok(driver) => driver,
        Err(missing) => return Ok(Outcome::Missing(missing)),
    };
    let tools = match formats::installed()? {
        Ok(tools) => tools,
        Err(missing) => return Ok(Outcome::Missing(missing)),
    };
    let dist = page::build_release()?;
    formats::forget_old_files()?;
    let mut command = Command::new("cargo");
    command.args(["test", "--package", "bluepencil", "--test", "e2e"]).current_dir(root());
    command.env(DIST, dist).env("CHROMEDRIVER", driver);
    command.env(AXE, tools.join("node_modules/axe-core/axe.min.js"));
    process::tests(command.arg("--").args(filters)).map(Outcome::Done)
}
