//! Changes the text of the article on screen.

use bluepencil_engine::revise::{Revision, revise};
use bluepencil_engine::{DocumentId, intake};

use super::Runner;
use crate::components::source::SOURCE;
use crate::dom::focus;
use crate::error::AppError;
use crate::state::{Action, Offer, Pane, Tone};
use crate::words::changing;

impl Runner {
    /// Opens the field for the text of the article on screen, once that is read: what is written
    /// about quotations is to follow them.
    pub(super) fn begin_change(&self) {
        let workspace = self.workspace();
        if workspace.analysis().is_none() {
            return self.say(Tone::Note, changing::NOT_READ);
        }
        if workspace.pane != Pane::Text {
            self.dispatch(Action::Pane(Pane::Text));
        }
        self.dispatch(Action::Changing(workspace.current.clone()));
    }

    /// Closes the field.
    pub fn end_change(&self) {
        self.dispatch(Action::Changing(None));
        focus::focus("article");
    }

    /// Goes back to the field from elsewhere in the page.
    pub(super) fn return_to_change(&self) {
        focus::focus(SOURCE);
    }

    /// Closes the field by a key, if nothing that was typed is lost by it.
    pub fn leave_change(&self, text: &str) {
        match self.foreseen(text) {
            None => self.end_change(),
            Some(_) => self.say(Tone::Note, changing::TYPED),
        }
    }

    /// What would become of the marks if the article's text was `text`; nothing if it is that.
    pub fn foreseen(&self, text: &str) -> Option<Result<Revision, AppError>> {
        let workspace = self.workspace();
        let article = workspace.article()?;
        let id: &DocumentId = &article.document.id;
        let taken = match intake::take(text) {
            Ok(taken) => taken.text,
            Err(refusal) => return Some(Err(refusal.into())),
        };
        if taken.as_str() == article.document.text.as_str() {
            return None;
        }
        let quotes = workspace.analysis().map_or(&[][..], |analysis| &analysis.quotes);
        Some(revise(&workspace.project, id, taken.as_str(), quotes).map_err(AppError::from))
    }

    /// Gives the article that text, as one step.
    pub fn change_text(&self, text: &str) {
        match self.foreseen(text) {
            Some(Err(error)) => return self.problem(&error),
            Some(Ok(revision)) => {
                let name = changing::CHANGED.to_owned();
                let text = changing::changed(&revision);
                self.dispatch(Action::Perform { edit: revision.edit, name });
                self.dispatch(Action::Say { tone: Tone::Done, text, offer: Some(Offer::Undo) });
            }
            None => {}
        }
        self.end_change();
    }
}
