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
}

impl<'a> Page<'a> {
    /// Measures every line of `text` in linear time.
    pub fn new(text: &'a Text) -> Self {
        let mut page = Self { text, lines: Vec::new(), words: Vec::new() };
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
        page
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
