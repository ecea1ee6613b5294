//! One list of everything that is marked in an article: what was detected and what a person
//! decided, as export and lists of marks need it. Offsets are bytes, as everywhere in the engine.

use crate::analysis::Analysis;
use crate::document::Document;
use crate::id::MarkId;
use crate::line::{InlineKind, Line, LineKind};
use crate::mark::{Place, Remark};
use crate::project::{Article, LineDecision, SpeakerChoice, Verdict};
use crate::quote::{Attribution, Level, Quote};
use crate::repeat::{Repeat, RepeatKind};
use crate::settings::Settings;
use crate::span::Span;

/// A mark on a stretch of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// The same in every run over the same text.
    pub id: MarkId,
    /// What it stands on: a line without the white space around it, a quotation with its marks.
    pub span: Span,
    /// What sort of mark it is.
    pub layer: Layer,
    /// The label of a mark made by hand.
    pub label: Option<String>,
    /// What a person wrote about it.
    pub remark: Remark,
    /// Who says a quotation: as a person set it, else as it was read.
    pub speaker: Option<String>,
    /// Who set the mark.
    pub origin: Origin,
    /// Whether a person agrees with the mark. For a line, [`Self::line`] says what was decided.
    pub verdict: Option<Verdict>,
    /// What a person decided about a line.
    pub line: Option<LineDecision>,
    /// Whether a line stays in the clean article; nothing for other marks.
    pub keep: Option<bool>,
    /// Whether a person decided anything about it.
    pub is_decided: bool,
    /// How sure the reading is, from 0 to 1, where there is one.
    pub confidence: Option<f32>,
    /// Why it was read so, or the rule of a person's that says so, in English.
    pub reason: Option<String>,
    /// The parts of a detected quotation.
    pub parts: Option<QuoteParts>,
}

/// What sort of mark an annotation is. `None` inside: a person decided about words on which
/// nothing was detected, so the layer is known and the kind is not.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Layer {
    /// A line of some kind.
    Line(Option<LineKind>),
    /// A quotation of some level.
    Quote(Option<Level>),
    /// A mark inside a line.
    Inline(Option<InlineKind>),
    /// The same words as those at `of`, further up in the same article.
    Repeat {
        /// How alike they are.
        kind: RepeatKind,
        /// The words that are repeated.
        of: Span,
        /// The share of words that agree, from 0 to 1.
        similarity: f32,
    },
    /// A mark made by hand, which says what its label says.
    Mark,
}

impl Layer {
    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Line(_) => "line",
            Self::Quote(_) => "quote",
            Self::Inline(_) => "inline",
            Self::Repeat { .. } => "repeat",
            Self::Mark => "mark",
        }
    }

    /// The place of a detected mark in this layer that something may be written about.
    const fn place(self, span: Span) -> Option<Place> {
        match self {
            Self::Line(_) => Some(Place::Line(span)),
            Self::Quote(_) => Some(Place::Quote(span)),
            Self::Inline(_) => Some(Place::Inline(span)),
            Self::Repeat { .. } | Self::Mark => None,
        }
    }

    /// Its kind in that layer, by its name in files.
    pub fn kind(self) -> Option<&'static str> {
        match self {
            Self::Line(kind) => kind.map(LineKind::name),
            Self::Quote(level) => level.map(Level::name),
            Self::Inline(kind) => kind.map(InlineKind::name),
            Self::Repeat { kind: RepeatKind::Exact, .. } => Some("exact"),
            Self::Repeat { kind: RepeatKind::Near, .. } => Some("near"),
            Self::Mark => None,
        }
    }
}

/// Who set a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The engine, when it read the text.
    Rule,
    /// A person, on words where nothing was detected.
    Person,
}

/// Where the parts of a detected quotation stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteParts {
    /// Its words without the marks.
    pub inner: Span,
    /// What announces it.
    pub cue: Option<Span>,
    /// The words that the speaker was read from.
    pub mention: Option<Span>,
    /// The part of the same utterance before this one.
    pub continues: Option<MarkId>,
}

/// Every annotation of `article`: lines, quotations, marks inside lines and repeats, each layer in
/// the order of `analysis`; then the marks made by hand, as they stand in the text.
///
/// What was detected comes with what a person decided and wrote about it beside it. A decision
/// about words on which nothing was detected becomes an annotation of its own, at the end of its
/// layer, and so does a remark, before the repeats; none is lost. Linear but for looking decisions
/// up.
pub fn annotations(article: &Article, analysis: &Analysis, settings: &Settings) -> Vec<Annotation> {
    let mut found = lines(article, analysis, settings);
    found.extend(quotes(article, analysis, settings));
    found.extend(inline(article, analysis));
    add_remarks(article, &mut found);
    found.extend(repeats(article, analysis));
    found.extend(marks(article));
    found
}

/// Puts what a person wrote beside what it is about.
fn add_remarks(article: &Article, found: &mut Vec<Annotation>) {
    let mut left = article.decisions.remarks.clone();
    if left.is_empty() {
        return;
    }
    for annotation in found.iter_mut() {
        let place = annotation.layer.place(annotation.span);
        annotation.remark = place.and_then(|place| left.remove(&place)).unwrap_or_default();
    }
    found.extend(left.into_iter().map(|(place, remark)| {
        let (layer, span) = match place {
            Place::Line(span) => (Layer::Line(None), span),
            Place::Quote(span) => (Layer::Quote(None), span),
            Place::Inline(span) => (Layer::Inline(None), span),
        };
        let bare = bare(&article.document, layer.name(), span, layer, Origin::Person);
        Annotation { remark, ..bare }
    }));
}

fn marks(article: &Article) -> Vec<Annotation> {
    let mut found: Vec<Annotation> = Vec::with_capacity(article.decisions.marks.len());
    for (id, mark) in article.decisions.marks.iter() {
        found.push(Annotation {
            id: *id,
            label: Some(mark.label.clone()),
            remark: mark.remark.clone(),
            speaker: mark.speaker.clone(),
            ..bare(&article.document, "mark", mark.span, Layer::Mark, Origin::Person)
        });
    }
    found.sort_unstable_by_key(|mark| (mark.span, mark.id));
    found
}

/// An annotation with nothing but its place and label, as a person's or a rule's.
fn bare(document: &Document, rule: &str, span: Span, layer: Layer, origin: Origin) -> Annotation {
    Annotation {
        id: MarkId::of(document, rule, span),
        span,
        layer,
        label: None,
        remark: Remark::default(),
        speaker: None,
        origin,
        verdict: None,
        line: None,
        keep: None,
        is_decided: false,
        confidence: None,
        reason: None,
        parts: None,
    }
}

fn lines(article: &Article, analysis: &Analysis, settings: &Settings) -> Vec<Annotation> {
    let document = &article.document;
    let mut left = article.decisions.lines.clone();
    let mut found = Vec::with_capacity(analysis.lines.len());
    for line in &analysis.lines {
        let decision = left.remove(&line.span);
        let kind = article.kind_of(line);
        // The reading's reason is one for the kind that it read.
        let is_as_read = kind == line.kind;
        found.push(Annotation {
            line: decision,
            keep: Some(article.keeps(line, settings)),
            is_decided: decision.is_some(),
            confidence: is_as_read.then_some(line.confidence),
            reason: is_as_read.then(|| reason(article, line, settings)),
            ..bare(document, "line", line.span, Layer::Line(Some(kind)), Origin::Rule)
        });
    }
    found.extend(left.into_iter().map(|(span, decision)| Annotation {
        line: Some(decision),
        keep: Some(kept_by(decision, settings)),
        is_decided: true,
        ..bare(document, "line", span, Layer::Line(decision.kind), Origin::Person)
    }));
    found
}

/// Whether a line of which nothing was read stays.
fn kept_by(decision: LineDecision, settings: &Settings) -> bool {
    decision.keep.or(decision.kind.map(|kind| settings.keeps(kind))).unwrap_or(true)
}

/// Why the line is kept or struck: a rule of a person's, else what the reading found.
fn reason(article: &Article, line: &Line, settings: &Settings) -> String {
    match article.rule_on(line, settings) {
        Some(rule) => rule.to_string(),
        None => line.reason.to_string(),
    }
}

fn quotes(article: &Article, analysis: &Analysis, settings: &Settings) -> Vec<Annotation> {
    let document = &article.document;
    let mut left = article.decisions.quotes.clone();
    let mut found = Vec::with_capacity(analysis.quotes.len());
    for quote in &analysis.quotes {
        let is_decided = left.remove(&quote.span).is_some();
        let layer = Layer::Quote(Some(quote.level));
        found.push(Annotation {
            id: quote.id,
            speaker: article.speaker_of(quote, settings).map(str::to_owned),
            verdict: article.verdict_on(quote),
            is_decided,
            confidence: Some(quote.confidence),
            reason: (quote.attribution != Attribution::None).then(|| quote.attribution.to_string()),
            parts: Some(parts(quote)),
            ..bare(document, "quote", quote.span, layer, Origin::Rule)
        });
    }
    found.extend(left.into_iter().map(|(span, decision)| Annotation {
        speaker: match decision.speaker {
            Some(SpeakerChoice::Named(name)) => Some(name),
            Some(SpeakerChoice::Nobody) | None => None,
        },
        verdict: Some(decision.verdict),
        is_decided: true,
        ..bare(document, "quote", span, Layer::Quote(None), Origin::Person)
    }));
    found
}

fn parts(quote: &Quote) -> QuoteParts {
    QuoteParts {
        inner: quote.inner,
        cue: quote.cue.map(|cue| cue.span),
        mention: quote.speaker.as_ref().map(|speaker| speaker.mention),
        continues: quote.continues,
    }
}

fn inline(article: &Article, analysis: &Analysis) -> Vec<Annotation> {
    let document = &article.document;
    let mut left = article.decisions.inline.clone();
    let mut found = Vec::with_capacity(analysis.inline.len());
    for mark in &analysis.inline {
        let verdict = left.remove(&mark.span);
        let layer = Layer::Inline(Some(mark.kind));
        found.push(Annotation {
            verdict,
            is_decided: verdict.is_some(),
            ..bare(document, mark.kind.name(), mark.span, layer, Origin::Rule)
        });
    }
    found.extend(left.into_iter().map(|(span, verdict)| Annotation {
        verdict: Some(verdict),
        is_decided: true,
        ..bare(document, "inline", span, Layer::Inline(None), Origin::Person)
    }));
    found
}

/// One annotation for each passage but the first, which the others repeat.
fn repeats(article: &Article, analysis: &Analysis) -> Vec<Annotation> {
    let document = &article.document;
    let mut found = Vec::new();
    for repeat in &analysis.repeats {
        let Some((first, others)) = repeat.passages.split_first() else { continue };
        let Repeat { kind, similarity, .. } = *repeat;
        let layer = Layer::Repeat { kind, of: first.span, similarity };
        let spans = others.iter().map(|passage| passage.span);
        found.extend(spans.map(|span| bare(document, "repeat", span, layer, Origin::Rule)));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::DocumentId;
    use crate::line::InlineMark;
    use crate::mark::HandMark;
    use crate::project::{LineDecision, QuoteDecision};
    use crate::quote::{Cue, Speaker};
    use crate::reason::Reason;
    use crate::repeat::Passage;
    use crate::text::Text;

    const TEXT: &str = "LEDNA (NN) — “We rebuild,” Ana Ruiz said.\nAd\nAd";

    fn at(words: &str) -> Span {
        let start = TEXT.find(words).unwrap();
        Span::from_usize(start, start + words.len())
    }

    fn article() -> Article {
        let text = Text::new(TEXT);
        Article::new(Document { id: DocumentId("a".into()), title: None, text, markup: None })
    }

    fn last_line() -> Span {
        Span::from_usize(TEXT.len() - 2, TEXT.len())
    }

    fn analysis(article: &Article) -> Analysis {
        let document = &article.document;
        let line = |number, span, kind: LineKind| Line {
            number,
            span,
            words: 1,
            kind,
            keep: !kind.is_struck_by_default(),
            confidence: 0.9,
            reason: Reason::SameAsLine { line: 2 },
        };
        let quote = Quote {
            id: MarkId::of(document, "quote", at("“We rebuild,”")),
            span: at("“We rebuild,”"),
            inner: at("We rebuild,"),
            words: 2,
            level: Level::Direct,
            speaker: Some(Speaker { name: "Ana Ruiz".into(), mention: at("Ana Ruiz") }),
            cue: Some(Cue { span: at("said") }),
            continues: None,
            candidates: Vec::new(),
            attribution: Attribution::CueAfter,
            confidence: 0.8,
        };
        let passages = [at("Ad"), last_line()]
            .map(|span| Passage { document: document.id.clone(), span })
            .to_vec();
        Analysis {
            lines: vec![
                line(
                    1,
                    document.text.trim(document.text.line_spans().next().unwrap()),
                    LineKind::Paragraph,
                ),
                line(2, at("Ad"), LineKind::Advertisement),
                line(3, last_line(), LineKind::RepeatedLine),
            ],
            inline: vec![InlineMark { span: at("LEDNA (NN) —"), kind: InlineKind::Dateline }],
            quotes: vec![quote],
            repeats: vec![Repeat { passages, kind: RepeatKind::Exact, similarity: 1.0 }],
            ..Analysis::default()
        }
    }

    /// Each annotation in a row: layer, kind, words, and what a person has to do with it.
    fn rows(article: &Article) -> Vec<String> {
        let analysis = analysis(article);
        let found = annotations(article, &analysis, &Settings::default());
        let row = |a: &Annotation| {
            let words = article.document.text.slice(a.span);
            let decided = if a.is_decided { ", decided" } else { "" };
            let speaker = a.speaker.as_deref().map(|s| format!(", by {s}")).unwrap_or_default();
            let verdict = a.verdict.map(|v| format!(", {v:?}")).unwrap_or_default();
            let kept = a.keep.map_or("", |keep| if keep { ", kept" } else { ", struck" });
            let kind = a.layer.kind().unwrap_or("-");
            format!("{} {kind} {words:.12}{speaker}{verdict}{kept}{decided}", a.layer.name())
        };
        found.iter().map(row).collect()
    }

    #[test]
    fn what_was_detected_is_listed_layer_by_layer() {
        assert_eq!(
            rows(&article()),
            [
                "line paragraph LEDNA (NN) —, kept",
                "line advertisement Ad, struck",
                "line repeated_line Ad, struck",
                "quote direct “We rebuild,, by Ana Ruiz",
                "inline dateline LEDNA (NN) —",
                "repeat exact Ad",
            ]
        );
    }

    #[test]
    fn decisions_stand_beside_what_was_detected() {
        let mut article = article();
        let decisions = &mut article.decisions;
        decisions.lines.insert(last_line(), LineDecision::keeping(true));
        decisions.inline.insert(at("LEDNA (NN) —"), Verdict::Rejected);
        let speaker = Some(SpeakerChoice::Nobody);
        decisions
            .quotes
            .insert(at("“We rebuild,”"), QuoteDecision { verdict: Verdict::Accepted, speaker });
        assert_eq!(
            rows(&article),
            [
                "line paragraph LEDNA (NN) —, kept",
                "line advertisement Ad, struck",
                "line repeated_line Ad, kept, decided",
                "quote direct “We rebuild,, Accepted, decided",
                "inline dateline LEDNA (NN) —, Rejected, decided",
                "repeat exact Ad",
            ]
        );
    }

    #[test]
    fn a_line_is_of_the_kind_that_a_person_says() {
        let mut article = article();
        let lines = &mut article.decisions.lines;
        lines.insert(last_line(), LineDecision::of_kind(LineKind::Caption));
        lines.insert(at("We"), LineDecision::of_kind(LineKind::Subheading));
        let rows = rows(&article);
        assert_eq!(rows[2], "line caption Ad, struck, decided");
        assert_eq!(rows[3], "line subheading We, kept, decided");
        let found = annotations(&article, &analysis(&article), &Settings::default());
        assert_eq!((found[2].confidence, &found[2].reason), (None, &None));
    }

    #[test]
    fn decisions_without_a_detected_mark_are_not_lost() {
        let mut article = article();
        let decisions = &mut article.decisions;
        decisions.lines.insert(at("We"), LineDecision::keeping(false));
        decisions.inline.insert(at("Ana"), Verdict::Accepted);
        let speaker = Some(SpeakerChoice::Named("Bo Lind".into()));
        decisions
            .quotes
            .insert(at("rebuild"), QuoteDecision { verdict: Verdict::Rejected, speaker });
        let rows = rows(&article);
        assert!(rows.contains(&"line - We, struck, decided".into()), "{rows:?}");
        assert!(rows.contains(&"inline - Ana, Accepted, decided".into()), "{rows:?}");
        assert!(
            rows.contains(&"quote - rebuild, by Bo Lind, Rejected, decided".into()),
            "{rows:?}"
        );
    }

    #[test]
    fn marks_made_by_hand_come_last_in_the_order_of_the_text() {
        let mut article = article();
        let marks = &mut article.decisions.marks;
        marks.insert(MarkId(1), HandMark::new(at("Ana Ruiz"), "name"));
        let speaker = Some("Ana Ruiz".to_owned());
        let quote = HandMark { speaker, ..HandMark::new(at("We rebuild"), "quote") };
        marks.insert(MarkId(2), quote);
        let rows = rows(&article);
        assert_eq!(rows[6..], ["mark - We rebuild, by Ana Ruiz", "mark - Ana Ruiz"]);
    }

    #[test]
    fn remarks_stand_beside_what_they_are_about_or_alone() {
        let mut article = article();
        let remark = |note: &str| Remark { note: note.into(), ..Remark::default() };
        let remarks = &mut article.decisions.remarks;
        remarks.insert(Place::Quote(at("“We rebuild,”")), remark("who heard it?"));
        remarks.insert(Place::Line(at("Ad")), remark("an ad"));
        remarks.insert(Place::Quote(at("rebuild")), remark("alone"));
        let found = annotations(&article, &analysis(&article), &Settings::default());
        let noted = found.iter().filter(|a| !a.remark.is_empty());
        let noted: Vec<_> = noted
            .map(|a| (a.layer.name(), a.origin, a.remark.note.as_str(), a.is_decided))
            .collect();
        assert_eq!(
            noted,
            [
                ("line", Origin::Rule, "an ad", false),
                ("quote", Origin::Rule, "who heard it?", false),
                ("quote", Origin::Person, "alone", false),
            ]
        );
    }

    #[test]
    fn every_annotation_has_an_id_of_its_own() {
        let article = article();
        let found = annotations(&article, &analysis(&article), &Settings::default());
        let ids: std::collections::BTreeSet<_> = found.iter().map(|a| a.id).collect();
        assert_eq!(ids.len(), found.len());
    }
}
