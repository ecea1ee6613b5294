//! How a quotation goes on from one paragraph into the next.

use super::marks::{Family, Lean, Mark};
use super::paragraphs::{Paragraph, Place};

/// How many paragraphs ahead the closing mark of a quotation without opening marks is looked for.
const CLOSER_REACH: usize = 3;

/// How many paragraphs ahead, captions and the like counted, a quotation can go on.
const NEIGHBOURS: usize = 12;

/// How a quotation that a paragraph leaves open goes on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Next {
    /// The next paragraph opens with a mark again.
    Opens,
    /// A closing mark comes without an opening one.
    Closes,
    Neither,
}

impl Next {
    /// Looks ahead: `marks` are those behind the paragraph, `paragraphs` the ones after it.
    pub fn read(paragraphs: &[Paragraph], marks: &[Mark]) -> Self {
        let near = paragraphs.iter().take(NEIGHBOURS);
        // Without an end, every paragraph of a text without double marks would look to its end.
        let end = near.clone().next_back().map_or(0, |p| p.span.end);
        let marks = marks.iter().take_while(|m| m.span.start < end);
        let mut marks = marks.filter(|m| m.family == Family::Double).peekable();
        let body = near.filter(|p| p.place == Place::Body).take(CLOSER_REACH);
        for paragraph in body {
            while marks.peek().is_some_and(|m| m.span.start < paragraph.span.start) {
                marks.next();
            }
            match marks.peek() {
                Some(mark) if mark.span.start == paragraph.span.start => return Self::Opens,
                Some(mark) if mark.span.start < paragraph.span.end => {
                    let closes = mark.lean == Lean::Close && !mark.after_digit;
                    return if closes { Self::Closes } else { Self::Neither };
                }
                _ => {}
            }
        }
        Self::Neither
    }
}

/// Whether the last paragraph left a quotation open.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opened {
    No,
    /// And the next one opens with a mark again.
    Repeats,
    /// And a closing mark is to come.
    Until,
}
