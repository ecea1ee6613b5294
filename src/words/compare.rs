//! The words of the comparison of articles.

use bluepencil_engine::DifferenceKind;

use super::{count, number, percent};
use crate::state::{Part, Side};
use crate::view::compare::sides::Joint;
use crate::view::compare::utterances::Print;

/// A command about the article on screen while articles are compared.
pub const CLOSE_FIRST: &str = "Close the comparison first, with Escape: that is about one article.";

/// The button that opens the comparison.
pub const SHORT: &str = "Compare";

/// There is nothing to compare.
pub const TOO_FEW: &str = "Comparing takes two articles: add another one first.";

/// What the comparison is called.
pub fn title(articles: usize) -> String {
    format!("{} compared", count(articles, "article", "articles"))
}

/// The worker has not come that far yet.
pub const READING: &str = "The articles are still being read.";

/// A part of the comparison, on its button.
pub const fn part(part: Part) -> &'static str {
    match part {
        Part::Quotations => "Quotations",
        Part::Sides => "Side by side",
    }
}

/// What the choice of a part is about, for screen readers.
pub const PARTS: &str = "What is compared";

/// The button that closes the comparison.
pub const CLOSE: &str = "Close the comparison (Escape)";

/// The button that downloads the table.
pub const DOWNLOAD: &str = "Download as CSV";

/// The table's columns and rows, for screen readers.
pub const CAPTION: &str = "Which article prints which utterance, and in what words";

/// The head of the column of utterances.
pub const UTTERANCE: &str = "Utterance";

/// The articles have no quotation in common.
pub const NO_UTTERANCE: &str = "No quotation stands in two of these articles.";

/// What a cell says.
pub const fn print(print: Print) -> &'static str {
    match print {
        Print::Whole => "whole",
        Print::Part => "in part",
        Print::Other => "other words",
    }
}

/// The sign before it, for those who see it.
pub const fn print_sign(print: Print) -> &'static str {
    match print {
        Print::Whole => "●",
        Print::Part => "◐",
        Print::Other => "≈",
    }
}

/// A cell with nothing in it.
pub const NOT_PRINTED: &str = "not printed";

/// A place, as the words of the link to it.
pub fn at_line(article: &str, line: usize) -> String {
    format!("{article}, line {line}")
}

/// Where a press on a cell leads.
pub fn go(article: &str, line: usize) -> String {
    format!("Go to {}", at_line(article, line))
}

/// How many near copies stand under an article's name.
pub fn copies(n: usize, is_unfolded: bool) -> String {
    let copies = count(n, "near copy", "near copies");
    format!("{} {copies}", if is_unfolded { "Fold" } else { "Show" })
}

/// How many articles and utterances are not in the table.
pub fn left_out(articles: usize, utterances: usize) -> String {
    let articles = (articles > 0)
        .then(|| format!("{} without a column", count(articles, "article", "articles")));
    let utterances = (utterances > 0)
        .then(|| format!("{} without a row", count(utterances, "utterance", "utterances")));
    let all: Vec<String> = articles.into_iter().chain(utterances).collect();
    format!("{}. The CSV file has all that is quoted twice.", all.join(", "))
}

/// How many articles print an utterance.
pub fn printed(articles: usize) -> String {
    format!("in {}", count(articles, "article", "articles"))
}

/// The wording that the others are held against.
pub const REFERENCE: &str = "Reference wording";

/// What the list of wordings is called.
pub const WORDINGS: &str = "Wordings";

/// Many words that a wording leaves out at its beginning or end.
pub fn cut(n: usize) -> String {
    format!("… {} …", count(n, "word", "words"))
}

/// A difference, as screen readers say it before the words.
pub const fn difference(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Same => "",
        DifferenceKind::Case => "Other capitals",
        DifferenceKind::Marks => "Other marks",
        DifferenceKind::Deleted => "Left out",
        DifferenceKind::Inserted => "Added",
        DifferenceKind::Changed => "Other words",
    }
}

/// What the reference has where another wording has other capitals.
pub fn was(was: &str) -> String {
    format!("Other capitals; the reference has “{}”", was.trim())
}

/// The choice of an article for a side.
pub const fn side(side: Side) -> &'static str {
    match side {
        Side::Left => "Article on the left",
        Side::Right => "Article on the right",
    }
}

/// How much of an article stands in the other, too.
pub fn shared(percent: u32) -> String {
    format!("{percent} % of it stands in the other")
}

/// How many joints there are.
pub fn joints(n: usize) -> String {
    match n {
        0 => "These two share no passage.".into(),
        _ => {
            format!("{} in both; press a number to see it across.", count(n, "passage", "passages"))
        }
    }
}

/// A joint's number, as its button is called.
pub fn joint(place: usize, joint: &Joint) -> String {
    let place = number(place + 1);
    match joint.similarity {
        _ if joint.is_utterance => format!("Passage {place}, one utterance: see it across"),
        Some(share) if share < 1.0 => {
            format!("Passage {place}, {} % of the words the same: see it across", percent(share))
        }
        _ => format!("Passage {place}, the same words: see it across"),
    }
}

/// How many lines are not drawn.
pub fn more_lines(n: usize) -> String {
    format!("and {} more", count(n, "line", "lines"))
}

/// There is nothing to put into a file.
pub const NO_CSV: &str = "There is nothing to download: no quotation stands in two articles.";

/// The button that strikes what repeats in an article.
pub const STRIKE_OTHERS: &str = "Strike all but the first";

/// What was done by it.
pub fn struck_others(n: usize) -> String {
    format!(
        "Struck {} that {}",
        count(n, "line", "lines"),
        if n == 1 { "repeats" } else { "repeat" }
    )
}
