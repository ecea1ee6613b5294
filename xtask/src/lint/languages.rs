//! The words of the interface: each language has all of them, and none stands anywhere else.

use super::sources::{rust_under, styles};
use crate::failure::Failure;
use crate::finish::languages::reader::Phrase;
use crate::finish::languages::{OTHERS, phrases};
use std::collections::BTreeSet;

/// How many forms the counted phrases of a language have, where it is not two (Unicode CLDR).
const FORMS: &[(&str, usize)] = &[("uk", 3)];

/// Where the page's code may have words of its own: the names of languages, the sample, a table that
/// programs read, and a file of tests.
const WITH_WORDS: &[&str] =
    &["src/words/language.rs", "src/sample.rs", "src/view/compare/csv.rs", "src/view/palette.rs"];

/// Words that browsers and keyboards know by these names.
const NAMES: &[&str] = &[
    "Alt",
    "AltGraph",
    "Arrow",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "ArrowUp",
    "Backspace",
    "CapsLock",
    "Control",
    "Ctrl+",
    "Delete",
    "End",
    "Enter",
    "Escape",
    "Fn",
    "Home",
    "Insert",
    "Mac",
    "Meta",
    "NumLock",
    "PageDown",
    "PageUp",
    "Shift",
    "Shift+",
    "Tab",
];

/// Whether each language has the phrases of English, with what is put into them.
pub fn are_complete() -> Result<(), Failure> {
    let english = phrases("en")?;
    for code in OTHERS {
        let forms = FORMS.iter().find(|(of, _)| of == code).map_or(2, |(_, forms)| *forms);
        let translated = phrases(code)?;
        let wrong = wrong(&english, &translated, forms);
        if let Some(wrong) = wrong {
            return Err(Failure::new(format!("languages/{code}.txt: {wrong}")));
        }
    }
    Ok(())
}

/// What is wrong with the phrases of a language whose counted ones have so many forms.
fn wrong(english: &[Phrase], translated: &[Phrase], forms: usize) -> Option<String> {
    let name = |phrase: &Phrase| format!("`{}` of [{}]", phrase.key, phrase.section);
    let is_same = |a: &Phrase, b: &Phrase| (&a.section, &a.key) == (&b.section, &b.key);
    let extra = translated.iter().find(|it| !english.iter().any(|other| is_same(it, other)));
    if let Some(extra) = extra {
        return Some(format!("{} is none of the English phrases", name(extra)));
    }
    for phrase in english {
        let mut found = translated.iter().filter(|it| is_same(it, phrase));
        let Some(it) = found.next() else { return Some(format!("{} is not there", name(phrase))) };
        if found.next().is_some() {
            return Some(format!("{} stands there twice", name(phrase)));
        }
        let sorted = |values: Vec<&str>| values.into_iter().map(str::to_owned).collect();
        let [ours, theirs]: [BTreeSet<String>; 2] = [sorted(it.values()), sorted(phrase.values())];
        // What is drawn stands in the same order in each language, since the page draws it so.
        if ours != theirs || it.drawn() != phrase.drawn() {
            return Some(format!("{} has other values than in English", name(phrase)));
        }
        let wanted = if phrase.is_counted() { forms } else { 1 };
        if it.forms.len() != wanted || it.forms.iter().any(String::is_empty) {
            return Some(format!("{} has {} forms, not {wanted}", name(phrase), it.forms.len()));
        }
    }
    None
}

/// Whether the page's code has no words for its reader.
pub fn hold_all_words() -> Result<(), Failure> {
    let classes: BTreeSet<String> =
        styles()?.iter().flat_map(|sheet| classes(&sheet.text)).collect();
    let sources = rust_under("src")?;
    for source in sources.iter().filter(|source| !WITH_WORDS.contains(&source.path.as_str())) {
        let code = source.text.split("#[cfg(test)]").next().unwrap_or_default();
        let code = code.split("#[cfg(all(test").next().unwrap_or_default();
        if let Some((line, words)) =
            literals(code).into_iter().find(|(_, it)| is_said(it, &classes))
        {
            let path = &source.path;
            return Err(Failure::new(format!("{path}:{line} says “{words}” in English alone")));
        }
    }
    Ok(())
}

/// Whether a string of the code is read by people: it has a word with a capital, or several words.
fn is_said(literal: &str, classes: &BTreeSet<String>) -> bool {
    let is_capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase)
    };
    let words: Vec<&str> = literal.split_whitespace().collect();
    let is_of_word = |c: char| c.is_alphabetic() || ",.;:?!’…“”".contains(c);
    let is_word = |word: &&&str| word.contains(char::is_alphabetic) && word.chars().all(is_of_word);
    let is_selector = literal.contains('[');
    let of_classes = words.iter().all(|word| classes.contains(*word));
    words.iter().any(|word| is_capital(word) && !NAMES.contains(word))
        || words.iter().filter(is_word).count() > 1 && !of_classes && !is_selector
}

/// The classes that a style sheet names.
fn classes(sheet: &str) -> Vec<String> {
    let is_of_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let after_dot = sheet.split('.').skip(1);
    after_dot.map(|rest| rest.chars().take_while(|c| is_of_name(*c)).collect()).collect()
}

/// The strings of `code` with their lines, from 1. What stands in comments and attributes is none, nor
/// is a sign between single quotes.
fn literals(code: &str) -> Vec<(usize, String)> {
    let mut literals = Vec::new();
    for (number, line) in (1..).zip(code.lines()) {
        let line = line.trim_start();
        if line.starts_with("//") || line.starts_with("#[") {
            continue;
        }
        let line = line.replace("\\\"", "").replace("'\"'", "");
        let line = line.split(" // ").next().unwrap_or_default();
        let strings = line.split('"').skip(1).step_by(2);
        literals.extend(strings.map(|literal| (number, literal.to_owned())));
    }
    literals
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finish::languages::reader::read;

    fn check(translated: &str, forms: usize, expected: Option<&str>) {
        let english = "[a]\none = One {x} <y> <z>\ntwo = {n} mark | {n} marks";
        let [english, translated] = [english, translated].map(|file| read(file).unwrap());
        assert_eq!(wrong(&english, &translated, forms).as_deref(), expected);
    }

    #[test]
    fn a_language_has_every_phrase_with_its_values_and_forms() {
        check("[a]\ntwo = {n} a|{n} b|{n} c\none = <y> Eins <z> {x}", 3, None);
        check("[a]\none = {x} <y> <z>", 2, Some("`two` of [a] is not there"));
        check("[b]\none = {x}", 2, Some("`one` of [b] is none of the English phrases"));
        let two = "two = {n} a|{n} b";
        let values = Some("`one` of [a] has other values than in English");
        check(&format!("[a]\none = {{x}} <z> <y>\n{two}"), 2, values);
        check(&format!("[a]\none = <y> <z>\n{two}"), 2, values);
        let one = "one = {x} <y> <z>";
        check(&format!("[a]\n{one}\n{two}"), 3, Some("`two` of [a] has 2 forms, not 3"));
        check(&format!("[a]\n{one}\n{two}\n{one}"), 2, Some("`one` of [a] stands there twice"));
    }

    #[test]
    fn the_languages_of_the_project_are_complete_and_hold_all_words() {
        are_complete().unwrap();
        hold_all_words().unwrap();
    }

    #[test]
    fn words_are_told_from_names() {
        let classes: BTreeSet<String> =
            classes(".button--main { } .bar .bar__group").into_iter().collect();
        let is_said = |literal: &str| is_said(literal, &classes);
        for name in ["aria-label", "viewBox", "bar bar__group", "Escape", "", "{}.csv", "0 0 {} 10"]
        {
            assert!(!is_said(name), "{name}");
        }
        for words in ["Close", "no mark", "and {} more", "bar other"] {
            assert!(is_said(words), "{words}");
        }
    }

    #[test]
    fn strings_are_found_but_not_in_comments() {
        let code = "// \"a b\"\nsay(\"c d\", '\"', \"e\"); // \"f g\"\n#[error(\"h i\")]";
        assert_eq!(literals(code), [(2, "c d".to_owned()), (2, "e".to_owned())]);
    }
}
