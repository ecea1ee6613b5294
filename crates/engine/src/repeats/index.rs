//! All articles read so far, and what they share. Adding an article costs what that article and
//! its matches cost, however many came before.

use std::collections::HashMap;

use crate::analysis::{Analysis, Comparison};
use crate::document::Document;
use crate::repeat::{Passage, Repeat, RepeatKind};
use crate::repeats::article::{Article, Place, Reading, Stretch, merged};
use crate::repeats::clusters::Clusters;
use crate::repeats::groups::{Group, Groups};
use crate::repeats::lines::{ByLine, linkable};
use crate::repeats::matches::{Hit, Match, Sides};
use crate::repeats::rarity::Rarity;
use crate::repeats::seed_table::SeedTable;
use crate::repeats::seeds::{SHINGLE_WORDS, SURE_WORDS, Seed, pairs, shingles};
use crate::repeats::words::same_words;
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
const COPIES: usize = 3;

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
    words: u32,
    rarity: Rarity,
    shingles: SeedTable,
    pairs: SeedTable,
    groups: Groups,
    lines: ByLine<Place>,
    clusters: Clusters,
}

impl Default for Index {
    fn default() -> Self {
        Self {
            articles: Vec::new(),
            words: 0,
            rarity: Rarity::default(),
            shingles: SeedTable::new(SHINGLE_PLACES),
            pairs: SeedTable::new(PAIR_PLACES),
            groups: Groups::default(),
            lines: ByLine::default(),
            clusters: Clusters::default(),
        }
    }
}

impl Index {
    /// Adds an article and finds what it shares with those before it. Linear in its text and in
    /// what matches.
    pub fn add(&mut self, document: &Document, analysis: &Analysis) {
        let mut new = Reading::new(document, &analysis.quotes, self.words, &mut self.rarity);
        let number = saturate(self.articles.len());
        let mut matches = self.read(&mut new);
        matches.extend(self.lines(number, &new, &matches));
        self.clusters.add(number, &new, analysis, &matches);
        let articles = &self.articles;
        self.groups.add(number, matches, |m| {
            let other = articles.get(m.other as usize);
            m.similarity >= 1.0 && other.is_some_and(|other| is_same(&new.article, other, m))
        });
        self.words += new.article.len();
        self.articles.push(new.article);
    }

    /// What the articles share so far.
    pub fn comparison(&self) -> Comparison {
        let groups = self.groups.lists();
        let kept = groups.iter().filter(|group| !self.is_furniture(group));
        let repeats = kept.map(|group| self.repeat(group)).collect();
        Comparison { quote_clusters: self.clusters.lists(&self.articles), repeats }
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
            let (hits, stock) = self.hits(&seeds, new.article.first);
            new.discount(&stock);
            for hits in hits.chunk_by(|a, b| a.other == b.other) {
                let Some(other) = hits.first().map(|hit| hit.other) else { continue };
                let Some(old) = self.articles.get(other as usize) else { continue };
                let sides = Sides { new: &*new, old, rarity: &self.rarity };
                let matches = sides.matches(hits, tried.entry(other).or_default());
                found.extend(matches.into_iter().map(|m| Match { other, ..m }));
            }
            self.keep(&seeds, new.article.first, &found);
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
        let text = new.article.text();
        let mut matches = Vec::new();
        for (span, hash) in linkable(text) {
            let at = new.article.stretch_of(span);
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

    /// Where the seeds stand in earlier articles, by article and position; and the set phrases
    /// among them, which stand in so many places that no more are looked up.
    fn hits(&self, seeds: &ChunkSeeds, first: u32) -> (Vec<Hit>, Vec<Stretch>) {
        let (mut hits, mut stock) = (Vec::new(), Vec::new());
        let ordered = seeds.shingles.iter().map(|seed| (seed, &self.shingles, true));
        let pairs = seeds.pairs.iter().map(|seed| (seed, &self.pairs, false));
        for (seed, table, is_ordered) in ordered.chain(pairs) {
            let before = hits.len();
            let places = table.get(seed.hash).filter(|&at| at < first);
            hits.extend(places.map(|b| Hit { other: 0, a: seed.at, b, is_ordered }));
            if table.is_full(hits.len() - before) {
                hits.truncate(before);
                if is_ordered {
                    stock.push(Stretch::new(seed.at, seed.at + saturate(SHINGLE_WORDS)));
                }
            }
        }
        for hit in &mut hits {
            let other = self.articles.partition_point(|article| article.first <= hit.b) - 1;
            hit.other = saturate(other);
            hit.b -= self.articles.get(other).map_or(0, |article| article.first);
        }
        hits.sort_unstable();
        (hits, merged(stock.into_iter()))
    }

    fn keep(&mut self, seeds: &ChunkSeeds, first: u32, found: &[Match]) {
        let copied = seeds.copied(found);
        for seed in &seeds.shingles {
            let most = copied.most(seed.at, SHINGLE_WORDS);
            self.shingles.insert(seed.hash, first + seed.at, first, most);
        }
        for seed in &seeds.pairs {
            let most = copied.most(seed.at, 1);
            self.pairs.insert(seed.hash, first + seed.at, first, most);
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

    fn copied(&self, found: &[Match]) -> Copied {
        let mut words = vec![false; self.words.len() as usize];
        for m in found.iter().filter(|m| m.is_ordered && m.a.shared(self.words) > 0) {
            let from = m.a.from.saturating_sub(self.words.from) as usize;
            let to = m.a.to.saturating_sub(self.words.from) as usize;
            let to = to.min(words.len());
            words.get_mut(from..to).unwrap_or_default().fill(true);
        }
        Copied { first: self.words.from, words }
    }
}

/// Which words of a chunk are copied.
struct Copied {
    first: u32,
    words: Vec<bool>,
}

impl Copied {
    /// How many places the seed at `at`, `length` words long, may have at most to be kept.
    fn most(&self, at: u32, length: usize) -> usize {
        let from = at.saturating_sub(self.first) as usize;
        let is_copied = self.words.get(from..from + length).is_some_and(|w| w.iter().all(|&w| w));
        if is_copied { COPIES } else { usize::MAX }
    }
}
