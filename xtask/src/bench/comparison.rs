//! The comparison in the worker of a headless browser, beside other methods on the same lines.

use super::{copy, drive, folder};
use crate::failure::Failure;
use crate::finish::optimise::optimise;
use crate::process;
use crate::root::root;
use crate::tools::{self, Tool};
use std::path::PathBuf;
use std::process::Command;

/// The page around the measuring worker, in its crate's folder.
const FILES: &[&str] = &["index.html", "page.js", "worker.js", "methods.js"];
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
    Ok(folder)
}
