//! The fixed phrases of web pages, read from `phrases.txt`, and where they stand in a line.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use crate::line::LineKind;
use crate::span::Span;

use super::page::Page;
use super::words::{Word, measure};

mod packed;

/// The file that a translator edits; `CONTRIBUTING.md` explains it. The page has it packed.
const FILE: &str = include_str!("phrases.txt");

/// What a phrase is a sign of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Topic {
    /// A kind of line.
    Kind(LineKind),
    /// Months, weekdays and what else dates are made of.
    Date,
    /// Press and picture agencies.
    Agency,
    /// What people in pictures do: captions are in the present tense.
    Scene,
    /// What people who write for a living are called.
    Trade,
    /// The names of social networks.
    Network,
    /// Verbs of saying: who speaks is no picture and no menu.
    Speech,
    /// The small words that sentences are made of; counted, never listed.
    Function,
    /// Words that address whoever reads; counted, never listed.
    Reader,
    /// Words of somebody who writes about himself; counted, never listed.
    Writer,
}

impl Topic {
    /// Whether its words are counted and not listed.
    fn is_counted(self) -> bool {
        matches!(self, Self::Function | Self::Reader | Self::Writer)
    }
}

/// Where a phrase has to stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// It is the whole line, alone or with others of its kind.
    Whole,
    /// At the start.
    Start,
    /// At the end.
    End,
    /// Anywhere.
    Inside,
}

/// A phrase in a line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Match {
    /// What it is a sign of.
    pub topic: Topic,
    /// Where such a phrase has to stand; it does, or it covers a piece of the line.
    pub place: Place,
    /// Its bytes in the text.
    pub span: Span,
    /// The number of its first word in the line.
    pub word: usize,
    /// How many words it has.
    pub words: usize,
}

struct Entry {
    topic: Topic,
    place: Place,
    /// The mark that must stand behind it.
    mark: Option<char>,
    keys: Box<[u64]>,
}

/// All phrases, those that begin with the same word together.
pub(super) struct Phrases {
    entries: Vec<Entry>,
    heads: Heads,
}

impl Phrases {
    /// The phrases of `phrases.txt`, read once.
    pub fn get() -> &'static Self {
        static PHRASES: OnceLock<Phrases> = OnceLock::new();
        PHRASES.get_or_init(|| Self::parse(&packed::unpacked()))
    }

    fn parse(file: &str) -> Self {
        let lists = file.lines().filter_map(|line| line.split_once(": "));
        let parsed = lists.filter_map(|(head, list)| Some((parse_head(head)?, list)));
        let mut all = Vec::new();
        for ((topic, places), list) in parsed {
            for phrase in list.split('|') {
                all.extend(places.iter().filter_map(|place| Entry::new(topic, *place, phrase)));
            }
        }
        Self::new(all)
    }

    fn new(mut all: Vec<(u64, Entry)>) -> Self {
        // Of two phrases that say the same, the longer one is the better reason.
        all.sort_by_key(|(key, entry)| (*key, Reverse(entry.keys.len())));
        let mut entries = Vec::with_capacity(all.len());
        let mut heads = Vec::new();
        for (key, entry) in all {
            if heads.last().is_none_or(|last: &Head| last.key != key) {
                let from = entries.len();
                heads.push(Head { key, entries: from..from, counts: Counts::default() });
            }
            let Some(head) = heads.last_mut() else { continue };
            if entry.topic.is_counted() {
                head.counts.note(entry.topic);
            } else {
                entries.push(entry);
                head.entries.end = entries.len();
            }
        }
        Self { entries, heads: Heads::new(heads) }
    }

    /// Whether the word of that hash is one that sentences are made of.
    pub fn is_small_word(&self, key: u64) -> bool {
        self.heads.of(key).is_some_and(|head| head.counts.functions > 0)
    }

    /// Puts every phrase of line `at` on `found`, in the order of the words. A line that has more
    /// words than the page keeps is searched only in those.
    pub fn find(&self, page: &Page<'_>, at: usize, found: &mut Vec<Match>) -> Counts {
        let mut counts = Counts::default();
        let words = page.words(at);
        for (number, word) in words.iter().enumerate() {
            let Some(head) = self.heads.of(word.key()) else { continue };
            counts.add(head.counts);
            let entries = self.entries.get(head.entries.clone()).unwrap_or_default();
            found.extend(entries.iter().filter_map(|entry| entry.at_word(number, page, at)));
        }
        counts
    }
}

impl Entry {
    /// A phrase, and the hash of its first word.
    fn new(topic: Topic, place: Place, phrase: &str) -> Option<(u64, Self)> {
        let mut words = Vec::new();
        measure(phrase, 0, &mut words);
        let keys: Box<[u64]> = words.iter().map(Word::key).collect();
        let mark = phrase.chars().next_back().filter(|last| !last.is_alphanumeric()).map(plain);
        Some((*keys.first()?, Self { topic, place, mark, keys }))
    }

    /// Itself, if it stands at word `number` of line `at` and where it has to.
    fn at_word(&self, number: usize, page: &Page<'_>, at: usize) -> Option<Match> {
        let words = page.words(at);
        let n = self.keys.len();
        let is_whole = || page.shape(at).words as usize == words.len();
        let stands = match self.place {
            Place::Start => number == 0,
            Place::End => is_whole() && number + n == words.len(),
            Place::Whole => is_whole(),
            Place::Inside => true,
        };
        let here = words.get(number..number + n).filter(|_| stands)?;
        if !here.iter().zip(&self.keys).all(|(word, key)| word.key() == *key) {
            return None;
        }
        let span = Span::new(here.first()?.span.start, here.last()?.span.end);
        if self.mark.is_some_and(|mark| !follows(page, at, span.end, mark)) {
            return None;
        }
        Some(Match { topic: self.topic, place: self.place, span, word: number, words: n })
    }
}

/// What begins with one word.
struct Head {
    /// The word's hash.
    key: u64,
    /// The phrases that begin with it.
    entries: Range<usize>,
    /// What it counts as by itself.
    counts: Counts,
}

/// All first words by their hashes. Every word of a text is looked up here, half of them with
/// success: so it is a probe or two of a small table that is half empty.
struct Heads {
    heads: Vec<Head>,
    /// The number of a head, counted from 1, where its hash points or in the next free place.
    slots: Box<[u16]>,
}

impl Heads {
    fn new(heads: Vec<Head>) -> Self {
        let mut slots = vec![0; (heads.len() * 2).next_power_of_two()].into_boxed_slice();
        for (number, head) in (1..).zip(&heads) {
            let mut free = probes(head.key, slots.len());
            let free = free.find(|at| slots.get(*at).is_some_and(|number| *number == 0));
            if let Some(slot) = free.and_then(|at| slots.get_mut(at)) {
                *slot = number;
            }
        }
        Self { heads, slots }
    }

    fn of(&self, key: u64) -> Option<&Head> {
        for at in probes(key, self.slots.len()) {
            let number = self.slots.get(at).filter(|number| **number > 0)?;
            let head = self.heads.get(usize::from(*number) - 1)?;
            if head.key == key {
                return Some(head);
            }
        }
        None
    }
}

/// Where to look for `key` in a table of `slots`, a power of two.
fn probes(key: u64, slots: usize) -> impl Iterator<Item = usize> {
    let mask = slots - 1;
    let first = usize::try_from(key & 0xffff_ffff).unwrap_or_default();
    (0..slots).map(move |step| first.wrapping_add(step) & mask)
}

/// Whether `mark` stands behind byte `end` of line `at`.
fn follows(page: &Page<'_>, at: usize, end: u32, mark: char) -> bool {
    let Some(line) = page.line(at) else { return false };
    let rest = page.slice(Span::new(end, line.span.end)).trim_start();
    rest.chars().next().is_some_and(|next| plain(next) == mark)
}

/// The common form of marks that are printed in several.
const fn plain(mark: char) -> char {
    match mark {
        '：' => ':',
        '＝' => '=',
        '／' => '/',
        '–' | '—' => '-',
        '›' => '>',
        '．' => '.',
        other => other,
    }
}

/// What the phrases of a list are signs of, and where they have to stand.
fn parse_head(head: &str) -> Option<(Topic, Vec<Place>)> {
    let mut words = head.split(' ');
    let topic = match words.next()? {
        "date" => Topic::Date,
        "agency" => Topic::Agency,
        "scene" => Topic::Scene,
        "trade" => Topic::Trade,
        "network" => Topic::Network,
        "speech" => Topic::Speech,
        "function" => Topic::Function,
        "reader" => Topic::Reader,
        "writer" => Topic::Writer,
        name => Topic::Kind(LineKind::from_name(name)?),
    };
    let places = words.map(|place| match place {
        "whole" => Some(Place::Whole),
        "start" => Some(Place::Start),
        "end" => Some(Place::End),
        "inside" => Some(Place::Inside),
        _ => None,
    });
    Some((topic, places.collect::<Option<_>>()?))
}

/// How many words of a line are of the kinds that are only counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// Small words that sentences are made of.
    pub functions: u8,
    /// Words that address whoever reads.
    pub reader: u8,
    /// Words of somebody who writes about himself.
    pub writer: u8,
}

impl Counts {
    /// Has a word count as `topic` says; one that several languages have counts once.
    fn note(&mut self, topic: Topic) {
        match topic {
            Topic::Function => self.functions = 1,
            Topic::Reader => self.reader = 1,
            Topic::Writer => self.writer = 1,
            _ => {}
        }
    }

    fn add(&mut self, word: Self) {
        self.functions = self.functions.saturating_add(word.functions);
        self.reader = self.reader.saturating_add(word.reader);
        self.writer = self.writer.saturating_add(word.writer);
    }
}

/// The phrases of every line of a page.
pub(super) struct Matches {
    all: Vec<Match>,
    lines: Vec<(usize, Counts)>,
}

impl Matches {
    /// Searches every line.
    pub fn of(page: &Page<'_>) -> Self {
        let phrases = Phrases::get();
        let mut matches = Self { all: Vec::new(), lines: Vec::with_capacity(page.len()) };
        for at in 0..page.len() {
            let counts = phrases.find(page, at, &mut matches.all);
            matches.lines.push((matches.all.len(), counts));
        }
        matches
    }

    /// The phrases of line `at`, in the order of the words.
    pub fn of_line(&self, at: usize) -> &[Match] {
        let end = |at: usize| self.lines.get(at).map(|(end, _)| *end);
        let from = at.checked_sub(1).and_then(end).unwrap_or(0);
        self.all.get(from..end(at).unwrap_or(from)).unwrap_or_default()
    }

    /// How many words of line `at` are of the kinds that are only counted.
    pub fn counts(&self, at: usize) -> Counts {
        self.lines.get(at).map(|(_, counts)| *counts).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    fn lists() -> impl Iterator<Item = (&'static str, &'static str)> {
        FILE.lines().filter_map(|line| line.split_once(": "))
    }

    #[test]
    fn every_line_of_the_file_is_understood() {
        let others = FILE.lines().filter(|line| !line.contains(": "));
        for line in others.skip(1) {
            assert!(line.is_empty() || line.starts_with('['), "no list and no language: {line}");
        }
        for (head, _) in lists() {
            assert!(parse_head(head).is_some_and(|(_, places)| !places.is_empty()), "{head}");
        }
    }

    #[test]
    fn every_phrase_of_the_file_is_found_in_itself() {
        let phrases = Phrases::get();
        let is_listed = |head: &str| parse_head(head).is_some_and(|(topic, _)| !topic.is_counted());
        for (_, list) in lists().filter(|(head, _)| is_listed(head)) {
            for phrase in list.split('|') {
                let text = Text::new(phrase);
                let page = Page::new(&text);
                let mut found = Vec::new();
                phrases.find(&page, 0, &mut found);
                assert!(found.iter().any(|m| m.words == page.words(0).len()), "{phrase}");
            }
        }
    }
}
