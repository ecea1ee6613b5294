//! Passages that say the same with other words or in another order: which stretches of two
//! articles have enough words in common, in whatever order.

use bluepencil_text::span::saturate;

use crate::article::{Article, Reading, Stretch};
use crate::matches::Match;
use crate::rarity::Rarity;

/// Words around the found pieces that may belong to the passage as well.
const MARGIN: u32 = 15;

/// What a word that the other side lacks costs, as a share of what it would have told. A passage
/// goes on where more than 0.4 / 1.4 = 29 % of its words, by what they tell, are found again.
const MISSING: i64 = 4;
const FOUND: i64 = 10;

/// The words that agree must tell this many bits: about 35 ordinary ones. Fewer are met by chance
/// in two articles on one event.
const MIN_BITS: u32 = 335;

/// The least share of words that agree, by what they tell (Dice's coefficient). Reworded passages
/// of the PAN 2013 sample have 0.5 to 0.9.
const MIN_SIMILARITY: f32 = 0.5;

/// Ends are moved to a sentence's end this near.
const SNAP_WORDS: u32 = 6;

/// One side of a comparison: the words of a stretch with what they tell.
struct Bag {
    at: Stretch,
    words: Vec<(u32, u8)>,
    sorted: Vec<u32>,
}

/// The passage in `a` and `b` around the hints, if there is one. Costs what the hints are long,
/// times its logarithm.
pub(crate) fn passage(
    new: &Reading,
    old: &Article,
    rarity: &Rarity,
    hints: (Stretch, Stretch),
) -> Option<Match> {
    let around_a = hints.0.widened(MARGIN, new.article.len());
    let around_b = hints.1.widened(MARGIN, old.len());
    let a = Bag::new(around_a, &new.article, |at| new.bits.get(at as usize).copied().unwrap_or(1));
    let b = Bag::new(around_b, old, |at| {
        let word = old.words.get(at as usize).copied().unwrap_or(0);
        rarity.bits(word, old.word(at).len())
    });
    // Each side is cut to what it has in common with the other, twice: the first cut of one
    // takes away what had held up the margins of the other.
    let (b_cut, a_cut) = (b.cut(&a), a.cut(&b));
    let (b_cut, a_cut) = (b_cut.cut(&a_cut), a_cut.cut(&b_cut));
    let (words, bits) = a_cut.common(&b_cut);
    let similarity = 2.0 * bits as f32 / (a_cut.bits() + b_cut.bits()).max(1) as f32;
    (bits >= MIN_BITS && similarity >= MIN_SIMILARITY).then(|| Match {
        other: 0,
        a: new.article.snapped(a_cut.at, SNAP_WORDS),
        b: old.snapped(b_cut.at, SNAP_WORDS),
        words,
        bits,
        similarity,
        is_ordered: false,
    })
}

impl Bag {
    fn new(at: Stretch, article: &Article, bits: impl Fn(u32) -> u8) -> Self {
        let words = article.hashes(at).iter().copied();
        Self::of(at, words.zip((at.from..).map(bits)).collect())
    }

    fn of(at: Stretch, words: Vec<(u32, u8)>) -> Self {
        let mut sorted: Vec<u32> = words.iter().map(|&(word, _)| word).collect();
        sorted.sort_unstable();
        Self { at, words, sorted }
    }

    fn bits(&self) -> u32 {
        self.words.iter().map(|&(_, bits)| u32::from(bits)).sum()
    }

    /// The stretch that has most in common with `other`: the run of greatest sum when words that
    /// are there count for and others against (Kadane's algorithm).
    fn cut(&self, other: &Self) -> Self {
        let (mut sum, mut from) = (0, 0);
        let (mut best, mut found) = (0, 0..0);
        for (nth, &(word, bits)) in self.words.iter().enumerate() {
            let is_there = other.sorted.binary_search(&word).is_ok();
            sum += i64::from(bits) * if is_there { FOUND } else { -MISSING };
            if sum <= 0 {
                (sum, from) = (0, nth + 1);
            }
            if sum > best {
                (best, found) = (sum, from..nth + 1);
            }
        }
        let words = self.words.get(found.clone()).unwrap_or_default().to_vec();
        let from = self.at.from + saturate(found.start);
        Self::of(Stretch::new(from, from + saturate(words.len())), words)
    }

    /// How many words the two have in common, each as often as both have it, and what they tell.
    fn common(&self, other: &Self) -> (u32, u32) {
        let mut words: Vec<(u32, u8)> = self.words.clone();
        words.sort_unstable();
        let mut others = other.sorted.iter().peekable();
        let (mut count, mut told) = (0, 0);
        for (word, bits) in words {
            while others.next_if(|&&other| other < word).is_some() {}
            if others.next_if_eq(&&word).is_some() {
                count += 1;
                told += u32::from(bits);
            }
        }
        (count, told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bag(words: &[u32]) -> Bag {
        let at = Stretch::new(100, 100 + saturate(words.len()));
        Bag::of(at, words.iter().map(|&word| (word, 10)).collect())
    }

    #[test]
    fn what_stands_around_a_passage_is_cut_off() {
        let a = bag(&[90, 91, 92, 1, 2, 3, 95, 4, 5, 93, 94]);
        let cut = a.cut(&bag(&[5, 3, 80, 1, 2, 4]));
        assert_eq!(cut.at, Stretch::new(103, 109));
        assert!(a.cut(&bag(&[7, 8])).words.is_empty());
    }

    #[test]
    fn a_word_counts_as_often_as_both_have_it() {
        assert_eq!(bag(&[1, 1, 1, 2, 3]).common(&bag(&[1, 2, 1, 4])), (3, 30));
    }
}
