//! Changes the text of the article on screen.

use bluepencil_engine::revise::{Revision, revise};
use bluepencil_engine::{DocumentId, intake};

use super::Runner;
use crate::components::source::SOURCE;
use crate::dom::focus;
use crate::error::AppError;
use crate::state::{Action, Offer, Pane, Tone};
use crate::words::changing;
use crate::words::phrases;

impl Runner {
    /// Opens the field for the text of the article on screen, once that is read: what is written
    /// about quotations is to follow them.
    pub(super) fn begin_change(&self) {
        let workspace = self.workspace();
        if workspace.analysis().is_none() && workspace.changing.is_none() {
            return self.say(Tone::Note, phrases::source::not_read());
        }
        if workspace.pane != Pane::Text {
            self.dispatch(Action::Pane(Pane::Text));
        }
        self.dispatch(Action::Changing(workspace.current.clone()));
        focus::go_to(SOURCE, focus::focus);
    }

    /// Closes the field, and lets go of what was typed into it.
    pub fn end_change(&self) {
        if let Some(id) = &self.workspace().changing {
            self.dispatch(Action::Draft(id.clone(), None));
        }
        self.dispatch(Action::Changing(None));
        focus::focus("article");
    }

    /// Keeps what was typed in place of the text of the article `id`, if that is another text.
    pub fn keep_draft(&self, id: &DocumentId, typed: &str) {
        let workspace = self.workspace();
        let Some(article) = workspace.project.article(id) else { return };
        let is_other = article.document.text.as_str() != typed;
        self.dispatch(Action::Draft(id.clone(), is_other.then(|| typed.into())));
    }

    /// Keeps what was typed by somebody who has gone elsewhere, and tells them.
    pub fn leave_draft(&self, id: &DocumentId, typed: &str) {
        self.keep_draft(id, typed);
        if self.workspace().project.article(id).is_some_and(|it| it.document.text.as_str() != typed)
        {
            self.say(Tone::Note, phrases::source::left());
        }
    }

    /// Goes back to the field from elsewhere in the page.
    pub(super) fn return_to_change(&self) {
        focus::focus(SOURCE);
    }

    /// Closes the field by a key, if nothing that was typed is lost by it; whether it did.
    pub fn leave_change(&self, text: &str) -> bool {
        let is_same = self.foreseen(text).is_none();
        match is_same {
            true => self.end_change(),
            false => self.say(Tone::Note, phrases::source::typed(self.workspace().keys.ctrl())),
        }
        is_same
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

    /// Gives the article that text, as one step; whether it did.
    pub fn change_text(&self, text: &str) -> bool {
        if self.workspace().analysis().is_none() {
            self.say(Tone::Note, phrases::source::not_read());
            return false;
        }
        match self.foreseen(text) {
            Some(Err(error)) => {
                self.problem(&error);
                return false;
            }
            Some(Ok(revision)) => {
                let name = phrases::step::changed_text().to_owned();
                let text = changing::changed(&revision);
                self.dispatch(Action::Perform { edit: revision.edit, name });
                self.dispatch(Action::Say { tone: Tone::Done, text, offer: Some(Offer::Undo) });
            }
            None => {}
        }
        self.end_change();
        true
    }
}
