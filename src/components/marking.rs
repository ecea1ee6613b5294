//! The menu at what is selected, the caret for whoever selects by keys, and what screen readers
//! hear of both.

mod ends;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::prelude::*;

use self::ends::use_ends;
use super::element::{Element, button, element, fragment};
use super::panel::hand::sign;
use crate::app::Shared;
use crate::commands::Command;
use crate::components::button::running;
use crate::dom::selection;
use crate::runner::Runner;
use crate::state::Mark;
use crate::words::marking as words;
use crate::words::problems::mark_error;
use crate::words::{labels, phrases};

/// The id of the menu.
pub const MENU: &str = "marking";
/// How long a selection rests before its menu comes, in milliseconds: a hand that drags pauses for
/// less.
const REST_MS: u32 = 150;
/// The room between the selection and its menu, in CSS pixels: a selection's handles on a phone are
/// as high.
const GAP: i32 = 28;
/// The room that a menu is given at least, in CSS pixels.
const ROOM: i32 = 150;
/// The room between the menu and the side of the window.
const MARGIN: i32 = 8;

/// What the menu is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub workspace: Shared,
    /// Carries commands out.
    pub runner: Runner,
}

/// What is selected, and where on screen.
#[derive(Clone, Debug, PartialEq)]
struct Selected {
    /// What is said of it.
    told: String,
    left: i32,
    top: i32,
    bottom: i32,
    caret: [i32; 3],
}

/// The menu.
#[component]
pub fn Marking(props: &Props) -> Html {
    let selected = use_state_eq(|| None::<Selected>);
    let (menu, caret) = (use_node_ref(), use_node_ref());
    {
        let setter = selected.setter();
        use_effect_with(props.runner.clone(), move |runner| listen(runner.clone(), setter));
    }
    {
        let (menu, caret) = (menu.clone(), caret.clone());
        use_effect_with((*selected).clone(), move |selected| {
            if let Some(selected) = selected {
                put_menu(&menu, selected);
                put_caret(&caret, selected.caret);
            }
        });
    }
    let handles = use_ends(&props.workspace, &props.runner);
    let told = selected.as_ref().map_or("", |it| it.told.as_str());
    let is_made = selected.as_ref().is_some_and(|it| it.bottom > it.top);
    let is_caret = props.workspace.caret;
    fragment(vec![
        element("p", "hidden").is("role", "status").say(told).html(),
        if is_made { buttons(props).found_by(&menu).html() } else { Html::default() },
        if is_caret { element("div", "caret").found_by(&caret).html() } else { Html::default() },
        handles,
    ])
}

/// Follows the selection, wherever the page is scrolled to.
fn listen(runner: Runner, setter: UseStateSetter<Option<Selected>>) -> impl FnOnce() {
    let pending = std::rc::Rc::new(std::cell::Cell::new(None::<Timeout>));
    let follow = move || {
        let (runner, setter) = (runner.clone(), setter.clone());
        let wait = if runner.workspace().caret { 0 } else { REST_MS };
        pending.set(Some(Timeout::new(wait, move || setter.set(look(&runner)))));
    };
    let document = gloo::utils::document();
    let changed = {
        let follow = follow.clone();
        EventListener::new(&document, "selectionchange", move |_| follow())
    };
    let options = EventListenerOptions::run_in_capture_phase();
    let scrolled = EventListener::new_with_options(&document, "scroll", options, move |_| follow());
    move || drop((changed, scrolled))
}

/// What is selected now; with a caret also where nothing is.
fn look(runner: &Runner) -> Option<Selected> {
    let workspace = runner.workspace();
    let text = &workspace.article()?.document.text;
    let span = runner.selected();
    let caret = selection::caret_place().unwrap_or_default();
    let at = || selection::caret(text).map(|at| words::here(text.as_str(), at as usize));
    let told = match &span {
        Some(Ok(span)) => words::selected(text.slice(*span)),
        Some(Err(error)) => mark_error(error),
        None if workspace.caret => at()?,
        None => return None,
    };
    let place = selection::place().filter(|_| matches!(span, Some(Ok(_))));
    let [left, top, height] = place.unwrap_or_default();
    let bottom = top + height;
    Some(Selected { told, left, top, bottom, caret })
}

fn buttons(props: &Props) -> Element {
    let set = &props.workspace.project.settings.labels;
    let labels = set.iter().map(|label| {
        let (runner, name) = (props.runner.clone(), label.name.clone());
        let onclick = Callback::from(move |_: MouseEvent| runner.mark(&name));
        let key =
            label.key.map(|key| element("kbd", "").say(&String::from(key.to_ascii_uppercase())));
        button("button", onclick)
            .set("title", labels::about(label).to_owned())
            .put(sign(labels::label_among(set, &label.name), Some(label.colour)))
            .put_if(key)
    });
    let command = |command: Command, words: &str| {
        button("button", running(command, &props.runner))
            .set("title", props.runner.hint(command))
            .say(words)
    };
    let menu = element("section", "marking")
        .is("id", MENU)
        .is("aria-label", phrases::hand::menu())
        .put_all(labels)
        .put(command(Command::Note, phrases::hand::note()))
        .put(command(Command::Everywhere, phrases::hand::everywhere()))
        .put(command(Command::Kind, phrases::hand::line()));
    if !props.workspace.focus.is_some_and(Mark::has_ends) {
        return menu;
    }
    let runner = props.runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| runner.move_here());
    menu.put(button("button", onclick).say(phrases::hand::move_here()))
}

/// Puts the menu below the selection, or above it where there is more room. The policy of the page
/// forbids style attributes, not this.
fn put_menu(menu: &NodeRef, selected: &Selected) {
    let Some(menu) = menu.cast::<HtmlElement>() else { return };
    let Some(page) = gloo::utils::document().document_element() else { return };
    let (width, height) = (page.client_width(), page.client_height());
    let below = selected.bottom + GAP;
    let top = match below + menu.offset_height().max(ROOM) < height || selected.top < ROOM {
        true => below.min(height - menu.offset_height() - GAP),
        false => selected.top - menu.offset_height() - GAP / 2,
    };
    put(&menu, "left", selected.left.min(width - menu.offset_width() - MARGIN));
    put(&menu, "top", top);
}

fn put_caret(caret: &NodeRef, [left, top, height]: [i32; 3]) {
    if let Some(caret) = caret.cast::<HtmlElement>() {
        put(&caret, "left", left);
        put(&caret, "top", top);
        put(&caret, "block-size", height);
    }
}

fn put(element: &HtmlElement, side: &str, pixels: i32) {
    // Without its place it stands at the head of the page, where it serves as well.
    let _ = element.style().set_property(side, &(pixels.max(0).to_string() + "px"));
}
