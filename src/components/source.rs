//! The text of an article as it was pasted, to be changed, with what will become of the marks.

use bluepencil_engine::Text;
use gloo::timers::callback::Timeout;
use web_sys::{HtmlTextAreaElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use super::element::{button, element};
use crate::runner::Runner;
use crate::words::changing;

/// The id of the field.
pub const SOURCE: &str = "source";
/// What becomes of the marks is worked out when nothing was typed for so long: in a very long text
/// it takes longer than the time between two keys.
const QUIET_MS: u32 = 300;

/// What the field is about.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The text as it is.
    pub text: Text,
    /// Carries commands out.
    pub runner: Runner,
}

/// The field with its buttons. It is left uncontrolled, so that a long text is not copied on every
/// key.
#[component]
pub fn Source(props: &Props) -> Html {
    let field = use_node_ref();
    let foreseen = use_state_eq(|| changing::SAME.to_owned());
    let waiting = use_mut_ref(|| None::<Timeout>);
    use_effect_with(field.clone(), {
        let text = props.text.clone();
        move |field| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(text.as_str());
                // The caret first, for the focus scrolls to it. A field that takes no focus leaves it
                // where it was.
                let _ = field.set_selection_range(0, 0).and_then(|()| field.focus());
            }
        }
    });
    let typed = {
        let field = field.clone();
        move || field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default()
    };
    let oninput = {
        let (runner, typed, told) = (props.runner.clone(), typed.clone(), foreseen.setter());
        Callback::from(move |_: InputEvent| {
            let (runner, typed, told) = (runner.clone(), typed.clone(), told.clone());
            let tell = move || {
                told.set(match runner.foreseen(&typed()) {
                    None => changing::SAME.to_owned(),
                    Some(Ok(revision)) => changing::foreseen(&revision),
                    Some(Err(error)) => error.to_string(),
                });
            };
            *waiting.borrow_mut() = Some(Timeout::new(QUIET_MS, tell));
        })
    };
    let apply = {
        let (runner, typed) = (props.runner.clone(), typed.clone());
        move || runner.change_text(&typed())
    };
    let onkeydown = {
        let (runner, apply) = (props.runner.clone(), apply.clone());
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                apply();
            }
            "Escape" => runner.leave_change(&typed()),
            _ => {}
        })
    };
    let runner = props.runner.clone();
    let cancel = Callback::from(move |_: MouseEvent| runner.end_change());
    element("section", "source")
        .is("aria-label", changing::CHANGED)
        .put(element("label", "source__label").is("for", SOURCE).say(changing::FIELD))
        .put(
            element("textarea", "source__field")
                .found_by(&field)
                .is("id", SOURCE)
                .is("translate", "no")
                .is("aria-describedby", "source-keys")
                .on_input(oninput)
                .on_key(onkeydown),
        )
        .put(element("p", "source__keys").is("id", "source-keys").say(changing::KEYS))
        .put(element("p", "source__foreseen").is("role", "status").say(&foreseen))
        .put(
            element("p", "source__buttons")
                .put(
                    button("button button--main", Callback::from(move |_: MouseEvent| apply()))
                        .say("Apply"),
                )
                .put(button("button", cancel).say("Cancel")),
        )
        .html()
}
