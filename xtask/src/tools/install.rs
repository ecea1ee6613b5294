//! Installs missing tools into the cache, side by side, quickly rather than optimised.

use super::cache::Claim;
use super::progress::{Progress, Reporter};
use super::wanted::{Source, Wanted};
use crate::failure::Failure;
use crate::process;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

/// A quarter of the time of an optimised build, and the tools are fast enough: on two cores
/// Trunk takes 8 minutes rather than 25, wasm-bindgen 3 rather than 6.
const QUICK_BUILD: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
];

/// Installs every tool in `missing` at once, showing how far each is.
///
/// # Errors
/// When one could not be installed; the others are still finished.
pub fn install_all(missing: &[&Wanted]) -> Result<(), Failure> {
    let (progress, reporter) = Progress::new(missing.iter().map(|wanted| wanted.title()).collect());
    thread::scope(|scope| {
        let installs: Vec<_> = missing
            .iter()
            .enumerate()
            .map(|(index, wanted)| {
                let reporter = reporter.of(index);
                scope.spawn(move || install(wanted, &reporter))
            })
            .collect();
        drop(reporter);
        progress.show_until_done();
        installs.into_iter().try_for_each(|install| {
            install.join().unwrap_or_else(|_| Err(Failure::new("an installation broke down")))
        })
    })
}

fn install(wanted: &Wanted, reporter: &Reporter) -> Result<(), Failure> {
    let claim = Claim::wait(wanted, || reporter.say("another run is installing it"))?;
    if wanted.place().is_some() {
        return Ok(());
    }
    let staging = claim.staging()?;
    match wanted.source {
        Source::Npm => from_npm(wanted, &staging, reporter)?,
        Source::Cargo(arguments) => {
            if !has_binstall() || from_binstall(wanted, &staging, reporter).is_err() {
                from_source(wanted, arguments, &claim, &staging, reporter)?;
            }
        }
    }
    if !wanted.is_complete(&wanted.programs_under(&staging)) {
        return Err(Failure::new(format!("{} was installed without its programs", wanted.title())));
    }
    claim.publish(&staging)?;
    reporter.say("installed");
    Ok(())
}

fn from_npm(wanted: &Wanted, folder: &Path, reporter: &Reporter) -> Result<(), Failure> {
    reporter.say("npm");
    let mut command = Command::new("npm");
    command.args([
        "install",
        "--no-save",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
    ]);
    command.arg(folder).arg(format!("{}@{}", wanted.package, wanted.version));
    watched(&mut command, reporter)
}

fn has_binstall() -> bool {
    process::output(Command::new("cargo").args(["binstall", "-V"]).stderr(Stdio::null())).is_ok()
}

fn from_binstall(wanted: &Wanted, folder: &Path, reporter: &Reporter) -> Result<(), Failure> {
    reporter.say("cargo binstall");
    let mut command = Command::new("cargo");
    // Without its own way of building from source: ours is the quicker one.
    command.args(["binstall", "--no-confirm", "--disable-strategies", "compile", "--root"]);
    command.arg(folder).arg(format!("{}@{}", wanted.package, wanted.version));
    watched(&mut command, reporter)
}

fn from_source(
    wanted: &Wanted,
    arguments: &[&str],
    claim: &Claim,
    folder: &Path,
    reporter: &Reporter,
) -> Result<(), Failure> {
    reporter.say("fetching");
    let mut command = Command::new("cargo");
    command.args(["install", wanted.package, "--version", &format!("={}", wanted.version)]);
    command.args(arguments).arg("--root").arg(folder);
    command.envs(QUICK_BUILD.iter().copied());
    // A folder of its own: with a shared one the installs would wait for each other.
    command.env("CARGO_TARGET_DIR", claim.build_folder());
    command.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "100");
    watched(&mut command, reporter)
}

/// Runs `command`, reporting its progress; what it said last is shown if it fails.
fn watched(command: &mut Command, reporter: &Reporter) -> Result<(), Failure> {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    let mut child = command.spawn().map_err(|error| process::not_started(command, &error))?;
    let last_words = child.stderr.take().map(|stderr| reporter.follow(stderr)).unwrap_or_default();
    let status = child.wait().map_err(|error| process::not_started(command, &error))?;
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("{}\n{last_words}", process::ended(command, &status.to_string()))))
}
