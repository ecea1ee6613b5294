//! A standard library built for size along with the page.
//!
//! The one that comes with Rust is built for speed, and carries what it takes to describe a
//! panic that nobody in a browser reads. Built anew for size, with a panic that stops at once,
//! the page's first load is 10 % lighter and the worker 19 %.
//!
//! Nor does rustc make one function of two that are alike: what stands for two has the name of one,
//! and by their names the page's functions are split in two halves. wasm-opt does it instead, within
//! each half.

use crate::failure::Failure;
use crate::machine::program_on_path;
use crate::process;
use std::env;
use std::path::Path;
use std::process::Command;

/// What cargo and rustc are told. Rebuilding the standard library is not stable yet, hence the
/// first; the last stands in place of the flags for wasm32 in `.cargo/config.toml` and has them.
const SETTINGS: &[(&str, &str)] = &[
    ("RUSTC_BOOTSTRAP", "1"),
    ("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort"),
    ("CARGO_UNSTABLE_BUILD_STD_FEATURES", "optimize_for_size"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        r#"--cfg=sha2_backend_soft="compact" -Zunstable-options -Cpanic=immediate-abort -Zmerge-functions=disabled"#,
    ),
];

/// Adds the standard library's source to the toolchain in use, if it is not there.
///
/// # Errors
/// When it is missing and rustup cannot add it.
pub fn add_std_source() -> Result<(), Failure> {
    if has_source()? {
        return Ok(());
    }
    if program_on_path("rustup").is_none() {
        return Err(Failure::new("the source of Rust's standard library is missing"));
    }
    process::run(Command::new("rustup").args(["component", "add", "rust-src"]))
}

/// Has `command`, and all that it starts, build the standard library for size.
pub fn build_small(command: &mut Command) {
    command.envs(SETTINGS.iter().copied());
}

/// Whether this program was started, by way of Trunk, by such a command.
pub fn is_small() -> bool {
    SETTINGS.iter().all(|(name, value)| env::var(name).is_ok_and(|it| it == *value))
}

fn has_source() -> Result<bool, Failure> {
    let sysroot = process::output(Command::new("rustc").args(["--print", "sysroot"]))?;
    Ok(Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library/Cargo.lock").is_file())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::root::root;

    #[test]
    fn the_flags_of_the_other_builds_are_kept() {
        let config = std::fs::read_to_string(root().join(".cargo/config.toml")).unwrap();
        let rustflags = config.lines().find(|line| line.starts_with("rustflags")).unwrap();
        let flags = rustflags.trim_start_matches("rustflags = ['").trim_end_matches("']");
        let small = SETTINGS.iter().find(|(name, _)| name.ends_with("RUSTFLAGS")).unwrap().1;
        assert!(small.starts_with(flags), "{small} lacks {flags}");
    }
}
