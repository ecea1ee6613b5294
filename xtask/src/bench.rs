//! `cargo xtask bench [--browser]`: how fast articles are read and compared; natively, or in the
//! worker of a headless browser beside other methods. Figures are printed and held to nothing.

use crate::arguments::Arguments;
use crate::failure::Failure;
use crate::finish::optimise::optimise;
use crate::process;
use crate::root::root;
use crate::test::Browser;
use crate::tools::{self, Tool};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The page around the measuring worker, in its crate's folder.
const FILES: &[&str] = &["index.html", "page.js", "worker.js", "methods.js"];
/// What is built for the browser.
const PROGRAM: &str = "browser";
/// Tells the browser's driver which folder to open and to wait for figures.
const FOLDER: &str = "BLUEPENCIL_BENCH";

/// Runs the benches.
///
/// # Errors
/// When they do not build, or there is no browser to run them in.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let in_browser = arguments.flag("--browser");
    arguments.finish()?;
    if in_browser { run_in_browser() } else { run_natively() }
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

fn run_in_browser() -> Result<(), Failure> {
    let driver = Browser::Chromium.driver()?.map_err(|missing| Failure::new(missing.reason()))?;
    let folder = build()?;
    let mut command = Command::new("cargo");
    command.args(["test", "--package", "bluepencil", "--test", "e2e", "--", "bench::"]);
    command.env(FOLDER, folder).env(Browser::Chromium.variable(), driver);
    process::run(command.current_dir(root()))
}

/// Builds the measuring worker as the page's worker is built, and puts it beside its page.
fn build() -> Result<PathBuf, Failure> {
    tools::add_wasm_target()?;
    tools::add_std_source()?;
    let tools = tools::prepare(&[Tool::WasmBindgen])?;
    let mut command = Command::new("cargo");
    command.args(["build", "--release", "--target", "wasm32-unknown-unknown"]);
    command.args(["--package", "bluepencil-bench", "--bin", PROGRAM]).current_dir(root());
    tools::build_small(&mut command);
    process::run(&mut command)?;
    let target = process::target_folder()?;
    let folder = target.join("bench-browser");
    fs::create_dir_all(&folder).map_err(|error| Failure::of_file("make", &folder, &error))?;
    for name in FILES {
        copy(&root().join("crates/bench/browser").join(name), &folder.join(name))?;
    }
    let mut command = tools.command("wasm-bindgen");
    command.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(&folder);
    command.arg(target.join("wasm32-unknown-unknown/release").join(format!("{PROGRAM}.wasm")));
    process::run(&mut command)?;
    optimise(&[folder.join(format!("{PROGRAM}_bg.wasm"))])?;
    Ok(folder)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(drop).map_err(|error| Failure::of_file("copy", from, &error))
}
