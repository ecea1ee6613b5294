//! The fixed phrases of web pages, read from `phrases.txt`, and where they stand in a line.

use std::sync::OnceLock;

use crate::line::LineKind;
use crate::span::Span;

use super::page::Page;
use super::words::{Word, measure};

/// The file that a translator edits; its own head explains it.
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

/// All phrases, ordered by the hash of their first word.
pub(super) struct Phrases {
    entries: Vec<Entry>,
    /// A bit for the low end of each first word's hash; nearly every word of a text is told
    /// from the phrases' by it alone.
    first: Box<[u64]>,
}

/// Bits of the filter. About 2,000 first words then let 3 % of other words through.
const SLOTS: u64 = 1 << 16;

impl Phrases {
    /// The phrases of `phrases.txt`, read once.
    pub fn get() -> &'static Self {
        static PHRASES: OnceLock<Phrases> = OnceLock::new();
        PHRASES.get_or_init(|| Self::parse(FILE))
    }

    fn parse(file: &str) -> Self {
        let mut phrases = Self { entries: Vec::new(), first: vec![0; slot(SLOTS - 1) + 1].into() };
        let mut section = None;
        for line in file.lines().map(str::trim).filter(|l| !l.is_empty() && !l.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[') {
                section = parse_head(head.trim_end_matches(']'));
                continue;
            }
            let Some((topic, place)) = section else { continue };
            let (_language, list) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
            for phrase in list.split('|').map(str::trim) {
                phrases.add(topic, place, phrase);
            }
        }
        phrases.entries.sort_by_key(|entry| entry.keys.first().copied());
        phrases
    }

    fn add(&mut self, topic: Topic, place: Place, phrase: &str) {
        let mut words = Vec::new();
        measure(phrase, 0, &mut words);
        let keys: Box<[u64]> = words.iter().map(|word| word.key).collect();
        let Some(&key) = keys.first() else { return };
        if let Some(slot) = self.first.get_mut(slot(key)) {
            *slot |= slot_bit(key);
        }
        let mark = phrase.chars().next_back().filter(|last| !last.is_alphanumeric()).map(plain);
        self.entries.push(Entry { topic, place, mark, keys });
    }

    /// Puts every phrase of line `at` on `found`, in the order of the words. A line that has more
    /// words than the page keeps is searched only in those.
    pub fn find(&self, page: &Page<'_>, at: usize, found: &mut Vec<Match>) -> Counts {
        let mut counts = Counts::default();
        let words = page.words(at);
        let is_whole = page.shape(at).words as usize == words.len();
        for (word, rest) in
            words.iter().enumerate().map(|(i, w)| (w, words.get(i..).unwrap_or_default()))
        {
            if !self.may_start(word.key) {
                continue;
            }
            let mut counted = Counts::default();
            let number = words.len() - rest.len();
            let from = self.entries.partition_point(|e| e.keys.first() < Some(&word.key));
            let entries = self.entries.iter().skip(from);
            for entry in entries.take_while(|e| e.keys.first() == Some(&word.key)) {
                match entry.topic {
                    Topic::Function => counted.functions = 1,
                    Topic::Reader => counted.reader = 1,
                    Topic::Writer => counted.writer = 1,
                    _ => {}
                }
                if entry.topic.is_counted() {
                    continue;
                }
                let n = entry.keys.len();
                let stands = match entry.place {
                    Place::Start => number == 0,
                    Place::End => is_whole && n == rest.len(),
                    Place::Whole => is_whole,
                    Place::Inside => true,
                };
                if !stands || !starts_with(rest, &entry.keys) {
                    continue;
                }
                let end = rest.get(n - 1).map_or(word.span.end, |w| w.span.end);
                let span = Span::new(word.span.start, end);
                if entry.mark.is_some_and(|mark| !follows(page, at, end, mark)) {
                    continue;
                }
                found.push(Match {
                    topic: entry.topic,
                    place: entry.place,
                    span,
                    word: number,
                    words: n,
                });
            }
            counts.add(counted);
        }
        counts
    }

    fn may_start(&self, key: u64) -> bool {
        self.first.get(slot(key)).is_some_and(|bits| bits & slot_bit(key) != 0)
    }
}

fn starts_with(words: &[Word], keys: &[u64]) -> bool {
    words.len() >= keys.len() && words.iter().zip(keys).all(|(word, key)| word.key == *key)
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

/// The word of the filter that holds the bit of `key`.
fn slot(key: u64) -> usize {
    usize::try_from(key % SLOTS / 64).unwrap_or_default()
}

fn slot_bit(key: u64) -> u64 {
    1 << (key % 64)
}

fn parse_head(head: &str) -> Option<(Topic, Place)> {
    let (name, place) = head.split_once(' ')?;
    let place = match place {
        "whole" => Place::Whole,
        "start" => Place::Start,
        "end" => Place::End,
        "inside" => Place::Inside,
        _ => return None,
    };
    let topic = match name {
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
    Some((topic, place))
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
    /// A word that several languages have counts once.
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

    #[test]
    fn every_section_of_the_file_is_understood() {
        let heads = FILE.lines().filter(|l| l.starts_with('['));
        for head in heads {
            let inner = head.trim_matches(['[', ']']);
            assert!(parse_head(inner).is_some(), "unknown section {head}");
        }
    }

    #[test]
    fn every_phrase_of_the_file_is_found_in_itself() {
        let phrases = Phrases::get();
        let (listed, _) =
            FILE.split_once("[function").expect("the lists that are only counted come last");
        let lists = listed.lines().filter(|l| !l.starts_with(['#', '[']) && !l.is_empty());
        for list in lists {
            let (_, list) = list.split_once(char::is_whitespace).expect("a language and a list");
            for phrase in list.split('|').map(str::trim) {
                let text = Text::new(phrase);
                let page = Page::new(&text);
                let mut found = Vec::new();
                phrases.find(&page, 0, &mut found);
                assert!(found.iter().any(|m| m.words == page.words(0).len()), "{phrase}");
            }
        }
    }
}
