//! Pages whose lines people or programs labelled.

use std::collections::HashMap;
use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use bluepencil_engine::{Document, DocumentId, Text};
use serde::Deserialize;

use crate::words::{count, normal};

/// What a line was labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    /// The body of the article.
    Content,
    /// Furniture.
    Boilerplate,
    /// The headline.
    Title,
    /// Some of both, or nobody knows.
    Mixed,
    /// Nothing.
    Blank,
}

/// What is known of a line that is not blank.
#[derive(Clone, Copy, Debug)]
pub struct Truth {
    /// What it was labelled.
    pub label: Label,
    /// How many words it has.
    pub words: u32,
}

/// How a page was had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The text of the whole page.
    Whole,
    /// The text from the headline to the end of the body, as somebody selects it.
    Selection,
    /// The whole page with its markup.
    Marked,
}

/// A page with the truth about it.
#[derive(Clone, Debug)]
pub struct Page {
    /// Where it is from.
    pub site: String,
    /// How it was had.
    pub form: Form,
    /// Whether people labelled it, so that it may be judged by.
    pub is_gold: bool,
    /// What is read.
    pub document: Document,
    /// One entry for each line that is not blank.
    pub truth: Vec<Truth>,
    /// The first line of the article, headline included, and the one after the last.
    pub inner: (usize, usize),
}

#[derive(Deserialize)]
struct Row {
    id: String,
    site: String,
    lines: Vec<Labelled>,
}

#[derive(Clone, Deserialize)]
struct Labelled {
    text: String,
    label: Label,
}

/// The pages of a folder: `dev.jsonl`, which people labelled, whole, as selections and with the
/// markup of `dev-html/`, and `silver.jsonl`, which programs did.
///
/// # Errors
/// When a file is missing or a line of it is no page.
pub fn read(folder: &Path) -> io::Result<Vec<Page>> {
    let mut pages = Vec::new();
    for (name, is_gold) in [("dev", true), ("silver", false)] {
        let content = fs::read_to_string(folder.join(format!("{name}.jsonl")))?;
        for line in content.lines().filter(|line| !line.trim().is_empty()) {
            let row: Row = serde_json::from_str(line)?;
            add(&row, is_gold, &mut pages);
            let source = folder.join(format!("{name}-html")).join(format!("{}.html", row.id));
            if let Ok(source) = fs::read(source) {
                pages.push(marked(&row, is_gold, &String::from_utf8_lossy(&source)));
            }
        }
    }
    Ok(pages)
}

fn add(row: &Row, is_gold: bool, pages: &mut Vec<Page>) {
    pages.push(plain(row, &row.lines, is_gold, Form::Whole));
    let (start, end) = inner(row.lines.iter().map(|line| line.label));
    let selected = row.lines.get(start..end).unwrap_or_default();
    if !selected.is_empty() {
        let selected = respaced(selected, pages.len() / 2 % 3);
        pages.push(plain(row, &selected, is_gold, Form::Selection));
    }
}

/// The lines as one program or another hands them on: as they are, without empty lines, or with
/// one after each. What the lines are does not change with it.
fn respaced(lines: &[Labelled], way: usize) -> Vec<Labelled> {
    if way == 0 {
        return lines.to_vec();
    }
    let empty = Labelled { text: String::new(), label: Label::Blank };
    let filled = lines.iter().filter(|line| !line.text.trim().is_empty());
    let gap = (way == 2).then_some(empty);
    filled.flat_map(|line| [Some(line.clone()), gap.clone()]).flatten().collect()
}

fn plain(row: &Row, lines: &[Labelled], is_gold: bool, form: Form) -> Page {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.as_str()).collect();
    let text = Text::new(&texts.join("\n"));
    let filled = text.line_spans().zip(lines).filter(|(span, _)| !text.trim(*span).is_empty());
    let truth =
        filled.map(|(_, line)| Truth { label: line.label, words: count(&line.text) }).collect();
    page(row, is_gold, form, document(text), truth)
}

fn document(text: Text) -> Document {
    Document { id: DocumentId(String::new()), title: None, text, markup: None }
}

fn page(row: &Row, is_gold: bool, form: Form, document: Document, truth: Vec<Truth>) -> Page {
    let inner = inner(truth.iter().map(|truth| truth.label));
    Page { site: row.site.clone(), form, is_gold, document, truth, inner }
}

/// From the first headline, or else the first line of the body, to the end of the body.
fn inner(labels: impl Iterator<Item = Label>) -> (usize, usize) {
    let labels: Vec<Label> = labels.collect();
    let is_body = |label: &Label| *label == Label::Content;
    let Some(body) = labels.iter().position(is_body) else { return (0, 0) };
    let end = labels.iter().rposition(is_body).map_or(body, |last| last + 1);
    let head = labels.iter().take(body).position(|label| *label == Label::Title);
    (head.unwrap_or(body), end)
}

/// The page as the reader of web pages makes lines of it, each labelled as the line of the same
/// words is that people labelled; a line that they saw otherwise cut by the words that it shares
/// with the body.
fn marked(row: &Row, is_gold: bool, source: &str) -> Page {
    let read = bluepencil_html::read(source);
    let mut document = document(Text::new(&read.text));
    document.title = read.title;
    document.markup = Some(Arc::new(read.markup));
    let mut known: HashMap<Vec<String>, Vec<(usize, Label)>> = HashMap::new();
    let mut body = std::collections::HashSet::new();
    for (at, line) in row.lines.iter().enumerate() {
        let words = normal(&line.text);
        if line.label == Label::Content {
            body.extend(words.windows(SHINGLE).map(<[String]>::to_vec));
        }
        known.entry(words).or_default().push((at, line.label));
    }
    let mut upto = 0;
    let text = document.text.clone();
    let lines = text.line_spans().map(|span| text.slice(text.trim(span)));
    let truth = lines
        .filter(|line| !line.is_empty())
        .map(|line| {
            let words = normal(line);
            let label = match known.get(&words) {
                Some(places) => {
                    let next = places.iter().find(|(at, _)| *at >= upto).or(places.last());
                    upto = next.map_or(upto, |(at, _)| *at);
                    next.map_or(Label::Mixed, |(_, label)| *label)
                }
                None => by_shingles(&words, &body),
            };
            Truth { label, words: count(line) }
        })
        .collect();
    page(row, is_gold, Form::Marked, document, truth)
}

/// Words in a row that a line shares with the body by no accident.
const SHINGLE: usize = 4;

fn by_shingles(words: &[String], body: &std::collections::HashSet<Vec<String>>) -> Label {
    let all = words.windows(SHINGLE).count();
    let shared = words.windows(SHINGLE).filter(|shingle| body.contains(*shingle)).count();
    match (all, shared) {
        (0, _) => Label::Mixed,
        _ if shared * 10 >= all * 8 => Label::Content,
        _ if shared * 10 <= all * 2 => Label::Boilerplate,
        _ => Label::Mixed,
    }
}
