//! A speaker wherever one is named: initials in the speaker's colour, and the name.

use yew::prelude::*;

use super::element::element;
use crate::view::names;
use crate::view::speakers::{COLOURS, Slot};
use crate::words::phrases;

/// The speaker's sign and name; `None` for a quotation whose speaker is open.
pub fn speaker(name: Option<&str>, slot: Option<Slot>) -> Html {
    let sign = |name| {
        element("span", "speaker__sign").is("aria-hidden", "true").say(&names::initials(name))
    };
    element("span", "speaker")
        .set_if("data-colour", colour(slot))
        .is_if("data-round", round(slot))
        .is("dir", "auto")
        .put_if(name.map(sign))
        .put(element("span", "speaker__name").say(name.unwrap_or(phrases::article::nobody())))
        .html()
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
    element("span", "doubt")
        .is("title", phrases::article::doubtful())
        .put(element("span", "").is("aria-hidden", "true").say("?"))
        .put(element("span", "hidden").say(phrases::article::doubtful()))
        .html()
}
