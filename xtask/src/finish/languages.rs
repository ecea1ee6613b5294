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

/// `page` with the names of the files that this writes into `folder`.
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
    for code in OTHERS {
        let file = format!("{code}\n{}", in_order(code, &english, &phrases(code)?)?);
        let name = name(code, &file);
        write(&folder.join(&name), file.as_bytes())?;
        names.push(name);
    }
    Ok(page.replace(&place, &format!("{}{}{}", ANNOUNCED.0, names.join(" "), ANNOUNCED.1)))
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
    fn the_name_of_a_file_changes_with_its_words() {
        assert_ne!(name("de", "de\nEins\n"), name("de", "de\nZwei\n"));
    }
}
