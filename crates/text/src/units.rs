//! Offsets in units other than the engine's bytes. Each has its own type, so that a mix-up does
//! not compile. Only [`crate::Text`] converts between them.

use serde::Serialize;

/// An offset in UTF-16 code units, as the DOM counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Utf16(pub u32);

/// An offset in Unicode code points, as W3C Web Annotation counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct CodePoint(pub u32);

/// A half-open stretch in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Utf16Span {
    /// The first unit.
    pub start: Utf16,
    /// One past the last unit.
    pub end: Utf16,
}

/// A half-open stretch in Unicode code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CodePointSpan {
    /// The first code point.
    pub start: CodePoint,
    /// One past the last code point.
    pub end: CodePoint,
}
