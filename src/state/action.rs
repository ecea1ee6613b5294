//! Everything that can happen to the state.

use std::rc::Rc;

use bluepencil_engine::edit::{Edit, History};
use bluepencil_engine::project::Project;
use bluepencil_engine::{Analysis, Changes, DocumentId};

use super::compare::Compare;
use super::find::Find;
use super::message::{MessageId, Offer, Tone};
use super::screen::{Dialogue, Mark, Opening, Pane, Saved, Travel, View};
use crate::commands::{Command, Keys};
use crate::words::Language;

/// One thing that happens to the state.
#[derive(Clone, Debug)]
pub enum Action {
    /// A person changes the project; the name stands in the history.
    Perform {
        /// The change.
        edit: Edit,
        /// What it is called ("Removed an article").
        name: String,
    },
    /// A person goes on typing: the same, but one step with the one before if that was about the
    /// same.
    Write {
        /// The change.
        edit: Edit,
        /// What it is called.
        name: String,
    },
    /// Takes changes back, or does them again.
    Travel(Travel),
    /// What the browser had kept is back.
    Loaded {
        /// The project.
        project: Rc<Project>,
        /// The article that was on screen.
        current: Option<DocumentId>,
        /// The steps that led to it.
        history: History,
    },
    /// The worker has read articles.
    Read(Vec<(DocumentId, Rc<Analysis>)>),
    /// The worker has compared articles; each change says whether it begins anew.
    Compared(Vec<(bool, Changes)>),
    /// A file of many articles is being opened, or that has ended.
    Opening(Option<Opening>),
    /// Shows an article.
    Show(DocumentId),
    /// Puts a mark in focus, or none.
    Focus(Option<Mark>),
    /// Something happens to the comparison on screen.
    Compare(Compare),
    /// Something happens to the find bar.
    Find(Find),
    /// Changes how the article is shown.
    View(View),
    /// Takes whoever reads to the note of the mark in focus.
    AskNote,
    /// Shows another pane, where there is room for only one.
    Pane(Pane),
    /// Opens a dialogue, in place of one that is open, or closes it.
    Dialogue(Option<Dialogue>),
    /// A command was chosen in the palette, which closes.
    Chosen(Command),
    /// Turns single-letter keys on or off.
    LetterKeys(bool),
    /// Shows the interface in a language.
    Speak(Language),
    /// Gives commands other keys.
    Keys(Keys),
    /// Puts a caret into the article, or takes it away.
    Caret(bool),
    /// Begins a link at a mark, or lets go of it.
    LinkFrom(Option<(DocumentId, Mark)>),
    /// Opens or closes the field for the text of an article.
    Changing(Option<DocumentId>),
    /// Keeps what was typed in place of an article's text, or lets go of it.
    Draft(DocumentId, Option<Rc<str>>),
    /// Starts or ends the renaming of an article in the list.
    Renaming(Option<DocumentId>),
    /// Tells the user something.
    Say {
        /// How grave.
        tone: Tone,
        /// The sentence.
        text: String,
        /// A button beside it.
        offer: Option<Offer>,
    },
    /// Takes a message away.
    Dismiss(MessageId),
    /// Saving went on or failed.
    Saved(Saved),
}
