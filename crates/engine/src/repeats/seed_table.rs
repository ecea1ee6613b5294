//! Where a seed stood before: a multimap from 32-bit hashes to word positions that grows with
//! what is put in and takes about eleven bytes a seed.

/// The table is cut into this many parts (as a power of two), so that growing copies a small part
/// of it at a time and the peak of memory stays near what is used.
const SHARD_BITS: u32 = 8;

/// No more slots than these are looked at for one hash, so that words made to fall on the same
/// slots cost no more than others. At three quarters full, runs of that length come about once in
/// a million shards (linear probing; Knuth 6.4).
const MAX_PROBES: usize = 128;

/// A multimap that keeps the first few positions of each hash.
pub(crate) struct SeedTable {
    shards: Vec<Shard>,
    most: usize,
    refused: u64,
}

/// Slots in the order of their hashes, with gaps (linear probing). The last [`MAX_PROBES`] are
/// there so that no run has to go on at the beginning.
#[derive(Default)]
struct Shard {
    slots: Vec<Slot>,
    used: usize,
}

#[derive(Clone, Copy)]
struct Slot {
    hash: u32,
    at: u32,
}

const FREE: Slot = Slot { hash: 0, at: u32::MAX };

impl SeedTable {
    /// A table that keeps at most `most` positions of one hash.
    pub(crate) fn new(most: usize) -> Self {
        let shards = (0..1 << SHARD_BITS).map(|_| Shard::default()).collect();
        Self { shards, most, refused: 0 }
    }

    /// The positions of `hash`, in the order in which they came; constant time.
    pub(crate) fn get(&self, hash: u32) -> impl Iterator<Item = u32> + '_ {
        let shard = self.shards.get(shard_of(hash));
        shard.into_iter().flat_map(move |shard| shard.run(hash)).map(|slot| slot.at)
    }

    /// Whether a hash that has `count` positions may stand in more places than are kept.
    pub(crate) fn is_full(&self, count: usize) -> bool {
        count >= self.most
    }

    /// Adds a position to `hash` unless it has `most` of them, or one that is `from` or later.
    pub(crate) fn insert(&mut self, hash: u32, at: u32, from: u32, most: usize) {
        let Some(shard) = self.shards.get_mut(shard_of(hash)) else { return };
        let mut count = 0;
        for slot in shard.run(hash) {
            if slot.at >= from {
                return;
            }
            count += 1;
        }
        if count >= self.most || count < most && !shard.insert(Slot { hash, at }) {
            self.refused += 1;
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
    /// Where the run of `hash` begins. It grows with the hash, so a larger shard has the same
    /// order and is filled from front to back.
    fn home(&self, hash: u32) -> usize {
        let homes = self.slots.len().saturating_sub(MAX_PROBES);
        let below = u64::from(hash << SHARD_BITS);
        usize::try_from((below * homes as u64) >> u32::BITS).unwrap_or(0)
    }

    fn run(&self, hash: u32) -> impl Iterator<Item = Slot> + '_ {
        let home = self.home(hash);
        let slots = self.slots.get(home..home + MAX_PROBES).unwrap_or_default();
        let taken = slots.iter().take_while(|slot| slot.at != FREE.at);
        taken.copied().filter(move |slot| slot.hash == hash)
    }

    fn insert(&mut self, slot: Slot) -> bool {
        if (self.used + 1) * 4 > self.slots.len().saturating_sub(MAX_PROBES) * 3 {
            self.grow();
        }
        self.put(slot)
    }

    fn put(&mut self, slot: Slot) -> bool {
        let home = self.home(slot.hash);
        let slots = self.slots.get_mut(home..home + MAX_PROBES).unwrap_or_default();
        let free = slots.iter_mut().find(|slot| slot.at == FREE.at);
        let Some(free) = free else { return false };
        *free = slot;
        self.used += 1;
        true
    }

    fn grow(&mut self) {
        let homes = self.slots.len().saturating_sub(MAX_PROBES);
        let larger = (homes + homes / 4).max(16) + MAX_PROBES;
        let slots = std::mem::replace(&mut self.slots, vec![FREE; larger]);
        self.used = 0;
        for slot in slots.into_iter().filter(|slot| slot.at != FREE.at) {
            self.put(slot);
        }
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
