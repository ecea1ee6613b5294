//! Reads marked articles (JSON lines: `text`, `quotes` with `start`, `end`, `kind`, `speaker_spans`
//! and `ignore`, in code points) and ties them to what the engine sees.

use std::io;

use bluepencil_engine::quotes::training::{Example, examples};
use bluepencil_engine::units::CodePoint;
use bluepencil_engine::{Document, DocumentId, Settings, Span, Text, analyse};
use serde::Deserialize;

#[derive(Deserialize)]
struct Article {
    id: String,
    text: String,
    quotes: Vec<Gold>,
    #[serde(default)]
    ignore: Vec<(u32, u32)>,
}

#[derive(Deserialize)]
struct Gold {
    start: u32,
    end: u32,
    kind: String,
    #[serde(default)]
    speaker_spans: Vec<(u32, u32)>,
}

/// A quotation whose right speaker is among the candidates.
pub struct Choice {
    /// Which article it stands in.
    pub article: usize,
    /// The features of each candidate, and whether it is right.
    pub candidates: Vec<(u128, bool)>,
}

/// A string in marks, and whether it is somebody's speech.
pub struct Verdict {
    /// Which article it stands in.
    pub article: usize,
    /// What the engine sees of it.
    pub evidence: u128,
    /// Whether somebody is credited with it.
    pub is_speech: bool,
    /// Whether it is a direct quotation.
    pub is_direct: bool,
}

/// Everything to learn from.
#[derive(Default)]
pub struct Corpus {
    /// For the choice of the speaker.
    pub choices: Vec<Choice>,
    /// For telling speech.
    pub verdicts: Vec<Verdict>,
    /// How many quotations have a marked speaker who is no candidate.
    pub without: usize,
}

/// Reads all articles.
///
/// # Errors
/// A line that is not such an article.
pub fn read(lines: &str) -> io::Result<Corpus> {
    let mut corpus = Corpus::default();
    for (at, line) in lines.lines().filter(|line| !line.trim().is_empty()).enumerate() {
        let article: Article = serde_json::from_str(line)?;
        corpus.add(at, &article);
    }
    Ok(corpus)
}

impl Corpus {
    fn add(&mut self, at: usize, article: &Article) {
        let text = Text::new(&article.text);
        let document =
            Document { id: DocumentId(article.id.clone()), title: None, text, markup: None };
        let lines = analyse(&document, &Settings::default()).lines;
        let bytes = |(start, end): (u32, u32)| {
            let at = |offset| document.text.from_code_point(CodePoint(offset));
            Some(Span::new(at(start)?, at(end)?))
        };
        let ignored: Vec<Span> = article.ignore.iter().filter_map(|&span| bytes(span)).collect();
        for example in examples(&document, &lines) {
            let gold = article
                .quotes
                .iter()
                .find(|q| bytes((q.start, q.end)).is_some_and(|span| span.overlaps(example.inner)));
            if gold.is_none() && ignored.iter().any(|span| span.overlaps(example.inner)) {
                continue;
            }
            self.verdicts.push(Verdict {
                article: at,
                evidence: example.evidence,
                is_speech: gold.is_some(),
                is_direct: gold.is_some_and(|q| q.kind == "direct"),
            });
            if let Some(gold) = gold.filter(|q| !q.speaker_spans.is_empty()) {
                let spans: Vec<Span> =
                    gold.speaker_spans.iter().filter_map(|&span| bytes(span)).collect();
                self.choose(at, &example, &spans);
            }
        }
    }

    fn choose(&mut self, article: usize, example: &Example, speaker: &[Span]) {
        let right = |mention: Span| speaker.iter().any(|span| span.overlaps(mention));
        let candidates: Vec<(u128, bool)> =
            example.candidates.iter().map(|&(mention, bits)| (bits, right(mention))).collect();
        if candidates.iter().any(|(_, right)| *right) {
            self.choices.push(Choice { article, candidates });
        } else {
            self.without += 1;
        }
    }
}
