//! A speaker wherever one is named: initials in the speaker's colour, and the name.

use yew::prelude::*;

use crate::view::names;
use crate::view::speakers::{COLOURS, Slot};
use crate::words;

/// The speaker's sign and name; `None` for a quotation whose speaker is open.
pub fn speaker(name: Option<&str>, slot: Option<Slot>) -> Html {
    let sign = name.map(names::initials);
    html! {
        <span class="speaker" data-colour={colour(slot)} data-round={round(slot)} dir="auto">
            if let Some(sign) = sign {
                <span class="speaker__sign" aria-hidden="true">{ sign }</span>
            }
            <span class="speaker__name">{ name.unwrap_or(words::NOBODY).to_owned() }</span>
        </span>
    }
}

/// The number of a speaker's colour in the style sheet.
pub fn colour(slot: Option<Slot>) -> Option<String> {
    slot.map(|slot| (slot % COLOURS).to_string())
}

/// How often the colours were used up before this speaker's turn: another shape of sign.
pub fn round(slot: Option<Slot>) -> Option<&'static str> {
    slot.map(|slot| match slot / COLOURS {
        0 => "0",
        1 => "1",
        _ => "2",
    })
}

/// The sign of doubt, told to screen readers in words.
pub fn doubt() -> Html {
    html! {
        <span class="doubt" title={words::DOUBTFUL}>
            <span aria-hidden="true">{ "?" }</span>
            <span class="hidden">{ words::DOUBTFUL }</span>
        </span>
    }
}
