//! How much it tells that two passages have a word in common: a common word next to nothing, a
//! rare name a great deal.

use std::hash::Hasher;

/// The estimate for a word of some length weighs as much as this many words that were read: the
/// counts of a few articles say little, those of a thousand nearly all.
const PRIOR_WORDS: u64 = 65536;

/// Counts are kept in 1/1024 of a word, so that the prior of a long word is more than nothing.
const SCALE_BITS: u32 = 10;

/// Words longer than this are all taken for equally likely, 1 in 2^14.
const LONGEST: u32 = 10;

/// A word tells at most this many bits, however rare: one name is no passage.
pub(crate) const MAX_BITS: u32 = 16;

/// Room for words to begin with.
const FIRST_HOMES: usize = 1 << 12;

/// No more slots than these are looked at for one word, so that words made to fall on the same slots
/// cost no more than others. Half full, runs of that length do not come about by chance.
const MAX_PROBES: usize = 128;

/// How often each word was read. Words are told apart by 32 bits of their hash: two that fall
/// together only look a little less rare.
pub(crate) struct Rarity {
    /// Words with their counts, with gaps, each at its home or right behind (linear probing; Knuth
    /// 6.4). The last [`MAX_PROBES`] are there so that no run has to go on at the beginning.
    slots: Vec<Counted>,
    used: usize,
    total: u64,
}

/// A word and its count; 0 where there is none.
#[derive(Clone, Copy, Default)]
struct Counted {
    word: u32,
    count: u32,
}

impl Default for Rarity {
    fn default() -> Self {
        Self { slots: vec![Counted::default(); FIRST_HOMES + MAX_PROBES], used: 0, total: 0 }
    }
}

impl Rarity {
    /// Counts one word, and says as [`Self::bits`] does what agreement on it tells.
    pub(crate) fn count(&mut self, word: u32, letters: u32) -> u8 {
        self.total += 1;
        let home = self.home(word);
        let run = self.slots.get_mut(home..home + MAX_PROBES).unwrap_or_default();
        let Some(slot) = run.iter_mut().find(|slot| slot.word == word || slot.count == 0) else {
            return told(1, self.total, letters);
        };
        let is_new = slot.count == 0;
        *slot = Counted { word, count: slot.count.saturating_add(1) };
        let told = told(slot.count, self.total, letters);
        if is_new {
            self.used += 1;
            if self.used * 2 > self.homes() {
                self.grow();
            }
        }
        told
    }

    /// What agreement on `word`, `letters` bytes long, tells, in bits from 1 to 16: the negative
    /// logarithm of its share of all words read, smoothed towards what words of its length have.
    /// The frequent words are the short ones (Zipf's law of abbreviation); that each letter
    /// halves the share is a rough fit that a few thousand words of text overrule.
    pub(crate) fn bits(&self, word: u32, letters: u32) -> u8 {
        let home = self.home(word);
        let mut run = self.slots.get(home..home + MAX_PROBES).unwrap_or_default().iter();
        let slot = run.find(|slot| slot.word == word || slot.count == 0);
        told(slot.map_or(0, |slot| slot.count), self.total, letters)
    }

    fn homes(&self) -> usize {
        self.slots.len() - MAX_PROBES
    }

    /// Where the run of `word` begins. It grows with the hash, so a larger table has the same order.
    fn home(&self, word: u32) -> usize {
        usize::try_from((u64::from(word) * self.homes() as u64) >> u32::BITS).unwrap_or(0)
    }

    /// Makes room for twice as many words. One that finds no gap, which words made to do this can
    /// bring about, is counted anew.
    fn grow(&mut self) {
        let larger = vec![Counted::default(); 2 * self.homes() + MAX_PROBES];
        let slots = std::mem::replace(&mut self.slots, larger);
        for counted in slots.into_iter().filter(|slot| slot.count > 0) {
            let home = self.home(counted.word);
            let mut run =
                self.slots.get_mut(home..home + MAX_PROBES).unwrap_or_default().iter_mut();
            if let Some(slot) = run.find(|slot| slot.count == 0) {
                *slot = counted;
            }
        }
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
