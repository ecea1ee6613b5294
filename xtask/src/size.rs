//! `cargo xtask size`: what a visitor downloads, compressed as a server would, against the
//! budgets.

use crate::failure::Failure;
use crate::page;
use crate::report::{Count, Outcome};
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// What the first paint is to cost: page, styles, script and the app's wasm. Bytes of brotli.
const FIRST_LOAD_BUDGET: usize = 190_000;
/// What comes right after the first paint, the later half of the app's wasm, may cost. Bytes of
/// brotli.
const LATER_BUDGET: usize = 155_000;
/// What the words of the interface in one language may cost. The reader's own are fetched with the
/// page, and count as first load as well; the others come with the later half. Bytes of brotli.
const LANGUAGE_BUDGET: usize = 10_000;
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
    /// The worker's files and the later half of the app are fetched once the page is up, and the words
    /// of one language with the page; all others count as first load.
    fn time(&self) -> Time {
        match &self.name {
            name if name.starts_with("worker") => Time::Worker,
            name if name.ends_with("_later.wasm") => Time::Later,
            name if name.ends_with(".txt") => Time::Language,
            _ => Time::First,
        }
    }
}

/// When a file is fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Time {
    First,
    Later,
    Language,
    Worker,
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
    files.sort_by(|a, b| (a.time(), &a.name).cmp(&(b.time(), &b.name)));
    println!("{:>9} {:>9}  file", "bytes", "brotli");
    for file in &files {
        println!("{:>9} {:>9}  {}", file.plain, file.brotli, file.name);
    }
    let of = |time| files.iter().filter(move |it| it.time() == time).map(|it| it.brotli);
    let language = of(Time::Language).max().unwrap_or_default();
    held("language", language, LANGUAGE_BUDGET)?;
    held("first load", of(Time::First).sum::<usize>() + language, FIRST_LOAD_BUDGET)?;
    held("later", of(Time::Later).sum(), LATER_BUDGET)?;
    held("worker", of(Time::Worker).sum(), WORKER_BUDGET)?;
    Ok(Count { passed: 4, failed: 0 })
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
