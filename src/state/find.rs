//! What is looked for, where, and what was found of it so far.

use std::rc::Rc;

use bluepencil_engine::find::Query;
use bluepencil_engine::{DocumentId, LineKind, Span};

use super::screen::Mark;

/// The find bar as it is on screen, or as it was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Finding {
    /// Whether it is on screen.
    pub is_open: bool,
    /// What it finds.
    pub sought: Sought,
    /// The words.
    pub query: Query,
    /// Which marks.
    pub filter: Filter,
    /// Whether it looks in every article.
    pub is_in_all: bool,
    /// The byte of the article on screen from which on it looks first.
    pub from: u32,
    /// The hit that was gone to last.
    pub current: Option<(DocumentId, Hit)>,
    /// Whether the way there led past an end.
    pub is_wrapped: bool,
    /// How much was found in the articles, as far as they were looked through.
    pub found: Rc<Found>,
    /// How often a hit was gone to: each time it is brought into view.
    pub visits: u32,
}

/// What is found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sought {
    /// Words of the text.
    #[default]
    Words,
    /// Marks.
    Marks,
}

/// Which marks are found: those that fit every part of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Which layer, kind or label.
    pub what: What,
    /// Words that stand in what is marked, or in the note.
    pub words: String,
    /// A part of the speaker's name.
    pub speaker: String,
    /// A tag.
    pub tag: Option<String>,
    /// What a person said of them.
    pub standing: Standing,
    /// Whether only those with a note are meant.
    pub has_note: bool,
}

/// A layer of marks, or one kind or label of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum What {
    /// All.
    #[default]
    Any,
    /// What was read.
    Detected,
    /// Quotations that were read.
    Quotations,
    /// Datelines.
    Datelines,
    /// Lines of a kind.
    Lines(LineKind),
    /// What a person marked.
    ByHand,
    /// What a person marked with a label.
    Label(String),
}

/// What a person said of a mark that was read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Anything or nothing.
    #[default]
    Any,
    /// Nothing, and it was read with doubt.
    Doubtful,
    /// Nothing.
    Undecided,
    /// That it is right.
    Accepted,
    /// That it is wrong.
    Rejected,
}

/// Something that was found in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hit {
    /// Words, by their bytes.
    Words(Span),
    /// A mark.
    Mark(Mark),
}

impl Standing {
    /// Each of them, in the order in which they are offered.
    pub const ALL: [Standing; 5] =
        [Self::Any, Self::Doubtful, Self::Undecided, Self::Accepted, Self::Rejected];
}

impl Hit {
    /// Where it stands.
    pub const fn span(self) -> Span {
        match self {
            Self::Words(span) => span,
            Self::Mark(mark) => mark.span(),
        }
    }
}

/// How much was found in all articles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// The articles in which there is something, in the order of the list.
    pub articles: Vec<Tally>,
    /// How many articles were looked through.
    pub looked: usize,
    /// How many there are.
    pub all: usize,
}

/// How much was found in an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// Its place in the list.
    pub place: usize,
    /// Its id.
    pub id: DocumentId,
    /// How many hits there are.
    pub count: usize,
}

/// What happens to the find bar.
#[derive(Clone, Debug, PartialEq)]
pub enum Find {
    /// Puts it on screen.
    Open {
        /// What it is to find.
        sought: Sought,
        /// Whether in every article; else that stays as it is.
        is_in_all: Option<bool>,
        /// The words to look for; else they stay as they are.
        words: Option<String>,
        /// The byte of the article on screen that is at its top.
        from: u32,
    },
    /// Finds the other: words or marks.
    Seek(Sought),
    /// Takes it away.
    Close,
    /// Looks for other words, or in another manner.
    Query(Query),
    /// Looks for other marks.
    Filter(Filter),
    /// Looks in every article, or only in the one on screen.
    InAll(bool),
    /// Goes to a hit.
    At {
        /// Its article.
        id: DocumentId,
        /// The hit.
        hit: Hit,
        /// Whether the way there led past an end.
        is_wrapped: bool,
    },
    /// More articles were looked through.
    Found(Rc<Found>),
}

impl Finding {
    /// The find bar after `change`.
    pub fn change(&mut self, change: Find) {
        match change {
            Find::Open { sought, is_in_all, words, from } => {
                (self.is_open, self.sought, self.from) = (true, sought, from);
                self.is_in_all = is_in_all.unwrap_or(self.is_in_all);
                if let Some(words) = words {
                    self.query.words = words;
                }
                self.forget();
            }
            Find::Seek(sought) => {
                self.sought = sought;
                self.forget();
            }
            Find::Close => self.is_open = false,
            Find::Query(query) => {
                self.query = query;
                self.forget();
            }
            Find::Filter(filter) => {
                self.filter = filter;
                self.forget();
            }
            Find::InAll(is_in_all) => {
                self.is_in_all = is_in_all;
                self.found = Rc::default();
            }
            Find::At { id, hit, is_wrapped } => {
                self.from = hit.span().start;
                self.current = Some((id, hit));
                self.is_wrapped = is_wrapped;
                self.visits = self.visits.wrapping_add(1);
            }
            Find::Found(found) => self.found = found,
        }
    }

    /// The byte of the article `id` at which the hit stands that was gone to last, if it is in there
    /// and is looked at.
    pub fn shown(&self, id: &DocumentId) -> Option<u32> {
        let (_, hit) = self.current.as_ref().filter(|(there, _)| self.is_open && there == id)?;
        Some(hit.span().start)
    }

    /// Another article is on screen: the next search begins at its top.
    pub fn turned(&mut self) {
        self.from = 0;
    }

    /// What was found is no longer what is looked for.
    fn forget(&mut self) {
        self.current = None;
        self.is_wrapped = false;
        self.found = Rc::default();
    }
}

impl Found {
    /// How many hits there are in the articles that were looked through.
    pub fn total(&self) -> usize {
        self.articles.iter().map(|tally| tally.count).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(start: u32) -> Find {
        let hit = Hit::Words(Span::new(start, start + 4));
        Find::At { id: DocumentId("a".into()), hit, is_wrapped: false }
    }

    #[test]
    fn other_words_are_looked_for_from_the_last_hit_on() {
        let mut finding = Finding::default();
        finding.change(at(40));
        finding.change(Find::Query(Query { words: "mill".into(), ..Query::default() }));
        assert_eq!((finding.current, finding.from), (None, 40));
    }

    #[test]
    fn a_bar_that_is_closed_and_opened_again_keeps_its_words() {
        let open = Find::Open { sought: Sought::Words, is_in_all: None, words: None, from: 7 };
        let mut finding = Finding::default();
        finding.change(Find::Query(Query { words: "mill".into(), ..Query::default() }));
        finding.change(Find::Close);
        finding.change(open);
        assert_eq!((finding.query.words.as_str(), finding.from), ("mill", 7));
        assert!(finding.is_open && !finding.is_in_all);
    }
}
