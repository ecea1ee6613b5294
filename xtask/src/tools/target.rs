//! Rust's standard library for wasm32.

use crate::failure::Failure;
use crate::machine::{has_apt, program_on_path};
use crate::process;
use std::path::Path;
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";

/// Adds the wasm32 target to the toolchain in use, if it is not there.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub fn add_wasm_target() -> Result<(), Failure> {
    if has_target()? {
        return Ok(());
    }
    if program_on_path("rustup").is_none() {
        let apt = if has_apt() { ", or the package libstd-rust-dev-wasm32" } else { "" };
        return Err(Failure::new(format!(
            "Rust's standard library for {TARGET} is missing: install rustup (https://rustup.rs){apt}"
        )));
    }
    process::run(Command::new("rustup").args(["target", "add", TARGET]))
}

fn has_target() -> Result<bool, Failure> {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib").join(TARGET).join("lib").is_dir())
}
