//! All texts read so far, and what they share. Adding one costs what it and its matches cost,
//! however many came before.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use bluepencil_text::span::saturate;
use bluepencil_text::{Span, Text};

use crate::article::{Article, Place, Reading, Stretch, merged};
use crate::chunk::{CHUNK_WORDS, COPIES, ChunkSeeds, Covered};
use crate::groups::{Group, Groups};
use crate::matches::{Hit, HitSorter, Match, Sides};
use crate::positions::Positions;
use crate::rarity::{HashedAlready, MAX_BITS, Rarity};
use crate::seed_table::SeedTable;
use crate::seeds::{SHINGLE_WORDS, Seed};
use crate::words::{hash_of, same_words};

/// Places that are kept of one shingle. What stands in more is a set phrase and no longer looked
/// up; copies of a passage do not count, see [`COPIES`].
const SHINGLE_PLACES: usize = 10;

/// The same of one pair of words.
const PAIR_PLACES: usize = 8;

/// A short passage that stands in so many articles, or in one of a hundred if that is more, is
/// furniture: a notice or a stock sentence, and no passage that somebody took over.
const FURNITURE_ARTICLES: usize = 12;
const FURNITURE_SHARE: usize = 100;
const FURNITURE_WORDS: u32 = 40;

/// What a line must tell to be linked with the same line of another article, in bits: five or six
/// ordinary words. Menus and "source link" stand below a headline.
const LINE_BITS: u32 = 60;

/// Fewer words never tell so much.
const LINE_WORDS: u32 = LINE_BITS.div_ceil(MAX_BITS);

/// So many words stand in one line of a processor's cache, so that one fetches all.
const LINE: u32 = 16;

/// A map by what is as good as a hash.
type ByHash<K, V> = HashMap<K, V, BuildHasherDefault<HashedAlready>>;

/// What was not looked at, because it would have cost more than it could show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caps {
    /// Seeds that were not kept because they stood in too many places already.
    pub seeds: u64,
}

/// What is known of an article once it is added.
#[derive(Debug)]
pub struct Added {
    /// What agreement on each of its words tells, in bits.
    pub bits: Box<[u8]>,
    /// The passages that it shares with earlier ones.
    pub matches: Vec<Match>,
}

/// The articles read so far, ready to be compared with the next one. Removing or changing one means
/// beginning anew.
pub struct Detector {
    articles: Vec<Article>,
    positions: Positions,
    rarity: Rarity,
    shingles: SeedTable,
    pairs: SeedTable,
    sorter: HitSorter,
    groups: Groups,
    /// Groups that were furniture when their changes were last asked for.
    furniture: Vec<usize>,
    /// Where each line stands first, by the hash of its words.
    lines: ByHash<u64, Place>,
}

impl Default for Detector {
    fn default() -> Self {
        Self {
            articles: Vec::new(),
            positions: Positions::default(),
            rarity: Rarity::default(),
            shingles: SeedTable::new(SHINGLE_PLACES),
            pairs: SeedTable::new(PAIR_PLACES),
            sorter: HitSorter::default(),
            groups: Groups::default(),
            furniture: Vec::new(),
            lines: HashMap::default(),
        }
    }
}

impl Detector {
    /// Adds an article and finds what it shares with those before it. `quoted` are its quotations,
    /// in order. Linear in the text and in what matches.
    pub fn add(&mut self, text: &Text, quoted: &[Span]) -> Added {
        let mut new = Reading::new(text, quoted, &mut self.rarity);
        let number = saturate(self.articles.len());
        let mut matches = self.read(&mut new);
        matches.extend(self.lines(number, &new, &matches));
        let articles = &self.articles;
        self.groups.add(number, &mut matches, |m| {
            let other = articles.get(m.other as usize);
            m.similarity >= 1.0 && other.is_some_and(|other| is_same(&new.article, other, m))
        });
        self.positions.push(new.article.len());
        self.articles.push(new.article);
        Added { bits: new.bits, matches }
    }

    /// The articles, in the order in which they were added.
    pub fn articles(&self) -> &[Article] {
        &self.articles
    }

    /// The passages that several articles share, by their first places.
    pub fn passages(&self) -> Vec<Group> {
        let groups = self.groups.lists().into_iter();
        groups.filter(|group| !self.is_furniture(group)).collect()
    }

    /// The passages that have changed since this was last called, with their numbers; `None` where
    /// one is no more. Costs what has changed.
    pub fn take_changed(&mut self) -> Vec<(u32, Option<Group>)> {
        let mut changed = self.groups.take_changed();
        // With more articles a passage must stand in more of them to be furniture.
        changed.append(&mut self.furniture);
        changed.sort_unstable();
        changed.dedup();
        let mut passages = Vec::with_capacity(changed.len());
        for number in changed {
            let group = self.groups.list(number);
            let is_furniture = self.is_furniture(&group);
            if is_furniture {
                self.furniture.push(number);
            }
            let is_repeat = group.places.len() > 1 && !is_furniture;
            passages.push((saturate(number), is_repeat.then_some(group)));
        }
        passages
    }

    /// What was left aside.
    pub fn caps(&self) -> Caps {
        Caps { seeds: self.shingles.refused() + self.pairs.refused() }
    }

    /// Compares the article chunk by chunk with what is in the tables, and puts its seeds there.
    fn read(&mut self, new: &mut Reading) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let words = new.article.words.len();
        // What was tried last in each other article, if there is another chunk to come.
        let mut tried: ByHash<u32, Option<Match>> = HashMap::default();
        for from in (0..words).step_by(CHUNK_WORDS) {
            let seeds = ChunkSeeds::of(new, from, words.min(from + CHUNK_WORDS));
            let Ordered { hits, stock, held } = self.ordered_hits(&seeds);
            new.discount(&stock);
            self.touch(&hits);
            let mut here: Vec<Match> = Vec::new();
            for (other, hits) in by_article(&hits) {
                let Some(old) = self.articles.get(other as usize) else { continue };
                let sides = Sides { new: &*new, old, rarity: &self.rarity };
                if words > CHUNK_WORDS {
                    sides.aligned(hits, tried.entry(other).or_default(), &mut here);
                } else {
                    sides.aligned(hits, &mut None, &mut here);
                }
            }
            let verbatim = found.iter().chain(&here).filter(|m| m.is_verbatim());
            let copied = seeds.words(verbatim);
            let known = seeds.known(&held, &copied);
            let pairs = seeds.pairs(&known);
            let hits = self.loose_hits(&pairs, &hits, &copied);
            for (other, hits) in by_article(&hits) {
                let Some(old) = self.articles.get(other as usize) else { continue };
                let sides = Sides { new: &*new, old, rarity: &self.rarity };
                let mut same: Vec<Match> = here.extract_if(.., |m| m.other == other).collect();
                let matches = sides.loose(hits, &mut same);
                here.extend(same);
                here.extend(matches.into_iter().map(|m| Match { other, ..m }));
            }
            found.extend(here);
            let is_new = |(seed, held): (&Seed, &u8)| {
                let is_held = usize::from(*held) >= COPIES && copied.has(seed.at, SHINGLE_WORDS);
                (!is_held).then_some(*seed)
            };
            let shingles: Vec<Seed> = seeds.shingles.iter().zip(&held).filter_map(is_new).collect();
            let copied = seeds.words(found.iter().filter(|m| m.is_ordered));
            self.keep(&shingles, &pairs, &copied);
        }
        found
    }

    /// Fetches what is looked at of earlier articles where `hits` lie, from all over the memory: all of it
    /// at once, where one after the other would be waited for.
    fn touch(&self, hits: &[Hit]) {
        let mut sum = 0u32;
        for (other, _) in by_article(hits) {
            let length = self.articles.get(other as usize).map_or(0, Article::len);
            sum = sum.wrapping_add(length).wrapping_add(self.groups.touch(other));
        }
        for (other, hits) in by_article(hits) {
            let Some(old) = self.articles.get(other as usize) else { continue };
            let mut next = 0;
            for hit in hits {
                if hit.b >= next {
                    sum = sum.wrapping_add(old.touch(hit.b));
                    next = hit.b + LINE;
                }
            }
        }
        // Nobody asks for the sum, but without it nothing would be looked at.
        std::hint::black_box(sum);
    }

    /// Lines of an earlier article that stand in this one again and that no passage in `found`
    /// covers already.
    fn lines(&mut self, number: u32, new: &Reading, found: &[Match]) -> Vec<Match> {
        let mut covered: Vec<Stretch> =
            found.iter().filter(|m| m.is_verbatim()).map(|m| m.a).collect();
        covered.sort_unstable();
        let covered = merged(covered.into_iter());
        let mut matches = Vec::new();
        for at in new.article.lines().filter(|line| line.len() >= LINE_WORDS) {
            let words = new.article.hashes(at).iter();
            let hash = hash_of(words.map(|&word| u64::from(word)));
            let first = *self.lines.entry(hash).or_insert(Place { article: number, at });
            let before = covered.partition_point(|c| c.from <= at.from).checked_sub(1);
            let cover = before.and_then(|nth| covered.get(nth));
            if first.article == number || cover.is_some_and(|cover| cover.to >= at.to) {
                continue;
            }
            let bits = new.bits.get(at.range()).unwrap_or_default();
            if bits.iter().map(|&bits| u32::from(bits)).sum::<u32>() < LINE_BITS {
                continue;
            }
            let m = Match::of_line(at, first);
            let old = self.articles.get(first.article as usize);
            if old.is_some_and(|old| is_same(&new.article, old, &m)) {
                matches.push(m);
            }
        }
        matches
    }

    /// Looks the shingles up in earlier articles.
    fn ordered_hits(&mut self, seeds: &ChunkSeeds) -> Ordered {
        let mut hits = Vec::with_capacity(COPIES * seeds.shingles.len());
        let mut stock = Vec::new();
        let mut held = Vec::with_capacity(seeds.shingles.len());
        self.shingles.look_up(&seeds.shingles, self.positions.end(), |seed, places| {
            held.push(u8::try_from(places.len()).unwrap_or(u8::MAX));
            if self.shingles.is_full(places.len()) {
                stock.push(Stretch::new(seed.at, seed.at + saturate(SHINGLE_WORDS)));
            } else {
                hits.extend(places.iter().map(|&place| self.hit(seed, place)));
            }
        });
        Ordered { hits: self.sorter.by_other(&hits), stock: merged(stock.into_iter()), held }
    }

    /// Where seeds stand that may belong to a passage in other words: those among `ordered`, and
    /// pairs, outside of what was copied word for word.
    fn loose_hits(&self, pairs: &[Seed], ordered: &[Hit], copied: &Covered) -> Vec<Hit> {
        let is_loose = |at: u32| !copied.has(at, 1);
        let pairs = pairs.iter().filter(|pair| is_loose(pair.at));
        let pairs: Vec<Seed> = pairs.copied().collect();
        let mut hits: Vec<Hit> = ordered.iter().filter(|hit| is_loose(hit.a)).copied().collect();
        self.pairs.look_up(&pairs, self.positions.end(), |seed, places| {
            if !self.pairs.is_full(places.len()) {
                hits.extend(places.iter().map(|&place| self.hit(seed, place)));
            }
        });
        hits.sort_unstable();
        hits
    }

    /// `seed`, which also stands at `place` among the words of all articles.
    fn hit(&self, seed: Seed, place: u32) -> Hit {
        let (other, b) = self.positions.article_of(place);
        Hit { other, a: seed.at, b }
    }

    /// Puts the seeds into the tables, those of `copied` words as often as [`COPIES`] says.
    fn keep(&mut self, shingles: &[Seed], pairs: &[Seed], copied: &Covered) {
        let first = self.positions.end();
        let most = |seed: &Seed, length: usize| {
            if copied.has(seed.at, length) { COPIES } else { usize::MAX }
        };
        self.shingles.insert_all(shingles, first, |seed| most(seed, SHINGLE_WORDS));
        self.pairs.insert_all(pairs, first, |seed| most(seed, 1));
    }

    fn is_furniture(&self, group: &Group) -> bool {
        let many = FURNITURE_ARTICLES.max(self.articles.len() / FURNITURE_SHARE);
        let length = group.places.first().map_or(0, |place| place.at.len());
        let articles = group.places.chunk_by(|a, b| a.article == b.article).count();
        length <= FURNITURE_WORDS && articles >= many
    }
}

/// What is known of the shingles of a chunk from earlier articles.
struct Ordered {
    /// Where they stand, by article and position.
    hits: Vec<Hit>,
    /// The set phrases among them, which stand in so many places that no more are looked up.
    stock: Vec<Stretch>,
    /// In how many places each stands.
    held: Vec<u8>,
}

/// Whether the two passages have the same words, letter by letter.
fn is_same(new: &Article, old: &Article, m: &Match) -> bool {
    same_words(new.slice(m.a), old.slice(m.b))
}

/// Hits that come in order, by the article that they are in.
fn by_article(hits: &[Hit]) -> impl Iterator<Item = (u32, &[Hit])> {
    let chunks = hits.chunk_by(|a, b| a.other == b.other);
    chunks.filter_map(|hits| Some((hits.first()?.other, hits)))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::seeds::shingles;
    use crate::words::{upper, words};

    /// Shingles of different words with the same hash, a pair each: among so many there are some by
    /// chance.
    fn collisions() -> Vec<[String; 2]> {
        let mut first: HashMap<u32, String> = HashMap::new();
        let mut found = Vec::new();
        for number in 0..200_000 {
            let text = format!("ferry n{number} m{} k{}", number % 97, number / 7);
            let hashes: Vec<u32> = words(&text).map(|word| upper(word.hash)).collect();
            let Some(seed) = shingles(&hashes, 0, |_| false).pop() else { continue };
            if let Some(other) = first.insert(seed.hash, text.clone()) {
                found.push([other, text]);
            }
        }
        found
    }

    #[test]
    fn shingles_that_have_nothing_but_a_hash_in_common_are_no_passage() {
        let collisions = collisions();
        assert!(collisions.len() > 3);
        let text = |side: usize| {
            let mut text = String::new();
            for (nth, pair) in collisions.iter().enumerate() {
                for word in 0..12 {
                    write!(text, "{}{nth}x{word} ", ["a", "b"][side]).unwrap();
                }
                write!(text, "{} ", pair[side]).unwrap();
            }
            Text::new(&text)
        };
        let mut detector = Detector::default();
        for nth in 0..20 {
            assert!(
                detector
                    .add(&text(nth % 2), &[])
                    .matches
                    .iter()
                    .all(|m| m.other as usize % 2 == nth % 2)
            );
        }
        assert_eq!(detector.passages().len(), 2);
    }
}
