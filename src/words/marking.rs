//! The interface's words about marks made by hand.

use bluepencil_engine::mark::Relation;

use super::phrases;
use crate::view::names::shorten;

/// How much of a mark's words a sentence shows, in characters.
const SHOWN: usize = 40;

/// What was done: “Marked “the harbour” as claim”.
pub fn marked(label: &str, words: &str) -> String {
    phrases::step::marked(&shorten(words, SHOWN), super::label(label))
}

/// The same of many places.
pub fn marked_everywhere(label: &str, words: &str, n: usize) -> String {
    phrases::step::marked_everywhere(&shorten(words, SHOWN), super::label(label), n)
}

/// What was done.
pub fn removed(words: &str) -> String {
    phrases::step::removed_mark(&shorten(words, SHOWN))
}

/// A relation, as it stands before the mark that it leads to.
pub fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradicts => phrases::hand::contradicts(),
        Relation::Supports => phrases::hand::supports(),
        Relation::SameAs => phrases::hand::same_as(),
        Relation::Answers => phrases::hand::answers(),
    }
}

/// A relation to the mark in focus, on the button that makes it.
pub fn relation_here(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradicts => phrases::hand::contradicts_this(),
        Relation::Supports => phrases::hand::supports_this(),
        Relation::SameAs => phrases::hand::same_as_this(),
        Relation::Answers => phrases::hand::answers_this(),
    }
}

/// A relation, as it stands before the mark that it comes from.
pub fn relation_back(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradicts => phrases::hand::contradicted_by(),
        Relation::Supports => phrases::hand::supported_by(),
        Relation::SameAs => phrases::hand::same_as(),
        Relation::Answers => phrases::hand::answered_by(),
    }
}

/// The words at byte `at`, where the caret stands.
pub fn here(text: &str, at: usize) -> String {
    let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    shorten(line, SHOWN)
}

/// How much is selected, and its beginning, for those who cannot see it.
pub fn selected(words: &str) -> String {
    let count = phrases::count::words(words.split_whitespace().count());
    phrases::hand::selected(&count, &shorten(words, 2 * SHOWN))
}
