//! Moves the page's focus to an element.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{
    Element, HtmlElement, HtmlInputElement, ScrollIntoViewOptions, ScrollLogicalPosition,
};

/// The id of the pane that the article stands in.
const ARTICLE: &str = "article";

/// The id of the panel, which has the card of the mark in focus.
pub const PANEL: &str = "panel";

/// Focuses the element `id` and brings it into view; `false` when there is none.
pub fn focus(id: &str) -> bool {
    let element = gloo::utils::document().get_element_by_id(id);
    let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) else {
        return false;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // A browser that cannot focus it leaves the focus where it was, which is no harm.
    let _ = element.focus_with_options(&options);
    bring_into_view(&element);
    true
}

/// Brings the element `id` into view, wherever the focus is.
pub fn show(id: &str) {
    if let Some(element) = gloo::utils::document().get_element_by_id(id) {
        bring_into_view(&element);
    }
}

/// Brings the element `id` into view again where the panel has opened over it: on a narrow page, that
/// stands at the foot of the article. Elsewhere what is pressed stays under the pointer.
pub fn uncover(id: &str) {
    let document = gloo::utils::document();
    let place = |element: Option<Element>| element.map(|it| it.get_bounding_client_rect());
    let pane = place(document.get_element_by_id(ARTICLE));
    let panel = place(document.get_element_by_id(PANEL)).filter(|it| it.height() > 0.0);
    let Some((pane, panel)) = pane.zip(panel) else { return };
    // Half a pixel is where a browser rounds.
    if panel.top() + 0.5 > pane.bottom() {
        show(id);
    }
}

fn bring_into_view(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// The element that has the focus; none if nothing in particular has it.
pub fn focused() -> Option<HtmlElement> {
    let document = gloo::utils::document();
    let active = document.active_element().and_then(|it| it.dyn_into::<HtmlElement>().ok())?;
    (active.tag_name() != "BODY").then_some(active)
}

/// Gives the focus back to `element`, or to the article if that is no longer in the page. Nothing
/// moves on screen.
pub fn give_back(element: Option<HtmlElement>) {
    let Some(element) = element else { return };
    let document = gloo::utils::document();
    let article = || document.get_element_by_id(ARTICLE)?.dyn_into::<HtmlElement>().ok();
    let Some(element) = Some(element).filter(|it| it.is_connected()).or_else(article) else {
        return;
    };
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    // As above: an element that takes no focus leaves it where it was.
    let _ = element.focus_with_options(&options);
}

/// Whether the focus is on (or in) the element `id` already.
pub fn is_in(id: &str) -> bool {
    let document = gloo::utils::document();
    let element = document.get_element_by_id(id);
    let active = document.active_element();
    element.zip(active).is_some_and(|(element, active)| element.contains(Some(&active)))
}

/// Whether the focus is on `element` or in it.
pub fn is_inside(element: &Element) -> bool {
    element.contains(gloo::utils::document().active_element().as_deref())
}

/// Focuses the field `id` and selects what is in it, ready to be typed over; `false` when there is none.
pub fn select(id: &str) -> bool {
    let element = gloo::utils::document().get_element_by_id(id);
    let Some(field) = element.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) else {
        return false;
    };
    // As above: a field that takes no focus leaves it where it was.
    let _ = field.focus();
    field.select();
    true
}

/// Goes to the element `id` as `way` does, [`focus`] or [`select`], once what was dispatched is drawn: an
/// element that is not shown takes no focus. Words that are typed right after the key that led there are
/// typed into it, since that is drawn before the browser hands on another key, but where much is to be
/// drawn.
pub fn go_to(id: &str, way: fn(&str) -> bool) {
    let id = id.to_owned();
    spawn_local(async move {
        way(&id);
        if !is_in(&id) {
            Timeout::new(0, move || _ = way(&id)).forget();
        }
    });
}
