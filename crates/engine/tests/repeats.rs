//! Articles that were made to break the comparison, or come to it broken: no time or memory that
//! grows faster than they do, and nothing that is not true.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::fmt::Write;

use bluepencil_engine::{Analysis, Document, DocumentId, Index, RepeatKind, Text};

fn document(id: usize, text: &str) -> Document {
    Document { id: DocumentId(id.to_string()), title: None, text: Text::new(text), markup: None }
}

fn index<'t>(texts: impl IntoIterator<Item = &'t str>) -> Index {
    let mut index = Index::default();
    for (id, text) in texts.into_iter().enumerate() {
        index.add(&document(id, text), &Analysis::default());
    }
    index
}

/// Different words, the same each time.
fn prose(words: usize) -> String {
    let mut text = String::new();
    let mut seed = 1u32;
    for at in 0..words {
        seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12_345);
        let end = if at % 60 == 59 { "\n\n" } else { " " };
        write!(text, "w{:x}{end}", seed >> 12).unwrap();
    }
    text
}

const PARAGRAPH: &str = "The harbour office of Ode will close the old bridge to all carts from \
    Monday on, because two of its pillars were found to be loose after the storm of last week.";

#[test]
fn one_paragraph_a_hundred_thousand_times_in_one_article_and_again_in_another() {
    let text = format!("{PARAGRAPH}\n\n").repeat(100_000);
    let found = index([text.as_str(), &text]).comparison();
    let places: usize = found.repeats.iter().map(|repeat| repeat.passages.len()).sum();
    assert!((1..=16).contains(&places), "{places} places");
}

#[test]
fn one_paragraph_in_twenty_thousand_articles_is_one_group() {
    let texts =
        vec![format!("{PARAGRAPH} {}", PARAGRAPH.to_uppercase().replace("ODE", "Lind")); 20_000];
    let found = index(texts.iter().map(String::as_str)).comparison();
    assert_eq!(found.repeats.len(), 1);
    assert_eq!(found.repeats[0].passages.len(), 20_000);
}

#[test]
fn two_equal_long_articles_share_one_passage_from_end_to_end() {
    let text = prose(400_000);
    let found = index([text.as_str(), &text]).comparison();
    let repeat = &found.repeats[0];
    assert_eq!((found.repeats.len(), repeat.kind), (1, RepeatKind::Exact));
    assert_eq!(repeat.passages[0].span.range(), 0..text.trim_end().len());
}

#[test]
fn articles_of_one_word_and_empty_ones_share_nothing() {
    let word = "word ".repeat(200_000);
    let texts = ["", " \n", "word", word.as_str(), "", "word"];
    assert!(index(texts).comparison().repeats.len() <= 1);
    assert!(index([""; 5000]).comparison().repeats.is_empty());
}

#[test]
fn articles_that_share_all_but_a_name_are_near_copies() {
    let text =
        |name: usize| format!("{PARAGRAPH} So said Ana R{name}, who lives there. {}", prose(50));
    let texts: Vec<String> = (0..3000).map(text).collect();
    let found = index(texts.iter().map(String::as_str)).comparison();
    assert_eq!(found.repeats.len(), 1);
    let repeat = &found.repeats[0];
    assert_eq!((repeat.kind, repeat.passages.len()), (RepeatKind::Near, 3000));
}

#[test]
fn the_same_few_shingles_over_and_over_are_left_out_and_that_is_told() {
    // Every shingle of a handful of words, in ever other orders: all collide with all.
    let mut seed = 9u32;
    let mut text = || {
        let mut text = String::new();
        for _ in 0..2000 {
            seed = seed.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            text.push_str(["alpha ", "bravo ", "carol ", "delta "][(seed >> 16) as usize % 4]);
        }
        text
    };
    let texts: Vec<String> = (0..40).map(|_| text()).collect();
    let index = index(texts.iter().map(String::as_str));
    assert!(index.caps().seeds > 0);
}
