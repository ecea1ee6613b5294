//! All articles read so far, and what they share. Adding an article costs what that article and
//! its matches cost, however many came before.

use std::collections::HashMap;
use std::sync::Arc;

use bluepencil_reuse::{Caps, Detector, Group};

use crate::analysis::{Analysis, Changes, Comparison};
use crate::document::{Document, DocumentId};
use crate::repeat::{Passage, Repeat, RepeatKind};
use crate::repeats::clusters::Clusters;
use crate::repeats::furniture::Furniture;
use crate::span::{Span, saturate};

/// The articles of a workspace, ready to be compared with the next one. Removing or changing one
/// means building the index anew.
#[derive(Default)]
pub struct Index {
    ids: Vec<DocumentId>,
    numbers: HashMap<DocumentId, usize>,
    passages: Detector,
    clusters: Clusters,
    furniture: Furniture,
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
        self.furniture.add(self.passages.articles(), &added, analysis);
        self.numbers.insert(document.id.clone(), self.ids.len());
        self.ids.push(document.id.clone());
    }

    /// What the articles share so far.
    pub fn comparison(&self) -> Comparison {
        let passages = self.passages.passages();
        let repeats = passages.iter().map(|group| Arc::new(self.repeat(group))).collect();
        let clusters = self.clusters.lists(&self.ids);
        let quote_clusters = clusters.into_iter().map(Arc::new).collect();
        Comparison { quote_clusters, repeats, left_out: self.caps().seeds }
    }

    /// What has changed in the comparison since this was last called: applied one after the other,
    /// the changes make the comparison, in another order. Costs what has changed.
    pub fn changes(&mut self) -> Changes {
        let changed = self.passages.take_changed().into_iter();
        let repeats = changed.map(|(number, group)| {
            (number, group.map(|group| self.repeat(&group)).unwrap_or_default())
        });
        let repeats = repeats.collect();
        let quote_clusters = self.clusters.take_changed(&self.ids);
        Changes { quote_clusters, repeats, left_out: self.caps().seeds }
    }

    /// The articles with lines of which more is known than when this was last called: that they
    /// stand in very many others.
    pub fn changed_readings(&mut self) -> Vec<DocumentId> {
        let changed = self.furniture.take_changed().into_iter();
        changed.filter_map(|number| self.ids.get(number as usize).cloned()).collect()
    }

    /// Lets what other articles tell of its lines weigh in `analysis`, which is that of the article
    /// `id` as it was read with the settings that everybody begins with, and says whether there was
    /// anything. A line that stands in very many articles is hardly one's own. Linear in the article.
    pub fn complete(&self, id: &DocumentId, analysis: &mut Analysis) -> bool {
        let number = self.numbers.get(id).copied();
        let article = number.and_then(|number| self.passages.articles().get(number));
        let both = number.zip(article);
        both.is_some_and(|(number, article)| {
            self.furniture.complete(saturate(number), article, analysis)
        })
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
