//! An immutable text with an index that converts between bytes, lines, UTF-16 code units and
//! Unicode code points. Knows nothing of articles.

use std::sync::Arc;

use serde::{Serialize, Serializer};

use crate::span::{Span, saturate};
use crate::units::{CodePoint, CodePointSpan, Utf16, Utf16Span};

/// The longest text, in bytes: offsets are 32 bits wide.
pub const MAX_BYTES: usize = u32::MAX as usize;

/// Bytes between two checkpoints of the index. Converting an offset reads at most this much of
/// the text; the index costs 12 bytes for each stride, 1.2 % of the text.
const STRIDE: usize = 1024;

/// A text and its index. Cheap to clone; offsets are UTF-8 bytes unless a type says otherwise.
///
/// ```
/// use bluepencil_text::{Span, Text, units::CodePoint};
/// let text = Text::new("🎉 “Yes.”");
/// assert_eq!(text.slice(Span::new(5, 15)), "“Yes.”");
/// assert_eq!(text.to_code_point(5), Some(CodePoint(2)));
/// ```
#[derive(Clone)]
pub struct Text {
    inner: Arc<Inner>,
}

struct Inner {
    text: Box<str>,
    line_starts: Vec<u32>,
    checkpoints: Vec<Checkpoint>,
}

/// The counts at the first character boundary at or after a multiple of [`STRIDE`].
#[derive(Clone, Copy)]
struct Checkpoint {
    byte: u32,
    utf16: u32,
    code_point: u32,
}

impl Text {
    /// Indexes `text` in linear time.
    ///
    /// A text longer than [`MAX_BYTES`] is cut there, on a character boundary; callers that can
    /// meet one refuse it first.
    pub fn new(text: &str) -> Self {
        let mut end = text.len().min(MAX_BYTES);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let text = text.get(..end).unwrap_or_default();
        let line_starts =
            std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| saturate(at + 1)));
        Self {
            inner: Arc::new(Inner {
                line_starts: line_starts.collect(),
                checkpoints: checkpoints(text),
                text: text.into(),
            }),
        }
    }

    /// The whole text.
    pub fn as_str(&self) -> &str {
        &self.inner.text
    }

    /// Its length in bytes.
    pub fn len(&self) -> u32 {
        saturate(self.inner.text.len())
    }

    /// Whether it has no character at all.
    pub fn is_empty(&self) -> bool {
        self.inner.text.is_empty()
    }

    /// The span of the whole text.
    pub fn span(&self) -> Span {
        Span::new(0, self.len())
    }

    /// The text that `span` covers; empty where the span does not lie on character boundaries
    /// inside this text. Constant time.
    pub fn slice(&self, span: Span) -> &str {
        self.inner.text.get(span.range()).unwrap_or_default()
    }

    /// Whether `span` lies inside this text on character boundaries.
    pub fn has(&self, span: Span) -> bool {
        self.inner.text.get(span.range()).is_some()
    }

    /// How many lines there are, counted by `\n`; an empty text has one.
    pub fn line_count(&self) -> usize {
        self.inner.line_starts.len()
    }

    /// The spans of all lines in order, without their `\n`.
    pub fn line_spans(&self) -> impl Iterator<Item = Span> + '_ {
        let starts = &self.inner.line_starts;
        let ends = starts.iter().skip(1).map(|next| next - 1).chain([self.len()]);
        starts.iter().zip(ends).map(|(&start, end)| Span::new(start, end))
    }

    /// The line (from 0) that the byte at `offset` stands in. Logarithmic in the lines.
    pub fn line_of(&self, offset: u32) -> usize {
        self.inner.line_starts.partition_point(|&start| start <= offset).saturating_sub(1)
    }

    /// `span` without the white space at either end; empty at its start when it is all white.
    /// White space is Unicode's, and the zero-width marks that a paste brings along.
    pub fn trim(&self, span: Span) -> Span {
        let slice = self.slice(span);
        let kept = slice.trim_start_matches(is_blank);
        let start = span.start + saturate(slice.len() - kept.len());
        Span::new(start, start + saturate(kept.trim_end_matches(is_blank).len()))
    }

    /// The UTF-16 offset of the byte `offset`; `None` off the end or inside a character.
    pub fn to_utf16(&self, offset: u32) -> Option<Utf16> {
        let (from, between) = self.up_to(offset)?;
        Some(Utf16(from.utf16 + saturate(between.chars().map(char::len_utf16).sum())))
    }

    /// The code-point offset of the byte `offset`; `None` off the end or inside a character.
    pub fn to_code_point(&self, offset: u32) -> Option<CodePoint> {
        let (from, between) = self.up_to(offset)?;
        Some(CodePoint(from.code_point + saturate(between.chars().count())))
    }

    /// The byte offset of a UTF-16 offset; `None` off the end or inside a surrogate pair.
    pub fn from_utf16(&self, offset: Utf16) -> Option<u32> {
        let at = self.inner.checkpoints.partition_point(|c| c.utf16 <= offset.0);
        self.walk(at.checked_sub(1)?, offset.0, |c| c.utf16, char::len_utf16)
    }

    /// The byte offset of a code-point offset; `None` off the end.
    pub fn from_code_point(&self, offset: CodePoint) -> Option<u32> {
        let at = self.inner.checkpoints.partition_point(|c| c.code_point <= offset.0);
        self.walk(at.checked_sub(1)?, offset.0, |c| c.code_point, |_| 1)
    }

    /// `span` in UTF-16 code units.
    pub fn span_to_utf16(&self, span: Span) -> Option<Utf16Span> {
        Some(Utf16Span { start: self.to_utf16(span.start)?, end: self.to_utf16(span.end)? })
    }

    /// `span` in Unicode code points.
    pub fn span_to_code_points(&self, span: Span) -> Option<CodePointSpan> {
        Some(CodePointSpan {
            start: self.to_code_point(span.start)?,
            end: self.to_code_point(span.end)?,
        })
    }

    /// The bytes of a UTF-16 span; `None` when it is turned round or an end is no boundary.
    pub fn span_from_utf16(&self, span: Utf16Span) -> Option<Span> {
        ordered(self.from_utf16(span.start)?, self.from_utf16(span.end)?)
    }

    /// The bytes of a code-point span; `None` when it is turned round or ends outside.
    pub fn span_from_code_points(&self, span: CodePointSpan) -> Option<Span> {
        ordered(self.from_code_point(span.start)?, self.from_code_point(span.end)?)
    }

    /// The last checkpoint at or before `offset`, and the text from there to `offset`.
    fn up_to(&self, offset: u32) -> Option<(Checkpoint, &str)> {
        let at = self.inner.checkpoints.partition_point(|c| c.byte <= offset);
        let from = *self.inner.checkpoints.get(at.checked_sub(1)?)?;
        Some((from, self.inner.text.get(from.byte as usize..offset as usize)?))
    }

    /// Goes from checkpoint `at` forward to the character whose `unit` offset is `target`.
    fn walk(
        &self,
        at: usize,
        target: u32,
        unit: impl Fn(&Checkpoint) -> u32,
        width: impl Fn(char) -> usize,
    ) -> Option<u32> {
        let from = self.inner.checkpoints.get(at)?;
        let mut seen = unit(from);
        let mut byte = from.byte;
        for c in self.inner.text.get(from.byte as usize..)?.chars() {
            if seen >= target {
                break;
            }
            seen += saturate(width(c));
            byte += saturate(c.len_utf8());
        }
        (seen == target).then_some(byte)
    }
}

/// White space, or one of the marks without width that web pages leave in a paste.
pub fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}

fn ordered(start: u32, end: u32) -> Option<Span> {
    (start <= end).then_some(Span { start, end })
}

fn checkpoints(text: &str) -> Vec<Checkpoint> {
    let mut found = vec![Checkpoint { byte: 0, utf16: 0, code_point: 0 }];
    let mut last = Checkpoint { byte: 0, utf16: 0, code_point: 0 };
    let mut from = 0;
    while from < text.len() {
        let mut to = (from + STRIDE).min(text.len());
        while !text.is_char_boundary(to) {
            to += 1;
        }
        let piece = text.get(from..to).unwrap_or_default();
        last.byte = saturate(to);
        last.utf16 += saturate(piece.chars().map(char::len_utf16).sum());
        last.code_point += saturate(piece.chars().count());
        found.push(last);
        from = to;
    }
    found
}

impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self.as_str(), f)
    }
}

/// Two texts are equal when their characters are; clones are told equal without looking.
impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.inner, &other.inner) || self.as_str() == other.as_str()
    }
}

impl Eq for Text {}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn an_emoji_is_four_bytes_two_units_and_one_code_point() {
        let text = Text::new("🎉a");
        assert_eq!(text.to_utf16(4), Some(Utf16(2)));
        assert_eq!(text.to_code_point(4), Some(CodePoint(1)));
        assert_eq!(text.from_utf16(Utf16(1)), None, "inside the pair");
        assert_eq!(text.to_utf16(2), None, "inside the character");
        assert_eq!(text.from_code_point(CodePoint(3)), None, "off the end");
    }

    #[test]
    fn lines_are_counted_by_line_feeds() {
        let text = Text::new("a\n\nbc\n");
        let lines: Vec<_> = text.line_spans().map(|s| text.slice(s)).collect();
        assert_eq!(lines, ["a", "", "bc", ""]);
        assert_eq!(text.line_of(3), 2);
        assert_eq!(Text::new("").line_count(), 1);
    }

    #[test]
    fn trimming_takes_off_marks_without_width() {
        let text = Text::new("\u{feff}\u{a0} word\u{200b} ");
        assert_eq!(text.slice(text.trim(text.span())), "word");
        let blank = Text::new(" \u{200b} ");
        assert!(blank.trim(blank.span()).is_empty());
    }

    fn any_text() -> impl Strategy<Value = String> {
        // Long enough to pass several strides, with every width of character.
        proptest::collection::vec(
            prop_oneof!["[a-z \n]{1,90}", "[“”é—]{1,40}", "[🎉😀𝔸]{1,40}", any::<String>()],
            0..60,
        )
        .prop_map(|parts| parts.concat())
    }

    proptest! {
        #[test]
        fn every_boundary_round_trips_in_both_units(s in any_text()) {
            let text = Text::new(&s);
            for (code_point, (at, _)) in s.char_indices().chain([(s.len(), ' ')]).enumerate() {
                let at = saturate(at);
                prop_assert_eq!(text.to_code_point(at), Some(CodePoint(saturate(code_point))));
                prop_assert_eq!(text.from_code_point(CodePoint(saturate(code_point))), Some(at));
                let utf16 = text.to_utf16(at);
                prop_assert_eq!(utf16.and_then(|u| text.from_utf16(u)), Some(at));
            }
        }

        #[test]
        fn lines_cover_the_text_once(s in any_text()) {
            let text = Text::new(&s);
            let joined: Vec<_> = text.line_spans().map(|l| text.slice(l)).collect();
            prop_assert_eq!(joined.join("\n"), s);
        }
    }
}
