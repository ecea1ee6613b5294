//! What the scenarios stand on: a browser, a server that sees every request, and a runner.

mod browser;
mod driver;
mod engine;
mod gestures;
mod hearing;
mod page;
mod runner;
mod server;
mod waiting;
mod window;

pub use engine::Engine;
#[allow(unused_imports, reason = "a scenario may need it at any time")]
pub use gestures::Clipboard;
pub use page::Page;
pub(crate) use runner::scenarios;
pub use runner::{Scenario, run};
pub use waiting::Download;
pub use window::{Appearance, ColorScheme};

use std::fmt;

/// Why a scenario could not go on.
#[derive(Debug)]
pub struct Failure(String);

/// How a scenario or one of its steps ends. Expectations are asserted; this is for the rest.
pub type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    /// A failure that reads as `sentence`.
    pub fn new(sentence: impl Into<String>) -> Self {
        Self(sentence.into())
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

impl<E: std::error::Error> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}
