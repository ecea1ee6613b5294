//! Lines that stand there again with the same words, inside one article or in several. Linear:
//! lines are found by a 64-bit hash of their words and then compared. Offsets are UTF-8 bytes.

use std::collections::HashMap;

use crate::document::Document;
use crate::repeat::{Passage, Repeat, RepeatKind};
use crate::repeats::words::{hash_of, same_words, words};
use crate::span::Span;

/// A line of one word is worth a link when the word has at least this many letters: "Share", "AP"
/// and "Home" stand anywhere, a repeated "Advertisement" tells something.
const LONG_WORD_LETTERS: usize = 8;

/// One line with words in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct LineWords {
    /// Its bytes, without the white space around it.
    pub span: Span,
    /// The hash of its words.
    pub hash: u64,
    /// How many words it has.
    pub words: usize,
}

/// The lines of a document that are long enough to be worth linking.
pub(crate) fn linkable(document: &Document) -> impl Iterator<Item = LineWords> + '_ {
    let text = &document.text;
    text.line_spans().filter_map(move |line| {
        let span = text.trim(line);
        let slice = text.slice(span);
        let mut count = 0;
        let hash = hash_of(words(slice).inspect(|_| count += 1).map(|word| word.hash));
        let is_worth_it =
            count > 1 || count == 1 && slice.chars().nth(LONG_WORD_LETTERS - 1).is_some();
        is_worth_it.then_some(LineWords { span, hash, words: count })
    })
}

/// Lines gathered into groups with the same words, in the order in which each first stood.
#[derive(Default)]
pub(crate) struct LineGroups<'d> {
    by_hash: HashMap<u64, usize>,
    groups: Vec<Vec<(&'d Document, Span)>>,
}

impl<'d> LineGroups<'d> {
    /// Adds the lines of one document.
    pub(crate) fn add(&mut self, document: &'d Document) {
        for line in linkable(document) {
            let next = self.groups.len();
            let at = *self.by_hash.entry(line.hash).or_insert(next);
            match self.groups.get_mut(at) {
                None => self.groups.push(vec![(document, line.span)]),
                Some(group) if is_same(group, document, line.span) => {
                    group.push((document, line.span));
                }
                // Other words with the same hash: nothing can be said of this line.
                Some(_) => {}
            }
        }
    }

    /// The groups that `keep` wants, as repeats.
    pub(crate) fn repeats(self, keep: impl Fn(&[(&'d Document, Span)]) -> bool) -> Vec<Repeat> {
        self.groups
            .iter()
            .filter(|group| group.len() > 1 && keep(group))
            .map(|g| repeat(g))
            .collect()
    }
}

fn is_same(group: &[(&Document, Span)], document: &Document, span: Span) -> bool {
    group.first().is_some_and(|(first, there)| {
        same_words(first.text.slice(*there), document.text.slice(span))
    })
}

fn repeat(group: &[(&Document, Span)]) -> Repeat {
    let passages = group.iter();
    Repeat {
        passages: passages
            .map(|&(document, span)| Passage { document: document.id.clone(), span })
            .collect(),
        kind: RepeatKind::Exact,
        similarity: 1.0,
    }
}
