//! `cargo xtask size`: what a visitor downloads, compressed as a server would, against the
//! budgets.

use crate::failure::Failure;
use crate::page;
use crate::report::{Count, Outcome};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What the first paint is to cost: page, styles, script and the app's wasm. Bytes of brotli.
const FIRST_LOAD_AIM: usize = 190_000;
/// What it may cost until then. Marks by hand put it over the aim; see ARCHITECTURE.md for what
/// will bring it back. It only ever goes down.
const FIRST_LOAD_BUDGET: usize = 208_500;
/// What the worker, fetched after it, may cost. Bytes of brotli.
const WORKER_BUDGET: usize = 150_000;
/// Brotli's best, which a static server applies once, ahead of time.
const QUALITY: u32 = 11;
/// Brotli's largest window that every browser accepts (RFC 7932).
const WINDOW: u32 = 24;

/// One file of the page.
#[derive(Debug)]
struct File {
    name: String,
    plain: usize,
    brotli: usize,
}

impl File {
    /// The worker's files are fetched once the page is up; all others count as first load.
    fn is_workers(&self) -> bool {
        self.name.starts_with("worker")
    }
}

/// Builds the page as it is deployed, and weighs it.
///
/// # Errors
/// When it does not build, or weighs more than a budget.
pub fn run() -> Result<(), Failure> {
    page::build_release().and_then(|dist| weigh(&dist)).map(drop)
}

/// As [`run`], as one check of a report.
///
/// # Errors
/// As [`run`].
pub fn check() -> Result<Outcome, Failure> {
    page::build_release().and_then(|dist| weigh(&dist)).map(Outcome::Done)
}

fn weigh(dist: &Path) -> Result<Count, Failure> {
    let mut files = files_under(dist)?
        .into_iter()
        .map(|path| measure(dist, &path))
        .collect::<Result<Vec<_>, _>>()?;
    files.sort_by(|a, b| (a.is_workers(), &a.name).cmp(&(b.is_workers(), &b.name)));
    println!("{:>9} {:>9}  file", "bytes", "brotli");
    for file in &files {
        println!("{:>9} {:>9}  {}", file.plain, file.brotli, file.name);
    }
    let sum = |workers: bool| {
        files.iter().filter(|file| file.is_workers() == workers).map(|file| file.brotli).sum()
    };
    held("first load", sum(false), FIRST_LOAD_BUDGET)?;
    if let Some(over) = sum(false).checked_sub(FIRST_LOAD_AIM).filter(|over| *over > 0) {
        println!("first load: {over} bytes over the {FIRST_LOAD_AIM} that it is to cost");
    }
    held("worker", sum(true), WORKER_BUDGET)?;
    Ok(Count { passed: 2, failed: 0 })
}

fn held(what: &str, bytes: usize, budget: usize) -> Result<(), Failure> {
    println!("{what}: {bytes} of {budget} bytes of brotli");
    if bytes == 0 {
        return Err(Failure::new(format!("{what}: the build holds no file of it")));
    }
    if bytes > budget {
        return Err(Failure::new(format!("{what} is {} bytes over its budget", bytes - budget)));
    }
    Ok(())
}

/// Every file under `folder`, at any depth.
fn files_under(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| Failure::of_file("read", folder, &error))?;
    let mut files = Vec::new();
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            files.extend(files_under(&path)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn measure(dist: &Path, path: &Path) -> Result<File, Failure> {
    let bytes = fs::read(path).map_err(|error| Failure::of_file("read", path, &error))?;
    let name = path.strip_prefix(dist).unwrap_or(path).display().to_string();
    Ok(File { name, plain: bytes.len(), brotli: brotli_len(&bytes)? })
}

fn brotli_len(bytes: &[u8]) -> Result<usize, Failure> {
    let mut compressor = brotli::CompressorWriter::new(Vec::new(), 1 << 16, QUALITY, WINDOW);
    compressor
        .write_all(bytes)
        .and_then(|()| compressor.flush())
        .map_err(|error| Failure::new(format!("could not compress: {error}")))?;
    Ok(compressor.into_inner().len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_repeats_weighs_little() {
        assert!(brotli_len(&[b'a'; 10_000]).unwrap() < 50);
    }

    #[test]
    fn a_budget_is_held_to_the_byte() {
        assert!(held("page", 10, 10).is_ok());
        assert!(held("page", 11, 10).is_err());
        assert!(held("page", 0, 10).is_err(), "an empty build is no light build");
    }
}
