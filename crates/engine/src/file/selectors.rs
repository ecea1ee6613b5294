//! Where an annotation's target says that it stands, and whether the text agrees.

use super::node::{Fault, Node};
use super::problem::Expected;
use crate::anchor::Anchor;
use crate::span::Span;
use crate::text::Text;
use crate::units::{CodePoint, CodePointSpan, Utf16, Utf16Span};

/// What the two selectors of a target say.
pub(super) struct Selectors<'a> {
    /// Where it begins and ends; nothing for a mark whose words were lost.
    position: Option<(u32, u32)>,
    exact: &'a str,
    prefix: &'a str,
    suffix: &'a str,
}

impl<'a> Selectors<'a> {
    pub(super) fn read(list: &Node<'_, 'a>) -> Result<Self, Fault> {
        let (mut position, mut quote) = (None, None);
        for item in list.items() {
            match item.string_at("type")? {
                "TextPositionSelector" => {
                    position = Some((item.get("start")?.number()?, item.get("end")?.number()?));
                }
                "TextQuoteSelector" => {
                    let around = |key| item.optional_string(key).map(Option::unwrap_or_default);
                    let exact = item.string_at("exact")?;
                    quote = Some((exact, around("prefix")?, around("suffix")?));
                }
                _ => {}
            }
        }
        let (exact, prefix, suffix) = quote.ok_or_else(|| list.broken(Expected::TextQuote))?;
        Ok(Self { position, exact, prefix, suffix })
    }

    /// The span that the position selects, if the exact words stand there: in code points, as it
    /// should be, or in UTF-16 units, as some programs count.
    pub(super) fn stated(&self, text: &Text) -> Option<Span> {
        let (start, end) = self.position?;
        let code_points = CodePointSpan { start: CodePoint(start), end: CodePoint(end) };
        let utf16 = Utf16Span { start: Utf16(start), end: Utf16(end) };
        [text.span_from_code_points(code_points), text.span_from_utf16(utf16)]
            .into_iter()
            .flatten()
            .find(|span| text.slice(*span) == self.exact)
    }

    /// Whether it says where the words stood in its text.
    pub(super) const fn has_position(&self) -> bool {
        self.position.is_some()
    }

    pub(super) fn anchor(&self, text: &Text) -> Anchor {
        Anchor {
            // A position beyond the end of an altered text is nowhere in it.
            position: self
                .position
                .and_then(|(start, _)| text.from_code_point(CodePoint(start)))
                .unwrap_or(u32::MAX),
            exact: self.exact.to_owned(),
            prefix: self.prefix.to_owned(),
            suffix: self.suffix.to_owned(),
        }
    }
}
