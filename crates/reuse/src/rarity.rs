//! How much it tells that two passages have a word in common: a common word next to nothing, a
//! rare name a great deal.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// The estimate for a word of some length weighs as much as this many words that were read: the
/// counts of a few articles say little, those of a thousand nearly all.
const PRIOR_WORDS: u64 = 65536;

/// Counts are kept in 1/1024 of a word, so that the prior of a long word is more than nothing.
const SCALE_BITS: u32 = 10;

/// Words longer than this are all taken for equally likely, 1 in 2^14.
const LONGEST: u32 = 10;

/// A word tells at most this many bits, however rare: one name is no passage.
pub(crate) const MAX_BITS: u32 = 16;

/// How often each word was read. Words are told apart by 32 bits of their hash: two that fall
/// together only look a little less rare.
#[derive(Default)]
pub(crate) struct Rarity {
    counts: HashMap<u32, u32, BuildHasherDefault<HashedAlready>>,
    total: u64,
}

impl Rarity {
    /// Counts one word, and says as [`Self::bits`] does what agreement on it tells.
    pub(crate) fn count(&mut self, word: u32, letters: u32) -> u8 {
        let count = self.counts.entry(word).or_default();
        *count = count.saturating_add(1);
        self.total += 1;
        told(*count, self.total, letters)
    }

    /// What agreement on `word`, `letters` bytes long, tells, in bits from 1 to 16: the negative
    /// logarithm of its share of all words read, smoothed towards what words of its length have.
    /// The frequent words are the short ones (Zipf's law of abbreviation); that each letter
    /// halves the share is a rough fit that a few thousand words of text overrule.
    pub(crate) fn bits(&self, word: u32, letters: u32) -> u8 {
        let count = self.counts.get(&word).copied().unwrap_or(0);
        told(count, self.total, letters)
    }
}

/// What a word that stands `count` times among `total` tells, in bits.
fn told(count: u32, total: u64, letters: u32) -> u8 {
    let prior = (PRIOR_WORDS << SCALE_BITS) >> (4 + letters.min(LONGEST));
    let share = (u64::from(count) << SCALE_BITS) + prior;
    let all = (total + PRIOR_WORDS) << SCALE_BITS;
    let bits = all.ilog2().saturating_sub(share.max(1).ilog2()).clamp(1, MAX_BITS);
    u8::try_from(bits).unwrap_or(u8::MAX)
}

/// A hasher for keys that are hashes.
#[derive(Default)]
pub struct HashedAlready(u64);

impl Hasher for HashedAlready {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 << 8) ^ u64::from(byte);
        }
    }

    fn write_u32(&mut self, value: u32) {
        // The map takes its tag from the highest bits and the slot from the lowest.
        self.0 = (u64::from(value) << 32) | u64::from(value);
    }

    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_tells_less_the_more_often_it_stands() {
        let mut rarity = Rarity::default();
        for at in 0..1_000_000 {
            rarity.count(if at % 16 == 0 { 7 } else { at }, 9);
        }
        assert!(rarity.bits(7, 3) <= 5, "one word in sixteen");
        assert!(rarity.bits(5, 9) >= 14, "once in a million");
    }

    #[test]
    fn before_anything_was_read_short_words_tell_less() {
        let rarity = Rarity::default();
        assert!(rarity.bits(1, 2) < rarity.bits(1, 9));
    }
}
