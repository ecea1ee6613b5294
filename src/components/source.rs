//! The text of an article as it was pasted, to be changed, with what will become of the marks.

use std::cell::Cell;
use std::rc::Rc;

use bluepencil_engine::{DocumentId, Text};
use gloo::timers::callback::Timeout;
use web_sys::{HtmlTextAreaElement, InputEvent, KeyboardEvent};
use yew::prelude::*;

use super::element::{button, element};
use crate::runner::Runner;
use crate::words::changing;
use crate::words::problems::problem;
use crate::words::{Language, phrases};

/// The id of the field.
pub const SOURCE: &str = "source";
/// What becomes of the marks is worked out when nothing was typed for so long: in a very long text
/// it takes longer than the time between two keys.
const QUIET_MS: u32 = 300;

/// What the field is about.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The article.
    pub id: DocumentId,
    /// The text as it is.
    pub text: Text,
    /// The language of the interface.
    pub language: Language,
    /// Carries commands out.
    pub runner: Runner,
}

/// The field with its buttons. It is left uncontrolled, so that a long text is not copied on every
/// key.
#[component]
pub fn Source(props: &Props) -> Html {
    let field = use_node_ref();
    let foreseen = use_state_eq(|| phrases::source::same().to_owned());
    let waiting = use_mut_ref(|| None::<Timeout>);
    // Whether what was typed was applied or given up.
    let is_over = use_memo((), |()| Cell::new(false));
    use_effect_with(field.clone(), {
        let (Props { id, text, runner, .. }, told) = (props.clone(), foreseen.setter());
        let is_over = Rc::clone(&is_over);
        move |field| {
            let field = field.cast::<HtmlTextAreaElement>();
            let draft = runner.workspace().drafts.get(&id).cloned();
            if let Some(field) = &field {
                field.set_value(draft.as_deref().unwrap_or(text.as_str()));
                // The focus scrolls to the caret. A field without one shows its beginning anyway.
                let _ = field.set_selection_range(0, 0);
            }
            if let Some(draft) = draft {
                told.set(tell(&runner, &draft));
            }
            move || {
                if let Some(field) = field.filter(|_| !is_over.get()) {
                    runner.leave_draft(&id, &field.value());
                }
            }
        }
    });
    let typed = {
        let field = field.clone();
        move || field.cast::<HtmlTextAreaElement>().map(|field| field.value()).unwrap_or_default()
    };
    let oninput = {
        let (Props { id, runner, .. }, told) = (props.clone(), foreseen.setter());
        let typed = typed.clone();
        Callback::from(move |_: InputEvent| {
            let (id, runner) = (id.clone(), runner.clone());
            let (typed, told) = (typed.clone(), told.clone());
            let rest = move || {
                let typed = typed();
                told.set(tell(&runner, &typed));
                runner.keep_draft(&id, &typed);
            };
            *waiting.borrow_mut() = Some(Timeout::new(QUIET_MS, rest));
        })
    };
    let apply = {
        let (runner, typed, is_over) = (props.runner.clone(), typed.clone(), Rc::clone(&is_over));
        move || is_over.set(runner.change_text(&typed()))
    };
    let onkeydown = {
        let (runner, apply) = (props.runner.clone(), apply.clone());
        let is_left = Rc::clone(&is_over);
        Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
            "Enter" if event.ctrl_key() || event.meta_key() => {
                event.prevent_default();
                apply();
            }
            "Escape" => is_left.set(runner.leave_change(&typed())),
            _ => {}
        })
    };
    let runner = props.runner.clone();
    let cancel = Callback::from(move |_: MouseEvent| {
        is_over.set(true);
        runner.end_change();
    });
    let hint = phrases::source::keys(props.runner.workspace().keys.ctrl());
    element("section", "source")
        .is("aria-label", phrases::step::changed_text())
        .put(element("label", "source__label").is("for", SOURCE).say(phrases::source::field()))
        .put(
            element("textarea", "source__field")
                .found_by(&field)
                .is("id", SOURCE)
                .is("translate", "no")
                .is("aria-describedby", "source-keys")
                .on_input(oninput)
                .on_key(onkeydown),
        )
        .put(element("p", "source__keys").is("id", "source-keys").say(&hint))
        .put(element("p", "source__foreseen").is("role", "status").say(&foreseen))
        .put(
            element("p", "source__buttons")
                .put(
                    button("button button--main", Callback::from(move |_: MouseEvent| apply()))
                        .say(phrases::source::apply()),
                )
                .put(button("button", cancel).say(phrases::source::cancel())),
        )
        .html()
}

/// What will become of the marks if the text is `typed`.
fn tell(runner: &Runner, typed: &str) -> String {
    match runner.foreseen(typed) {
        None => phrases::source::same().to_owned(),
        Some(Ok(revision)) => changing::foreseen(&revision),
        Some(Err(error)) => problem(&error),
    }
}
