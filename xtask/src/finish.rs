//! `cargo xtask finish`: the last step of every build of the page; Trunk's `post_build` hook.
//!
//! Trunk starts the app by a small inline script whose text holds the hashed file names, so the
//! hash that the page's policy needs is known only now. A release build is also made smaller.

pub mod languages;
mod names;
pub mod optimise;
mod policy;
mod program;
mod scripts;
mod split;
mod styles;
mod worker;

use crate::failure::Failure;
use crate::root::root;
use crate::tools;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// Finishes the page that Trunk has staged, or the one in `dist/` when called by hand.
///
/// # Errors
/// When a file cannot be read or written, or is not what Trunk writes; in CI when wasm-opt is
/// missing.
pub fn run() -> Result<(), Failure> {
    let folder =
        env::var_os("TRUNK_STAGING_DIR").map_or_else(|| root().join("dist"), PathBuf::from);
    rewrite(&folder.join("index.html"), |page| languages::add(page, &folder))?;
    // In this order: the policy holds the hashes of the scripts that are there in the end.
    rewrite(&folder.join("index.html"), program::ask_once)?;
    rewrite(&folder.join("index.html"), policy::complete)?;
    rewrite(&folder.join("worker_loader.js"), worker::modernise)?;
    if env::var("TRUNK_PROFILE").is_ok_and(|profile| profile == "release") {
        shrink(&folder)?;
    }
    Ok(())
}

/// Makes what a visitor downloads smaller.
fn shrink(folder: &Path) -> Result<(), Failure> {
    rewrite(&folder.join("index.html"), |page| styles::join(page, folder))?;
    for script in files(folder, "js")? {
        rewrite(&script, |text| Ok(scripts::compact(text)))?;
    }
    if tools::is_small() {
        split_app(folder)?;
    }
    optimise::optimise(&files(folder, "wasm")?)?;
    files(folder, "js")?.iter().try_for_each(|script| shorten_names(script))
}

/// Splits the app's module, and has the page name the later half.
fn split_app(folder: &Path) -> Result<(), Failure> {
    let is_app = |path: &PathBuf| path.to_string_lossy().ends_with("_bg.wasm") && !is_worker(path);
    let app = files(folder, "wasm")?.into_iter().find(is_app);
    let app = app.ok_or_else(|| Failure::new("the built page holds no module of the app's"))?;
    let halves = split::split(&read(&app)?)?;
    let name = file_name(&app).replace("_bg.wasm", "_later.wasm");
    write(&app, &halves.first)?;
    write(&folder.join(&name), &halves.later)?;
    rewrite(&folder.join("index.html"), |page| split::announce(page, &name))
}

fn is_worker(path: &Path) -> bool {
    file_name(path).starts_with("worker")
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Has a script and its wasm module call each other by short names; a script without a module of
/// its own is kept.
fn shorten_names(script: &Path) -> Result<(), Failure> {
    let module = script.with_extension("");
    let module = PathBuf::from(format!("{}_bg.wasm", module.display()));
    if !module.is_file() {
        return Ok(());
    }
    let text =
        fs::read_to_string(script).map_err(|error| Failure::of_file("read", script, &error))?;
    let (wasm, text) = names::shorten(&read(&module)?, &text)?;
    write(&module, &wasm)?;
    write(script, text.as_bytes())
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|error| Failure::of_file("read", path, &error))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    fs::write(path, bytes).map_err(|error| Failure::of_file("write", path, &error))
}

fn rewrite(
    path: &Path,
    change: impl FnOnce(&str) -> Result<String, Failure>,
) -> Result<(), Failure> {
    let text = fs::read_to_string(path).map_err(|error| Failure::of_file("read", path, &error))?;
    fs::write(path, change(&text)?).map_err(|error| Failure::of_file("write", path, &error))
}

/// The files in `folder` whose names end in `.ENDING`, in order.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::of_file("read", folder, &error))?;
    let mut files: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|it| it == ending))
        .collect();
    files.sort();
    Ok(files)
}
