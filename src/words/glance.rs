//! The interface's words for what an article is like at a glance.

use super::{count, number};

/// What the dialogue is called.
pub const TITLE: &str = "At a glance";
/// Its part about the article on screen.
pub const THIS: &str = "This article";
/// What stays of the text.
pub const STAYS: &str = "Stays";
/// How long that takes to read.
pub const READING_TIME: &str = "Reading time";
/// What is in quotation marks.
pub const QUOTED: &str = "Quoted";
/// The table of what was struck.
pub const STRUCK: &str = "What was struck";
/// The table of what stands where.
pub const COURSE: &str = "From beginning to end";
/// The table of speakers.
pub const SPEAKERS: &str = "Who is quoted";
/// The table of labels.
pub const LABELS: &str = "What you marked";
/// A column: kinds of lines.
pub const KIND: &str = "Kind";
/// A column: how many lines.
pub const LINES: &str = "Lines";
/// A column: how many words.
pub const WORDS: &str = "Words";
/// A column: parts of the text.
pub const PART: &str = "Part";
/// A column: words that stay.
pub const KEPT: &str = "Kept";
/// A column: words that are struck.
pub const STRUCK_WORDS: &str = "Struck";
/// A column: quotations.
pub const QUOTATIONS: &str = "Quotations";
/// A column: who.
pub const SPEAKER: &str = "Speaker";
/// A column: how many articles.
pub const ARTICLES: &str = "Articles";
/// A column: labels.
pub const LABEL: &str = "Label";
/// A column: how many marks.
pub const MARKS: &str = "Marks";
/// Unfolds the figures of a drawing.
pub const FIGURES: &str = "Figures";
/// Nothing was struck.
pub const NOTHING_STRUCK: &str = "Every line stays.";
/// Said where no article is read.
pub const NOTHING_YET: &str = "No article has been read yet.";

/// Its part about all articles, of which some are yet to be read.
pub fn all(read: usize, articles: usize) -> String {
    match read == articles {
        true => format!("All {}", count(articles, "article", "articles")),
        false => super::reading(read, articles),
    }
}

/// So many of so many words, and their share.
pub fn of_words(some: usize, all: usize) -> String {
    format!("{} of {} ({} %)", number(some), count(all, "word", "words"), share(some, all))
}

/// Words to read in so many minutes.
pub fn minutes(minutes: usize) -> String {
    match minutes / 60 {
        0 => format!("{minutes} min"),
        hours => format!("{} h {} min", number(hours), minutes % 60),
    }
}

/// So many quotations, and what share of the words that stay they make up.
pub fn quotations(quotes: usize, words: usize, kept: usize) -> String {
    let quotes = count(quotes, "quotation", "quotations");
    format!("{quotes} ({} % of the words)", share(words, kept))
}

/// A part of the text by its place: "11–20 %".
pub fn part(nth: usize, parts: usize) -> String {
    format!("{}–{} %", nth * 100 / parts + 1, (nth + 1) * 100 / parts)
}

/// What the drawing of an article's course shows.
pub fn course(struck: usize, all: usize, quotes: usize) -> String {
    let quotes = count(quotes, "quotation", "quotations");
    format!("Struck are {} % of the words; {quotes}. The figures say where.", share(struck, all))
}

/// So many words, and their share of `all`.
pub fn words_of(some: usize, all: usize) -> String {
    match share(some, all) {
        0 if some > 0 => format!("{} · < 1 %", number(some)),
        share => format!("{} · {share} %", number(some)),
    }
}

/// `some` as a whole per cent of `all`.
fn share(some: usize, all: usize) -> usize {
    (some * 200 + all) / (2 * all.max(1))
}
