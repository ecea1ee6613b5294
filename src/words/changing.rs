//! The interface's words about an article's text that is changed.

use bluepencil_engine::revise::Revision;

use super::count;

/// Said to whoever would change a text that is being read.
pub const NOT_READ: &str = "The article is still being read. Try again in a moment.";
/// A step of the history.
pub const CHANGED: &str = "Changed the text";
/// What the field is.
pub const FIELD: &str = "The text of the article";
/// What its keys are.
pub const KEYS: &str = "Ctrl+Enter applies the change. Escape leaves, if there is none.";
/// Said when nothing is changed yet.
pub const SAME: &str = "Nothing is changed.";
/// Said when every mark keeps its words.
pub const ALL_STAY: &str = "Every mark keeps its words.";
/// Said to whoever goes to another article after changing something.
pub const LEFT: &str =
    "The text that you changed was not applied. It is kept, and waits in its article.";
/// Said to whoever leaves the field by a key after changing something.
pub const TYPED: &str = "The text was changed. Apply it with Ctrl+Enter, or press Cancel.";

/// What will follow: “3 marks stand on words that are gone: they are kept as unplaced.”
pub fn foreseen(revision: &Revision) -> String {
    let Revision { unplaced, dropped, .. } = *revision;
    let mut sentence = String::new();
    if unplaced > 0 {
        sentence.push_str(&count(unplaced, "mark stands", "marks stand"));
        sentence.push_str(" on words that are gone, or cannot be told from others like them: ");
        sentence.push_str(if unplaced == 1 { "it is" } else { "they are" });
        sentence.push_str(" kept as unplaced. ");
    }
    if dropped > 0 {
        sentence.push_str(&count(dropped, "verdict goes", "verdicts go"));
        sentence.push_str(if dropped == 1 { " with its words." } else { " with their words." });
    }
    if sentence.is_empty() { ALL_STAY.to_owned() } else { sentence.trim_end().to_owned() }
}

/// What was done, and what followed.
pub fn changed(revision: &Revision) -> String {
    format!("{CHANGED}. {}", foreseen(revision))
}
