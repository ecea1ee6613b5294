//! `annotate`: one JSON line of marks for each article.

use std::io::{self, Write};

use bluepencil_engine::{Analysis, Document, Line, People, Quote, Settings, Span, analyse, intake};
use serde::Serialize;

use crate::arguments::Arguments;
use crate::input::{self, Input, Problems};
use crate::offsets::{Stretch, Unit};

/// Reads each article and writes its marks before the next is read. So a speaker has the full name
/// that the article has, or else the articles before it.
pub fn run(arguments: &Arguments, problems: &mut Problems, out: &mut impl Write) -> io::Result<()> {
    let settings = Settings::default();
    let mut people = People::default();
    input::for_each(&arguments.sources, problems, |Input { document, is_from_html }| {
        let mut analysis = analyse(&document, &settings);
        people.add(&document.id, &analysis);
        people.complete(&document.id, &mut analysis);
        let answer = Answer::new(&document, &analysis, arguments.unit, is_from_html);
        serde_json::to_writer(&mut *out, &answer).map_err(io::Error::from)?;
        out.write_all(b"\n")?;
        // So that a pipeline has the answer while it writes the next article.
        out.flush()?;
        Ok(())
    })
}

/// What is written for an article.
#[derive(Serialize)]
struct Answer<'a> {
    id: &'a str,
    offsets: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    text: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    notice: Option<String>,
    lines: Vec<LineRow>,
    inline: Vec<InlineRow>,
    quotes: Vec<QuoteRow<'a>>,
    repeats: Vec<RepeatRow>,
}

/// A line as it is written.
#[derive(Serialize)]
pub struct LineRow {
    line: u32,
    start: u32,
    end: u32,
    kind: &'static str,
    keep: bool,
    confidence: f32,
    reason: String,
}

#[derive(Serialize)]
struct InlineRow {
    start: u32,
    end: u32,
    kind: &'static str,
}

#[derive(Serialize)]
struct QuoteRow<'a> {
    id: String,
    start: u32,
    end: u32,
    inner_start: u32,
    inner_end: u32,
    level: &'static str,
    speaker: Option<SpeakerRow<'a>>,
    cue: Option<CueRow<'a>>,
    continues: Option<String>,
    confidence: f32,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    candidates: &'a [String],
}

#[derive(Serialize)]
struct SpeakerRow<'a> {
    name: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct CueRow<'a> {
    text: &'a str,
    start: u32,
    end: u32,
}

#[derive(Serialize)]
struct RepeatRow {
    spans: Vec<Stretch>,
    similarity: f32,
}

impl<'a> Answer<'a> {
    fn new(document: &'a Document, analysis: &'a Analysis, unit: Unit, shows_text: bool) -> Self {
        let at = |span: Span| unit.of(&document.text, span);
        let lines = analysis.lines.iter().map(|line| LineRow::new(line, at(line.span)));
        let inline = analysis.inline.iter().map(|mark| {
            let Stretch { start, end } = at(mark.span);
            InlineRow { start, end, kind: mark.kind.name() }
        });
        let repeats = analysis.repeats.iter().map(|repeat| RepeatRow {
            spans: repeat.passages.iter().map(|passage| at(passage.span)).collect(),
            similarity: repeat.similarity,
        });
        Self {
            id: &document.id.0,
            offsets: unit.name(),
            text: shows_text.then(|| document.text.as_str()),
            notice: intake::garbled(&document.text).map(|notice| notice.to_string()),
            lines: lines.collect(),
            inline: inline.collect(),
            quotes: analysis.quotes.iter().map(|q| QuoteRow::new(document, q, unit)).collect(),
            repeats: repeats.collect(),
        }
    }
}

impl LineRow {
    /// `line`, which stands `at` a place in the unit that was asked for.
    pub fn new(line: &Line, at: Stretch) -> Self {
        Self {
            line: line.number,
            start: at.start,
            end: at.end,
            kind: line.kind.name(),
            keep: line.keep,
            confidence: line.confidence,
            reason: line.reason.to_string(),
        }
    }
}

impl<'a> QuoteRow<'a> {
    fn new(document: &'a Document, quote: &'a Quote, unit: Unit) -> Self {
        let at = |span: Span| unit.of(&document.text, span);
        let (outer, inner) = (at(quote.span), at(quote.inner));
        let speaker = quote.speaker.as_ref().map(|speaker| {
            let Stretch { start, end } = at(speaker.mention);
            SpeakerRow { name: &speaker.name, start, end }
        });
        let cue = quote.cue.map(|cue| {
            let Stretch { start, end } = at(cue.span);
            CueRow { text: document.text.slice(cue.span), start, end }
        });
        Self {
            id: quote.id.to_string(),
            start: outer.start,
            end: outer.end,
            inner_start: inner.start,
            inner_end: inner.end,
            level: quote.level.name(),
            speaker,
            cue,
            continues: quote.continues.map(|id| id.to_string()),
            confidence: quote.confidence,
            candidates: &quote.candidates,
        }
    }
}
