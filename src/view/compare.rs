//! What the comparison of the articles shows, worked out of what the worker found and what a
//! person decided. Offsets are UTF-8 bytes.

pub mod copies;
pub mod csv;
pub mod letters;
pub mod matrix;
pub mod sides;
pub mod utterances;
pub mod wordings;

use std::rc::Rc;

use bluepencil_engine::project::{Article, Project};
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{Analysis, Comparison, DocumentId};

use super::names;
use crate::state::Workspace;

/// What the comparison is drawn from; equal only to itself, so that it can be told at once whether
/// anything changed.
#[derive(Clone, Debug)]
pub struct Sources {
    /// The articles and what was decided about them.
    pub project: Rc<Project>,
    /// What was read of each.
    pub readings: Rc<SortedMap<DocumentId, Rc<Analysis>>>,
    /// What they share.
    pub comparison: Rc<Comparison>,
}

impl PartialEq for Sources {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.project, &other.project)
            && Rc::ptr_eq(&self.readings, &other.readings)
            && Rc::ptr_eq(&self.comparison, &other.comparison)
    }
}

impl Sources {
    /// Those of `workspace`.
    pub fn of(workspace: &Workspace) -> Self {
        Self {
            project: Rc::clone(&workspace.project),
            readings: Rc::clone(&workspace.readings),
            comparison: Rc::clone(&workspace.comparison),
        }
    }

    /// An article with its reading, if it has been read.
    pub fn read(&self, id: &DocumentId) -> Option<(&Article, &Analysis)> {
        Some((self.project.article(id)?, self.readings.get(id)?))
    }

    /// The places of the articles in the list, by their ids.
    pub fn order(&self) -> SortedMap<DocumentId, usize> {
        let articles = self.project.articles.iter().enumerate();
        let mut order: Vec<_> = articles.map(|(at, it)| (it.document.id.clone(), at)).collect();
        order.sort_unstable();
        SortedMap::from(order)
    }

    /// What an article is called.
    pub fn name(&self, article: &Article) -> String {
        let analysis = self.readings.get(&article.document.id);
        names::article(article, analysis.map(AsRef::as_ref))
    }
}

/// The letters by which an article is known in the comparison, by its place from 0: A to Z, then
/// AA and on.
pub fn sign(place: usize) -> String {
    const LETTERS: usize = 26;
    let letter = u8::try_from(place % LETTERS).map_or('A', |at| char::from(b'A' + at));
    match place / LETTERS {
        0 => letter.to_string(),
        before => format!("{}{letter}", sign(before - 1)),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use std::sync::Arc;

    use bluepencil_engine::{Corpus, Document, Settings, Text, analyse, compare};

    use super::*;

    /// The sources of some articles, called "a", "b" and so on.
    pub fn sources(texts: &[&str]) -> Sources {
        let document = |(at, text): (usize, &&str)| Document {
            id: DocumentId(sign(at).to_lowercase()),
            title: None,
            text: Text::new(text),
            markup: None,
        };
        let documents: Vec<Document> = texts.iter().enumerate().map(document).collect();
        // Texts of a few lines are not enough to tell article from furniture by.
        let settings = Settings { struck: Vec::new(), ..Settings::default() };
        let read = |document: &Document| analyse(document, &settings);
        let analyses: Vec<Analysis> = documents.iter().map(read).collect();
        let corpus = Corpus { documents: documents.clone() };
        let comparison = Rc::new(compare(&corpus, &analyses));
        let mut readings = SortedMap::default();
        for (document, analysis) in documents.iter().zip(analyses) {
            readings.insert(document.id.clone(), Rc::new(analysis));
        }
        let articles = documents.into_iter().map(|it| Arc::new(Article::new(it))).collect();
        let project = Rc::new(Project { articles, settings });
        Sources { project, readings: Rc::new(readings), comparison }
    }

    #[test]
    fn articles_are_lettered_like_the_columns_of_a_sheet() {
        let signs = [0, 25, 26, 51, 52, 701, 702].map(sign);
        assert_eq!(signs, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }
}
