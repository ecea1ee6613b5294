//! `cargo xtask lint`: format, clippy on both targets, the fuzz targets, and the design's
//! invariants.

mod invariants;
mod languages;
mod sources;

use crate::failure::Failure;
use crate::process;
use crate::report::{Count, Outcome, Report};
use crate::root::root;
use crate::tools;
use std::process::Command;

/// Runs every check, and prints a summary.
///
/// # Errors
/// When one fails.
pub fn run() -> Result<(), Failure> {
    let mut report = Report::default();
    check(&mut report);
    report.finish()
}

/// Adds every check to `report`.
pub fn check(report: &mut Report) {
    report.check("format", || cargo(&["fmt", "--all", "--check"]));
    report.check("clippy, natively", || {
        cargo(&["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])
    });
    report.check("clippy, for the browser", || {
        tools::add_wasm_target()?;
        let target = ["clippy", "--package", "bluepencil", "--target", "wasm32-unknown-unknown"];
        // Without its dependencies: the engine's code is the same on both targets.
        let rest = ["--no-deps", "--all-targets", "--locked", "--", "-D", "warnings"];
        cargo(&[&target[..], &rest[..]].concat())
    });
    report.check("fuzz targets compile", fuzz_targets);
    for invariant in invariants::ALL {
        report.check(invariant.promise, || (invariant.holds)().map(|()| Outcome::Done(Count::ONE)));
    }
}

/// The fuzz targets are a workspace of their own, and only running them takes a nightly compiler.
fn fuzz_targets() -> Result<Outcome, Failure> {
    let target = process::target_folder()?.join("fuzz");
    let mut check = Command::new("cargo");
    check.args(["check", "--manifest-path", "fuzz/Cargo.toml", "--bins", "--locked"]);
    process::run(check.arg("--target-dir").arg(target).current_dir(root()))?;
    Ok(Outcome::Done(Count::ONE))
}

fn cargo(arguments: &[&str]) -> Result<Outcome, Failure> {
    process::run(Command::new("cargo").args(arguments).current_dir(root()))?;
    Ok(Outcome::Done(Count::ONE))
}
