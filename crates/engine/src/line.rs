//! What a line of a pasted article is, whether it stays, and why.

use std::fmt;

use serde::Serialize;

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
    /// A line that already stood in the article.
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
    /// What it is.
    pub kind: LineKind,
    /// Whether it stays in the clean article.
    pub keep: bool,
    /// How sure the verdict is, from 0 to 1.
    pub confidence: f32,
    /// Why.
    pub reason: Reason,
}

crate::unpack!(struct Line { number, span, kind, keep, confidence, reason });

/// Why a line was given its kind. `Display` gives the English sentence; the variants let a page
/// in another language say it in its own words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Reason {
    /// It is the first line that reads like a headline.
    FirstHeadline,
    /// It is the title that was given with the article.
    GivenTitle,
    /// The same words as the headline in that line.
    SameAsTitle {
        /// The headline's line number, from 1.
        line: u32,
    },
    /// The same words as that earlier line.
    SameAsLine {
        /// The earlier line's number, from 1.
        line: u32,
    },
    /// It begins with a phrase that announces this kind of line.
    BeginsWith {
        /// The phrase, as it stands in the line.
        phrase: String,
    },
    /// It holds a phrase that this kind of line holds.
    Holds {
        /// The phrase, as it stands in the line.
        phrase: String,
    },
    /// The whole line is a fixed phrase.
    IsPhrase,
    /// Its form alone tells (a date, a breadcrumb, symbols only); the words say which.
    Form {
        /// What the form is, to stand after "it is" ("a date and nothing else").
        what: String,
    },
    /// Where it stands tells, together with its form.
    Place {
        /// Where, to stand after "it stands" ("right under the headline").
        place: String,
    },
    /// Running text: sentences of some length.
    Prose,
    /// Several weak signs together.
    Signs {
        /// The signs, the strongest first, each to stand in a list.
        signs: Vec<String>,
    },
}

crate::unpack!(enum Reason { FirstHeadline, GivenTitle, SameAsTitle { line }, SameAsLine { line }, BeginsWith { phrase }, Holds { phrase }, IsPhrase, Form { what }, Place { place }, Prose, Signs { signs } });

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FirstHeadline => f.write_str("it is the first line that reads like a headline"),
            Self::GivenTitle => f.write_str("it is the title that was given with the article"),
            Self::SameAsTitle { line } => {
                write!(f, "it has the same words as the headline in line {line}")
            }
            Self::SameAsLine { line } => write!(f, "it has the same words as line {line}"),
            Self::BeginsWith { phrase } => write!(f, "it begins with “{phrase}”"),
            Self::Holds { phrase } => write!(f, "it has the phrase “{phrase}”"),
            Self::IsPhrase => f.write_str("it is a fixed phrase of web pages and nothing else"),
            Self::Form { what } => write!(f, "it is {what}"),
            Self::Place { place } => write!(f, "it stands {place}"),
            Self::Prose => f.write_str("it has full sentences, as in the body of an article"),
            Self::Signs { signs } => f.write_str(&signs.join("; ")),
        }
    }
}

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
