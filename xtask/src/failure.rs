//! What a command says when it cannot go on: one plain sentence for the person who ran it.

use std::fmt;
use std::io;
use std::path::Path;

/// Why a command stopped, in words that say what to do next where something can be done.
#[derive(Debug, PartialEq, Eq)]
pub struct Failure(String);

impl Failure {
    /// A failure that reads as `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }

    /// The failure to `act` ("read", "write") on the file or folder at `path`.
    pub fn of_file(act: &str, path: &Path, error: &io::Error) -> Self {
        Self(format!("could not {act} {}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}
