//! Words as repeats see them: folded so that case, kind of quotation mark and white space make no
//! difference. Offsets are UTF-8 bytes of the text that was read.

use std::marker::PhantomData;

use bluepencil_text::Span;
use bluepencil_text::span::saturate;

/// A word and the hash of its folded letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Its bytes.
    pub span: Span,
    /// The same for words that differ in case or in the form of an apostrophe only. Two different
    /// words can have the same hash: what is said to be equal is compared with [`same_words`].
    pub hash: u64,
}

/// What is a letter, and what it is in lower case. The engine's own answers come from tables of
/// fourteen kilobytes, which a page need not bring along: a browser has them.
pub trait Letters {
    /// Whether `c` is a letter or a digit of any script.
    fn has(c: char) -> bool;
    /// Hands each character of `c` in lower case to `take`.
    fn lower(c: char, take: impl FnMut(char));
}

/// Letters by Rust's own tables.
pub struct Tables;

impl Letters for Tables {
    fn has(c: char) -> bool {
        c.is_alphanumeric()
    }

    fn lower(c: char, take: impl FnMut(char)) {
        c.to_lowercase().for_each(take);
    }
}

/// The words of `text`, by Rust's own tables of letters.
pub(crate) fn words(text: &str) -> Words<'_, Tables> {
    words_by(text)
}

/// The words of `text`, in order: runs of letters and digits, as `L` knows them. An apostrophe between
/// letters belongs to its word but does not count, so "don't", "don’t" and "dont" agree. Scripts that
/// put no space between words give one word a character. Linear.
pub fn words_by<L: Letters>(text: &str) -> Words<'_, L> {
    Words { text, at: 0, letters: PhantomData }
}

/// How many words `text` has, and one hash for all of them.
pub fn count_and_hash(text: &str) -> (usize, u64) {
    let mut count = 0;
    let hash = hash_of(words(text).inspect(|_| count += 1).map(|word| word.hash));
    (count, hash)
}

/// The last word of `text`.
pub fn last_word(text: &str) -> Option<Word> {
    words(text).last()
}

/// See [`words_by`].
pub struct Words<'t, L> {
    text: &'t str,
    at: usize,
    letters: PhantomData<L>,
}

impl<L: Letters> Iterator for Words<'_, L> {
    type Item = Word;

    fn next(&mut self) -> Option<Word> {
        let bytes = self.text.as_bytes();
        let mut start = self.at;
        while bytes.get(start).is_some_and(|&byte| class(byte) == Class::Between) {
            start += 1;
        }
        let word = self.ascii_word(start).or_else(|| {
            start += self.text.get(start..)?.find(L::has)?;
            self.any_word(start)
        });
        let (end, hash) = word?;
        self.at = end;
        Some(Word { span: Span::new(saturate(start), saturate(end)), hash })
    }
}

// Methods, so that a page that brings its own letters has them built for size as all of it is.
impl<L: Letters> Words<'_, L> {
    /// The end and the hash of the word that begins at `start`, when nothing in or right after it is
    /// beyond ASCII and the text goes on for some bytes: nearly all words, and seven of their bytes are
    /// looked at together.
    fn ascii_word(&self, start: usize) -> Option<(usize, u64)> {
        let mut hash = Hash::new();
        let mut end = start;
        loop {
            let &eight = self.text.as_bytes().get(end..)?.first_chunk::<8>()?;
            let length = letters_first(eight);
            if length < Hash::FULL {
                hash.take_first(eight, length);
                end += length;
                let is_whole =
                    eight.get(length).is_some_and(|&after| class(after) == Class::Between);
                return (end > start && is_whole).then(|| (end, hash.finish()));
            }
            hash.take_first(eight, Hash::FULL);
            hash.mix();
            end += Hash::FULL;
        }
    }

    /// The same for any word.
    fn any_word(&self, start: usize) -> Option<(usize, u64)> {
        let mut hash = Hash::new();
        let mut length = 0;
        let mut chars = self.text.get(start..)?.chars().peekable();
        while let Some(c) = chars.next() {
            if L::has(c) {
                if is_spaceless(c) && length > 0 {
                    break;
                }
                L::lower(c, |folded| hash.take_char(folded));
            } else if !(is_apostrophe(c) && chars.peek().is_some_and(|&next| joins::<L>(next))) {
                break;
            }
            length += c.len_utf8();
            if is_spaceless(c) {
                break;
            }
        }
        Some((start + length, hash.finish()))
    }
}

/// What a byte is to a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// A letter or a digit of ASCII.
    Letter,
    /// Something of ASCII that ends a word.
    Between,
    /// An apostrophe, or a part of a character beyond ASCII.
    Other,
}

/// Every byte's class, looked up: asking it by comparisons takes three times as long.
#[allow(clippy::indexing_slicing, reason = "an index that is out of bounds does not compile")]
#[allow(clippy::cast_possible_truncation, reason = "bytes of ASCII are below 128")]
const CLASSES: [Class; 256] = {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 128 {
        let letter = byte as u8;
        if letter.is_ascii_alphanumeric() {
            classes[byte] = Class::Letter;
        } else if letter != b'\'' && letter != b'`' {
            classes[byte] = Class::Between;
        }
        byte += 1;
    }
    classes
};

fn class(byte: u8) -> Class {
    CLASSES.get(usize::from(byte)).copied().unwrap_or(Class::Other)
}

/// How many of some bytes are letters or digits of ASCII before the first that is none.
fn letters_first(bytes: [u8; 8]) -> usize {
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    let bytes = u64::from_le_bytes(bytes);
    let low = bytes & !HIGH;
    let small = low | u64::from_ne_bytes([SMALL; 8]);
    // The highest bit of each byte that is no less than `least`: none carries into the next.
    let reaches = |bytes: u64, least: u8| bytes + u64::from_ne_bytes([0x80 - least; 8]);
    let letters = reaches(small, b'a') & !reaches(small, b'z' + 1);
    let digits = reaches(low, b'0') & !reaches(low, b'9' + 1);
    let others = HIGH & !((letters | digits) & !bytes);
    (others.trailing_zeros() / u8::BITS) as usize
}

/// The bit that tells small letters from capitals; it is set in digits, too.
const SMALL: u8 = 0x20;

/// The hash of a word, of its folded letters in UTF-8, seven bytes at a time.
struct Hash {
    hash: u64,
    /// The bytes that wait, below a bit that tells how many they are.
    bytes: u64,
}

impl Hash {
    /// So many bytes are mixed in at a time.
    const FULL: usize = 7;

    const fn new() -> Self {
        Self { hash: SEED, bytes: 1 }
    }

    fn take(&mut self, byte: u8) {
        self.bytes = (self.bytes << 8) | u64::from(byte);
        if self.bytes >> 56 != 0 {
            self.mix();
        }
    }

    /// Takes the first `length` of some bytes of ASCII, at most [`Self::FULL`], as if one after the other
    /// and none before, but does not mix them in.
    fn take_first(&mut self, bytes: [u8; 8], length: usize) {
        let folded = u64::from_be_bytes(bytes) | u64::from_be_bytes([SMALL; 8]);
        let left = 8 * (Self::FULL - length);
        self.bytes = ((1 << 56) | (folded >> 8)) >> left;
    }

    fn mix(&mut self) {
        self.hash = mix(self.hash, self.bytes);
        self.bytes = 1;
    }

    fn take_char(&mut self, c: char) {
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            self.take(byte);
        }
    }

    fn finish(self) -> u64 {
        finish(mix(self.hash, self.bytes))
    }
}

/// Whether two texts have the same words in the same order, letter by letter and not by hash.
pub fn same_words(a: &str, b: &str) -> bool {
    // Nearly all copies are the same to the byte, which is told forty times as fast.
    is_equal(a.as_bytes(), b.as_bytes()) || letters(a).eq(letters(b))
}

/// As `==`, which a standard library that was built for size does byte by byte.
fn is_equal(a: &[u8], b: &[u8]) -> bool {
    let ((a_eights, a_rest), (b_eights, b_rest)) = (a.as_chunks::<8>(), b.as_chunks::<8>());
    a.len() == b.len()
        && a_rest == b_rest
        && a_eights
            .iter()
            .zip(b_eights)
            .all(|(&a, &b)| u64::from_ne_bytes(a) == u64::from_ne_bytes(b))
}

/// The folded letters of all words, with a space after each word.
fn letters(text: &str) -> impl Iterator<Item = char> + '_ {
    words(text).flat_map(move |word| {
        let letters = text.get(word.span.range()).unwrap_or_default();
        let letters = letters.chars().filter(|&c| !is_apostrophe(c)).flat_map(char::to_lowercase);
        letters.chain([' '])
    })
}

/// One hash for a sequence of words.
pub fn hash_of(hashes: impl Iterator<Item = u64>) -> u64 {
    finish(hashes.fold(SEED, mix))
}

/// The upper half of a hash, which is what the index keeps of a word.
pub fn upper(hash: u64) -> u32 {
    u32::try_from(hash >> 32).unwrap_or(u32::MAX)
}

const SEED: u64 = 0x9e37_79b9_7f4a_7c15;

/// Adds one value to a running hash, as in rustc's FxHash: a rotation, an exclusive or and a
/// multiplication. The multiplier is the fractional part of the golden ratio.
fn mix(hash: u64, value: u64) -> u64 {
    (hash.rotate_left(5) ^ value).wrapping_mul(SEED)
}

/// Spreads what the multiplications gathered in the high bits over all bits (the finaliser of
/// SplitMix64; Steele, Lea and Flood 2014).
fn finish(hash: u64) -> u64 {
    let hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

/// Whether a letter can follow an apostrophe inside a word.
fn joins<L: Letters>(c: char) -> bool {
    L::has(c) && !is_spaceless(c)
}

/// Whether `c` is one of the marks that stand for an apostrophe inside a word.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`')
}

/// Letters of scripts that write no space between words: Thai to Burmese, Khmer, and the Han,
/// kana and bopomofo blocks.
fn is_spaceless(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
        | '\u{2e80}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = words(text).filter_map(|w| text.get(w.span.range())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        check("“We’re off — at 9,” she said.", &["We’re", "off", "at", "9", "she", "said"]);
        check("the ’quoted’ 'word'", &["the", "quoted", "word"]);
        check("* — !", &[]);
    }

    #[test]
    fn scripts_without_spaces_give_a_word_a_character() {
        check("停战abc谈判", &["停", "战", "abc", "谈", "判"]);
    }

    #[test]
    fn case_marks_and_white_space_make_no_difference() {
        assert!(same_words("• “Don't go,” he SAID", "don’t  go\u{a0}he said."));
        assert!(!same_words("one two", "onetwo"));
        assert!(!same_words("one two", "one"));
    }

    #[test]
    fn the_two_ways_of_reading_a_word_agree() {
        let long = "x".repeat(300);
        for word in ["harbour", "9", "Ode", "Ferry4", "Lighthouse", "Fourteenletter", &long] {
            let text = format!("{word}, and more");
            assert_eq!(words(&text).ascii_word(0), words(word).any_word(0));
            assert_eq!(words(&format!("{word}’s not more")).ascii_word(0), None);
        }
    }

    #[test]
    fn letters_are_told_in_any_place_among_eight_bytes() {
        for at in 0..8 {
            for byte in 0..=u8::MAX {
                let mut bytes = *b"aZ09zAqK";
                bytes[at] = byte;
                let expected = if byte.is_ascii_alphanumeric() { 8 } else { at };
                assert_eq!(letters_first(bytes), expected, "{byte} at {at}");
            }
        }
    }

    proptest! {
        #[test]
        fn words_slice_in_order_and_equal_words_hash_alike(text in ".*") {
            let mut end = 0;
            for word in words(&text) {
                prop_assert!(word.span.start >= end && !word.span.is_empty());
                end = word.span.end;
                let letters = text.get(word.span.range()).unwrap();
                prop_assert_eq!(words(letters).next().map(|w| w.hash), Some(word.hash));
            }
            prop_assert!(same_words(&text, &text));
        }
    }
}
