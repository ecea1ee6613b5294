//! Engine offsets, which are bytes, as the unit that was asked for.

use bluepencil_engine::{Span, Text};
use serde::Serialize;

/// What written offsets count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unit {
    /// Unicode code points, as Python counts.
    #[default]
    CodePoints,
    /// UTF-16 code units, as JavaScript counts.
    Utf16,
    /// UTF-8 bytes.
    Bytes,
}

/// A stretch of a text in a unit that goes without saying.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Stretch {
    /// The first.
    pub start: u32,
    /// One past the last.
    pub end: u32,
}

impl Unit {
    /// Its name on the command line and in answers.
    pub const fn name(self) -> &'static str {
        match self {
            Self::CodePoints => "code-points",
            Self::Utf16 => "utf-16",
            Self::Bytes => "bytes",
        }
    }

    /// The unit of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::CodePoints, Self::Utf16, Self::Bytes].into_iter().find(|unit| unit.name() == name)
    }

    /// `span` of `text` in this unit. The engine's spans lie on character boundaries, so the
    /// conversion does not fail; if one did, the bytes would be written.
    pub fn of(self, text: &Text, span: Span) -> Stretch {
        let converted = match self {
            Self::CodePoints => text.span_to_code_points(span).map(|s| (s.start.0, s.end.0)),
            Self::Utf16 => text.span_to_utf16(span).map(|s| (s.start.0, s.end.0)),
            Self::Bytes => None,
        };
        let (start, end) = converted.unwrap_or((span.start, span.end));
        Stretch { start, end }
    }
}
