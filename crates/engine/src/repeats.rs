//! Finds what stands there more than once.

use crate::analysis::{Analysis, Comparison};
use crate::document::{Corpus, Document};
use crate::repeat::Repeat;

/// Lines and passages that stand in one article more than once.
pub(crate) fn inside(_document: &Document) -> Vec<Repeat> {
    Vec::new()
}

/// What several articles share.
pub(crate) fn across(_corpus: &Corpus, _analyses: &[Analysis]) -> Comparison {
    Comparison::default()
}
