//! Where a seed stood before: a multimap from 32-bit hashes to word positions that grows with
//! what is put in and takes about eleven bytes a seed.

use crate::seeds::Seed;

/// The table is cut into this many parts (as a power of two), so that growing copies a small part
/// of it at a time and the peak of memory stays near what is used.
const SHARD_BITS: u32 = 8;

/// No more slots than these are looked at for one hash, so that words made to fall on the same
/// slots cost no more than others. At three quarters full, runs of that length come about once in
/// a million shards (linear probing; Knuth 6.4).
const MAX_PROBES: usize = 128;

/// The most positions that a table keeps of one hash.
const PLACES: usize = 16;

/// Room in a shard to begin with.
const FIRST_HOMES: usize = 16;

/// Seeds whose slots are fetched together: about as many loads as a processor has under way.
const AT_ONCE: usize = 12;

/// A multimap that keeps the first few positions of each hash.
pub struct SeedTable {
    shards: Vec<Shard>,
    most: usize,
    refused: u64,
}

/// Slots in the order of their hashes, with gaps (linear probing in order; Amble and Knuth 1974),
/// so that a hash that is not there is known after two or three slots. The last [`MAX_PROBES`] are
/// there so that no run has to go on at the beginning.
struct Shard {
    slots: Vec<Slot>,
    used: usize,
}

#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    at: u32,
}

const FREE: Slot = Slot { hash: u32::MAX, at: u32::MAX };

impl SeedTable {
    /// A table that keeps at most `most` positions of one hash.
    pub fn new(most: usize) -> Self {
        debug_assert!(most <= PLACES, "a table keeps no more positions of one hash than that");
        let shards = (0..1 << SHARD_BITS).map(|_| Shard::new()).collect();
        Self { shards, most, refused: 0 }
    }

    /// Hands the positions of each of `seeds` that lie before `end` to `take`, in the order in which
    /// they came; none where there are none. Constant time for each.
    ///
    /// What takes time is fetching slots from all over the memory. So those of a few seeds are
    /// looked at first, which a processor does for all of them at once.
    pub(crate) fn look_up(&self, seeds: &[Seed], end: u32, mut take: impl FnMut(Seed, &[u32])) {
        let mut places = [0; PLACES];
        for seeds in seeds.chunks(AT_ONCE) {
            self.touch(seeds);
            for seed in seeds {
                let run = self.run(seed.hash);
                let mut count = 0;
                for slot in run {
                    if slot.hash > seed.hash || slot.at == FREE.at {
                        break;
                    }
                    if slot.hash == seed.hash && slot.at < end {
                        let Some(place) = places.get_mut(count) else { break };
                        *place = slot.at;
                        count += 1;
                    }
                }
                take(*seed, places.get(..count).unwrap_or_default());
            }
        }
    }

    /// The positions of one hash.
    pub fn get(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let taken = self.run(hash).iter().take_while(|slot| slot.at != FREE.at);
        let taken = taken.skip_while(move |slot| slot.hash < hash);
        taken.take_while(move |slot| slot.hash == hash).map(|slot| slot.at)
    }

    /// Fetches the slots of all of `seeds`, so that they are there when they are asked for.
    fn touch(&self, seeds: &[Seed]) {
        let first = seeds.iter().filter_map(|seed| self.run(seed.hash).first());
        // Nobody asks for the sum, but without it nothing would be looked at.
        std::hint::black_box(first.fold(0u32, |sum, slot| sum.wrapping_add(slot.at)));
    }

    /// The slots in which `hash` can stand.
    fn run(&self, hash: u32) -> &[Slot] {
        self.shards.get(shard_of(hash)).map(|shard| shard.run(hash)).unwrap_or_default()
    }

    /// Whether a hash that has `count` positions may stand in more places than are kept.
    pub(crate) fn is_full(&self, count: usize) -> bool {
        count >= self.most
    }

    /// Adds each of `seeds` at its position from `first` on, unless its hash has as many positions as
    /// `most` says, or one that is `first` or later. What was said of [`Self::look_up`] goes here, too.
    pub(crate) fn insert_all(&mut self, seeds: &[Seed], first: u32, most: impl Fn(&Seed) -> usize) {
        for seeds in seeds.chunks(AT_ONCE) {
            self.touch(seeds);
            for seed in seeds {
                self.insert(seed.hash, first + seed.at, first, most(seed));
            }
        }
    }

    /// Adds a position to `hash` unless it has `most` of them, or one that is `from` or later.
    pub fn insert(&mut self, hash: u32, at: u32, from: u32, most: usize) {
        let Some(shard) = self.shards.get_mut(shard_of(hash)) else { return };
        let (mut count, mut place) = (0, 0);
        for slot in shard.run(hash) {
            if slot.hash > hash || slot.at == FREE.at {
                break;
            }
            if slot.hash == hash {
                if slot.at >= from {
                    return;
                }
                count += 1;
            }
            place += 1;
        }
        if count >= self.most {
            self.refused += 1;
        } else if count < most {
            self.refused += shard.insert(Slot { hash, at }, place);
        }
    }

    /// How many positions were not kept because their hash had as many as it may.
    pub(crate) fn refused(&self) -> u64 {
        self.refused
    }
}

fn shard_of(hash: u32) -> usize {
    (hash >> (u32::BITS - SHARD_BITS)) as usize
}

impl Shard {
    fn new() -> Self {
        Self { slots: vec![FREE; FIRST_HOMES + MAX_PROBES], used: 0 }
    }

    /// Where the run of `hash` begins. It grows with the hash, so a larger shard has the same
    /// order and is filled from front to back.
    fn home(&self, hash: u32) -> usize {
        let homes = self.slots.len().saturating_sub(MAX_PROBES);
        let below = u64::from(hash << SHARD_BITS);
        usize::try_from((below * homes as u64) >> u32::BITS).unwrap_or(0)
    }

    fn run(&self, hash: u32) -> &[Slot] {
        let home = self.home(hash);
        self.slots.get(home..home + MAX_PROBES).unwrap_or_default()
    }

    /// Puts `slot` at `place` in its run, and moves what comes after to the next gap. Returns how
    /// many had to be left out.
    fn insert(&mut self, slot: Slot, place: usize) -> u64 {
        let home = self.home(slot.hash);
        let run = self.slots.get_mut(home..home + MAX_PROBES).unwrap_or_default();
        let Some(rest) = run.get_mut(place..) else { return 1 };
        let mut moved = slot;
        for slot in rest {
            std::mem::swap(slot, &mut moved);
            if moved.at == FREE.at {
                self.used += 1;
                return if self.is_full() { self.grow() } else { 0 };
            }
        }
        // The last one found no gap, which words made to do this can bring about.
        1
    }

    fn is_full(&self) -> bool {
        self.used * 4 > self.slots.len().saturating_sub(MAX_PROBES) * 3
    }

    /// Makes room for half as much again. All slots come in order, so each goes to its home or right
    /// behind the one before.
    fn grow(&mut self) -> u64 {
        let homes = self.slots.len().saturating_sub(MAX_PROBES);
        let larger = homes + (homes / 2).max(16) + MAX_PROBES;
        let slots = std::mem::replace(&mut self.slots, vec![FREE; larger]);
        let (mut next, mut refused) = (0, 0);
        self.used = 0;
        for slot in slots.into_iter().filter(|slot| slot.at != FREE.at) {
            let home = self.home(slot.hash);
            next = next.max(home);
            match self.slots.get_mut(next).filter(|_| next - home < MAX_PROBES) {
                Some(free) => *free = slot,
                None => {
                    refused += 1;
                    continue;
                }
            }
            next += 1;
            self.used += 1;
        }
        refused
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_hash_keeps_its_first_positions_and_one_for_each_article() {
        let mut table = SeedTable::new(2);
        for (at, from) in [(3, 0), (5, 0), (12, 10), (25, 20)] {
            table.insert(9, at, from, usize::MAX);
        }
        assert_eq!(table.get(9).collect::<Vec<_>>(), [3, 12]);
        assert_eq!(table.refused(), 1);
    }

    #[test]
    fn many_hashes_on_one_slot_are_refused_and_not_searched_for_ever() {
        let mut table = SeedTable::new(4);
        for at in 0..100_000 {
            table.insert(at % 50_000, at, at, usize::MAX);
        }
        assert!(table.refused() > 0);
    }

    proptest! {
        #[test]
        fn what_was_put_in_is_found(hashes in proptest::collection::vec(any::<u32>(), 0..2000)) {
            let mut table = SeedTable::new(8);
            for (at, &hash) in (0..).zip(&hashes) {
                table.insert(hash, at, at, usize::MAX);
            }
            for (at, &hash) in (0..).zip(&hashes) {
                prop_assert!(table.get(hash).any(|found| found == at) || table.refused() > 0);
            }
        }
    }
}
