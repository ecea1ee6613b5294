//! Sentences to the user: told once, politely, and kept until they are dismissed or replaced.

use super::screen::Mark;

/// Numbers messages in the order in which they were said.
pub type MessageId = u32;

/// One sentence to the user.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// Its number.
    pub id: MessageId,
    /// How grave it is.
    pub tone: Tone,
    /// The sentence.
    pub text: String,
    /// What can be done about it with one press.
    pub offer: Option<Offer>,
}

/// How grave a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something was done.
    Done,
    /// Something to know.
    Note,
    /// Something went wrong.
    Problem,
}

impl Tone {
    /// Its name in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Note => "note",
            Self::Problem => "problem",
        }
    }
}

/// A button beside a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Offer {
    /// Take the last change back.
    Undo,
    /// Say the same of everything that is like this mark.
    Alike(Mark),
}
