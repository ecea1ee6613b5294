//! How much was found in each of all articles: looked through one by one, from the one on screen on,
//! so that whoever walks on finds the next ones counted. What is known of an article stays known as
//! long as nothing about it changes.

use std::rc::Rc;
use std::sync::Arc;

use bluepencil_engine::project::Article;
use bluepencil_engine::{Analysis, Settings};

use super::Search;
use crate::state::{Filter, Finding, Found, Sought, Tally, Workspace};
use bluepencil_engine::find::Query;

/// What is known of the articles, in the order of the list.
#[derive(Debug, Default)]
pub struct Ledger {
    of: Option<Of>,
    entries: Vec<Entry>,
    /// Where to look next.
    next: usize,
}

/// What the counts are counts of.
#[derive(Clone, Debug, PartialEq)]
struct Of {
    sought: Sought,
    query: Query,
    filter: Filter,
    settings: Option<Settings>,
}

#[derive(Clone, Debug)]
struct Entry {
    article: Arc<Article>,
    analysis: Option<Rc<Analysis>>,
    count: Option<usize>,
}

impl Ledger {
    /// Begins with the articles of `workspace` as they are now; what is known of them stays.
    pub fn begin(&mut self, workspace: &Workspace) {
        let of = Some(Of::new(workspace));
        let mut old = std::mem::take(&mut self.entries);
        if self.of != of {
            old.clear();
        }
        self.of = of;
        let sought = workspace.finding.sought;
        let mut from = 0;
        for article in &workspace.project.articles {
            let analysis = workspace.readings.get(&article.document.id).cloned();
            let mut entry = Entry { article: Arc::clone(article), analysis, count: None };
            // Most stand in the same order as before.
            let id = &article.document.id;
            let rest = old.get(from..).unwrap_or_default();
            let at = rest.iter().position(|it| it.article.document.id == *id);
            if let Some(known) = at.and_then(|at| rest.get(at)) {
                from += at.unwrap_or_default() + 1;
                entry.count = known.count.filter(|_| known.is_like(&entry, sought));
            }
            self.entries.push(entry);
        }
        let current = workspace.current.as_ref().and_then(|id| workspace.project.find(id));
        self.next = current.map_or(0, |(place, _)| place);
    }

    /// The place of an article to look through; none if all are.
    pub fn next(&self) -> Option<usize> {
        let (before, after) = self.entries.split_at_checked(self.next)?;
        let is_unknown = |entry: &Entry| entry.count.is_none();
        let after = after.iter().position(is_unknown).map(|at| self.next + at);
        after.or_else(|| before.iter().position(is_unknown))
    }

    /// Looks through the article at `place`.
    pub fn look(&mut self, workspace: &Workspace, search: &Search, place: usize) {
        if let Some(entry) = self.entries.get_mut(place) {
            let settings = &workspace.project.settings;
            entry.count = Some(search.count(&entry.article, entry.analysis.as_deref(), settings));
            self.next = place;
        }
    }

    /// What was found so far.
    pub fn found(&self, workspace: &Workspace) -> Found {
        let known = self.entries.iter().enumerate().filter(|(_, entry)| entry.count.is_some());
        let tally = |(place, entry): (usize, &Entry)| {
            let count = entry.count.filter(|count| *count > 0)?;
            Some(Tally { place, id: entry.article.document.id.clone(), count })
        };
        Found {
            looked: known.clone().count(),
            articles: known.filter_map(tally).collect(),
            all: workspace.project.articles.len(),
        }
    }
}

impl Of {
    /// Words are found whatever was decided; which marks there are depends on it.
    fn new(workspace: &Workspace) -> Self {
        let Finding { sought, query, filter, .. } = &workspace.finding;
        let settings = (*sought == Sought::Marks).then(|| workspace.project.settings.clone());
        Self { sought: *sought, query: query.clone(), filter: filter.clone(), settings }
    }
}

impl Entry {
    /// Whether as much is found in `other`.
    fn is_like(&self, other: &Self, sought: Sought) -> bool {
        match sought {
            Sought::Words => self.article.document.text == other.article.document.text,
            Sought::Marks => {
                let read = |entry: &Self| entry.analysis.as_ref().map(Rc::as_ptr);
                Arc::ptr_eq(&self.article, &other.article) && read(self) == read(other)
            }
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use bluepencil_engine::Text;

    use super::super::tests::looking;
    use super::*;

    /// Looks through all that is not known, and tells which that was.
    fn look_through(ledger: &mut Ledger, workspace: &Workspace) -> Vec<usize> {
        let mut seen = Vec::new();
        let Some(search) = Search::new(&workspace.finding) else { return seen };
        ledger.begin(workspace);
        while let Some(at) = ledger.next() {
            ledger.look(workspace, &search, at);
            seen.push(at);
        }
        seen
    }

    #[test]
    fn the_article_on_screen_is_looked_through_first_and_those_after_it_next() {
        let mut workspace = looking(&["mill", "mill", "", "mill"], "mill", true);
        workspace.current = Some(workspace.project.articles[2].document.id.clone());
        let mut ledger = Ledger::default();
        assert_eq!(look_through(&mut ledger, &workspace), [2, 3, 0, 1]);
        let found = ledger.found(&workspace);
        let places: Vec<usize> = found.articles.iter().map(|tally| tally.place).collect();
        assert_eq!((places, found.total(), found.looked), (vec![0, 1, 3], 3, 4));
    }

    #[test]
    fn only_what_changed_is_looked_through_again() {
        let mut workspace = looking(&["mill", "mill", "mill", "mill"], "mill", true);
        let mut ledger = Ledger::default();
        look_through(&mut ledger, &workspace);
        let articles = &mut Rc::make_mut(&mut workspace.project).articles;
        articles.remove(0);
        Arc::make_mut(&mut articles[1]).name = Some("Another name".into());
        Arc::make_mut(&mut articles[2]).document.text = Text::new("mill mill");
        assert_eq!(look_through(&mut ledger, &workspace), [2]);
        assert_eq!(ledger.found(&workspace).total(), 4);
        workspace.finding.query.words = "mi".into();
        assert_eq!(look_through(&mut ledger, &workspace), [0, 1, 2]);
    }
}
