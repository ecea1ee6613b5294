//! Two articles side by side, cut where passages begin and end that both have. A joint has the same
//! number on both sides. Offsets are UTF-8 bytes.

use std::rc::Rc;

use bluepencil_engine::project::Article;
use bluepencil_engine::{Analysis, DocumentId, LineKind, Settings, Span};

use super::Sources;
use crate::state::Side;

/// The most lines that are drawn of an article; the rest are counted.
const LINES: usize = 1000;

/// Two articles.
#[derive(Clone, Debug, PartialEq)]
pub struct Sides {
    /// What joins them, in the order of the left one.
    pub joints: Vec<Joint>,
    /// Their lines: left and right.
    pub texts: [Sheet; 2],
}

/// What both articles have.
#[derive(Clone, Debug, PartialEq)]
pub struct Joint {
    /// Whether it is a quotation in different words; else a passage.
    pub is_utterance: bool,
    /// The share of words that agree, where that is known.
    pub similarity: Option<f32>,
}

/// An article that stands beside another.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Which.
    pub id: DocumentId,
    /// Its lines that stay.
    pub lines: Vec<Line>,
    /// How many more there are.
    pub left_out: usize,
    /// How many of its words stand in the other article, too, in per cent.
    pub shared_percent: u32,
}

/// A line of an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// Its text, cut where joints begin and end.
    pub pieces: Vec<Piece>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its words.
    pub text: Rc<str>,
    /// The joint that it belongs to, by its place.
    pub joint: Option<usize>,
    /// Whether that joint begins here.
    pub is_start: bool,
}

/// Where a joint stands in both articles.
struct Pair {
    spans: [Span; 2],
    joint: Joint,
}

/// The article that shares most text with `id`; the next one where none shares any.
pub fn partner(sources: &Sources, id: &DocumentId) -> Option<DocumentId> {
    let articles = &sources.project.articles;
    let mut shared = vec![0u64; articles.len()];
    let mut count = |places: &mut dyn Iterator<Item = (&DocumentId, Span)>| {
        for (document, span) in places {
            let at = sources.project.find(document).map(|(at, _)| at);
            if let Some(sum) = at.and_then(|at| shared.get_mut(at)) {
                *sum += u64::from(span.len());
            }
        }
    };
    for repeat in &sources.comparison.repeats {
        if repeat.passages.iter().any(|it| &it.document == id) {
            count(&mut repeat.passages.iter().map(|it| (&it.document, it.span)));
        }
    }
    for cluster in &sources.comparison.quote_clusters {
        if cluster.quotes.iter().any(|it| &it.document == id) {
            count(&mut cluster.quotes.iter().map(|it| (&it.document, it.span)));
        }
    }
    let others = articles.iter().zip(shared).filter(|(article, _)| &article.document.id != id);
    // Of several, `max_by_key` takes the last, and here the first is wanted.
    let best = others.rev().max_by_key(|(_, shared)| *shared);
    best.map(|(article, _)| article.document.id.clone())
}

/// The articles `ids` with what joins them; `None` while one of them has not been read.
pub fn sides(sources: &Sources, ids: [&DocumentId; 2]) -> Option<Sides> {
    let [left, right] = ids;
    let (a, b) = (sources.read(left)?, sources.read(right)?);
    let settings = &sources.project.settings;
    let pairs = pairs(sources, [a, b], ids);
    let sheet = |(article, analysis), side: Side| {
        let spans = pairs.iter().map(|pair| of(pair.spans, side));
        sheet(article, analysis, settings, &spans.collect::<Vec<_>>())
    };
    let texts = [sheet(a, Side::Left), sheet(b, Side::Right)];
    Some(Sides { texts, joints: pairs.into_iter().map(|pair| pair.joint).collect() })
}

const fn of([left, right]: [Span; 2], side: Side) -> Span {
    match side {
        Side::Left => left,
        Side::Right => right,
    }
}

/// The passages that both have, and the utterances that both print elsewhere, by the left article.
/// A joint that would cross an earlier one on either side is left out: passages come first, those in
/// the same words before others, the long ones before the short.
fn pairs(sources: &Sources, read: [(&Article, &Analysis); 2], ids: [&DocumentId; 2]) -> Vec<Pair> {
    let mut found: Vec<Pair> = Vec::new();
    for repeat in &sources.comparison.repeats {
        let [a, b] = ids.map(|id| repeat.passages.iter().find(|it| &it.document == id));
        if let (Some(a), Some(b)) = (a, b) {
            let joint = Joint { is_utterance: false, similarity: Some(repeat.similarity) };
            found.push(Pair { spans: [a.span, b.span], joint });
        }
    }
    let is_exact = |pair: &Pair| pair.joint.similarity.is_some_and(|share| share >= 1.0);
    found.sort_by_key(|pair| std::cmp::Reverse((is_exact(pair), of(pair.spans, Side::Left).len())));
    for cluster in &sources.comparison.quote_clusters {
        let [a, b] = ids.map(|id| cluster.quotes.iter().find(|it| &it.document == id));
        if let (Some(a), Some(b)) = (a, b) {
            let joint = Joint { is_utterance: true, similarity: None };
            found.push(Pair { spans: [a.span, b.span], joint });
        }
    }
    let settings = &sources.project.settings;
    let mut free = read.map(|(article, analysis)| Free::new(article, analysis, settings));
    found.retain(|pair| {
        let is_free = free.iter().zip(pair.spans).all(|(free, span)| free.has(span));
        if is_free {
            free.iter_mut().zip(pair.spans).for_each(|(free, span)| free.take(span));
        }
        is_free
    });
    found.sort_by_key(|pair| of(pair.spans, Side::Left));
    found
}

/// The stretches of an article's kept lines that no joint has taken.
struct Free {
    kept: Vec<Span>,
    /// In order, and none crosses another.
    taken: Vec<Span>,
}

impl Free {
    fn new(article: &Article, analysis: &Analysis, settings: &Settings) -> Self {
        let kept = analysis.lines.iter().filter(|line| article.keeps(line, settings));
        Self { kept: kept.map(|line| line.span).collect(), taken: Vec::new() }
    }

    fn has(&self, span: Span) -> bool {
        let at = self.kept.partition_point(|line| line.end <= span.start);
        let stays = self.kept.get(at).is_some_and(|line| line.overlaps(span));
        let at = self.taken.partition_point(|other| other.end <= span.start);
        stays && self.taken.get(at).is_none_or(|other| !other.overlaps(span))
    }

    fn take(&mut self, span: Span) {
        let at = self.taken.partition_point(|other| other.end <= span.start);
        self.taken.insert(at, span);
    }
}

/// An article cut at `joints`, whose order is that of their numbers.
fn sheet(article: &Article, analysis: &Analysis, settings: &Settings, joints: &[Span]) -> Sheet {
    let mut order: Vec<(usize, Span)> = joints.iter().copied().enumerate().collect();
    order.sort_unstable_by_key(|(_, span)| *span);
    let text = &article.document.text;
    let kept = || analysis.lines.iter().filter(|line| article.keeps(line, settings));
    let (mut whole, mut shared) = (0, 0);
    let mut last = None;
    let mut lines = Vec::new();
    for line in kept().take(LINES) {
        let mut pieces = Vec::new();
        for (span, joint) in cut(line.span, &order) {
            let words: Rc<str> = text.slice(span).into();
            let count = words.split_whitespace().count();
            whole += count;
            shared += if joint.is_some() { count } else { 0 };
            // Joints do not cross, so each is done before the next begins.
            let is_start = joint.is_some() && joint != last;
            last = joint.or(last);
            pieces.push(Piece { text: words, joint, is_start });
        }
        lines.push(Line { kind: article.kind_of(line), pieces });
    }
    let shared_percent = u32::try_from(shared * 100 / whole.max(1)).unwrap_or_default();
    let left_out = kept().count() - lines.len();
    Sheet { id: article.document.id.clone(), lines, left_out, shared_percent }
}

/// The pieces of a line, each with its joint; `order` has the joints as they stand in the text.
fn cut(line: Span, order: &[(usize, Span)]) -> Vec<(Span, Option<usize>)> {
    let mut pieces = Vec::new();
    let mut reached = line.start;
    let first = order.partition_point(|(_, span)| span.end <= line.start);
    let here = order.iter().skip(first).take_while(|(_, span)| span.start < line.end);
    for (number, span) in here {
        let (start, end) = (span.start.max(reached), span.end.min(line.end));
        if start > reached {
            pieces.push((Span::new(reached, start), None));
        }
        pieces.push((Span::new(start, end), Some(*number)));
        reached = end;
    }
    if reached < line.end {
        pieces.push((Span::new(reached, line.end), None));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::super::tests::sources;
    use super::*;

    const A: &str = "Ferry returns\n\nThe ferry across the Sound of Tarn will sail again from the \
        first of May, the harbour office said on Monday. It has been away since autumn.\n\n\
        Engineers replaced both ramps and the steering gear, and divers inspected the hull twice \
        before the certificate was signed.";
    const B: &str = "Island cheers\n\nPeople danced on the quay. Engineers replaced both ramps and \
        the steering gear, and divers inspected the hull twice before the certificate was \
        signed.\n\nThe ferry across the Sound of Tarn will sail again from the first of May, the \
        harbour office said on Monday.";

    fn id(s: &str) -> DocumentId {
        DocumentId(s.into())
    }

    /// A sheet with its joints marked by their numbers.
    fn marked(sheet: &Sheet) -> Vec<String> {
        let piece = |piece: &Piece| match piece.joint {
            Some(joint) => {
                let words: Vec<&str> = piece.text.split_whitespace().collect();
                format!(
                    "[{joint}{}{}…]",
                    if piece.is_start { ":" } else { "" },
                    words[..2].join(" ")
                )
            }
            None => piece.text.to_string(),
        };
        sheet.lines.iter().map(|line| line.pieces.iter().map(piece).collect()).collect()
    }

    #[test]
    fn joints_are_numbered_by_the_left_article() {
        let sources = sources(&[A, B]);
        let found = sides(&sources, [&id("a"), &id("b")]).unwrap();
        let [left, right] = &found.texts;
        assert_eq!(found.joints.len(), 2);
        let left = marked(left);
        assert!(
            left[1].starts_with("[0:The ferry…]") && left[1].ends_with("since autumn."),
            "{left:?}"
        );
        assert!(left[2].starts_with("[1:Engineers replaced…]"), "{left:?}");
        let right = marked(right);
        assert!(
            right[1].starts_with("People danced on the quay. [1:Engineers replaced…]"),
            "{right:?}"
        );
        assert!(right[2].starts_with("[0:The ferry…]"), "{right:?}");
    }

    #[test]
    fn the_pieces_of_a_sheet_are_its_text() {
        let sources = sources(&[A, B]);
        let found = sides(&sources, [&id("b"), &id("a")]).unwrap();
        let text = |line: &Line| line.pieces.iter().map(|piece| &*piece.text).collect::<String>();
        let lines: Vec<String> = found.texts[0].lines.iter().map(text).collect();
        assert_eq!(lines, B.split("\n\n").collect::<Vec<_>>());
        assert!(found.texts[0].shared_percent > 80);
    }

    #[test]
    fn the_partner_is_the_article_that_shares_most() {
        let none = "Weather\n\nRain will move in from the west during the night, with gusts.";
        let sources = sources(&[none, A, none, B]);
        assert_eq!(partner(&sources, &id("d")), Some(id("b")));
        assert_eq!(partner(&sources, &id("b")), Some(id("d")));
    }
}
