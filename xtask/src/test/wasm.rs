//! The tests that need a browser's JavaScript: the app's edges, compiled to wasm.

use super::browser::Browser;
use crate::failure::Failure;
use crate::process;
use crate::report::Outcome;
use crate::root::root;
use crate::tools::{self, Tool};

/// Runs the wasm tests by wasm-bindgen's runner, with the flags in `webdriver.json`.
///
/// # Errors
/// When the runner cannot be had, or the tests do not compile.
pub fn run(filters: &[String]) -> Result<Outcome, Failure> {
    let driver = match Browser::Chromium.driver()? {
        Ok(driver) => driver,
        Err(missing) => return Ok(missing),
    };
    tools::add_wasm_target()?;
    let tools = tools::prepare(&[Tool::WasmBindgen])?;
    let mut command = tools.command("cargo");
    command.args(["test", "--package", "bluepencil", "--target", "wasm32-unknown-unknown"]);
    command.args(["--no-fail-fast", "--lib", "--test", "web"]);
    command.current_dir(root()).env(Browser::Chromium.variable(), driver);
    process::tests(command.arg("--").args(filters)).map(Outcome::Done)
}
