//! Builds the page by Trunk: two wasm programs, their scripts, styles and `index.html`.

use crate::failure::Failure;
use crate::process;
use crate::root::root;
use crate::tools::{self, Tool, Tools};
use std::path::PathBuf;
use std::process::Command;

/// How the page is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// Quickly, with debug assertions: needs no wasm-opt.
    Debug,
    /// As it is deployed.
    Release,
}

/// Where a build puts the page.
pub fn dist() -> PathBuf {
    root().join("dist")
}

/// Adds the wasm32 target and, for a release, the standard library's source, and finds or
/// installs the tools for `build`.
///
/// A release build goes without wasm-opt where that can be neither found nor installed; the
/// build's last step says so.
///
/// # Errors
/// When another tool can be neither found nor installed.
pub fn prepare(build: Build) -> Result<Tools, Failure> {
    tools::add_wasm_target()?;
    let mut needed = vec![Tool::Trunk, Tool::WasmBindgen];
    if build == Build::Release {
        tools::add_std_source()?;
        if tools::can_have(Tool::WasmOpt) {
            needed.push(Tool::WasmOpt);
        }
    }
    tools::prepare(&needed)
}

/// Trunk's `verb` ("build", "serve") for `build`, ready to be given more arguments.
pub fn trunk(tools: &Tools, verb: &str, build: Build) -> Command {
    let mut command = tools.command("trunk");
    command.arg(verb).current_dir(root());
    // Nothing is asked of the network but what cargo needs.
    command.env("TRUNK_SKIP_VERSION_CHECK", "true");
    if build == Build::Release {
        command.arg("--release");
        tools::build_small(&mut command);
    }
    command
}

/// Builds the page into `dist/` as it is deployed.
///
/// # Errors
/// When a tool is missing or the build fails.
pub fn build_release() -> Result<PathBuf, Failure> {
    let tools = prepare(Build::Release)?;
    process::run(&mut trunk(&tools, "build", Build::Release))?;
    Ok(dist())
}
