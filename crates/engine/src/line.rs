//! What a line of a pasted article is, whether it stays, and why.

use serde::Serialize;

use crate::reason::Reason;
use crate::span::Span;

macro_rules! line_kinds {
    ($($(#[$doc:meta])* $variant:ident $name:literal $struck:literal,)*) => {
        /// The kinds of line. Every non-blank line has exactly one.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        pub enum LineKind { $($(#[$doc])* $variant,)* }

        crate::unpack!(enum LineKind { $($variant),* });

        impl LineKind {
            /// Every kind, in the order in which they are shown.
            pub const ALL: &[LineKind] = &[$(LineKind::$variant,)*];

            /// Its name in files and in CSS.
            pub const fn name(self) -> &'static str {
                match self { $(LineKind::$variant => $name,)* }
            }

            /// Whether lines of this kind are left out of the clean article unless a person says
            /// otherwise.
            pub const fn is_struck_by_default(self) -> bool {
                match self { $(LineKind::$variant => $struck,)* }
            }
        }
    };
}

line_kinds! {
    /// The headline.
    Title "title" false,
    /// The sentence under the headline that sums up the story (also: deck, subheadline).
    Standfirst "standfirst" false,
    /// A heading inside the article.
    Subheading "subheading" false,
    /// Running text.
    Paragraph "paragraph" false,
    /// An item of a list that belongs to the article.
    ListItem "list_item" false,
    /// The headline again.
    RepeatedTitle "repeated_title" true,
    /// A line that already stood in the article, or stands in very many others.
    RepeatedLine "repeated_line" true,
    /// The name of the publication.
    Masthead "masthead" true,
    /// Menus, breadcrumbs, "back to top".
    Navigation "navigation" true,
    /// A pointer to another story.
    Promo "promo" true,
    /// An advertisement, or the marker of one.
    Advertisement "advertisement" true,
    /// Buttons that share or save the story.
    Share "share" true,
    /// A call to sign up.
    Newsletter "newsletter" true,
    /// Copyright, terms, cookies.
    Legal "legal" true,
    /// Readers' comments and their counters.
    Comments "comments" true,
    /// Buttons and states of the page or of a player.
    Control "control" true,
    /// When it was published or changed.
    Timestamp "timestamp" true,
    /// Who wrote it.
    Byline "byline" true,
    /// Who else contributed.
    Contributors "contributors" true,
    /// What the author does and where to follow them.
    AuthorBio "author_bio" true,
    /// What a picture shows.
    Caption "caption" true,
    /// Whose picture it is.
    Credit "credit" true,
    /// Topics and keywords.
    Tags "tags" true,
    /// "Source link" and its like.
    SourceLink "source_link" true,
}

impl LineKind {
    /// The kind of a name in files.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }
}

/// One non-blank line of an article.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Line {
    /// Its number, from 1, counted over `\n`.
    pub number: u32,
    /// Its bytes, without the white space around it.
    pub span: Span,
    /// How many words it has.
    pub words: u32,
    /// What it is.
    pub kind: LineKind,
    /// Whether it stays in the clean article.
    pub keep: bool,
    /// How sure the verdict is, from 0 to 1.
    pub confidence: f32,
    /// Why.
    pub reason: Reason,
}

crate::unpack!(struct Line { number, span, words, kind, keep, confidence, reason });

/// Kinds of mark inside a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum InlineKind {
    /// The place and agency before the first sentence: "WASHINGTON (AP) —".
    Dateline,
}

crate::unpack!(
    enum InlineKind {
        Dateline,
    }
);

impl InlineKind {
    /// Its name in files and in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Dateline => "dateline",
        }
    }
}

/// A mark inside a line that is no quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct InlineMark {
    /// Its bytes.
    pub span: Span,
    /// What it is.
    pub kind: InlineKind,
}

crate::unpack!(struct InlineMark { span, kind });
