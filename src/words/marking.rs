//! The interface's words about marks made by hand.

use bluepencil_engine::mark::Relation;

use super::count;
use crate::view::glance::words_in;
use crate::view::names::shorten;

/// How much of a mark's words a sentence shows, in characters.
const SHOWN: usize = 40;

/// Said to whoever would mark, but has selected nothing.
pub const SELECT_FIRST: &str = "Select words of the article first: with the mouse, with a long press, or with a caret and Shift.";
/// Said to whoever would change a mark made by hand, but has none in focus.
pub const NO_HAND_MARK: &str = "That works on marks made by hand. Choose one first.";
/// Said to whoever would judge a mark of their own.
pub const NOTHING_TO_JUDGE: &str = "You made this mark yourself. Remove it if it is wrong.";
/// Said where the words are all marked.
pub const NO_MORE_OF_THEM: &str = "These words are marked so wherever they stand.";
/// Said where a mark would cover nothing.
pub const TOO_SHORT: &str = "A mark covers a word at least. Remove it if it is wrong.";
/// What the keys of the caret are.
pub const CARET_HINT: &str = "Arrows move the caret, with Ctrl by words and paragraphs, with Alt by \
    sentences; Shift selects. Enter or a label’s key marks, Escape leaves.";

/// What stands in a link's place when there is no such mark any more.
pub const GONE: &str = "a mark that is gone";
/// Stands after a linked mark's words, where the article no longer has them.
pub const UNPLACED: &str = " (unplaced)";

/// Steps of the history.
pub const MOVED: &str = "Moved a mark’s ends";
/// Another.
pub const LABELLED: &str = "Gave a mark another label";
/// Another.
pub const SPEAKER_SET: &str = "Set who speaks";
/// Another.
pub const NOTED: &str = "Wrote a note";
/// Another.
pub const TAGGED: &str = "Changed the tags of a mark";
/// Another.
pub const LINKED: &str = "Linked two marks";
/// Another.
pub const UNLINKED: &str = "Parted two marks";
/// Another.
pub const PLACED: &str = "Placed a mark";
/// Another.
pub const LET_GO: &str = "Let go of an unplaced mark";
/// Another.
pub const LABELS_CHANGED: &str = "Changed the labels";

/// What was done: “Marked “the harbour” as claim”.
pub fn marked(label: &str, words: &str) -> String {
    format!("Marked “{}” as {label}", shorten(words, SHOWN))
}

/// The same of many places.
pub fn marked_everywhere(label: &str, words: &str, n: usize) -> String {
    format!("{} in {}", marked(label, words), count(n, "place", "places"))
}

/// What was done.
pub fn removed(words: &str) -> String {
    format!("Removed the mark on “{}”", shorten(words, SHOWN))
}

/// Why a label does not get the key of a command.
pub fn key_taken(key: char, command: &str) -> String {
    format!("The key {key} is for “{command}”. Choose a digit or another letter.")
}

/// What was done.
pub fn relabelled(from: &str, to: &str) -> String {
    format!("Renamed the label “{from}” to “{to}”")
}

/// A relation, as it stands before the mark that it leads to.
pub const fn relation(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradicts => "Contradicts",
        Relation::Supports => "Supports",
        Relation::SameAs => "Is the same as",
        Relation::Answers => "Answers",
    }
}

/// A relation, as it stands before the mark that it comes from.
pub const fn relation_back(relation: Relation) -> &'static str {
    match relation {
        Relation::Contradicts => "Contradicted by",
        Relation::Supports => "Supported by",
        Relation::SameAs => "Is the same as",
        Relation::Answers => "Answered by",
    }
}

/// The words at byte `at`, where the caret stands.
pub fn here(text: &str, at: usize) -> String {
    let line = text.get(at..).and_then(|rest| rest.lines().next()).unwrap_or_default();
    shorten(line, SHOWN)
}

/// How much is selected, and its beginning, for those who cannot see it.
pub fn selected(words: &str) -> String {
    let n = words_in(words);
    format!("Selected {}: {}", count(n, "word", "words"), shorten(words, 2 * SHOWN))
}
