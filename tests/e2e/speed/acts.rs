//! The usual commands as they are measured: what is done to get there, and the key itself.

use super::Side;

/// One thing that is done to a page.
#[derive(Clone, Copy, Debug)]
pub struct Act {
    /// What it is called in the figures; nothing for what only leads to others.
    pub measured: Option<&'static str>,
    /// What it does.
    pub kind: Kind,
    /// By what its effect is told, a name in `probe.js`.
    pub sign: &'static str,
}

/// What an act does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Scrolls to a place and puts the focus on something there.
    Place(&'static str),
    /// Selects two words on screen.
    Select,
    /// Puts the focus on something.
    FocusOn(&'static str),
    /// Presses a key.
    Key(&'static str),
    /// Clicks one of several.
    Click(&'static str),
}

/// What is done in turn at each place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Command {
    /// Walking, verdicts, undo and redo.
    Review,
    /// A label for a selection, its note, its removal.
    Mark,
    /// Views and kinds.
    Views,
    /// A mark from the list in the panel.
    Panel,
    /// Another article and back.
    Articles,
}

/// All of them.
pub const COMMANDS: &[Command] =
    &[Command::Review, Command::Mark, Command::Views, Command::Panel, Command::Articles];

const fn on_the_way(kind: Kind) -> Act {
    Act { measured: None, kind, sign: "" }
}

const fn key(name: &'static str, key: &'static str, sign: &'static str) -> Act {
    Act { measured: Some(name), kind: Kind::Key(key), sign }
}

/// What `command` is on either page.
pub fn of(command: Command, side: Side) -> Vec<Act> {
    let is_ours = side == Side::Ours;
    let either = |ours: &'static str, plain: &'static str| if is_ours { ours } else { plain };
    let quote = either("mark.mark[tabindex]", "mark");
    match command {
        Command::Review => vec![
            on_the_way(Kind::Place(quote)),
            key("accept", "a", "verdict"),
            key("undo", "u", "verdict"),
            key("redo", either("Control+y", "y"), "verdict"),
            key("reject", "x", "verdict"),
            key("next mark", "n", "focus"),
            key("next mark", "n", "focus"),
            key("previous mark", "p", "focus"),
            key("next doubtful mark", "q", "focus"),
        ],
        Command::Mark => vec![
            on_the_way(Kind::Place(quote)),
            on_the_way(Kind::Select),
            key("label a selection", "2", "focus"),
            on_the_way(Kind::FocusOn("#note")),
            key("type a note", "w", "note"),
            key("type a note", "h", "note"),
            key("type a note", "y", "note"),
            on_the_way(Kind::FocusOn(either("mark[data-focused=true]", "#hand-new"))),
            key("remove a mark", "Delete", "focus"),
        ],
        Command::Views => {
            let strike = Act {
                measured: Some("strike a kind"),
                kind: match is_ours {
                    true => Kind::Click(".kind[data-kind=advertisement] .switch"),
                    false => Kind::Key("s"),
                },
                sign: "struck",
            };
            let view = key("next view", "v", "view");
            vec![on_the_way(Kind::Place(quote)), view, view, view, strike, strike]
        }
        Command::Panel => {
            let kind = match is_ours {
                true => Kind::Click("[data-section=quotes] .entries button"),
                false => Kind::Key("q"),
            };
            vec![
                on_the_way(Kind::Place(quote)),
                Act { measured: Some("go to a mark from the panel"), kind, sign: "focus" },
            ]
        }
        Command::Articles => {
            vec![key("leave the article", "[", "article"), key("come back to it", "]", "article")]
        }
    }
}
