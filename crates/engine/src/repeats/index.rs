//! All articles read so far, and what they share. Adding an article costs what that article and
//! its matches cost, however many came before.

use std::collections::HashMap;
use std::sync::Arc;

use crate::analysis::{Analysis, Changes, Comparison};
use crate::document::Document;
use crate::repeat::{Passage, Repeat, RepeatKind};
use crate::repeats::article::{Article, Place, Reading, Stretch, merged};
use crate::repeats::clusters::Clusters;
use crate::repeats::groups::{Group, Groups};
use crate::repeats::lines::ByLine;
use crate::repeats::matches::{Hit, Match, Sides};
use crate::repeats::rarity::{MAX_BITS, Rarity};
use crate::repeats::seed_table::SeedTable;
use crate::repeats::seeds::{SHINGLE_WORDS, SURE_WORDS, Seed, pairs, shingles};
use crate::repeats::words::{hash_of, same_words};
use crate::span::saturate;

/// Words that are compared at a time, so that what a very long article needs meanwhile is small.
const CHUNK_WORDS: usize = 8192;

/// Places that are kept of one shingle. What stands in more is a set phrase and no longer looked
/// up; copies of a passage do not count, see [`COPIES`].
const SHINGLE_PLACES: usize = 10;

/// The same of one pair of words.
const PAIR_PLACES: usize = 8;

/// Seeds of a copied passage are kept until so many places have them: later copies find one
/// of these, and a passage never becomes a set phrase by being copied.
const COPIES: usize = 2;

/// Words of fewer letters make no pairs, and words that tell fewer bits.
const PAIR_LETTERS: u8 = 4;
const PAIR_BITS: u8 = 8;

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

/// What was not looked at, because it would have cost more than it could show.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Caps {
    /// Seeds that were not kept because they stood in too many places already.
    pub seeds: u64,
}

/// The articles of a workspace, ready to be compared with the next one. Removing or changing one
/// means building the index anew.
pub struct Index {
    articles: Vec<Article>,
    /// The position of each article's first word among those of all.
    firsts: Vec<u32>,
    words: u32,
    rarity: Rarity,
    shingles: SeedTable,
    pairs: SeedTable,
    groups: Groups,
    /// Groups that were furniture when their changes were last asked for.
    furniture: Vec<usize>,
    lines: ByLine<Place>,
    clusters: Clusters,
}

impl Default for Index {
    fn default() -> Self {
        Self {
            articles: Vec::new(),
            firsts: Vec::new(),
            words: 0,
            rarity: Rarity::default(),
            shingles: SeedTable::new(SHINGLE_PLACES),
            pairs: SeedTable::new(PAIR_PLACES),
            groups: Groups::default(),
            furniture: Vec::new(),
            lines: ByLine::default(),
            clusters: Clusters::default(),
        }
    }
}

impl Index {
    /// Adds an article and finds what it shares with those before it. Linear in its text and in
    /// what matches.
    pub fn add(&mut self, document: &Document, analysis: &Analysis) {
        let mut new = Reading::new(document, &analysis.quotes, &mut self.rarity);
        let number = saturate(self.articles.len());
        let mut matches = self.read(&mut new);
        matches.extend(self.lines(number, &new, &matches));
        self.clusters.add(number, &new, analysis, &matches);
        let articles = &self.articles;
        self.groups.add(number, matches, |m| {
            let other = articles.get(m.other as usize);
            m.similarity >= 1.0 && other.is_some_and(|other| is_same(&new.article, other, m))
        });
        self.firsts.push(self.words);
        self.words += new.article.len();
        self.articles.push(new.article);
    }

    /// What the articles share so far.
    pub fn comparison(&self) -> Comparison {
        let groups = self.groups.lists();
        let kept = groups.iter().filter(|group| !self.is_furniture(group));
        let repeats = kept.map(|group| Arc::new(self.repeat(group))).collect();
        let clusters = self.clusters.lists(&self.articles);
        Comparison { quote_clusters: clusters.into_iter().map(Arc::new).collect(), repeats }
    }

    /// What has changed in the comparison since this was last called: applied one after the other,
    /// the changes make the comparison, in another order. Costs what has changed.
    pub fn changes(&mut self) -> Changes {
        let mut changed = self.groups.take_changed();
        // With more articles a passage must stand in more of them to be furniture.
        changed.append(&mut self.furniture);
        changed.sort_unstable();
        changed.dedup();
        let mut repeats = Vec::with_capacity(changed.len());
        for number in changed {
            let group = self.groups.list(number);
            let is_furniture = self.is_furniture(&group);
            if is_furniture {
                self.furniture.push(number);
            }
            let is_repeat = group.places.len() > 1 && !is_furniture;
            let repeat = if is_repeat { self.repeat(&group) } else { Repeat::default() };
            repeats.push((saturate(number), repeat));
        }
        Changes { quote_clusters: self.clusters.take_changed(&self.articles), repeats }
    }

    /// Short passages that stand in very many articles: notices, stock sentences, menus. They are
    /// no repeats that somebody took over, and lines that say nothing about their article.
    pub fn furniture(&self) -> Vec<Repeat> {
        let groups = self.groups.lists();
        let furniture = groups.iter().filter(|group| self.is_furniture(group));
        furniture.map(|group| self.repeat(group)).collect()
    }

    /// What was left aside.
    pub fn caps(&self) -> Caps {
        Caps { seeds: self.shingles.refused() + self.pairs.refused() }
    }

    /// Compares the article chunk by chunk with what is in the tables, and puts its seeds there.
    fn read(&mut self, new: &mut Reading) -> Vec<Match> {
        let mut found: Vec<Match> = Vec::new();
        let mut tried: HashMap<u32, Option<Match>> = HashMap::new();
        let words = new.article.words.len();
        for from in (0..words).step_by(CHUNK_WORDS) {
            let seeds = ChunkSeeds::of(new, from, words.min(from + CHUNK_WORDS));
            let (hits, stock) = self.ordered_hits(&seeds);
            new.discount(&stock);
            let mut here: Vec<Match> = Vec::new();
            for (other, hits) in by_article(&hits) {
                let Some(old) = self.articles.get(other as usize) else { continue };
                let sides = Sides { new: &*new, old, rarity: &self.rarity };
                let matches = sides.aligned(hits, tried.entry(other).or_default());
                here.extend(matches.into_iter().map(|m| Match { other, ..m }));
            }
            let hits = self.loose_hits(&seeds, &hits, &here);
            for (other, hits) in by_article(&hits) {
                let Some(old) = self.articles.get(other as usize) else { continue };
                let sides = Sides { new: &*new, old, rarity: &self.rarity };
                let mut same: Vec<Match> = here.extract_if(.., |m| m.other == other).collect();
                let matches = sides.loose(hits, &mut same);
                here.extend(same);
                here.extend(matches.into_iter().map(|m| Match { other, ..m }));
            }
            found.extend(here);
            self.keep(&seeds, &found);
        }
        found
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

    /// Where the shingles stand in earlier articles, by article and position; and the set phrases
    /// among them, which stand in so many places that no more are looked up.
    fn ordered_hits(&self, seeds: &ChunkSeeds) -> (Vec<Hit>, Vec<Stretch>) {
        let (mut hits, mut stock) = (Vec::new(), Vec::new());
        self.shingles.look_up(&seeds.shingles, self.words, |seed, places| {
            if self.shingles.is_full(places.len()) {
                stock.push(Stretch::new(seed.at, seed.at + saturate(SHINGLE_WORDS)));
            } else {
                hits.extend(places.iter().map(|&place| self.hit(seed, place)));
            }
        });
        hits.sort_unstable();
        (hits, merged(stock.into_iter()))
    }

    /// Where seeds stand that may belong to a passage in other words: those among `ordered`, and
    /// pairs, outside of what was copied word for word.
    fn loose_hits(&self, seeds: &ChunkSeeds, ordered: &[Hit], found: &[Match]) -> Vec<Hit> {
        let copied = seeds.words(found.iter().filter(|m| m.is_verbatim()));
        let is_loose = |at: u32| !copied.has(at, 1);
        let pairs = seeds.pairs.iter().filter(|pair| is_loose(pair.at));
        let pairs: Vec<Seed> = pairs.copied().collect();
        let mut hits: Vec<Hit> = ordered.iter().filter(|hit| is_loose(hit.a)).copied().collect();
        self.pairs.look_up(&pairs, self.words, |seed, places| {
            if !self.pairs.is_full(places.len()) {
                hits.extend(places.iter().map(|&place| self.hit(seed, place)));
            }
        });
        hits.sort_unstable();
        hits
    }

    /// `seed`, which also stands at `place` among the words of all articles.
    fn hit(&self, seed: Seed, place: u32) -> Hit {
        let other = self.firsts.partition_point(|&first| first <= place).saturating_sub(1);
        let first = self.firsts.get(other).copied().unwrap_or(0);
        Hit { other: saturate(other), a: seed.at, b: place - first }
    }

    fn keep(&mut self, seeds: &ChunkSeeds, found: &[Match]) {
        let copied = seeds.words(found.iter().filter(|m| m.is_ordered));
        for seed in &seeds.shingles {
            let most = if copied.has(seed.at, SHINGLE_WORDS) { COPIES } else { usize::MAX };
            self.shingles.insert(seed.hash, self.words + seed.at, self.words, most);
        }
        for seed in &seeds.pairs {
            let most = if copied.has(seed.at, 1) { COPIES } else { usize::MAX };
            self.pairs.insert(seed.hash, self.words + seed.at, self.words, most);
        }
    }

    fn is_furniture(&self, group: &Group) -> bool {
        let many = FURNITURE_ARTICLES.max(self.articles.len() / FURNITURE_SHARE);
        let length = group.places.first().map_or(0, |place| place.at.len());
        let articles = group.places.chunk_by(|a, b| a.article == b.article).count();
        length <= FURNITURE_WORDS && articles >= many
    }

    fn repeat(&self, group: &Group) -> Repeat {
        let places = group.places.iter().filter_map(|place| {
            let article = self.articles.get(place.article as usize)?;
            Some(Passage { document: article.id.clone(), span: article.span_of(place.at) })
        });
        Repeat {
            passages: places.collect(),
            kind: if group.is_exact { RepeatKind::Exact } else { RepeatKind::Near },
            similarity: group.similarity,
        }
    }
}

/// Whether the two passages have the same words, letter by letter.
fn is_same(new: &Article, old: &Article, m: &Match) -> bool {
    same_words(new.slice(m.a), old.slice(m.b))
}

/// The seeds of some neighbouring words.
struct ChunkSeeds {
    words: Stretch,
    shingles: Vec<Seed>,
    pairs: Vec<Seed>,
}

impl ChunkSeeds {
    fn of(new: &Reading, from: usize, to: usize) -> Self {
        let words = &new.article.words;
        // A little over the end, so that a run across two chunks has a seed as well.
        let over = (to + SURE_WORDS - 1).min(words.len());
        let chunk = words.get(from..over).unwrap_or_default();
        let first = saturate(from);
        let long = (first..).zip(chunk).filter(|&(at, _)| {
            let of = |list: &[u8]| list.get(at as usize).copied().unwrap_or(0);
            of(&new.lengths) >= PAIR_LETTERS && of(&new.bits) >= PAIR_BITS
        });
        Self {
            words: Stretch::new(first, saturate(over)),
            shingles: shingles(chunk, first, |at| new.is_quoted(at)),
            pairs: pairs(long.map(|(at, &hash)| Seed { hash, at })),
        }
    }

    /// The words of this chunk in which `found` lie.
    fn words<'m>(&self, found: impl Iterator<Item = &'m Match>) -> Words {
        let mut is_in = vec![false; self.words.len() as usize];
        for m in found.filter(|m| m.a.shared(self.words) > 0) {
            let from = m.a.from.saturating_sub(self.words.from) as usize;
            let to = m.a.to.saturating_sub(self.words.from) as usize;
            let to = to.min(is_in.len());
            is_in.get_mut(from..to).unwrap_or_default().fill(true);
        }
        Words { first: self.words.from, is_in }
    }
}

/// Some words of a chunk.
struct Words {
    first: u32,
    is_in: Vec<bool>,
}

impl Words {
    /// Whether all of `length` words from `at` on are among them.
    fn has(&self, at: u32, length: usize) -> bool {
        let from = at.saturating_sub(self.first) as usize;
        self.is_in.get(from..from + length).is_some_and(|words| words.iter().all(|&it| it))
    }
}

/// Hits that come in order, by the article that they are in.
fn by_article(hits: &[Hit]) -> impl Iterator<Item = (u32, &[Hit])> {
    let chunks = hits.chunk_by(|a, b| a.other == b.other);
    chunks.filter_map(|hits| Some((hits.first()?.other, hits)))
}
