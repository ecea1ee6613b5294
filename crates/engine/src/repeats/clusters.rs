//! Quotations that are one utterance: printed in the same words or in part. Offsets are UTF-8
//! bytes.

use std::collections::HashMap;

use crate::analysis::Analysis;
use crate::document::{Corpus, Document};
use crate::quote::Quote;
use crate::repeat::{ClusterRelation, QuoteCluster, QuoteRef};
use crate::repeats::words::{hash_of, words};
use crate::span::Span;

/// A quotation of fewer words says too little to be told again by its words alone.
const MIN_WORDS: usize = 2;

/// Quotations that are compared with a new one for each pair of words that they share. The first
/// ones are kept, so a cluster's head stays reachable however often it is printed.
const MAX_CANDIDATES: usize = 16;

/// One quotation and its words.
struct Wording<'d> {
    document: &'d Document,
    quote: &'d Quote,
    words: Vec<u64>,
}

/// The utterances that are printed more than once.
pub(crate) fn clusters(corpus: &Corpus, analyses: &[Analysis]) -> Vec<QuoteCluster> {
    let wordings = wordings(corpus, analyses);
    let mut by_pair: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut groups = Groups::new(wordings.len());
    for (at, wording) in wordings.iter().enumerate() {
        let mut compared = Vec::new();
        for pair in wording.words.windows(2) {
            let found = by_pair.entry(hash_of(pair.iter().copied())).or_default();
            compared.extend_from_slice(found);
            if found.len() < MAX_CANDIDATES && found.last() != Some(&at) {
                found.push(at);
            }
        }
        compared.sort_unstable();
        compared.dedup();
        for other in compared.into_iter().filter(|&other| other != at) {
            if wordings.get(other).is_some_and(|other| is_part(wording, other)) {
                groups.join(other, at);
            }
        }
    }
    groups.lists().into_iter().map(|list| cluster(&wordings, &list)).collect()
}

fn wordings<'d>(corpus: &'d Corpus, analyses: &'d [Analysis]) -> Vec<Wording<'d>> {
    let pairs = corpus.documents.iter().zip(analyses);
    let quotes = pairs.flat_map(|(document, analysis)| {
        analysis.quotes.iter().map(move |quote| {
            let words = words(document.text.slice(quote.inner)).map(|word| word.hash);
            Wording { document, quote, words: words.collect() }
        })
    });
    quotes.filter(|wording| wording.words.len() >= MIN_WORDS).collect()
}

/// Whether the words of the shorter one stand in the longer one, next to each other.
fn is_part(a: &Wording<'_>, b: &Wording<'_>) -> bool {
    let (short, long) = if a.words.len() <= b.words.len() { (a, b) } else { (b, a) };
    long.words.windows(short.words.len()).any(|window| window == short.words)
}

fn cluster(wordings: &[Wording<'_>], list: &[usize]) -> QuoteCluster {
    let mut members: Vec<_> = list.iter().filter_map(|&at| wordings.get(at)).collect();
    let longest = members.iter().map(|wording| wording.words.len()).max().unwrap_or(0);
    let is_exact = members.iter().all(|wording| wording.words.len() == longest);
    if let Some(head) = members.iter().position(|wording| wording.words.len() == longest) {
        members.get_mut(..=head).unwrap_or_default().rotate_right(1);
    }
    QuoteCluster {
        quotes: members.into_iter().map(reference).collect(),
        relation: if is_exact { ClusterRelation::Exact } else { ClusterRelation::Partial },
    }
}

fn reference(wording: &Wording<'_>) -> QuoteRef {
    let span: Span = wording.quote.inner;
    QuoteRef { document: wording.document.id.clone(), quote: wording.quote.id, span }
}

/// Disjoint sets; the smallest member stands for its set.
struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self { parents: (0..count).collect() }
    }

    fn root(&mut self, mut at: usize) -> usize {
        while let Some(&parent) = self.parents.get(at) {
            if parent == at {
                break;
            }
            // Halving the path keeps later walks short.
            let grandparent = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(slot) = self.parents.get_mut(at) {
                *slot = grandparent;
            }
            at = grandparent;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.parents.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }

    /// The sets with more than one member, by their smallest member, each in order.
    fn lists(mut self) -> Vec<Vec<usize>> {
        let mut lists: Vec<Vec<usize>> = vec![Vec::new(); self.parents.len()];
        for at in 0..self.parents.len() {
            let root = self.root(at);
            if let Some(list) = lists.get_mut(root) {
                list.push(at);
            }
        }
        lists.retain(|list| list.len() > 1);
        lists
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentId;
    use crate::quote::{Attribution, Level, QuoteId};
    use crate::text::Text;

    /// The clusters of the texts' quotations in curly marks, a quotation as its text.
    fn check(texts: &[&str], expected: &[(&str, ClusterRelation)]) {
        let ids = texts.iter().enumerate().map(|(at, text)| (DocumentId(at.to_string()), text));
        let documents = ids.map(|(id, text)| Document { id, title: None, text: Text::new(text) });
        let corpus = Corpus { documents: documents.collect() };
        let analyses: Vec<_> = corpus.documents.iter().map(quoted).collect();
        let text_of = |quote: &QuoteRef| {
            let mut documents = corpus.documents.iter();
            documents.find(|d| d.id == quote.document).map(|d| d.text.slice(quote.span)).unwrap()
        };
        let found: Vec<_> = clusters(&corpus, &analyses)
            .iter()
            .map(|c| (c.quotes.iter().map(text_of).collect::<Vec<_>>().join("|"), c.relation))
            .collect();
        let found: Vec<_> =
            found.iter().map(|(text, relation)| (text.as_str(), *relation)).collect();
        assert_eq!(found, expected);
    }

    fn quoted(document: &Document) -> Analysis {
        let text = document.text.as_str();
        let opened = text.match_indices('“').filter_map(|(at, mark)| {
            let end = at + text.get(at..)?.find('”')?;
            Some((Span::from_usize(at, end + mark.len()), Span::from_usize(at + mark.len(), end)))
        });
        let quotes = opened.map(|(span, inner)| Quote {
            id: QuoteId::of(document, "quote", span),
            span,
            inner,
            level: Level::Direct,
            speaker: None,
            cue: None,
            continues: None,
            attribution: Attribution::None,
            confidence: 1.0,
        });
        Analysis { quotes: quotes.collect(), ..Analysis::default() }
    }

    #[test]
    fn a_quotation_and_its_parts_are_one_utterance_headed_by_the_longest() {
        check(
            &[
                "Ode says it is “a quiet harbour.”",
                "“We want a quiet harbour and clean water,” Ode said. “Nothing else.”",
                "She wants “a quiet harbour and clean water.”",
            ],
            &[(
                "We want a quiet harbour and clean water,|a quiet harbour.|a quiet harbour and clean water.",
                ClusterRelation::Partial,
            )],
        );
    }

    #[test]
    fn the_same_words_are_exact_and_one_word_is_no_utterance() {
        check(
            &["“Go home!” “Never.”", "He said, “go home,” and “never.”"],
            &[("Go home!|go home,", ClusterRelation::Exact)],
        );
    }
}
