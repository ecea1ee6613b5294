//! Selecting the article in whole, and copying what is selected: also what is not drawn, which a browser
//! cannot select.

use bluepencil_engine::word_count::words_in;

use super::Runner;
use crate::dom::selection;
use crate::state::{Tone, View};
use crate::view::copying::copied;
use crate::words::phrases;

impl Runner {
    /// Selects the article on screen from its beginning to its end.
    pub(super) fn select_all(&self) {
        selection::select_article();
    }

    /// The text of what is selected in the article, as the view shows it, which is told; nothing where
    /// none is.
    pub fn copy_selected(&self) -> Option<String> {
        let workspace = self.workspace();
        let span = selection::selected(&workspace.article()?.document.text)?;
        let text = copied(&workspace, span)?;
        let words = phrases::count::words(words_in(&text));
        self.say(
            Tone::Done,
            match workspace.view {
                View::Clean => phrases::told::copied(&words),
                View::Marked | View::Original => phrases::told::copied_words(&words),
            },
        );
        Some(text)
    }
}
