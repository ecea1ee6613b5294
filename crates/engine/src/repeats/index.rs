//! All articles read so far, and what they share. Adding an article costs what that article and
//! its matches cost, however many came before.

use std::sync::Arc;

use bluepencil_reuse::{Caps, Detector, Group};

use crate::analysis::{Analysis, Changes, Comparison};
use crate::document::{Document, DocumentId};
use crate::repeat::{Passage, Repeat, RepeatKind};
use crate::repeats::clusters::Clusters;
use crate::span::{Span, saturate};

/// The articles of a workspace, ready to be compared with the next one. Removing or changing one
/// means building the index anew.
#[derive(Default)]
pub struct Index {
    ids: Vec<DocumentId>,
    passages: Detector,
    clusters: Clusters,
}

impl Index {
    /// Adds an article and finds what it shares with those before it. Linear in its text and in
    /// what matches.
    pub fn add(&mut self, document: &Document, analysis: &Analysis) {
        let number = saturate(self.ids.len());
        let quoted: Vec<Span> = analysis.quotes.iter().map(|quote| quote.inner).collect();
        let added = self.passages.add(&document.text, &quoted);
        if let Some(article) = self.passages.articles().last() {
            self.clusters.add(number, article, &added, analysis);
        }
        self.ids.push(document.id.clone());
    }

    /// What the articles share so far.
    pub fn comparison(&self) -> Comparison {
        let passages = self.passages.passages();
        let repeats = passages.iter().map(|group| Arc::new(self.repeat(group))).collect();
        let clusters = self.clusters.lists(&self.ids);
        Comparison { quote_clusters: clusters.into_iter().map(Arc::new).collect(), repeats }
    }

    /// What has changed in the comparison since this was last called: applied one after the other,
    /// the changes make the comparison, in another order. Costs what has changed.
    pub fn changes(&mut self) -> Changes {
        let changed = self.passages.take_changed().into_iter();
        let repeats = changed.map(|(number, group)| {
            (number, group.map(|group| self.repeat(&group)).unwrap_or_default())
        });
        let repeats = repeats.collect();
        Changes { quote_clusters: self.clusters.take_changed(&self.ids), repeats }
    }

    /// Short passages that stand in very many articles: notices, stock sentences, menus. They are
    /// no repeats that somebody took over, and lines that say nothing about their article.
    pub fn furniture(&self) -> Vec<Repeat> {
        self.passages.furniture().iter().map(|group| self.repeat(group)).collect()
    }

    /// What was left aside.
    pub fn caps(&self) -> Caps {
        self.passages.caps()
    }

    fn repeat(&self, group: &Group) -> Repeat {
        let places = group.places.iter().filter_map(|place| {
            let id = self.ids.get(place.article as usize)?;
            let article = self.passages.articles().get(place.article as usize)?;
            Some(Passage { document: id.clone(), span: article.span_of(place.at) })
        });
        Repeat {
            passages: places.collect(),
            kind: if group.is_exact { RepeatKind::Exact } else { RepeatKind::Near },
            similarity: group.similarity,
        }
    }
}
