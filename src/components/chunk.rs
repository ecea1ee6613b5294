//! Rows that are drawn together once they come near the screen. Laying out text is what
//! costs: an article of 200,000 lines opens with the first few hundred and draws the rest as it is
//! scrolled to.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{
    HtmlElement, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit,
};
use yew::prelude::*;

use super::element::{Element, component, element};
use super::line_view::{self, LineView};
use crate::commands::Keys;
use crate::dom::selection::START;
use crate::runner::Runner;
use crate::state::Mark;
use crate::view::chunks;
use crate::view::rows::Row;
use crate::view::segments::{Parts, parts_in};
use crate::words::Language;

/// How far from the screen rows are drawn already.
const AHEAD: &str = "1500px 0px";
/// How long after the other the chunks of an article that is drawn in whole are drawn, in milliseconds:
/// long enough for whatever somebody does meanwhile.
const EACH_MS: u32 = 50;
/// How many bytes of text stand in one rem of height: a line of 1.8 rem has some seventy signs, and
/// the space between paragraphs takes a fifth. What has not been laid out is given as much room.
const BYTES_A_REM: u32 = 32;

/// How long a chunk of the article on screen waits before it is drawn; one in focus does not wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wait {
    /// Not at all: it opens the article.
    None,
    /// Until it is its turn, or it comes near the screen: an article of usual length is drawn in whole.
    Turn(usize),
    /// Until it comes near the screen: the article is very long.
    UntilNear,
}

/// The rows and what of them is in focus.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The rows.
    pub chunk: chunks::Chunk,
    /// When they are drawn.
    pub wait: Wait,
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
    /// The language of the article; empty where it cannot be told.
    pub lang: &'static str,
    /// Carries commands out.
    pub runner: Runner,
}

/// The rows, or room for them.
#[component]
pub fn Chunk(props: &Props) -> Html {
    let place = use_node_ref();
    let is_due = use_state_eq(|| props.wait == Wait::None);
    let is_drawn = *is_due || props.focus.is_some() || props.is_called;
    {
        let setter = is_due.setter();
        // Once drawn, rows stay: to take them away again would move what is on screen.
        use_effect_with(props.is_called, {
            let setter = setter.clone();
            move |is_called| {
                if *is_called {
                    setter.set(true)
                }
            }
        });
        let from = (place.clone(), props.wait, is_drawn);
        use_effect_with(from, move |(place, wait, is_drawn)| {
            let element = place.cast::<HtmlElement>().filter(|_| !is_drawn);
            let draw = move || setter.set(true);
            let turn = match wait {
                Wait::Turn(turn) if !is_drawn => {
                    let wait_ms = u32::try_from(*turn).unwrap_or(u32::MAX).saturating_mul(EACH_MS);
                    Some(Timeout::new(wait_ms, draw.clone()))
                }
                _ => None,
            };
            let watch = element.and_then(|element| Watch::new(&element, draw));
            move || drop((watch, turn))
        });
    }
    use_effect_with((place.clone(), props.chunk.span().len()), |(place, bytes)| {
        if let Some(element) = place.cast::<HtmlElement>() {
            let size = format!("auto {}rem", 1 + bytes / BYTES_A_REM);
            // A browser that does not know it scrolls less evenly.
            let _ = element.style().set_property("contain-intrinsic-block-size", &size);
        }
    });
    let start = props.chunk.span().start.to_string();
    if !is_drawn {
        let waiting = element("div", "chunk chunk--waiting").set(START, start);
        return waiting.found_by(&place).html();
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
            lang: props.lang,
            runner: props.runner.clone(),
        };
        component::<LineView>(properties, Some(row.span.start.into()))
    };
    let chunk = element("div", "chunk").set(START, start).found_by(&place);
    props.chunk.rows().iter().map(line).fold(chunk, Element::put_html).html()
}

/// Waits for an element to come near the screen.
struct Watch {
    observer: IntersectionObserver,
    _handler: Closure<dyn FnMut(js_sys::Array)>,
}

impl Watch {
    /// `None` in a browser without intersection observers, none of which runs WebAssembly.
    fn new(element: &HtmlElement, came: impl Fn() + 'static) -> Option<Self> {
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
