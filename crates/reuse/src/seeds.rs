//! Seeds: the small pieces by which a passage is found again. Two kinds: shingles, words in their
//! order, thinned by winnowing; and pairs of long words, whatever their order.

use crate::article::Stretch;
use crate::words::upper;

/// Words in a shingle.
pub(crate) const SHINGLE_WORDS: usize = 4;

/// Of this many neighbouring shingles at least one is kept.
const WINDOW: usize = 5;

/// Any run of this many words has a shingle that is kept wherever the run stands (winnowing;
/// Schleimer, Wilkerson and Aiken 2003).
pub(crate) const SURE_WORDS: usize = SHINGLE_WORDS + WINDOW - 1;

/// A long word makes a pair with each of this many long words after it. In the reworded passages
/// of the PAN 2013 sample, 19 of 20 then keep at least six pairs.
const PAIR_REACH: usize = 2;

/// The hash of a piece of an article, and the position of its first word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Seed {
    /// Equal for equal pieces; different pieces can share one.
    pub hash: u32,
    /// The position of the first word.
    pub at: u32,
}

/// The shingles of `words` that winnowing keeps, and all that begin where `is_quoted` says so:
/// runs inside a quotation are short. Positions count from `first`. Linear.
pub(crate) fn shingles(words: &[u32], first: u32, is_quoted: impl Fn(u32) -> bool) -> Vec<Seed> {
    let mut seeds: Vec<Seed> = Vec::with_capacity(words.len() / 2);
    let hashes: Vec<u32> = words.windows(SHINGLE_WORDS).map(hash_of).collect();
    let mut least = Seed { hash: u32::MAX, at: first };
    for (nth, (at, &hash)) in (first..).zip(&hashes).enumerate() {
        // Of equal hashes the later one stays, so that a monotonous text is thinned as well.
        if hash <= least.hash {
            least = Seed { hash, at };
        } else if at - least.at >= WINDOW_SPAN {
            least = Seed { hash, at };
            let window = hashes.get(nth + 1 - WINDOW..nth).unwrap_or_default().iter().rev();
            for (back, &hash) in (1..).zip(window) {
                if hash < least.hash {
                    least = Seed { hash, at: at - back };
                }
            }
        }
        let is_whole = nth + 1 >= WINDOW.min(hashes.len());
        if is_whole && seeds.last() != Some(&least) {
            put(&mut seeds, least);
        }
        if is_quoted(at) {
            put(&mut seeds, Seed { hash, at });
        }
    }
    seeds
}

/// Adds a seed where it belongs. Inside a quotation the two rules can keep one twice, and in the
/// wrong order, by less than a window.
fn put(seeds: &mut Vec<Seed>, seed: Seed) {
    let later = seeds.iter().rev().take_while(|kept| kept.at > seed.at).count();
    let place = seeds.len() - later;
    if place == 0 || seeds.get(place - 1) != Some(&seed) {
        seeds.insert(place, seed);
    }
}

/// [`WINDOW`] in the unit of positions.
const WINDOW_SPAN: u32 = 5;
const _: () = assert!(WINDOW_SPAN as usize == WINDOW);

fn hash_of(shingle: &[u32]) -> u32 {
    upper(shingle.iter().fold(0, |hash: u64, &word| {
        (hash ^ u64::from(word)).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(23)
    }))
}

/// The pairs of neighbouring long words, the same whichever of the two comes first, but for those
/// inside one of the `known` stretches. `long` are the long words with their positions; both come in
/// order. Linear.
pub(crate) fn pairs(long: &[Seed], mut known: &[Stretch]) -> Vec<Seed> {
    let mut seeds = Vec::new();
    for (nth, word) in long.iter().enumerate() {
        while let Some((_, rest)) = known.split_first().filter(|(first, _)| first.to <= word.at) {
            known = rest;
        }
        let inside = known.first().filter(|known| known.holds(word.at));
        let from = inside.map_or(u32::MAX, |known| known.from);
        let before = long.get(nth.saturating_sub(PAIR_REACH)..nth).unwrap_or_default();
        for other in before.iter().filter(|other| other.at < from) {
            let hash = pair(other.hash, word.hash);
            if hash.is_multiple_of(PAIR_SHARE) && other.hash != word.hash {
                seeds.push(Seed { hash, at: other.at });
            }
        }
    }
    seeds
}

/// One pair in this many is kept, the same ones everywhere.
const PAIR_SHARE: u32 = 2;

fn pair(a: u32, b: u32) -> u32 {
    let both = (u64::from(a.min(b)) << 32) | u64::from(a.max(b));
    let hash = both.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    upper((hash ^ (hash >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn kept(words: &[u32]) -> Vec<u32> {
        shingles(words, 0, |_| false).iter().map(|seed| seed.hash).collect()
    }

    #[test]
    fn inside_a_quotation_every_shingle_is_kept() {
        let words: Vec<u32> = (0..40).collect();
        let seeds = shingles(&words, 100, |at| (110..120).contains(&at));
        let inside = seeds.iter().filter(|seed| (110..120).contains(&seed.at)).count();
        assert!(inside >= 10 - 2 && seeds.len() < 30, "{seeds:?}");
    }

    #[test]
    fn a_pair_is_the_same_in_either_order() {
        let words = |list: [u32; 3]| {
            (0..).zip(list).map(|(at, hash)| Seed { hash, at }).collect::<Vec<_>>()
        };
        let hashes = |list| pairs(&words(list), &[]).iter().map(|s| s.hash).collect::<Vec<_>>();
        for n in 0..50 {
            let (mut there, mut back) = (hashes([n, 900, 77]), hashes([77, 900, n]));
            there.sort_unstable();
            back.sort_unstable();
            assert_eq!(there, back);
        }
    }

    #[test]
    fn pairs_inside_what_is_known_are_left_out_and_those_across_its_ends_are_not() {
        let long: Vec<Seed> = (0..60).map(|at| Seed { hash: at * 7919, at: 2 * at }).collect();
        let known = [Stretch::new(10, 40), Stretch::new(38, 80)];
        let is_inside = |seed: &Seed| {
            let seconds = [seed.at + 2, seed.at + 4].map(|at| Seed { hash: at / 2 * 7919, at });
            let first = Seed { hash: seed.at / 2 * 7919, at: seed.at };
            let second = seconds.iter().find(|it| pair(first.hash, it.hash) == seed.hash).unwrap();
            // The first that has not ended before the second word is the one that is asked.
            let of = known.iter().find(|known| known.to > second.at);
            of.is_some_and(|known| known.holds(first.at) && known.holds(second.at))
        };
        let all = pairs(&long, &[]);
        let some = pairs(&long, &known);
        assert!(some.len() < all.len());
        assert!(all.iter().all(|seed| some.contains(seed) != is_inside(seed)));
    }

    proptest! {
        #[test]
        fn a_shared_run_of_eight_words_has_a_shared_seed(
            a in proptest::collection::vec(0..9u32, 0..40),
            b in proptest::collection::vec(0..9u32, 0..40),
            run in proptest::collection::vec(0..9u32, SURE_WORDS..12),
        ) {
            let text = |around: &[u32]| {
                let (before, after) = around.split_at(around.len() / 2);
                [before, &run, after].concat()
            };
            let (a, b) = (kept(&text(&a)), kept(&text(&b)));
            prop_assert!(a.iter().any(|seed| b.contains(seed)));
        }

        #[test]
        fn seeds_come_in_order_and_about_one_for_three_words(
            words in proptest::collection::vec(any::<u32>(), 0..300)
        ) {
            let seeds = shingles(&words, 7, |_| false);
            prop_assert!(seeds.windows(2).all(|two| two[0].at < two[1].at));
            prop_assert!(words.len() < 60 || seeds.len() < words.len() / 2);
            prop_assert_eq!(words.len() >= SHINGLE_WORDS, !seeds.is_empty());
        }
    }
}
