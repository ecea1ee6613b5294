//! The articles that are read, and their order.

use std::sync::Arc;

use serde::Serialize;

use crate::markup::Markup;
use crate::text::Text;

/// What tells one article from another in a workspace; chosen by the caller, kept in files.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub struct DocumentId(pub String);

crate::unpack!(struct DocumentId(a));

/// One article, as it was pasted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Document {
    /// Its name for the program.
    pub id: DocumentId,
    /// A title that was given with it, if any. It counts as evidence for which line is the
    /// headline; what a person reads as the article's name may also be derived from the text.
    pub title: Option<String>,
    /// Every character of it.
    pub text: Text,
    /// What the markup of the page that it was read from says about each of its lines that is not
    /// blank; `None` for plain text.
    pub markup: Option<Arc<Markup>>,
}

crate::unpack!(struct Document { id, title, text, markup });

/// Several articles in order: the input of cross-article work.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Corpus {
    /// The articles, in the order in which they were added.
    pub documents: Vec<Document>,
}
