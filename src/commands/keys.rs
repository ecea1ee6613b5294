//! Keys: what a person presses, how it is written, and whose it is. A person may give commands other
//! keys than the table does; what was changed is kept by the commands' names, so that a page with
//! more commands, or with fewer, reads it too.

use std::rc::Rc;

use bluepencil_engine::likeness::lower;

use super::{COMMANDS, Command, Entry};
use crate::words::phrases;

/// A key of the keyboard, by what it writes or by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// The letter (in lower case) or sign that it writes.
    Sign(char),
    /// What it is called, one of [`NAMED`].
    Named(&'static str),
}

/// The keys that write nothing and may be a command's, by the names that browsers give them (UI
/// Events KeyboardEvent key Values, W3C 2025).
pub const NAMED: &[&str] = &[
    "ArrowUp",
    "ArrowDown",
    "ArrowLeft",
    "ArrowRight",
    "Backspace",
    "Delete",
    "End",
    "Enter",
    "Escape",
    "F1",
    "F2",
    "F3",
    "F4",
    "F5",
    "F6",
    "F7",
    "F8",
    "F9",
    "F10",
    "F11",
    "F12",
    "Home",
    "Insert",
    "PageDown",
    "PageUp",
    "Tab",
];

impl Key {
    /// The key that a browser calls so; nothing for one that is no command's: Shift by itself, the
    /// first half of an accent.
    pub fn read(name: &str) -> Option<Self> {
        let mut signs = name.chars();
        match (signs.next(), signs.next()) {
            (Some(sign), None) => Some(Self::Sign(lower(sign))),
            _ => NAMED.iter().find(|named| **named == name).map(|named| Self::Named(named)),
        }
    }

    /// Whether it takes Shift to write it on some keyboards and not on others.
    const fn is_sign(self) -> bool {
        // Other scripts’ letters are told apart by Shift like ours.
        matches!(self, Self::Sign(sign) if sign.is_ascii() && !sign.is_ascii_alphabetic())
    }

    /// As it is kept.
    fn name(self) -> String {
        match self {
            Self::Sign(sign) => sign.into(),
            Self::Named(name) => name.into(),
        }
    }

    /// As it is written on keys.
    fn label(self) -> String {
        match self {
            Self::Sign(' ') => phrases::keys::space().into(),
            Self::Sign(sign) if sign.is_ascii() => sign.to_ascii_uppercase().into(),
            Self::Sign(sign) => sign.into(),
            Self::Named("ArrowUp") => "↑".into(),
            Self::Named("ArrowDown") => "↓".into(),
            Self::Named("ArrowLeft") => "←".into(),
            Self::Named("ArrowRight") => "→".into(),
            Self::Named(name) => name.into(),
        }
    }
}

/// A key and whether Ctrl (⌘) and Shift go with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chord {
    /// The key.
    pub key: Key,
    /// Whether Ctrl, or ⌘ on a Mac, is held.
    pub ctrl: bool,
    /// Whether Shift is held. Of no account for signs that need Shift on some keyboards.
    pub shift: bool,
}

/// What stands before a chord's key as it is kept, and as it is written where there is no ⌘.
const CTRL: &str = "Ctrl+";
/// The same of Shift.
const SHIFT: &str = "Shift+";

impl Chord {
    /// What was pressed, by the browser's name for the key; nothing if that is no command's key.
    pub fn read(name: &str, ctrl: bool, shift: bool) -> Option<Self> {
        let key = Key::read(name)?;
        Some(Self { key, ctrl, shift: shift && !key.is_sign() })
    }

    /// Whether it is a letter or sign alone, which a person may have switched off.
    pub const fn is_single(self) -> bool {
        !self.ctrl && matches!(self.key, Key::Sign(_))
    }

    /// As it is kept: "Ctrl+Shift+z".
    fn name(self) -> String {
        let (ctrl, shift) =
            (if self.ctrl { CTRL } else { "" }, if self.shift { SHIFT } else { "" });
        [ctrl, shift, &self.key.name()].concat()
    }

    fn named(name: &str) -> Option<Self> {
        let (ctrl, name) = name.strip_prefix(CTRL).map_or((false, name), |rest| (true, rest));
        let (shift, name) = name.strip_prefix(SHIFT).map_or((false, name), |rest| (true, rest));
        Self::read(name, ctrl, shift)
    }
}

/// Whose keyboard it is, as far as keys are written differently on it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Platform {
    /// A Mac, an iPad, an iPhone.
    Apple,
    /// Any other.
    #[default]
    Other,
}

/// The keys of all commands. Cheap to clone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Keys {
    /// Whose keyboard it is.
    pub platform: Platform,
    /// In the order of the table of commands; no key stands there twice.
    all: Rc<[(Command, Chord)]>,
}

/// What the keys that were changed open with, as they are kept.
const HEAD: &str = "keys 1";

impl Default for Keys {
    fn default() -> Self {
        Self::on(Platform::default())
    }
}

impl Keys {
    /// The table's keys, on a keyboard of that kind.
    pub fn on(platform: Platform) -> Self {
        let of = |entry: &'static Entry| entry.chords.iter().map(|chord| (entry.command, *chord));
        Self { platform, all: COMMANDS.iter().flat_map(of).collect() }
    }

    /// The keys of `command`; the first is the one that is shown first.
    pub fn of(&self, command: Command) -> Vec<Chord> {
        let its = self.all.iter().filter(|(owner, _)| *owner == command);
        its.map(|(_, chord)| *chord).collect()
    }

    /// The command whose key `chord` is.
    pub fn owner(&self, chord: Chord) -> Option<Command> {
        self.all.iter().find(|(_, other)| *other == chord).map(|(command, _)| *command)
    }

    /// The command of a pressed key, if it has one.
    pub fn pressed(
        &self,
        name: &str,
        is_ctrl: bool,
        is_shift: bool,
        letter_keys: bool,
    ) -> Option<Command> {
        let chord = Chord::read(name, is_ctrl, is_shift)?;
        if chord.is_single() && !letter_keys {
            return None;
        }
        self.owner(chord)
    }

    /// Whether `command` has other keys than in the table.
    pub fn is_changed(&self, command: Command) -> bool {
        command.entry().is_some_and(|entry| entry.chords != self.of(command))
    }

    /// Whether any command has other keys than in the table.
    pub fn are_changed(&self) -> bool {
        *self != Self::on(self.platform)
    }

    /// The same with `to` in place of `from` as a key of `command`: one more where there is no `from`,
    /// one fewer where there is no `to`. Whose key `to` was, it is no longer.
    #[must_use]
    pub fn with(&self, command: Command, from: Option<Chord>, to: Option<Chord>) -> Self {
        let mut chords = self.of(command);
        let at = from.and_then(|from| chords.iter().position(|chord| *chord == from));
        chords.retain(|chord| Some(*chord) != from && Some(*chord) != to);
        if let Some(to) = to {
            chords.insert(at.unwrap_or(chords.len()).min(chords.len()), to);
        }
        self.set(command, &chords)
    }

    /// The same with the table's keys for `command`, which are nobody else's then.
    #[must_use]
    pub fn reset(&self, command: Command) -> Self {
        self.set(command, command.entry().map_or(&[], |entry| entry.chords))
    }

    /// The same where `command` has these keys, and nobody else does.
    fn set(&self, command: Command, chords: &[Chord]) -> Self {
        let mut all = Vec::new();
        for entry in COMMANDS {
            let mut its = self.of(entry.command);
            match entry.command == command {
                true => its = chords.to_vec(),
                false => its.retain(|chord| !chords.contains(chord)),
            }
            all.extend(its.into_iter().map(|chord| (entry.command, chord)));
        }
        Self { platform: self.platform, all: all.into() }
    }

    /// As a key is written on keyboards of this kind: "Ctrl+Shift+Z", "⇧⌘Z".
    pub fn label(&self, chord: Chord) -> String {
        let key = chord.key.label();
        let [shift, ctrl] = match self.platform {
            Platform::Apple => {
                [if chord.shift { "⇧" } else { "" }, if chord.ctrl { "⌘" } else { "" }]
            }
            Platform::Other => {
                let ctrl = if chord.ctrl { CTRL } else { "" };
                return [ctrl, if chord.shift { SHIFT } else { "" }, &key].concat();
            }
        };
        [shift, ctrl, &key].concat()
    }

    /// The key of `command` that is shown first, as it is written.
    pub fn first(&self, command: Command) -> Option<String> {
        self.of(command).first().map(|chord| self.label(*chord))
    }

    /// The same in a sentence; the command's name where it has no key.
    pub fn named(&self, command: Command) -> String {
        self.first(command).unwrap_or_else(|| command.title().to_owned())
    }

    /// The key that is held with others for commands, as it is written on keyboards of this kind.
    pub fn ctrl(&self) -> &'static str {
        match self.platform {
            Platform::Apple => "⌘",
            Platform::Other => CTRL.trim_end_matches('+'),
        }
    }

    /// A command's name with its first key, for a button's tooltip: "Undo (Ctrl+Z)".
    pub fn hint(&self, command: Command) -> String {
        match self.first(command) {
            Some(key) => [command.title(), " (", &key, ")"].concat(),
            None => command.title().to_owned(),
        }
    }

    /// The keys that were changed, as they are kept: a line for each command, its name and its keys
    /// parted by tabs.
    pub fn kept(&self) -> String {
        let mut kept = HEAD.to_owned();
        for entry in COMMANDS.iter().filter(|entry| self.is_changed(entry.command)) {
            kept.push('\n');
            kept.push_str(&entry.command.name());
            for chord in self.of(entry.command) {
                kept.push('\t');
                kept.push_str(&chord.name());
            }
        }
        kept
    }

    /// These keys with the changes that were kept, or none where they were kept by a page that
    /// writes them differently. A line that is damaged, or of a command that is none here, is passed
    /// over.
    #[must_use]
    pub fn with_kept(&self, kept: &str) -> Option<Self> {
        let mut lines = kept.split('\n');
        if lines.next() != Some(HEAD) {
            return None;
        }
        let mut after = self.clone();
        for line in lines {
            let mut names = line.split('\t');
            let name = names.next().unwrap_or_default();
            let entry = COMMANDS.iter().find(|entry| entry.command.name() == name);
            let chords: Option<Vec<Chord>> = names.map(Chord::named).collect();
            if let Some((entry, chords)) = entry.zip(chords) {
                after = after.set(entry.command, &chords);
            }
        }
        Some(after)
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn pressed(keys: &Keys, key: &str, is_ctrl: bool, is_shift: bool) -> Option<Command> {
        keys.pressed(key, is_ctrl, is_shift, true)
    }

    fn written(keys: &Keys, command: Command) -> Vec<String> {
        keys.of(command).into_iter().map(|chord| keys.label(chord)).collect()
    }

    #[test]
    fn shift_matters_for_letters_but_not_for_signs() {
        let keys = Keys::default();
        assert_eq!(pressed(&keys, "Z", true, true), Some(Command::Redo));
        assert_eq!(pressed(&keys, "z", true, false), Some(Command::Undo));
        assert_eq!(pressed(&keys, "?", false, true), Some(Command::Help));
        assert_eq!(pressed(&keys, "X", false, true), None);
    }

    #[test]
    fn single_letters_can_be_switched_off() {
        let keys = Keys::default();
        assert_eq!(keys.pressed("x", false, false, true), Some(Command::Reject));
        assert_eq!(keys.pressed("x", false, false, false), None);
        assert_eq!(keys.pressed("F1", false, false, false), Some(Command::Help));
        assert_eq!(keys.pressed("z", true, false, false), Some(Command::Undo));
    }

    #[test]
    fn keys_are_written_as_they_stand_on_the_keyboard() {
        let (keys, apple) = (Keys::default(), Keys::on(Platform::Apple));
        assert_eq!(written(&keys, Command::Redo), ["Ctrl+Shift+Z", "Ctrl+Y"]);
        assert_eq!(written(&apple, Command::Redo), ["⇧⌘Z", "⌘Y"]);
        assert_eq!(written(&keys, Command::EndForward), ["Shift+→"]);
        assert_eq!(written(&apple, Command::StartBack), ["⇧⌘←"]);
        assert_eq!(keys.hint(Command::Undo), "Undo (Ctrl+Z)");
        assert_eq!(keys.hint(Command::Sample), "Try the sample");
    }

    #[test]
    fn a_key_that_is_given_to_another_command_is_its_alone() {
        let keys = Keys::default().with(Command::Note, Chord::named("w"), Chord::named("x"));
        assert_eq!(pressed(&keys, "x", false, false), Some(Command::Note));
        assert_eq!(pressed(&keys, "w", false, false), None);
        assert_eq!(written(&keys, Command::Reject), [""; 0]);
        assert_eq!(keys.hint(Command::Note), "Write a note (X)");
        let back = keys.with(Command::Reject, None, Chord::named("x"));
        assert_eq!(written(&back, Command::Note), [""; 0]);
        assert!(!back.is_changed(Command::Reject), "it has the table's keys again");
        assert_eq!(back.reset(Command::Note), Keys::default());
    }

    #[test]
    fn resetting_a_command_brings_its_own_keys_back_from_others() {
        let keys = Keys::default()
            .with(Command::Reject, Chord::named("x"), Chord::named("b"))
            .with(Command::Note, None, Chord::named("x"));
        let reset = keys.reset(Command::Reject);
        assert_eq!(pressed(&reset, "x", false, false), Some(Command::Reject));
        assert_eq!(written(&reset, Command::Note), ["W"]);
    }

    #[test]
    fn letters_of_other_scripts_are_keys() {
        let keys = Keys::default().with(Command::Note, None, Chord::read("Ф", false, true));
        assert_eq!(pressed(&keys, "Ф", false, true), Some(Command::Note));
        assert_eq!(pressed(&keys, "ф", false, false), None);
        assert_eq!(written(&keys, Command::Note), ["W", "Shift+ф"]);
    }

    #[test]
    fn what_is_no_key_has_no_command() {
        for name in ["Shift", "Dead", "Process", "Unidentified", "", "F13", "👩‍🚒"] {
            assert_eq!(Chord::read(name, false, false), None, "{name}");
        }
    }

    #[test]
    fn kept_keys_of_another_version_or_damaged_ones_leave_the_tables() {
        let keys = Keys::default();
        for kept in ["", "keys 2\nNote\tx", "\u{0}\u{1}", "keys"] {
            assert_eq!(keys.with_kept(kept), None, "{kept:?}");
        }
        let partly = "keys 1\nNote\tb\nFly\tf\nReject\tHyper+x\n\nAccept\ty\tz";
        let read = keys.with_kept(partly).unwrap();
        assert_eq!(written(&read, Command::Note), ["B"]);
        assert_eq!(written(&read, Command::Reject), ["X"]);
        assert_eq!(written(&read, Command::Accept), ["Y", "Z"]);
    }

    #[test]
    fn a_key_that_a_person_gave_away_before_the_table_had_it_stays_theirs() {
        let kept = Keys::default().with_kept("keys 1\nNote\tm").unwrap();
        assert_eq!(pressed(&kept, "m", false, false), Some(Command::Note));
        assert_eq!(written(&kept, Command::Compare), [""; 0]);
    }

    #[test]
    fn odd_keys_are_kept_and_read_back() {
        let mut keys = Keys::default();
        for name in
            ["+", "Ctrl++", "Ctrl+ ", ":", "Shift+F2", "ф", "Ctrl+Shift+ArrowUp", "Shift+Tab"]
        {
            keys = keys.with(Command::Note, None, Chord::named(name));
        }
        let none = keys.with(Command::Help, Chord::named("?"), None);
        let none = none.with(Command::Help, Chord::named("F1"), None);
        assert_eq!(none.of(Command::Help), []);
        assert_eq!(Keys::default().with_kept(&none.kept()), Some(none));
    }

    proptest! {
        #[test]
        fn no_key_ever_has_two_commands_and_all_are_read_back(
            changes in proptest::collection::vec((0..COMMANDS.len(), "(Ctrl\\+)?[a-f]", 0..3_u8), 0..12)
        ) {
            let mut keys = Keys::default();
            for (at, name, kind) in changes {
                let command = COMMANDS[at].command;
                keys = match kind {
                    0 => keys.with(command, None, Chord::named(&name)),
                    1 => keys.with(command, keys.of(command).first().copied(), Chord::named(&name)),
                    _ => keys.reset(command),
                };
            }
            for entry in COMMANDS {
                for chord in keys.of(entry.command) {
                    prop_assert_eq!(keys.owner(chord), Some(entry.command));
                }
            }
            prop_assert_eq!(Keys::default().with_kept(&keys.kept()), Some(keys));
        }
    }
}
