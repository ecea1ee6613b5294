//! The same words again, inside one article or across several.

use serde::Serialize;

use crate::document::DocumentId;
use crate::quote::QuoteId;
use crate::span::Span;

/// A passage of one article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct Passage {
    /// Which article.
    pub document: DocumentId,
    /// Where in it, in bytes.
    pub span: Span,
}

crate::unpack!(struct Passage { document, span });

/// How alike the passages of a repeat are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum RepeatKind {
    /// The same words in the same order.
    #[default]
    Exact,
    /// Nearly the same words.
    Near,
}

crate::unpack!(
    enum RepeatKind {
        Exact,
        Near,
    }
);

/// The same passage in two or more places, the first being the one that the others repeat.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Repeat {
    /// Where it stands, in the order of the articles and inside them; at least two.
    pub passages: Vec<Passage>,
    /// How alike they are.
    pub kind: RepeatKind,
    /// The share of words that agree, from 0 to 1; 1 when exact.
    pub similarity: f32,
}

crate::unpack!(struct Repeat { passages, kind, similarity });

/// One quotation in one article.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize)]
pub struct QuoteRef {
    /// Which article.
    pub document: DocumentId,
    /// Which quotation.
    pub quote: QuoteId,
    /// Its words without the marks, in bytes.
    pub span: Span,
}

crate::unpack!(struct QuoteRef { document, quote, span });

/// How the wordings of one utterance differ.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize)]
pub enum ClusterRelation {
    /// All print the same words.
    #[default]
    Exact,
    /// Some print a part of what others print.
    Partial,
    /// The words differ.
    Reworded,
}

crate::unpack!(
    enum ClusterRelation {
        Exact,
        Partial,
        Reworded,
    }
);

/// One utterance as several places print it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct QuoteCluster {
    /// The quotations; the first is the longest and earliest wording.
    pub quotes: Vec<QuoteRef>,
    /// How they differ.
    pub relation: ClusterRelation,
}

crate::unpack!(struct QuoteCluster { quotes, relation });
