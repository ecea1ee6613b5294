//! Keys, pastes and drops anywhere in the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event, KeyboardEvent};
use yew::prelude::*;

use crate::commands::{Command, pressed};
use crate::dom::clipboard::brought;
use crate::runner::Runner;

/// The class of a field that takes a paste as an article, not as words of its own.
pub const PASTE_BOX: &str = "paste-box__field";

/// Runs the command of each key that is pressed outside of fields.
#[hook]
pub fn use_keys(runner: &Runner) {
    use_effect_with(runner.clone(), |runner| {
        let runner = runner.clone();
        let listener = listen("keydown", move |event: &KeyboardEvent| on_key(&runner, event));
        move || drop(listener)
    });
}

/// Adds what is pasted anywhere but in a field for something else.
#[hook]
pub fn use_paste(runner: &Runner) {
    use_effect_with(runner.clone(), |runner| {
        let runner = runner.clone();
        let listener = listen("paste", move |event: &ClipboardEvent| {
            let is_paste_box = |element: &Element| element.class_list().contains(PASTE_BOX);
            if field(event).is_none_or(|field| is_paste_box(&field)) {
                event.prevent_default();
                runner.take(brought(event.clipboard_data().as_ref()));
            }
        });
        move || drop(listener)
    });
}

/// Adds what is dropped on the page; tells whether something is being dragged over it.
#[hook]
pub fn use_dropping(runner: &Runner) -> bool {
    let is_over = use_state_eq(|| false);
    let setter = is_over.setter();
    use_effect_with(runner.clone(), move |runner| {
        let runner = runner.clone();
        let set = setter.clone();
        let over = listen("dragover", move |event: &DragEvent| {
            event.prevent_default();
            set.set(true);
        });
        let set = setter.clone();
        let leave = listen("dragleave", move |event: &DragEvent| {
            // Only leaving the window has no element that is entered instead.
            if event.related_target().is_none() {
                set.set(false);
            }
        });
        let dropped = listen("drop", move |event: &DragEvent| {
            event.prevent_default();
            setter.set(false);
            runner.take(brought(event.data_transfer().as_ref()));
        });
        move || drop((over, leave, dropped))
    });
    *is_over
}

fn on_key(runner: &Runner, event: &KeyboardEvent) {
    let is_ctrl = event.ctrl_key() || event.meta_key();
    if event.is_composing() || event.alt_key() || event.default_prevented() {
        return;
    }
    let letters = runner.workspace().letter_keys;
    let Some(command) = pressed(&event.key(), is_ctrl, event.shift_key(), letters) else { return };
    // In a field, keys are words; an open dialogue closes itself.
    let is_global = matches!(command, Command::Download | Command::Open | Command::Help);
    if field(event).is_some() && !(is_ctrl && is_global) {
        return;
    }
    event.prevent_default();
    runner.run(command);
}

/// The field that the event happened in, if it was one.
fn field(event: &Event) -> Option<Element> {
    let element = event.target()?.dyn_into::<Element>().ok()?;
    element.closest("input:not([type=checkbox], [type=radio]), textarea, select").ok().flatten()
}

fn listen<E: JsCast>(name: &'static str, handle: impl Fn(&E) + 'static) -> EventListener {
    let options = EventListenerOptions::enable_prevent_default();
    let document = gloo::utils::document();
    EventListener::new_with_options(&document, name, options, move |event| {
        if let Some(event) = event.dyn_ref::<E>() {
            handle(event);
        }
    })
}
