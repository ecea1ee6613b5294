//! What the line model looks at: counts of a line, of its neighbours and of the page around it,
//! each in one byte. Linear in the lines.

use crate::byte::{narrow, share};
use crate::line::LineKind;

use super::super::finding::Finding;
use super::super::phrases::Topic;
use super::super::shape::{Ending, Opening, Shape};
use super::super::words::{Case, Word};
use super::Known;
use super::landmarks::{Landmarks, rule_code};
use super::vocabulary::Vocabulary;

macro_rules! features {
    ($($name:ident $label:literal,)*) => {
        /// One thing that is counted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(super) enum Feature { $($name,)* }

        /// The names of all features, for the trainer's report.
        pub const NAMES: &[&str] = &[$($label,)*];
    };
}

features! {
    Words "words",
    Letters "letters",
    WordLength "letters a word",
    Ending "ending",
    Opening "opening",
    Asks "ends with a question mark",
    CapitalShare "share of capitalised words",
    ShoutShare "share of words in capitals",
    NumberShare "share of numbers",
    DigitShare "share of digits",
    Commas "commas",
    Stops "sentence ends inside",
    Quotes "quotation marks",
    Separators "separators",
    Slashes "slashes",
    Handles "handles",
    Symbols "symbols",
    Functions "function words",
    FunctionShare "share of function words",
    Reader "words for the reader",
    Writer "words of the writer",
    Cells "cells of a table",
    Numbered "numbered in a row",
    BylineShare "share of words in the byline",
    FirstWord "lines that begin with the same word",
    Dates "date words",
    Agencies "agencies",
    Scenes "verbs of a scene",
    Trades "trades",
    Speech "verbs of saying",
    Networks "networks",
    Phrases "phrases of furniture",
    Rule "kind by rule",
    RuleSure "confidence of the rule",
    Seen "times on the page",
    TitleShare "share of words in the headline",
    BodyShare "share of words in other prose",
    Weight "weight as prose",
    GapBefore "blank lines before",
    GapAfter "blank lines after",
    Words3Before "words, three lines before",
    Weight3Before "weight, three lines before",
    Rule3Before "rule, three lines before",
    Words2Before "words, two lines before",
    Weight2Before "weight, two lines before",
    Rule2Before "rule, two lines before",
    WordsBefore "words, line before",
    WeightBefore "weight, line before",
    RuleBefore "rule, line before",
    CapitalsBefore "capitals, line before",
    EndingBefore "ending, line before",
    OpensLikeBefore "opens like the line before",
    WordsAfter "words, line after",
    WeightAfter "weight, line after",
    RuleAfter "rule, line after",
    CapitalsAfter "capitals, line after",
    EndingAfter "ending, line after",
    OpensLikeAfter "opens like the line after",
    Words2After "words, two lines after",
    Weight2After "weight, two lines after",
    Rule2After "rule, two lines after",
    Words3After "words, three lines after",
    Weight3After "weight, three lines after",
    Rule3After "rule, three lines after",
    Prose4Before "prose in 4 lines before",
    Prose4After "prose in 4 lines after",
    Short4Before "short lines in 4 before",
    Short4After "short lines in 4 after",
    Prose12Before "prose in 12 lines before",
    Prose12After "prose in 12 lines after",
    Short12Before "short lines in 12 before",
    Short12After "short lines in 12 after",
    Prose40Before "prose in 40 lines before",
    Prose40After "prose in 40 lines after",
    Short40Before "short lines in 40 before",
    Short40After "short lines in 40 after",
    Replies12Before "lines of comments in 12 before",
    Replies12After "lines of comments in 12 after",
    Dates12Before "bylines and dates in 12 lines before",
    Dates12After "bylines and dates in 12 lines after",
    Rules6Before "furniture by rule in 6 lines before",
    Rules6After "furniture by rule in 6 lines after",
    ProseDone "share of the page's prose before",
    ProseBefore "prose before",
    ProseLeft "prose after",
    Place "place on the page",
    Lines "lines of the page",
    ProseALine "prose a line of the page",
    RunLines "lines of the best run",
    FromRunStart "lines from the run's start",
    FromRunEnd "lines from the run's end",
    RunShare "share of the page's prose in the run",
    FromTitle "lines from the headline",
    TitleProse "prose since the headline",
    BlockLines "lines of the block",
    BlockFrom "place in the block",
    BlockTo "lines left in the block",
    Blocks "blocks of the page",
    ListBefore "unclosed lines in a row before",
    ListAfter "unclosed lines in a row after",
    Marker "last heading of furniture",
    MarkerLines "lines since it",
    MarkerProse "prose since it",
    BylineSeen "lines since the byline or date",
    TailSeen "lines since the end of an article was announced",
}

/// How many features a line has.
pub const COUNT: usize = NAMES.len();

/// Places in a row: one for every number that a byte can name.
pub const WIDTH: usize = 256;

/// The features of one line, and after them those of its markup.
pub type Row = [u8; WIDTH];

/// What is counted once for the whole page.
pub(super) struct Counted<'a> {
    known: Known<'a>,
    landmarks: Landmarks,
    vocabulary: Vocabulary,
    title: Vec<u64>,
    bylines: Vec<u64>,
}

impl<'a> Counted<'a> {
    /// Looks once over the page.
    pub fn new(known: Known<'a>) -> Self {
        let title = known.title.map(|at| telling(known.page.words(at))).unwrap_or_default();
        Self {
            known,
            landmarks: Landmarks::new(known),
            vocabulary: Vocabulary::new(known.page, known.weights),
            title,
            bylines: bylines(known),
        }
    }

    /// Puts the features of line `at` into `row`.
    pub fn fill(&self, at: usize, row: &mut Row) {
        row.fill(0);
        let mut row = Writer(row);
        self.line(at, &mut row);
        self.neighbours(at, &mut row);
        self.landmarks.fill(at, &mut row);
        let marked = self.known.markup.and_then(|rows| rows.get(at)).into_iter().flatten();
        for (place, value) in row.0.iter_mut().skip(COUNT).zip(marked) {
            *place = *value;
        }
    }

    fn line(&self, at: usize, row: &mut Writer<'_>) {
        let Known { page, matches, found, .. } = self.known;
        let shape = page.shape(at);
        shape_features(&shape, row);
        row.set(Feature::Asks, u8::from(page.text(at).ends_with(['?', '？'])));
        let counts = matches.counts(at);
        row.set(Feature::Functions, level(u32::from(counts.functions)));
        row.set(Feature::FunctionShare, share(u32::from(counts.functions), shape.words));
        row.set(Feature::Reader, level(u32::from(counts.reader)));
        row.set(Feature::Writer, level(u32::from(counts.writer)));
        row.set(Feature::Cells, level(shape.cells));
        row.set(Feature::Numbered, self.numbered(at));
        let mut counts = [0_u32; 7];
        for found in matches.of_line(at) {
            if let Some(count) = counts.get_mut(slot_of(found.topic)) {
                *count += 1;
            }
        }
        let topics = [
            Feature::Dates,
            Feature::Agencies,
            Feature::Scenes,
            Feature::Trades,
            Feature::Speech,
            Feature::Networks,
            Feature::Phrases,
        ];
        for (feature, count) in topics.into_iter().zip(counts) {
            row.set(feature, level(count));
        }
        let finding = found.get(at).and_then(Option::as_ref);
        row.set(Feature::Rule, rule_code(finding));
        row.set(Feature::RuleSure, finding.map_or(0, |f| hundredths(f.confidence)));
        row.set(Feature::Seen, level(self.vocabulary.times(shape.key)));
        let words = page.words(at);
        let mut telling = 0;
        let mut in_title = 0;
        let mut in_byline = 0;
        let mut in_body = 0;
        for word in words.iter().filter(|word| word.is_telling()) {
            telling += 1;
            in_title += u32::from(self.title.binary_search(&word.key()).is_ok());
            in_byline += u32::from(self.bylines.binary_search(&word.key()).is_ok());
            in_body += u32::from(self.vocabulary.is_elsewhere(word.key(), at));
        }
        row.set(Feature::TitleShare, share(in_title, telling));
        row.set(Feature::BodyShare, share(in_body, telling));
        row.set(Feature::BylineShare, share(in_byline, telling));
        if let Some(first) = words.first() {
            row.set(Feature::FirstWord, level(self.vocabulary.times_first(first.key())));
        }
    }

    /// Whether the line begins with a number, and whether one of its neighbours begins with the
    /// number before or after.
    fn numbered(&self, at: usize) -> u8 {
        let number = |at: usize| {
            let digits = self.known.page.text(at).split(|c: char| !c.is_ascii_digit()).next()?;
            digits.parse::<u16>().ok()
        };
        let Some(own) = number(at) else { return 0 };
        let near = at.saturating_sub(2)..at + 3;
        let follows = |other: u16| other.abs_diff(own) == 1;
        1 + u8::from(near.filter(|other| *other != at).filter_map(number).any(follows))
    }

    fn neighbours(&self, at: usize, row: &mut Writer<'_>) {
        use Feature as F;
        let page = self.known.page;
        let shape = page.shape(at);
        let number = |at: usize| page.line(at).map(|line| line.number);
        let gap = |a: Option<u32>, b: Option<u32>| match (a, b) {
            (Some(a), Some(b)) => level(b.saturating_sub(a).saturating_sub(1)),
            _ => EDGE,
        };
        let before = at.checked_sub(1);
        row.set(F::GapBefore, gap(before.and_then(number), number(at)));
        row.set(F::GapAfter, gap(number(at), number(at + 1)));
        row.set(F::Weight, self.weight(Some(at)));
        let around = [
            (at.checked_sub(3), [F::Words3Before, F::Weight3Before, F::Rule3Before]),
            (at.checked_sub(2), [F::Words2Before, F::Weight2Before, F::Rule2Before]),
            (before, [F::WordsBefore, F::WeightBefore, F::RuleBefore]),
            (Some(at + 1), [F::WordsAfter, F::WeightAfter, F::RuleAfter]),
            (Some(at + 2), [F::Words2After, F::Weight2After, F::Rule2After]),
            (Some(at + 3), [F::Words3After, F::Weight3After, F::Rule3After]),
        ];
        for (other, [words, weight, rule]) in around {
            let line = other.and_then(|other| page.line(other));
            row.set(words, line.map_or(EDGE, |line| level(line.shape.words)));
            row.set(weight, self.weight(other));
            let finding = other.and_then(|o| self.known.found.get(o)).and_then(Option::as_ref);
            row.set(rule, rule_code(finding));
        }
        let next = [
            (before, [F::CapitalsBefore, F::EndingBefore, F::OpensLikeBefore]),
            (Some(at + 1), [F::CapitalsAfter, F::EndingAfter, F::OpensLikeAfter]),
        ];
        for (other, [capitals, ending, opens]) in next {
            let Some(line) = other.and_then(|other| page.line(other)) else { continue };
            row.set(capitals, share(line.shape.capitals, line.shape.words));
            row.set(ending, ending_code(line.shape.ending) + 1);
            row.set(opens, u8::from(line.shape.opening == shape.opening) + 1);
        }
    }

    fn weight(&self, at: Option<usize>) -> u8 {
        at.and_then(|at| self.known.weights.get(at)).map_or(0, |weight| rounded(weight + 5.0))
    }
}

fn shape_features(shape: &Shape, row: &mut Writer<'_>) {
    use Feature as F;
    let Shape { words, letters, .. } = *shape;
    row.set(F::Words, level(words));
    row.set(F::Letters, level(letters));
    row.set(F::WordLength, narrow((letters * 8).checked_div(words).unwrap_or(0)));
    row.set(F::Ending, ending_code(shape.ending));
    row.set(F::Opening, opening_code(shape.opening));
    row.set(F::CapitalShare, share(shape.capitals, words));
    row.set(F::ShoutShare, share(shape.shouts, words));
    row.set(F::NumberShare, share(shape.numbers, words));
    row.set(F::DigitShare, share(shape.digits, letters));
    row.set(F::Commas, level(shape.commas));
    row.set(F::Stops, level(shape.stops));
    row.set(F::Quotes, level(shape.quotes));
    row.set(F::Separators, level(shape.separators));
    row.set(F::Slashes, level(shape.slashes));
    row.set(F::Handles, level(shape.handles));
    row.set(F::Symbols, level(shape.symbols));
}

fn slot_of(topic: Topic) -> usize {
    match topic {
        Topic::Date => 0,
        Topic::Agency => 1,
        Topic::Scene => 2,
        Topic::Trade => 3,
        Topic::Speech => 4,
        Topic::Network => 5,
        Topic::Kind(LineKind::Title | LineKind::Paragraph) => 7,
        Topic::Kind(_) => 6,
        Topic::Function | Topic::Reader | Topic::Writer => 7,
    }
}

/// What stands for a neighbour off the page's edge.
const EDGE: u8 = 255;

/// One row that is being filled.
pub(super) struct Writer<'a>(&'a mut Row);

impl Writer<'_> {
    /// Sets one feature.
    pub fn set(&mut self, feature: Feature, value: u8) {
        if let Some(place) = self.0.get_mut(feature as usize) {
            *place = value;
        }
    }
}

/// A count in one byte: exact below 16, then in eight steps an octave.
pub(super) fn level(count: u32) -> u8 {
    let Some(exponent) = count.checked_ilog2().filter(|e| *e >= 4) else {
        return narrow(count);
    };
    let fraction = (count >> (exponent - 3)) & 7;
    narrow(16 + (exponent - 4) * 8 + fraction)
}

/// A distance with its sign, in one byte: 128 is here, and each side grows as [`level`] does.
pub(super) fn offset(from: usize, to: usize) -> u8 {
    let size = |n: usize| level(u32::try_from(n).unwrap_or(u32::MAX)).min(127);
    if to >= from { 128 + size(to - from) } else { 128 - size(from - to) }
}

fn hundredths(part: f32) -> u8 {
    rounded(part * 100.0)
}

/// The nearest byte.
pub(super) fn rounded(value: f32) -> u8 {
    // A float cast to an integer saturates, and what is not a number becomes nought.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let byte = (value + 0.5) as u8;
    byte
}

fn ending_code(ending: Ending) -> u8 {
    match ending {
        Ending::Nothing => 0,
        Ending::Open => 1,
        Ending::Colon => 2,
        Ending::Cut => 3,
        Ending::Stop => 4,
    }
}

fn opening_code(opening: Opening) -> u8 {
    match opening {
        Opening::Nothing => 0,
        Opening::Mark => 1,
        Opening::Bullet => 2,
        Opening::Digit => 3,
        Opening::Lower => 4,
        Opening::Upper => 5,
        Opening::Quote => 6,
    }
}

/// The names in all bylines.
fn bylines(known: Known<'_>) -> Vec<u64> {
    let is_byline = |finding: &Option<Finding>| {
        finding.as_ref().is_some_and(|finding| finding.kind == LineKind::Byline)
    };
    let lines = known.found.iter().enumerate().filter(|(_, finding)| is_byline(finding));
    let words = lines.flat_map(|(at, _)| known.page.words(at));
    sorted(words.filter(|word| matches!(word.case(), Case::Capital | Case::Upper)))
}

fn telling(words: &[Word]) -> Vec<u64> {
    sorted(words.iter())
}

fn sorted<'a>(words: impl Iterator<Item = &'a Word>) -> Vec<u64> {
    let mut keys: Vec<u64> = words.filter(|w| w.is_telling()).map(|w| w.key()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_grow_with_the_count_and_never_fall() {
        assert_eq!(level(15), 15);
        let mut before = 0;
        for count in (0..40).chain((6..32).map(|bits| 1 << bits)).chain([u32::MAX]) {
            assert!(level(count) >= before, "{count}");
            before = level(count);
        }
    }

    #[test]
    fn offsets_keep_their_side() {
        assert_eq!(offset(10, 10), 128);
        assert!(offset(10, 9) < 128 && offset(9, 10) > 128);
        assert!(offset(0, 1_000_000) > offset(0, 1_000));
    }
}
