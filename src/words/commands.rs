//! The interface's words about commands: the palette, why something cannot be done now, and keys.

use super::number;
use crate::view::rebind::{Owner, Refusal};

/// What the palette is called.
pub const PALETTE: &str = "Commands and articles";
/// What its field wants.
pub const TYPE_COMMAND: &str = "Type a command or an article’s name";
/// What it is called when it lists the articles alone.
pub const ARTICLES: &str = "Articles";
/// What its field wants then.
pub const TYPE_ARTICLE: &str = "Type an article’s name";
/// What is said of an article in the palette.
pub const ARTICLE: &str = "article";
/// What is said of the article on screen.
pub const ON_SCREEN: &str = "on screen";
/// The palette lists nothing.
pub const NO_MATCH: &str = "Nothing is called so.";

/// How many entries the palette lists of how many: "60 of 10,038: type more".
pub fn listed(shown: usize, all: usize) -> String {
    match all {
        0 => NO_MATCH.to_owned(),
        1 => "1 entry".to_owned(),
        _ if shown == all => format!("{} entries", number(all)),
        _ => format!("{} of {} entries: type more to see fewer", number(shown), number(all)),
    }
}

/// Said to whoever chooses what cannot be done now.
pub fn not_now(title: &str, why: &str) -> String {
    format!("“{title}” cannot be done now: {why}.")
}

/// What the section of keys is called, and its table for screen readers.
pub const KEYS: &str = "Commands and their keys";
/// What the help's field wants.
pub const SEARCH: &str = "Find a command or a key";
/// The button that lets keys be changed.
pub const CHANGE: &str = "Change keys";
/// What to do then.
pub const CHANGE_HINT: &str = "Choose a key below, then press the one that it is to be.";
/// The button that gives all commands the keys that they had at first.
pub const RESET_ALL: &str = "Reset all keys";
/// The button that gives one command the keys that it had at first.
pub const RESET: &str = "Reset";
/// The switch of single letters.
pub const LETTERS: &str = "Single letters are commands";
/// Waits for a key.
pub const PRESS: &str = "Press the key…";
/// The button that takes a key away.
pub const NO_KEY: &str = "No key";
/// The button that leaves a key as it is.
pub const LEAVE: &str = "Leave it";
/// Said once a key is waited for.
pub const LISTENING: &str = "Press the new key. Escape leaves all as it is.";
/// The table has no such command.
pub const NO_COMMAND: &str = "No command is called so or has that key.";

/// What a key's button does, for screen readers: "Change the key X of “Reject the mark”".
pub fn change(key: &str, title: &str) -> String {
    format!("Change the key {key} of “{title}”")
}

/// What the button for one more key does.
pub fn add(title: &str) -> String {
    format!("Add a key for “{title}”")
}

/// What the button that resets one command's keys does.
pub fn reset(title: &str) -> String {
    format!("Reset the keys of “{title}”")
}

/// A key is somebody else's: "X is the key of “Reject the mark”. Give it to “Write a note” instead?"
pub fn taken(key: &str, owner: &Owner, title: &str) -> String {
    match owner {
        Owner::Command(other) => {
            format!("{key} is the key of “{}”. Give it to “{title}” instead?", other.title())
        }
        Owner::Label(label) => {
            format!("{key} is the key of the label “{label}”. Give it to “{title}” instead?")
        }
    }
}

/// The button that says yes to that.
pub const GIVE: &str = "Give it";

/// The key is the command's already.
pub fn same(key: &str, title: &str) -> String {
    format!("{key} is the key of “{title}” already.")
}

/// What came of a change: the command's keys now.
pub fn now(title: &str, keys: &[String]) -> String {
    match keys {
        [] => format!("“{title}” has no key now."),
        [key] => format!("“{title}” has the key {key} now."),
        keys => format!("“{title}” has the keys {} now.", keys.join(" and ")),
    }
}

/// Said once all keys are as they were at first.
pub const ALL_RESET: &str = "All commands have the keys that they had at first.";

/// Why a key is none to be had.
pub const fn refused(refusal: Refusal) -> &'static str {
    match refusal {
        Refusal::Browsers => "Browsers keep that key for themselves. Press another.",
        Refusal::Moving => {
            "That key moves about in the page and presses its buttons. Press another, or hold Ctrl \
             with it."
        }
        Refusal::Alt => "Alt writes signs on many keyboards. Press a key without it.",
        Refusal::Unknown => "That key cannot be told from others. Press another.",
    }
}

/// Why something cannot be done now, in few words.
pub mod not {
    /// There is no article.
    pub const NO_ARTICLE: &str = "there is no article yet";
    /// There is only one.
    pub const ONE_ARTICLE: &str = "there is only one article";
    /// It is still being read.
    pub const NOT_READ: &str = "the article is still being read";
    /// It is about an article, and articles are compared.
    pub const COMPARING: &str = "articles are being compared";
    /// Nothing was done.
    pub const NOTHING_DONE: &str = "nothing was done yet";
    /// Nothing was taken back.
    pub const NOTHING_UNDONE: &str = "nothing was undone";
    /// No mark is in focus.
    pub const NO_MARK: &str = "no mark is chosen";
    /// The mark in focus is none of those that were made by hand.
    pub const NO_HAND_MARK: &str = "no mark made by hand is chosen";
    /// The mark in focus is no quotation.
    pub const NO_QUOTATION: &str = "no quotation is chosen";
    /// The mark in focus was made by hand.
    pub const OWN_MARK: &str = "you made this mark yourself";
    /// Nothing is selected, nor is a mark in focus.
    pub const NO_WORDS: &str = "no words are selected";
    /// The article on screen is the last.
    pub const LAST: &str = "this is the last article";
    /// The article on screen is the first.
    pub const FIRST: &str = "this is the first article";
    /// Nothing was read with doubt.
    pub const NO_DOUBT: &str = "nothing in this article is doubtful";
}
