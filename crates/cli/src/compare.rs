//! `compare`: what the articles share, as one JSON line.

use std::collections::BTreeMap;
use std::io::{self, Write};

use bluepencil_engine::{
    Analysis, ClusterRelation, Comparison, Document, DocumentId, Index, Settings, Span, Text,
    analyse,
};
use serde::Serialize;

use crate::annotate::LineRow;
use crate::arguments::Arguments;
use crate::input::{self, Problems, RowError, TakeError};
use crate::offsets::{Stretch, Unit};

/// Reads every article, then writes what they share.
pub fn run(arguments: &Arguments, problems: &mut Problems, out: &mut impl Write) -> io::Result<()> {
    let settings = Settings::default();
    let mut index = Index::default();
    let mut analyses = Vec::new();
    let mut texts = BTreeMap::new();
    input::for_each(&arguments.sources, problems, |input| {
        let Document { id, text, .. } = &input.document;
        if texts.insert(id.clone(), text.clone()).is_some() {
            return Err(TakeError::Row(RowError::SameId(id.0.clone())));
        }
        let analysis = analyse(&input.document, &settings);
        index.add(&input.document, &analysis);
        analyses.push((input.document.id, analysis));
        Ok(())
    })?;
    let (comparison, places) = (index.comparison(), Places { texts: &texts, unit: arguments.unit });
    let mut answer = Answer::new(&comparison, &places);
    for (id, analysis) in &analyses {
        answer.lines.extend(changed_lines(&index, id, analysis, &places));
    }
    serde_json::to_writer(&mut *out, &answer).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// The lines of one article that the others have read otherwise than it is read alone.
fn changed_lines<'a>(
    index: &Index,
    id: &'a DocumentId,
    alone: &Analysis,
    places: &Places,
) -> Vec<ChangedRow<'a>> {
    let mut among = alone.clone();
    if !index.complete(id, &mut among) {
        return Vec::new();
    }
    let changed = among.lines.iter().zip(&alone.lines).filter(|(among, alone)| among != alone);
    changed
        .map(|(line, _)| ChangedRow {
            document: &id.0,
            line: LineRow::new(line, places.at(id, line.span)),
        })
        .collect()
}

/// What is written.
#[derive(Serialize)]
struct Answer<'a> {
    offsets: &'static str,
    quote_clusters: Vec<ClusterRow<'a>>,
    repeats: Vec<RepeatRow<'a>>,
    left_out: u64,
    lines: Vec<ChangedRow<'a>>,
}

#[derive(Serialize)]
struct ChangedRow<'a> {
    document: &'a str,
    #[serde(flatten)]
    line: LineRow,
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
            left_out: comparison.left_out,
            lines: Vec::new(),
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
