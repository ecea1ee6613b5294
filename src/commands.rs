//! Every command with its name and keys, in one table: toolbar, shortcuts and help read it.

/// What a person can ask for.
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
    /// Opens or closes the help.
    Help,
}

/// A key and whether Ctrl (⌘) and Shift go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key's value, a letter in lower case.
    pub key: &'static str,
    /// Whether Ctrl, or ⌘ on a Mac, is held.
    pub ctrl: bool,
    /// Whether Shift is held. Of no account for signs that need Shift on some keyboards.
    pub shift: bool,
}

/// A command's line in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The command.
    pub command: Command,
    /// What it is called on a button and in the help.
    pub title: &'static str,
    /// Its keys; the first is the one that is shown first.
    pub chords: &'static [Chord],
}

const fn plain(key: &'static str) -> Chord {
    Chord { key, ctrl: false, shift: false }
}

const fn ctrl(key: &'static str) -> Chord {
    Chord { key, ctrl: true, shift: false }
}

const fn shift(key: &'static str) -> Chord {
    Chord { key, ctrl: false, shift: true }
}

const fn ctrl_shift(key: &'static str) -> Chord {
    Chord { key, ctrl: true, shift: true }
}

const fn entry(command: Command, title: &'static str, chords: &'static [Chord]) -> Entry {
    Entry { command, title, chords }
}

/// Every command, in the order of the help. Ctrl+V has no line: the browser itself pastes.
pub const COMMANDS: &[Entry] = &[
    entry(Command::NextMark, "Next mark", &[plain("n"), plain("j")]),
    entry(Command::PreviousMark, "Previous mark", &[plain("p"), plain("k")]),
    entry(Command::NextDoubtful, "Next doubtful mark", &[plain("q")]),
    entry(Command::PreviousDoubtful, "Previous doubtful mark", &[shift("q")]),
    entry(Command::Accept, "Accept the mark", &[plain("a")]),
    entry(Command::Reject, "Reject the mark", &[plain("x")]),
    entry(Command::Alike, "The same for all like it", &[plain("l")]),
    entry(Command::Speaker, "Set or clear the speaker", &[plain("s")]),
    entry(Command::LeaveMark, "Leave the mark", &[plain("Escape")]),
    entry(Command::NextHere, "Next mark at this place", &[plain("h")]),
    entry(Command::Caret, "Select words by keys", &[plain("i")]),
    entry(Command::Note, "Write a note", &[plain("w")]),
    entry(Command::Everywhere, "Mark all occurrences", &[plain("e")]),
    entry(Command::EverywhereInAll, "Mark them in all articles", &[shift("e")]),
    entry(Command::EndForward, "Move the mark’s end on", &[shift("ArrowRight")]),
    entry(Command::EndBack, "Move the mark’s end back", &[shift("ArrowLeft")]),
    entry(Command::StartForward, "Move its beginning on", &[ctrl_shift("ArrowRight")]),
    entry(Command::StartBack, "Move its beginning back", &[ctrl_shift("ArrowLeft")]),
    entry(Command::RemoveMark, "Remove the mark", &[plain("Delete")]),
    entry(Command::Undo, "Undo", &[ctrl("z"), plain("u")]),
    entry(Command::Redo, "Redo", &[ctrl_shift("z"), ctrl("y")]),
    entry(Command::NextArticle, "Next article", &[plain("]")]),
    entry(Command::PreviousArticle, "Previous article", &[plain("[")]),
    entry(Command::NextView, "Marked, clean or original text", &[plain("v")]),
    entry(Command::Find, "Find", &[ctrl("f"), plain("/"), plain("f")]),
    entry(Command::FindInAll, "Find in all articles", &[ctrl_shift("f"), shift("f")]),
    entry(Command::FindMarks, "Find marks", &[shift("m")]),
    entry(Command::NextHit, "Next result", &[plain("F3"), ctrl("g")]),
    entry(Command::PreviousHit, "Previous result", &[shift("F3"), ctrl_shift("g")]),
    entry(Command::Compare, "Compare the articles", &[plain("m")]),
    entry(Command::CopyClean, "Copy clean text", &[plain("c")]),
    entry(Command::Download, "Download annotations", &[ctrl("s"), plain("d")]),
    entry(Command::Open, "Open files", &[ctrl("o"), plain("o")]),
    entry(Command::Paste, "Paste", &[]),
    entry(Command::Sample, "Try the sample", &[]),
    entry(Command::ChangeText, "Change the text", &[plain("t")]),
    entry(Command::Rename, "Rename the article", &[plain("F2")]),
    entry(Command::Remove, "Remove the article", &[shift("Delete")]),
    entry(Command::Help, "Help", &[plain("?"), plain("F1")]),
];

impl Command {
    /// Its line in the table. Every command has one, as a test proves.
    pub fn entry(self) -> Option<&'static Entry> {
        COMMANDS.iter().find(|entry| entry.command == self)
    }

    /// What it is called.
    pub fn title(self) -> &'static str {
        self.entry().map_or("", |entry| entry.title)
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
            | Self::Help => false,
            Self::NextMark
            | Self::PreviousMark
            | Self::NextDoubtful
            | Self::PreviousDoubtful
            | Self::Accept
            | Self::Reject
            | Self::Alike
            | Self::Speaker
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
            | Self::CopyClean
            | Self::ChangeText
            | Self::Rename
            | Self::Remove => true,
        }
    }

    /// Its name with its first key, for a button's tooltip: "Undo (Ctrl+Z)".
    pub fn hint(self) -> String {
        match self.entry().and_then(|entry| entry.chords.first()) {
            Some(chord) => format!("{} ({})", self.title(), chord.label()),
            None => self.title().to_owned(),
        }
    }
}

impl Chord {
    /// As it is written: "Ctrl+Shift+Z".
    pub fn label(self) -> String {
        let mut label = String::new();
        if self.ctrl {
            label.push_str("Ctrl+");
        }
        if self.shift {
            label.push_str("Shift+");
        }
        label.push_str(&if self.key.len() == 1 {
            self.key.to_ascii_uppercase()
        } else {
            self.key.into()
        });
        label
    }

    /// Whether it is a letter or sign alone, which a person may have switched off.
    pub fn is_single(self) -> bool {
        !self.ctrl && self.key.chars().count() == 1
    }
}

/// The command of a pressed key, if it has one.
pub fn pressed(key: &str, is_ctrl: bool, is_shift: bool, letter_keys: bool) -> Option<Command> {
    let key = if key.len() == 1 { key.to_ascii_lowercase() } else { key.to_owned() };
    let is_sign = |chord: &Chord| !chord.key.chars().all(|c| c.is_ascii_alphanumeric());
    let fits = |chord: &Chord| {
        chord.key == key
            && chord.ctrl == is_ctrl
            && (chord.shift == is_shift || is_sign(chord))
            && (letter_keys || !chord.is_single())
    };
    COMMANDS.iter().find(|entry| entry.chords.iter().any(fits)).map(|entry| entry.command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_has_two_commands() {
        let chords: Vec<_> = COMMANDS.iter().flat_map(|entry| entry.chords).collect();
        for (at, chord) in chords.iter().enumerate() {
            assert!(!chords[..at].contains(chord), "{} is taken twice", chord.label());
        }
    }

    #[test]
    fn shift_matters_for_letters_but_not_for_signs() {
        assert_eq!(pressed("Z", true, true, true), Some(Command::Redo));
        assert_eq!(pressed("z", true, false, true), Some(Command::Undo));
        assert_eq!(pressed("?", false, true, true), Some(Command::Help));
        assert_eq!(pressed("X", false, true, true), None);
    }

    #[test]
    fn single_letters_can_be_switched_off() {
        assert_eq!(pressed("x", false, false, true), Some(Command::Reject));
        assert_eq!(pressed("x", false, false, false), None);
        assert_eq!(pressed("F1", false, false, false), Some(Command::Help));
        assert_eq!(pressed("z", true, false, false), Some(Command::Undo));
    }
}
