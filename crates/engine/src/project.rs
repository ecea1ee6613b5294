//! A workspace's content: the articles in order and, beside each, what a person decided about it.
//! What was detected is not kept here; it is read again from the text whenever it is needed.

mod line_decision;

use std::sync::Arc;

use serde::Serialize;

use crate::document::{Corpus, Document, DocumentId};
use crate::id::MarkId;
use crate::likeness::LineRule;
use crate::line::{Line, LineKind};
use crate::mark::{HandMark, Lost, Place, Remark};
use crate::quote::Quote;
use crate::settings::Settings;
use crate::sorted_map::SortedMap;
use crate::span::Span;

pub use self::line_decision::LineDecision;

/// Every article with its decisions, and the settings. A value: an edit makes a new one, which
/// shares the articles that did not change.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Project {
    /// The articles in the order in which they are listed.
    pub articles: Vec<Arc<Article>>,
    /// What holds for all of them.
    pub settings: Settings,
}

/// One article and what a person decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// The article, as it was pasted.
    pub document: Document,
    /// The name that a person gave it; else it is listed by its headline.
    pub name: Option<String>,
    /// What a person decided.
    pub decisions: Decisions,
}

/// What a person decided about the marks of one article, by the words they stand on. A decision
/// outlives any new reading: it is tied to the place, not to the rule that found it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Decisions {
    /// Lines, by their span without surrounding white space: what they are, and whether they stay.
    pub lines: SortedMap<Span, LineDecision>,
    /// Quotations, by their span with marks.
    pub quotes: SortedMap<Span, QuoteDecision>,
    /// Marks inside lines, such as datelines, by their span.
    pub inline: SortedMap<Span, Verdict>,
    /// Marks made by hand, by their ids.
    pub marks: SortedMap<MarkId, HandMark>,
    /// What was written about detected marks.
    pub remarks: SortedMap<Place, Remark>,
    /// Marks made by hand whose words were not found again.
    pub lost: SortedMap<MarkId, Lost>,
}

crate::unpack!(struct Decisions { lines, quotes, inline, marks, remarks, lost });

/// What a person decided about a quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct QuoteDecision {
    /// Whether it is one.
    pub verdict: Verdict,
    /// Who says it, where the person set or cleared that.
    pub speaker: Option<SpeakerChoice>,
}

crate::unpack!(struct QuoteDecision { verdict, speaker });

/// A speaker set by hand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum SpeakerChoice {
    /// This one.
    Named(String),
    /// Nobody in particular.
    Nobody,
}

crate::unpack!(
    enum SpeakerChoice {
        Named(a),
        Nobody,
    }
);

/// Whether a person agrees with a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Verdict {
    /// It is right.
    Accepted,
    /// It is wrong.
    Rejected,
}

crate::unpack!(
    enum Verdict {
        Accepted,
        Rejected,
    }
);

impl Article {
    /// An article nobody has decided anything about.
    pub fn new(document: Document) -> Self {
        Self { document, name: None, decisions: Decisions::default() }
    }

    /// What a person decided about `line`; a decision that says nothing where they did not.
    pub fn said_of(&self, line: &Line) -> LineDecision {
        self.decisions.lines.get(&line.span).copied().unwrap_or_default()
    }

    /// What `line` is: as a person said, else as it was read.
    pub fn kind_of(&self, line: &Line) -> LineKind {
        self.said_of(line).kind.unwrap_or(line.kind)
    }

    /// Whether `line` stays in the clean article: as a person decided, else as its kind is set if
    /// they said what it is, else as a rule of theirs says, else as the kind is set that it was
    /// read as.
    pub fn keeps(&self, line: &Line, settings: &Settings) -> bool {
        let said = self.said_of(line).keep;
        said.unwrap_or_else(|| self.keeps_undecided(line, settings))
    }

    /// Whether `line` would stay if nobody had said that it should, or should not.
    pub fn keeps_undecided(&self, line: &Line, settings: &Settings) -> bool {
        if let Some(kind) = self.said_of(line).kind {
            return settings.keeps(kind);
        }
        // Asked of every line at every change, so no words are looked at where there is no rule.
        let rule = match settings.rules.is_empty() {
            true => None,
            false => settings.rule_for(self.document.text.slice(line.span)),
        };
        rule.map_or_else(|| settings.keeps(line.kind), |rule| rule.keep)
    }

    /// The rule by which `line` is kept or struck; none where a person decided about this line.
    pub fn rule_on<'a>(&self, line: &Line, settings: &'a Settings) -> Option<&'a LineRule> {
        if settings.rules.is_empty() || self.decisions.lines.contains_key(&line.span) {
            return None;
        }
        settings.rule_for(self.document.text.slice(line.span))
    }

    /// What a person said of `quote`, if anything.
    pub fn verdict_on(&self, quote: &Quote) -> Option<Verdict> {
        self.decisions.quotes.get(&quote.span).map(|decision| decision.verdict)
    }

    /// Who says `quote`, by the name that they go by: as a person set it, else as it was read.
    pub fn speaker_of<'a>(&'a self, quote: &'a Quote, settings: &'a Settings) -> Option<&'a str> {
        let choice = self.decisions.quotes.get(&quote.span).and_then(|d| d.speaker.as_ref());
        let name = match choice {
            Some(SpeakerChoice::Named(name)) => Some(name.as_str()),
            Some(SpeakerChoice::Nobody) => None,
            None => quote.speaker.as_ref().map(|speaker| speaker.name.as_str()),
        };
        name.map(|name| settings.name_of(name))
    }
}

impl Project {
    /// The article with that id and its place in the list.
    pub fn find(&self, id: &DocumentId) -> Option<(usize, &Arc<Article>)> {
        self.articles.iter().enumerate().find(|(_, article)| &article.document.id == id)
    }

    /// The article with that id.
    pub fn article(&self, id: &DocumentId) -> Option<&Arc<Article>> {
        self.find(id).map(|(_, article)| article)
    }

    /// The articles' documents, for work across articles. Texts are shared, not copied.
    pub fn corpus(&self) -> Corpus {
        Corpus { documents: self.articles.iter().map(|a| a.document.clone()).collect() }
    }
}
