//! Annotation files that the engine and the page write, read by the tools of other people: a
//! JSON-LD processor in safe mode, an anchoring library on a DOM, a JSON Schema validator.

use crate::failure::Failure;
use crate::machine::has_apt;
use crate::process;
use crate::report::Outcome;
use crate::root::root;
use crate::tools::has_npm;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Tells the checks where the files are.
const FILES: &str = "BLUEPENCIL_FILES";
/// How the names of annotation files end.
const ENDING: &str = ".annotations.json";

/// Has the engine write its files, installs the tools that `tests/formats/package-lock.json`
/// pins, and runs the checks.
///
/// # Errors
/// When the files cannot be written, or the tools not installed.
pub fn run() -> Result<Outcome, Failure> {
    let checks = match installed()? {
        Ok(checks) => checks,
        Err(missing) => return Ok(Outcome::Missing(missing)),
    };
    let mut command = Command::new("cargo");
    command.args([
        "test",
        "--quiet",
        "--package",
        "bluepencil-engine",
        "--test",
        "annotation_file",
    ]);
    process::run(command.current_dir(root()))?;
    let mut command = Command::new("node");
    command.args(["--test", "--test-reporter=tap"]).current_dir(&checks);
    process::tests(command.env(FILES, folder()?)).map(Outcome::Done)
}

/// The folder of the checks with other people's tools installed in it, or what is missing to
/// install them.
///
/// # Errors
/// When they cannot be installed.
pub fn installed() -> Result<Result<PathBuf, String>, Failure> {
    if !has_npm() {
        let remedy = if has_apt() { "run `apt-get install nodejs npm`" } else { "install Node.js" };
        return Ok(Err(format!("node and npm were not found: {remedy}")));
    }
    let checks = root().join("tests/formats");
    install(&checks)?;
    Ok(Ok(checks))
}

/// Removes what earlier runs left, so that only files of today's code are checked.
///
/// # Errors
/// When a file cannot be removed.
pub fn forget_old_files() -> Result<(), Failure> {
    let Ok(entries) = fs::read_dir(folder()?) else { return Ok(()) };
    for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
        if path.to_string_lossy().ends_with(ENDING) {
            fs::remove_file(&path).map_err(|error| Failure::of_file("remove", &path, &error))?;
        }
    }
    Ok(())
}

/// The folder that cargo gives to tests for what they leave behind.
fn folder() -> Result<PathBuf, Failure> {
    Ok(process::target_folder()?.join("tmp"))
}

/// Installs the checks' tools, unless those that the lock file names are there already.
fn install(checks: &Path) -> Result<(), Failure> {
    let changed = |name: &str| fs::metadata(checks.join(name)).and_then(|it| it.modified()).ok();
    let installed = changed("node_modules/.package-lock.json");
    if installed.is_some() && installed >= changed("package-lock.json") {
        return Ok(());
    }
    let mut command = Command::new("npm");
    command.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    process::run(command.current_dir(checks))
}
