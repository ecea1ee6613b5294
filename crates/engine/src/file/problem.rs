//! What can be wrong with an annotation file, and what a person is told about one that was read.

use crate::anchor::Anchor;
use crate::document::DocumentId;
use crate::id::MarkId;
use crate::mark::{HandMark, MarkError, Place, Remark};
use crate::project::{LineDecision, QuoteDecision, Verdict};
use crate::span::Span;

/// How many characters of a mark's words are shown in a sentence about it.
const SHOWN: usize = 60;

/// A decision or mark of a person whose words are not, or not only, where the file says. `Display` gives
/// the English sentence.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("“{}” was not found again for certain, so {}.", shown(&.anchor.exact), .decision.fate())]
pub struct Unplaced {
    /// In which article.
    pub document: DocumentId,
    /// What was searched for.
    pub anchor: Anchor,
    /// What was decided.
    pub decision: Decision,
}

/// What a person decided, wrote or marked about a stretch of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Decision {
    /// About a line.
    Line(LineDecision),
    /// About a quotation.
    Quote(QuoteDecision),
    /// About a mark inside a line.
    Inline(Verdict),
    /// What was written about a detected mark of this layer.
    Remark(Place, Remark),
    /// A mark made by hand.
    Mark(MarkId, HandMark),
}

impl Decision {
    /// What becomes of it when its words are not found.
    const fn fate(&self) -> &'static str {
        match self {
            Self::Line(_) | Self::Quote(_) | Self::Inline(_) => {
                "what was decided about it was set aside"
            }
            Self::Remark(..) => "what was written about it is among the unplaced marks",
            Self::Mark(..) => "its mark is among the unplaced ones",
        }
    }
}

/// Something about a file that was read all the same. `Display` gives the English sentence.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportNotice {
    /// A text is not the one that was annotated.
    #[error(
        "The text of “{}” was changed after the file was written. Decisions were kept where \
         their words were found again.",
        shown(.name)
    )]
    TextDiffers {
        /// Which article.
        document: DocumentId,
        /// The name by which a person knows it.
        name: String,
    },
    /// A decision stands elsewhere than the file says.
    #[error("“{}” stands elsewhere in its article now; the decision about it moved along.", shown(.exact))]
    Moved {
        /// In which article.
        document: DocumentId,
        /// Its words.
        exact: String,
        /// Where they stand.
        span: Span,
    },
    /// Annotations of another program.
    #[error("Annotations that another program added cannot be shown; there are {count} of them.")]
    Foreign {
        /// How many.
        count: usize,
    },
}

/// Why a file was not read. `Display` says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// No character but white space.
    #[error("The file is empty. Choose an annotation file that was downloaded from here.")]
    Empty,
    /// No JSON.
    #[error(
        "This is no annotation file: it cannot be read as JSON from line {line}, column {column} \
         on."
    )]
    NotJson {
        /// Where, from 1.
        line: usize,
        /// Where in that line, in bytes from 1.
        column: usize,
    },
    /// JSON that stops before its end.
    #[error(
        "The file breaks off in line {line}, so a part of it is missing. Download or copy it once \
         more."
    )]
    Truncated {
        /// The last line, from 1.
        line: usize,
    },
    /// JSON of somebody else.
    #[error("This is a JSON file, but not one that was downloaded from here.")]
    NotOurs,
    /// A version that is not known yet.
    #[error(
        "The file was written by a newer Bluepencil (format {found}; this one reads up to \
         {known}). Reload the page to get the newest."
    )]
    Newer {
        /// The file's version.
        found: u32,
        /// The newest that is read.
        known: u32,
    },
    /// One of our files with something wrong in it.
    #[error("The annotation file is damaged at “{at}”: {expected} should stand there.")]
    Broken {
        /// The way to the value, as in JavaScript.
        at: String,
        /// What should stand there.
        expected: Expected,
    },
    /// One of our files with a mark or a label in it that cannot be.
    #[error("The annotation file is damaged at “{at}”: {error}")]
    Refused {
        /// The way to the value, as in JavaScript.
        at: String,
        /// What is wrong with it.
        error: MarkError,
    },
    /// More than can be read at once.
    #[error(
        "The file has {} MB; at most {} MB can be read.", .bytes.div_ceil(1 << 20), .limit >> 20
    )]
    TooLarge {
        /// Its size.
        bytes: usize,
        /// The largest that is read.
        limit: usize,
    },
}

/// What should stand at a place of an annotation file. `Display` gives the English words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Expected {
    /// An object that has this key.
    #[error("an object with “{0}”")]
    Key(&'static str),
    /// Characters.
    #[error("a string")]
    String,
    /// A number without a fraction.
    #[error("a whole number")]
    Number,
    /// A number that fits into a byte.
    #[error("a number below 256")]
    Byte,
    /// Yes or no.
    #[error("true or false")]
    Flag,
    /// What a key types.
    #[error("one letter or digit")]
    KeyCharacter,
    /// A kind of line.
    #[error("the name of a kind of line")]
    LineKind,
    /// How the lines of a rule are alike.
    #[error("“words” or “opening”")]
    Likeness,
    /// A name of its own.
    #[error("a name that no other article has")]
    OwnName,
    /// What markup says of as many lines as the text has.
    #[error("the markup of the text’s lines")]
    Markup,
    /// An annotation.
    #[error("an annotation")]
    Annotation,
    /// An annotation of the layer of marks made by hand.
    #[error("an annotation with a label")]
    Labelled,
    /// The name of another annotation.
    #[error("the id of an annotation")]
    AnnotationId,
    /// The name of one of the articles.
    #[error("the id of an article in this file")]
    ArticleId,
    /// How one mark refers to another.
    #[error("the name of a relation")]
    Relation,
    /// The selector that quotes the words.
    #[error("a TextQuoteSelector")]
    TextQuote,
    /// A verdict on a mark.
    #[error("“accepted” or “rejected”")]
    Verdict,
    /// A verdict on a line.
    #[error("“keep” or “strike”")]
    Keep,
    /// What a mark is about.
    #[error("“line”, “quote”, “inline” or “mark”")]
    Layer,
}

/// The beginning of `words`, on one line.
fn shown(words: &str) -> String {
    let mut shown = String::new();
    for (at, c) in words.chars().enumerate() {
        if at == SHOWN {
            shown.push('…');
            break;
        }
        shown.push(if c.is_control() { ' ' } else { c });
    }
    shown
}
