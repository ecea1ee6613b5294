//! The project's source files, as text to be searched.

use crate::failure::Failure;
use crate::root::root;
use std::fs;
use std::path::Path;

/// A source file.
#[derive(Debug, Clone)]
pub struct Source {
    /// Its path from the workspace's root, with `/` on every system.
    pub path: String,
    /// What it holds.
    pub text: String,
}

impl Source {
    /// The first line (from 1) and the first of `words` that the code uses, leaving out comments
    /// and the tests at the file's end.
    pub fn find_in_code<'w>(&self, words: &[&'w str]) -> Option<(usize, &'w str)> {
        let code = self.text.lines().take_while(|line| line.trim() != "#[cfg(test)]");
        code.enumerate().filter(|(_, line)| !line.trim_start().starts_with("//")).find_map(
            |(index, line)| {
                words.iter().find(|word| line.contains(*word)).map(|word| (index + 1, *word))
            },
        )
    }
}

/// Every Rust file under `folder` of the workspace, in order of their paths.
///
/// # Errors
/// When a file cannot be read.
pub fn rust_under(folder: &str) -> Result<Vec<Source>, Failure> {
    sources(folder, "rs")
}

/// Every style sheet of the page.
///
/// # Errors
/// When a file cannot be read.
pub fn styles() -> Result<Vec<Source>, Failure> {
    sources("styles", "css")
}

/// The manifest of every package of the workspace but the root's.
///
/// # Errors
/// When a file cannot be read.
pub fn manifests() -> Result<Vec<Source>, Failure> {
    let mut found = sources("crates", "toml")?;
    found.extend(sources("xtask", "toml")?);
    found.retain(|source| source.path.ends_with("/Cargo.toml"));
    Ok(found)
}

fn sources(folder: &str, ending: &str) -> Result<Vec<Source>, Failure> {
    let mut found = Vec::new();
    collect(&root().join(folder), ending, &mut found)?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn collect(folder: &Path, ending: &str, found: &mut Vec<Source>) -> Result<(), Failure> {
    // A folder that is not there yet holds nothing that could break a promise.
    let Ok(entries) = fs::read_dir(folder) else { return Ok(()) };
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        let name = path.file_name().unwrap_or_default();
        if path.is_dir() {
            if name != "target" && name != "node_modules" {
                collect(&path, ending, found)?;
            }
        } else if path.extension().is_some_and(|it| it == ending) {
            let text = fs::read_to_string(&path)
                .map_err(|error| Failure::of_file("read", &path, &error))?;
            let short = path.strip_prefix(root()).unwrap_or(&path);
            found.push(Source { path: short.to_string_lossy().replace('\\', "/"), text });
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_tests_are_not_code() {
        let source = |text: &str| Source { path: "a.rs".to_owned(), text: text.to_owned() };
        let words = ["Instant"];
        assert_eq!(source("//! No Instant.\nfn a() {}").find_in_code(&words), None);
        assert_eq!(source("fn a() {}\n#[cfg(test)]\nInstant").find_in_code(&words), None);
        assert_eq!(source("\nInstant::now()").find_in_code(&words), Some((2, "Instant")));
    }
}
