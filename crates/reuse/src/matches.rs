//! The passages that one article shares with one other: seeds are aligned where they lie on one
//! diagonal, and gathered where they only lie near each other. Positions count words.

use crate::align::{Side, extend};
use crate::article::{Article, Break, Place, Reading, Stretch};
use crate::rarity::Rarity;
use crate::reworded;

/// What a word that only one side has takes off, in bits: slightly more than an ordinary word
/// that agrees brings (12).
const LONE_WORD: u32 = 15;

/// What a paragraph must tell to be another one told again, in bits: about seven ordinary words.
const TWIN_BITS: i64 = 60;

/// The same for a whole paragraph that is only a part of the other one.
const PARAGRAPH_BITS: i64 = 130;

/// The same for a whole sentence inside a paragraph.
const SENTENCE_BITS: i64 = 112;

/// The same for any run of equal words. Set phrases ("vice chairman of the standing committee of
/// the …") stay below it.
const RUN_BITS: i64 = 220;

/// The same for any stretch in which words differ.
const STRETCH_BITS: i64 = 400;

/// From this share of equal words on, a passage counts as word for word: one word in twenty may
/// differ.
const VERBATIM: f32 = 0.95;

/// The share of a paragraph or sentence that must be covered to count as the whole of it.
const WHOLE: f32 = 0.9;

/// The fewest equal words of a repeat.
const MIN_WORDS: u32 = 8;

/// Pieces of a reworded passage lie this near, in words, on both sides. In the PAN 2013 sample,
/// 20 loses one in six passages and 40 runs distinct ones together.
const NEAR_WORDS: u32 = 30;

/// The fewest seeds that make looking for a reworded passage worth while: by chance two articles
/// on one subject have two or three near each other.
const MIN_SEEDS: u32 = 3;

/// Word-for-word pieces stay as they are when they make up this share of a reworded passage.
const MOSTLY_VERBATIM: f32 = 0.6;

/// A seed that both articles have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Hit {
    /// The other article, by its number.
    pub other: u32,
    /// The seed's first word in the new article.
    pub a: u32,
    /// The same in the other one.
    pub b: u32,
}

/// Puts hits in order by counting, which a page built for size does many times as fast as it sorts.
#[derive(Default)]
pub(crate) struct HitSorter {
    /// For each article how many hits are in it, then where the next one goes; 0 between two calls.
    counts: Vec<u32>,
}

impl HitSorter {
    /// Hits that come by their places in the new article, by the other article and then as they
    /// came. Linear but for the other articles.
    pub(crate) fn by_other(&mut self, hits: &[Hit]) -> Vec<Hit> {
        let mut others: Vec<u32> = Vec::new();
        for hit in hits {
            let other = hit.other as usize;
            if self.counts.len() <= other {
                self.counts.resize(other + 1, 0);
            }
            if let Some(count) = self.counts.get_mut(other) {
                if *count == 0 {
                    others.push(hit.other);
                }
                *count += 1;
            }
        }
        others.sort_unstable();
        let mut next = 0;
        for &other in &others {
            if let Some(count) = self.counts.get_mut(other as usize) {
                next += std::mem::replace(count, next);
            }
        }
        let mut sorted = hits.to_vec();
        for &hit in hits {
            let Some(next) = self.counts.get_mut(hit.other as usize) else { continue };
            if let Some(place) = sorted.get_mut(*next as usize) {
                *place = hit;
            }
            *next += 1;
        }
        for other in others {
            if let Some(count) = self.counts.get_mut(other as usize) {
                *count = 0;
            }
        }
        sorted
    }
}

/// A passage that two articles share.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The other article, by its number.
    pub other: u32,
    /// Where it stands in the new article.
    pub a: Stretch,
    /// Where it stands in the other one.
    pub b: Stretch,
    /// How many words agree.
    pub words: u32,
    /// What their agreement tells, in bits.
    pub bits: u32,
    /// The share of words that agree; where the order differs, the share of what they tell.
    pub similarity: f32,
    /// Whether the words agree in their order.
    pub is_ordered: bool,
}

impl Match {
    /// A line of the new article that is word for word the one at `first`.
    pub(crate) fn of_line(a: Stretch, first: Place) -> Self {
        let (other, b, words) = (first.article, first.at, a.len());
        Self { other, a, b, words, bits: 0, similarity: 1.0, is_ordered: true }
    }

    /// Whether a hit lies inside on both sides.
    fn holds(&self, a: u32, b: u32) -> bool {
        self.a.holds(a) && self.b.holds(b)
    }

    /// How many words of both sides the two have in common, if they overlap on both.
    fn shared(&self, other: &Self) -> u32 {
        let (a, b) = (self.a.shared(other.a), self.b.shared(other.b));
        if a > 0 && b > 0 { a + b } else { 0 }
    }

    /// What it tells, less what the words without a partner take off.
    fn score(&self) -> i64 {
        let lone = self.a.len() + self.b.len() - 2 * self.words;
        i64::from(self.bits) - i64::from(lone) * i64::from(LONE_WORD)
    }

    pub(crate) fn is_verbatim(&self) -> bool {
        self.is_ordered && self.similarity >= VERBATIM
    }
}

/// Two articles side by side.
pub(crate) struct Sides<'i> {
    /// The new article.
    pub new: &'i Reading,
    /// The one before it.
    pub old: &'i Article,
    /// What words tell.
    pub rarity: &'i Rarity,
}

impl Sides<'_> {
    /// Adds to `found` the passages in which words agree in their order and `hits` lie, all of which
    /// are of these two articles and come in order. `tried` is the last place that was aligned, of an
    /// earlier call as well. Linear in the hits and in what they lie in.
    pub(crate) fn aligned(&self, hits: &[Hit], tried: &mut Option<Match>, found: &mut Vec<Match>) {
        let first = found.len();
        for hit in hits {
            let last = found.get(first..).unwrap_or_default().iter().rev().take(4);
            if last.chain(tried.as_ref()).any(|m| m.holds(hit.a, hit.b)) {
                continue;
            }
            let passage = self.align(*hit);
            *tried = Some(passage);
            if self.is_repeat(&passage) {
                found.push(passage);
            }
        }
    }

    /// The passages in other words around `hits`, which come in order. Those of `found` that one of
    /// them holds are taken out.
    pub(crate) fn loose(&self, hits: &[Hit], found: &mut Vec<Match>) -> Vec<Match> {
        let within = |hit: &&Hit| !found.iter().any(|m| m.holds(hit.a, hit.b));
        let loose = hits.iter().filter(within).map(|hit| Piece {
            a: Stretch::new(hit.a, hit.a + 1),
            b: Stretch::new(hit.b, hit.b + 1),
            seeds: 1,
        });
        let mut pieces: Vec<Piece> = loose.collect();
        if pieces.len() < MIN_SEEDS as usize {
            return Vec::new();
        }
        pieces.extend(found.iter().map(|m| Piece { a: m.a, b: m.b, seeds: 0 }));
        let mut passages = Vec::new();
        for passage in gathered(pieces).into_iter().filter_map(|piece| self.reworded(piece)) {
            let inside: u32 = found.iter().map(|m| m.shared(&passage)).sum();
            let size = passage.a.len() + passage.b.len();
            if (inside as f32) < MOSTLY_VERBATIM * size as f32 {
                found.retain(|m| m.shared(&passage) == 0);
                passages.push(passage);
            }
        }
        passages
    }

    fn align(&self, hit: Hit) -> Match {
        let (a, b) = (&self.new.article.words, &self.old.words);
        let bits = &self.new.bits;
        let after =
            extend(Side::forward(a, hit.a), Side::forward(b, hit.b), Side::forward(bits, hit.a));
        let before =
            extend(Side::backward(a, hit.a), Side::backward(b, hit.b), Side::backward(bits, hit.a));
        let a = Stretch::new(hit.a - before.a, hit.a + after.a);
        let b = Stretch::new(hit.b - before.b, hit.b + after.b);
        let words = before.words + after.words;
        Match {
            other: hit.other,
            a,
            b,
            words,
            bits: before.bits + after.bits,
            similarity: words as f32 / a.len().max(b.len()).max(1) as f32,
            is_ordered: true,
        }
    }

    /// Whether so much agrees that it is a passage told again and no set phrase: the less of a
    /// whole it is, and the more its words differ, the more it must tell.
    fn is_repeat(&self, passage: &Match) -> bool {
        let score = passage.score();
        if passage.words < MIN_WORDS || score < TWIN_BITS {
            return false;
        }
        let is_verbatim = passage.is_verbatim();
        if score >= if is_verbatim { RUN_BITS } else { STRETCH_BITS } {
            return true;
        }
        let covers = |unit| {
            let new = self.new.article.covers_a(unit, passage.a, WHOLE);
            u32::from(new) + u32::from(self.old.covers_a(unit, passage.b, WHOLE))
        };
        match covers(Break::Paragraph) {
            2 => true,
            1 if score >= PARAGRAPH_BITS => true,
            _ => is_verbatim && score >= SENTENCE_BITS && covers(Break::Sentence) == 2,
        }
    }

    fn reworded(&self, piece: Piece) -> Option<Match> {
        if piece.seeds < MIN_SEEDS {
            return None;
        }
        reworded::passage(self.new, self.old, self.rarity, (piece.a, piece.b))
    }
}

/// Seeds that lie near each other, and the passages among them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Piece {
    a: Stretch,
    b: Stretch,
    seeds: u32,
}

impl Piece {
    fn is_near(&self, other: &Self) -> bool {
        let gap = |x: Stretch, y: Stretch| x.from.max(y.from).saturating_sub(x.to.min(y.to));
        gap(self.a, other.a) <= NEAR_WORDS && gap(self.b, other.b) <= NEAR_WORDS
    }

    fn joined(self, other: Self) -> Self {
        Self { a: self.a.hull(other.a), b: self.b.hull(other.b), seeds: self.seeds + other.seeds }
    }
}

/// The pieces put together where they are near on both sides. Linear but for the sorting: a piece
/// is compared with those that it can still reach.
fn gathered(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.sort_unstable();
    let mut closed = Vec::new();
    let mut open: Vec<Piece> = Vec::new();
    for mut piece in pieces {
        let mut still = Vec::with_capacity(open.len() + 1);
        for other in open {
            if other.a.to + NEAR_WORDS < piece.a.from {
                closed.push(other);
            } else if other.is_near(&piece) {
                piece = piece.joined(other);
            } else {
                still.push(other);
            }
        }
        still.push(piece);
        open = still;
    }
    closed.extend(open);
    closed.sort_unstable();
    closed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(a: u32, b: u32) -> Piece {
        Piece { a: Stretch::new(a, a + 1), b: Stretch::new(b, b + 1), seeds: 1 }
    }

    #[test]
    fn seeds_are_put_together_where_they_are_near_on_both_sides() {
        let pieces =
            vec![piece(0, 500), piece(5, 100), piece(20, 80), piece(30, 510), piece(90, 90)];
        let seeds: Vec<_> = gathered(pieces).iter().map(|piece| piece.seeds).collect();
        assert_eq!(seeds, [2, 2, 1]);
    }

    #[test]
    fn hits_are_sorted_by_the_other_article_and_stay_in_order() {
        let mut sorter = HitSorter::default();
        for list in
            [[(3, 1), (0, 2), (3, 5), (1, 5), (0, 9)], [(2, 0), (2, 1), (0, 1), (9, 2), (9, 3)]]
        {
            let hits = list.map(|(other, a)| Hit { other, a, b: 7 });
            let mut expected = hits.to_vec();
            expected.sort_unstable();
            assert_eq!(sorter.by_other(&hits), expected);
        }
    }

    #[test]
    fn a_seed_between_two_groups_makes_them_one() {
        let pieces = vec![piece(0, 100), piece(1, 150), piece(2, 125)];
        assert_eq!(gathered(pieces).len(), 1);
    }
}
