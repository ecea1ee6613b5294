//! Who wrote it: "By Ada Brook", "Ada Brook, Staff Writer", "@adabrook".

use std::sync::LazyLock;

use crate::line::LineKind;
use crate::reason::Form;

use super::super::finding::{Finding, LIKELY, STRONG, Sight};
use super::super::phrases::Topic;
use super::super::words::{Case, Word, key_of};

/// Three authors with their papers.
const MOST_WORDS: usize = 16;
/// The word before the name, by language.
static BY: LazyLock<Vec<u64>> =
    LazyLock::new(|| keys(&["by", "von", "por", "par", "di", "door", "oleh", "от", "автор"]));
/// Words in small letters that stand between names.
static BETWEEN: LazyLock<Vec<u64>> = LazyLock::new(|| {
    keys(&[
        "and", "for", "of", "in", "at", "the", "und", "y", "et", "e", "with", "on", "de", "da",
        "van", "von",
    ])
});

fn keys(words: &[&str]) -> Vec<u64> {
    words.iter().map(|word| key_of(word)).collect()
}

pub(super) fn find(sight: Sight<'_>) -> Option<Finding> {
    let words = sight.page.words(sight.at);
    let (text, shape) = (sight.text(), sight.shape());
    let (first, rest) = words.split_first()?;
    if words.len() > MOST_WORDS || shape.is_closed() {
        return None;
    }
    if text.starts_with('@') && shape.words <= 2 {
        return Some(Finding::form(LineKind::Byline, LIKELY, Form::Handle));
    }
    let says_by = BY.contains(&first.key());
    if says_by && names(sight, rest) {
        return Some(Finding::form(LineKind::Byline, STRONG, Form::AfterBy));
    }
    let comma = text.find([',', '|', '–'])?;
    let trade = sight.covered(Topic::Trade) > 0;
    let head = words.iter().filter(|w| (w.span.end as usize) <= comma + base(sight)).count();
    let short = (2..=4).contains(&head) && words.len() <= 9;
    (trade && short && names(sight, words))
        .then(|| Finding::form(LineKind::Byline, LIKELY, Form::NameWithTrade))
}

fn base(sight: Sight<'_>) -> usize {
    sight.page.line(sight.at).map_or(0, |line| line.span.start as usize)
}

/// Whether the words begin with a name and hold little but names, trades and dates.
fn names(sight: Sight<'_>, words: &[Word]) -> bool {
    let Some(first) = words.first() else { return false };
    let small =
        words.iter().filter(|w| w.case() == Case::Lower && !BETWEEN.contains(&w.key())).count();
    let date = sight.covered(Topic::Date);
    let raised = words.iter().filter(|w| matches!(w.case(), Case::Capital | Case::Upper)).count();
    matches!(first.case(), Case::Capital | Case::Upper) && raised > 0 && small <= date.min(4)
}
