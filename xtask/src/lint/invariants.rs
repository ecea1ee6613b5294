//! The design's invariants, as far as a program can check them.

use super::languages;
use super::sources::{Source, manifests, rust_under, styles};
use crate::failure::Failure;
use crate::process;
use crate::root::root;
use std::fs;
use std::process::Command;

/// What the design promises, and how it is checked.
pub struct Invariant {
    /// The promise, as the report says it.
    pub promise: &'static str,
    /// Fails with what breaks the promise.
    pub holds: fn() -> Result<(), Failure>,
}

/// Every invariant that is checked.
pub const ALL: &[Invariant] = &[
    Invariant { promise: "the engine depends on no browser, clock or chance", holds: engine_tree },
    Invariant { promise: "the engine calls no clock, file, thread or random", holds: engine_calls },
    Invariant { promise: "the page holds no regex", holds: page_tree },
    Invariant { promise: "UTF-16 offsets stay at the edges: DOM, files", holds: utf16_files },
    Invariant { promise: "code points stay in files", holds: code_point_files },
    Invariant { promise: "unsafe code is forbidden everywhere", holds: unsafe_is_forbidden },
    Invariant { promise: "every source file says what it is for", holds: files_say_their_purpose },
    Invariant { promise: "colours stand in tokens.css alone", holds: colours_are_tokens },
    Invariant { promise: "every language has every phrase", holds: languages::are_complete },
    Invariant { promise: "the page's words stand in languages/", holds: languages::hold_all_words },
];

/// Crates that tie their user to a browser, a clock or chance. A name ending in `-` is a prefix.
const IMPURE: &[&str] =
    &["web-sys", "js-sys", "wasm-bindgen", "gloo-", "getrandom", "rand", "chrono", "time", "regex"];

/// Crates that cost the page more bytes than they are worth there.
const HEAVY: &[&str] = &["regex", "regex-automata", "regex-lite"];

/// What the engine must not call: its results depend on texts and settings alone.
const IMPURE_CALLS: &[&str] =
    &["std::time", "std::thread", "std::fs", "std::env", "std::net", "SystemTime", "Instant::now"];

/// What code that meets UTF-16 offsets is bound to say.
const UTF16_USES: &[&str] =
    &["Utf16Span", "Utf16(", ".to_utf16(", ".from_utf16(", ".span_to_utf16(", ".span_from_utf16("];

/// What code that meets offsets in code points is bound to say.
const CODE_POINT_USES: &[&str] = &[
    "CodePointSpan",
    "CodePoint(",
    ".to_code_point(",
    ".from_code_point(",
    ".span_to_code_points(",
    ".span_from_code_points(",
];

/// Where offsets in UTF-16 are defined, converted, met in the DOM, and read from other
/// programs' files.
const UTF16_FILES: &[&str] = &[
    "crates/text/src/units.rs",
    "crates/text/src/text.rs",
    "crates/engine/src/file",
    "crates/cli/src",
    "src/dom/selection.rs",
];

/// Where offsets in code points are defined, converted, written to files and read from corpora.
const CODE_POINT_FILES: &[&str] = &[
    "crates/text/src/units.rs",
    "crates/text/src/text.rs",
    "crates/engine/src/file",
    "crates/cli/src",
    "crates/train-speakers/src",
];

fn engine_tree() -> Result<(), Failure> {
    refuse(&tree(&["--package", "bluepencil-engine"])?, IMPURE)
}

fn page_tree() -> Result<(), Failure> {
    refuse(&tree(&["--package", "bluepencil", "--target", "wasm32-unknown-unknown"])?, HEAVY)
}

/// The names of all crates that a package is made of.
fn tree(of: &[&str]) -> Result<Vec<String>, Failure> {
    let mut command = Command::new("cargo");
    command.args(["tree", "--locked", "--edges", "normal", "--prefix", "none"]);
    let said = process::output(command.args(of).current_dir(root()))?;
    Ok(said.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
}

fn refuse(crates: &[String], refused: &[&str]) -> Result<(), Failure> {
    let is_refused = |name: &str| {
        refused.iter().any(|it| name == *it || (it.ends_with('-') && name.starts_with(it)))
    };
    match crates.iter().find(|name| is_refused(name)) {
        Some(name) => Err(Failure::new(format!("`{name}` is among the dependencies"))),
        None => Ok(()),
    }
}

fn engine_calls() -> Result<(), Failure> {
    for folder in ["crates/engine/src", "crates/reuse/src", "crates/text/src"] {
        nowhere(&rust_under(folder)?, IMPURE_CALLS)?;
    }
    Ok(())
}

fn utf16_files() -> Result<(), Failure> {
    let sources = rust_under("crates")?.into_iter().chain(rust_under("src")?);
    nowhere(&outside(sources, UTF16_FILES), UTF16_USES)
}

fn code_point_files() -> Result<(), Failure> {
    let sources = rust_under("crates")?.into_iter().chain(rust_under("src")?);
    nowhere(&outside(sources, CODE_POINT_FILES), CODE_POINT_USES)
}

/// Those of `sources` that none of `allowed`, a file or a folder each, covers.
fn outside(sources: impl Iterator<Item = Source>, allowed: &[&str]) -> Vec<Source> {
    sources.filter(|source| !allowed.iter().any(|it| source.path.starts_with(it))).collect()
}

fn nowhere(sources: &[Source], words: &[&str]) -> Result<(), Failure> {
    for source in sources {
        if let Some((line, word)) = source.find_in_code(words) {
            return Err(Failure::new(format!("{}:{line} uses `{word}`", source.path)));
        }
    }
    Ok(())
}

fn unsafe_is_forbidden() -> Result<(), Failure> {
    let path = root().join("Cargo.toml");
    let text =
        fs::read_to_string(&path).map_err(|error| Failure::of_file("read", &path, &error))?;
    if !text.contains("unsafe_code = \"forbid\"") || !text.contains("[lints]\nworkspace = true") {
        return Err(Failure::new("Cargo.toml does not forbid unsafe code"));
    }
    for manifest in manifests()? {
        if !manifest.text.contains("[lints]\nworkspace = true") {
            let path = manifest.path;
            return Err(Failure::new(format!("{path} does not take the workspace's lints")));
        }
    }
    Ok(())
}

fn files_say_their_purpose() -> Result<(), Failure> {
    for folder in ["crates", "src", "tests", "xtask"] {
        for source in rust_under(folder)? {
            if !source.text.starts_with("//! ") {
                return Err(Failure::new(format!("{} does not open with `//!`", source.path)));
            }
            if source.path.ends_with("/mod.rs") {
                let better = source.path.replace("/mod.rs", ".rs");
                return Err(Failure::new(format!("{} is to be {better}", source.path)));
            }
        }
    }
    Ok(())
}

fn colours_are_tokens() -> Result<(), Failure> {
    for sheet in styles()?.iter().filter(|sheet| !sheet.path.ends_with("tokens.css")) {
        if let Some(line) = sheet.text.lines().position(has_colour) {
            return Err(Failure::new(format!("{}:{} holds a colour", sheet.path, line + 1)));
        }
    }
    Ok(())
}

/// Whether a line of CSS gives a colour by its value.
fn has_colour(line: &str) -> bool {
    let Some((_, value)) = line.split_once(':') else { return false };
    let is_hex = |word: &str| {
        word.strip_prefix('#').is_some_and(|hex| {
            matches!(hex.len(), 3 | 4 | 6 | 8) && hex.chars().all(|c| c.is_ascii_hexdigit())
        })
    };
    let calls = ["rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "lab(", "lch("];
    calls.iter().any(|call| value.contains(call))
        || value.split(|c: char| !c.is_ascii_alphanumeric() && c != '#').any(is_hex)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_crate_is_found_by_name_or_prefix() {
        let names = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert!(refuse(&names("serde memchr gloo"), IMPURE).is_ok());
        assert!(refuse(&names("serde gloo-timers"), IMPURE).is_err());
        assert!(refuse(&names("serde regex"), HEAVY).is_err());
    }

    #[test]
    fn colours_are_told_from_selectors_and_lengths() {
        assert!(has_colour("  color: #fff;"));
        assert!(has_colour("  border: 1px solid rgb(0 0 0 / 20%);"));
        assert!(!has_colour("  color: var(--ink);"));
        assert!(!has_colour("#add { margin: 0 }"));
        assert!(!has_colour("  mask: url(#figure);"));
    }
}
