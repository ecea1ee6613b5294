//! Reading: one article into its layers, several articles into what they share. Pure functions of
//! texts and settings; what a person decided lies in [`crate::project`] and is never touched here.

use std::sync::Arc;

use serde::Serialize;

use crate::document::{Corpus, Document};
use crate::line::{InlineMark, Line};
use crate::people::Names;
use crate::quote::Quote;
use crate::repeat::{QuoteCluster, Repeat};
use crate::settings::Settings;
use crate::{lines, quotes, repeats};

/// Everything that was detected in one article. All spans slice the article's text.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Analysis {
    /// Every non-blank line, in order.
    pub lines: Vec<Line>,
    /// Marks inside lines, in order.
    pub inline: Vec<InlineMark>,
    /// Quotations, by where they start; a nested one follows the one around it.
    pub quotes: Vec<Quote>,
    /// Lines and passages that stand in this article more than once.
    pub repeats: Vec<Repeat>,
    /// The names beside the quotations; none where nothing is quoted.
    pub names: Names,
}

crate::unpack!(struct Analysis { lines, inline, quotes, repeats, names });

/// What several articles share. An empty one is none: it is what a number that was in use once is
/// left with by [`Comparison::apply`].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Comparison {
    /// Utterances that are printed more than once.
    pub quote_clusters: Vec<Arc<QuoteCluster>>,
    /// Passages that stand in more than one article.
    pub repeats: Vec<Arc<Repeat>>,
    /// How often a phrase was looked up no further, because it stands in very many places.
    pub left_out: u64,
}

/// What is new in a comparison since it was last asked for, by numbers that stay the same.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Changes {
    /// Clusters that are new or have grown.
    pub quote_clusters: Vec<(u32, QuoteCluster)>,
    /// Repeats that are new or have grown; one without passages is no more.
    pub repeats: Vec<(u32, Repeat)>,
    /// How often a phrase was looked up no further, of all so far.
    pub left_out: u64,
}

crate::unpack!(struct Changes { quote_clusters, repeats, left_out });

impl Comparison {
    /// Puts what has changed in its place. Costs what has changed, and a pointer for each of the
    /// rest where that is shared.
    pub fn apply(&mut self, changes: Changes) {
        put(&mut self.quote_clusters, changes.quote_clusters);
        put(&mut self.repeats, changes.repeats);
        self.left_out = changes.left_out;
    }
}

fn put<T: Default>(all: &mut Vec<Arc<T>>, changed: Vec<(u32, T)>) {
    let most = changed.iter().map(|(number, _)| *number as usize + 1).max().unwrap_or(0);
    if all.len() < most {
        all.resize(most, Arc::default());
    }
    for (number, value) in changed {
        if let Some(slot) = all.get_mut(number as usize) {
            *slot = Arc::new(value);
        }
    }
}

/// Reads one article. Linear in the text; never fails, whatever the text.
pub fn analyse(document: &Document, settings: &Settings) -> Analysis {
    let repeats = repeats::inside(document);
    let (lines, inline) = lines::read(document, settings, &repeats);
    let (quotes, names) = quotes::read(document, &lines);
    Analysis { lines, inline, quotes, repeats, names }
}

/// What the articles of `corpus` share; `analyses` are theirs, in the same order.
pub fn compare(corpus: &Corpus, analyses: &[Analysis]) -> Comparison {
    repeats::across(corpus, analyses)
}
