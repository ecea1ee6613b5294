//! `compare`: what the articles share, as one JSON line.

use std::collections::BTreeMap;
use std::io::{self, Write};

use bluepencil_engine::{
    ClusterRelation, Comparison, Corpus, Document, DocumentId, Settings, Span, Text, analyse,
};
use serde::Serialize;

use crate::arguments::Arguments;
use crate::input::{self, Problems, RowError, TakeError};
use crate::offsets::{Stretch, Unit};

/// Reads every article, then writes what they share.
pub fn run(arguments: &Arguments, problems: &mut Problems, out: &mut impl Write) -> io::Result<()> {
    let settings = Settings::default();
    let mut corpus = Corpus::default();
    let mut analyses = Vec::new();
    let mut texts = BTreeMap::new();
    input::for_each(&arguments.sources, problems, |input| {
        let Document { id, text, .. } = &input.document;
        if texts.insert(id.clone(), text.clone()).is_some() {
            return Err(TakeError::Row(RowError::SameId(id.0.clone())));
        }
        analyses.push(analyse(&input.document, &settings));
        corpus.documents.push(input.document);
        Ok(())
    })?;
    let comparison = bluepencil_engine::compare(&corpus, &analyses);
    let answer = Answer::new(&comparison, &Places { texts: &texts, unit: arguments.unit });
    serde_json::to_writer(&mut *out, &answer).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// What is written.
#[derive(Serialize)]
struct Answer<'a> {
    offsets: &'static str,
    quote_clusters: Vec<ClusterRow<'a>>,
    repeats: Vec<RepeatRow<'a>>,
}

#[derive(Serialize)]
struct ClusterRow<'a> {
    quotes: Vec<QuoteRow<'a>>,
    relation: &'static str,
}

#[derive(Serialize)]
struct QuoteRow<'a> {
    document: &'a str,
    quote: String,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct RepeatRow<'a> {
    spans: Vec<SpanRow<'a>>,
    similarity: f32,
}

#[derive(Serialize)]
struct SpanRow<'a> {
    document: &'a str,
    start: u32,
    end: u32,
}

/// Turns an article's bytes into the unit that was asked for.
struct Places<'a> {
    texts: &'a BTreeMap<DocumentId, Text>,
    unit: Unit,
}

impl Places<'_> {
    fn at(&self, document: &DocumentId, span: Span) -> Stretch {
        match self.texts.get(document) {
            Some(text) => self.unit.of(text, span),
            None => Stretch { start: span.start, end: span.end },
        }
    }
}

impl<'a> Answer<'a> {
    fn new(comparison: &'a Comparison, places: &Places) -> Self {
        let clusters = comparison.quote_clusters.iter().map(|cluster| {
            let quotes = cluster.quotes.iter().map(|quote| {
                let Stretch { start, end } = places.at(&quote.document, quote.span);
                QuoteRow { document: &quote.document.0, quote: quote.quote.to_string(), start, end }
            });
            ClusterRow { quotes: quotes.collect(), relation: relation_name(cluster.relation) }
        });
        let repeats = comparison.repeats.iter().map(|repeat| {
            let spans = repeat.passages.iter().map(|passage| {
                let Stretch { start, end } = places.at(&passage.document, passage.span);
                SpanRow { document: &passage.document.0, start, end }
            });
            RepeatRow { spans: spans.collect(), similarity: repeat.similarity }
        });
        Self {
            offsets: places.unit.name(),
            quote_clusters: clusters.collect(),
            repeats: repeats.collect(),
        }
    }
}

const fn relation_name(relation: ClusterRelation) -> &'static str {
    match relation {
        ClusterRelation::Exact => "exact",
        ClusterRelation::Partial => "partial",
        ClusterRelation::Reworded => "reworded",
    }
}
