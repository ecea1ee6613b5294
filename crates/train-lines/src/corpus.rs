//! Pages whose lines people or programs labelled, looked at by the engine.

use std::io;

use bluepencil_engine::Text;
use bluepencil_engine::lines::training::{COUNT, look};
use serde::Deserialize;

/// What a line was labelled.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Label {
    Content,
    Boilerplate,
    Title,
    Mixed,
    Blank,
}

/// A line of a page that is not blank.
#[derive(Clone, Debug)]
pub struct Line {
    pub label: Label,
    pub text: String,
    pub tokens: u32,
    pub row: [u8; COUNT],
    pub fixed: Option<bool>,
    pub is_standfirst: bool,
}

/// A page, or the piece of it that somebody would select who wants the article.
#[derive(Clone, Debug)]
pub struct Page {
    pub site: String,
    pub lines: Vec<Line>,
    /// How much each of its lines counts in learning.
    pub weight: f32,
    /// The first and the one after the last line of the article, headline included.
    pub inner: (usize, usize),
    /// Whether people labelled it, so that it may be judged by.
    pub is_gold: bool,
    /// Whether it is only the selection.
    pub is_selection: bool,
}

#[derive(Deserialize)]
struct Row {
    site: String,
    lines: Vec<Labelled>,
}

#[derive(Clone, Deserialize)]
struct Labelled {
    text: String,
    label: Label,
}

/// Reads the pages of a file of JSON lines, each whole and as a selection.
///
/// # Errors
/// When a line is no page.
pub fn read(content: &str, is_gold: bool) -> io::Result<Vec<Page>> {
    let mut pages = Vec::new();
    for line in content.lines().filter(|line| !line.trim().is_empty()) {
        let row: Row = serde_json::from_str(line)?;
        let (start, end) = inner(&row.lines);
        pages.push(page(&row.site, &row.lines, is_gold, false));
        if let Some(lines) = row.lines.get(start..end).filter(|lines| !lines.is_empty()) {
            pages.push(page(&row.site, lines, is_gold, true));
        }
    }
    Ok(pages)
}

fn page(site: &str, labelled: &[Labelled], is_gold: bool, is_selection: bool) -> Page {
    let texts: Vec<&str> = labelled.iter().map(|line| line.text.as_str()).collect();
    let text = Text::new(&texts.join("\n"));
    let mut kept = Vec::new();
    let lines: Vec<Line> = look(&text)
        .into_iter()
        .filter_map(|looked| {
            let at = usize::try_from(looked.number).ok()?.checked_sub(1)?;
            let line = labelled.get(at)?;
            kept.push(line.clone());
            Some(Line {
                label: line.label,
                text: line.text.clone(),
                tokens: tokens(&line.text),
                row: looked.row,
                fixed: looked.fixed,
                is_standfirst: looked.is_standfirst,
            })
        })
        .collect();
    Page {
        site: site.to_owned(),
        lines,
        weight: if is_selection { 0.5 } else { 1.0 },
        inner: inner(&kept),
        is_gold,
        is_selection,
    }
}

/// From the first headline, or else the first line of the body, to the end of the body.
fn inner(lines: &[Labelled]) -> (usize, usize) {
    let is_body = |line: &Labelled| line.label == Label::Content;
    let Some(body) = lines.iter().position(is_body) else { return (0, 0) };
    let end = lines.iter().rposition(is_body).map_or(body, |last| last + 1);
    let head = lines.iter().take(body).position(|line| line.label == Label::Title);
    (head.unwrap_or(body), end)
}

/// Words; ideographs and kana count one by one.
fn tokens(text: &str) -> u32 {
    let mut count = 0;
    let mut open = false;
    for c in text.chars() {
        let alone = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        if alone {
            count += 1;
        } else if c.is_alphanumeric() && !open {
            count += 1;
        }
        open = c.is_alphanumeric() && !alone;
    }
    count
}
