//! Reads articles from JSON lines, one at a time, and tells what cannot be read.

use std::fs::File;
use std::io::{self, BufRead, BufReader};
use std::sync::Arc;

use bluepencil_engine::markup::Marked;
use bluepencil_engine::{Document, DocumentId, Text, text};
use serde::Deserialize;

use crate::arguments::Source;

/// An article to work on.
pub struct Input {
    /// The article.
    pub document: Document,
    /// Whether its text was made of a page, so that the reader of the answer has not seen it.
    pub is_from_html: bool,
}

/// One line of the input as it stands there. Keys that are not known are left alone.
#[derive(Deserialize)]
struct Row {
    id: String,
    text: Option<String>,
    html: Option<String>,
    title: Option<String>,
}

/// Why a line cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RowError {
    /// Bytes that are no UTF-8.
    #[error("the bytes from column {} on are not UTF-8", .0 + 1)]
    NotUtf8(usize),
    /// No JSON, or not of the form that is wanted.
    #[error("{}", without_place(.0))]
    Json(serde_json::Error),
    /// JSON, but a list.
    #[error("a list stands where an object with “id” and “text” should")]
    NoObject,
    /// Nothing to read.
    #[error("there is neither “text” nor “html” in it")]
    NoText,
    /// Two things to read.
    #[error("there are both “text” and “html” in it")]
    TwoTexts,
    /// More than offsets can count.
    #[error("a text of {0} bytes is too long")]
    TooLong(usize),
    /// Another line has the same id, where that cannot be.
    #[error("the id “{0}” stands in an earlier line already")]
    SameId(String),
}

/// What serde_json says, with only the column of its place: the line is always the first.
fn without_place(error: &serde_json::Error) -> String {
    let said = error.to_string();
    let what = said.rsplit_once(" at line ").map_or(said.as_str(), |(what, _)| what);
    format!("column {}: {what}", error.column())
}

/// Tells what could not be done, and remembers that there was something.
#[derive(Default)]
pub struct Problems {
    count: usize,
}

impl Problems {
    /// Whether anything was told.
    pub const fn any(&self) -> bool {
        self.count > 0
    }

    /// Tells on standard error what is wrong at `place`.
    pub fn tell(&mut self, place: &str, error: impl std::fmt::Display) {
        self.count += 1;
        eprintln!("bluepencil: {place}: {error}");
    }
}

/// A source that is open, and its name for messages.
pub struct Opened {
    /// Its bytes.
    pub reader: Box<dyn BufRead>,
    /// `None` for standard input.
    name: Option<String>,
}

impl Opened {
    /// Where a line is, for messages.
    pub fn place(&self, line: usize) -> String {
        match &self.name {
            Some(name) => format!("{name}, line {line}"),
            None => format!("line {line}"),
        }
    }

    /// The source as a whole, for messages.
    pub fn name(&self) -> &str {
        self.name.as_deref().unwrap_or("standard input")
    }
}

/// Opens a source.
pub fn open(source: &Source) -> io::Result<Opened> {
    Ok(match source {
        Source::Standard => Opened { reader: Box::new(BufReader::new(io::stdin())), name: None },
        Source::File(path) => Opened {
            reader: Box::new(BufReader::new(File::open(path)?)),
            name: Some(path.display().to_string()),
        },
    })
}

/// Calls `take` for each article of `sources` in order, holding one line at a time. What cannot
/// be read, and what `take` refuses, is told with its place, and the rest goes on.
pub fn for_each(
    sources: &[Source],
    problems: &mut Problems,
    mut take: impl FnMut(Input) -> Result<(), TakeError>,
) -> io::Result<()> {
    for source in sources {
        match open(source) {
            Ok(mut opened) => read_rows(&mut opened, problems, &mut take)?,
            Err(error) => problems.tell(&name_of(source), format_args!("cannot be read: {error}")),
        }
    }
    Ok(())
}

/// A source's name before it is open.
pub fn name_of(source: &Source) -> String {
    match source {
        Source::Standard => "standard input".to_owned(),
        Source::File(path) => path.display().to_string(),
    }
}

/// Why an article that was read was not done.
pub enum TakeError {
    /// The article will not do; the next may.
    Row(RowError),
    /// The output cannot be written to.
    Output(io::Error),
}

impl From<io::Error> for TakeError {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

/// The lines of one open source.
pub fn read_rows(
    opened: &mut Opened,
    problems: &mut Problems,
    take: &mut impl FnMut(Input) -> Result<(), TakeError>,
) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        match opened.reader.read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            Err(error) => {
                problems.tell(&opened.place(number), format_args!("cannot be read: {error}"));
                break;
            }
        }
        let bytes = line.strip_prefix(b"\xef\xbb\xbf").filter(|_| number == 1).unwrap_or(&line);
        let bytes = bytes.trim_ascii_end();
        if bytes.is_empty() {
            continue;
        }
        match row(bytes).map_err(TakeError::Row).and_then(&mut *take) {
            Ok(()) => {}
            Err(TakeError::Row(error)) => problems.tell(&opened.place(number), error),
            Err(TakeError::Output(error)) => return Err(error),
        }
    }
    Ok(())
}

/// One line as an article.
pub fn row(bytes: &[u8]) -> Result<Input, RowError> {
    let line = std::str::from_utf8(bytes).map_err(|e| RowError::NotUtf8(e.valid_up_to()))?;
    // An array would do for a struct, as serde reads one.
    if line.trim_start().starts_with('[') {
        return Err(RowError::NoObject);
    }
    let row: Row = serde_json::from_str(line).map_err(RowError::Json)?;
    let (text, title, markup) = match (row.text, row.html) {
        (Some(text), None) => (text, row.title, None),
        (None, Some(source)) => {
            let Marked { text, title, markup, .. } = bluepencil_html::read(&source);
            (text, row.title.or(title), Some(Arc::new(markup)))
        }
        (None, None) => return Err(RowError::NoText),
        (Some(_), Some(_)) => return Err(RowError::TwoTexts),
    };
    if text.len() > text::MAX_BYTES {
        return Err(RowError::TooLong(text.len()));
    }
    let is_from_html = markup.is_some();
    let document = Document { id: DocumentId(row.id), title, text: Text::new(&text), markup };
    Ok(Input { document, is_from_html })
}
