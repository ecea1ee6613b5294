//! The interface's words for what an article is like at a glance.

use super::phrases::{count, glance, speakers};
use super::{number, percent, share};

/// The minutes of an hour.
const HOUR: usize = 60;

/// Its part about all articles, of which some are yet to be read.
pub fn all(read: usize, articles: usize) -> String {
    match read == articles {
        true => glance::all(articles),
        false => super::reading(read, articles),
    }
}

/// So many of so many words, and their share.
pub fn of_words(some: usize, all: usize) -> String {
    glance::of_words(&number(some), &count::words(all), &percent(share(some, all)))
}

/// Words to read in so many minutes.
pub fn minutes(minutes: usize) -> String {
    let rest = number(minutes % HOUR);
    match minutes / HOUR {
        0 => glance::minutes(&rest),
        hours => glance::hours(&number(hours), &rest),
    }
}

/// So many quotations, and what share of the words that stay they make up.
pub fn quotations(quotes: usize, words: usize, kept: usize) -> String {
    glance::quotations_of(&count::quotations(quotes), &percent(share(words, kept)))
}

/// A part of the text by its place: "11–20%".
pub fn part(nth: usize, parts: usize) -> String {
    let to = percent((nth + 1) * 100 / parts);
    glance::part_of(&number(nth * 100 / parts + 1), &to)
}

/// What the drawing of an article's course shows.
pub fn course(struck: usize, all: usize, quotes: usize) -> String {
    glance::course_of(&percent(share(struck, all)), &count::quotations(quotes))
}

/// So many words, and their share of `all`.
pub fn words_of(some: usize, all: usize) -> String {
    let part = match share(some, all) {
        0 if some > 0 => glance::less_than(&percent(1)),
        share => percent(share),
    };
    speakers::words_of(&number(some), &part)
}
