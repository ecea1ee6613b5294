//! What a rule says of a line, and what it looks at to say it.

use crate::line::LineKind;
use crate::reason::{Form, Position, Reason};

use super::page::Page;
use super::phrases::{Match, Matches, Topic};
use super::shape::Shape;

/// Confidence where the form leaves no other reading (a breadcrumb, the headline again).
pub(super) const CERTAIN: f32 = 0.98;
/// Confidence of a fixed phrase in a line that holds little else.
pub(super) const STRONG: f32 = 0.93;
/// Confidence where form and place agree.
pub(super) const LIKELY: f32 = 0.85;
/// Confidence of the better of two readings.
pub(super) const DOUBTFUL: f32 = 0.65;

/// The kind of a line and why.
#[derive(Clone, Debug)]
pub(super) struct Finding {
    /// What it is.
    pub kind: LineKind,
    /// How sure that is, from 0 to 1.
    pub confidence: f32,
    /// Why.
    pub reason: Reason,
}

impl Finding {
    /// Whether it stands whatever the model says.
    pub fn has_last_word(&self) -> bool {
        matches!(self.kind, LineKind::Title | LineKind::Standfirst | LineKind::Masthead)
            || self.confidence >= STRONG
    }

    /// A finding from the form of the line.
    pub const fn form(kind: LineKind, confidence: f32, form: Form) -> Self {
        Self { kind, confidence, reason: Reason::Form(form) }
    }

    /// A finding from where the line stands.
    pub const fn stands(kind: LineKind, confidence: f32, position: Position) -> Self {
        Self { kind, confidence, reason: Reason::Stands(position) }
    }
}

/// One line among the others, as rules see it.
#[derive(Clone, Copy)]
pub(super) struct Sight<'a> {
    /// All lines.
    pub page: &'a Page<'a>,
    /// The fixed phrases in them.
    pub matches: &'a Matches,
    /// Which line.
    pub at: usize,
}

impl<'a> Sight<'a> {
    /// The line's characters.
    pub fn text(&self) -> &'a str {
        self.page.text(self.at)
    }

    /// The line's counts.
    pub fn shape(&self) -> Shape {
        self.page.shape(self.at)
    }

    /// The line's fixed phrases.
    pub fn phrases(&self) -> &'a [Match] {
        self.matches.of_line(self.at)
    }

    /// How many of its first words are covered by phrases of `topic`.
    pub fn covered(&self, topic: Topic) -> usize {
        let mut upto = 0;
        let mut count = 0;
        for m in self.phrases().iter().filter(|m| m.topic == topic) {
            let end = m.word + m.words;
            count += end.saturating_sub(upto.max(m.word));
            upto = upto.max(end);
        }
        count
    }
}
