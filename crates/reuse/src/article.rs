//! One article as a sequence of words, for comparing it with others. Positions and stretches count
//! words of the article; spans are UTF-8 bytes of its text.

use std::ops::Range;

use bluepencil_text::span::saturate;
use bluepencil_text::{Span, Text};

use crate::rarity::Rarity;
use crate::words::{upper, words};

/// Sentences and paragraphs are looked for no further away than this many words, so that a text
/// without either costs no more than others.
const FAR_WORDS: u32 = 400;

/// A sentence or paragraph of fewer words ("He agreed.") is no sign that a passage is whole.
const UNIT_WORDS: u32 = 5;

/// What a word in a set phrase tells, in bits.
const STOCK_BITS: u8 = 1;

/// Words as long as this or longer are measured in the text; nearly none are.
const LONG_WORD: u32 = Form::LENGTH as u32;

/// Room is made for a word in so many bytes, which few texts have more of: in news a word and the
/// space after it have six.
const WORD_BYTES: usize = 4;

/// A half-open stretch of an article, in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stretch {
    /// The first word.
    pub from: u32,
    /// One past the last word.
    pub to: u32,
}

impl Stretch {
    /// The words `from..to`; an end before the start gives the empty stretch at `from`.
    pub fn new(from: u32, to: u32) -> Self {
        Self { from, to: to.max(from) }
    }

    /// How many words it has.
    pub(crate) fn len(self) -> u32 {
        self.to - self.from
    }

    pub(crate) fn is_empty(self) -> bool {
        self.to == self.from
    }

    pub(crate) fn holds(self, at: u32) -> bool {
        self.from <= at && at < self.to
    }

    /// Whether all of it lies in `other`.
    pub fn is_inside(self, other: Self) -> bool {
        other.from <= self.from && self.to <= other.to
    }

    /// How many words the two have in common.
    pub(crate) fn shared(self, other: Self) -> u32 {
        self.to.min(other.to).saturating_sub(self.from.max(other.from))
    }

    /// The shortest stretch with both in it.
    pub(crate) fn hull(self, other: Self) -> Self {
        Self { from: self.from.min(other.from), to: self.to.max(other.to) }
    }

    /// Whether both ends lie within `most` words of the other's.
    pub(crate) fn is_near(self, other: Self, most: u32) -> bool {
        self.from.abs_diff(other.from) <= most && self.to.abs_diff(other.to) <= most
    }

    /// The stretch with `margin` more words at either end, inside `all` words.
    pub fn widened(self, margin: u32, all: u32) -> Self {
        Self::new(self.from.saturating_sub(margin), self.to.saturating_add(margin).min(all))
    }

    /// The range for slicing.
    pub fn range(self) -> Range<usize> {
        self.from as usize..self.to as usize
    }
}

/// A place in one article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The article, by its number.
    pub article: u32,
    /// Where in it.
    pub at: Stretch,
}

/// What stands between two words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Break {
    /// Nothing that ends anything.
    None,
    /// The end of a sentence, or a quotation mark.
    Sentence,
    /// A line break.
    Paragraph,
}

impl Break {
    /// What `between`, the text between two words, is.
    fn in_text(between: &str) -> Self {
        let (mut is_end, mut has_dot) = (false, false);
        for c in between.chars() {
            match c {
                '\n' | '\r' => return Self::Paragraph,
                '!' | '?' | '…' | '。' | '！' | '？' | '"' | '“' | '”' | '„' | '«' | '»' =>
                {
                    is_end = true;
                }
                '.' => has_dot = true,
                _ => {}
            }
        }
        is_end |= has_dot && between.ends_with(char::is_whitespace);
        if is_end { Self::Sentence } else { Self::None }
    }
}

/// What an article knows of a word without looking into its text: the length in the lower six bits,
/// what stands before it in the upper two.
#[derive(Clone, Copy)]
struct Form(u8);

impl Form {
    const LENGTH: u8 = 0b0011_1111;

    fn new(length: u32, before: Break) -> Self {
        let length = u8::try_from(length).unwrap_or(Self::LENGTH).min(Self::LENGTH);
        Self(length | ((before as u8) << Self::LENGTH.count_ones()))
    }

    /// The word's bytes, at most [`LONG_WORD`].
    fn length(self) -> u32 {
        u32::from(self.0 & Self::LENGTH)
    }

    fn before(self) -> Break {
        match self.0 >> Self::LENGTH.count_ones() {
            0 => Break::None,
            1 => Break::Sentence,
            _ => Break::Paragraph,
        }
    }
}

/// The words of an article.
pub struct Article {
    /// The upper halves of the words' hashes.
    pub words: Box<[u32]>,
    text: Text,
    starts: Box<[u32]>,
    forms: Box<[Form]>,
}

/// What is known of an article only while it is compared with those before it.
pub(crate) struct Reading {
    /// Its words.
    pub article: Article,
    /// What agreement on each word tells.
    pub bits: Box<[u8]>,
    /// Its quotations, in order, without overlaps.
    pub quoted: Vec<Stretch>,
}

impl Reading {
    /// Reads the words of `text` and counts them in `rarity`.
    pub fn new(text: &Text, quoted: &[Span], rarity: &mut Rarity) -> Self {
        let bytes = text.as_str().as_bytes();
        let expected = bytes.len() / WORD_BYTES;
        let (mut hashes, mut starts) = (Vec::with_capacity(expected), Vec::with_capacity(expected));
        let mut forms = Vec::with_capacity(expected);
        let mut end = 0;
        for word in words(text.as_str()) {
            let between = Span::new(end, word.span.start);
            let before = match bytes.get(between.range()) {
                // Nearly always.
                Some(b" ") => Break::None,
                _ if end == 0 => Break::Paragraph,
                _ => Break::in_text(text.slice(between)),
            };
            hashes.push(upper(word.hash));
            starts.push(word.span.start);
            forms.push(Form::new(word.span.len(), before));
            end = word.span.end;
        }
        // In a loop of its own, so that a processor can look several words up at once.
        let bits = hashes.iter().zip(&forms).map(|(&hash, form)| rarity.count(hash, form.length()));
        let bits = bits.collect();
        let article = Article {
            words: hashes.into(),
            text: text.clone(),
            starts: starts.into(),
            forms: forms.into(),
        };
        let quoted = merged(quoted.iter().map(|&quote| article.stretch_of(quote)));
        Self { article, bits, quoted }
    }

    /// Those of `words` that have at least `letters` bytes and tell at least `bits` bits, with their
    /// positions.
    pub(crate) fn telling(
        &self,
        words: Range<usize>,
        letters: u32,
        bits: u8,
    ) -> impl Iterator<Item = (u32, u32)> + '_ {
        let forms = self.article.forms.get(words.clone()).unwrap_or_default();
        let told = self.bits.get(words.clone()).unwrap_or_default();
        let first = saturate(words.start);
        let hashes = self.article.words.get(words).unwrap_or_default();
        let all = (first..).zip(hashes).zip(forms.iter().zip(told));
        all.filter(move |(_, (form, told))| form.length() >= letters && **told >= bits)
            .map(|((at, &hash), _)| (at, hash))
    }

    /// Lets the words of set phrases tell next to nothing.
    pub fn discount(&mut self, phrases: &[Stretch]) {
        for phrase in phrases {
            let words = self.bits.get_mut(phrase.range());
            words.unwrap_or_default().fill(STOCK_BITS);
        }
    }

    /// Whether the word at `at` stands in a quotation. Logarithmic in the quotations.
    pub fn is_quoted(&self, at: u32) -> bool {
        let before = self.quoted.partition_point(|quote| quote.from <= at).checked_sub(1);
        before.and_then(|nth| self.quoted.get(nth)).is_some_and(|quote| quote.holds(at))
    }
}

/// Stretches that come by their starts, put together where they overlap.
pub(crate) fn merged(stretches: impl Iterator<Item = Stretch>) -> Vec<Stretch> {
    let mut merged: Vec<Stretch> = Vec::new();
    for stretch in stretches {
        match merged.last_mut() {
            Some(last) if stretch.from <= last.to => last.to = last.to.max(stretch.to),
            _ => merged.push(stretch),
        }
    }
    merged
}

impl Article {
    /// How many words it has.
    pub(crate) fn len(&self) -> u32 {
        saturate(self.words.len())
    }

    /// A number made of all that is kept of one word, so that it is fetched.
    pub(crate) fn touch(&self, at: u32) -> u32 {
        let at = at as usize;
        let start = self.starts.get(at).copied().unwrap_or(0);
        let word = self.words.get(at).copied().unwrap_or(0);
        let form = self.forms.get(at).map_or(0, |form| u32::from(form.0));
        let letter = self.text.as_str().as_bytes().get(start as usize).copied().unwrap_or(0);
        word.wrapping_add(form).wrapping_add(u32::from(letter))
    }

    /// The hashes of the words in `stretch`.
    pub fn hashes(&self, stretch: Stretch) -> &[u32] {
        self.words.get(stretch.range()).unwrap_or_default()
    }

    /// The bytes of one word; empty off the end.
    pub fn word(&self, at: u32) -> Span {
        let at = at as usize;
        let known = self.starts.get(at).zip(self.forms.get(at));
        let Some((&start, form)) = known else { return Span::default() };
        match form.length() {
            LONG_WORD => {
                let rest = self.text.slice(Span::new(start, self.text.len()));
                let length = words(rest).next().map_or(0, |word| word.span.end);
                Span::new(start, start + length)
            }
            length => Span::new(start, start + length),
        }
    }

    /// From the first to the last word of `stretch`, in bytes.
    pub fn span_of(&self, stretch: Stretch) -> Span {
        let Some(last) = stretch.to.checked_sub(1) else { return Span::default() };
        Span::new(self.word(stretch.from).start, self.word(last).end)
    }

    /// The text of `stretch`, from its first to its last word.
    pub fn slice(&self, stretch: Stretch) -> &str {
        self.text.slice(self.span_of(stretch))
    }

    /// The words that begin in `span`.
    pub fn stretch_of(&self, span: Span) -> Stretch {
        let before = |offset: u32| saturate(self.starts.partition_point(|&start| start < offset));
        Stretch::new(before(span.start), before(span.end))
    }

    /// The lines that hold a word, in order; empty ones are left out. Linear.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Stretch> + '_ {
        let mut from = 0;
        let lines = self.text.line_spans().map(move |line| {
            let rest = self.starts.get(from as usize..).unwrap_or_default();
            let count = rest.iter().take_while(|&&start| start < line.end).count();
            let stretch = Stretch::new(from, from + saturate(count));
            from = stretch.to;
            stretch
        });
        lines.filter(|line| !line.is_empty())
    }

    /// What stands before the word at `at`; a paragraph begins with the first word and ends after
    /// the last one.
    pub fn break_before(&self, at: u32) -> Break {
        self.forms.get(at as usize).map_or(Break::Paragraph, |form| form.before())
    }

    /// Whether `stretch` covers at least `share` of some sentence or paragraph (as `unit` says)
    /// that it touches.
    pub(crate) fn covers_a(&self, unit: Break, stretch: Stretch, share: f32) -> bool {
        let mut start = stretch.from;
        while stretch.from - start < FAR_WORDS && self.break_before(start) < unit {
            start -= 1;
        }
        while start < stretch.to {
            let limit = start.saturating_add(2 * FAR_WORDS).max(stretch.to);
            let end = (start + 1..limit).find(|&at| self.break_before(at) >= unit);
            let whole = Stretch::new(start, end.unwrap_or(limit));
            if whole.len() >= UNIT_WORDS
                && whole.shared(stretch) as f32 >= share * whole.len() as f32
            {
                return true;
            }
            start = whole.to;
        }
        false
    }

    /// `stretch` with each end moved to the nearest end of a sentence, if one is within `most`
    /// words.
    pub(crate) fn snapped(&self, stretch: Stretch, most: u32) -> Stretch {
        let nearest = |at: u32| {
            let around = (0..=most).flat_map(|off| [at.checked_sub(off), at.checked_add(off)]);
            let mut places = around.flatten().filter(|&place| place <= self.len());
            places.find(|&place| self.break_before(place) >= Break::Sentence).unwrap_or(at)
        };
        let snapped = Stretch::new(nearest(stretch.from), nearest(stretch.to));
        if snapped.is_empty() { stretch } else { snapped }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str) -> Article {
        Reading::new(&Text::new(text), &[], &mut Rarity::default()).article
    }

    #[test]
    fn stretches_and_spans_name_the_same_words() {
        let article = article("One, two “three” four.");
        let span = article.span_of(Stretch::new(1, 3));
        assert_eq!(article.text.slice(span), "two “three");
        assert_eq!(article.stretch_of(span), Stretch::new(1, 3));
        assert!(article.span_of(Stretch::new(9, 9)).is_empty());
    }

    #[test]
    fn a_word_of_any_length_has_its_end() {
        let long = "x".repeat(70);
        let article = article(&format!("é {long} {long}."));
        let words: Vec<_> = (0..4).map(|at| article.text.slice(article.word(at))).collect();
        assert_eq!(words, ["é", &long, &long, ""]);
    }

    #[test]
    fn a_whole_sentence_is_told_from_a_piece_of_one() {
        let article =
            article("It rained all day in Ode. The harbour stayed shut until noon.\nMore.");
        let covers = |from, to| article.covers_a(Break::Sentence, Stretch::new(from, to), 0.9);
        assert!(covers(6, 12));
        assert!(covers(4, 12), "with a piece of the one before");
        assert!(!covers(3, 10));
        assert!(!article.covers_a(Break::Paragraph, Stretch::new(6, 12), 0.9));
        assert!(article.covers_a(Break::Paragraph, Stretch::new(0, 12), 0.9));
    }

    #[test]
    fn ends_move_to_the_nearest_sentence() {
        let article = article("It rained all day in Ode. The harbour stayed shut until noon.");
        assert_eq!(article.snapped(Stretch::new(7, 11), 2), Stretch::new(6, 12));
        assert_eq!(article.snapped(Stretch::new(9, 10), 1), Stretch::new(9, 10));
    }

    #[test]
    fn quotations_that_overlap_count_once() {
        let stretches = [(1, 5), (3, 4), (5, 6), (9, 12)].map(|(a, b)| Stretch::new(a, b));
        assert_eq!(merged(stretches.into_iter()), [Stretch::new(1, 6), Stretch::new(9, 12)]);
    }
}
