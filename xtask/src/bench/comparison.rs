//! The comparison in the worker of a headless browser, beside other methods on the same lines.

use super::{copy, drive, folder};
use crate::failure::Failure;
use crate::finish::optimise::optimise;
use crate::process;
use crate::root::root;
use crate::tools::{self, Tool};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The page around the measuring worker, in its crate's folder.
const FILES: &[&str] =
    &["index.html", "page.js", "worker.js", "methods.js", "textbook.js", "packages.js"];
/// Packages of npm that do the same as those methods, and are measured as well where npm is.
const PACKAGES: &[&str] = &["minhash@0.0.9", "simhash-js@1.0.0"];
/// What is built for the browser.
const PROGRAM: &str = "browser";

/// Measures the comparison.
///
/// # Errors
/// When it does not build, or there is no browser to run it in.
pub fn run() -> Result<(), Failure> {
    drive(&build()?, "bench::")
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
    let folder = folder("bench-browser")?;
    for name in FILES {
        copy(&root().join("crates/bench/browser").join(name), &folder.join(name))?;
    }
    let mut command = tools.command("wasm-bindgen");
    command.args(["--target", "no-modules", "--no-typescript", "--out-dir"]).arg(&folder);
    let built = process::target_folder()?.join("wasm32-unknown-unknown/release");
    command.arg(built.join(format!("{PROGRAM}.wasm")));
    process::run(&mut command)?;
    optimise(&[folder.join(format!("{PROGRAM}_bg.wasm"))])?;
    if let Err(failure) = add_packages(&folder) {
        println!("note: the packages of npm are not measured: {failure}");
    }
    Ok(folder)
}

/// Puts the packages of npm into `folder`.
fn add_packages(folder: &Path) -> Result<(), Failure> {
    let mut command = Command::new("npm");
    command.args(["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts"]);
    command.arg("--prefix").arg(folder).args(PACKAGES);
    process::run(&mut command)
}
