//! What can go wrong in the page, as the sentences that its user reads. Each says what to do next.

use bluepencil_engine::edit::EditError;
use bluepencil_engine::file::ImportError;
use bluepencil_engine::intake::Refusal;

/// A failure that the user is told about.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum AppError {
    /// A pasted text or an opened text file was refused.
    #[error("{0}")]
    Refused(#[from] Refusal),
    /// The same, with the file's name.
    #[error("{name}: {refusal}")]
    RefusedFile {
        /// The file's name.
        name: String,
        /// Why.
        refusal: Refusal,
    },
    /// An annotation file was refused.
    #[error("{name} could not be opened: {error} Your articles are as they were.")]
    Import {
        /// The file's name.
        name: String,
        /// Why.
        error: ImportError,
    },
    /// A change was refused.
    #[error("That could not be done: {0}.")]
    Edit(#[from] EditError),
    /// The browser could not read a file.
    #[error("{name} could not be read ({reason}). Try to open it again.")]
    Unreadable {
        /// The file's name.
        name: String,
        /// What the browser said.
        reason: String,
    },
    /// The clipboard has no text.
    #[error("The clipboard holds no text. Copy the article's words and paste again.")]
    NoTextInClipboard,
    /// A web page's file in which no reader sees words.
    #[error(
        "{0} holds no text that a reader would see; perhaps a script puts it there. Open the page, \
         select the article, copy it, and paste it here."
    )]
    EmptyPage(String),
    /// The browser keeps the clipboard closed to buttons.
    #[error("This browser lets no button read the clipboard. Press Ctrl+V (⌘V) instead.")]
    ClipboardClosed,
    /// Copying failed.
    #[error(
        "The clean text could not be copied ({0}). Download it, or select and copy it by hand."
    )]
    CopyFailed(String),
    /// Nothing can be kept in this browser.
    #[error(
        "Your work cannot be saved in this browser ({0}). \
         Download the annotation file before you close the page."
    )]
    NotSaved(String),
    /// What was kept could not be read.
    #[error("Your earlier work could not be read back ({0}). It was left where it is.")]
    NotLoaded(String),
    /// Another tab has the same workspace open and changed it.
    #[error(
        "Another tab changed this workspace. Changes made here are not being saved: \
         download the annotation file, then reload the page."
    )]
    OtherTab,
    /// Worker and page come from different versions.
    #[error("The page was updated while it was open. Reload it; your work is kept.")]
    Outdated,
    /// The later half of the program did not come.
    #[error("A part of the page could not be loaded ({0}). Reload the page; your work is kept.")]
    NotWhole(String),
    /// The worker does not run.
    #[error("The part of the page that reads articles could not start ({0}). Reload the page.")]
    NoWorker(String),
    /// The worker ran and runs no more.
    #[error(
        "The part of the page that reads articles has stopped ({0}). Reload the page; your work is \
         kept."
    )]
    WorkerStopped(String),
    /// A download could not be made.
    #[error("The file could not be made ({0}). Your work is still here; try again.")]
    NoDownload(String),
}
