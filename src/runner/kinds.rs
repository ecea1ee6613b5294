//! What a person says that a line is.

use bluepencil_engine::{LineKind, Span};

use super::Runner;
use crate::components::panel::kind_field::KIND_FIELD;
use crate::dom::{focus, selection};
use crate::state::{Action, Mark, Offer, Pane, Tone};
use crate::view::kinds;
use crate::words::{self, phrases};

impl Runner {
    /// Goes to the field that says what a line is: the one in focus, or the one around it, or the one
    /// in which words are selected or the caret stands.
    pub(super) fn go_to_kind(&self) {
        let workspace = self.workspace();
        let Some(span) = kinds::meant(&workspace, self.held()) else {
            return self.say(Tone::Note, phrases::told::no_line());
        };
        selection::clear();
        self.dispatch(Action::Caret(false));
        self.visit(&workspace, Mark::Line(span));
        if workspace.pane == Pane::Articles {
            self.dispatch(Action::Pane(Pane::Text));
        }
        focus::go_to(KIND_FIELD, focus::focus);
    }

    /// Says what the line at `span` is. Who walks through the kinds by keys takes one step.
    pub fn set_kind(&self, span: Span, kind: LineKind) {
        let workspace = self.workspace();
        let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
            return;
        };
        let Some(line) = analysis.lines.iter().find(|line| line.span == span) else { return };
        let name = phrases::step::said_kind(line.number as usize);
        let settings = &workspace.project.settings;
        let is_kept = article.said_of(line).keep.unwrap_or_else(|| settings.keeps(kind));
        let text = words::said_kind(line, kind, is_kept);
        self.wrote(kinds::saying(article, line, kind), &name, true);
        self.dispatch(Action::Say { tone: Tone::Done, text, offer: Some(Offer::Undo) });
    }
}
