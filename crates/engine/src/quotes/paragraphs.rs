//! Cuts an article into the paragraphs in which quotation marks pair up. A paragraph is a line,
//! or several where a text was wrapped by hand.

use crate::line::{Line, LineKind};
use crate::span::{Span, saturate};
use crate::text::Text;

/// What a paragraph is to quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// A headline, a standfirst, a link to another story.
    Headline,
    /// Running text.
    Body,
    /// What may stand between two paragraphs of one quotation: captions, credits, controls.
    Aside,
}

/// A stretch of text in which marks pair up.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paragraph {
    pub span: Span,
    pub place: Place,
}

/// A first line up to so many bytes without final punctuation is taken for the headline where no
/// line was told apart yet. Headlines of the 62 labelled web pages stay under 120 characters.
const LONGEST_HEADLINE: u32 = 160;

/// The paragraphs of `text`; every character that is not blank stands in one.
pub(super) fn split(text: &Text, lines: &[Line]) -> Vec<Paragraph> {
    let mut found: Vec<Paragraph> = Vec::new();
    let mut known = lines.iter().peekable();
    let mut blank_before = true;
    for line in text.line_spans() {
        for piece in pieces(text, line) {
            let span = text.trim(piece);
            if span.is_empty() {
                blank_before = true;
                continue;
            }
            while known.peek().is_some_and(|k| k.span.end <= span.start) {
                known.next();
            }
            let kind = known.peek().filter(|k| k.span.overlaps(span)).map(|k| k.kind);
            let place = kind.map_or_else(|| guess(text, span, found.is_empty()), place_of);
            match found.last_mut() {
                Some(last)
                    if !blank_before && is_wrapped(text, *last, Paragraph { span, place }) =>
                {
                    last.span.end = span.end;
                    last.place = Place::Body;
                }
                _ => found.push(Paragraph { span, place }),
            }
            blank_before = false;
        }
    }
    found
}

/// A line cut at the line ends that other systems use.
fn pieces(text: &Text, line: Span) -> impl Iterator<Item = Span> + '_ {
    let mut start = line.start;
    text.slice(line).split(['\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).map(
        move |piece| {
            let end = start + saturate(piece.len());
            let span = Span::new(start, end);
            let after = text.slice(Span::new(end, line.end)).chars().next();
            start = end + saturate(after.map_or(0, char::len_utf8));
            span
        },
    )
}

fn guess(text: &Text, span: Span, first: bool) -> Place {
    let ended = text.slice(span).ends_with(['.', '!', '?', ':', ',', ';', '”', '"']);
    if first && !ended && span.len() <= LONGEST_HEADLINE { Place::Headline } else { Place::Body }
}

fn place_of(kind: LineKind) -> Place {
    match kind {
        LineKind::Paragraph | LineKind::ListItem | LineKind::RepeatedLine | LineKind::AuthorBio => {
            Place::Body
        }
        LineKind::Title
        | LineKind::RepeatedTitle
        | LineKind::Standfirst
        | LineKind::Subheading
        | LineKind::Masthead
        | LineKind::Navigation
        | LineKind::Promo
        | LineKind::Tags => Place::Headline,
        _ => Place::Aside,
    }
}

/// Whether `next` goes on the sentence of `last` on the line right below it.
fn is_wrapped(text: &Text, last: Paragraph, next: Paragraph) -> bool {
    let flows =
        text.slice(last.span).ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-'));
    let goes_on = text.slice(next.span).starts_with(char::is_lowercase);
    last.place != Place::Aside && next.place != Place::Aside && flows && goes_on
}
