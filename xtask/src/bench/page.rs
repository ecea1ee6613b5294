//! The page itself with a very long article, beside a plain page of the same text.

use super::{copy, drive, folder};
use crate::failure::Failure;
use crate::page;
use crate::process;
use crate::root::root;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Writes the articles and the plain page.
const PROGRAM: &str = "article";

/// Measures the page.
///
/// # Errors
/// When it does not build, or there is no browser to open it in.
pub fn run() -> Result<(), Failure> {
    let dist = page::build_release()?;
    let folder = folder("bench-page")?;
    for file in files(&dist)? {
        copy(&file, &folder.join(file.file_name().unwrap_or_default()))?;
    }
    let mut command = Command::new("cargo");
    command.args(["run", "--profile", "native", "--package", "bluepencil-bench"]);
    command.args(["--bin", PROGRAM]).arg(&folder);
    process::run(command.current_dir(root()))?;
    drive(&folder, "speed::")
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::of_file("read", folder, &error))?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    Ok(paths.filter(|path| path.is_file()).collect())
}
