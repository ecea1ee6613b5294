//! The worker that reads articles, and what page and worker say to each other. The worker keeps
//! the articles it was given, so that comparing them posts nothing twice.
//!
//! What is said goes as postcard's bytes (`dom/posts`): the order of variants and fields is the
//! protocol, and a change of it raises [`VERSION`].

use std::collections::{BTreeMap, BTreeSet};

use bluepencil_engine::{
    Analysis, Changes, Document, DocumentId, Index, People, Settings, analyse,
};
use serde::Serialize;

/// The version of the protocol. Worker files are not named by their content, so a page may meet
/// the worker of another version; it then asks its reader to reload.
pub const VERSION: u32 = 7;

/// The loader that starts the worker, beside the page.
pub const LOADER: &str = "./worker_loader.js";

/// What the page asks.
#[derive(Debug, Serialize)]
pub enum Ask {
    /// Read this article; a later one with the same id takes its place.
    Read {
        /// The article.
        document: Document,
        /// Comes back with the answer, so that late answers can be told.
        revision: u32,
    },
    /// Let go of an article.
    Forget(DocumentId),
    /// Compare these articles with each other and with those that were compared before.
    Compare {
        /// Whether what was compared before is to be forgotten first.
        anew: bool,
        /// The articles, in the order of the list.
        articles: Vec<DocumentId>,
    },
}

bluepencil_engine::unpack!(enum Ask { Read { document, revision }, Forget(a), Compare { anew, articles } });

/// What the worker answers. [`Answer::Ready`] must stay first, as it is, for good: it is what tells
/// a page that it speaks another version.
#[derive(Debug, Serialize)]
pub enum Answer {
    /// The worker has started and speaks this version.
    Ready(u32),
    /// An article was read.
    Read {
        /// Which.
        id: DocumentId,
        /// The revision that was asked for.
        revision: u32,
        /// What was found.
        analysis: Analysis,
    },
    /// Articles were compared.
    Compared {
        /// Whether what was told before is to be forgotten first.
        anew: bool,
        /// What they share, as far as it was not told before.
        changes: Changes,
        /// What was found in articles of whose speakers or lines other articles tell more.
        readings: Vec<(DocumentId, Analysis)>,
    },
}

bluepencil_engine::unpack!(enum Answer { Ready(a), Read { id, revision, analysis }, Compared { anew, changes, readings } });

/// Reads articles off the page's thread.
#[derive(Default)]
pub struct Reader {
    held: BTreeMap<DocumentId, (Document, Analysis)>,
    index: Index,
    people: People,
    /// The articles that were told of otherwise than they were read.
    completed: BTreeSet<DocumentId>,
}

impl Reader {
    /// The answer to `ask`, if it has one.
    pub fn answer(&mut self, ask: Ask) -> Option<Answer> {
        match ask {
            Ask::Read { document, revision } => {
                // Which kinds are struck is the page's to apply, so the defaults serve here.
                let analysis = analyse(&document, &Settings::default());
                let id = document.id.clone();
                self.held.insert(id.clone(), (document, analysis.clone()));
                Some(Answer::Read { id, revision, analysis })
            }
            Ask::Forget(id) => {
                self.held.remove(&id);
                None
            }
            Ask::Compare { anew, articles } => {
                let mut again = BTreeSet::new();
                if anew {
                    self.index = Index::default();
                    self.people = People::default();
                    again = std::mem::take(&mut self.completed);
                }
                for (document, analysis) in articles.iter().filter_map(|id| self.held.get(id)) {
                    self.index.add(document, analysis);
                    self.people.add(&document.id, analysis);
                }
                again.extend(self.people.changed());
                again.extend(self.index.changed_readings());
                let readings = again.into_iter().filter_map(|id| self.completed(id)).collect();
                Some(Answer::Compared { anew, changes: self.index.changes(), readings })
            }
        }
    }

    /// What was found in the article `id`, with the names that other articles give its speakers and
    /// what they tell of its lines.
    fn completed(&mut self, id: DocumentId) -> Option<(DocumentId, Analysis)> {
        let mut analysis = self.held.get(&id)?.1.clone();
        let is_named = self.people.complete(&id, &mut analysis);
        if self.index.complete(&id, &mut analysis) || is_named {
            self.completed.insert(id.clone());
        }
        Some((id, analysis))
    }
}

// A page is read from its source by a crate that only native tests have.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::sync::Arc;

    use bluepencil_engine::reason::Reason;
    use bluepencil_engine::unpack::unpack;
    use bluepencil_engine::{Comparison, Text};

    use super::*;

    fn document(id: &str, text: &str) -> Document {
        Document { id: DocumentId(id.into()), title: None, text: Text::new(text), markup: None }
    }

    /// What `reader` says to the comparison of `articles`, put together.
    fn compared(reader: &mut Reader, anew: bool, articles: &[&str]) -> Comparison {
        let articles = articles.iter().map(|id| DocumentId((*id).into())).collect();
        let mut comparison = Comparison::default();
        if let Some(Answer::Compared { changes, .. }) =
            reader.answer(Ask::Compare { anew, articles })
        {
            comparison.apply(changes);
        }
        comparison
    }

    fn reader() -> Reader {
        let same = "The harbour will be closed to all ships until the storm has passed the coast.";
        let mut reader = Reader::default();
        for id in ["a", "b"] {
            let asked = reader.answer(Ask::Read { document: document(id, same), revision: 3 });
            assert!(matches!(asked, Some(Answer::Read { revision: 3, .. })));
        }
        reader
    }

    #[test]
    fn a_comparison_leaves_out_what_was_forgotten() {
        let mut reader = reader();
        assert_eq!(compared(&mut reader, true, &["a", "b"]).repeats.len(), 1);
        assert!(reader.answer(Ask::Forget(DocumentId("b".into()))).is_none());
        assert!(compared(&mut reader, true, &["a", "b"]).repeats.is_empty());
    }

    #[test]
    fn articles_are_compared_one_after_the_other_and_told_of_once() {
        let mut reader = reader();
        assert!(compared(&mut reader, true, &["a"]).repeats.is_empty());
        assert_eq!(compared(&mut reader, false, &["b"]).repeats.len(), 1);
        assert!(compared(&mut reader, false, &[]).repeats.is_empty());
    }

    #[test]
    fn a_name_that_other_articles_complete_is_told_of_and_taken_back() {
        let mut reader = Reader::default();
        let articles = [
            ("a", "“We shall see,” Mayor Halloran said."),
            ("b", "“The pier stays,” said Mayor Ines Halloran."),
            ("c", "Mayor Ines Halloran was firm. “No,” she said."),
        ];
        for (id, text) in articles {
            reader.answer(Ask::Read { document: document(id, text), revision: 1 });
        }
        let mut named = |anew, articles: &[&str]| {
            let articles = articles.iter().map(|id| DocumentId((*id).into())).collect();
            let answer = reader.answer(Ask::Compare { anew, articles });
            let Some(Answer::Compared { readings, .. }) = answer else { panic!("no comparison") };
            let name = |(id, analysis): (DocumentId, Analysis)| {
                (id.0, analysis.quotes[0].speaker.as_ref().unwrap().name.clone())
            };
            readings.into_iter().map(name).collect::<Vec<_>>()
        };
        let told = |name: &str| vec![("a".to_owned(), name.to_owned())];
        assert_eq!(named(true, &["a", "b"]), []);
        assert_eq!(named(false, &["c"]), told("Ines Halloran"));
        assert_eq!(named(true, &["a", "b"]), told("Halloran"));
        assert_eq!(named(true, &["a", "b", "c"]), told("Ines Halloran"));
    }

    #[test]
    fn a_line_that_stands_in_many_articles_is_told_of_and_taken_back() {
        let mut reader = Reader::default();
        let ids: Vec<String> = (0..12).map(|number| format!("article {number}")).collect();
        for (number, id) in ids.iter().enumerate() {
            let own = |part: usize| {
                let word = |nth: usize| format!("harbour{} mooring{}", 90 * number + nth, number);
                let sentence =
                    |from: usize| (from..from + 6).map(word).collect::<Vec<_>>().join(" ");
                format!("{}. {}.", sentence(part), sentence(part + 6))
            };
            let (above, below) = (own(0), own(20));
            let line = "Our reporters have followed the harbour of Ode for eleven years.";
            let text = format!("Council {number} decides\n\n{above}\n\n{line}\n\n{below}");
            reader.answer(Ask::Read { document: document(id, &text), revision: 1 });
        }
        let mut struck = |anew, articles: &[String]| {
            let articles = articles.iter().map(|id| DocumentId(id.clone())).collect();
            let answer = reader.answer(Ask::Compare { anew, articles });
            let Some(Answer::Compared { readings, .. }) = answer else { panic!("no comparison") };
            let is_told = |analysis: &Analysis| {
                let reason = Reason::StandsIn { articles: 12 };
                analysis.lines.iter().any(|line| line.reason == reason && !line.keep)
            };
            let told = readings.iter().filter(|(_, analysis)| is_told(analysis)).count();
            (readings.len(), told)
        };
        let (most, last) = ids.split_at(11);
        assert_eq!(struck(true, most), (0, 0));
        assert_eq!(struck(false, last), (12, 12));
        assert_eq!(struck(true, most), (12, 0));
        assert_eq!(struck(true, &ids), (12, 12));
    }

    #[test]
    fn what_is_said_comes_across_as_bytes() {
        let page = "<title>Harbour</title><h1>Harbour</h1><p>“We will close it,” said Ana Ruiz.";
        let marked = bluepencil_html::read(page);
        let mut document = document("a", &marked.text);
        (document.title, document.markup) = (marked.title, Some(Arc::new(marked.markup)));
        let analysis = analyse(&document, &Settings::default());
        assert!(!analysis.quotes.is_empty() && !analysis.lines.is_empty());
        let mut index = Index::default();
        index.add(&document, &analysis);
        index.add(&document, &analysis);
        let changes = index.changes();
        assert!(!changes.repeats.is_empty());

        let bytes = postcard::to_stdvec(&Ask::Read { document: document.clone(), revision: 7 });
        let Some(Ask::Read { document: read, revision: 7 }) = unpack(&bytes.unwrap()) else {
            panic!("no article");
        };
        assert_eq!(read, document);

        let answer = Answer::Read { id: read.id, revision: 7, analysis: analysis.clone() };
        let bytes = postcard::to_stdvec(&answer).unwrap();
        let Some(Answer::Read { analysis: read, .. }) = unpack(&bytes) else {
            panic!("no analysis");
        };
        assert_eq!(read, analysis);

        let readings = vec![(DocumentId("a".into()), analysis.clone())];
        let answer = Answer::Compared { anew: true, changes: changes.clone(), readings };
        let bytes = postcard::to_stdvec(&answer).unwrap();
        let Some(Answer::Compared { anew: true, changes: read, readings }) = unpack(&bytes) else {
            panic!("no comparison");
        };
        assert_eq!((read, readings.first().map(|it| &it.1)), (changes, Some(&analysis)));
    }

    #[test]
    fn a_worker_that_is_ready_says_so_in_the_same_bytes_for_good() {
        assert_eq!(postcard::to_stdvec(&Answer::Ready(6)).unwrap(), [0, 6]);
    }
}
