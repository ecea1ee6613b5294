//! Alignment of two runs of words, from a place where they agree on until they part.
//!
//! A banded alignment with a drop-off, as in gapped BLAST (Altschul and others 1997): cells far
//! from the best diagonal are never looked at, and the end is where the score has fallen too far
//! below the best one. What agrees word for word is walked without the band.

use bluepencil_text::span::saturate;

/// Diagonals on either side of the middle of the band.
const REACH: usize = 10;
const WIDTH: usize = 2 * REACH + 1;

/// What a word without a partner costs, in bits of agreement: less than an ordinary word brings
/// (about 10), more than an article or a preposition (about 5).
const GAP: i64 = 8;

/// The end is reached when the score is this far below the best, which is after six words in a
/// row without a partner.
const DROP: i64 = 6 * GAP;

/// From this many equal words on, the band is left aside until they end.
const RUN: usize = 8;

/// How many words on it is looked for a place where they agree again, and what a word must tell, in
/// bits, to be such a place alone.
const LOOK: usize = 8;
const TELLING: u8 = 9;

/// How far two sequences go together.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extent {
    /// Words of the first sequence.
    pub a: u32,
    /// Words of the second.
    pub b: u32,
    /// How many of them agree.
    pub words: u32,
    /// What their agreement tells, in bits.
    pub bits: u32,
}

/// Words read from a place on, forwards or backwards.
#[derive(Clone, Copy)]
pub(crate) struct Side<'w, T> {
    words: &'w [T],
    from: usize,
    is_backward: bool,
}

impl<'w, T: Copy> Side<'w, T> {
    /// `words` from the one at `from` on.
    pub(crate) fn forward(words: &'w [T], from: u32) -> Self {
        Self { words, from: from as usize, is_backward: false }
    }

    /// `words` from the one before `from` back to the first.
    pub(crate) fn backward(words: &'w [T], from: u32) -> Self {
        Self { words, from: from as usize, is_backward: true }
    }

    fn get(&self, at: usize) -> Option<T> {
        let at = if self.is_backward {
            self.from.checked_sub(at + 1)?
        } else {
            self.from.checked_add(at)?
        };
        self.words.get(at).copied()
    }

    /// The words from the one at `at` on, in the order in which they stand in the article.
    fn rest(&self, at: usize) -> &'w [T] {
        match self.is_backward {
            true => self.words.get(..self.from.saturating_sub(at)),
            false => self.words.get(self.from.saturating_add(at)..),
        }
        .unwrap_or_default()
    }

    /// The `length` words from the one at `at` on, in the order in which they stand in the article.
    fn first(&self, at: usize, length: usize) -> &'w [T] {
        let rest = self.rest(at);
        match self.is_backward {
            true => rest.get(rest.len().saturating_sub(length)..),
            false => rest.get(..length),
        }
        .unwrap_or_default()
    }
}

/// How many words are equal, from given places on until the first that are not. Eight at a time are
/// told about as fast as one.
fn equal(a: Side<'_, u32>, at: usize, b: Side<'_, u32>, column: usize) -> usize {
    let (a_rest, b_rest) = (a.rest(at), b.rest(column));
    if a.is_backward {
        let (a_eights, b_eights) = (a_rest.as_rchunks::<8>().1, b_rest.as_rchunks::<8>().1);
        let eights = a_eights.iter().rev().zip(b_eights.iter().rev());
        let eights = 8 * eights.take_while(|(a, b)| a == b).count();
        let pairs = a.rest(at + eights).iter().rev().zip(b.rest(column + eights).iter().rev());
        eights + pairs.take_while(|(a, b)| a == b).count()
    } else {
        let (a_eights, b_eights) = (a_rest.as_chunks::<8>().0, b_rest.as_chunks::<8>().0);
        let eights = a_eights.iter().zip(b_eights);
        let eights = 8 * eights.take_while(|(a, b)| a == b).count();
        let pairs = a.rest(at + eights).iter().zip(b.rest(column + eights));
        eights + pairs.take_while(|(a, b)| a == b).count()
    }
}

/// How far `a` and `b` go together from their beginnings; `bits` tells, beside `a`, what agreement
/// on each word is worth. Linear in what goes together.
pub(crate) fn extend(a: Side<'_, u32>, b: Side<'_, u32>, bits: Side<'_, u8>) -> Extent {
    let mut band = Band::new(a, b, bits);
    while band.is_alive() && (band.run() || band.goes_on() && band.step()) {}
    band.best
}

/// A cell of the alignment in one number, so that the better of two is the greater: the score, the
/// words that agree, and the gaps, from the highest bits down.
type Cell = i64;

/// Where the score and the words begin. A band begins anew before any of the three is full.
const SCORE: u32 = 40;
const WORDS: u32 = 20;
const BAND_WORDS: usize = 1 << 18;

const DEAD: Cell = i64::MIN / 2;
const START: Cell = 0;
const SKIP: Cell = 1 - (GAP << SCORE);

const fn score(cell: Cell) -> i64 {
    cell >> SCORE
}

/// A word that stands for none: words have 32 bits.
const MISSING: u64 = u64::MAX;

/// One row of the alignment: `row[o]` stands for the first `at` words of `a` and the first
/// `column(o)` words of `b`.
struct Band<'w> {
    a: Side<'w, u32>,
    b: Side<'w, u32>,
    bits: Side<'w, u8>,
    at: usize,
    /// How many more words of `b` than of `a` the middle of the band stands for.
    shift: isize,
    row: [Cell; WIDTH],
    /// The best cell of the row and its place in it; the leftmost of equals.
    top: (usize, Cell),
    /// Where the band began, and what had been reached there.
    begun: usize,
    base: Reached,
    best: Extent,
    best_score: i64,
}

/// What lies before a band.
#[derive(Clone, Copy, Default)]
struct Reached {
    score: i64,
    words: u32,
    bits: u32,
}

impl Reached {
    fn and(self, cell: Cell) -> Self {
        let score = score(cell);
        let gaps = cell & ((1 << WORDS) - 1);
        let words = (cell >> WORDS) & ((1 << (SCORE - WORDS)) - 1);
        Self {
            score: self.score + score,
            words: self.words + u32::try_from(words).unwrap_or(0),
            bits: self.bits + u32::try_from(score + gaps * GAP).unwrap_or(0),
        }
    }
}

impl<'w> Band<'w> {
    fn new(a: Side<'w, u32>, b: Side<'w, u32>, bits: Side<'w, u8>) -> Self {
        let (best, base) = (Extent::default(), Reached::default());
        let (row, top) = (first_row(), (REACH, START));
        Self { a, b, bits, at: 0, shift: 0, row, top, begun: 0, base, best, best_score: 0 }
    }

    fn column(&self, o: usize) -> Option<usize> {
        self.at.checked_add_signed(self.shift)?.checked_add(o)?.checked_sub(REACH)
    }

    fn is_alive(&self) -> bool {
        self.base.score + score(self.top.1) >= self.best_score - DROP
    }

    /// Walks a long equal run from the best cell, if there is one, and begins a new band there.
    fn run(&mut self) -> bool {
        let (o, cell) = self.top;
        let Some(column) = self.column(o) else { return false };
        let length = equal(self.a, self.at, self.b, column);
        // A band that has just begun has nothing to lose by it.
        let least = if self.at == self.begun { 1 } else { RUN };
        if length < least && self.at - self.begun < BAND_WORDS {
            return false;
        }
        let bits = self.bits.first(self.at, length).iter().map(|&bits| u32::from(bits));
        let bits = bits.sum::<u32>();
        let Reached { score, words, bits: before } = self.base.and(cell);
        self.base = Reached {
            score: score + i64::from(bits),
            words: words + saturate(length),
            bits: before + bits,
        };
        self.shift += o.cast_signed() - REACH.cast_signed();
        self.at += length;
        (self.row, self.top, self.begun) = (first_row(), (REACH, START), self.at);
        self.note();
        true
    }

    /// Whether it is worth a look how the two go on. Where a band has just begun they agree no
    /// longer, and most often for good; so two words in a row that both have must be near, or one
    /// that tells a lot.
    fn goes_on(&self) -> bool {
        if self.at > self.begun {
            return true;
        }
        let column = self.column(REACH).unwrap_or(0);
        if self.a.get(self.at) == self.b.get(column) {
            return true;
        }
        let mut others = [MISSING; LOOK];
        // Has a bit for each of them: nearly always it tells that a word is not among them.
        let mut marks = 0u64;
        for (nth, slot) in others.iter_mut().enumerate() {
            let Some(other) = self.b.get(column + nth) else { break };
            *slot = u64::from(other);
            marks |= mark(other);
        }
        let mut before = 0u32;
        (0..LOOK).map_while(|nth| self.a.get(self.at + nth).zip(self.bits.get(self.at + nth))).any(
            |(word, bits)| {
                if marks & mark(word) == 0 {
                    before = 0;
                    return false;
                }
                let same = others.iter().map(|&other| u32::from(other == u64::from(word)));
                let here = same.rev().fold(0, |here, same| (here << 1) | same);
                let is_rare = bits >= TELLING && here != 0;
                let is_second = here & (before << 1) != 0;
                before = here;
                is_rare || is_second
            },
        )
    }

    /// Goes on by one word of `a`; `false` where that has ended.
    fn step(&mut self) -> bool {
        let (Some(word), Some(bits)) = (self.a.get(self.at), self.bits.get(self.at)) else {
            return false;
        };
        self.at += 1;
        let agree = (i64::from(bits) << SCORE) + (1 << WORDS);
        let word = u64::from(word);
        let others = self.others();
        let (mut left, mut top) = (DEAD, (REACH, DEAD));
        let mut diagonal = self.row.first().copied().unwrap_or(DEAD);
        for (o, other) in others.into_iter().enumerate() {
            let up = self.row.get(o + 1).copied().unwrap_or(DEAD);
            let cell = if other == MISSING {
                up + SKIP
            } else {
                let both = diagonal + if other == word { agree } else { SKIP };
                both.max(up.max(left) + SKIP)
            };
            if let Some(slot) = self.row.get_mut(o) {
                *slot = cell;
            }
            (diagonal, left) = (up, cell);
            if cell > top.1 {
                top = (o, cell);
            }
        }
        self.top = top;
        self.note();
        self.recentre();
        true
    }

    /// The last word of `b` that each cell of the row stands for.
    fn others(&self) -> [u64; WIDTH] {
        let mut others = [MISSING; WIDTH];
        // The row's first cell may stand for fewer words than none; those before it for nothing.
        let first = self.at.cast_signed() + self.shift - REACH.cast_signed() - 1;
        let missing = first.min(0).unsigned_abs();
        let words = self.b.rest(first.max(0).unsigned_abs());
        let slots = others.iter_mut().skip(missing);
        if self.b.is_backward {
            slots.zip(words.iter().rev()).for_each(|(slot, &word)| *slot = u64::from(word));
        } else {
            slots.zip(words).for_each(|(slot, &word)| *slot = u64::from(word));
        }
        others
    }

    /// Notes the best cell when it is better than those of all rows before.
    fn note(&mut self) {
        let (o, cell) = self.top;
        let reached = self.base.score + score(cell);
        if reached > self.best_score {
            self.best_score = reached;
            let Reached { words, bits, .. } = self.base.and(cell);
            let (a, b) = (saturate(self.at), saturate(self.column(o).unwrap_or(0)));
            self.best = Extent { a, b, words, bits };
        }
    }

    /// Moves the band when its best cell has come near its edge.
    fn recentre(&mut self) {
        let off = self.top.0.cast_signed() - REACH.cast_signed();
        if off.unsigned_abs() <= REACH / 2 {
            return;
        }
        let row = self.row;
        for (o, slot) in self.row.iter_mut().enumerate() {
            let from = o.checked_add_signed(off).and_then(|from| row.get(from));
            *slot = from.copied().unwrap_or(DEAD);
        }
        self.shift += off;
        self.top.0 = REACH;
    }
}

/// One bit of 64 for each word.
const fn mark(word: u32) -> u64 {
    1 << (word % u64::BITS)
}

/// The row that a band begins with: nothing but words of `b` has been left out.
fn first_row() -> [Cell; WIDTH] {
    let mut row = [DEAD; WIDTH];
    let right = row.iter_mut().skip(REACH);
    right.fold(START, |cell, slot| {
        *slot = cell;
        cell + SKIP
    });
    row
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn hashes(text: &str) -> Vec<u32> {
        text.bytes().map(u32::from).collect()
    }

    /// Aligns two texts, a word being a letter worth ten bits, and shows how far they go together.
    fn check(a: &str, b: &str, expected: (&str, &str, u32)) {
        let (x, y) = (hashes(a), hashes(b));
        let bits = vec![10; x.len()];
        let found = extend(Side::forward(&x, 0), Side::forward(&y, 0), Side::forward(&bits, 0));
        let shown = (&a.as_bytes()[..found.a as usize], &b.as_bytes()[..found.b as usize]);
        assert_eq!((shown.0, shown.1, found.words), {
            (expected.0.as_bytes(), expected.1.as_bytes(), expected.2)
        });
    }

    #[test]
    fn equal_words_go_together_to_the_end() {
        check("abcdefghijklmnop", "abcdefghijklmnop", ("abcdefghijklmnop", "abcdefghijklmnop", 16));
        check("abc", "abc", ("abc", "abc", 3));
        check("", "abc", ("", "", 0));
    }

    #[test]
    fn words_left_out_added_or_changed_are_bridged() {
        check("abcdefghijklm", "abcdXefghijklm", ("abcdefghijklm", "abcdXefghijklm", 13));
        check("abcdefghijklm", "abcdghijklm", ("abcdefghijklm", "abcdghijklm", 11));
        check("abcdefghijklm", "abcXefghYjklm", ("abcdefghijklm", "abcXefghYjklm", 11));
    }

    #[test]
    fn the_end_is_where_they_part() {
        check("abcdefgh1234567890", "abcdefghzyxwvutsrq", ("abcdefgh", "abcdefgh", 8));
    }

    #[test]
    fn the_band_follows_a_long_drift() {
        let a: String = (0..40).map(|n| format!("{}bcdefg", char::from(b'A' + n % 26))).collect();
        let b: String = (0..40).map(|n| format!("{}bcdefgx", char::from(b'A' + n % 26))).collect();
        let (x, y) = (hashes(&a), hashes(&b));
        let bits = vec![10; x.len()];
        let found = extend(Side::forward(&x, 0), Side::forward(&y, 0), Side::forward(&bits, 0));
        assert_eq!((found.a, found.words), (280, 280));
    }

    proptest! {
        #[test]
        fn an_extent_lies_inside_and_is_no_longer_than_its_words_allow(
            a in "[ab]{0,40}", b in "[ab]{0,40}"
        ) {
            let (x, y) = (hashes(&a), hashes(&b));
            let bits = vec![3; x.len()];
            let found =
                extend(Side::forward(&x, 0), Side::forward(&y, 0), Side::forward(&bits, 0));
            prop_assert!(found.a as usize <= x.len() && found.b as usize <= y.len());
            prop_assert!(found.words <= found.a.min(found.b));
            prop_assert_eq!(found.bits, found.words * 3);
            let (rx, ry): (Vec<_>, Vec<_>) =
                (x.iter().rev().copied().collect(), y.iter().rev().copied().collect());
            let end = (saturate(x.len()), saturate(y.len()));
            let back = extend(
                Side::backward(&rx, end.0),
                Side::backward(&ry, end.1),
                Side::backward(&bits, end.0),
            );
            prop_assert_eq!(back, found, "backwards over the reverse is the same");
        }
    }
}
