//! What can go wrong in the page. `words::problems` has the sentences that its user reads.

use bluepencil_engine::edit::EditError;
use bluepencil_engine::file::ImportError;
use bluepencil_engine::intake::Refusal;

/// A failure that the user is told about.
#[derive(Clone, Debug, PartialEq)]
pub enum AppError {
    /// A pasted text or an opened text file was refused.
    Refused(Refusal),
    /// The same, with the file's name.
    RefusedFile {
        /// The file's name.
        name: String,
        /// Why.
        refusal: Refusal,
    },
    /// An annotation file was refused.
    Import {
        /// The file's name.
        name: String,
        /// Why.
        error: ImportError,
    },
    /// A change was refused.
    Edit(EditError),
    /// The browser could not read a file.
    Unreadable {
        /// The file's name.
        name: String,
        /// What the browser said.
        reason: String,
    },
    /// The clipboard has no text.
    NoTextInClipboard,
    /// A web page's file in which no reader sees words.
    EmptyPage(String),
    /// The browser keeps the clipboard closed to buttons.
    ClipboardClosed,
    /// Copying failed.
    CopyFailed(String),
    /// Nothing can be kept in this browser.
    NotSaved(String),
    /// What was kept could not be read.
    NotLoaded(String),
    /// Another tab has the same workspace open and changed it.
    OtherTab,
    /// Worker and page come from different versions.
    Outdated,
    /// The later half of the program, or the words of a language, did not come.
    NotWhole(String),
    /// The worker does not run.
    NoWorker(String),
    /// The worker ran and runs no more.
    WorkerStopped(String),
    /// A download could not be made.
    NoDownload(String),
}

impl From<Refusal> for AppError {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<EditError> for AppError {
    fn from(error: EditError) -> Self {
        Self::Edit(error)
    }
}
