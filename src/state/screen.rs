//! What is on screen of a workspace: the mark in focus, the view, the pane, the dialogue; and how long
//! work goes.

use bluepencil_engine::Span;
use bluepencil_engine::id::MarkId;

use super::palette::Palette;

/// A dialogue over the page. There is one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialogue {
    /// What the article is like at a glance.
    Glance,
    /// The help.
    Help,
    /// The palette.
    Palette(Palette),
}

/// A mark in the article on screen, by what it is and where it stands (UTF-8 bytes).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Mark {
    /// A line, by its span without surrounding white space.
    Line(Span),
    /// A quotation, by its span with marks.
    Quote(Span),
    /// A mark inside a line.
    Inline(Span),
    /// A mark made by hand, by its id and where it stands.
    Hand(Span, MarkId),
}

impl Mark {
    /// Where it stands.
    pub const fn span(self) -> Span {
        match self {
            Self::Line(span) | Self::Quote(span) | Self::Inline(span) | Self::Hand(span, _) => span,
        }
    }

    /// Whether a person may move its ends: those of lines are where the lines end.
    pub const fn has_ends(self) -> bool {
        matches!(self, Self::Quote(_) | Self::Hand(..))
    }

    /// The id of its element in the page.
    pub fn element_id(self) -> String {
        let name = match self {
            Self::Line(_) => "line",
            Self::Quote(_) => "quote",
            Self::Inline(_) => "inline",
            // Its edges may be moved, and it stays the same.
            Self::Hand(_, id) => return format!("hand-{}", id.0),
        };
        format!("{name}-{}-{}", self.span().start, self.span().end)
    }
}

/// How the article is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum View {
    /// Everything, with struck lines struck.
    #[default]
    Marked,
    /// Without the struck lines.
    Clean,
    /// As it was pasted.
    Original,
}

impl View {
    /// Every view, in the order in which they are offered.
    pub const ALL: [View; 3] = [View::Marked, View::Clean, View::Original];

    /// Its name in CSS and on its button.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Marked => "marked",
            Self::Clean => "clean",
            Self::Original => "original",
        }
    }
}

/// The panes of a narrow page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Pane {
    /// The list of articles.
    Articles,
    /// The article.
    #[default]
    Text,
    /// What was found in it.
    Marks,
}

impl Pane {
    /// Every pane.
    pub const ALL: [Pane; 3] = [Self::Articles, Self::Text, Self::Marks];

    /// Its name in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Articles => "articles",
            Self::Text => "text",
            Self::Marks => "marks",
        }
    }
}

/// A way through the history, in steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travel {
    /// Takes changes back.
    Back(usize),
    /// Does changes again.
    Forward(usize),
}

/// How saving goes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Saved {
    /// Nothing to save yet.
    #[default]
    Nothing,
    /// A change is being written.
    Writing,
    /// Everything is kept in this browser.
    Kept,
    /// The last change could not be kept.
    Failed,
}

/// How far the opening of many articles has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// What was looked through, in bytes.
    pub done: usize,
    /// What there is, in bytes.
    pub all: usize,
}
