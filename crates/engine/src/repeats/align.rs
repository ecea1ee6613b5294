//! Alignment of two runs of words, from a place where they agree on until they part.
//!
//! A banded alignment with a drop-off, as in gapped BLAST (Altschul and others 1997): cells far
//! from the best diagonal are never looked at, and the end is where the score has fallen too far
//! below the best one. What agrees word for word is walked without the band.

use crate::span::saturate;

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
}

/// How far `a` and `b` go together from their beginnings; `bits` tells, beside `a`, what agreement
/// on each word is worth. Linear in what goes together.
pub(crate) fn extend(a: Side<'_, u32>, b: Side<'_, u32>, bits: Side<'_, u8>) -> Extent {
    let mut band = Band::new(a, b, bits);
    while band.is_alive() && (band.run() || band.step()) {}
    band.best
}

#[derive(Clone, Copy)]
struct Cell {
    score: i64,
    words: u32,
    bits: u32,
}

impl Cell {
    const DEAD: Self = Self { score: i64::MIN / 2, words: 0, bits: 0 };
    const START: Self = Self { score: 0, words: 0, bits: 0 };

    fn skip(self) -> Self {
        Self { score: self.score - GAP, ..self }
    }

    fn agree(self, words: usize, bits: u32) -> Self {
        Self {
            score: self.score + i64::from(bits),
            words: self.words + saturate(words),
            bits: self.bits + bits,
        }
    }
}

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
    best: Extent,
    best_score: i64,
}

impl<'w> Band<'w> {
    fn new(a: Side<'w, u32>, b: Side<'w, u32>, bits: Side<'w, u8>) -> Self {
        let best = Extent::default();
        let row = row_from(Cell::START);
        Self { a, b, bits, at: 0, shift: 0, row, best, best_score: 0 }
    }

    fn column(&self, o: usize) -> Option<usize> {
        self.at.checked_add_signed(self.shift)?.checked_add(o)?.checked_sub(REACH)
    }

    /// The best cell of the row and its place in it; the leftmost of equals.
    fn top(&self) -> (usize, Cell) {
        let cells = self.row.iter().copied().enumerate();
        cells.rev().max_by_key(|(_, cell)| cell.score).unwrap_or((REACH, Cell::DEAD))
    }

    fn is_alive(&self) -> bool {
        self.top().1.score >= self.best_score - DROP
    }

    /// Walks a long equal run from the best cell, if there is one, and begins a new band there.
    fn run(&mut self) -> bool {
        let (o, cell) = self.top();
        let Some(column) = self.column(o) else { return false };
        let pairs = (0..).map_while(|n| Some((self.a.get(self.at + n)?, self.b.get(column + n)?)));
        let mut equal = pairs.take_while(|(a, b)| a == b);
        if equal.by_ref().take(RUN).count() < RUN {
            return false;
        }
        let length = RUN + equal.count();
        let bits = (self.at..self.at + length).filter_map(|at| self.bits.get(at)).map(u32::from);
        let cell = cell.agree(length, bits.sum());
        self.shift += o.cast_signed() - REACH.cast_signed();
        self.at += length;
        self.row = row_from(cell);
        self.note(REACH, cell);
        true
    }

    /// Goes on by one word of `a`; `false` where that has ended.
    fn step(&mut self) -> bool {
        let (Some(word), Some(bits)) = (self.a.get(self.at), self.bits.get(self.at)) else {
            return false;
        };
        let above = self.row;
        self.at += 1;
        let mut left = Cell::DEAD;
        for (o, &diagonal) in above.iter().enumerate() {
            let before = self.column(o).and_then(|column| column.checked_sub(1));
            let other = before.and_then(|before| self.b.get(before));
            let up = above.get(o + 1).map_or(Cell::DEAD, |up| up.skip());
            let both = match other {
                Some(other) if other == word => diagonal.agree(1, u32::from(bits)),
                Some(_) => diagonal.skip(),
                None => Cell::DEAD,
            };
            let skipped = if other.is_some() { left.skip() } else { Cell::DEAD };
            let cell = [both, up, skipped].into_iter().rev().max_by_key(|cell| cell.score);
            left = cell.unwrap_or(Cell::DEAD);
            self.put(o, left);
        }
        self.recentre();
        true
    }

    fn put(&mut self, o: usize, cell: Cell) {
        if let Some(slot) = self.row.get_mut(o) {
            *slot = cell;
        }
        self.note(o, cell);
    }

    fn note(&mut self, o: usize, cell: Cell) {
        if cell.score > self.best_score {
            self.best_score = cell.score;
            let (a, b) = (saturate(self.at), saturate(self.column(o).unwrap_or(0)));
            self.best = Extent { a, b, words: cell.words, bits: cell.bits };
        }
    }

    /// Moves the band when its best cell has come near its edge.
    fn recentre(&mut self) {
        let off = self.top().0.cast_signed() - REACH.cast_signed();
        if off.unsigned_abs() <= REACH / 2 {
            return;
        }
        let row = self.row;
        for (o, slot) in self.row.iter_mut().enumerate() {
            let from = o.checked_add_signed(off).and_then(|from| row.get(from));
            *slot = from.copied().unwrap_or(Cell::DEAD);
        }
        self.shift += off;
    }
}

/// A row in which only words of `b` have been left out since `cell`.
fn row_from(cell: Cell) -> [Cell; WIDTH] {
    let mut row = [Cell::DEAD; WIDTH];
    let right = row.iter_mut().skip(REACH);
    right.fold(cell, |cell, slot| {
        *slot = cell;
        cell.skip()
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
