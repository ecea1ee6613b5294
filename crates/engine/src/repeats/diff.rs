//! What differs between two wordings, word by word: words left out, added or changed, and apart
//! from those, what differs in capitals or in marks only. Offsets are UTF-8 bytes of each wording.

use bluepencil_reuse::words::{Letters, Tables, Word, is_apostrophe, words_by};
use serde::Serialize;

use crate::span::{Span, saturate};

/// Stretches between two certain places are compared word with word up to this many pairs;
/// beyond, nothing in them is said to agree. Five hundred changed words in a row are no wording
/// of the same.
const MAX_CELLS: usize = 250_000;

/// How a piece of one wording relates to its piece of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum DifferenceKind {
    /// The same, white space aside.
    Same,
    /// The same word with other capitals.
    Case,
    /// Other marks, or marks on one side only.
    Marks,
    /// Words of the first that the second lacks.
    Deleted,
    /// Words of the second that the first lacks.
    Inserted,
    /// Other words.
    Changed,
}

/// A piece of two wordings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// How the two sides relate.
    pub kind: DifferenceKind,
    /// Its bytes in the first wording; empty where that has nothing.
    pub a: Span,
    /// Its bytes in the second.
    pub b: Span,
}

/// The pieces of `a` and `b` in order. Together they cover each wording once; no two neighbours
/// are of the same kind. Linear but for long stretches of changed words, which are cut off.
///
/// ```
/// use bluepencil_engine::{DifferenceKind, diff};
/// let kinds: Vec<_> = diff("a number of positions", "A number of posts.")
///     .iter()
///     .map(|piece| piece.kind)
///     .collect();
/// use DifferenceKind::*;
/// assert_eq!(kinds, [Case, Same, Changed, Marks]);
/// ```
pub fn diff(a: &str, b: &str) -> Vec<Difference> {
    diff_by::<Tables>(a, b)
}

/// The same by other answers to what a letter is.
pub fn diff_by<L: Letters>(a: &str, b: &str) -> Vec<Difference> {
    let (a_words, b_words): (Vec<_>, Vec<_>) =
        (words_by::<L>(a).collect(), words_by::<L>(b).collect());
    let mut pieces = Pieces { a, b, list: Vec::new() };
    let (mut from_a, mut from_b) = (0, 0);
    let (mut next_a, mut next_b) = (0, 0);
    for (i, j) in agreed(&a_words, &b_words) {
        let (Some(x), Some(y)) = (a_words.get(i), b_words.get(j)) else { continue };
        let gap_a = Gap::new(from_a, x.span.start, a_words.get(next_a..i));
        pieces.gap(gap_a, Gap::new(from_b, y.span.start, b_words.get(next_b..j)));
        pieces.word(x.span, y.span);
        (from_a, from_b, next_a, next_b) = (x.span.end, y.span.end, i + 1, j + 1);
    }
    let gap_a = Gap::new(from_a, saturate(a.len()), a_words.get(next_a..));
    pieces.gap(gap_a, Gap::new(from_b, saturate(b.len()), b_words.get(next_b..)));
    pieces.list
}

/// What stands between two words that agree: marks and white space, and the words among them.
struct Gap {
    all: Span,
    /// From the first to the last word that has no partner.
    core: Option<Span>,
}

impl Gap {
    fn new(start: u32, end: u32, words: Option<&[Word]>) -> Self {
        let words = words.unwrap_or_default();
        let core = words.first().zip(words.last());
        let core = core.map(|(first, last)| Span::new(first.span.start, last.span.end));
        Self { all: Span::new(start, end), core }
    }

    fn before(&self, core: Span) -> Span {
        Span::new(self.all.start, core.start)
    }

    fn after(&self, core: Span) -> Span {
        Span::new(core.end, self.all.end)
    }
}

struct Pieces<'t> {
    a: &'t str,
    b: &'t str,
    list: Vec<Difference>,
}

impl Pieces<'_> {
    fn gap(&mut self, a: Gap, b: Gap) {
        match (a.core, b.core) {
            (None, None) => self.marks(a.all, b.all),
            (Some(x), Some(y)) => {
                self.marks(a.before(x), b.before(y));
                self.add(DifferenceKind::Changed, x, y);
                self.marks(a.after(x), b.after(y));
            }
            // The marks before words that only one side has go with them, those after are paired.
            (Some(x), None) => {
                let here = Span::new(b.all.start, b.all.start);
                self.add(DifferenceKind::Deleted, Span::new(a.all.start, x.end), here);
                self.marks(a.after(x), b.all);
            }
            (None, Some(y)) => {
                let here = Span::new(a.all.start, a.all.start);
                self.add(DifferenceKind::Inserted, here, Span::new(b.all.start, y.end));
                self.marks(a.all, b.after(y));
            }
        }
    }

    /// Pairs two stretches without words.
    fn marks(&mut self, a: Span, b: Span) {
        let visible = |text: &str, span: Span| -> String {
            text.get(span.range()).unwrap_or_default().split_whitespace().collect()
        };
        let is_same = visible(self.a, a) == visible(self.b, b);
        self.add(if is_same { DifferenceKind::Same } else { DifferenceKind::Marks }, a, b);
    }

    /// Pairs two words that agree.
    fn word(&mut self, a: Span, b: Span) {
        let (x, y) = (self.a.get(a.range()), self.b.get(b.range()));
        let kind = if x == y {
            DifferenceKind::Same
        } else if apostrophes(x).eq(apostrophes(y)) {
            DifferenceKind::Case
        } else {
            DifferenceKind::Marks
        };
        self.add(kind, a, b);
    }

    fn add(&mut self, kind: DifferenceKind, a: Span, b: Span) {
        if a.is_empty() && b.is_empty() {
            return;
        }
        match self.list.last_mut() {
            Some(last) if last.kind == kind => {
                last.a.end = a.end;
                last.b.end = b.end;
            }
            _ => self.list.push(Difference { kind, a, b }),
        }
    }
}

/// The apostrophes in a word: all that words which agree can differ in but capitals.
fn apostrophes(word: Option<&str>) -> impl Iterator<Item = char> + '_ {
    word.unwrap_or_default().chars().filter(|&c| is_apostrophe(c))
}

/// Which words agree, in order: first those that both have exactly once, as far as they keep
/// their order (patience diff), then the most that can be had between them.
fn agreed(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    let end = (a.len(), b.len());
    for (next_i, next_j) in anchors(a, b).into_iter().chain([end]) {
        let between = (a.get(i..next_i).unwrap_or_default(), b.get(j..next_j).unwrap_or_default());
        pairs.extend(common(between.0, between.1).into_iter().map(|(x, y)| (i + x, j + y)));
        if (next_i, next_j) != end {
            pairs.push((next_i, next_j));
        }
        (i, j) = (next_i + 1, next_j + 1);
    }
    pairs
}

/// The longest run, in the order of both, of words that each side has exactly once.
fn anchors(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let hashes = |words: &[Word]| words.iter().map(|word| word.hash).collect();
    longest_increasing(&once_in_both(hashes(a), hashes(b)))
}

/// The places of what both lists have exactly once, in the order of the first.
pub(crate) fn once_in_both(a: Vec<u64>, b: Vec<u64>) -> Vec<(usize, usize)> {
    let (once_a, once_b) = (once(a), once(b));
    let place = |(hash, i): &(u64, usize)| {
        let at = once_b.binary_search_by_key(hash, |(other, _)| *other).ok()?;
        Some((*i, once_b.get(at)?.1))
    };
    let mut places: Vec<(usize, usize)> = once_a.iter().filter_map(place).collect();
    places.sort_unstable();
    places
}

/// The hashes that are there once, with their places. Sorted, since a hash map would cost a page
/// two kilobytes.
fn once(hashes: Vec<u64>) -> Vec<(u64, usize)> {
    let mut places: Vec<(u64, usize)> =
        hashes.into_iter().enumerate().map(|(at, hash)| (hash, at)).collect();
    places.sort_unstable();
    let runs = places.chunk_by(|a, b| a.0 == b.0).filter(|run| run.len() == 1);
    runs.flatten().copied().collect()
}

/// The longest part of `pairs`, whose first numbers increase, in which the second ones do too
/// (patience sorting; Fredman 1975).
fn longest_increasing(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut tops: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    let second = |at: usize| pairs.get(at).map_or(usize::MAX, |pair| pair.1);
    for (at, pair) in pairs.iter().enumerate() {
        let pile = tops.partition_point(|&top| second(top) < pair.1);
        before.push(pile.checked_sub(1).and_then(|left| tops.get(left).copied()));
        match tops.get_mut(pile) {
            Some(top) => *top = at,
            None => tops.push(at),
        }
    }
    let mut found = Vec::with_capacity(tops.len());
    let mut at = tops.last().copied();
    while let Some(here) = at {
        found.extend(pairs.get(here));
        at = before.get(here).copied().flatten();
    }
    found.reverse();
    found
}

/// A longest common subsequence of two short stretches; what agrees at either end is taken first.
fn common(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let is_same = |(x, y): &(&Word, &Word)| x.hash == y.hash;
    let head = a.iter().zip(b).take_while(is_same).count();
    let (a, b) = (a.get(head..).unwrap_or_default(), b.get(head..).unwrap_or_default());
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(is_same).count();
    let middle = (&a.get(..a.len() - tail).unwrap_or_default(), &b.get(..b.len() - tail));
    let (x, y) = (*middle.0, middle.1.unwrap_or_default());
    let mut pairs: Vec<_> = (0..head).map(|at| (at, at)).collect();
    if x.len().saturating_mul(y.len()) <= MAX_CELLS {
        pairs.extend(subsequence(x, y).into_iter().map(|(i, j)| (head + i, head + j)));
    }
    let (i, j) = (head + x.len(), head + y.len());
    pairs.extend((0..tail).map(|at| (i + at, j + at)));
    pairs
}

/// A longest common subsequence by the table of all pairs.
fn subsequence(a: &[Word], b: &[Word]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut lengths = vec![0u32; (a.len() + 1) * width];
    let cell =
        |lengths: &[u32], i: usize, j: usize| lengths.get(i * width + j).copied().unwrap_or(0);
    for (i, x) in a.iter().enumerate().rev() {
        for (j, y) in b.iter().enumerate().rev() {
            let length = if x.hash == y.hash {
                cell(&lengths, i + 1, j + 1) + 1
            } else {
                cell(&lengths, i + 1, j).max(cell(&lengths, i, j + 1))
            };
            if let Some(slot) = lengths.get_mut(i * width + j) {
                *slot = length;
            }
        }
    }
    let mut pairs = Vec::new();
    let (mut i, mut j) = (0, 0);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        if x.hash == y.hash {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if cell(&lengths, i + 1, j) >= cell(&lengths, i, j + 1) {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Shows a difference as `{kind|a|b}`, and what is the same plainly.
    fn check(a: &str, b: &str, expected: &str) {
        let shown: String = diff(a, b)
            .iter()
            .map(|piece| {
                let x = a.get(piece.a.range()).unwrap();
                let y = b.get(piece.b.range()).unwrap();
                match piece.kind {
                    DifferenceKind::Same => x.to_owned(),
                    kind => format!("{{{kind:?}|{x}|{y}}}"),
                }
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn words_left_out_added_and_changed_are_told_apart() {
        check("the old stone bridge", "the stone bridge", "the{Deleted| old|} stone bridge");
        check("the stone bridge", "the stone bridge at Ode", "the stone bridge{Inserted|| at Ode}");
        check(
            "a number of posts",
            "a number of positions",
            "a number of {Changed|posts|positions}",
        );
    }

    #[test]
    fn capitals_and_marks_are_no_changed_words() {
        check("We don’t know", "we don't know", "{Case|We|we} {Marks|don’t|don't} know");
        check("yes, and no", "yes and no.", "yes{Marks|, | }and no{Marks||.}");
        check("one  two", "one\ntwo", "one  two");
    }

    #[test]
    fn wordings_without_a_common_word_are_one_change() {
        check("up", "down here", "{Changed|up|down here}");
        check("", "down", "{Inserted||down}");
        check("", "", "");
    }

    #[test]
    fn a_moved_part_is_left_out_here_and_added_there() {
        check(
            "today we sign the new treaty",
            "we sign the new treaty today",
            "{Deleted|today|} we sign the new treaty{Inserted|| today}",
        );
    }

    proptest! {
        #[test]
        fn pieces_cover_both_wordings_once(a in "[a-dA-D ,.’\n]{0,60}", b in "[a-dA-D ,.’\n]{0,60}") {
            let pieces = diff(&a, &b);
            let (mut end_a, mut end_b) = (0, 0);
            for piece in &pieces {
                prop_assert_eq!((piece.a.start, piece.b.start), (end_a, end_b));
                prop_assert!(a.get(piece.a.range()).is_some() && b.get(piece.b.range()).is_some());
                (end_a, end_b) = (piece.a.end, piece.b.end);
            }
            prop_assert_eq!((end_a, end_b), (saturate(a.len()), saturate(b.len())));
            prop_assert!(pieces.windows(2).all(|two| two[0].kind != two[1].kind));
        }

        #[test]
        fn a_wording_does_not_differ_from_itself(a in "\\PC{0,60}") {
            prop_assert!(diff(&a, &a).iter().all(|piece| piece.kind == DifferenceKind::Same));
        }
    }
}
