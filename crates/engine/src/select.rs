//! What a person selects, as what they mean: whole words without the white space around them, and
//! never a part of what looks like one character. Offsets are bytes.
//!
//! Where a character ends that is made of several (a letter with marks, a flag, a family) is
//! asked of a rule of our own: the tables of `unicode-segmentation` cost the page 16 KB. It never
//! parts what that crate, and so UAX 29, holds together, as a test proves; in a few scripts it
//! holds more together.

use crate::anchor::Occurrences;
use crate::likeness::is_of_word;
use crate::mark::MarkError;
use crate::span::{Span, saturate};
use crate::text::Text;

/// The longest word that a selection grows over, in characters. Longer ones are addresses, or a
/// text without spaces; there the selection stays as it is.
const LONGEST_WORD: usize = 60;
/// Flags in a row that are looked back over to tell which two letters make one.
const LONGEST_FLAGS: usize = 1000;

/// How far an edge moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// To the next word's edge.
    Word,
    /// Over what looks like one character.
    Character,
}

/// Which way an edge moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the beginning.
    Back,
    /// Towards the end.
    Forward,
}

/// The words that a selection means: without the white space at its ends, and with the rest of
/// the words that it begins or ends in.
///
/// ```
/// use bluepencil_engine::{Span, Text, select::snapped};
/// let text = Text::new("We will rebuild, he said.");
/// let span = snapped(&text, Span::new(7, 13))?;
/// assert_eq!(text.slice(span), "rebuild");
/// # Ok::<(), bluepencil_engine::mark::MarkError>(())
/// ```
///
/// # Errors
/// When nothing but white space is selected.
pub fn snapped(text: &Text, span: Span) -> Result<Span, MarkError> {
    let trimmed = text.trim(span);
    if trimmed.is_empty() {
        return Err(MarkError::Blank);
    }
    let whole = text.as_str();
    Ok(Span::new(grown(whole, trimmed.start, Way::Back), grown(whole, trimmed.end, Way::Forward)))
}

/// What a mark covers whose one end is drawn to `at`, while the other, at `fixed`, stays: whole words
/// from there. Drawn past the other end, it goes on from that. Nothing where no word is between them.
pub fn drawn(text: &Text, fixed: u32, at: u32) -> Option<Span> {
    let words = snapped(text, Span::new(fixed.min(at), fixed.max(at))).ok()?;
    // An end may have been put inside a word, a character at a time; it stays there.
    let span = match at < fixed {
        true => Span { start: words.start, end: fixed },
        false => Span { start: fixed, end: words.end },
    };
    Some(text.trim(span)).filter(|span| !span.is_empty())
}

/// The next place from `at` on where an edge may stand; `at` itself at the text's end.
pub fn moved(text: &Text, at: u32, unit: Unit, way: Way) -> u32 {
    let whole = text.as_str();
    let mut to = at;
    while let Some(next) = step(whole, to, way) {
        to = next;
        let is_there = match unit {
            Unit::Character => is_boundary(whole, to as usize),
            Unit::Word => is_word_edge(whole, to as usize) && has_word(text, at, to),
        };
        if is_there {
            break;
        }
    }
    to
}

/// Where the words of `span` stand in `text` as whole words, from its beginning to its end, without
/// overlaps.
pub fn occurrences<'a>(text: &'a Text, words: &'a str) -> impl Iterator<Item = Span> + 'a {
    let whole = text.as_str();
    let is_whole = move |span: &Span| {
        is_word_edge(whole, span.start as usize) && is_word_edge(whole, span.end as usize)
    };
    let mut free_from = 0;
    Occurrences::new(whole, words).filter(is_whole).filter(move |span| {
        let is_free = span.start >= free_from;
        if is_free {
            free_from = span.end;
        }
        is_free
    })
}

/// `at`, or the edge of the word around it.
fn grown(text: &str, at: u32, way: Way) -> u32 {
    let mut to = at;
    for _ in 0..LONGEST_WORD {
        if is_word_edge(text, to as usize) {
            return to;
        }
        let Some(next) = step(text, to, way) else { break };
        to = next;
    }
    // No word that one would mean: only what looks like one character is kept whole.
    let mut to = at;
    while !is_boundary(text, to as usize) {
        let Some(next) = step(text, to, way) else { break };
        to = next;
    }
    to
}

/// One character further; `None` at the end.
fn step(text: &str, at: u32, way: Way) -> Option<u32> {
    let (before, after) = text.split_at_checked(at as usize)?;
    match way {
        Way::Back => before.chars().next_back().map(|c| at - saturate(c.len_utf8())),
        Way::Forward => after.chars().next().map(|c| at + saturate(c.len_utf8())),
    }
}

/// Whether there is more than white space between two places.
fn has_word(text: &Text, a: u32, b: u32) -> bool {
    !text.trim(Span::new(a.min(b), a.max(b))).is_empty()
}

/// Whether a word, or anything that is none, begins or ends at `at`.
pub(crate) fn is_word_edge(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    let (mut left, mut right) = (before.chars().rev(), after.chars());
    let (Some(a), Some(b)) = (left.next(), right.next()) else { return true };
    let is_inside = match (is_joined(a), is_joined(b)) {
        (true, true) => true,
        (true, false) => right.next().is_some_and(|next| is_joiner(a, b, next)),
        (false, true) => left.next().is_some_and(|before| is_joiner(before, a, b)),
        (false, false) => false,
    };
    !is_inside && is_boundary(text, at)
}

/// Whether `c` joins with its neighbours to a word. Scripts without spaces between words have
/// words as well, but only a dictionary knows them: there each sign stands for itself.
fn is_joined(c: char) -> bool {
    is_of_word(c)
        && !matches!(c,
            // Thai and Lao, Myanmar, Khmer.
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            // Ideographs and kana, but not Hangul, which has spaces.
            | '\u{2e80}'..='\u{312f}' | '\u{3190}'..='\u{a4cf}'
            | '\u{e000}'..='\u{faff}' | '\u{fe10}'..='\u{fe6f}' | '\u{ff00}'..='\u{ffff}'
            // Pictures, and ideographs beyond the basic plane.
            | '\u{1b000}'..='\u{1b2ff}' | '\u{1f000}'..='\u{1ffff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether `c` between two characters is a part of their word: "don’t", "3.5".
fn is_joiner(before: char, c: char, after: char) -> bool {
    match c {
        '\'' | '’' | '·' | '_' | '\u{ad}' => is_joined(before) && is_joined(after),
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// Whether what looks like one character ends at `at` and another begins; so at both ends of the
/// text.
fn is_boundary(text: &str, at: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(at) else { return false };
    let (Some(a), Some(b)) = (before.chars().next_back(), after.chars().next()) else {
        return true;
    };
    if (a, b) == ('\r', '\n') {
        return false;
    }
    if a.is_control() || b.is_control() {
        return true;
    }
    let is_one = is_extending(b) || is_tying(a) || is_syllable(a, b);
    let is_flag = is_flag_letter(b) && {
        let letters = before.chars().rev().take(LONGEST_FLAGS).take_while(|c| is_flag_letter(*c));
        letters.count() % 2 == 1
    };
    !is_one && !is_flag
}

/// Whether `c` belongs to the character before it: marks, vowel signs, tints of skin.
fn is_extending(c: char) -> bool {
    let code = u32::from(c);
    // The scripts of India follow one plan, made for ISCII: a block of 128 each, with signs before
    // the letters, and vowel signs and other marks behind them.
    let place = code % 0x80;
    let is_indic = (0x900..0xd80).contains(&code)
        && matches!(place, 0..=3 | 0x3a..=0x3c | 0x3e..=0x4f | 0x51..=0x57 | 0x62 | 0x63);
    let is_latin_or_near = matches!(c,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}'
        | '\u{711}' | '\u{730}'..='\u{74a}' | '\u{7a6}'..='\u{7b0}' | '\u{7eb}'..='\u{7fd}'
        | '\u{816}'..='\u{82d}' | '\u{859}'..='\u{85b}' | '\u{897}'..='\u{8ff}');
    let is_eastern = matches!(c,
        '\u{9fe}' | '\u{a70}' | '\u{a71}' | '\u{a75}' | '\u{afa}'..='\u{aff}' | '\u{c04}' | '\u{cf3}'
        | '\u{d81}'..='\u{d83}' | '\u{dca}'..='\u{df3}' | '\u{e31}'..='\u{e3a}'
        | '\u{e47}'..='\u{e4e}' | '\u{eb1}'..='\u{ebc}' | '\u{ec8}'..='\u{ece}'
        | '\u{f18}'..='\u{f3f}' | '\u{f71}'..='\u{fc6}' | '\u{102b}'..='\u{103e}'
        | '\u{1056}'..='\u{109d}' | '\u{135d}'..='\u{135f}' | '\u{1712}'..='\u{1773}'
        | '\u{17b4}'..='\u{17d3}' | '\u{17dd}' | '\u{180b}'..='\u{180f}' | '\u{1885}'..='\u{18a9}'
        | '\u{1920}'..='\u{193b}' | '\u{1a17}'..='\u{1b04}' | '\u{1b34}'..='\u{1b44}'
        | '\u{1b6b}'..='\u{1b82}' | '\u{1ba1}'..='\u{1bf3}' | '\u{1c24}'..='\u{1c37}'
        | '\u{1cd0}'..='\u{1cf9}' | '\u{1dc0}'..='\u{1dff}');
    let is_anywhere = matches!(c,
        '\u{200c}' | '\u{200d}' | '\u{20d0}'..='\u{20f0}' | '\u{2cef}'..='\u{2cf1}' | '\u{2d7f}'
        | '\u{2de0}'..='\u{2dff}' | '\u{302a}'..='\u{302f}' | '\u{3099}' | '\u{309a}'
        | '\u{a66f}'..='\u{a69f}' | '\u{a6f0}' | '\u{a6f1}' | '\u{a802}'..='\u{a82c}'
        | '\u{a880}' | '\u{a881}' | '\u{a8b4}'..='\u{a8f1}' | '\u{a8ff}' | '\u{a926}'..='\u{a953}'
        | '\u{a980}'..='\u{a983}' | '\u{a9b3}'..='\u{a9c0}' | '\u{a9e5}' | '\u{aa29}'..='\u{aa4d}'
        | '\u{aa7b}'..='\u{aa7d}' | '\u{aab0}'..='\u{aac1}' | '\u{aaeb}'..='\u{aaf6}'
        | '\u{abe3}'..='\u{abed}' | '\u{fb1e}' | '\u{fe00}'..='\u{fe0f}' | '\u{fe20}'..='\u{fe2f}'
        | '\u{ff9e}' | '\u{ff9f}' | '\u{1f3fb}'..='\u{1f3ff}' | '\u{e0020}'..='\u{e01ef}');
    // Old scripts beyond the basic plane, notation of music and gestures: their marks stand among
    // letters, too many for a list. All of a block is held together; few articles have any.
    let is_rare = matches!(c,
        '\u{101fd}'..='\u{102e0}' | '\u{10376}'..='\u{1037a}' | '\u{10a01}'..='\u{10a3f}'
        | '\u{10ae5}' | '\u{10ae6}' | '\u{10d24}'..='\u{10eff}' | '\u{10f46}'..='\u{11fff}'
        | '\u{13430}'..='\u{13455}' | '\u{1611e}'..='\u{1612f}' | '\u{16af0}'..='\u{16b36}'
        | '\u{16f4f}'..='\u{16ff1}' | '\u{1bc9d}'..='\u{1bcaf}' | '\u{1cf00}'..='\u{1cf46}'
        | '\u{1d165}'..='\u{1d244}' | '\u{1da00}'..='\u{1daaf}' | '\u{1e000}'..='\u{1e94a}');
    is_indic || is_latin_or_near || is_eastern || is_anywhere || is_rare
}

/// Whether `c` belongs to the character after it: the joiner of emoji, the sign that makes one
/// letter of two in the scripts of India, and signs that stand around a number.
fn is_tying(c: char) -> bool {
    matches!(c,
        '\u{200d}' | '\u{94d}' | '\u{9cd}' | '\u{acd}' | '\u{b4d}' | '\u{c4d}' | '\u{d4d}'
        | '\u{600}'..='\u{605}' | '\u{6dd}' | '\u{70f}' | '\u{890}' | '\u{891}' | '\u{8e2}'
        | '\u{d4e}' | '\u{110bd}' | '\u{110cd}' | '\u{13430}'..='\u{13440}')
}

/// Whether two parts of Korean syllables make one.
fn is_syllable(a: char, b: char) -> bool {
    let is_hangul = |c| matches!(c, '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97c}' | '\u{ac00}'..='\u{d7fb}');
    let is_start = |c| matches!(c, '\u{1100}'..='\u{115f}' | '\u{a960}'..='\u{a97c}');
    let is_more = matches!(b, '\u{1160}'..='\u{11ff}' | '\u{d7b0}'..='\u{d7fb}');
    is_hangul(a) && is_hangul(b) && (is_more || is_start(a))
}

/// Whether `c` is one of the letters of which two make a flag.
fn is_flag_letter(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use unicode_segmentation::UnicodeSegmentation;

    use super::*;

    /// What stands in `[…]` is selected; the answer has what is meant in brackets.
    fn check(selected: &str, expected: &str) {
        let start = selected.find('[').unwrap();
        let end = selected.rfind(']').unwrap() - 1;
        let plain: String = selected.chars().filter(|c| !matches!(c, '[' | ']')).collect();
        let text = Text::new(&plain);
        let span = snapped(&text, Span::from_usize(start, end)).unwrap();
        let (before, after) = (Span::new(0, span.start), Span::new(span.end, text.len()));
        let pieces = [text.slice(before), "[", text.slice(span), "]", text.slice(after)];
        assert_eq!(pieces.concat(), expected);
    }

    #[test]
    fn a_selection_grows_to_whole_words() {
        check("We wi[ll rebu]ild, he said.", "We [will rebuild], he said.");
        check("We[ will ]rebuild.", "We [will] rebuild.");
        check("I d[on’t] know.", "I [don’t] know.");
        check("I don[’t] know.", "I [don’t] know.");
        check("It cost [3].5 million.", "It cost [3.5] million.");
        check("“W[e]” he said", "“[We]” he said");
        check("‘all of i[t]’, ‘x’", "‘all of [it]’, ‘x’");
        check("“[We will,”] he", "“[We will,”] he");
    }

    #[test]
    fn what_looks_like_one_character_is_not_parted() {
        check("x [👩\u{200d}]🚒 y", "x [👩\u{200d}🚒] y");
        check("Zo[e]\u{308} said", "[Zoe\u{308}] said");
        check("🇩🇪🇫[🇷]", "🇩🇪[🇫🇷]");
        check("港の[話]です", "港の[話]です");
        check("か[き]\u{3099}く", "か[き\u{3099}]く");
        check("学[학]교에서", "学[학교에서]");
    }

    #[test]
    fn white_space_alone_is_refused() {
        let text = Text::new("a \u{a0}\u{200b}\n b");
        assert_eq!(snapped(&text, Span::new(1, text.len() - 1)), Err(MarkError::Blank));
        assert_eq!(snapped(&text, Span::new(0, 0)), Err(MarkError::Blank));
    }

    #[test]
    fn an_end_is_drawn_by_whole_words_and_the_other_stays() {
        let text = Text::new("The mill employs 240 people.");
        let drawn = |fixed, at| drawn(&text, fixed, at).map(|span| text.slice(span));
        assert_eq!(drawn(17, 23), Some("240 people"), "into a word, so to its end");
        assert_eq!(drawn(17, 21), Some("240"), "before the next word, so not into it");
        assert_eq!(drawn(20, 12), Some("employs 240"));
        assert_eq!(drawn(20, 24), Some("people"), "past the end that stays");
        assert_eq!(drawn(17, 6), Some("mill employs"));
        assert_eq!(drawn(14, 23), Some("ys 240 people"), "which may stand in a word");
        assert_eq!((drawn(17, 17), drawn(20, 21)), (None, None));
    }

    #[test]
    fn in_a_text_without_spaces_a_selection_stays_as_it_is() {
        let text = Text::new(&"a".repeat(1_000_000));
        assert_eq!(snapped(&text, Span::new(500_000, 500_001)), Ok(Span::new(500_000, 500_001)));
    }

    #[test]
    fn edges_move_by_words_and_by_characters() {
        let text = Text::new("Zoe\u{308} said: “no.”");
        let places = |unit, way, from: u32| {
            let mut at = from;
            let mut seen = Vec::new();
            while moved(&text, at, unit, way) != at {
                at = moved(&text, at, unit, way);
                seen.push(text.slice(Span::new(0, at)).to_owned());
            }
            seen
        };
        let words = places(Unit::Word, Way::Forward, 0);
        assert_eq!(words[..3], ["Zoe\u{308}", "Zoe\u{308} said", "Zoe\u{308} said:"]);
        assert_eq!(places(Unit::Character, Way::Back, 5), ["Zo", "Z", ""]);
        assert_eq!(places(Unit::Word, Way::Back, 10), ["Zoe\u{308} ", ""]);
    }

    #[test]
    fn only_whole_words_are_occurrences() {
        let text = Text::new("art party art, art’s art art");
        let starts: Vec<_> = occurrences(&text, "art").map(|span| span.start).collect();
        assert_eq!(starts, [0, 10, 23, 27]);
        assert_eq!(occurrences(&text, "art art").count(), 1);
        assert_eq!(occurrences(&Text::new("no no no"), "no no").count(), 1);
        assert_eq!(occurrences(&text, "").count(), 0);
    }

    fn any_signs() -> impl Strategy<Value = String> {
        let sign = prop_oneof![
            Just('a'),
            Just(' '),
            Just('\u{301}'),
            Just('\u{200d}'),
            Just('👩'),
            Just('🚒'),
            Just('\u{1f3fd}'),
            Just('\u{fe0f}'),
            Just('🇩'),
            Just('क'),
            Just('\u{94d}'),
            Just('\u{93f}'),
            Just('ᄀ'),
            Just('ᅡ'),
            Just('각'),
            Just('\r'),
            Just('\n'),
            Just('\u{600}'),
            Just('5'),
            Just('ก'),
            Just('\u{e33}'),
            Just('’'),
            any::<char>(),
            proptest::char::range('\u{300}', '\u{1cff}'),
            proptest::char::range('\u{a600}', '\u{abff}'),
        ];
        proptest::collection::vec(sign, 0..12).prop_map(|signs| signs.into_iter().collect())
    }

    #[test]
    fn no_mark_is_parted_from_its_letter() {
        for c in ('\0'..=char::MAX).filter(|c| !c.is_control()) {
            for first in ['a', 'क', '한'] {
                let text = format!("{first}{c}");
                let theirs = text.graphemes(true).count() == 2;
                let ours = is_boundary(&text, first.len_utf8());
                assert!(theirs || !ours, "{first} and {c:?} ({:x}) are one", u32::from(c));
            }
        }
    }

    #[test]
    fn letters_of_living_scripts_stand_for_themselves() {
        let letters = ('a'..='z').chain('À'..='ɏ').chain('Ͱ'..='Ͻ').chain('Ѐ'..='ѿ');
        let letters = letters.chain('א'..='ת').chain('ء'..='ي').chain('अ'..='ह').chain('অ'..='হ');
        let letters =
            letters.chain('ก'..='ะ').chain('ა'..='ჰ').chain('ぁ'..='ゖ').chain('一'..='丏');
        for c in letters {
            assert!(is_boundary(&format!("{c}{c}"), c.len_utf8()), "{c}");
        }
    }

    proptest! {
        #[test]
        fn whatever_is_one_character_stays_one(text in any_signs()) {
            let theirs: Vec<usize> = text.grapheme_indices(true).map(|(at, _)| at).collect();
            for (at, _) in text.char_indices() {
                prop_assert!(theirs.contains(&at) || !is_boundary(&text, at), "{at} in {text:?}");
            }
        }

        #[test]
        fn a_snapped_selection_keeps_its_words_and_stays(text in any_signs(), a in 0usize..40, b in 0usize..40) {
            let text = Text::new(&text);
            let span = Span::from_usize(a, b);
            if let (true, Ok(snapped)) = (text.has(span), super::snapped(&text, span)) {
                prop_assert!(text.has(snapped));
                prop_assert!(snapped.contains(text.trim(span)));
                prop_assert!(!text.trim(snapped).is_empty());
                prop_assert_eq!(super::snapped(&text, snapped).map(|it| it.contains(snapped)), Ok(true));
                for at in [snapped.start, snapped.end] {
                    prop_assert!(is_boundary(text.as_str(), at as usize));
                }
            }
        }

        #[test]
        fn edges_move_until_the_end(text in any_signs(), is_word in any::<bool>()) {
            let text = Text::new(&text);
            let unit = if is_word { Unit::Word } else { Unit::Character };
            for (mut at, way, end) in [(0, Way::Forward, text.len()), (text.len(), Way::Back, 0)] {
                while at != end {
                    let next = moved(&text, at, unit, way);
                    prop_assert_ne!(next, at);
                    prop_assert!(text.has(Span::new(0, next)));
                    at = next;
                }
            }
        }
    }
}
