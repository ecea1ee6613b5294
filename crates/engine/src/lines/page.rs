//! The non-blank lines of a text with their words and counts: what every rule looks at.

use std::ops::Range;

use crate::span::Span;
use crate::text::Text;

use super::shape::Shape;
use super::words::{Word, measure};

/// A non-blank line.
#[derive(Clone, Debug)]
pub(super) struct PageLine {
    /// Its number, from 1, counted over `\n`.
    pub number: u32,
    /// Its bytes, without the white space around it.
    pub span: Span,
    /// Its counts.
    pub shape: Shape,
    words: Range<usize>,
}

/// The non-blank lines of a text.
pub(super) struct Page<'a> {
    text: &'a Text,
    /// The lines, in order.
    pub lines: Vec<PageLine>,
    words: Vec<Word>,
    /// Of each line, the lines with the same words.
    alike: Vec<Alike>,
}

/// The lines with the same words as one.
#[derive(Clone, Copy, Debug, Default)]
struct Alike {
    /// The first of them.
    first: usize,
    /// How many there are.
    times: usize,
}

/// Room is made for as many words at once: growing copies them. English has 5.9 bytes for each
/// word and what follows it; only scripts without spaces have fewer than these.
const BYTES_A_WORD: usize = 5;

impl<'a> Page<'a> {
    /// Measures every line of `text` in linear time.
    pub fn new(text: &'a Text) -> Self {
        let mut page = Self {
            text,
            lines: Vec::with_capacity(text.line_spans().size_hint().0),
            words: Vec::with_capacity(text.len() as usize / BYTES_A_WORD),
            alike: Vec::new(),
        };
        for (number, span) in (1..).zip(text.line_spans()) {
            let span = text.trim(span);
            if span.is_empty() {
                continue;
            }
            let from = page.words.len();
            let shape = measure(text.slice(span), span.start, &mut page.words);
            let words = from..page.words.len();
            page.lines.push(PageLine { number, span, shape, words });
        }
        page.alike = alike(&page.lines);
        page
    }

    /// The first line with the words of line `at`.
    pub fn first_like(&self, at: usize) -> usize {
        self.alike.get(at).map_or(at, |alike| alike.first)
    }

    /// How many lines have the words of line `at`.
    pub fn times(&self, at: usize) -> usize {
        self.alike.get(at).map_or(0, |alike| alike.times)
    }

    /// How many lines it has.
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    /// Line `at`, counted from 0 over the non-blank lines.
    pub fn line(&self, at: usize) -> Option<&PageLine> {
        self.lines.get(at)
    }

    /// The counts of line `at`; empty off the end.
    pub fn shape(&self, at: usize) -> Shape {
        self.line(at).map(|line| line.shape).unwrap_or_default()
    }

    /// The characters of line `at`; empty off the end.
    pub fn text(&self, at: usize) -> &'a str {
        self.line(at).map_or("", |line| self.text.slice(line.span))
    }

    /// The lines that lie wholly inside `span`.
    pub fn lines_in(&self, span: Span) -> impl Iterator<Item = (usize, &PageLine)> {
        let from = self.lines.partition_point(|line| line.span.start < span.start);
        let lines = self.lines.iter().enumerate().skip(from);
        lines.take_while(move |(_, line)| span.contains(line.span))
    }

    /// The line that holds the byte at `offset`.
    pub fn line_at(&self, offset: u32) -> Option<&PageLine> {
        let after = self.lines.partition_point(|line| line.span.start <= offset);
        self.line(after.checked_sub(1)?)
    }

    /// The characters of `span`.
    pub fn slice(&self, span: Span) -> &'a str {
        self.text.slice(span)
    }

    /// The first words of line `at`; empty off the end.
    pub fn words(&self, at: usize) -> &[Word] {
        self.line(at).and_then(|line| self.words.get(line.words.clone())).unwrap_or_default()
    }
}

/// Of each line, the lines with the same words: by sorting, since a map of as many lines as a long
/// text has is looked up all over the memory.
fn alike(lines: &[PageLine]) -> Vec<Alike> {
    let mut order: Vec<(u64, usize)> =
        lines.iter().enumerate().map(|(at, line)| (line.shape.key, at)).collect();
    order.sort_unstable();
    let mut all = vec![Alike::default(); lines.len()];
    for same in order.chunk_by(|a, b| a.0 == b.0) {
        let first = same.first().map_or(0, |(_, at)| *at);
        for (_, at) in same {
            if let Some(alike) = all.get_mut(*at) {
                *alike = Alike { first, times: same.len() };
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_with_the_same_words_know_each_other() {
        let text = Text::new("Share\n\nA boat\nshare!\nA boat\nSHARE");
        let page = Page::new(&text);
        let firsts: Vec<_> = (0..page.len()).map(|at| page.first_like(at)).collect();
        let times: Vec<_> = (0..page.len()).map(|at| page.times(at)).collect();
        assert_eq!(firsts, [0, 1, 0, 1, 0]);
        assert_eq!(times, [3, 2, 3, 2, 3]);
    }
}
