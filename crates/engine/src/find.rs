//! Finds words in a text, as a person means them: whatever their case, with or without the marks on
//! their letters, with straight or with curled quotation marks. Offsets are bytes.
//!
//! What a letter is without its marks stands in two small tables, made from Unicode's canonical
//! decompositions, of the blocks that hold Latin letters; those of a full normalisation would cost a
//! page forty kilobytes. Marks that stand as characters of their own are passed over in any script.

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
    /// Whether capitals and the marks on letters count.
    pub exact: bool,
}

/// A query, ready to be looked for in one text after another.
#[derive(Clone, Debug)]
pub struct Finder {
    /// The folded characters.
    pattern: Vec<char>,
    /// For each number of characters that agree, how many still do when the next one does not
    /// (Knuth, Morris and Pratt 1977).
    fallback: Vec<usize>,
    whole_words: bool,
    exact: bool,
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
        let mut pattern = Vec::new();
        for c in query.words.trim().chars() {
            fold(c, query.exact, |c| pattern.push(c));
        }
        let mut fallback = vec![0; pattern.len()];
        let mut agreed = 0;
        for at in 1..pattern.len() {
            agreed = step(&pattern, &fallback, agreed, pattern.get(at).copied()?);
            *fallback.get_mut(at)? = agreed;
        }
        let Query { whole_words, exact, .. } = *query;
        (!pattern.is_empty()).then_some(Self { pattern, fallback, whole_words, exact })
    }

    /// Where the words stand in `text`, from its beginning to its end, without overlaps. Linear in the
    /// text.
    ///
    /// ```
    /// use bluepencil_engine::find::{Finder, Query};
    /// let query = Query { words: "novak".into(), ..Query::default() };
    /// let text = "Petra Nováková met Novák.";
    /// let found = Finder::new(&query).ok_or("no words")?.find(text);
    /// assert_eq!(found.iter().map(|span| &text[span.range()]).collect::<Vec<_>>(), ["Novák", "Novák"]);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn find(&self, text: &str) -> Vec<Span> {
        let mut found: Vec<Span> = Vec::new();
        // Where the characters begin that the last folded ones come from; of those that come from one
        // character, only the first can begin a match.
        let mut starts: Vec<Option<u32>> = vec![None; self.pattern.len()];
        let (mut agreed, mut seen) = (0, 0);
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let (mut is_first, mut is_end) = (true, false);
            fold(c, self.exact, |c| {
                if let Some(slot) = starts.get_mut(seen % self.pattern.len().max(1)) {
                    *slot = is_first.then(|| saturate(at));
                }
                (is_first, seen) = (false, seen + 1);
                agreed = step(&self.pattern, &self.fallback, agreed, c);
                is_end = agreed == self.pattern.len();
            });
            if !is_end {
                continue;
            }
            // Marks that stand by themselves belong to the letter before.
            while !self.exact && chars.next_if(|(_, c)| is_mark(*c)).is_some() {}
            let end = chars.peek().map_or(text.len(), |(at, _)| *at);
            let start = starts.get(seen % self.pattern.len().max(1)).copied().flatten();
            let span = start.map(|start| Span::new(start, saturate(end)));
            if let Some(span) = span.filter(|span| self.takes(text, *span)) {
                found.push(span);
                agreed = 0;
            }
        }
        found
    }

    fn takes(&self, text: &str, span: Span) -> bool {
        let is_edge = |at: u32| is_word_edge(text, at as usize);
        !self.whole_words || is_edge(span.start) && is_edge(span.end)
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
    let mut folded = String::with_capacity(text.len());
    text.chars().for_each(|c| fold(c, false, |c| folded.push(c)));
    folded
}

/// Hands on the characters that `c` counts as.
fn fold(c: char, exact: bool, mut take: impl FnMut(char)) {
    match c {
        '‘' | '’' | 'ʼ' | '`' => take('\''),
        '“' | '”' | '„' | '«' | '»' => take('"'),
        _ if c.is_whitespace() => take(' '),
        '\u{ad}' | '\u{200b}' | '\u{2060}' | '\u{feff}' => {}
        _ if exact => take(c),
        _ if is_mark(c) => {}
        'Æ' | 'æ' | 'Ǽ' | 'ǽ' => "ae".chars().for_each(take),
        'Œ' | 'œ' => "oe".chars().for_each(take),
        'ß' | 'ẞ' => "ss".chars().for_each(take),
        'Þ' | 'þ' => "th".chars().for_each(take),
        _ => take(lower(bare(c))),
    }
}

/// The letter without its marks.
fn bare(c: char) -> char {
    let code = u32::from(c);
    let (table, first) = if code < 0x1e00 { (LATIN, 0xc0) } else { (MORE_LATIN, 0x1e00) };
    let at = code.checked_sub(first).and_then(|at| table.as_bytes().get(at as usize));
    at.filter(|letter| **letter != b'.').map_or(c, |letter| char::from(*letter))
}

/// Whether `c` is a mark on the letter before it.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}'
        | '\u{64b}'..='\u{65f}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20f0}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Looks for `words` in what `expected` is without its brackets; it has them where they stand.
    fn check(words: &str, whole_words: bool, exact: bool, expected: &str) {
        let text = expected.replace(['[', ']'], "");
        let query = Query { words: words.to_owned(), whole_words, exact };
        let mut shown = text.clone();
        for span in Finder::new(&query).unwrap().find(&text).iter().rev() {
            shown.insert(span.end as usize, ']');
            shown.insert(span.start as usize, '[');
        }
        assert_eq!(shown, expected, "looking for {words:?}");
    }

    #[test]
    fn case_and_the_marks_on_letters_do_not_count_unless_they_are_to() {
        check("novak", false, false, "[NOVÁK], [Novak], [Nova\u{301}k] and [Novák]ová 🎉 nova");
        check("Novák", false, true, "NOVÁK, Novak and [Novák]ová");
        check("lodz", false, false, "[Łódź] by the Oder");
        check("STRASSE", false, false, "[Straße] und [Strasse]");
        check("nguyen", false, false, "[Nguyễn] Ái");
    }

    #[test]
    fn whole_words_are_no_parts_of_words() {
        check("mill", true, false, "The [mill], not a millstone or a windmill, [Mill]");
        check("don't", true, false, "I [don’t] and [don't] know");
        check("3.5", true, false, "13.5 or [3.5] of 3.55");
    }

    #[test]
    fn any_white_space_is_a_space_and_any_quotation_mark_a_plain_one() {
        check("\"no way", false, false, "he said [“no\u{a0}way]”");
        check("  rain fell ", false, false, "[rain\nfell]ing");
    }

    #[test]
    fn matches_do_not_overlap_and_begin_at_a_character() {
        check("aa", false, false, "[aa][aa]a");
        check("aab", false, false, "a[aab]");
        check("s", false, false, "ß[s]");
        check("e", false, false, "[é][e\u{301}]x");
    }

    #[test]
    fn a_query_without_words_is_none() {
        for words in ["", "  ", "\u{301}", "\u{200b}"] {
            assert!(Finder::new(&Query { words: words.into(), ..Query::default() }).is_none());
        }
    }

    #[test]
    fn a_query_that_nearly_fits_everywhere_is_found_in_time() {
        let query = Query { words: format!("{}b", "a".repeat(10_000)), ..Query::default() };
        let text = format!("{}b", "a".repeat(1_000_000));
        assert_eq!(Finder::new(&query).unwrap().find(&text).len(), 1);
    }

    proptest! {
        #[test]
        fn exact_matches_are_those_of_a_plain_search(text in "[ab ñ]{0,40}", words in "[abñ]{1,3}") {
            let query = Query { words: words.clone(), whole_words: false, exact: true };
            let found: Vec<_> = Finder::new(&query).unwrap().find(&text).iter().map(|it| it.start).collect();
            let plain: Vec<_> = text.match_indices(&words).map(|(at, _)| saturate(at)).collect();
            prop_assert_eq!(found, plain);
        }

        #[test]
        fn matches_lie_in_the_text_in_order(text in "\\PC{0,60}", words in "\\PC{1,3}") {
            let Some(finder) = Finder::new(&Query { words, ..Query::default() }) else { return Ok(()) };
            let mut end = 0;
            for span in finder.find(&text) {
                prop_assert!(end <= span.start && text.get(span.range()).is_some_and(|it| !it.is_empty()));
                end = span.end;
            }
        }
    }
}
