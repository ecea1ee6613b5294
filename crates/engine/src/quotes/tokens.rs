//! Cuts running text into words and stops, each word with its classes. Offsets are bytes of the
//! whole text.

use super::lexicon::{Class, look_up};
use super::marks::is_dash;
use crate::span::{Span, saturate};
use crate::text::Text;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    Number,
    Comma,
    Colon,
    Semicolon,
    /// What can end a sentence.
    Stop,
    Dash,
    /// An opening bracket.
    Open,
    /// A closing bracket.
    Close,
    /// A whole quotation, by its place among the quotations.
    Quote(usize),
}

/// A word, a stop, or a whole quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// A possessive ending is left out.
    pub span: Span,
    pub kind: Kind,
    pub class: Class,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether it ended in ’s or, after an s, in ’.
    pub possessive: bool,
    /// Whether an auxiliary was drawn into it (“he’d”).
    pub clitic: bool,
    /// Whether it ends in -ly, as adverbs do.
    pub ends_in_ly: bool,
    /// Whether it ends in -ing.
    pub ends_in_ing: bool,
    /// Whether it ends in -ed.
    pub ends_in_ed: bool,
    /// Whether it ends in -s.
    pub ends_in_s: bool,
    /// Whether it is “a”, “an” or “the”.
    pub is_article: bool,
    /// For a quotation: whether a sentence ends inside its closing mark.
    pub ends_sentence: bool,
}

impl Token {
    /// A quotation as a token.
    pub fn quote(at: usize, span: Span, ends_sentence: bool) -> Self {
        Self { ends_sentence, ..Self::plain(span, Kind::Quote(at)) }
    }

    /// Whether a sentence ends with it.
    pub fn ends_sentence(&self) -> bool {
        self.kind == Kind::Stop || self.ends_sentence
    }

    fn plain(span: Span, kind: Kind) -> Self {
        let class = Class::NONE;
        Self {
            span,
            kind,
            class,
            capital: false,
            possessive: false,
            clitic: false,
            ends_in_ly: false,
            ends_in_ing: false,
            ends_in_ed: false,
            ends_in_s: false,
            is_article: false,
            ends_sentence: false,
        }
    }

    /// Takes its classes as a verb away: with a capital inside a sentence it is part of a name.
    pub fn is_no_verb(&mut self) {
        self.class = self.class.without_verb();
    }

    /// Takes all its classes away but those of a given name.
    pub fn be_given_name(&mut self) {
        let gender = self.class.gender().unwrap_or(Class::NONE);
        self.class = gender.with(Class::GIVEN);
    }

    /// Takes the class of a word of another language, whose endings say nothing.
    pub fn be_foreign(&mut self, class: Class) {
        let Self { span, kind, capital, .. } = *self;
        *self = Self { class, capital, ..Self::plain(span, kind) };
    }

    /// Whether it is a word.
    pub fn is_word(&self) -> bool {
        matches!(self.kind, Kind::Word | Kind::Number)
    }

    /// Whether it is a word with any class of `class`.
    pub fn is(&self, class: Class) -> bool {
        self.kind == Kind::Word && self.class.any(class)
    }

    /// Whether it would be taken for a name even at the start of a sentence.
    pub fn is_name_inside(&self) -> bool {
        self.is_name() && self.is(Class::GIVEN)
    }

    /// Whether it is a capitalised word that can be part of a name.
    pub fn is_name(&self) -> bool {
        self.kind == Kind::Word
            && self.capital
            && (!self.class.is_grammar() || self.class.any(Class::GIVEN))
            && !self.class.any(Class::TIME)
    }
}

/// Nouns in -ly.
const LY_NOUNS: &[&str] =
    &["ally", "assembly", "bully", "family", "fly", "lily", "monopoly", "rally", "reply", "supply"];

/// Appends the tokens of `range` to `out`. Linear.
pub(super) fn tokenise(text: &Text, range: Span, out: &mut Vec<Token>) {
    let slice = text.slice(range);
    let mut at = 0;
    while let Some(c) = slice.get(at..).and_then(|rest| rest.chars().next()) {
        let start = range.start + saturate(at);
        if c.is_alphanumeric() || matches!(c, '@' | '#' | '$') {
            let (token, len) = word(slice.get(at..).unwrap_or_default(), start);
            out.push(token);
            at += len;
            continue;
        }
        if let Some(kind) = stop(c) {
            out.push(Token::plain(Span::new(start, start + saturate(c.len_utf8())), kind));
        }
        at += c.len_utf8();
    }
}

fn stop(c: char) -> Option<Kind> {
    Some(match c {
        ',' | '，' | '、' => Kind::Comma,
        ':' | '：' => Kind::Colon,
        ';' => Kind::Semicolon,
        '.' | '!' | '?' | '…' | '。' | '！' | '？' => Kind::Stop,
        '(' | '[' | '{' => Kind::Open,
        ')' | ']' | '}' => Kind::Close,
        _ if is_dash(c) => Kind::Dash,
        _ => return None,
    })
}

/// The word at the start of `rest`, and how many bytes it takes with its possessive ending.
fn word(rest: &str, start: u32) -> (Token, usize) {
    let whole = rest.get(..word_len(rest)).unwrap_or_default();
    let first = whole.chars().next().unwrap_or(' ');
    let (bare, clitic) = split_ending(whole);
    let mut class = look_up(bare);
    let pronoun = class.any(Class::PRONOUN.with(Class::RELATIVE).with(Class::ADVERB))
        || matches!(bare, "there" | "There" | "let" | "Let" | "That");
    let mut possessive = matches!(clitic, Some("s" | "S"));
    let mut drawn_in = clitic.is_some() && !possessive;
    if possessive && pronoun {
        (possessive, drawn_in) = (false, true);
    }
    let mut len = whole.len();
    if clitic.is_none() && whole.ends_with(['s', 'S', 'z', 'x']) && is_plural_possessive(rest, len)
    {
        possessive = true;
    }
    if clitic.is_none() && ends_with_abbreviation_stop(whole, rest, class) {
        len += 1;
        if class.is_grammar() {
            // “A. J. Brown”
            class = Class::NONE;
        }
    }
    if clitic.is_none() && class == Class::NONE && whole.contains(['\'', '’']) {
        class = look_up(whole);
    }
    let kind = if first.is_ascii_digit() || first == '$' { Kind::Number } else { Kind::Word };
    let span = Span::new(start, start + saturate(if len > whole.len() { len } else { bare.len() }));
    let capital = first.is_uppercase() || matches!(first, '@' | '#');
    let token = Token {
        span,
        kind,
        class,
        capital,
        possessive,
        clitic: drawn_in,
        ends_in_ly: bare.ends_with("ly") && !LY_NOUNS.contains(&bare),
        ends_in_ing: bare.len() > 4 && bare.ends_with("ing"),
        ends_in_ed: bare.len() > 3 && bare.ends_with("ed"),
        ends_in_s: bare.ends_with('s') || matches!(bare, "people" | "police" | "men" | "women"),
        is_article: class.any(Class::DETERMINER)
            && matches!(bare, "a" | "an" | "the" | "A" | "An" | "The"),
        ends_sentence: false,
    };
    (token, len)
}

/// Letters and digits with what may stand between two of them: apostrophes, hyphens, the stops of
/// “U.S.”, commas and points of numbers.
fn word_len(rest: &str) -> usize {
    let mut chars = rest.char_indices().peekable();
    let (mut end, mut last) = (0, ' ');
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map_or(' ', |&(_, next)| next);
        let letter = c.is_alphanumeric() || matches!(c, '_') || is_combining(c);
        let inner = match c {
            '\'' | '’' | '‘' | '`' => last.is_alphanumeric() && next.is_alphabetic(),
            '-' | '‐' | '‑' | '\u{ad}' => last.is_alphanumeric() && next.is_alphanumeric(),
            '.' | ',' if last.is_ascii_digit() => next.is_ascii_digit(),
            '.' => last.is_uppercase() && next.is_uppercase() || is_initials(at, next),
            '&' => last.is_uppercase() && next.is_uppercase(),
            '@' | '#' | '$' => at == 0,
            _ => false,
        };
        if !letter && !inner {
            break;
        }
        end = at + c.len_utf8();
        last = c;
    }
    end.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Whether the stop at `at` belongs to “a.m.” or to “U.S.”: single letters, each with a stop.
fn is_initials(at: usize, next: char) -> bool {
    next.is_alphabetic() && at == 1
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// What stands for an apostrophe inside a word.
const APOSTROPHES: [char; 4] = ['\'', '’', '‘', '`'];

/// Takes a drawn-in ending off: ’s, ’d, ’ll, ’ve, ’re, ’m.
fn split_ending(whole: &str) -> (&str, Option<&str>) {
    let Some(at) = whole.rfind(APOSTROPHES) else { return (whole, None) };
    let bare = whole.get(..at).unwrap_or(whole);
    let ending = whole.get(at..).unwrap_or_default().trim_start_matches(APOSTROPHES);
    match ending {
        "s" | "S" | "d" | "ll" | "ve" | "re" | "m" if !bare.is_empty() => (bare, Some(ending)),
        _ => (whole, None),
    }
}

fn is_plural_possessive(rest: &str, len: usize) -> bool {
    let after = rest.get(len..).unwrap_or_default();
    after.strip_prefix(['\'', '’']).is_some_and(|after| after.starts_with(char::is_whitespace))
}

/// Whether the stop after `whole` ends an abbreviation or an initial and not a sentence. At the
/// end of the text or before a small grammar word with a capital it ends both.
fn ends_with_abbreviation_stop(whole: &str, rest: &str, class: Class) -> bool {
    let Some(after) = rest.get(whole.len()..).and_then(|after| after.strip_prefix('.')) else {
        return false;
    };
    let initial = whole.chars().count() == 1 && whole.starts_with(char::is_uppercase);
    let dotted = whole.contains('.') && !whole.starts_with(|c: char| c.is_ascii_digit());
    let party =
        whole.rsplit_once('-').is_some_and(|(_, state)| look_up(state).any(Class::ABBREVIATION));
    if !(initial || dotted || party || class.any(Class::ABBREVIATION)) {
        return false;
    }
    let next = after.trim_start();
    if next.is_empty() {
        return false;
    }
    if class.any(Class::TITLE) || !next.starts_with(char::is_uppercase) {
        return true;
    }
    let end = next.find(|c: char| !c.is_alphabetic()).unwrap_or(next.len());
    let next_class = look_up(next.get(..end).unwrap_or_default());
    !next_class.is_grammar()
}
