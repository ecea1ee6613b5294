//! A box to paste into, for those who look for one, and to type into.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use super::element::{button, element};
use crate::hooks::PASTE_BOX;
use crate::runner::Runner;
use crate::words::{Language, phrases};

/// Where the box stands.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Carries commands out.
    pub runner: Runner,
    /// The id of its field.
    pub id: &'static str,
    /// The language of the interface.
    pub language: Language,
}

/// The box. A paste is taken at once by the page's own handler; what is typed waits for the
/// button. The field is left uncontrolled, so that a long text is not copied on every key.
#[component]
pub fn PasteBox(props: &Props) -> Html {
    let field = use_node_ref();
    let onclick = {
        let (runner, field) = (props.runner.clone(), field.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let text = field.value();
                if !text.trim().is_empty() {
                    field.set_value("");
                }
                runner.take_text(text);
            }
        })
    };
    let label = element("label", "paste-box__label").is("for", props.id);
    let area = element("textarea", PASTE_BOX)
        .found_by(&field)
        .is("id", props.id)
        .is("rows", "4")
        .is("spellcheck", "false")
        .set("placeholder", phrases::empty::paste_anywhere(props.runner.workspace().keys.ctrl()));
    element("div", "paste-box")
        .put(label.say(phrases::empty::paste_here()))
        .put(area)
        .put(button("button button--main", onclick).say(phrases::empty::read_text()))
        .html()
}
