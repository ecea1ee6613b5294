//! What dialogues have in common: each is in the page only while it is open.

use web_sys::HtmlDialogElement;
use yew::prelude::*;

/// Opens the dialogue that this leads to once it is in the page, and closes it before it goes: closing
/// is what gives the focus back to where it was.
#[hook]
pub fn use_dialogue() -> NodeRef {
    let place = use_node_ref();
    use_effect_with(place.clone(), |place| {
        let dialogue = place.cast::<HtmlDialogElement>();
        if let Some(dialogue) = &dialogue {
            // It is in the page and not open, so the browser has no ground to refuse.
            let _ = dialogue.show_modal();
        }
        move || {
            if let Some(dialogue) = dialogue {
                dialogue.close();
            }
        }
    });
    place
}
