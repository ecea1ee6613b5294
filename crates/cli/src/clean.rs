//! `clean`: what stays of each article, as plain text.

use std::io::{self, BufRead, Read, Write};
use std::sync::Arc;

use bluepencil_engine::clean::clean_text;
use bluepencil_engine::intake::{self, Intake};
use bluepencil_engine::markup::Marked;
use bluepencil_engine::project::Article;
use bluepencil_engine::{Document, DocumentId, Settings, Text, analyse};

use crate::arguments::Arguments;
use crate::input::{self, Opened, Problems, TakeError};

/// What parts articles where there are several: a form feed on a line of its own, which no article
/// that was read here holds.
const BETWEEN_ARTICLES: &[u8] = b"\x0c\n";

/// Writes the lines that stay. A source that begins with an article in JSON is read line by line;
/// any other is one article, in plain text or, by its name, in HTML.
pub fn run(arguments: &Arguments, problems: &mut Problems, out: &mut impl Write) -> io::Result<()> {
    let mut writer = Cleaner { settings: Settings::default(), is_first: true, out };
    for source in &arguments.sources {
        let mut opened = match input::open(source) {
            Ok(opened) => opened,
            Err(error) => {
                let place = input::name_of(source);
                problems.tell(&place, format_args!("cannot be read: {error}"));
                continue;
            }
        };
        let mut first = Vec::new();
        if let Err(error) = opened.reader.read_until(b'\n', &mut first) {
            problems.tell(opened.name(), format_args!("cannot be read: {error}"));
            continue;
        }
        let is_rows = looks_like_row(&first);
        opened.reader = Box::new(io::Cursor::new(first).chain(opened.reader));
        if is_rows {
            input::read_rows(&mut opened, problems, &mut |input| {
                writer.write(input.document).map_err(TakeError::Output)
            })?;
        } else if let Some(document) = whole(&mut opened, problems) {
            writer.write(document)?;
        }
    }
    Ok(())
}

/// Whether a first line begins as a JSON object with keys does. It is then read as one, and told
/// if it is a bad one.
fn looks_like_row(line: &[u8]) -> bool {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii_start();
    line.strip_prefix(b"{").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"\""))
}

/// All of a source as one article; `None` where it was told why there is none.
fn whole(opened: &mut Opened, problems: &mut Problems) -> Option<Document> {
    let mut bytes = Vec::new();
    if let Err(error) = opened.reader.read_to_end(&mut bytes) {
        problems.tell(opened.name(), format_args!("cannot be read: {error}"));
        return None;
    }
    let Intake { text, notices } = match intake::decode(&bytes) {
        Ok(intake) => intake,
        Err(refusal) => {
            problems.tell(opened.name(), refusal);
            return None;
        }
    };
    for notice in notices {
        eprintln!("bluepencil: {}: note: {notice}", opened.name());
    }
    let id = DocumentId(opened.name().to_owned());
    let name = opened.name().to_ascii_lowercase();
    if name.ends_with(".html") || name.ends_with(".htm") {
        let Marked { text, title, markup, .. } = bluepencil_html::read(text.as_str());
        return Some(Document {
            id,
            title,
            text: Text::new(&text),
            markup: Some(Arc::new(markup)),
        });
    }
    Some(Document { id, title: None, text, markup: None })
}

struct Cleaner<'a, W> {
    settings: Settings,
    is_first: bool,
    out: &'a mut W,
}

impl<W: Write> Cleaner<'_, W> {
    fn write(&mut self, document: Document) -> io::Result<()> {
        if !std::mem::take(&mut self.is_first) {
            self.out.write_all(BETWEEN_ARTICLES)?;
        }
        let analysis = analyse(&document, &self.settings);
        let text = clean_text(&Article::new(document), &analysis, &self.settings);
        self.out.write_all(text.as_bytes())?;
        self.out.write_all(b"\n")?;
        self.out.flush()
    }
}
