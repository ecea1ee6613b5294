//! Keys, pastes and drops anywhere in the page.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event, KeyboardEvent};
use yew::prelude::*;

use crate::commands::Command;
use crate::components::find::FIND_FIELD;
use crate::dom::clipboard::brought;
use crate::dom::selection;
use crate::runner::Runner;
use crate::runner::marking::last_label;
use crate::state::Dialogue;

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
        // What was pasted before comes again (`index.html`).
        _ = Event::new("listening").map(|event| gloo::utils::window().dispatch_event(&event));
        move || drop(listener)
    });
}

/// Copies what is selected in the article as the view shows it, all of it, drawn or not.
#[hook]
pub fn use_copy(runner: &Runner) {
    use_effect_with(runner.clone(), |runner| {
        let runner = runner.clone();
        let listener = listen("copy", move |event: &ClipboardEvent| {
            // Until the page is whole, the browser copies as it does.
            let is_ours = runner.is_whole() && field(event).is_none();
            let Some(data) = event.clipboard_data().filter(|_| is_ours) else { return };
            if let Some(text) = runner.copy_selected()
                && data.set_data("text/plain", &text).is_ok()
            {
                event.prevent_default();
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
    if event.is_composing() || event.default_prevented() {
        return;
    }
    let workspace = runner.workspace();
    let letters = workspace.letter_keys;
    let is_modal = workspace.dialogue.is_some();
    // A browser tells that a dialogue was closed later than it hands on the next key.
    if is_modal && event.key() == "Escape" {
        event.prevent_default();
        return runner.close_dialogue();
    }
    if !is_modal
        && field(event).is_none()
        && (moves_caret(runner, event) || gives_label(runner, event, letters))
    {
        return event.prevent_default();
    }
    if event.alt_key() {
        return;
    }
    let pressed = workspace.keys.pressed(&event.key(), is_ctrl, event.shift_key(), letters);
    let Some(command) = pressed else { return };
    // An open dialogue closes itself, and the page behind it is not there.
    let opens = matches!(command, Command::Help | Command::Palette | Command::GoToArticle);
    if is_modal && !opens {
        return;
    }
    // In a field, keys are words.
    let is_global = match command {
        Command::Download | Command::Open | Command::Find | Command::FindInAll => is_ctrl,
        Command::NextHit | Command::PreviousHit => true,
        _ => is_ctrl && opens,
    };
    let field = field(event);
    if field.is_some() && !is_global || is_the_browsers(runner, command, field.as_ref()) {
        return;
    }
    event.prevent_default();
    runner.run(command);
}

/// Whether the browser's own search is what is meant: a second time, or where there is no article and
/// none on its way.
fn is_the_browsers(runner: &Runner, command: Command, field: Option<&Element>) -> bool {
    let workspace = runner.workspace();
    let is_again = field.is_some_and(|field| field.id() == FIND_FIELD);
    let is_elsewhere = (workspace.article().is_none() && !runner.awaits_article())
        || workspace.changing.is_some()
        || workspace.is_comparing()
        || workspace.dialogue == Some(Dialogue::Help);
    match command {
        Command::Find => is_again || is_elsewhere,
        Command::NextHit | Command::PreviousHit | Command::SelectAll => is_elsewhere,
        _ => false,
    }
}

/// Moves the caret in the article, if there is one and the key does that. A press of Enter marks.
fn moves_caret(runner: &Runner, event: &KeyboardEvent) -> bool {
    let workspace = runner.workspace();
    if !workspace.caret {
        return false;
    }
    let key = event.key();
    if key == "Enter" && runner.selected().is_some() {
        runner.mark(&last_label(&workspace));
        return true;
    }
    let is_ctrl = event.ctrl_key() || event.meta_key();
    let is_forward = matches!(key.as_str(), "ArrowRight" | "ArrowDown" | "End");
    let is_extending = event.shift_key();
    let units: &[&str] = match key.as_str() {
        "ArrowLeft" | "ArrowRight" if is_ctrl => &["word"],
        "ArrowLeft" | "ArrowRight" => &["character"],
        "ArrowUp" | "ArrowDown" if event.alt_key() => &["sentence"],
        // Down goes to the head of the next paragraph, but selects no more than this one.
        "ArrowDown" if is_ctrl && !is_extending => &["paragraphboundary", "character"],
        // A character first, lest a caret at the edge stay there.
        "ArrowUp" | "ArrowDown" if is_ctrl => &["character", "paragraphboundary"],
        "ArrowUp" | "ArrowDown" => &["line"],
        "Home" | "End" => &["lineboundary"],
        _ => return false,
    };
    units.iter().for_each(|unit| selection::modify(is_extending, is_forward, unit));
    true
}

/// Marks what is selected, if the key is a label's.
fn gives_label(runner: &Runner, event: &KeyboardEvent, letters: bool) -> bool {
    let key = event.key();
    let mut signs = key.chars();
    let (Some(sign), None) = (signs.next(), signs.next()) else { return false };
    if !letters || event.ctrl_key() || event.meta_key() || event.alt_key() {
        return false;
    }
    let workspace = runner.workspace();
    let label = workspace.project.settings.labels.by_key(sign);
    let Some(label) = label.filter(|_| runner.selected().is_some()) else { return false };
    runner.mark(&label.name);
    true
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
