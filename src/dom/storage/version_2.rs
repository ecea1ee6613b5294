//! Reads what pages kept before there were marks made by hand. Postcard's bytes describe nothing,
//! so what changed since is written down here as it was; nobody writes it any more.

use bluepencil_engine::edit::{Edit, History, Step};
use bluepencil_engine::project::{Decisions, LineDecision, QuoteDecision, Verdict};
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{DocumentId, LineKind, LineRule, Settings, Span};
use serde::Deserialize;

use super::{ArticleRecord, Record};

/// What was kept besides the texts.
#[derive(Deserialize)]
pub(super) struct OldRecord {
    articles: Vec<(DocumentId, Option<String>, OldDecisions)>,
    settings: OldSettings,
    current: Option<DocumentId>,
    letter_keys: bool,
    history: [Vec<(String, OldEdit)>; 2],
}

#[derive(Deserialize)]
struct OldDecisions {
    lines: SortedMap<Span, LineDecision>,
    quotes: SortedMap<Span, QuoteDecision>,
    inline: SortedMap<Span, Verdict>,
}

#[derive(Deserialize)]
struct OldSettings {
    struck: Vec<LineKind>,
    rules: Vec<LineRule>,
    aliases: SortedMap<String, String>,
}

#[derive(Deserialize)]
enum OldEdit {
    Remove(DocumentId),
    Rename(DocumentId, Option<String>),
    DecideLine(DocumentId, Span, Option<LineDecision>),
    DecideQuote(DocumentId, Span, Option<QuoteDecision>),
    DecideInline(DocumentId, Span, Option<Verdict>),
    Set(OldSettings),
    Batch(Vec<OldEdit>),
}

impl From<OldRecord> for Record {
    fn from(old: OldRecord) -> Self {
        let articles = old.articles.into_iter().map(|(id, name, decisions)| {
            let OldDecisions { lines, quotes, inline } = decisions;
            let decisions = Decisions { lines, quotes, inline, ..Decisions::default() };
            ArticleRecord { id, name, decisions }
        });
        let [done, undone] = old.history.map(|steps| {
            steps.into_iter().map(|(name, edit)| Step { name, edit: edit.into() }).collect()
        });
        Self {
            articles: articles.collect(),
            settings: old.settings.into(),
            current: old.current,
            letter_keys: old.letter_keys,
            history: History::new(done, undone),
        }
    }
}

/// There was one set of labels, which nobody could change.
impl From<OldSettings> for Settings {
    fn from(old: OldSettings) -> Self {
        let OldSettings { struck, rules, aliases } = old;
        Self { struck, rules, aliases, ..Self::default() }
    }
}

impl From<OldEdit> for Edit {
    fn from(old: OldEdit) -> Self {
        match old {
            OldEdit::Remove(id) => Self::Remove { id },
            OldEdit::Rename(id, name) => Self::Rename { id, name },
            OldEdit::DecideLine(id, span, decision) => Self::DecideLine { id, span, decision },
            OldEdit::DecideQuote(id, span, decision) => Self::DecideQuote { id, span, decision },
            OldEdit::DecideInline(id, span, decision) => Self::DecideInline { id, span, decision },
            OldEdit::Set(settings) => Self::Set(settings.into()),
            OldEdit::Batch(edits) => Self::Batch(edits.into_iter().map(Self::from).collect()),
        }
    }
}
