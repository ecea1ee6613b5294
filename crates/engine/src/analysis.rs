//! Reading: one article into its layers, several articles into what they share. Pure functions of
//! texts and settings; what a person decided lies in [`crate::project`] and is never touched here.

use serde::{Deserialize, Serialize};

use crate::document::{Corpus, Document};
use crate::line::{InlineMark, Line};
use crate::quote::Quote;
use crate::repeat::{QuoteCluster, Repeat};
use crate::settings::Settings;
use crate::{lines, quotes, repeats};

/// Everything that was detected in one article. All spans slice the article's text.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// Every non-blank line, in order.
    pub lines: Vec<Line>,
    /// Marks inside lines, in order.
    pub inline: Vec<InlineMark>,
    /// Quotations, by where they start; a nested one follows the one around it.
    pub quotes: Vec<Quote>,
    /// Lines and passages that stand in this article more than once.
    pub repeats: Vec<Repeat>,
}

/// What several articles share.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Comparison {
    /// Utterances that are printed more than once.
    pub quote_clusters: Vec<QuoteCluster>,
    /// Passages that stand in more than one article.
    pub repeats: Vec<Repeat>,
}

/// Reads one article. Linear in the text; never fails, whatever the text.
pub fn analyse(document: &Document, settings: &Settings) -> Analysis {
    let repeats = repeats::inside(document);
    let (lines, inline) = lines::read(document, settings, &repeats);
    let quotes = quotes::read(document, &lines);
    Analysis { lines, inline, quotes, repeats }
}

/// What the articles of `corpus` share; `analyses` are theirs, in the same order.
pub fn compare(corpus: &Corpus, analyses: &[Analysis]) -> Comparison {
    repeats::across(corpus, analyses)
}
