//! The interface's words about commands: the palette, why something cannot be done now, and keys.

use super::number;

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
