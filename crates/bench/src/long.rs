//! One very long article with thousands of marks: half of them quotations that the reader finds,
//! half made by hand, many of which cross a quotation or another mark.

use std::sync::Arc;

use bluepencil_engine::file::export;
use bluepencil_engine::id::MarkId;
use bluepencil_engine::label::HIGHLIGHT;
use bluepencil_engine::mark::{HandMark, Remark};
use bluepencil_engine::project::{Article, Project};
use bluepencil_engine::{Analysis, Document, DocumentId, Settings, Span, Text, analyse};

use crate::invented::{Numbers, capitalise, write_word};

/// Its paragraphs: with fifty words each, some 200,000 words.
const PARAGRAPHS: u64 = 4000;
/// Quotations of a hundred paragraphs.
const QUOTED_PERCENT: u64 = 63;
/// A paragraph of so many is followed by a line that is no part of the article.
const FURNITURE_EACH: u64 = 20;
/// The people who are quoted in it.
const SPEAKERS: u64 = 80;
/// The marks that are made by hand.
const HAND_MARKS: u64 = 2500;
/// A mark of so many has a note.
const NOTED_EACH: u64 = 25;
/// What pages put between the paragraphs of an article.
const FURNITURE: &[&str] = &[
    "Advertisement",
    "Share this article",
    "Sign up for our newsletter",
    "Read more: Harbour news",
];
/// The labels that marks are given by turns.
const LABELS: &[&str] = &["claim", "fact to check", "name", HIGHLIGHT];
/// The longest mark made by hand, in words.
const LONGEST_MARK: u64 = 24;
/// When its file is said to be written.
const WRITTEN: &str = "2025-06-01T12:00:00Z";

/// The article, what was read of it, and what was marked.
#[derive(Clone, Debug)]
pub struct Long {
    /// The article with its marks made by hand.
    pub article: Arc<Article>,
    /// What was read of it.
    pub analysis: Analysis,
}

impl Long {
    /// The article, always the same.
    pub fn new() -> Self {
        let mut numbers = Numbers(20);
        let document = document("long", &text(&mut numbers));
        let analysis = analyse(&document, &Settings::default());
        let mut article = Article::new(document);
        let marks = hand_marks(&article.document.text, &mut numbers);
        for (id, mark) in (1..).map(MarkId).zip(marks) {
            article.decisions.marks.insert(id, mark);
        }
        Self { article: Arc::new(article), analysis }
    }

    /// The annotation file of the page in which it stands.
    pub fn file(&self) -> String {
        let articles = vec![Arc::clone(&self.article)];
        let project = Project { articles, settings: Settings::default() };
        export(&project, &[&self.analysis], WRITTEN)
    }
}

impl Default for Long {
    fn default() -> Self {
        Self::new()
    }
}

/// The text of a short article, to go to from a long one and back.
pub fn short() -> String {
    let mut text = String::new();
    let mut numbers = Numbers(7);
    for _ in 0..10 {
        paragraph(&mut numbers, &mut text);
        text.push_str("\n\n");
    }
    text
}

fn document(id: &str, text: &str) -> Document {
    Document { id: DocumentId(id.into()), title: None, text: Text::new(text), markup: None }
}

fn text(numbers: &mut Numbers) -> String {
    let mut text = String::new();
    numbers.words(9, &mut text);
    for nth in 1..=PARAGRAPHS {
        text.push_str("\n\n");
        paragraph(numbers, &mut text);
        if nth.is_multiple_of(FURNITURE_EACH) {
            let at = usize::try_from(nth / FURNITURE_EACH).unwrap_or_default() % FURNITURE.len();
            text.push_str("\n\n");
            text.push_str(FURNITURE.get(at).copied().unwrap_or_default());
        }
    }
    text
}

/// About fifty words, with a quotation in most.
fn paragraph(numbers: &mut Numbers, text: &mut String) {
    if numbers.below(100) < QUOTED_PERCENT {
        remark(numbers, text);
        text.push(' ');
    } else {
        numbers.sentence(text);
        text.push(' ');
    }
    numbers.sentence(text);
    text.push(' ');
    numbers.sentence(text);
}

fn remark(numbers: &mut Numbers, text: &mut String) {
    text.push('“');
    let count = 8 + numbers.below(12);
    numbers.words(count, text);
    text.push_str(",” said ");
    let speaker = numbers.below(SPEAKERS);
    for (rank, end) in [(2000 + speaker % 9, ' '), (2100 + speaker, '.')] {
        let from = text.len();
        write_word(rank, text);
        capitalise(text, from);
        text.push(end);
    }
}

/// Marks on whole words, spread over the text. Their lengths differ, so many cross each other or the
/// end of a line.
fn hand_marks(text: &Text, numbers: &mut Numbers) -> Vec<HandMark> {
    let words: Vec<Span> = words(text);
    let step = words.len() as u64 / HAND_MARKS;
    let mark = |nth: u64| {
        let from = nth * step + numbers.below(step);
        let last = from + numbers.below(LONGEST_MARK);
        let word = |at: u64| words.get(usize::try_from(at).ok()?).copied();
        let span = Span::new(word(from)?.start, word(last).or(words.last().copied())?.end);
        let label = LABELS.get(usize::try_from(nth).ok()? % LABELS.len())?;
        let note = if nth.is_multiple_of(NOTED_EACH) { "To be asked about." } else { "" };
        let remark = Remark { note: note.into(), ..Remark::default() };
        Some(HandMark { remark, ..HandMark::new(span, label) })
    };
    (0..HAND_MARKS).filter_map(mark).collect()
}

/// The words of `text`, each without the white space around it.
fn words(text: &Text) -> Vec<Span> {
    let mut words = Vec::new();
    let mut at = 0;
    for word in text.as_str().split(char::is_whitespace) {
        if !word.is_empty() {
            words.push(Span::from_usize(at, at + word.len()));
        }
        // All white space in it is one byte long.
        at += word.len() + 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::file::import;

    use super::*;

    #[test]
    fn a_long_article_has_as_many_words_and_marks_as_is_said_of_it() {
        let long = Long::new();
        let words = long.article.document.text.as_str().split_whitespace().count();
        assert!(words.abs_diff(200_000) < 10_000, "{words} words");
        let (made, read) =
            (long.article.decisions.marks.iter().count(), long.analysis.quotes.len());
        assert_eq!(made, 2500);
        assert!(read.abs_diff(2500) < 100, "{read} quotations");
    }

    #[test]
    fn its_file_holds_all_marks() {
        let long = Long::new();
        let import = import(&long.file()).unwrap();
        assert_eq!(import.project.articles, [long.article]);
    }
}
