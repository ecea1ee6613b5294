//! Marks that a person makes: words of an article with a label, a note, tags and links; and what a
//! person writes about what was detected. Offsets are bytes.

use serde::Serialize;

use crate::anchor::Anchor;
use crate::id::MarkId;
use crate::label::{self, LabelError};
use crate::span::Span;

/// The longest note, in bytes. A note is written again at every save, so it is no place for a
/// book; the longest essay in a newspaper is half as long.
pub const LONGEST_NOTE: usize = 64 * 1024;
/// The longest tag and the longest name of a speaker, in characters.
pub const LONGEST_TAG: usize = 100;
/// The most tags, and the most links, of one mark.
pub const MOST_TAGS: usize = 100;

/// A mark that a person made. Its id is given to it by whoever makes it and stays the same,
/// whatever else is changed. Marks may overlap and cross in any way; only two with the same words
/// and the same label make no sense.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct HandMark {
    /// What it stands on.
    pub span: Span,
    /// What it says of those words: the name of a label, of the set or of an earlier one.
    pub label: String,
    /// Who speaks, if it marks a quotation.
    pub speaker: Option<String>,
    /// What a person wrote about it.
    pub remark: Remark,
}

crate::unpack!(struct HandMark { span, label, speaker, remark });

/// What a person writes about a mark.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Remark {
    /// Plain text of any number of lines.
    pub note: String,
    /// Tidy words, each once.
    pub tags: Vec<String>,
    /// What the mark has to do with others.
    pub links: Vec<Link>,
}

crate::unpack!(struct Remark { note, tags, links });

/// What a mark has to do with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Link {
    /// What it has to do with it.
    pub relation: Relation,
    /// The other mark, made by hand or detected, in this article or in another. It may be gone.
    pub to: MarkId,
}

crate::unpack!(struct Link { relation, to });

/// What a mark may have to do with another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Relation {
    /// Both cannot be true.
    Contradicts,
    /// If this is true, the other is the likelier.
    Supports,
    /// Both say or mean the same.
    SameAs,
    /// This is the answer to the other.
    Answers,
}

crate::unpack!(
    enum Relation {
        Contradicts,
        Supports,
        SameAs,
        Answers,
    }
);

/// A detected mark that something is written about, by its layer and its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Place {
    /// A line, by its span without surrounding white space.
    Line(Span),
    /// A quotation, by its span with marks.
    Quote(Span),
    /// A mark inside a line.
    Inline(Span),
}

crate::unpack!(
    enum Place {
        Line(a),
        Quote(a),
        Inline(a),
    }
);

/// A mark whose words were not found again: what to look for, and all that it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Lost {
    /// Its words and those around them.
    pub anchor: Anchor,
    /// The mark; its span means nothing.
    pub mark: HandMark,
}

crate::unpack!(struct Lost { anchor, mark });

/// Why a mark, or what is written about it, is not taken. `Display` says what is wrong and what to
/// do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    /// A selection without a visible character.
    #[error("Only white space is selected. Select the words to mark.")]
    Blank,
    /// The same words have the same label already.
    #[error(
        "These words are marked as “{0}” already. Add to that mark’s note, or choose another label."
    )]
    Twin(String),
    /// A label that cannot be.
    #[error(transparent)]
    Label(#[from] LabelError),
    /// A note that is too long.
    #[error(
        "A note may have {} KB; this one has {}. Shorten it, or split it.",
        LONGEST_NOTE >> 10, .bytes.div_ceil(1 << 10)
    )]
    LongNote {
        /// How long it is.
        bytes: usize,
    },
    /// A tag or a speaker’s name that is empty, untidy or too long.
    #[error("A tag or a name has from 1 to {LONGEST_TAG} characters; this one has {chars}.")]
    LongTag {
        /// How long it is.
        chars: usize,
    },
    /// Too many tags or links.
    #[error("A mark may have {MOST_TAGS} tags and as many links. Remove some first.")]
    TooMany,
}

impl HandMark {
    /// A mark on `span` that says no more than its label.
    pub fn new(span: Span, label: &str) -> Self {
        Self { span, label: label.to_owned(), speaker: None, remark: Remark::default() }
    }

    /// What is wrong with it, whatever stands beside it.
    ///
    /// # Errors
    /// When it covers nothing, or one of its parts is too long, untidy, or too many.
    pub fn check(&self) -> Result<(), MarkError> {
        if self.span.is_empty() {
            return Err(MarkError::Blank);
        }
        self.check_words()
    }

    /// As [`Self::check`], but for what it stands on.
    pub(crate) fn check_words(&self) -> Result<(), MarkError> {
        label::check_name(&self.label)?;
        self.speaker.as_deref().map_or(Ok(()), check_tag)?;
        self.remark.check()
    }
}

impl Remark {
    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.note.is_empty() && self.tags.is_empty() && self.links.is_empty()
    }

    /// The same with the tags of `words`, which are parted by commas, in place of its own: tidy,
    /// each once.
    #[must_use]
    pub fn with_tags(&self, words: &str) -> Self {
        let mut tags: Vec<String> = Vec::new();
        for tag in words.split(',').map(label::tidy) {
            if !tag.is_empty() && !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        Self { tags, ..self.clone() }
    }

    /// What is wrong with it.
    ///
    /// # Errors
    /// When the note is too long, or there are too many tags or links, or a tag is no tidy word.
    pub fn check(&self) -> Result<(), MarkError> {
        if self.note.len() > LONGEST_NOTE {
            return Err(MarkError::LongNote { bytes: self.note.len() });
        }
        if self.tags.len().max(self.links.len()) > MOST_TAGS {
            return Err(MarkError::TooMany);
        }
        self.tags.iter().try_for_each(|tag| check_tag(tag))
    }
}

fn check_tag(tag: &str) -> Result<(), MarkError> {
    let chars = tag.chars().count();
    let is_fine = (1..=LONGEST_TAG).contains(&chars);
    if is_fine { Ok(()) } else { Err(MarkError::LongTag { chars }) }
}

impl Relation {
    /// Every relation, in the order in which they are offered.
    pub const ALL: [Relation; 4] = [Self::Contradicts, Self::Supports, Self::SameAs, Self::Answers];

    /// Its name in files.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Contradicts => "contradicts",
            Self::Supports => "supports",
            Self::SameAs => "same_as",
            Self::Answers => "answers",
        }
    }

    /// The relation of a name in files.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|relation| relation.name() == name)
    }
}

impl Place {
    /// The same layer's place at `span`.
    #[must_use]
    pub const fn at(self, span: Span) -> Self {
        match self {
            Self::Line(_) => Self::Line(span),
            Self::Quote(_) => Self::Quote(span),
            Self::Inline(_) => Self::Inline(span),
        }
    }

    /// What it stands on.
    pub const fn span(self) -> Span {
        match self {
            Self::Line(span) | Self::Quote(span) | Self::Inline(span) => span,
        }
    }
}

impl Lost {
    /// A mark that is looked for by `anchor`. Where it stood in another text means nothing.
    pub fn new(anchor: Anchor, mark: HandMark) -> Self {
        let anchor = Anchor { position: u32::MAX, ..anchor };
        Self { anchor, mark: HandMark { span: Span::default(), ..mark } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_tidy_and_stand_once() {
        let remark = Remark::default().with_tags(" budget,, Budget , budget,Zoë  M. ");
        assert_eq!(remark.tags, ["budget", "Budget", "Zoë M."]);
        assert_eq!(remark.check(), Ok(()));
    }

    #[test]
    fn what_is_too_long_is_refused_with_a_sentence() {
        let mark = |remark| HandMark { remark, ..HandMark::new(Span::new(0, 1), QUOTE) };
        let note = "x".repeat(LONGEST_NOTE + 1);
        let error = mark(Remark { note, ..Remark::default() }).check().unwrap_err();
        assert_eq!(
            error.to_string(),
            "A note may have 64 KB; this one has 65. Shorten it, or split it."
        );
        let error = mark(Remark::default().with_tags(&"y".repeat(101))).check().unwrap_err();
        assert_eq!(
            error.to_string(),
            "A tag or a name has from 1 to 100 characters; this one has 101."
        );
        let error = HandMark::new(Span::new(3, 3), QUOTE).check().unwrap_err();
        assert_eq!(error, MarkError::Blank);
        let error = HandMark::new(Span::new(0, 1), " ").check().unwrap_err();
        assert_eq!(error, MarkError::Label(LabelError::Nameless));
    }

    use crate::label::QUOTE;
}
