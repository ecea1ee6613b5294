//! Makes a release build's wasm smaller by wasm-opt: a quarter less to download, compressed.
//!
//! Trunk could call wasm-opt itself, but then a release build would fail where it cannot be had:
//! the newest that the Rust registry offers does not read today's modules.

use crate::failure::Failure;
use crate::machine::is_ci;
use crate::process;
use crate::tools::{self, Tool};
use std::path::PathBuf;
use std::process::Command;

/// What was measured to be smallest after brotli. Nothing but the stack's far end lies under 1024
/// in a module of Rust's, so additions of less to an address can go into loads and stores. A large
/// function with one caller is left by itself, where its code repeats that of others. By their names,
/// functions that are alike stand side by side. The sections
/// that are stripped tell which compiler made a module and which features it uses; wasm-opt itself
/// reads the latter first.
const FLAGS: &[&str] = &[
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--low-memory-unused",
    "--one-caller-inline-max-function-size=40",
    "--reorder-functions-by-name",
    "--strip-producers",
    "--strip-target-features",
];

/// Optimises each of `files`, in place.
///
/// # Errors
/// When wasm-opt fails, or in CI when it is missing.
pub fn optimise(files: &[PathBuf]) -> Result<(), Failure> {
    let Some(program) = tools::find(Tool::WasmOpt, "wasm-opt") else {
        let missing = "no wasm-opt of version 117 or newer was found, so the page stays larger \
                       than it need be: install npm or a newer Binaryen";
        if is_ci() {
            return Err(Failure::new(missing));
        }
        println!("note: {missing}");
        return Ok(());
    };
    files.iter().try_for_each(|file| {
        process::run(Command::new(&program).args(FLAGS).arg(file).arg("--output").arg(file))
    })
}
