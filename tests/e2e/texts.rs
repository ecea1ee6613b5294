//! The articles that the scenarios paste: invented ones of the project, and real ones where they
//! lie beside it.

use std::fs;
use std::path::Path;

/// The built-in sample.
pub const HARBOUR: &str = include_str!("../../src/sample/harbour.txt");

/// The sample with two lines more, which may be the article's or point to something else.
pub fn doubtful() -> String {
    let between = [
        ("\n\nJon Petrescu", "The plan, page by page"),
        ("\n\nA bill that", "Listen to the mayor’s speech in full"),
    ];
    between.iter().fold(HARBOUR.to_owned(), |text, (place, line)| {
        text.replace(place, &format!("\n\n{line}{place}"))
    })
}
/// The same story as another outlet printed it.
pub const GAZETTE: &str = include_str!("../fixtures/gazette.txt");
/// A short article with most of what is marked.
pub const ORSUND: &str = include_str!("../fixtures/orsund.txt");
/// Emoji, combining marks and words from right to left.
pub const SCRIPTS: &str = include_str!("../fixtures/scripts.txt");
/// An article in Arabic with a line in English, a quotation, and its headline again.
pub const MINA: &str = include_str!("../fixtures/mina.txt");

/// One event in five papers: a remark in five wordings, paragraphs of a news agency, a near copy.
pub const FERRY: &[&str] = &[
    include_str!("../fixtures/ferry/1-courier.txt"),
    include_str!("../fixtures/ferry/2-gazette.txt"),
    include_str!("../fixtures/ferry/3-nordpost.txt"),
    include_str!("../fixtures/ferry/4-skerrow-today.txt"),
    include_str!("../fixtures/ferry/5-island-voice.txt"),
];

/// A page of an invented paper, with all that pages have.
pub const LEDNA: &str = include_str!("../fixtures/ledna.html");

/// The sources of real pages from `../shared/eval`, as far as they are there.
pub fn web_pages() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/eval/boilerplate/dev-html");
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
    files.sort();
    files.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}

/// The first real article of `../shared/seeds`, when it is there.
pub fn seed() -> Option<String> {
    seeds().into_iter().next()
}

/// The real articles of `../shared/seeds`, as far as they are there.
pub fn seeds() -> Vec<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/seeds");
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<_> = entries.filter_map(|it| Some(it.ok()?.path())).collect();
    files.retain(|path| path.extension().is_some_and(|it| it == "txt"));
    files.sort();
    files.iter().filter_map(|path| fs::read_to_string(path).ok()).collect()
}
