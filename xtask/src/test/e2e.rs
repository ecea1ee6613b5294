//! The end-to-end tests: the release build of the page in real browsers.

use super::browser::Browser;
use super::formats;
use crate::failure::Failure;
use crate::page;
use crate::process;
use crate::report::Outcome;
use crate::root::root;
use std::path::PathBuf;
use std::process::Command;

/// Tells the tests which build to open; without it they say that they were skipped.
const DIST: &str = "BLUEPENCIL_DIST";
/// Tells them which browser to drive.
const BROWSER: &str = "BLUEPENCIL_BROWSER";
/// Has them write what the documents show of the page.
const REWRITE: &str = "BLUEPENCIL_REWRITE";
/// Tells them where the script of axe-core is, which looks for what keeps people out.
const AXE: &str = "BLUEPENCIL_AXE";

/// The end-to-end tests of one run, which all open the same build.
#[derive(Debug, Default)]
pub struct EndToEnd {
    dist: Option<PathBuf>,
    rewrites: bool,
}

impl EndToEnd {
    /// Tests that write what the documents show of the page, rather than compare it.
    pub fn that_rewrites() -> Self {
        Self { rewrites: true, ..Self::default() }
    }

    /// Builds the page, once, and runs those scenarios of `tests/e2e` on it that are for `browser`.
    ///
    /// # Errors
    /// When the page or the tests do not build.
    pub fn run(&mut self, browser: Browser, filters: &[String]) -> Result<Outcome, Failure> {
        let driver = match browser.driver()? {
            Ok(driver) => driver,
            Err(missing) => return Ok(missing),
        };
        let mut command = Command::new("cargo");
        command.args(["test", "--package", "bluepencil", "--test", "e2e"]).current_dir(root());
        command.env(BROWSER, browser.name()).env(browser.variable(), driver);
        if self.rewrites {
            command.env(REWRITE, "1");
        }
        if browser == Browser::Chromium {
            let tools = match formats::installed()? {
                Ok(tools) => tools,
                Err(missing) => return Ok(Outcome::Missing(missing)),
            };
            command.env(AXE, tools.join("node_modules/axe-core/axe.min.js"));
            formats::forget_old_files()?;
        }
        let dist = match &self.dist {
            Some(dist) => dist.clone(),
            None => page::build_release()?,
        };
        command.env(DIST, &dist);
        self.dist = Some(dist);
        process::tests(command.arg("--").args(filters)).map(Outcome::Done)
    }
}
