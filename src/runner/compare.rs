//! The comparison of articles: opened and closed, followed to a place, downloaded; and the
//! repeats inside one article, struck.

use bluepencil_engine::edit::Edit;
use bluepencil_engine::{DocumentId, Repeat};

use super::Runner;
use crate::dom::{download, focus, identity};
use crate::state::{Action, Compare, Mark, Offer, Side, Tone, View};
use crate::view::compare::{Sources, csv, utterances};
use crate::view::{names, repeats};
use crate::words::phrases;

/// The id of the button that opens the comparison.
pub const COMPARE_BUTTON: &str = "compare-button";
/// The id of the comparison.
pub const COMPARE: &str = "compare";

impl Runner {
    /// Changes what the comparison shows.
    pub fn compare(&self, change: Compare) {
        self.dispatch(Action::Compare(change));
    }

    pub(super) fn toggle_compare(&self) {
        let workspace = self.workspace();
        if workspace.is_comparing() {
            return self.close_compare();
        }
        if workspace.project.articles.len() < 2 {
            return self.say(Tone::Note, phrases::told::too_few());
        }
        self.compare(Compare::Open(true));
        focus::go_to(COMPARE, focus::focus);
    }

    /// Back to the article, and to the mark in focus or the button that opened the comparison.
    pub fn close_compare(&self) {
        self.compare(Compare::Open(false));
        let mark = self.workspace().focus.map(Mark::element_id);
        focus::go_to(mark.as_deref().unwrap_or(COMPARE_BUTTON), focus::focus);
    }

    /// Shows a quotation where it stands.
    pub fn go_to_quote(&self, id: &DocumentId, mark: Mark) {
        if self.workspace().view == View::Original {
            self.dispatch(Action::View(View::Marked));
        }
        self.go(id, mark);
        focus::go_to(&mark.element_id(), focus::focus);
    }

    /// Shows the other end of a joint between two articles.
    pub fn follow_joint(&self, from: Side, number: usize) {
        self.compare(Compare::Joint(number));
        focus::focus(&from.other().joint_id(number));
    }

    /// Downloads the utterances that articles share, with all their wordings.
    pub fn download_csv(&self) {
        let sources = Sources::of(&self.workspace());
        let found = utterances::utterances(&sources);
        if found.is_empty() {
            return self.say(Tone::Note, phrases::told::no_csv());
        }
        let now = identity::now();
        let name = names::csv_file(now.get(..10).unwrap_or_default());
        match download::download(&name, "text/csv", &csv::csv(&sources, &found)) {
            Ok(()) => self.say(Tone::Done, phrases::told::downloaded(&name)),
            Err(error) => self.problem(&error),
        }
    }

    /// Strikes the lines of the article on screen that repeat an earlier one, as one step.
    pub fn strike_repeated(&self, repeat: &Repeat) {
        let workspace = self.workspace();
        let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
            return;
        };
        let settings = &workspace.project.settings;
        let edits = repeats::strike_others(article, analysis, settings, repeat);
        if edits.is_empty() {
            return;
        }
        let name = phrases::step::struck_others(edits.len());
        let text = phrases::told::step(&name);
        self.dispatch(Action::Perform { edit: Edit::Batch(edits), name });
        self.dispatch(Action::Say { tone: Tone::Done, text, offer: Some(Offer::Undo) });
    }
}
