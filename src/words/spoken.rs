//! The language that is spoken, and its phrases by their places. English is part of the program;
//! the others are learned from files, and what one of them lacks is said in English.

use std::cell::{Cell, RefCell};
use std::sync::LazyLock;

use super::language::Language;
use super::phrases::ENGLISH;
use crate::dom::numbers;

/// The phrases of a language by their places. Files are read once a visit and kept for all of it.
type Phrases = &'static [&'static str];

/// The English phrases.
static NATIVE: LazyLock<Vec<&str>> = LazyLock::new(|| ENGLISH.lines().collect());

thread_local! {
    static SPOKEN: Cell<(Language, Phrases)> = const { Cell::new((Language::English, &[])) };
    static LEARNED: RefCell<Vec<(Language, Phrases)>> = const { RefCell::new(Vec::new()) };
}

/// The language that is spoken.
pub fn language() -> Language {
    SPOKEN.get().0
}

/// The languages that can be spoken.
pub fn languages() -> impl Iterator<Item = Language> {
    let learned = LEARNED.with_borrow(|all| all.iter().map(|(it, _)| *it).collect::<Vec<_>>());
    let is_known = move |it: &Language| *it == Language::English || learned.contains(it);
    Language::ALL.into_iter().filter(is_known)
}

/// Learns the language of a file, which says on its first line which it is.
pub fn learn(file: &str) -> Option<Language> {
    let (code, phrases) = file.split_once('\n')?;
    let language = Language::from_code(code)?;
    let phrases: &'static str = String::from(phrases).leak();
    let phrases: Phrases = phrases.lines().collect::<Vec<_>>().leak();
    LEARNED.with_borrow_mut(|all| all.push((language, phrases)));
    Some(language)
}

/// Speaks `language` from now on, if it is known.
pub fn speak(language: Language) {
    let learned = LEARNED.with_borrow(|all| all.iter().find(|(it, _)| *it == language).copied());
    if let Some(known) = learned.or((language == Language::English).then_some((language, &[]))) {
        SPOKEN.set(known);
    }
}

/// The phrase at a place.
pub(super) fn text(at: usize) -> &'static str {
    SPOKEN.get().1.get(at).or_else(|| NATIVE.get(at)).copied().unwrap_or_default()
}

/// The same, with `values` put in, which are in the order of the English words.
#[inline(never)]
pub(super) fn filled(at: usize, values: &[&str]) -> String {
    fill(at, text(at), values)
}

/// The same, in the form that goes with `n`.
#[inline(never)]
pub(super) fn counted(at: usize, n: usize, values: &[&str]) -> String {
    let (language, forms) = (language(), text(at));
    let form = forms.split('|').nth(language.form(n));
    fill(at, form.unwrap_or(forms), values)
}

/// The pieces of a phrase around what is drawn in it.
pub(super) fn around<const N: usize>(at: usize) -> [&'static str; N] {
    let mut pieces = text(at).split(['<', '>']).step_by(2);
    [(); N].map(|()| pieces.next().unwrap_or_default())
}

/// A number as the language writes it.
pub fn number(n: usize) -> String {
    numbers::grouped(n, language().code())
}

fn fill(at: usize, form: &str, values: &[&str]) -> String {
    let mut names: Vec<&str> = Vec::new();
    let english = NATIVE.get(at).copied().unwrap_or_default();
    for name in english.split('{').filter_map(|piece| Some(piece.split_once('}')?.0)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let mut filled = String::new();
    for piece in form.split('{') {
        let Some((name, words)) = piece.split_once('}') else {
            filled.push_str(piece);
            continue;
        };
        let place = names.iter().position(|it| *it == name);
        filled.push_str(place.and_then(|place| values.get(place)).copied().unwrap_or_default());
        filled.push_str(words);
    }
    filled
}
