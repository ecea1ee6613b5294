//! Which lines are like a given one, so that a person's word about one line can hold for all of
//! them: lines that read the same, and lines that open with the same fixed words.

use std::fmt;

use serde::Serialize;

/// The longest line that a rule is made of, in bytes. Furniture is shorter; a rule about a whole
/// chapter would be a copy of the chapter.
const LONGEST: usize = 2048;
/// The longest opening, in characters, and its most words: "Additional reporting and research
/// by:" is the longest that pages are seen to use; beyond it a colon belongs to a sentence.
const OPENING_CHARS: usize = 48;
const OPENING_WORDS: usize = 6;
/// How much of a line's words a sentence about it shows, in characters.
const SHOWN: usize = 60;

/// What the lines of a rule have in common. Case, white space and the digits of numbers are of no
/// account: "5 min read" and "12 MIN READ" are alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Likeness {
    /// They read like this one.
    Words(String),
    /// They begin with these words, up to and with a colon, and go on ("READ MORE: …").
    Opening(String),
}

crate::unpack!(
    enum Likeness {
        Words(a),
        Opening(a),
    }
);

/// A person's word about every line that is like one line, in each article of a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LineRule {
    /// Which lines.
    pub like: Likeness,
    /// Whether they stay in the clean article.
    pub keep: bool,
}

crate::unpack!(struct LineRule { like, keep });

impl Likeness {
    /// What `line` has in common with others: its opening where it has one, else all its words.
    /// `None` for a line without a letter or digit, or longer than a rule should hold.
    ///
    /// ```
    /// use bluepencil_engine::likeness::Likeness;
    /// let like = Likeness::of("READ MORE: Ferry fares rise");
    /// assert_eq!(like, Some(Likeness::Opening("READ MORE:".into())));
    /// assert!(like.is_some_and(|it| it.fits("Read more:  What the storm left")));
    /// ```
    pub fn of(line: &str) -> Option<Self> {
        let line = line.trim();
        if let Some(opening) = opening(line) {
            return Some(Self::Opening(opening.to_owned()));
        }
        let has_words = line.chars().any(is_of_word);
        (has_words && line.len() <= LONGEST).then(|| Self::Words(line.to_owned()))
    }

    /// Whether `line` is one of them. Linear in the shorter of the two.
    pub fn fits(&self, line: &str) -> bool {
        match self {
            Self::Words(words) => is_alike(words, line),
            Self::Opening(words) => opening(line.trim()).is_some_and(|it| is_alike(words, it)),
        }
    }

    /// Whether both mean the same lines.
    pub fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Words(a), Self::Words(b)) | (Self::Opening(a), Self::Opening(b)) => {
                is_alike(a, b)
            }
            _ => false,
        }
    }

    /// The words that it goes by.
    pub fn words(&self) -> &str {
        match self {
            Self::Words(words) | Self::Opening(words) => words,
        }
    }

    /// Its name in files.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Words(_) => "words",
            Self::Opening(_) => "opening",
        }
    }

    /// The likeness of a name in files.
    pub fn from_name(name: &str, words: &str) -> Option<Self> {
        match name {
            "words" => Some(Self::Words(words.to_owned())),
            "opening" => Some(Self::Opening(words.to_owned())),
            _ => None,
        }
    }
}

/// Which lines, to stand after "lines that".
impl fmt::Display for Likeness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let words = self.words();
        let cut = words.char_indices().nth(SHOWN).and_then(|(at, _)| words.get(..at));
        f.write_str(match self {
            Self::Words(_) => "read “",
            Self::Opening(_) => "begin with “",
        })?;
        f.write_str(cut.unwrap_or(words))?;
        f.write_str(if cut.is_some() { "…”" } else { "”" })
    }
}

/// The reason of a line that the rule is about, as a sentence without its full stop.
impl fmt::Display for LineRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.keep { "your rule keeps" } else { "your rule strikes" })?;
        f.write_str(" lines that ")?;
        self.like.fmt(f)
    }
}

/// The fixed words with which `line` opens, up to and with their colon. A colon inside a time, an
/// address or a long sentence ends no opening, and neither does one with nothing behind it.
fn opening(line: &str) -> Option<&str> {
    let (at, colon) =
        line.char_indices().take(OPENING_CHARS).find(|(_, c)| matches!(c, ':' | '：'))?;
    let (opening, rest) = line.split_at_checked(at + colon.len_utf8())?;
    let is_parted = colon == '：' || rest.starts_with(char::is_whitespace);
    let is_fixed = opening.split_whitespace().count() <= OPENING_WORDS
        && opening.chars().any(|c| is_of_word(c) && !c.is_ascii_digit());
    (is_parted && is_fixed && !rest.trim().is_empty()).then_some(opening)
}

fn is_alike(a: &str, b: &str) -> bool {
    folded(a).eq(folded(b))
}

/// The characters that count: letters in lower case, each run of digits as one and each run of
/// white space as one.
fn folded(line: &str) -> impl Iterator<Item = char> + '_ {
    let mut before = ' ';
    let one_a_run = line.trim().chars().filter_map(move |c| {
        let class = match c {
            c if c.is_whitespace() => ' ',
            '0'..='9' => '0',
            c => c,
        };
        let is_more = class == before && matches!(class, ' ' | '0');
        before = class;
        (!is_more).then_some(class)
    });
    one_a_run.map(lower)
}

/// Whether `c` is a letter or digit, or a sign of a script without such; not punctuation, an arrow
/// or the like. The standard library's tables know better and cost the page four kilobytes.
pub(crate) fn is_of_word(c: char) -> bool {
    match c {
        '\0'..='\x7f' => c.is_ascii_alphanumeric(),
        '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{3020}' => false,
        _ => true,
    }
}

/// The small letter of a capital of the Latin, Greek and Cyrillic alphabets; `c` itself else. By
/// the order of the code charts, for the same reason as above.
pub fn lower(c: char) -> char {
    let code = u32::from(c);
    let further = match c {
        '×' => 0,
        'A'..='Z' | 'À'..='Þ' | 'Α'..='Ω' | 'А'..='Я' => 32,
        'Ѐ'..='Џ' => 80,
        // Here each capital stands before its small letter, on even or on odd places.
        'Ā'..='ķ' | 'Ŋ'..='ŷ' | 'Ѡ'..='ҁ' | 'Ҋ'..='ҿ' | 'Ӑ'..='ԯ' => 1 - code % 2,
        'Ĺ'..='ň' | 'Ź'..='ž' => code % 2,
        _ => 0,
    };
    char::from_u32(code + further).unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Whether a rule made of `line` is about `other`.
    fn check(line: &str, other: &str, expected: bool) {
        let like = Likeness::of(line).unwrap();
        assert_eq!(like.fits(other), expected, "{line:?} and {other:?}");
    }

    #[test]
    fn lines_that_read_the_same_are_alike() {
        check("Sign up for our letter", "  SIGN UP  for our letter ", true);
        check("5 min read", "12 min read", true);
        check("Читайте також", "ЧИТАЙТЕ ТАКОЖ", true);
        check("Sign up for our letter", "Sign up for our letter!", false);
        check("Sign up", "Sign up for our letter", false);
    }

    #[test]
    fn lines_that_open_with_the_same_words_are_alike() {
        check("READ MORE: Ferry fares rise", "Read more: What the storm left", true);
        check("続きを読む：港の話", "続きを読む：嵐の話", true);
        check("READ MORE: Ferry fares rise", "READ MORE", false);
        check("READ MORE: Ferry fares rise", "Please READ MORE: this", false);
    }

    #[test]
    fn a_colon_inside_a_sentence_a_time_or_an_address_opens_nothing() {
        for line in [
            "08:12 the doors open",
            "https://example.org/harbour is the address",
            "The mayor of Marlow Bay said on Friday: we stay",
            "Tags:",
        ] {
            assert_eq!(Likeness::of(line), Some(Likeness::Words(line.into())));
        }
    }

    #[test]
    fn capitals_have_the_small_letters_that_the_standard_library_gives_them() {
        // Those that are two letters in lower case, or whose place breaks the order.
        let is_odd = |c: &char| matches!(c, 'İ' | 'ı' | 'Ÿ' | 'ſ' | '\u{3a2}' | 'ĸ' | 'ŉ');
        let letters = ('\0'..='\u{17f}').chain('Α'..='Ω').chain('Ѐ'..='ҿ').chain('Ӑ'..='ԯ');
        for c in letters.filter(|c| !is_odd(c)) {
            assert_eq!(lower(c), c.to_lowercase().next().unwrap(), "{c:?}");
        }
    }

    #[test]
    fn signs_alone_and_whole_chapters_make_no_rule() {
        assert_eq!(Likeness::of("* * *"), None);
        assert_eq!(Likeness::of(&"word ".repeat(500)), None);
    }

    #[test]
    fn a_rule_says_what_it_is_about() {
        let like = Likeness::Opening("READ MORE:".into());
        let rule = LineRule { like, keep: false };
        assert_eq!(rule.to_string(), "your rule strikes lines that begin with “READ MORE:”");
        let rule = LineRule { like: Likeness::Words("a".repeat(61)), keep: true };
        assert!(rule.to_string().ends_with("aaa…”"));
    }

    proptest! {
        #[test]
        fn every_line_is_like_itself(line in ".{0,60}") {
            if let Some(like) = Likeness::of(&line) {
                prop_assert!(like.fits(&line));
                prop_assert!(like.is_same(&like));
                prop_assert_eq!(Likeness::from_name(like.name(), like.words()), Some(like));
            }
        }
    }
}
