//! The generator. Words come as often as the words of a language do, sentences are as long as
//! those of the news, and about one in six has a remark in quotation marks.

use bluepencil_engine::{Document, DocumentId, Text};

/// Different words there are.
const WORDS: u64 = 30_000;
/// Paragraphs of an article.
const PARAGRAPHS: u64 = 16;
/// What a paragraph has in bytes, about: it is how many are made for a size.
const PARAGRAPH_BYTES: usize = 253;

/// How often a passage stands in the articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Returning {
    /// Once: what articles that have nothing to do with each other are like.
    Never,
    /// Twelve times, each time among other passages.
    ADozenTimes,
}

impl Returning {
    const fn times(self) -> u64 {
        match self {
            Self::Never => 1,
            Self::ADozenTimes => 12,
        }
    }
}

/// Articles of about a given size together.
#[derive(Clone, Debug)]
pub struct Articles {
    passages: u64,
    slots: u64,
    next: u64,
}

impl Articles {
    /// Articles of about `bytes` bytes together.
    pub fn new(bytes: usize, returning: Returning) -> Self {
        let times = returning.times();
        let passages = (bytes / PARAGRAPH_BYTES) as u64 / times;
        Self { passages, slots: passages * times, next: 0 }
    }

    /// The passage at a place: in each round all passages come once, in an order of its own.
    fn passage(&self, slot: u64) -> u64 {
        let (round, at) = (slot / self.passages, slot % self.passages);
        // Whatever has no divisor in common with the number of passages meets all of them.
        let mut step = self.passages / 3 + 7 * round + 1;
        while divisor(step, self.passages) > 1 {
            step += 1;
        }
        (at * step + round * 31) % self.passages
    }
}

fn divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { divisor(b, a % b) }
}

impl Iterator for Articles {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        let from = self.next;
        if from >= self.slots {
            return None;
        }
        self.next = (from + PARAGRAPHS).min(self.slots);
        let mut text = String::new();
        Numbers(from ^ 0xa5a5).sentence(&mut text);
        for slot in from..self.next {
            text.push_str("\n\n");
            Numbers(self.passage(slot)).paragraph(&mut text);
        }
        let id = DocumentId((from / PARAGRAPHS).to_string());
        Some(Document { id, title: None, text: Text::new(&text), markup: None })
    }
}

/// Numbers by chance, the same for the same seed (SplitMix64; Steele, Lea and Flood 2014).
pub(crate) struct Numbers(pub(crate) u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    pub(crate) fn below(&mut self, most: u64) -> u64 {
        self.next() % most
    }

    /// A number under [`WORDS`], each half as often as the one at half its place (Zipf's law).
    fn rank(&mut self) -> u64 {
        let share = (self.next() >> 11) as f64 / (1u64 << 53) as f64;
        let rank = (WORDS as f64).powf(share);
        #[allow(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "from 1 to WORDS"
        )]
        let rank = rank as u64;
        rank.saturating_sub(1)
    }

    fn paragraph(&mut self, text: &mut String) {
        // Seeds that lie side by side make sequences that overlap, unless they are mixed first.
        self.0 = self.next();
        for sentence in 0..2 + self.below(2) {
            if sentence > 0 {
                text.push(' ');
            }
            match self.below(6) {
                0 => self.remark(text),
                _ => self.sentence(text),
            }
        }
    }

    pub(crate) fn sentence(&mut self, text: &mut String) {
        let count = 10 + self.below(16);
        self.words(count, text);
        text.push('.');
    }

    fn remark(&mut self, text: &mut String) {
        text.push('“');
        let count = 8 + self.below(12);
        self.words(count, text);
        text.push_str(",” said ");
        for part in 0..2 {
            let from = text.len();
            write_word(2000 + self.below(200), text);
            capitalise(text, from);
            text.push_str(if part == 0 { " " } else { "." });
        }
    }

    pub(crate) fn words(&mut self, count: u64, text: &mut String) {
        let from = text.len();
        for at in 0..count {
            if at > 0 {
                text.push(' ');
            }
            write_word(self.rank(), text);
        }
        capitalise(text, from);
    }
}

pub(crate) fn capitalise(text: &mut str, from: usize) {
    if let Some(first) = text.get_mut(from..from + 1) {
        first.make_ascii_uppercase();
    }
}

/// The word of a rank: syllables as its digits, and an ending. The frequent words are the short
/// ones; a word has 4.9 letters and takes 6.1 bytes with what stands around it, as in the news.
pub(crate) fn write_word(rank: u64, text: &mut String) {
    const HEADS: [&str; 16] =
        ["b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "st", "br"];
    const HEARTS: [&str; 4] = ["a", "e", "o", "ai"];
    const TAILS: [&str; 8] = ["", "n", "r", "s", "l", "nd", "t", "m"];
    let mut left = rank;
    loop {
        put(&HEADS, left, text);
        put(&HEARTS, left / 16, text);
        left /= 16 * 4;
        if left == 0 {
            break;
        }
    }
    put(&TAILS, rank, text);
}

fn put(letters: &[&str], digit: u64, text: &mut String) {
    let at = usize::try_from(digit).unwrap_or(0) % letters.len();
    text.push_str(letters.get(at).copied().unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn each_passage_returns_a_dozen_times() {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for article in Articles::new(200_000, Returning::ADozenTimes) {
            for paragraph in article.text.as_str().split("\n\n").skip(1) {
                *seen.entry(paragraph.to_owned()).or_default() += 1;
            }
        }
        assert!(seen.len() > 40 && seen.values().all(|&count| count == 12), "{seen:?}");
    }

    #[test]
    fn words_are_as_long_as_those_of_the_news_and_no_two_are_the_same() {
        let mut words = std::collections::HashSet::new();
        for rank in 0..WORDS {
            let mut word = String::new();
            write_word(rank, &mut word);
            assert!(words.insert(word));
        }
        let articles = Articles::new(300_000, Returning::Never);
        let texts: Vec<_> = articles.map(|it| it.text.as_str().to_owned()).collect();
        let count: usize = texts.iter().map(|text| text.split_whitespace().count()).sum();
        let bytes: usize = texts.iter().map(String::len).sum();
        assert_eq!((10 * bytes + count / 2) / count, 61);
    }

    #[test]
    fn articles_are_as_long_as_was_asked_and_always_the_same() {
        let bytes = 300_000;
        let text = |_| Articles::new(bytes, Returning::Never).map(|it| it.text.as_str().to_owned());
        let once: Vec<String> = text(0).collect();
        let total: usize = once.iter().map(String::len).sum();
        assert!(total.abs_diff(bytes) < bytes / 10, "{total}");
        assert!(once.into_iter().eq(text(1)));
    }
}
