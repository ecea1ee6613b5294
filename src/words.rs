//! The interface's words for what the engine found and a person did: which phrase says it. The
//! phrases themselves stand in `languages/`, a file for each language.

pub mod changing;
pub mod commands;
pub mod compare;
pub mod find;
pub mod glance;
pub mod labels;
mod language;
pub mod marking;
pub mod phrases;
pub mod problems;
pub mod reasons;
mod spoken;

use bluepencil_engine::project::Verdict;
use bluepencil_engine::{Level, Line, LineKind, LineRule};

pub use self::labels::label;
pub use self::language::Language;
pub use self::reasons::{reason, why};
pub use self::spoken::{language, languages, learn, number, speak};
use crate::commands::Command;
use crate::state::{Pane, Saved, Travel, View};
use crate::view::bulk::Bulk;
use crate::view::doubt::DOUBTFUL_BELOW;
use crate::view::track::{Stretch, WHOLE};

/// A kind of line, as a label on one line ("Caption").
pub fn kind(kind: LineKind) -> &'static str {
    phrases::kind::nth(kind as usize)
}

/// A level of quotation, as a label.
pub fn level(level: Level) -> &'static str {
    phrases::level::nth(level as usize)
}

/// What a command is called, on its button and in the help.
pub fn command(command: Command) -> &'static str {
    phrases::command::nth(command as usize)
}

/// A way to show an article, on its button.
pub fn view(view: View) -> &'static str {
    match view {
        View::Marked => phrases::bar::marked(),
        View::Clean => phrases::bar::clean(),
        View::Original => phrases::bar::original(),
    }
}

/// A pane, on its button.
pub fn pane(pane: Pane) -> &'static str {
    match pane {
        Pane::Articles => phrases::list::title(),
        Pane::Text => phrases::list::text(),
        Pane::Marks => phrases::list::marks(),
    }
}

/// How saving goes.
pub fn saved(saved: Saved) -> &'static str {
    match saved {
        Saved::Nothing => "",
        Saved::Writing => phrases::bar::saving(),
        Saved::Kept => phrases::bar::saved(),
        Saved::Failed => phrases::bar::not_saved(),
    }
}

/// A verdict on a mark, to stand after what the mark is.
pub fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => phrases::article::accepted(),
        Verdict::Rejected => phrases::article::rejected(),
    }
}

/// How far the opening of a file has come.
pub fn opening(done: usize, all: usize) -> String {
    phrases::told::opening(&percent(share(done, all)))
}

/// How many articles were read.
pub fn reading(read: usize, all: usize) -> String {
    phrases::told::reading(read, &phrases::count::articles(all))
}

/// What of some files could not be opened: the first problems, and how many more there are.
pub fn problems(first: &[String], more: usize) -> String {
    let first = first.join(" ");
    match more {
        0 => first,
        more => phrases::told::so_with_lines(&first, more),
    }
}

/// A confidence from 0 to 1, in words.
pub fn confidence(value: f32) -> &'static str {
    match value {
        v if v >= 0.95 => phrases::sure::certain(),
        v if v >= 0.8 => phrases::sure::fairly(),
        v if v >= DOUBTFUL_BELOW => phrases::sure::likely(),
        _ => phrases::sure::doubtful(),
    }
}

/// The same with the number.
pub fn sure(value: f32) -> String {
    phrases::sure::share(confidence(value), &percent(whole_percent(value)))
}

/// Hundredths, as the language writes them.
pub fn percent(hundredths: usize) -> String {
    phrases::count::percent(&number(hundredths))
}

/// A share from 0 to 1 in whole per cents.
pub fn whole_percent(share: f32) -> usize {
    // From 0 to 100 by the clamp, so nothing is cut off but the fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = (share.clamp(0.0, 1.0) * 100.0 + 0.5) as usize;
    percent
}

/// How many hundredths of `all` the `part` is, rounded.
const fn share(part: usize, all: usize) -> usize {
    let all = if all == 0 { 1 } else { all };
    (part * 200 + all) / (2 * all)
}

/// What became of a line of which a person said what it is.
pub fn said_kind(line: &Line, said: LineKind, is_kept: bool) -> String {
    let told = if is_kept { phrases::told::line_kept } else { phrases::told::line_struck };
    told(&line.number.to_string(), kind(said))
}

/// What was done to all quotations of a speaker: “Set the speaker of 3 more quotations to Ana”.
pub fn set_speakers(n: usize, name: Option<&str>) -> String {
    match name {
        Some(name) => phrases::step::set_speakers(n, name),
        None => phrases::step::left_speakers(n),
    }
}

/// What a rule does, as its entry in the list: "Strike lines that begin with “READ MORE:”".
pub fn rule(rule: &LineRule) -> String {
    let act = if rule.keep { phrases::rules::keep } else { phrases::rules::strike };
    act(&reasons::like(&rule.like))
}

/// What was done by making a rule: "Struck all lines that begin with “READ MORE:”".
pub fn ruled(rule: &LineRule) -> String {
    let act = if rule.keep { phrases::step::kept_rule } else { phrases::step::struck_rule };
    act(&reasons::like(&rule.like))
}

/// What was done by removing one.
pub fn unruled(rule: &LineRule) -> String {
    phrases::step::removed_rule(&reasons::like(&rule.like))
}

/// The button that makes a rule of a decision: "Strike all lines that read “Sign up”".
pub fn make_rule(rule: &LineRule) -> String {
    let act = if rule.keep { phrases::rules::keep_all } else { phrases::rules::strike_all };
    act(&reasons::like(&rule.like))
}

/// What a screen reader hears of the button that removes a rule.
pub fn remove_rule(rule: &LineRule) -> String {
    phrases::rules::remove_on(&reasons::like(&rule.like))
}

/// So many words, and their share of all quoted ones.
pub fn words_of(words: usize, total: usize) -> String {
    phrases::speakers::words_of(&number(words), &percent(share(words, total)))
}

/// Where in the article a speaker is quoted, as the words of a drawing.
pub fn places(places: &[Stretch]) -> String {
    let mut at: Vec<u32> = places.iter().map(|(start, _)| start * 100 / WHOLE).collect();
    at.dedup();
    let at: Vec<String> = at.iter().map(|hundredths| percent(*hundredths as usize)).collect();
    phrases::speakers::at(&at.join(", "))
}

/// What was done by setting a speaker; nothing: somebody said that nobody speaks.
pub fn set_speaker(name: Option<&str>) -> String {
    match name {
        Some(name) => phrases::step::set_speaker(name),
        None => phrases::step::left_speaker().to_owned(),
    }
}

/// A command that needs a mark in focus; `key` is the one that goes to the next.
pub fn choose_mark(key: Option<&str>) -> String {
    match key {
        Some(key) => phrases::told::choose_first_by(key),
        None => phrases::told::choose_first().to_owned(),
    }
}

/// What was done by one verdict on many marks: "Rejected 12 advertisements".
pub fn judged(verdict: Verdict, n: usize, bulk: &Bulk) -> String {
    let what = match bulk {
        Bulk::Kind(kind) => phrases::kinds::nth(*kind as usize, n),
        Bulk::Speaker(name) => {
            let name = name.as_deref().unwrap_or(phrases::step::nobody_named());
            phrases::step::quotations_of(&phrases::count::quotations(n), name)
        }
        Bulk::Doubtful => phrases::count::doubtful_marks(n),
        Bulk::Certain => phrases::count::marks(n),
    };
    match verdict {
        Verdict::Accepted => phrases::step::accepted(&what),
        Verdict::Rejected => phrases::step::rejected(&what),
    }
}

/// What was done by going several steps at once; `name` is the last of them.
pub fn travelled(travel: Travel, n: usize, name: &str) -> String {
    let is_back = matches!(travel, Travel::Back(_));
    match (n, is_back) {
        (1, true) => phrases::told::undone(name),
        (1, false) => phrases::told::redone(name),
        (_, true) => phrases::told::undone_steps(&phrases::count::steps(n), name),
        (_, false) => phrases::told::redone_steps(&phrases::count::steps(n), name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_are_rounded_to_whole_per_cents() {
        assert_eq!([0.0, 0.994, 0.995, 1.0, f32::NAN].map(whole_percent), [0, 99, 100, 100, 0]);
        assert_eq!([share(0, 0), share(1, 3), share(2, 3), share(3, 3)], [0, 33, 67, 100]);
    }

    /// Whether the phrases of a section are called as the variants of its enum are.
    fn check(keys: &[&str], variants: impl Iterator<Item = String>) {
        assert_eq!(keys, variants.map(|name| snake(&name)).collect::<Vec<_>>());
    }

    /// `NextHere` as it is called in a file: `next_here`.
    fn snake(name: &str) -> String {
        let mut snake = String::new();
        for c in name.chars() {
            if c.is_ascii_uppercase() && !snake.is_empty() {
                snake.push('_');
            }
            snake.push(c.to_ascii_lowercase());
        }
        snake
    }

    #[test]
    fn every_variant_has_its_phrase_at_its_place() {
        use bluepencil_engine::Attribution;
        use bluepencil_engine::reason::{Clue, Form, Position};

        fn names<T: std::fmt::Debug>(all: &[T]) -> impl Iterator<Item = String> {
            all.iter().map(|variant| format!("{variant:?}"))
        }
        check(phrases::kind::KEYS, names(LineKind::ALL));
        check(phrases::kinds::KEYS, names(LineKind::ALL));
        check(phrases::level::KEYS, names(Level::ALL));
        check(phrases::form::KEYS, names(Form::ALL));
        check(phrases::position::KEYS, names(Position::ALL));
        check(phrases::clue::KEYS, names(Clue::ALL));
        check(phrases::attribution::KEYS, names(Attribution::ALL));
        let mut commands: Vec<Command> =
            crate::commands::COMMANDS.iter().map(|entry| entry.command).collect();
        commands.sort_by_key(|command| *command as usize);
        check(phrases::command::KEYS, names(&commands));
    }

    #[test]
    fn a_language_is_spoken_once_it_is_learned_and_english_where_it_lacks_words() {
        let keys = |file: &str| file.lines().count();
        assert!(keys(phrases::page::skip()) == 1 && language() == Language::English);
        speak(Language::Ukrainian);
        assert_eq!(language(), Language::English, "it is not learned yet");
        assert_eq!(learn("uk\nДо статті"), Some(Language::Ukrainian));
        assert_eq!(learn("tlh\n"), None);
        speak(Language::Ukrainian);
        assert_eq!(phrases::page::skip(), "До статті");
        assert_eq!(phrases::command::nth(0), "Undo");
        assert!(languages().eq([Language::English, Language::Ukrainian]));
        speak(Language::English);
        assert_eq!(phrases::page::skip(), "Skip to the article");
    }

    #[test]
    fn values_are_put_where_their_names_stand() {
        assert_eq!(phrases::step::merged("Ana", "Ana {n} Ruiz"), "Merged Ana with Ana {n} Ruiz");
        assert_eq!(phrases::count::lines(1), "1 line");
        assert_eq!(phrases::count::lines(1_234_567), "1,234,567 lines");
        let [before, after] = ["You can also drop text files anywhere, ", "."];
        let [first, or, last] = phrases::empty::ways();
        assert_eq!([first, or, last], [before, ", or ", after]);
    }
}
