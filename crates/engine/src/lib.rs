//! Bluepencil's engine: reads a pasted article and says which lines are the article, which are
//! furniture, what is quoted and by whom, and what stands there twice.
//!
//! The engine knows no screen: no DOM, clock, randomness, storage or thread. Reading never fails,
//! whatever the text; only edits and imports return a `Result`. Inside, every offset is a UTF-8
//! byte offset on a character boundary.

pub mod analysis;
pub mod anchor;
pub mod annotation;
mod byte;
pub mod clean;
pub mod document;
pub mod edit;
pub mod file;
pub mod find;
pub mod follow;
pub mod id;
pub mod intake;
pub mod label;
pub mod language;
pub mod likeness;
pub mod line;
pub mod mark;
pub mod markup;
pub mod people;
pub mod project;
pub mod quote;
pub mod reason;
pub mod repeat;
pub mod revise;
pub mod select;
pub mod settings;
pub mod sorted_map;
pub mod unpack;
pub mod word_count;

#[cfg(feature = "training")]
#[doc(hidden)]
pub mod lines;
#[cfg(not(feature = "training"))]
mod lines;
#[cfg(feature = "training")]
#[doc(hidden)]
pub mod quotes;
#[cfg(not(feature = "training"))]
mod quotes;
mod repeats;

pub use bluepencil_text::{Span, Text, span, text, units};

pub use analysis::{Analysis, Changes, Comparison, analyse, compare};
pub use document::{Corpus, Document, DocumentId};
pub use label::{Label, Labels};
pub use likeness::{Likeness, LineRule};
pub use line::{InlineKind, InlineMark, Line, LineKind};
pub use mark::HandMark;
pub use people::People;
pub use quote::{Attribution, Cue, Level, Quote, QuoteId, Speaker};
pub use reason::Reason;
pub use repeat::{ClusterRelation, Passage, QuoteCluster, QuoteRef, Repeat, RepeatKind};
pub use repeats::{Caps, Difference, DifferenceKind, Index, Letters, diff, diff_by};
pub use settings::Settings;
