//! The palette: opened, closed, and what was chosen in it.

use bluepencil_engine::{DocumentId, Span};
use gloo::timers::callback::Timeout;

use super::Runner;
use crate::commands::{Command, Keys};
use crate::dom::{focus, selection};
use crate::state::{Action, Dialogue, Palette, Scope, Tone};
use crate::view::doable::hindrance;
use crate::words::phrases;

impl Runner {
    /// Opens the palette, or closes it if it is open like that.
    pub(super) fn toggle_palette(&self, scope: Scope) {
        let workspace = self.workspace();
        let open = workspace.palette();
        if open.is_some_and(|palette| palette.scope == scope) {
            return self.close_palette(scope);
        }
        if let Some(why) = hindrance(&workspace, Command::GoToArticle, false)
            && scope == Scope::Articles
        {
            return self
                .say(Tone::Note, phrases::palette::not_now(Command::GoToArticle.title(), why));
        }
        let selected = open.map_or_else(|| self.held(), |palette| palette.selected);
        self.dispatch(Action::Dialogue(Some(Dialogue::Palette(Palette { scope, selected }))));
    }

    /// What is selected in the article on screen, to the letter, or where its caret stands.
    pub(super) fn held(&self) -> Option<Span> {
        let workspace = self.workspace();
        let text = &workspace.article()?.document.text;
        let caret = || selection::caret(text).filter(|_| workspace.caret);
        selection::selected(text).or_else(|| caret().map(|at| Span::new(at, at)))
    }

    /// Closes the palette if it lists that, and selects again what was selected.
    pub fn close_palette(&self, scope: Scope) {
        let workspace = self.workspace();
        let Some(palette) = workspace.palette().filter(|palette| palette.scope == scope) else {
            return;
        };
        self.dispatch(Action::Dialogue(None));
        if let Some((article, span)) = workspace.article().zip(palette.selected) {
            selection::select(&article.document.text, span);
        }
    }

    /// Runs the command that was chosen in the palette, once that is closed.
    pub fn choose(&self, scope: Scope, command: Command) {
        self.close_palette(scope);
        self.dispatch(Action::Chosen(command));
        let runner = self.clone();
        // After that is drawn: behind an open dialogue nothing takes the focus.
        Timeout::new(0, move || runner.run(command)).forget();
    }

    /// Gives commands other keys.
    pub fn set_keys(&self, keys: Keys) {
        self.dispatch(Action::Keys(keys));
    }

    /// Shows the article that was chosen in the palette.
    pub fn choose_article(&self, id: &DocumentId) {
        self.dispatch(Action::Dialogue(None));
        self.dispatch(Action::Show(id.clone()));
        // Where articles are compared it takes no focus.
        focus::go_to("article", focus::focus);
    }
}
