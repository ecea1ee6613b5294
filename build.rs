//! Makes functions of the English phrases of the interface, so that a phrase that is not there, or
//! is given too little, does not compile. `src/words/phrases.rs` takes them in.

#[path = "languages/reader.rs"]
mod reader;

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use reader::{Phrase, packed, read};

/// Sections whose phrases are asked for by their place: each has one for every variant of an enum, or for
/// every label that the page brings along.
const LISTS: &[&str] = &[
    "attribution",
    "clue",
    "command",
    "form",
    "kind",
    "kinds",
    "label",
    "label_about",
    "level",
    "position",
];

fn main() {
    println!("cargo::rerun-if-changed=languages");
    if let Err(error) = make() {
        println!("cargo::error=languages/en.txt: {error}");
    }
}

fn make() -> Result<(), String> {
    let english = fs::read_to_string("languages/en.txt").map_err(|error| error.to_string())?;
    let phrases = read(&english)?;
    let mut code = String::new();
    let mut start = 0;
    for section in phrases.chunk_by(|a, b| a.section == b.section) {
        let name = section.first().map_or("", |phrase| phrase.section.as_str());
        let functions = match LISTS.contains(&name) {
            true => list(start, section),
            false => (start..).zip(section).map(|(at, phrase)| function(at, phrase)).collect(),
        };
        let head = format!("/// The section `{name}` of the phrases.\npub mod {name} {{\n");
        code.extend([head, functions, "}\n".to_owned()]);
        start += section.len();
    }
    // Writing to a string does not fail.
    _ = write!(code, "pub(super) const ENGLISH: &str = {:?};", packed(phrases.iter()));
    let folder = env::var("OUT_DIR").map_err(|error| error.to_string())?;
    fs::write(Path::new(&folder).join("phrases.rs"), code).map_err(|error| error.to_string())
}

/// The function that says the phrase at place `at` of all.
fn function(at: usize, phrase: &Phrase) -> String {
    let (key, names) = (&phrase.key, phrase.values());
    let words = phrase.forms.join(" | ").replace('[', "\\[").replace('<', "\\<");
    let arguments: Vec<String> = names.iter().map(|name| argument(name)).collect();
    let values: Vec<String> = names.iter().map(|name| value(name)).collect();
    let (arguments, values) = (arguments.join(", "), values.join(", "));
    let (result, body) = match (phrase.drawn().len(), names.is_empty(), phrase.is_counted()) {
        (0, true, false) => ("&'static str".to_owned(), format!("super::text({at})")),
        (0, _, false) => ("String".to_owned(), format!("super::filled({at}, &[{values}])")),
        (0, _, true) => ("String".to_owned(), format!("super::counted({at}, n, &[{values}])")),
        (drawn, ..) => (format!("[&'static str; {}]", drawn + 1), format!("super::around({at})")),
    };
    format!("/// “{words}”\npub fn {key}({arguments}) -> {result} {{ {body} }}\n")
}

/// A number is given as such, all else as words.
fn argument(name: &str) -> String {
    let of = if name == "n" { "usize" } else { "&str" };
    format!("{name}: {of}")
}

fn value(name: &str) -> String {
    if name == "n" { "&super::number(n)".to_owned() } else { name.to_owned() }
}

/// The functions of a section whose phrases are asked for by their place.
fn list(start: usize, section: &[Phrase]) -> String {
    let (arguments, result, body) = match section.iter().all(Phrase::is_counted) {
        true => ("nth: usize, n: usize", "String", "counted(START + nth, n, &[&super::number(n)])"),
        false => ("nth: usize", "&'static str", "text(START + nth)"),
    };
    let keys: Vec<String> = section.iter().map(|phrase| format!("{:?}", phrase.key)).collect();
    let keys = keys.join(", ");
    format!(
        "const START: usize = {start};\n\
         /// What its phrases are called, in order.\n\
         #[cfg(test)]\npub const KEYS: &[&str] = &[{keys}];\n\
         /// The phrase at place `nth`.\n\
         pub fn nth({arguments}) -> {result} {{ super::{body} }}\n"
    )
}
