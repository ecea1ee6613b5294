//! The way in: what is pasted or opened becomes a [`Text`], or is refused with a sentence that
//! says what to do. Line ends are made `\n`; every other character stays, and what is odd about
//! the text is told as notices. Offsets begin to count after this: they are those of the new text.

mod declared;
mod decode;
mod garbled;

use std::fmt;

use crate::text::{Text, is_blank};

pub use declared::declared_encoding;
pub use decode::{Encoding, FileKind, decode};
pub use garbled::garbled;

/// The longest text that is taken, in bytes: an article is some 5 KB and ten thousand of them are
/// 50 MB, while reading, index and page need several times the text's size in a tab's 4 GB.
pub const LONGEST_BYTES: usize = 64 << 20;

/// A line longer than this is told about. The longest line of 349 news, blog and recipe pages
/// has 2,742 characters.
const LONG_LINE_BYTES: usize = 20_000;

/// More lines than this are told about. The same pages have at most 1,012.
const MANY_LINES: usize = 10_000;

/// Text with more than one control character in so many is no text. Written text has none; in
/// random bytes, such as those of a compressed file, one in ten is such a character.
const CHARACTERS_PER_CONTROL: usize = 20;

/// So few control characters are let through in however short a text: a word copied from a
/// terminal or a form brings some.
const FEW_CONTROLS: usize = 8;

/// A text that was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Intake {
    /// The text, its lines ended by `\n`.
    pub text: Text,
    /// What a person should know about it.
    pub notices: Vec<Notice>,
}

/// Something odd about a text that was taken all the same. `Display` gives the English sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Line ends other than `\n` were made `\n`: CR LF, CR, and Unicode's further ones
    /// (The Unicode Standard, section 5.8).
    LineEnds {
        /// How many.
        count: usize,
    },
    /// A byte order mark. Before the bytes of a file it belongs to the encoding and was left
    /// out; at the head of pasted text it is a character without width and stayed.
    ByteOrderMark,
    /// U+FFFD, which stands where a character was lost on the way.
    Replaced {
        /// How many.
        count: usize,
    },
    /// Characters that were spelled out (“&quot;”) or wrongly decoded (“â€œ”); they stayed, and
    /// quotation marks among them are read as such.
    Garbled {
        /// How many.
        count: usize,
        /// The line of the first, from 1.
        line: usize,
    },
    /// NUL and other control characters; they stayed.
    Controls {
        /// How many.
        count: usize,
    },
    /// No-break spaces, soft hyphens and marks without width; they stayed.
    Invisible {
        /// How many.
        count: usize,
    },
    /// A line that is longer than a whole article.
    LongLine {
        /// Its number, from 1.
        line: usize,
        /// Its characters, in code points.
        length: usize,
    },
    /// More lines than an article has.
    ManyLines {
        /// How many.
        count: usize,
    },
    /// The file did not say how its characters are written, and this was taken.
    Guessed {
        /// What was taken.
        encoding: Encoding,
    },
}

/// Why a text was not taken. `Display` says what was wrong and what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Not one character.
    #[error("There is no text in it. Select the article, copy it, and paste again.")]
    Empty,
    /// White space and marks without width only.
    #[error(
        "There are only spaces and empty lines in it. Select the article’s words, copy them, and \
         paste again."
    )]
    Blank,
    /// Bytes that are no text.
    #[error("{}", binary_sentence(*.looks_like))]
    Binary {
        /// What they look like, where that can be told.
        looks_like: Option<FileKind>,
    },
    /// More than can be read at once.
    #[error(
        "This text has {} MB; at most {} MB can be read at once. Paste it in parts.",
        .bytes.div_ceil(1 << 20), .limit >> 20
    )]
    TooLong {
        /// Its length in bytes.
        bytes: usize,
        /// The longest that is taken.
        limit: usize,
    },
}

fn binary_sentence(looks_like: Option<FileKind>) -> String {
    match looks_like {
        Some(kind) => format!("This is {}, not plain text. {}", kind.name(), kind.advice()),
        None => "This is not text but data for a program. Open it in the program that made it, \
                 copy the text there, and paste it."
            .to_owned(),
    }
}

/// Takes pasted text. Linear in its length.
///
/// # Errors
/// When there is nothing to read in it, when it is no text, or when it is too long.
///
/// ```
/// use bluepencil_engine::intake::{Notice, Refusal, take};
/// let intake = take("Bridge reopens\r\nTraffic ran again.")?;
/// assert_eq!(intake.text.as_str(), "Bridge reopens\nTraffic ran again.");
/// assert_eq!(intake.notices, [Notice::LineEnds { count: 1 }]);
/// assert_eq!(take(" \n\u{200b}"), Err(Refusal::Blank));
/// # Ok::<(), Refusal>(())
/// ```
pub fn take(pasted: &str) -> Result<Intake, Refusal> {
    let mut notices = Vec::new();
    if pasted.starts_with('\u{feff}') {
        notices.push(Notice::ByteOrderMark);
    }
    admit(pasted, notices)
}

/// Takes `read`, adding what is odd about it to `notices`.
fn admit(read: &str, mut notices: Vec<Notice>) -> Result<Intake, Refusal> {
    if read.is_empty() {
        return Err(Refusal::Empty);
    }
    if read.len() > LONGEST_BYTES {
        return Err(Refusal::TooLong { bytes: read.len(), limit: LONGEST_BYTES });
    }
    if read.chars().all(is_blank) {
        return Err(Refusal::Blank);
    }
    let (text, line_ends) = with_plain_line_ends(read);
    let survey = Survey::of(text.trim_start_matches('\u{feff}'));
    if is_too_many_controls(survey.controls, survey.characters) {
        return Err(Refusal::Binary { looks_like: None });
    }
    let text = Text::new(&text);
    if line_ends > 0 {
        notices.push(Notice::LineEnds { count: line_ends });
    }
    survey.report(&mut notices);
    notices.extend(garbled(&text));
    report_shape(&text, &mut notices);
    Ok(Intake { text, notices })
}

/// `text` with every line end made `\n`, and how many were another.
fn with_plain_line_ends(text: &str) -> (String, usize) {
    let mut plain = String::with_capacity(text.len());
    let mut count = 0;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if !is_other_line_end(c) {
            plain.push(c);
            continue;
        }
        if c == '\r' {
            chars.next_if_eq(&'\n');
        }
        plain.push('\n');
        count += 1;
    }
    (plain, count)
}

/// CR, vertical tab, form feed, next line, line separator, paragraph separator.
fn is_other_line_end(c: char) -> bool {
    matches!(c, '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Whether `controls` control characters among `characters` are more than any text has.
const fn is_too_many_controls(controls: usize, characters: usize) -> bool {
    controls > FEW_CONTROLS && controls * CHARACTERS_PER_CONTROL > characters
}

/// How often a text has the characters that are worth a notice.
#[derive(Default)]
struct Survey {
    characters: usize,
    controls: usize,
    replaced: usize,
    invisible: usize,
}

impl Survey {
    fn of(text: &str) -> Self {
        let mut survey = Self::default();
        for c in text.chars() {
            survey.characters += 1;
            match c {
                '\n' | '\t' => {}
                c if c.is_control() => survey.controls += 1,
                '\u{fffd}' => survey.replaced += 1,
                // Joiners and direction marks are left out: scripts and emoji need them.
                '\u{a0}' | '\u{ad}' | '\u{2007}' | '\u{202f}' | '\u{200b}' | '\u{2060}'
                | '\u{feff}' => survey.invisible += 1,
                _ => {}
            }
        }
        survey
    }

    fn report(&self, notices: &mut Vec<Notice>) {
        let found = [
            (self.replaced, Notice::Replaced { count: self.replaced }),
            (self.controls, Notice::Controls { count: self.controls }),
            (self.invisible, Notice::Invisible { count: self.invisible }),
        ];
        notices.extend(found.into_iter().filter(|(count, _)| *count > 0).map(|(_, n)| n));
    }
}

/// Tells of the first line that is very long, and of very many lines.
fn report_shape(text: &Text, notices: &mut Vec<Notice>) {
    let mut lines = text.line_spans().enumerate();
    if let Some((index, span)) = lines.find(|(_, s)| s.range().len() > LONG_LINE_BYTES) {
        let length = text.slice(span).chars().count();
        notices.push(Notice::LongLine { line: index + 1, length });
    }
    if text.line_count() > MANY_LINES {
        notices.push(Notice::ManyLines { count: text.line_count() });
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::LineEnds { count } => write!(
                f,
                "{} of another system became plain line ends.",
                counted(count, "line end", "line ends")
            ),
            Self::ByteOrderMark => f.write_str(
                "The text begins with a byte order mark, which is no part of the article.",
            ),
            Self::Replaced { count } => write!(
                f,
                "{} lost before the text came here and stand as “\u{fffd}”. If there are many, \
                 copy the article again, or save the file as UTF-8.",
                counted(count, "character was", "characters were")
            ),
            Self::Garbled { count, line } => write!(
                f,
                "{} garbled before the text came here, like “&quot;” or “â€œ”, the first in line \
                 {}. Quotation marks among them are read all the same, and nothing was changed.",
                counted(count, "character was", "characters were"),
                grouped(line)
            ),
            Self::Controls { count } => {
                write!(
                    f,
                    "{} kept.",
                    counted(count, "control character was", "control characters were")
                )
            }
            Self::Invisible { count } => write!(
                f,
                "{} kept and read as spaces.",
                counted(
                    count,
                    "no-break or zero-width character was",
                    "no-break or zero-width characters were"
                )
            ),
            Self::LongLine { line, length } => write!(
                f,
                "Line {} has {} characters, more than most articles. If its line ends were lost, \
                 copy the article from the page itself.",
                grouped(line),
                grouped(length)
            ),
            Self::ManyLines { count } => write!(
                f,
                "The text has {} lines, far more than one article. Reading it may take a moment.",
                grouped(count)
            ),
            Self::Guessed { encoding } => write!(
                f,
                "The file does not say how its characters are written; it was read as {}. If \
                 letters look wrong, save it as UTF-8 and open it again.",
                encoding.name()
            ),
        }
    }
}

/// A number with its word in the singular or the plural.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

/// A number with a comma before every third digit from the right.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(pasted: &str, expected: &str, notices: &[Notice]) {
        let intake = take(pasted).unwrap();
        assert_eq!(intake.text.as_str(), expected);
        assert_eq!(intake.notices, notices);
    }

    #[test]
    fn every_sort_of_line_end_becomes_a_line_feed() {
        check("a\r\nb\rc\nd", "a\nb\nc\nd", &[Notice::LineEnds { count: 2 }]);
        check("a\r\r\nb", "a\n\nb", &[Notice::LineEnds { count: 2 }]);
        check("a\u{2028}b\u{2029}c\u{85}", "a\nb\nc\n", &[Notice::LineEnds { count: 3 }]);
        check("a\n\nb\n", "a\n\nb\n", &[]);
    }

    #[test]
    fn odd_characters_stay_and_are_told() {
        check("\u{feff}Yes", "\u{feff}Yes", &[Notice::ByteOrderMark]);
        check("Hello\0", "Hello\0", &[Notice::Controls { count: 1 }]);
        check("lo\u{fffd}st", "lo\u{fffd}st", &[Notice::Replaced { count: 1 }]);
        check("5\u{a0}km\u{200b}", "5\u{a0}km\u{200b}", &[Notice::Invisible { count: 2 }]);
    }

    #[test]
    fn joined_emoji_are_nothing_odd() {
        check("👩‍🚒 Zoe\u{308}", "👩‍🚒 Zoe\u{308}", &[]);
    }

    #[test]
    fn nothing_to_read_is_refused() {
        assert_eq!(take(""), Err(Refusal::Empty));
        assert_eq!(take(" \r\n\t\u{a0}\u{200b}\u{feff}"), Err(Refusal::Blank));
        assert_eq!(take(&"ab\0c".repeat(9)), Err(Refusal::Binary { looks_like: None }));
        let long = "a".repeat(LONGEST_BYTES + 1);
        let expected = Refusal::TooLong { bytes: long.len(), limit: LONGEST_BYTES };
        assert_eq!(take(&long), Err(expected));
        assert_eq!(
            expected.to_string(),
            "This text has 65 MB; at most 64 MB can be read at once. Paste it in parts."
        );
    }

    #[test]
    fn a_line_of_five_megabytes_is_taken_and_told() {
        let intake = take(&format!("Title\n{}", "ü ".repeat(2_500_000))).unwrap();
        assert_eq!(intake.notices, [Notice::LongLine { line: 2, length: 5_000_000 }]);
        assert!(intake.notices.iter().all(|n| n.to_string().contains("5,000,000")));
    }

    #[test]
    fn very_many_lines_are_taken_and_told() {
        let intake = take(&"word\n".repeat(200_000)).unwrap();
        assert_eq!(intake.notices, [Notice::ManyLines { count: 200_001 }]);
    }

    #[test]
    fn sentences_count_in_words_that_agree() {
        let one = Notice::Controls { count: 1 }.to_string();
        assert_eq!(one, "1 control character was kept.");
        let many = Notice::LineEnds { count: 1_234 }.to_string();
        assert_eq!(many, "1,234 line ends of another system became plain line ends.");
    }

    proptest! {
        #[test]
        fn nothing_but_line_ends_is_changed(pasted in any::<String>()) {
            if let Ok(intake) = take(&pasted) {
                let rest = |s: &str| -> String {
                    s.chars().filter(|&c| c != '\n' && !is_other_line_end(c)).collect()
                };
                prop_assert_eq!(rest(intake.text.as_str()), rest(&pasted));
                prop_assert!(!intake.text.as_str().contains(is_other_line_end));
            }
        }

        #[test]
        fn a_text_that_was_taken_is_taken_again_as_it_is(pasted in any::<String>()) {
            if let Ok(intake) = take(&pasted) {
                prop_assert_eq!(take(intake.text.as_str()).unwrap().text, intake.text);
            }
        }
    }
}
