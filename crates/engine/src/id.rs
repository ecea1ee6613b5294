//! Stable ids for what was detected: the same text gives the same id in every run, so that a
//! person's decision finds its mark again after a new reading.

use std::fmt;

use serde::Serialize;

use crate::document::Document;
use crate::span::Span;

/// The id of a detected mark: a hash of (document, rule, span, text).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct MarkId(pub u64);

crate::unpack!(struct MarkId(a));

impl MarkId {
    /// The id of the mark that `rule` (a coarse family: "line", "quote", "dateline") sets on
    /// `span` of `document`.
    pub fn of(document: &Document, rule: &str, span: Span) -> Self {
        let mut hash = Fnv::default();
        hash.part(document.id.0.as_bytes());
        hash.part(rule.as_bytes());
        hash.part(&span.start.to_le_bytes());
        hash.part(&span.end.to_le_bytes());
        hash.part(document.text.slice(span).as_bytes());
        Self(hash.0)
    }
}

impl fmt::Display for MarkId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

/// FNV-1a, 64 bits (Fowler, Noll and Vo; RFC 9923). Small and the same on every platform; it
/// names marks and is no defence against somebody who wants two to collide.
#[derive(Clone, Copy)]
pub(crate) struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// The hash of some bytes.
    pub(crate) fn of(bytes: &[u8]) -> u64 {
        let mut hash = Self::default();
        hash.part(bytes);
        hash.0
    }

    /// Adds a part and a separator that no UTF-8 text holds, so that parts cannot run together.
    fn part(&mut self, bytes: &[u8]) {
        for &byte in bytes.iter().chain(&[0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
        }
    }
}
