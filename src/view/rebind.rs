//! What becomes of a key that a person presses to give it to a command: it may be free, somebody
//! else's, or none to be had. And which commands the help shows for what was typed into its field.

use bluepencil_engine::Labels;
use bluepencil_engine::find::folded;

use super::matching::Sought;
use crate::commands::{COMMANDS, Chord, Command, Entry, Key, Keys};

/// A key as the browser tells of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Press<'a> {
    /// What it writes or is called.
    pub name: &'a str,
    /// Whether Ctrl or ⌘ is held.
    pub ctrl: bool,
    /// Whether Shift is held.
    pub shift: bool,
    /// Whether Alt is held.
    pub alt: bool,
}

/// Whose a key is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Owner {
    /// A command's.
    Command(Command),
    /// The label's of that name.
    Label(String),
}

/// Why a key is none to be had.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The browser, or everybody who uses one, has it for something else.
    Browsers,
    /// It moves about in the page or presses what is in focus.
    Moving,
    /// Alt writes signs on many keyboards.
    Alt,
    /// It writes nothing that can be told again.
    Unknown,
}

/// What becomes of a key that was pressed for a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// It asks to leave all as it is.
    Leave,
    /// It goes with another, which is waited for.
    Wait,
    /// It is not to be had.
    Refused(Refusal),
    /// It is the command's already.
    Same(Chord),
    /// It is somebody else's.
    Taken(Chord, Owner),
    /// It is free.
    Free(Chord),
}

/// Keys that only go with others.
const MODIFIERS: &[&str] =
    &["Shift", "Control", "Alt", "Meta", "AltGraph", "CapsLock", "Fn", "NumLock", "OS"];
/// What is a browser's with Ctrl or ⌘: tabs and windows, the address, reloading, printing, the size
/// of what is shown, and the clipboard.
const WITH_CTRL: &str = "wtnqrlpcvx+-=0123456789";
/// The same with Shift: windows, a reload, a browser's own tools.
const WITH_CTRL_SHIFT: &str = "wtnqrijc";
/// The same of keys with names.
const FUNCTIONS: &[&str] = &["F5", "F6", "F7", "F10", "F11", "F12"];
/// What walks a browser's tabs with Ctrl, and scrolls, types or presses without.
const WALKING: &[&str] = &["Tab", "PageUp", "PageDown", "F4"];
/// What scrolls, types or presses without Ctrl.
const PRESSING: &[&str] = &["Tab", "Enter", "Backspace", "Home", "End", "PageUp", "PageDown"];

/// What becomes of `press`, meant for `command`.
pub fn answer(keys: &Keys, labels: &Labels, command: Command, press: Press<'_>) -> Answer {
    if MODIFIERS.contains(&press.name) {
        return Answer::Wait;
    }
    if press.alt {
        return Answer::Refused(Refusal::Alt);
    }
    let Some(chord) = Chord::read(press.name, press.ctrl, press.shift) else {
        return Answer::Refused(Refusal::Unknown);
    };
    if is_escape(chord) {
        return Answer::Leave;
    }
    if let Some(refusal) = refusal(chord) {
        return Answer::Refused(refusal);
    }
    let label = match chord.key {
        Key::Sign(sign) if chord.is_single() => labels.by_key(sign),
        _ => None,
    };
    match (keys.owner(chord), label) {
        (Some(owner), _) if owner == command => Answer::Same(chord),
        (Some(owner), _) => Answer::Taken(chord, Owner::Command(owner)),
        (None, Some(label)) => Answer::Taken(chord, Owner::Label(label.name.clone())),
        (None, None) => Answer::Free(chord),
    }
}

/// Whether it leaves whatever is open, which it does always.
pub fn is_escape(chord: Chord) -> bool {
    chord.key == Key::Named("Escape")
}

fn refusal(chord: Chord) -> Option<Refusal> {
    let is_browsers = match chord.key {
        Key::Sign(sign) if chord.ctrl && chord.shift => WITH_CTRL_SHIFT.contains(sign),
        Key::Sign(sign) => chord.ctrl && WITH_CTRL.contains(sign),
        Key::Named(name) => FUNCTIONS.contains(&name) || chord.ctrl && WALKING.contains(&name),
    };
    let is_moving = !chord.ctrl
        && match chord.key {
            Key::Sign(sign) => sign == ' ',
            Key::Named(name) => {
                PRESSING.contains(&name) || !chord.shift && name.starts_with("Arrow")
            }
        };
    match (is_browsers, is_moving) {
        (true, _) => Some(Refusal::Browsers),
        (false, true) => Some(Refusal::Moving),
        (false, false) => None,
    }
}

/// The commands that the help shows for `typed`, in the order of the table: by their names, or by a
/// key of theirs as it is written.
pub fn shown(typed: &str, keys: &Keys) -> Vec<&'static Entry> {
    let sought = Sought::new(typed);
    let typed = folded(typed.trim());
    let is_key = |chord: Chord| {
        let label = folded(&keys.label(chord));
        // One letter is a key by itself; more may be part of "Ctrl+Shift".
        label.split('+').any(|part| part == typed)
            || !typed.is_empty() && typed.contains('+') && label.starts_with(&typed)
    };
    let fits = |entry: &&Entry| {
        sought.fit(&folded(entry.command.title())).is_some()
            || keys.of(entry.command).into_iter().any(is_key)
    };
    COMMANDS.iter().filter(fits).collect()
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::Label;

    use super::*;
    use crate::commands::Platform;

    /// What becomes of keys as they are written ("Ctrl+Shift+z"), meant for the note.
    fn check(keys: &Keys, pressed: &str, expected: &Answer) {
        let (ctrl, rest) = pressed.strip_prefix("Ctrl+").map_or((false, pressed), |it| (true, it));
        let (shift, rest) = rest.strip_prefix("Shift+").map_or((false, rest), |it| (true, it));
        let (alt, name) = rest.strip_prefix("Alt+").map_or((false, rest), |it| (true, it));
        let labels =
            Labels::default().with(Label { key: Some('b'), ..Label::new("motive", 7) }).unwrap();
        let press = Press { name, ctrl, shift, alt };
        assert_eq!(&answer(keys, &labels, Command::Note, press), expected, "{pressed}");
    }

    fn chord(name: &str, ctrl: bool, shift: bool) -> Chord {
        Chord::read(name, ctrl, shift).unwrap()
    }

    #[test]
    fn a_key_is_free_the_commands_own_or_somebody_elses() {
        let keys = Keys::default();
        check(&keys, "z", &Answer::Free(chord("z", false, false)));
        check(&keys, "Ctrl+Shift+y", &Answer::Free(chord("y", true, true)));
        check(&keys, "W", &Answer::Same(chord("w", false, false)));
        let reject = Owner::Command(Command::Reject);
        check(&keys, "x", &Answer::Taken(chord("x", false, false), reject));
        let undo = Owner::Command(Command::Undo);
        check(&keys, "Ctrl+z", &Answer::Taken(chord("z", true, false), undo));
        let given = keys.with(Command::Note, None, Some(chord("x", false, false)));
        check(&given, "x", &Answer::Same(chord("x", false, false)));
    }

    #[test]
    fn a_labels_key_is_taken_with_shift_too_but_not_with_ctrl() {
        let keys = Keys::default();
        let motive = || Owner::Label("motive".into());
        check(&keys, "b", &Answer::Taken(chord("b", false, false), motive()));
        check(&keys, "Shift+B", &Answer::Taken(chord("b", false, true), motive()));
        check(&keys, "Ctrl+b", &Answer::Free(chord("b", true, false)));
        check(&keys, "1", &Answer::Taken(chord("1", false, false), Owner::Label("quote".into())));
    }

    #[test]
    fn what_browsers_keep_and_what_moves_about_is_refused() {
        let keys = Keys::default();
        for pressed in
            ["Ctrl+w", "Ctrl+Shift+T", "Ctrl+n", "Ctrl+c", "Ctrl+1", "F5", "Shift+F5", "Ctrl+Tab"]
        {
            check(&keys, pressed, &Answer::Refused(Refusal::Browsers));
        }
        for pressed in ["Tab", "Shift+Tab", "Enter", " ", "ArrowDown", "Home", "Backspace"] {
            check(&keys, pressed, &Answer::Refused(Refusal::Moving));
        }
        check(&keys, "Alt+x", &Answer::Refused(Refusal::Alt));
        check(&keys, "Dead", &Answer::Refused(Refusal::Unknown));
        check(&keys, "Shift", &Answer::Wait);
        check(&keys, "Escape", &Answer::Leave);
        check(&keys, "Ctrl+Enter", &Answer::Free(chord("Enter", true, false)));
        check(&keys, "Ctrl+ ", &Answer::Free(chord(" ", true, false)));
    }

    #[test]
    fn no_key_of_the_table_would_be_refused() {
        for chord in COMMANDS.iter().flat_map(|entry| entry.chords) {
            assert_eq!(refusal(*chord).filter(|_| !is_escape(*chord)), None, "{chord:?}");
        }
    }

    #[test]
    fn the_help_is_searched_by_name_and_by_key() {
        let shown = |typed: &str, keys: &Keys| -> Vec<Command> {
            super::shown(typed, keys).iter().map(|entry| entry.command).collect()
        };
        let keys = Keys::default();
        assert_eq!(shown("", &keys).len(), COMMANDS.len());
        assert_eq!(shown("rename", &keys), [Command::Rename]);
        assert_eq!(shown("F2", &keys), [Command::Rename]);
        assert_eq!(shown("ctrl+z", &keys), [Command::Undo]);
        assert!(shown("ctrl", &keys).contains(&Command::Redo));
        assert!(!shown("x", &keys).contains(&Command::Help));
        assert_eq!(shown("⌘z", &Keys::on(Platform::Apple)), [Command::Undo]);
        let changed = keys.with(Command::Sample, None, Chord::read("F9", false, false));
        assert_eq!(shown("f9", &changed), [Command::Sample]);
        assert_eq!(shown("no such thing", &keys), []);
    }
}
