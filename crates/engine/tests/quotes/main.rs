//! Quotations and speakers in the forms that articles really bring: every awkward way of setting
//! marks, hiding the speaker, and quoting nobody. All sentences, people and places are made up.
//!
//! Inputs are marked up: `⟦words|Speaker⟧` is a quotation without its marks and its speaker's
//! name, `⟦words⟧` one whose speaker does not matter, `⟦words|-⟧` one that nobody is named for,
//! `⟦words|scare⟧` one that is told to be no speech. Every quotation found must be marked.

// Helpers of tests outside test functions: a slip in a marked-up sentence should stop the test.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice
)]

mod marks;
mod not_speech;
mod odd_texts;
mod other_marks;
mod patterns;
mod pieces;
mod properties;
mod speakers;

use bluepencil_engine::{Analysis, Document, DocumentId, Level, Quote, Settings, Text, analyse};

/// What a test says of one quotation.
#[derive(Debug, PartialEq)]
struct Expected {
    words: String,
    about: Option<String>,
}

fn document(text: &str) -> Document {
    Document { id: DocumentId("test".into()), title: None, text: Text::new(text), markup: None }
}

fn read(text: &str) -> (Document, Analysis) {
    let document = document(text);
    let analysis = analyse(&document, &Settings::default());
    (document, analysis)
}

/// Splits marked-up text into the text and what is expected of it.
fn unmark(marked: &str) -> (String, Vec<Expected>) {
    let mut text = String::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    let mut expected: Vec<Option<Expected>> = Vec::new();
    let mut rest = marked;
    while let Some(c) = rest.chars().next() {
        rest = &rest[c.len_utf8()..];
        match c {
            '⟦' => {
                open.push((text.len(), expected.len()));
                expected.push(None);
            }
            '⟧' => {
                let (start, at) = open.pop().expect("⟧ without ⟦");
                let inside = text.split_off(start);
                let (words, about) = match inside.rsplit_once('|') {
                    Some((words, about)) => (words.to_owned(), Some(about.to_owned())),
                    None => (inside, None),
                };
                text.push_str(&words);
                expected[at] = Some(Expected { words, about });
            }
            _ => text.push(c),
        }
    }
    (text, expected.into_iter().map(|e| e.expect("⟦ without ⟧")).collect())
}

fn describe(document: &Document, quote: &Quote) -> String {
    let speaker = quote.speaker.as_ref().map_or("-", |speaker| speaker.name.as_str());
    let words = document.text.slice(quote.inner);
    format!("⟦{words}|{speaker}⟧ {} {:?}", quote.level.name(), quote.attribution)
}

/// Reads marked-up text and compares.
#[track_caller]
fn check(marked: &str) {
    if let Err(difference) = compare(marked) {
        panic!("{difference}");
    }
}

/// How the reading of marked-up text differs from what its marks say.
fn compare(marked: &str) -> Result<(), String> {
    let (text, expected) = unmark(marked);
    let (document, analysis) = read(&text);
    let found: Vec<String> = analysis.quotes.iter().map(|q| describe(&document, q)).collect();
    let words: Vec<&str> = analysis.quotes.iter().map(|q| document.text.slice(q.inner)).collect();
    let wanted: Vec<&str> = expected.iter().map(|e| e.words.as_str()).collect();
    if words != wanted {
        return Err(format!("wanted {wanted:?} in {text:?}, found {found:#?}"));
    }
    for (quote, expected) in analysis.quotes.iter().zip(&expected) {
        let speaker = quote.speaker.as_ref().map(|speaker| speaker.name.as_str());
        let right = match expected.about.as_deref() {
            None => true,
            Some("-") => speaker.is_none(),
            Some("scare") => quote.level == Level::Scare,
            Some(name) => speaker == Some(name) && quote.level != Level::Scare,
        };
        if !right {
            return Err(format!("{expected:?} in {text:?}: found {}", describe(&document, quote)));
        }
    }
    Ok(())
}

/// The whole-utterance groups that a text reads into: indices of quotations joined by `continues`.
fn groups(text: &str) -> Vec<usize> {
    let (_, analysis) = read(text);
    let mut group: Vec<usize> = Vec::new();
    for (at, quote) in analysis.quotes.iter().enumerate() {
        let before = quote.continues.and_then(|id| analysis.quotes.iter().position(|q| q.id == id));
        group.push(before.map_or(at, |before| group[before]));
    }
    group
}
