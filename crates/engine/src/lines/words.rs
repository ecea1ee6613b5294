//! Cuts a line into words and measures it, in one pass and without allocating for the words'
//! letters. A word is known by a hash of its lower-case letters.

use crate::span::{Span, saturate};

use super::shape::{Ending, Opening, Shape};

/// Words beyond this many are counted in a line but not kept: phrases, names and headlines are
/// shorter, and a line of prose needs no closer look.
pub(super) const WORDS_KEPT: usize = 64;

/// How the letters of a word are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Case {
    /// No capital at the start, or a script without capitals.
    Lower,
    /// A capital at the start.
    Capital,
    /// Two or more letters, all capitals.
    Upper,
    /// A digit at the start.
    Number,
}

/// One word of a line, in 16 bytes: a long text has millions, and each is looked at many times.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    /// A hash of its letters, and in the two highest bits the case.
    bits: u64,
    /// Its bytes in the text.
    pub span: Span,
}

/// The bits of [`Word::bits`] that are the hash.
const HASH: u64 = u64::MAX >> 2;

impl Word {
    fn new(hash: u64, span: Span, case: Case) -> Self {
        Self { bits: hash & HASH | (case as u64) << HASH.count_ones(), span }
    }

    /// A hash of its letters in lower case.
    pub fn key(&self) -> u64 {
        self.bits & HASH
    }

    /// How it is written.
    pub fn case(&self) -> Case {
        match self.bits >> HASH.count_ones() {
            0 => Case::Lower,
            1 => Case::Capital,
            2 => Case::Upper,
            _ => Case::Number,
        }
    }

    /// Whether it is long enough to carry a meaning; ideographs always are.
    pub fn is_telling(&self) -> bool {
        self.span.len() >= 4 || (self.span.len() == 3 && self.case() == Case::Lower)
    }
}

/// Whether `line` begins with two words that both stand in `byline`, as a person's name does.
pub(super) fn begins_with_name_in(line: &[Word], byline: &[Word]) -> bool {
    let mut name = line.iter().take(2);
    line.len() >= 2 && name.all(|word| byline.iter().any(|other| other.key() == word.key()))
}

/// Measures `line`, which starts at byte `base` of its text, and puts its first words on `words`.
pub(super) fn measure(line: &str, base: u32, words: &mut Vec<Word>) -> Shape {
    let mut scan = Scan::new(base, words);
    let mut rest = line;
    while let Some(c) = rest.chars().next() {
        let at = saturate(line.len() - rest.len());
        // Most of a text: taken at one go.
        let small = rest.bytes().take_while(u8::is_ascii_lowercase).count();
        let taken = if small > 0 { small } else { c.len_utf8() };
        let (head, tail) = rest.split_at(taken);
        if small > 0 {
            scan.small_letters(at, head);
        } else {
            scan.take(at, c);
        }
        rest = tail;
    }
    scan.finish(saturate(line.len()))
}

/// The hash of a word on its own, as [`Word::key`] has it.
pub(super) fn key_of(word: &str) -> u64 {
    let mut words = Vec::new();
    measure(word, 0, &mut words);
    words.first().map_or(SEED & HASH, Word::key)
}

/// FNV-1a's offset and prime, folded by letter instead of by byte (Fowler, Noll and Vo; RFC 9923).
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn mix(hash: u64, part: u64) -> u64 {
    let hash = (hash ^ part).wrapping_mul(PRIME);
    hash ^ (hash >> 29)
}

/// The word that is being read.
#[derive(Clone, Copy)]
struct Open {
    key: u64,
    start: u32,
    letters: u32,
    uppers: u32,
    digit_first: bool,
    upper_first: bool,
}

struct Scan<'a> {
    base: u32,
    words: &'a mut Vec<Word>,
    kept: usize,
    shape: Shape,
    open: Option<Open>,
    /// Where the open word would end if the apostrophe just read did not join.
    joint: Option<u32>,
    /// The last sentence mark was the last thing read but for closing marks.
    after_stop: bool,
    blank_before: bool,
}

impl<'a> Scan<'a> {
    fn new(base: u32, words: &'a mut Vec<Word>) -> Self {
        Self {
            base,
            words,
            kept: 0,
            shape: Shape { key: SEED, ..Shape::default() },
            open: None,
            joint: None,
            after_stop: false,
            blank_before: true,
        }
    }

    fn take(&mut self, at: u32, c: char) {
        self.shape.chars += 1;
        if self.open.is_some() && (is_apostrophe(c) || is_joined_mark(c)) {
            if is_apostrophe(c) {
                self.joint.get_or_insert(at);
            }
            return;
        }
        if c.is_alphanumeric() {
            self.alphanumeric(at, c);
        } else {
            self.close(at);
            self.mark(c);
        }
    }

    fn alphanumeric(&mut self, at: u32, c: char) {
        if is_ideograph(c) {
            self.close(at);
            self.letter(at, c, u64::from(u32::from(c)), false);
            self.close(at + saturate(c.len_utf8()));
        } else if c.is_numeric() {
            self.shape.digits += 1;
            self.letter(at, c, u64::from(u32::from(c)), false);
        } else if c.is_ascii_uppercase() {
            self.letter(at, c, u64::from(u32::from(c.to_ascii_lowercase())), true);
        } else {
            let folded = c.to_lowercase().fold(0, |sum, c| (sum << 21) | u64::from(u32::from(c)));
            self.letter(at, c, folded, c.is_uppercase());
        }
    }

    /// Takes letters from a to z.
    fn small_letters(&mut self, at: u32, letters: &str) {
        let count = saturate(letters.len());
        self.shape.chars += count;
        let open = self.word(at, false, Opening::Lower);
        open.key = letters.bytes().fold(open.key, |key, letter| mix(key, u64::from(letter)));
        open.letters += count;
    }

    fn letter(&mut self, at: u32, c: char, folded: u64, upper: bool) {
        let open = self.word(at, upper, Opening::of_letter(c, upper));
        open.key = mix(open.key, folded);
        open.letters += 1;
        open.uppers += u32::from(upper);
    }

    /// The word that goes on or begins at `at`; `opening` is what the line opens with if it does
    /// so there.
    fn word(&mut self, at: u32, upper: bool, opening: Opening) -> &mut Open {
        if self.shape.opening == Opening::Nothing {
            self.shape.opening = opening;
        }
        self.after_stop = false;
        self.blank_before = false;
        self.shape.ending = Ending::Nothing;
        let joint = self.joint.take();
        let open = self.open.get_or_insert(Open {
            key: SEED,
            start: at,
            letters: 0,
            uppers: 0,
            digit_first: opening == Opening::Digit,
            upper_first: upper,
        });
        if joint.is_some() {
            open.key = mix(open.key, u64::from(u32::from('\'')));
        }
        open
    }

    fn mark(&mut self, c: char) {
        if c.is_whitespace() {
            self.shape.cells += u32::from(c == '\t');
            if self.after_stop && !self.blank_before {
                self.shape.stops += 1;
            }
            self.blank_before = true;
            return;
        }
        if self.shape.opening == Opening::Nothing {
            self.shape.opening = Opening::of_mark(c);
        }
        self.shape.count(c);
        let closes =
            matches!(c, '"' | '\'' | '”' | '’' | '»' | '“' | '«' | ')' | ']' | '」' | '』');
        if !closes {
            self.shape.ending = Ending::of(c, self.shape.ending);
            self.after_stop = self.shape.ending == Ending::Stop;
            if self.after_stop && matches!(c, '。' | '！' | '？') {
                self.shape.stops += 1;
            }
        }
        self.blank_before = false;
    }

    fn close(&mut self, at: u32) {
        let joint = self.joint.take();
        let Some(open) = self.open.take() else { return };
        let case = if open.digit_first {
            Case::Number
        } else if open.letters > 1 && open.uppers == open.letters {
            Case::Upper
        } else if open.upper_first {
            Case::Capital
        } else {
            Case::Lower
        };
        let shape = &mut self.shape;
        shape.key = mix(shape.key, open.key);
        shape.words += 1;
        shape.letters += open.letters;
        shape.uppers += open.uppers;
        match case {
            Case::Lower => {}
            Case::Capital => shape.capitals += 1,
            Case::Upper => shape.shouts += 1,
            Case::Number => shape.numbers += 1,
        }
        if self.kept < WORDS_KEPT {
            self.kept += 1;
            let span = Span::new(self.base + open.start, self.base + joint.unwrap_or(at));
            self.words.push(Word::new(open.key, span, case));
        }
    }

    fn finish(mut self, len: u32) -> Shape {
        self.close(len);
        self.shape
    }
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// Marks that stand inside a word without being letters: combining accents, joiners, soft hyphens.
fn is_joined_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{ad}' | '\u{feff}')
}

/// Letters of scripts that are written without spaces: each counts as a word.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(line: &str) -> Vec<&str> {
        let mut words = Vec::new();
        measure(line, 0, &mut words);
        words.iter().map(|w| line.get(w.span.range()).expect("word slices")).collect()
    }

    #[test]
    fn apostrophes_join_but_do_not_end_a_word() {
        assert_eq!(
            words_of("Don’t take the players’ seats"),
            ["Don’t", "take", "the", "players", "seats"]
        );
    }

    #[test]
    fn letters_of_chinese_and_japanese_count_one_by_one() {
        assert_eq!(words_of("広告 ad"), ["広", "告", "ad"]);
    }

    #[test]
    fn case_and_accents_do_not_change_the_key_but_letters_do() {
        assert_eq!(key_of("SHARE"), key_of("share"));
        assert_eq!(key_of("don't"), key_of("Don’t"));
        assert_ne!(key_of("share"), key_of("shore"));
    }
}
