//! Finds every character that may open or close a quotation, in one pass over the bytes, and says
//! which way each leans by its neighbours first and by its drawing second: people type the wrong
//! mark far more often than they put it on the wrong side of a space. Pairing is `pairs`'s work.

use super::glyphs::{self, Drawn, Glyph};
use crate::span::{Span, saturate};

/// Marks that can close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Family {
    /// `"`, `“ ”`, `„`, `''`, and what stands for them.
    Double,
    /// `'`, `‘ ’`, `‚`: also apostrophes.
    Single,
    /// `« »`, either way round.
    Angle,
    /// `‹ ›`, either way round.
    SingleAngle,
    /// `「 」`.
    Corner,
    /// `『 』`.
    WhiteCorner,
}

/// Which way a mark leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lean {
    Open,
    Close,
    /// What stands around it does not tell.
    Either,
}

/// A mark that may open or close a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub family: Family,
    pub lean: Lean,
    /// For a single mark: whether it is hardly an apostrophe.
    pub sure: bool,
    /// Whether it is drawn as an opener and nothing else.
    pub drawn_open: bool,
    /// Whether it follows a digit, so that it may stand for inches, seconds or minutes.
    pub after_digit: bool,
}

/// What stands beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Blank,
    Opening,
    Dash,
    Word,
    Closing,
}

/// How many marks are looked over for the character after a group of marks. Real groups have up
/// to three (`’”)`); the bound keeps a text of nothing but marks linear.
const GROUP: usize = 4;

/// All marks of `text`, in order. Linear; 1 byte is looked at once, the neighbours of a mark a
/// bounded number of times.
pub(super) fn scan(text: &str) -> Vec<Mark> {
    let mut marks: Vec<Mark> = Vec::new();
    let mut at = 0;
    while let Some(next) = next_candidate(text, at) {
        let rest = text.get(next..).unwrap_or_default();
        match glyphs::read(rest, text.get(..next).unwrap_or_default()) {
            glyphs::Found::Mark(glyph) => {
                add(text, next, glyph, &mut marks);
                at = next + glyph.len;
            }
            glyphs::Found::Skip(len) => at = next + len,
        }
    }
    marks
}

/// The next byte from `at` that can begin a mark or something that hides marks.
fn next_candidate(text: &str, at: usize) -> Option<usize> {
    let rest = text.as_bytes().get(at..)?;
    let found = rest.iter().position(|&byte| {
        matches!(byte, b'"' | b'\'' | b'`' | b',' | b'<' | b'&' | 0xc2 | 0xc3 | 0xe2 | 0xe3 | 0xef)
    })?;
    Some(at + found)
}

/// Adds the mark at `start`, or two where three single quotes stand in a row, or none where it
/// is an apostrophe or a unit of measure.
fn add(text: &str, start: usize, glyph: Glyph, marks: &mut Vec<Mark>) {
    let end = start + glyph.len;
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    if glyph.drawn == Drawn::Triple {
        return add_triple(start, side_before(before, start, marks), marks);
    }
    let left = side_before(before, start, marks);
    let right = side_after(after);
    let after_digit = before.ends_with(|c: char| c.is_ascii_digit());
    if glyph.family == Family::Single {
        if is_apostrophe(before, after, left, right, glyph.drawn) {
            return;
        }
    } else if after_digit && is_feet_and_inches(before) {
        return;
    }
    let lean = lean(left, right, glyph.drawn);
    let sure = glyph.family != Family::Single || is_sure(before, lean, left, right);
    let span = Span::from_usize(start, end);
    let drawn_open = glyph.drawn == Drawn::Open;
    marks.push(Mark { span, family: glyph.family, lean, sure, drawn_open, after_digit });
}

/// `'''`: a double and a single mark, the double one outside.
fn add_triple(start: usize, left: Side, marks: &mut Vec<Mark>) {
    let opens = matches!(left, Side::Blank | Side::Opening | Side::Dash);
    let lean = if opens { Lean::Open } else { Lean::Close };
    let mark = |from: usize, to: usize, family| Mark {
        span: Span::from_usize(start + from, start + to),
        family,
        lean,
        sure: true,
        drawn_open: false,
        after_digit: false,
    };
    if opens {
        marks.extend([mark(0, 2, Family::Double), mark(2, 3, Family::Single)]);
    } else {
        marks.extend([mark(0, 1, Family::Single), mark(1, 3, Family::Double)]);
    }
}

/// What stands before a mark; right after another mark, that one's lean tells.
fn side_before(before: &str, start: usize, marks: &[Mark]) -> Side {
    if let Some(last) = marks.last().filter(|last| last.span.end == saturate(start)) {
        match last.lean {
            Lean::Open => return Side::Opening,
            Lean::Close => return Side::Closing,
            Lean::Either => {}
        }
    }
    let Some(c) = before.chars().rev().find(|&c| !is_invisible(c)) else { return Side::Blank };
    match c {
        '(' | '[' | '{' | '/' | ':' | '>' | '=' | '¿' | '¡' => Side::Opening,
        '.' | ',' | '!' | '?' | ';' | ')' | ']' | '}' | '…' | '。' | '，' | '！' | '？' => {
            Side::Closing
        }
        _ if is_dash(c) => Side::Dash,
        _ if c.is_whitespace() => Side::Blank,
        _ => Side::Word,
    }
}

/// What stands after a mark, looked for behind other marks.
fn side_after(mut after: &str) -> Side {
    for _ in 0..GROUP {
        match glyphs::read_plain(after) {
            Some(len) => after = after.get(len..).unwrap_or_default(),
            None => break,
        }
    }
    let mut chars = after.chars().filter(|&c| !is_invisible(c));
    let Some(c) = chars.next() else { return Side::Blank };
    match c {
        '.' if chars.next() == Some('.') => Side::Word,
        '.' | ',' | '!' | '?' | ';' | ':' | ')' | ']' | '}' | '/' | '>' => Side::Closing,
        '。' | '，' | '！' | '？' | '、' => Side::Closing,
        '<' => Side::Blank,
        _ if is_dash(c) => Side::Dash,
        _ if c.is_whitespace() => Side::Blank,
        _ => Side::Word,
    }
}

fn lean(left: Side, right: Side, drawn: Drawn) -> Lean {
    use Side::{Blank, Closing, Dash, Opening, Word};
    let by_drawing = match drawn {
        Drawn::Open | Drawn::Low => Lean::Open,
        Drawn::Close => Lean::Close,
        Drawn::Straight | Drawn::Triple => Lean::Either,
    };
    match (left, right) {
        (Blank | Opening | Dash, Word) | (Blank | Opening, Dash) => Lean::Open,
        (Word | Closing, Blank | Closing | Dash) | (Dash, Blank | Closing) => match drawn {
            Drawn::Low => Lean::Open,
            _ => Lean::Close,
        },
        (Blank, Closing) if by_drawing == Lean::Either => Lean::Close,
        _ => by_drawing,
    }
}

/// Whether a single mark can be nothing but an apostrophe (or a comma drawn low).
fn is_apostrophe(before: &str, after: &str, left: Side, right: Side, drawn: Drawn) -> bool {
    match (left, right) {
        (Side::Word, Side::Word) => !is_wide(before),
        (Side::Word | Side::Closing, _) if drawn == Drawn::Low => true,
        (Side::Word, _) => before.ends_with("'n") || before.ends_with("’n"),
        (Side::Blank | Side::Opening | Side::Dash, Side::Word) => glyphs::is_elision(after),
        _ => false,
    }
}

/// Whether a single mark is rather a quotation mark than an apostrophe: a closer after
/// punctuation or after a word that does not end like a plural possessive (“teachers’”) or a
/// clipped participle (“goin’”).
fn is_sure(before: &str, lean: Lean, left: Side, right: Side) -> bool {
    match lean {
        Lean::Close if left == Side::Closing => true,
        Lean::Close => {
            let clipped = before.ends_with(['s', 'S', 'z', 'x']) || before.ends_with("in");
            !clipped || right == Side::Closing
        }
        _ => right == Side::Word,
    }
}

/// `5'2"`: the mark after it is inches.
fn is_feet_and_inches(before: &str) -> bool {
    let feet = before.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = feet.trim_end_matches(['\'', '’', '′', '‘']);
    digits.len() < feet.len() && digits.ends_with(|c: char| c.is_ascii_digit())
}

/// Whether the text ends in a script that is written without spaces.
fn is_wide(before: &str) -> bool {
    before.ends_with(|c: char| matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{ffef}'))
}

pub(super) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−')
}

fn is_invisible(c: char) -> bool {
    matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{ad}')
}
