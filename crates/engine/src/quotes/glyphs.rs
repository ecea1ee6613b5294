//! Reads one quotation mark in whatever form a paste brings: typographic, typewriter, doubled
//! apostrophes, an HTML entity, or UTF-8 that was once read as Windows-1252.

use super::marks::Family;

/// How a mark is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Drawn {
    Open,
    Close,
    /// `„` and `‚`, which only ever open.
    Low,
    Straight,
    /// Three typewriter apostrophes in a row.
    Triple,
}

/// A mark as drawn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    pub len: usize,
    pub family: Family,
    pub drawn: Drawn,
}

/// What stands at a place that may begin a mark.
pub(super) enum Found {
    Mark(Glyph),
    /// No mark; so many bytes are done with.
    Skip(usize),
}

/// Marks of one character. The last four are what Windows-1252 has at 0x91 to 0x94, when its
/// bytes were taken for Latin-1.
const PLAIN: &[(char, Family, Drawn)] = &[
    ('"', Family::Double, Drawn::Straight),
    ('＂', Family::Double, Drawn::Straight),
    ('“', Family::Double, Drawn::Open),
    ('‟', Family::Double, Drawn::Open),
    ('〝', Family::Double, Drawn::Open),
    ('”', Family::Double, Drawn::Close),
    ('〞', Family::Double, Drawn::Close),
    ('〟', Family::Double, Drawn::Close),
    ('„', Family::Double, Drawn::Low),
    ('‘', Family::Single, Drawn::Open),
    ('‛', Family::Single, Drawn::Open),
    ('’', Family::Single, Drawn::Close),
    ('´', Family::Single, Drawn::Close),
    ('‚', Family::Single, Drawn::Low),
    ('«', Family::Angle, Drawn::Open),
    ('»', Family::Angle, Drawn::Close),
    ('‹', Family::SingleAngle, Drawn::Open),
    ('›', Family::SingleAngle, Drawn::Close),
    ('「', Family::Corner, Drawn::Open),
    ('」', Family::Corner, Drawn::Close),
    ('『', Family::WhiteCorner, Drawn::Open),
    ('』', Family::WhiteCorner, Drawn::Close),
    ('\u{91}', Family::Single, Drawn::Open),
    ('\u{92}', Family::Single, Drawn::Close),
    ('\u{93}', Family::Double, Drawn::Open),
    ('\u{94}', Family::Double, Drawn::Close),
];

/// Marks of several characters: entities (HTML, section 13.5), and the UTF-8 bytes of curly marks
/// read as Windows-1252. The bare `â€` is a closer whose last byte Windows-1252 leaves undefined;
/// its continuations to dashes are listed among [`NO_MARKS`] and looked for first.
const SPELLED: &[(&str, Family, Drawn)] = &[
    ("&quot;", Family::Double, Drawn::Straight),
    ("&#34;", Family::Double, Drawn::Straight),
    ("&#39;", Family::Single, Drawn::Straight),
    ("&#039;", Family::Single, Drawn::Straight),
    ("&apos;", Family::Single, Drawn::Straight),
    ("&ldquo;", Family::Double, Drawn::Open),
    ("&#8220;", Family::Double, Drawn::Open),
    ("&rdquo;", Family::Double, Drawn::Close),
    ("&#8221;", Family::Double, Drawn::Close),
    ("&bdquo;", Family::Double, Drawn::Low),
    ("&#8222;", Family::Double, Drawn::Low),
    ("&lsquo;", Family::Single, Drawn::Open),
    ("&#8216;", Family::Single, Drawn::Open),
    ("&rsquo;", Family::Single, Drawn::Close),
    ("&#8217;", Family::Single, Drawn::Close),
    ("&laquo;", Family::Angle, Drawn::Open),
    ("&raquo;", Family::Angle, Drawn::Close),
    ("â€œ", Family::Double, Drawn::Open),
    ("â€˜", Family::Single, Drawn::Open),
    ("â€™", Family::Single, Drawn::Close),
    ("â€ž", Family::Double, Drawn::Low),
    ("â€\u{9d}", Family::Double, Drawn::Close),
    ("â€", Family::Double, Drawn::Close),
];

/// What begins like a mark in [`SPELLED`] and is none: dashes and an ellipsis.
const NO_MARKS: &[&str] = &["â€“", "â€”", "â€”", "â€¦", "â€¢", "&amp;"];

/// Words that lost their beginning to an apostrophe.
const ELISIONS: &[&str] = &[
    "bout", "cause", "cept", "coz", "cuz", "em", "fraid", "hood", "im", "kay", "n", "neath",
    "nother", "nuff", "round", "scuse", "sup", "til", "till", "tis", "tude", "twas", "tween",
    "twere", "twill", "twixt", "twould",
];

/// The longest tag that is stepped over as markup.
const LONGEST_TAG: usize = 512;

/// Reads what stands at the start of `rest`, which `before` leads up to. `rest` begins with a
/// byte that can begin a mark.
pub(super) fn read(rest: &str, before: &str) -> Found {
    let Some(first) = rest.chars().next() else { return Found::Skip(1) };
    match first {
        '\'' => Found::Mark(apostrophes(rest)),
        '`' => backticks(rest),
        ',' => commas(rest, before),
        '<' => Found::Skip(tag(rest).unwrap_or(1)),
        '&' | 'â' => spelled(rest).map_or(Found::Skip(first.len_utf8()), Found::Mark),
        '"' if before.ends_with('=') => Found::Skip(attribute(rest)),
        _ => plain(first).map_or(Found::Skip(first.len_utf8()), Found::Mark),
    }
}

/// The length of the mark at the start of `rest`, when it is one of a single character.
pub(super) fn read_plain(rest: &str) -> Option<usize> {
    match rest.chars().next()? {
        '\'' | '`' => Some(1),
        '&' | 'â' => spelled(rest).map(|glyph| glyph.len),
        first => plain(first).map(|glyph| glyph.len),
    }
}

/// Whether `after` goes on like a word that begins with an apostrophe: `’90s`, `’07`, `’em`.
pub(super) fn is_elision(after: &str) -> bool {
    let end = after.find(|c: char| !c.is_alphanumeric()).unwrap_or(after.len());
    let word = after.get(..end).unwrap_or_default();
    let digits = word.trim_end_matches('s');
    if digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit()) {
        return true;
    }
    ELISIONS.iter().any(|elision| word.eq_ignore_ascii_case(elision))
}

fn plain(first: char) -> Option<Glyph> {
    let &(c, family, drawn) = PLAIN.iter().find(|(c, ..)| *c == first)?;
    Some(Glyph { len: c.len_utf8(), family, drawn })
}

fn spelled(rest: &str) -> Option<Glyph> {
    if NO_MARKS.iter().any(|no| rest.starts_with(no)) {
        return None;
    }
    let &(form, family, drawn) = SPELLED.iter().find(|(form, ..)| rest.starts_with(form))?;
    Some(Glyph { len: form.len(), family, drawn })
}

/// One apostrophe is a single mark, two are a double one, three are both.
fn apostrophes(rest: &str) -> Glyph {
    let count = rest.bytes().take(4).take_while(|&b| b == b'\'').count();
    let (len, family, drawn) = match count {
        1 => (1, Family::Single, Drawn::Straight),
        3 => (3, Family::Double, Drawn::Triple),
        _ => (2, Family::Double, Drawn::Straight),
    };
    Glyph { len, family, drawn }
}

/// As TeX opens quotations; a code fence is stepped over.
fn backticks(rest: &str) -> Found {
    let count = rest.bytes().take_while(|&b| b == b'`').count();
    match count {
        1 => Found::Mark(Glyph { len: 1, family: Family::Single, drawn: Drawn::Open }),
        2 => Found::Mark(Glyph { len: 2, family: Family::Double, drawn: Drawn::Open }),
        _ => Found::Skip(count),
    }
}

/// Two commas before a word, as scanners of paper read `„`.
fn commas(rest: &str, before: &str) -> Found {
    let doubled = rest.strip_prefix(",,");
    let opens = doubled.is_some_and(|after| after.starts_with(char::is_alphabetic))
        && !before.ends_with(|c: char| c.is_alphanumeric());
    if opens {
        Found::Mark(Glyph { len: 2, family: Family::Double, drawn: Drawn::Low })
    } else {
        Found::Skip(1)
    }
}

/// The length of an HTML tag: its attributes have marks that quote nobody.
fn tag(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let named = bytes.get(1).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'/');
    if !named {
        return None;
    }
    let ends = bytes.iter().skip(1).take(LONGEST_TAG);
    let end = ends.clone().position(|&b| b == b'>' || b == b'<' || b == b'\n')?;
    (bytes.get(end + 1) == Some(&b'>')).then_some(end + 2)
}

/// `"…"` after an equals sign, as in code: skips it with its end on the same line.
fn attribute(rest: &str) -> usize {
    let inside = rest.bytes().skip(1).take(LONGEST_TAG);
    let end = inside.clone().position(|b| b == b'"' || b == b'\n');
    match end {
        Some(end) if rest.as_bytes().get(end + 1) == Some(&b'"') => end + 2,
        _ => 1,
    }
}
