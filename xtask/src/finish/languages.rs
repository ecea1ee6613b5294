//! Puts the words of the interface beside the page, for each language but English, which the program
//! has in itself: one phrase a line in the order of the English ones, which the program knows them by.

#[path = "../../../languages/reader.rs"]
pub mod reader;

use super::write;
use crate::failure::Failure;
use crate::root::root;
use reader::{Phrase, packed, read};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The languages besides English, by their codes.
pub const OTHERS: &[&str] = &["de", "es", "fr", "uk"];

/// Where the page names the files.
const ANNOUNCED: (&str, &str) = ("<meta name=\"languages\" content=\"", "\" />");
/// Where the page says that the program does not start.
const NO_START: &str = "<p class=\"start\" id=\"no-start\"";
/// Where what the page says without scripts ends.
const NO_SCRIPT: &str = "</noscript>";

/// `page` with the names of the files that this writes into `folder`, and with what it says itself in
/// every language.
///
/// # Errors
/// When a language lacks a phrase, or the page has no place for the names.
pub fn add(page: &str, folder: &Path) -> Result<String, Failure> {
    let place = format!("{}{}", ANNOUNCED.0, ANNOUNCED.1);
    if !page.contains(&place) {
        return Err(Failure::new(format!("the built page has no {place} to fill in")));
    }
    let english = phrases("en")?;
    let mut names = Vec::new();
    let mut page = page.to_owned();
    for code in OTHERS {
        let phrases = phrases(code)?;
        page = speaking(&page, code, &phrases)?;
        let file = format!("{code}\n{}", in_order(code, &english, &phrases)?);
        let name = name(code, &file);
        write(&folder.join(&name), file.as_bytes())?;
        names.push(name);
    }
    Ok(page.replace(&place, &format!("{}{}{}", ANNOUNCED.0, names.join(" "), ANNOUNCED.1)))
}

/// `page` with what it says where its program cannot run in the language `code`, too.
fn speaking(page: &str, code: &str, phrases: &[Phrase]) -> Result<String, Failure> {
    if !(page.contains(NO_START) && page.contains(NO_SCRIPT)) {
        return Err(Failure::new(format!("the built page lacks {NO_START} or {NO_SCRIPT}")));
    }
    let [no_start, no_script] = ["no_start", "no_script"].map(|key| said(phrases, key));
    let page = page.replace(NO_START, &format!("{NO_START} data-{code}=\"{}\"", no_start?));
    let no_script = format!("<p class=\"start\" lang=\"{code}\">{}</p>{NO_SCRIPT}", no_script?);
    Ok(page.replace(NO_SCRIPT, &no_script))
}

/// What the page says itself under `key`.
fn said<'a>(phrases: &'a [Phrase], key: &str) -> Result<&'a str, Failure> {
    let phrase = phrases.iter().find(|it| it.section == "page" && it.key == key);
    let words = phrase.and_then(|it| it.forms.first()).map(String::as_str);
    // Whoever needs such a sign in these sentences has it escaped here first.
    let words = words.filter(|words| !words.contains(['<', '>', '&', '"']));
    words.ok_or_else(|| Failure::new(format!("[page] lacks `{key}`, or it is no plain text")))
}

/// The phrases of the language `code`.
///
/// # Errors
/// When its file cannot be read.
pub fn phrases(code: &str) -> Result<Vec<Phrase>, Failure> {
    let path = root().join("languages").join(format!("{code}.txt"));
    let file =
        fs::read_to_string(&path).map_err(|error| Failure::of_file("read", &path, &error))?;
    read(&file).map_err(|error| Failure::new(format!("{}: {error}", path.display())))
}

/// The phrases of the language `code`, packed in the order of the English ones.
fn in_order(code: &str, english: &[Phrase], phrases: &[Phrase]) -> Result<String, Failure> {
    let translated = english.iter().map(|phrase| {
        let is_same = |it: &&Phrase| (&it.section, &it.key) == (&phrase.section, &phrase.key);
        phrases.iter().find(is_same).ok_or_else(|| {
            let Phrase { section, key, .. } = phrase;
            Failure::new(format!("languages/{code}.txt lacks `{key}` of [{section}]"))
        })
    });
    let translated: Vec<&Phrase> = translated.collect::<Result<_, _>>()?;
    Ok(packed(translated.into_iter()))
}

/// A name that changes with the words, so that no browser shows those of an earlier page.
fn name(code: &str, file: &str) -> String {
    let hash = Sha256::digest(file.as_bytes());
    let hash: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{code}-{hash}.txt")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_packed_in_the_order_of_the_english_ones() {
        let english = read("[a]\none = One\ntwo = {n} mark | {n} marks").unwrap();
        let other = read("# Notes\n[a]\ntwo = {n} Marke|{n} Marken\none = Eins\n").unwrap();
        assert_eq!(in_order("de", &english, &other).unwrap(), "Eins\n{n} Marke|{n} Marken\n");
        assert!(in_order("de", &english, &other[..1]).is_err(), "a phrase is not there");
    }

    #[test]
    fn the_page_says_that_it_cannot_run_in_every_language() {
        let page = fs::read_to_string(root().join("index.html")).unwrap();
        for key in ["no_start", "no_script"] {
            assert!(
                page.contains(&format!(">{}</p>", said(&phrases("en").unwrap(), key).unwrap()))
            );
        }
        let german = phrases("de").unwrap();
        let page = speaking(&page, "de", &german).unwrap();
        let [no_start, no_script] =
            ["no_start", "no_script"].map(|key| said(&german, key).unwrap());
        assert!(page.contains(&format!("{NO_START} data-de=\"{no_start}\" ")));
        assert!(
            page.contains(&format!("<p class=\"start\" lang=\"de\">{no_script}</p></noscript>"))
        );
        assert!(speaking("<p>", "de", &german).is_err(), "there is no place for it");
        assert!(speaking(&page, "de", &[]).is_err(), "there are no words for it");
    }

    #[test]
    fn the_name_of_a_file_changes_with_its_words() {
        assert_ne!(name("de", "de\nEins\n"), name("de", "de\nZwei\n"));
    }
}
