//! Finds words in a text, as a person means them: whatever their case, with or without the marks on
//! their letters, with straight or with curled quotation marks, over the ends of lines. Offsets are
//! bytes.
//!
//! What a letter is without its marks stands in two small tables, made from Unicode's canonical
//! decompositions, of the blocks that hold Latin letters; those of a full normalisation would cost a
//! page forty kilobytes. Marks that stand as characters of their own are passed over in any script.

use std::str::Chars;

use crate::likeness::lower;
use crate::select::is_word_edge;
use crate::span::{Span, saturate};

/// What to look for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// The words, of which white space at the ends counts for nothing.
    pub words: String,
    /// Whether they are to stand there as whole words.
    pub whole_words: bool,
    /// Whether capitals count.
    pub with_case: bool,
    /// Whether the marks on letters count. If so, a letter whose mark is a character of its own is
    /// another than the letter with its mark.
    pub with_marks: bool,
}

/// A query, ready to be looked for in one text after another.
#[derive(Clone, Debug)]
pub struct Finder {
    /// The folded characters.
    pattern: Vec<char>,
    /// For each number of characters that agree, how many still do when the next one does not
    /// (Knuth, Morris and Pratt 1977).
    fallback: Vec<usize>,
    /// The first character if it is a letter or digit of ASCII: of ASCII, no other begins a match.
    first: Option<u8>,
    whole_words: bool,
    fold: Fold,
}

/// What of a character counts.
#[derive(Clone, Copy, Debug)]
struct Fold {
    with_case: bool,
    with_marks: bool,
}

/// The letters from U+00C0 on without their marks; `.` for what is none or is two.
const LATIN: &str = "AAAAAA.CEEEEIIIIDNOOOOO.OUUUUY..aaaaaa.ceeeeiiiidnooooo.ouuuuy.yAaAaAaCcCcCcCcDdDdEeEeEe\
    EeEeGgGgGgGgHhHhIiIiIiIiIi..JjKkkLlLlLlLlLlNnNnNnnNnOoOoOo..RrRrRrSsSsSsSsTtTtTtUuUuUuUu\
    UuUuWwYyYZzZzZzs................................Oo.............Uu.......................\
    .....AaIiOoUuUuUuUuUu.AaAa....GgKkOoOo..j...Gg..NnAa....AaAaEeEeIiIiOoOoRrRrUuUuSsTt..Hh\
    ......AaEeOoOoOoOoYy............................";
/// The same from U+1E00 on.
const MORE_LATIN: &str = "AaBbBbBbCcDdDdDdDdDdEeEeEeEeEeFfGgHhHhHhHhHhIiIiKkKkKkLlLlLlLlMmMmMmNnNnNnNnOoOoOoOoPpPp\
    RrRrRrRrSsSsSsSsSsTtTtTtTtUuUuUuUuUuVvVvWwWwWwWwWwXxXxYyZzZzZzhtwy......AaAaAaAaAaAaAaAa\
    AaAaAaAaEeEeEeEeEeEeEeEeIiIiOoOoOoOoOoOoOoOoOoOoOoOoUuUuUuUuUuUuUuYyYyYyYy......";

impl Finder {
    /// Makes a query ready; `None` if it has no words.
    pub fn new(query: &Query) -> Option<Self> {
        let &Query { whole_words, with_case, with_marks, .. } = query;
        let fold = Fold { with_case, with_marks };
        let pattern = fold.all(query.words.trim());
        let mut fallback = vec![0; pattern.len()];
        let mut agreed = 0;
        for at in 1..pattern.len() {
            agreed = step(&pattern, &fallback, agreed, pattern.get(at).copied()?);
            *fallback.get_mut(at)? = agreed;
        }
        let first = pattern.first().copied()?;
        let first = u8::try_from(first).ok().filter(u8::is_ascii_alphanumeric);
        Some(Self { pattern, fallback, first, whole_words, fold })
    }

    /// Where the words stand in `text`, from its beginning to its end, without overlaps. Linear in the
    /// text.
    ///
    /// ```
    /// use bluepencil_engine::find::{Finder, Query};
    /// let query = Query { words: "novak".into(), ..Query::default() };
    /// let text = "Petra Nováková met Novák.";
    /// let finder = Finder::new(&query).ok_or("no words")?;
    /// let found: Vec<_> = finder.find(text).map(|span| &text[span.range()]).collect();
    /// assert_eq!(found, ["Novák", "Novák"]);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn find<'a>(&'a self, text: &'a str) -> Matches<'a> {
        let starts = vec![None; self.pattern.len()];
        let rest = text.chars();
        Matches { finder: self, text, rest, starts, agreed: 0, seen: 0, is_spaced: false }
    }

    /// Whether the words stand in `text`.
    pub fn is_in(&self, text: &str) -> bool {
        self.find(text).next().is_some()
    }

    fn takes(&self, text: &str, span: Span) -> bool {
        let is_edge = |at: u32| is_word_edge(text, at as usize);
        !self.whole_words || is_edge(span.start) && is_edge(span.end)
    }
}

/// The places at which a query stands in a text, in order.
#[derive(Clone, Debug)]
pub struct Matches<'a> {
    finder: &'a Finder,
    text: &'a str,
    rest: Chars<'a>,
    /// Where the characters begin that the last folded ones come from; of those that come from one
    /// character, only the first can begin a match.
    starts: Vec<Option<u32>>,
    /// How many folded characters agree with the pattern.
    agreed: usize,
    /// How many there were.
    seen: usize,
    /// Whether the last one was a space.
    is_spaced: bool,
}

impl Iterator for Matches<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        loop {
            self.pass_over();
            let at = self.at();
            let c = self.rest.next()?;
            if !self.take(at, c) {
                continue;
            }
            // Marks that stand by themselves belong to the letter before.
            while !self.finder.fold.with_marks && self.rest.clone().next().is_some_and(is_mark) {
                self.rest.next();
            }
            let oldest = self.seen % self.starts.len().max(1);
            let start = self.starts.get(oldest).copied().flatten();
            let span = start.map(|start| Span::new(start, saturate(self.at())));
            if let Some(span) = span.filter(|span| self.finder.takes(self.text, *span)) {
                self.agreed = 0;
                return Some(span);
            }
        }
    }
}

impl Matches<'_> {
    fn at(&self) -> usize {
        self.text.len() - self.rest.as_str().len()
    }

    /// Passes over what cannot begin a match, while nothing has begun.
    fn pass_over(&mut self) {
        let Some(first) = self.finder.first.filter(|_| self.agreed == 0) else { return };
        let rest = self.rest.as_str();
        let cannot = |byte: &&u8| byte.is_ascii() && !byte.eq_ignore_ascii_case(&first);
        let passed = rest.as_bytes().iter().take_while(cannot).count();
        self.rest = rest.get(passed..).unwrap_or_default().chars();
    }

    /// Takes the character at `at`; whether all of the pattern agrees after it.
    fn take(&mut self, at: usize, c: char) -> bool {
        let Self { finder, starts, agreed, seen, is_spaced, .. } = self;
        let slots = starts.len().max(1);
        let (mut is_first, mut is_end) = (true, false);
        finder.fold.one(c, &mut |c| {
            if c == ' ' && std::mem::replace(is_spaced, c == ' ') {
                return;
            }
            *is_spaced = c == ' ';
            if let Some(slot) = starts.get_mut(*seen % slots) {
                *slot = is_first.then(|| saturate(at));
            }
            (is_first, *seen) = (false, *seen + 1);
            *agreed = step(&finder.pattern, &finder.fallback, *agreed, c);
            is_end = *agreed == slots;
        });
        is_end
    }
}

/// How many characters agree after `c`, when `agreed` did before it.
fn step(pattern: &[char], fallback: &[usize], agreed: usize, c: char) -> usize {
    let mut agreed = agreed;
    loop {
        match pattern.get(agreed) {
            Some(next) if *next == c => return agreed + 1,
            _ if agreed == 0 => return 0,
            _ => agreed = fallback.get(agreed - 1).copied().unwrap_or_default(),
        }
    }
}

/// `text` as words are compared: in small letters without marks on them.
///
/// ```
/// assert_eq!(bluepencil_engine::find::folded("Šťastná „Łódź“"), "stastna \"lodz\"");
/// ```
pub fn folded(text: &str) -> String {
    let fold = Fold { with_case: false, with_marks: false };
    fold.all(text).into_iter().collect()
}

impl Fold {
    /// The characters that `words` count as; white space of any kind and length is one space.
    fn all(self, words: &str) -> Vec<char> {
        let mut folded: Vec<char> = Vec::new();
        for c in words.chars() {
            self.one(c, &mut |c| {
                if c != ' ' || folded.last() != Some(&' ') {
                    folded.push(c);
                }
            });
        }
        folded
    }

    /// Hands on the characters that `c` counts as. Signs that keyboards lack are those that they have.
    fn one(self, c: char, take: &mut impl FnMut(char)) {
        match c {
            ' '..='~' => take(self.cased(c)),
            '‘' | '’' | '‚' | '‛' | '‹' | '›' | 'ʼ' | '′' | '´' => take('\''),
            '“' | '”' | '„' | '‟' | '«' | '»' | '″' => take('"'),
            '‐' | '‑' | '‒' | '–' | '—' | '−' => take('-'),
            '…' => (0..3).for_each(|_| take('.')),
            _ if c.is_whitespace() => take(' '),
            _ if is_unseen(c) => {}
            _ if self.with_marks => take(self.cased(c)),
            _ if is_mark(c) => {}
            _ => match two(c) {
                Some(two) => two.chars().for_each(|c| take(self.cased(c))),
                None => take(self.cased(bare(c))),
            },
        }
    }

    /// The letter as it counts.
    fn cased(self, c: char) -> char {
        match c {
            _ if self.with_case => c,
            'ς' => 'σ',
            // Each capital stands before its small letter.
            '\u{1e00}'..='\u{1e95}' | '\u{1ea0}'..='\u{1eff}' => {
                char::from_u32(u32::from(c) | 1).unwrap_or(c)
            }
            _ => lower(c),
        }
    }
}

/// The letters that a letter is made of.
const fn two(c: char) -> Option<&'static str> {
    Some(match c {
        'Æ' | 'Ǽ' => "AE",
        'æ' | 'ǽ' => "ae",
        'Œ' => "OE",
        'œ' => "oe",
        'ß' => "ss",
        'ẞ' => "SS",
        'Þ' => "TH",
        'þ' => "th",
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        _ => return None,
    })
}

/// The letter without its marks.
fn bare(c: char) -> char {
    let code = u32::from(c);
    let (table, first) = if code < 0x1e00 { (LATIN, 0xc0) } else { (MORE_LATIN, 0x1e00) };
    let at = code.checked_sub(first).and_then(|at| table.as_bytes().get(at as usize));
    match at {
        Some(letter) if *letter != b'.' => char::from(*letter),
        _ => bare_beyond_latin(c),
    }
}

/// Greek letters without accent and diaeresis, and the one Cyrillic letter whose marks are often left
/// out.
const fn bare_beyond_latin(c: char) -> char {
    match c {
        'Ά' => 'Α',
        'Έ' => 'Ε',
        'Ή' => 'Η',
        'Ί' | 'Ϊ' => 'Ι',
        'Ό' => 'Ο',
        'Ύ' | 'Ϋ' => 'Υ',
        'Ώ' => 'Ω',
        'ά' => 'α',
        'έ' => 'ε',
        'ή' => 'η',
        'ί' | 'ϊ' | 'ΐ' => 'ι',
        'ό' => 'ο',
        'ύ' | 'ϋ' | 'ΰ' => 'υ',
        'ώ' => 'ω',
        'Ё' => 'Е',
        'ё' => 'е',
        _ => c,
    }
}

/// Whether `c` is a mark on the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{65f}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}')
}

/// Whether `c` shows as nothing: places to break or join a word, directions, marks of byte order.
const fn is_unseen(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}' | '\u{200c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLAIN: [bool; 3] = [false; 3];
    const WHOLE: [bool; 3] = [true, false, false];
    const CASE: [bool; 3] = [false, true, false];
    const MARKS: [bool; 3] = [false, false, true];
    const EXACT: [bool; 3] = [false, true, true];

    fn query(words: &str, [whole_words, with_case, with_marks]: [bool; 3]) -> Query {
        Query { words: words.to_owned(), whole_words, with_case, with_marks }
    }

    /// Looks for `words` in what `expected` is without its brackets; it has them where they stand.
    fn check(words: &str, options: [bool; 3], expected: &str) {
        let text = expected.replace(['[', ']'], "");
        let mut shown = text.clone();
        let finder = Finder::new(&query(words, options)).unwrap();
        for span in finder.find(&text).collect::<Vec<_>>().iter().rev() {
            shown.insert(span.end as usize, ']');
            shown.insert(span.start as usize, '[');
        }
        assert_eq!(shown, expected, "looking for {words:?}");
    }

    #[test]
    fn case_and_the_marks_on_letters_do_not_count_unless_they_are_to() {
        check("novak", PLAIN, "[NOVÁK], [Novak], [Nova\u{301}k] and [Novák]ová 🎉 nova");
        check("Novák", EXACT, "NOVÁK, Novak and [Novák]ová");
        check("Novak", CASE, "NOVÁK, novák, [Novak] and [Novák]ová");
        check("Novák", MARKS, "[NOVÁK], Novak and [novák]ová");
        check("nguyễn", MARKS, "[NGUYỄN], Nguyen");
        check("lodz", PLAIN, "[Łódź] by the Oder");
        check("STRASSE", PLAIN, "[Straße] und [Strasse]");
        check("nguyen", PLAIN, "[Nguyễn] Ái");
        check("ΑΘΗΝΑΣ", PLAIN, "[Αθήνας] και [ΑΘΉΝΑΣ]");
        check("елка", PLAIN, "[Ёлка], не йод");
        check("office", PLAIN, "the o\u{fb03}ce".replace("o\u{fb03}ce", "[o\u{fb03}ce]").as_str());
    }

    #[test]
    fn whole_words_are_no_parts_of_words() {
        check("mill", WHOLE, "The [mill], not a millstone or a windmill, [Mill]");
        check("don't", WHOLE, "I [don’t] and [don't] know");
        check("3.5", WHOLE, "13.5 or [3.5] of 3.55");
    }

    #[test]
    fn any_white_space_is_a_space_and_any_quotation_mark_a_plain_one() {
        check("\"no way", PLAIN, "he said [“no\u{a0}way]” and [«no way]»");
        check("  rain fell ", PLAIN, "[rain\nfell]ing, [rain \u{200b}\n\n fell]");
        check("it's 5-6...", PLAIN, "[it’s 5–6…]");
    }

    #[test]
    fn what_shows_as_nothing_is_passed_over() {
        check("harbour", PLAIN, "the [har\u{ad}bour], the \u{202b}[har\u{200b}bour]\u{202c}");
        check("har\u{ad}bour", EXACT, "the [harbour]");
    }

    #[test]
    fn matches_do_not_overlap_and_begin_at_a_character() {
        check("aa", PLAIN, "[aa][aa]a");
        check("aab", PLAIN, "a[aab]");
        check("s", PLAIN, "ß[s]");
        check("e", PLAIN, "[é][e\u{301}]x");
    }

    #[test]
    fn a_query_without_words_is_none() {
        for words in ["", "  ", "\u{301}", "\u{200b}"] {
            assert!(Finder::new(&query(words, PLAIN)).is_none());
        }
    }

    #[test]
    fn a_query_that_nearly_fits_everywhere_is_found_in_time() {
        let query = query(&format!("{}b", "a".repeat(10_000)), PLAIN);
        let text = format!("{}b", "a".repeat(1_000_000));
        assert_eq!(Finder::new(&query).unwrap().find(&text).count(), 1);
    }

    #[test]
    fn capitals_of_living_scripts_are_their_small_letters() {
        let fold = Fold { with_case: false, with_marks: false };
        let latin = ('A'..='ſ').chain("ƠƯǍǏǑǓȘȚ".chars()).chain('Ḁ'..='Ẕ').chain('Ạ'..='ỹ');
        let letters = latin.chain('Ά'..='Ϋ').chain('Ѐ'..='Я').chain('Ѡ'..='Ҁ').chain('Ҋ'..='Ҿ');
        for c in letters.filter(|c| c.is_uppercase()) {
            let small: String = c.to_lowercase().collect();
            assert_eq!(fold.all(&c.to_string()), fold.all(&small), "{c} and {small}");
        }
    }

    /// Letters that fold to one, two or none, white space and signs.
    fn any_words() -> impl Strategy<Value = String> {
        "[aAáàbsßSﬁfiéeœ \n\u{a0}\u{301}\u{ad}’'–-…]{0,24}"
    }

    fn any_query() -> impl Strategy<Value = Query> {
        let options = (any::<bool>(), any::<bool>(), any::<bool>());
        let words = prop_oneof!["[aáAsßfi é’-]{1,3}", "\\PC{1,3}"];
        (words, options).prop_map(|(words, (a, b, c))| query(&words, [a, b, c]))
    }

    /// Every match by trying each place, with the same idea of what counts.
    fn tried(query: &Query, text: &str) -> Vec<usize> {
        let fold = Fold { with_case: query.with_case, with_marks: query.with_marks };
        let pattern = fold.all(query.words.trim());
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let fits = |words: &str| !words.is_empty() && fold.all(words) == pattern;
        let begins = |c: char| !fold.all(&c.to_string()).is_empty();
        let (mut found, mut from) = (Vec::new(), 0);
        for (start, _) in text.char_indices().filter(|(_, c)| !pattern.is_empty() && begins(*c)) {
            let mut words = ends.iter().filter_map(|end| text.get(start..*end));
            if let Some(words) = words.find(|words| start >= from && fits(words)) {
                found.push(start);
                from = start + words.len();
            }
        }
        found
    }

    proptest! {
        #[test]
        fn matches_are_those_found_by_trying_every_place(text in any_words(), query in any_query()) {
            let query = Query { whole_words: false, ..query };
            let finder = Finder::new(&query);
            let found = finder.iter().flat_map(|it| it.find(&text)).map(|it| it.start as usize);
            prop_assert_eq!(found.collect::<Vec<_>>(), tried(&query, &text));
        }

        #[test]
        fn a_match_counts_as_the_query(text in any_words(), query in any_query()) {
            let Some(finder) = Finder::new(&query) else { return Ok(()) };
            let mut end = 0;
            for span in finder.find(&text) {
                prop_assert!(end <= span.start && span.start < span.end);
                let words = text.get(span.range());
                prop_assert_eq!(words.map(|words| finder.fold.all(words)), Some(finder.pattern.clone()));
                end = span.end;
            }
        }

        #[test]
        fn matches_lie_in_any_text_in_order(text in "\\PC{0,60}", query in any_query()) {
            let Some(finder) = Finder::new(&query) else { return Ok(()) };
            let mut end = 0;
            for span in finder.find(&text) {
                prop_assert!(end <= span.start && text.get(span.range()).is_some_and(|it| !it.is_empty()));
                end = span.end;
            }
        }
    }
}
