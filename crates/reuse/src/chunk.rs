//! Some neighbouring words of an article, so that what a very long one needs meanwhile is small.
//! Positions count words of the article.

use bluepencil_text::span::saturate;

use crate::article::{Reading, Stretch};
use crate::matches::Match;
use crate::seeds::{SHINGLE_WORDS, SURE_WORDS, Seed, pairs, shingles};

/// Words that are compared at a time.
pub(crate) const CHUNK_WORDS: usize = 8192;

/// Seeds of a copied passage are kept until so many places have them: later copies find one
/// of these, and a passage never becomes a set phrase by being copied.
pub(crate) const COPIES: usize = 2;

/// Words of fewer letters make no pairs, and words that tell fewer bits.
const PAIR_LETTERS: u32 = 4;
const PAIR_BITS: u8 = 8;

/// The seeds of a chunk.
pub(crate) struct ChunkSeeds {
    words: Stretch,
    /// Its shingles, in order.
    pub shingles: Vec<Seed>,
    /// Its long words, in order.
    long: Vec<Seed>,
}

impl ChunkSeeds {
    /// The seeds of the words `from..to`.
    pub(crate) fn of(new: &Reading, from: usize, to: usize) -> Self {
        let words = &new.article.words;
        // A little over the end, so that a run across two chunks has a seed as well.
        let over = (to + SURE_WORDS - 1).min(words.len());
        let chunk = words.get(from..over).unwrap_or_default();
        let first = saturate(from);
        let long = new.telling(from..over, PAIR_LETTERS, PAIR_BITS);
        let long: Vec<Seed> = long.map(|(at, hash)| Seed { hash, at }).collect();
        Self {
            words: Stretch::new(first, saturate(over)),
            shingles: shingles(chunk, first, |at| new.is_quoted(at)),
            long,
        }
    }

    /// The stretches of `copied` all shingles of which were `held` in enough places before.
    pub(crate) fn known(&self, held: &[u8], copied: &Covered) -> Vec<Stretch> {
        let mut known: Vec<Stretch> = Vec::new();
        let mut is_open = false;
        for (seed, &held) in self.shingles.iter().zip(held) {
            let is_known = usize::from(held) >= COPIES && copied.has(seed.at, SHINGLE_WORDS);
            let to = seed.at + saturate(SHINGLE_WORDS);
            match known.last_mut().filter(|_| is_open) {
                _ if !is_known => {}
                Some(last) => last.to = to,
                None => known.push(Stretch::new(seed.at, to)),
            }
            is_open = is_known;
        }
        known
    }

    /// The pairs of long words, in order, but for those inside one of the `known` stretches.
    pub(crate) fn pairs(&self, known: &[Stretch]) -> Vec<Seed> {
        pairs(&self.long, known)
    }

    /// The words of this chunk in which `found` lie.
    pub(crate) fn words<'m>(&self, found: impl Iterator<Item = &'m Match>) -> Covered {
        let mut is_in = vec![false; self.words.len() as usize];
        for m in found.filter(|m| m.a.shared(self.words) > 0) {
            let from = m.a.from.saturating_sub(self.words.from) as usize;
            let to = m.a.to.saturating_sub(self.words.from) as usize;
            let to = to.min(is_in.len());
            is_in.get_mut(from..to).unwrap_or_default().fill(true);
        }
        Covered { first: self.words.from, is_in }
    }
}

/// Some words of a chunk.
pub(crate) struct Covered {
    first: u32,
    is_in: Vec<bool>,
}

impl Covered {
    /// Whether all of `length` words from `at` on are among them.
    pub(crate) fn has(&self, at: u32, length: usize) -> bool {
        let from = at.saturating_sub(self.first) as usize;
        self.is_in.get(from..from + length).is_some_and(|words| words.iter().all(|&it| it))
    }
}
