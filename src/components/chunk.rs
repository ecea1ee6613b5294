//! A hundred rows that are drawn together once they come near the screen. Laying out text is what
//! costs: an article of 200,000 lines opens with the first few hundred and draws the rest as it is
//! scrolled to.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};
use yew::prelude::*;

use super::element::{Element, component, element};
use super::line_view::{self, LineView};
use crate::commands::Keys;
use crate::runner::Runner;
use crate::state::Mark;
use crate::view::rows::Row;
use crate::view::segments::{Parts, parts_in};
use crate::words::Language;

/// How far from the screen rows are drawn already.
const AHEAD: &str = "1500px 0px";

/// The rows and what of them is in focus.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The rows.
    pub rows: Rc<[Rc<Row>]>,
    /// Whether they open the article, and so are drawn at once.
    pub is_first: bool,
    /// The mark in focus, if it is in these rows.
    pub focus: Option<Mark>,
    /// Whether something in these rows is to be shown, so that they must be there.
    pub is_called: bool,
    /// The mark that the Tab key reaches, if it is in these rows.
    pub entry: Option<Mark>,
    /// What tells of the quotation in focus in these rows.
    pub parts: Parts,
    /// Whether the text is shown as it was pasted.
    pub is_original: bool,
    /// The commands' keys, for tooltips.
    pub keys: Keys,
    /// The language of the interface.
    pub language: Language,
    /// Carries commands out.
    pub runner: Runner,
}

/// The rows, or room for them.
#[component]
pub fn Chunk(props: &Props) -> Html {
    let place = use_node_ref();
    let is_near = use_state_eq(|| props.is_first);
    let is_drawn = *is_near || props.focus.is_some() || props.is_called;
    {
        let setter = is_near.setter();
        // Once drawn, rows stay: to take them away again would move what is on screen.
        use_effect_with(props.is_called, {
            let setter = setter.clone();
            move |is_called| {
                if *is_called {
                    setter.set(true)
                }
            }
        });
        use_effect_with((place.clone(), is_drawn), move |(place, is_drawn)| {
            let element = place.cast::<web_sys::Element>().filter(|_| !is_drawn);
            let watch = element.and_then(|element| Watch::new(&element, move || setter.set(true)));
            move || drop(watch)
        });
    }
    if !is_drawn {
        let size = if props.rows.len() > 50 { "large" } else { "small" };
        return element("div", "chunk chunk--waiting")
            .is("data-size", size)
            .found_by(&place)
            .html();
    }
    let line = |row: &Rc<Row>| {
        let is_here = |mark: &Mark| row.span.holds(mark.span().start);
        let properties = line_view::Props {
            row: Rc::clone(row),
            focus: props.focus.filter(is_here),
            entry: props.entry.filter(is_here),
            parts: parts_in(props.parts, row.span),
            is_original: props.is_original,
            keys: props.keys.clone(),
            language: props.language,
            runner: props.runner.clone(),
        };
        component::<LineView>(properties, Some(row.span.start.into()))
    };
    let chunk = element("div", "chunk").found_by(&place);
    props.rows.iter().map(line).fold(chunk, Element::put_html).html()
}

/// Waits for an element to come near the screen.
struct Watch {
    observer: IntersectionObserver,
    _handler: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// `None` in a browser without intersection observers, none of which runs WebAssembly.
    fn new(element: &web_sys::Element, came: impl Fn() + 'static) -> Option<Self> {
        let handler = Closure::new(move |entries: js_sys::Array| {
            let is_near = |entry: wasm_bindgen::JsValue| {
                entry.unchecked_into::<IntersectionObserverEntry>().is_intersecting()
            };
            if entries.iter().any(is_near) {
                came();
            }
        });
        let options = IntersectionObserverInit::new();
        options.set_root_margin(AHEAD);
        let callback = AsRef::<wasm_bindgen::JsValue>::as_ref(&handler).unchecked_ref();
        let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
        observer.observe(element);
        Some(Self { observer, _handler: handler })
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}
