//! `cargo xtask bench [--browser [--only PART]]`: how fast articles are read and compared, natively; or in a
//! headless browser the comparison beside other methods, and the page beside a plain one. Figures are
//! printed with the bars that they are held against; none fails the command, since a busy machine would.

mod comparison;
mod page;

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::process;
use crate::root::root;
use crate::test::Browser;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Tells the browser's driver which folder to open and to wait for figures.
const FOLDER: &str = "BLUEPENCIL_BENCH";

/// Runs the benches.
///
/// # Errors
/// When they do not build, or there is no browser to run them in.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let in_browser = arguments.flag("--browser");
    let only = arguments.value("--only")?;
    arguments.finish()?;
    match (in_browser, only.as_deref()) {
        (false, None) => run_natively(),
        (true, None) => comparison::run().and_then(|()| page::run()),
        (true, Some("comparison")) => comparison::run(),
        (true, Some("page")) => page::run(),
        (true, Some(_)) => Err(Failure::new("--only wants `comparison` or `page`")),
        (false, Some(_)) => Err(Failure::new("--only wants --browser before it")),
    }
}

fn run_natively() -> Result<(), Failure> {
    let bench = |package: &str, features: &[&str]| {
        let mut command = Command::new("cargo");
        command.args(["bench", "--profile", "native", "--package", package]).args(features);
        process::run(command.current_dir(root()))
    };
    bench("bluepencil-engine", &["--benches", "--features", "training"])?;
    bench("bluepencil-bench", &["--benches"])
}

/// Opens what is in `folder` in a browser and prints the figures of the scenario called `name`.
fn drive(folder: &Path, name: &str) -> Result<(), Failure> {
    let driver = Browser::Chromium.driver()?.map_err(|missing| Failure::new(missing.reason()))?;
    let mut command = Command::new("cargo");
    command.args(["test", "--package", "bluepencil", "--test", "e2e", "--", name]);
    command.env(FOLDER, folder).env(Browser::Chromium.variable(), driver);
    process::run(command.current_dir(root()))
}

/// An empty folder called `name` among what is built.
fn folder(name: &str) -> Result<PathBuf, Failure> {
    let folder = process::target_folder()?.join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(|error| Failure::of_file("empty", &folder, &error))?;
    }
    fs::create_dir_all(&folder).map_err(|error| Failure::of_file("make", &folder, &error))?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(drop).map_err(|error| Failure::of_file("copy", from, &error))
}
