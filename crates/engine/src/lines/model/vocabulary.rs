//! Which words stand in more than one line of prose, and how often a line stands on the page.

use super::super::page::Page;

/// The most slots: an article of many more different words is told from another well before.
const MOST_SLOTS: usize = 1 << 18;
/// A slot whose words stand in several lines.
const SEVERAL: u32 = u32::MAX;

/// Words of prose by the line they stand in, and lines by how often they stand there. Both are
/// tables that are never resized: two keys of one slot count as one, which blurs a feature and
/// cannot break anything.
pub(super) struct Vocabulary {
    words: Vec<u32>,
    lines: Vec<u8>,
    first: Vec<u8>,
}

impl Vocabulary {
    /// The words of the lines with a positive weight, and all lines.
    pub fn new(page: &Page<'_>, weights: &[f32]) -> Self {
        let prose = || (0..).zip(weights).filter(|(_, weight)| **weight > 0.0).map(|(at, _)| at);
        let words: usize = prose().map(|at| page.words(at).len()).sum();
        let mut vocabulary = Self {
            words: vec![0; slots(words * 4)],
            lines: vec![0; slots(page.len() * 8)],
            first: vec![0; slots(page.len() * 8)],
        };
        for at in prose() {
            for word in page.words(at).iter().filter(|word| word.is_telling()) {
                vocabulary.add(word.key(), name(at));
            }
        }
        for (at, line) in page.lines.iter().enumerate() {
            count(&mut vocabulary.lines, line.shape.key);
            if let Some(first) = page.words(at).first() {
                count(&mut vocabulary.first, first.key());
            }
        }
        vocabulary
    }

    fn add(&mut self, key: u64, line: u32) {
        let slot = index(key, self.words.len());
        if let Some(place) = self.words.get_mut(slot) {
            *place = if *place == 0 || *place == line { line } else { SEVERAL };
        }
    }

    /// Whether a line of prose other than `at` has the word.
    pub fn is_elsewhere(&self, key: u64, at: usize) -> bool {
        let place = self.words.get(index(key, self.words.len()));
        place.is_some_and(|&line| line != 0 && line != name(at))
    }

    /// How often a line of that key stands on the page.
    pub fn times(&self, key: u64) -> u32 {
        times(&self.lines, key)
    }

    /// How many lines begin with the word.
    pub fn times_first(&self, key: u64) -> u32 {
        times(&self.first, key)
    }
}

fn count(table: &mut [u8], key: u64) {
    let slot = index(key, table.len());
    if let Some(times) = table.get_mut(slot) {
        *times = times.saturating_add(1);
    }
}

fn times(table: &[u8], key: u64) -> u32 {
    table.get(index(key, table.len())).copied().map_or(0, u32::from)
}

fn slots(count: usize) -> usize {
    count.next_power_of_two().clamp(64, MOST_SLOTS)
}

/// A number for line `at` that is neither nought nor [`SEVERAL`].
fn name(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(SEVERAL - 2).min(SEVERAL - 2) + 1
}

fn index(key: u64, slots: usize) -> usize {
    // The high bits of a product by a large odd number are well mixed (Knuth, volume 3, 6.4).
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    usize::try_from(mixed).unwrap_or_default() & (slots - 1)
}
