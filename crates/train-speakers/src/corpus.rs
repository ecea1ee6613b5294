//! Reads marked articles (JSON lines: `text`, `quotes` with `start`, `end`, `kind`, `speaker`,
//! `speaker_spans`, and `ignore`, in code points), and ties what the engine sees to them.

use std::io;

use bluepencil_engine::quotes::training::{Example, Model, examples};
use bluepencil_engine::units::CodePoint;
use bluepencil_engine::{Document, DocumentId, Line, Settings, Span, Text, analyse};
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    quotes: Vec<RowQuote>,
    #[serde(default)]
    ignore: Vec<(u32, u32)>,
}

#[derive(Deserialize)]
struct RowQuote {
    start: u32,
    end: u32,
    kind: String,
    #[serde(default)]
    speaker: Option<String>,
    #[serde(default)]
    speaker_spans: Vec<(u32, u32)>,
}

/// An article with the quotations that people marked in it.
pub struct Article {
    /// Its text.
    pub document: Document,
    /// Its lines, which the quotations' weights do not touch.
    pub lines: Vec<Line>,
    /// What people marked, in bytes.
    pub gold: Vec<Gold>,
    /// Where marks cannot be paired by anybody.
    pub ignored: Vec<Span>,
}

/// A quotation that people marked.
pub struct Gold {
    /// Without its marks.
    pub span: Span,
    /// Whether it is a direct quotation, not a piece inside a paraphrase.
    pub is_direct: bool,
    /// The words that name the speaker.
    pub speaker: Option<String>,
    /// Where those stand.
    pub speaker_spans: Vec<Span>,
}

/// Reads all articles.
///
/// # Errors
/// A line that is not such an article.
pub fn read(lines: &str) -> io::Result<Vec<Article>> {
    let rows = lines.lines().filter(|line| !line.trim().is_empty());
    rows.map(|line| Ok(Article::new(serde_json::from_str(line)?))).collect()
}

impl Article {
    fn new(row: Row) -> Self {
        let text = Text::new(&row.text);
        let document = Document { id: DocumentId(row.id), title: None, text, markup: None };
        let lines = analyse(&document, &Settings::default()).lines;
        let bytes = |&(start, end): &(u32, u32)| {
            let at = |offset| document.text.from_code_point(CodePoint(offset));
            Some(Span::new(at(start)?, at(end)?))
        };
        let gold = row.quotes.iter().filter_map(|quote| {
            Some(Gold {
                span: bytes(&(quote.start, quote.end))?,
                is_direct: quote.kind == "direct",
                speaker: quote.speaker.clone(),
                speaker_spans: quote.speaker_spans.iter().filter_map(bytes).collect(),
            })
        });
        let (gold, ignored) = (gold.collect(), row.ignore.iter().filter_map(bytes).collect());
        Self { document, lines, gold, ignored }
    }
}

/// A quotation whose right speaker is among the candidates: the features of each candidate, and
/// whether it is right.
pub type Choice = Vec<(u128, bool)>;

/// A string in marks, and whether it is somebody's speech.
pub struct Verdict {
    /// What the engine sees of it.
    pub evidence: u128,
    /// Whether somebody is credited with it.
    pub is_speech: bool,
    /// Whether it is a direct quotation.
    pub is_direct: bool,
}

/// The choices of speakers that `articles` hold.
pub fn choices<'a>(articles: impl IntoIterator<Item = &'a Article>, model: &Model) -> Vec<Choice> {
    let mut found = Vec::new();
    for article in articles {
        for example in examples(&article.document, &article.lines, model) {
            found.extend(article.gold_of(&example).and_then(|gold| choice(&example, gold)));
        }
    }
    found
}

fn choice(example: &Example, gold: &Gold) -> Option<Choice> {
    let right = |mention: Span| gold.speaker_spans.iter().any(|span| span.overlaps(mention));
    let candidates = example.candidates.iter();
    let candidates: Choice = candidates.map(|&(mention, bits)| (bits, right(mention))).collect();
    candidates.iter().any(|(_, right)| *right).then_some(candidates)
}

/// The strings in marks that `articles` hold, as `model` sees them.
pub fn verdicts<'a>(
    articles: impl IntoIterator<Item = &'a Article>,
    model: &Model,
) -> Vec<Verdict> {
    let mut found = Vec::new();
    for article in articles {
        for example in examples(&article.document, &article.lines, model) {
            let gold = article.gold_of(&example);
            if gold.is_none() && article.ignores(example.inner) {
                continue;
            }
            found.push(Verdict {
                evidence: example.evidence,
                is_speech: gold.is_some(),
                is_direct: gold.is_some_and(|gold| gold.is_direct),
            });
        }
    }
    found
}

impl Article {
    fn gold_of(&self, example: &Example) -> Option<&Gold> {
        self.gold.iter().find(|gold| gold.span.overlaps(example.inner))
    }

    /// Whether nobody could pair the marks of `span`.
    pub fn ignores(&self, span: Span) -> bool {
        self.ignored.iter().any(|ignored| ignored.overlaps(span))
    }
}
