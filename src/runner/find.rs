//! The find bar: opened, left again, and the way from hit to hit.

use bluepencil_engine::DocumentId;

use super::Runner;
use crate::components::find::FIND_FIELD;
use crate::dom::{focus, highlight, selection};
use crate::state::{Action, Find, Hit, Pane, Sought, View};
use crate::view::find::{is_out_of_view, step};
use crate::view::order::Direction;

/// The longest selection that is taken for what to look for, in characters: a long sentence. Whoever
/// has selected more means to do something else with it.
const LONGEST: usize = 200;

impl Runner {
    /// Puts the find bar on screen and the focus into its field.
    pub(super) fn open_find(&self, sought: Sought, is_in_all: Option<bool>) {
        let workspace = self.workspace();
        if workspace.article().is_none() {
            return;
        }
        if !workspace.finding.is_open {
            self.0.left.replace(focus::focused());
        }
        let words = self.selected_words().filter(|_| sought == Sought::Words);
        let from = highlight::top().unwrap_or_default();
        self.dispatch(Action::Find(Find::Open { sought, is_in_all, words, from }));
        focus::go_to(FIND_FIELD, focus::select);
    }

    /// What is selected, if one can look for it.
    fn selected_words(&self) -> Option<String> {
        let workspace = self.workspace();
        let text = &workspace.article()?.document.text;
        let words = text.slice(selection::selected(text)?).trim();
        let is_short = !words.is_empty() && words.chars().count() <= LONGEST;
        is_short.then(|| words.to_owned())
    }

    /// Takes the find bar away; the focus goes to the mark that was found, or back to where it was.
    pub fn close_find(&self) {
        let workspace = self.workspace();
        let left = self.0.left.take();
        self.dispatch(Action::Find(Find::Close));
        let found = workspace.finding.current.as_ref();
        let found = found.filter(|(id, _)| Some(id) == workspace.current.as_ref());
        match found {
            Some((_, Hit::Mark(mark))) if focus::focus(&mark.element_id()) => return,
            // As in a browser: what was found is selected, ready to be marked or copied.
            Some((_, Hit::Words(span))) => {
                if let Some(article) = workspace.article() {
                    selection::select(&article.document.text, *span);
                }
            }
            _ => {}
        }
        focus::give_back(left);
    }

    /// Goes to the next hit, or to the one before; the bar comes back if it was closed.
    pub fn walk_hits(&self, direction: Direction) {
        let workspace = self.workspace();
        if !workspace.finding.is_open {
            self.open_find(workspace.finding.sought, None);
        }
        if let Some(step) = step(&workspace, direction) {
            self.go_to_hit(&step.id, step.hit, step.is_wrapped);
        }
    }

    /// Goes to a hit, in an article and a view that show it.
    pub fn go_to_hit(&self, id: &DocumentId, hit: Hit, is_wrapped: bool) {
        let workspace = self.workspace();
        if is_out_of_view(&workspace, id, hit) {
            self.dispatch(Action::View(View::Marked));
        }
        if workspace.current.as_ref() != Some(id) {
            self.dispatch(Action::Show(id.clone()));
        }
        self.dispatch(Action::Pane(Pane::Text));
        if let Hit::Mark(mark) = hit {
            self.dispatch(Action::Focus(Some(mark)));
        }
        self.dispatch(Action::Find(Find::At { id: id.clone(), hit, is_wrapped }));
    }
}
