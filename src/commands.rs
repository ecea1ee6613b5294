//! Every command with its name and keys, in one table: toolbar, menus, keys, palette and help read
//! it. What a person has changed of the keys is [`Keys`]'.

use crate::words;

pub mod keys;

pub use keys::{Chord, Key, Keys, Platform};

/// What a person can ask for. Browsers keep changed keys by these names, so a command that gets
/// another one loses the keys that a person gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Command {
    /// Takes the last change back.
    Undo,
    /// Does the last undone change again.
    Redo,
    /// Goes to the next mark.
    NextMark,
    /// Goes to the mark before.
    PreviousMark,
    /// Goes to the next mark that was read with doubt.
    NextDoubtful,
    /// Goes to the mark before that was read with doubt.
    PreviousDoubtful,
    /// Says that the mark in focus is right.
    Accept,
    /// Says that the mark in focus is wrong.
    Reject,
    /// Says the same of everything that is like the mark in focus.
    Alike,
    /// Goes to the field that says who speaks.
    Speaker,
    /// Goes to the field that says what a line is.
    Kind,
    /// Lets go of the mark in focus.
    LeaveMark,
    /// Goes to the next of the marks over the same words.
    NextHere,
    /// Puts a caret into the article, or takes it away.
    Caret,
    /// Goes to the note of the mark in focus, or marks what is selected and goes to its note.
    Note,
    /// Marks the words wherever they stand in the article.
    Everywhere,
    /// Marks the words wherever they stand in any article.
    EverywhereInAll,
    /// Moves the mark's end a word further.
    EndForward,
    /// Moves the mark's end a word back.
    EndBack,
    /// Moves the mark's beginning a word further.
    StartForward,
    /// Moves the mark's beginning a word back.
    StartBack,
    /// Removes the mark made by hand that is in focus.
    RemoveMark,
    /// Shows the next article.
    NextArticle,
    /// Shows the article before.
    PreviousArticle,
    /// Shows the article in the next of the views.
    NextView,
    /// Reads the clipboard as an article.
    Paste,
    /// Opens files.
    Open,
    /// Adds the built-in sample.
    Sample,
    /// Opens the find bar for words of the article on screen.
    Find,
    /// Opens the find bar for words of every article.
    FindInAll,
    /// Opens the find bar for marks.
    FindMarks,
    /// Goes to the next of what was found.
    NextHit,
    /// Goes to what was found before it.
    PreviousHit,
    /// Opens or closes the comparison of the articles.
    Compare,
    /// Shows what the article is like at a glance.
    Glance,
    /// Selects the article on screen from its beginning to its end.
    SelectAll,
    /// Copies the clean text of the article on screen.
    CopyClean,
    /// Downloads the annotation file of all articles.
    Download,
    /// Opens the field for the text of the article on screen.
    ChangeText,
    /// Names the article on screen.
    Rename,
    /// Removes the article on screen.
    Remove,
    /// Lists everything that can be done.
    Palette,
    /// Lists the articles, to go to one by its name.
    GoToArticle,
    /// Opens or closes the help.
    Help,
}

/// A command's line in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// Its keys; the first is the one that is shown first.
    pub chords: &'static [Chord],
}

const fn chord(name: &'static str, ctrl: bool, shift: bool) -> Chord {
    let key = match name.as_bytes() {
        [sign] => Key::Sign(*sign as char),
        _ => Key::Named(name),
    };
    Chord { key, ctrl, shift }
}

const fn plain(name: &'static str) -> Chord {
    chord(name, false, false)
}

const fn ctrl(name: &'static str) -> Chord {
    chord(name, true, false)
}

const fn shift(name: &'static str) -> Chord {
    chord(name, false, true)
}

const fn ctrl_shift(name: &'static str) -> Chord {
    chord(name, true, true)
}

const fn entry(command: Command, chords: &'static [Chord]) -> Entry {
    Entry { command, chords }
}

/// Every command, in the order of the help. Ctrl+V has no line: the browser itself pastes.
pub const COMMANDS: &[Entry] = &[
    entry(Command::NextMark, &[plain("n"), plain("j")]),
    entry(Command::PreviousMark, &[plain("p"), plain("k")]),
    entry(Command::NextDoubtful, &[plain("q")]),
    entry(Command::PreviousDoubtful, &[shift("q")]),
    entry(Command::Accept, &[plain("a")]),
    entry(Command::Reject, &[plain("x")]),
    entry(Command::Alike, &[plain("l")]),
    entry(Command::Speaker, &[plain("s")]),
    entry(Command::Kind, &[plain("y")]),
    entry(Command::LeaveMark, &[plain("Escape")]),
    entry(Command::NextHere, &[plain("h")]),
    entry(Command::Caret, &[plain("i")]),
    entry(Command::Note, &[plain("w")]),
    entry(Command::Everywhere, &[plain("e")]),
    entry(Command::EverywhereInAll, &[shift("e")]),
    entry(Command::EndForward, &[shift("ArrowRight")]),
    entry(Command::EndBack, &[shift("ArrowLeft")]),
    entry(Command::StartForward, &[ctrl_shift("ArrowRight")]),
    entry(Command::StartBack, &[ctrl_shift("ArrowLeft")]),
    entry(Command::RemoveMark, &[plain("Delete")]),
    entry(Command::Undo, &[ctrl("z"), plain("u")]),
    entry(Command::Redo, &[ctrl_shift("z"), ctrl("y")]),
    entry(Command::NextArticle, &[plain("]")]),
    entry(Command::PreviousArticle, &[plain("[")]),
    entry(Command::NextView, &[plain("v")]),
    entry(Command::Find, &[ctrl("f"), plain("/"), plain("f")]),
    entry(Command::FindInAll, &[ctrl_shift("f"), shift("f")]),
    entry(Command::FindMarks, &[shift("m")]),
    entry(Command::NextHit, &[plain("F3"), ctrl("g")]),
    entry(Command::PreviousHit, &[shift("F3"), ctrl_shift("g")]),
    entry(Command::Compare, &[plain("m")]),
    entry(Command::Glance, &[shift("g")]),
    entry(Command::SelectAll, &[ctrl("a")]),
    entry(Command::CopyClean, &[plain("c")]),
    entry(Command::Download, &[ctrl("s"), plain("d")]),
    entry(Command::Open, &[ctrl("o"), plain("o")]),
    entry(Command::Paste, &[]),
    entry(Command::Sample, &[]),
    entry(Command::ChangeText, &[plain("t")]),
    entry(Command::Rename, &[plain("F2")]),
    entry(Command::Remove, &[shift("Delete")]),
    entry(Command::Palette, &[ctrl("k"), ctrl_shift("p"), plain("r")]),
    entry(Command::GoToArticle, &[plain("g")]),
    entry(Command::Help, &[plain("?"), plain("F1")]),
];

impl Command {
    /// Its line in the table. Every command has one, as a test proves.
    pub fn entry(self) -> Option<&'static Entry> {
        COMMANDS.iter().find(|entry| entry.command == self)
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        words::command(self)
    }

    /// Whether it is about the article on screen, and so about none while articles are compared.
    pub const fn is_about_article(self) -> bool {
        match self {
            Self::Undo
            | Self::Redo
            | Self::LeaveMark
            | Self::Compare
            | Self::Paste
            | Self::Open
            | Self::Sample
            | Self::Download
            | Self::Palette
            | Self::GoToArticle
            | Self::Glance
            | Self::Help => false,
            Self::NextMark
            | Self::PreviousMark
            | Self::NextDoubtful
            | Self::PreviousDoubtful
            | Self::Accept
            | Self::Reject
            | Self::Alike
            | Self::Speaker
            | Self::Kind
            | Self::NextHere
            | Self::Caret
            | Self::Note
            | Self::Everywhere
            | Self::EverywhereInAll
            | Self::EndForward
            | Self::EndBack
            | Self::StartForward
            | Self::StartBack
            | Self::RemoveMark
            | Self::NextArticle
            | Self::PreviousArticle
            | Self::NextView
            | Self::Find
            | Self::FindInAll
            | Self::FindMarks
            | Self::NextHit
            | Self::PreviousHit
            | Self::SelectAll
            | Self::CopyClean
            | Self::ChangeText
            | Self::Rename
            | Self::Remove => true,
        }
    }

    /// What its changed keys are kept by.
    fn name(self) -> String {
        format!("{self:?}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_command_has_a_line_and_every_key_one_command() {
        let chords: Vec<_> = COMMANDS.iter().flat_map(|entry| entry.chords).collect();
        for (at, chord) in chords.iter().enumerate() {
            assert!(!chords[..at].contains(chord), "{chord:?} is taken twice");
            let name = match chord.key {
                Key::Sign(sign) => sign.to_string(),
                Key::Named(name) => name.to_owned(),
            };
            let read = Chord::read(&name, chord.ctrl, chord.shift);
            assert_eq!(read, Some(**chord), "that is what a browser tells of it");
        }
        for (at, entry) in COMMANDS.iter().enumerate() {
            assert_eq!(entry.command.entry(), Some(entry));
            assert!(
                !COMMANDS[..at].iter().any(|other| other.command.title() == entry.command.title()),
                "{entry:?}"
            );
        }
    }
}
