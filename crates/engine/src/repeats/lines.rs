//! Lines that stand there again with the same words, however short. They are found by a 64-bit
//! hash of their words and then compared, so this is linear.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use bluepencil_reuse::HashedAlready;
use bluepencil_reuse::words::{count_and_hash, same_words};

use crate::document::Document;
use crate::repeat::{Passage, Repeat, RepeatKind};
use crate::span::Span;
use crate::text::Text;

/// A line of one word is worth a link when the word has at least this many letters: "Share", "AP"
/// and "Home" stand anywhere, a repeated "Advertisement" tells something.
const LONG_WORD_LETTERS: usize = 8;

/// The lines of `text` that are long enough to be worth a link, each with the hash of its words.
fn linkable(text: &Text) -> impl Iterator<Item = (Span, u64)> + '_ {
    text.line_spans().filter_map(move |line| {
        let span = text.trim(line);
        let slice = text.slice(span);
        let (count, hash) = count_and_hash(slice);
        let is_long = || slice.chars().nth(LONG_WORD_LETTERS - 1).is_some();
        (count > 1 || count == 1 && is_long()).then_some((span, hash))
    })
}

/// The lines of one article that stand in it more than once, by where each first stands.
pub(crate) fn repeated(document: &Document) -> Vec<Repeat> {
    let mut by_hash: HashMap<u64, usize, BuildHasherDefault<HashedAlready>> = HashMap::default();
    let mut groups: Vec<Vec<Span>> = Vec::new();
    let text = &document.text;
    for (span, hash) in linkable(text) {
        let next = groups.len();
        let at = *by_hash.entry(hash).or_insert(next);
        match groups.get_mut(at).map(|group| (group.first().copied(), group)) {
            None => groups.push(vec![span]),
            Some((Some(first), group)) if same_words(text.slice(first), text.slice(span)) => {
                group.push(span);
            }
            // Other words with the same hash: nothing is said of this line.
            Some(_) => {}
        }
    }
    let repeated = groups.into_iter().filter(|group| group.len() > 1);
    repeated.map(|group| exact(document, &group)).collect()
}

fn exact(document: &Document, spans: &[Span]) -> Repeat {
    let passages = spans.iter().map(|&span| Passage { document: document.id.clone(), span });
    Repeat { passages: passages.collect(), kind: RepeatKind::Exact, similarity: 1.0 }
}
