//! What was found, painted over the text of the article without touching it (CSS Custom Highlight
//! API). Only rows near the screen are painted: anew whenever rows are drawn or changed, or the article
//! is scrolled. Where a browser has no such highlights, the hit that was gone to is selected.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bluepencil_engine::{Span, Text};
use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::{Date, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, Element, MutationObserver, MutationObserverInit, NodeList, Range};

use super::selection;

/// The names of the highlights in the style sheet: of all hits, and of the one that was gone to.
const FOUND: &str = "found";
const HERE: &str = "found-here";
/// The name of the highlight of what a mark would cover whose end is in somebody's hand.
const DRAWN: &str = "drawn";
/// What scrolls, what is drawn together, and the texts of rows.
const READING: &str = ".reading";
const CHUNKS: &str = ".article__lines > .chunk";
const ROWS: &str = ".line__text";
/// The room that stays above and below a hit, in CSS pixels: three lines, to read on from.
const ROOM: f64 = 96.0;
/// How long a hit is kept in view, and how often it is looked at meanwhile, in milliseconds: rows are
/// drawn and laid out after it was gone to, which moves it.
const KEPT_MS: f64 = 2000.0;
const EACH_MS: u32 = 100;
/// By these a person moves the text themselves, and it is left where they have it.
const MOVING: [&str; 4] = ["wheel", "touchmove", "pointerdown", "keydown"];

#[wasm_bindgen]
extern "C" {
    /// Ranges of a page that are painted alike.
    type Highlight;
    #[wasm_bindgen(constructor)]
    fn new() -> Highlight;
    #[wasm_bindgen(method)]
    fn add(this: &Highlight, range: &Range);

    /// All highlights by name.
    type Highlights;
    #[wasm_bindgen(method)]
    fn set(this: &Highlights, name: &str, highlight: &Highlight);
    #[wasm_bindgen(method)]
    fn delete(this: &Highlights, name: &str);
}

/// The page's highlights, if the browser has any.
fn highlights() -> Option<Highlights> {
    let css = Reflect::get(&gloo::utils::window(), &"CSS".into()).ok()?;
    let highlights = Reflect::get(&css, &"highlights".into()).ok()?;
    (!highlights.is_undefined()).then(|| highlights.unchecked_into())
}

/// Paints what a mark of the article with this text would cover, as far as it is near the screen; or
/// nothing.
pub fn preview(text: &Text, span: Option<Span>) {
    let Some(highlights) = highlights() else { return };
    let Some(span) = span else { return highlights.delete(DRAWN) };
    let drawn = Highlight::new();
    for row in rows() {
        selection::ranges_over(text, &row, span).iter().for_each(|range| drawn.add(range));
    }
    highlights.set(DRAWN, &drawn);
}

/// What is painted.
#[derive(Clone, Debug, Default)]
pub struct Painting {
    /// The article's text.
    pub text: Option<Text>,
    /// The hits, in the order of their starts.
    pub hits: Rc<[Span]>,
    /// The one that was gone to.
    pub here: Option<Span>,
    /// Whether that one has a look of its own: it is a mark in focus.
    pub is_focused: bool,
}

/// Paints, until it is dropped.
pub struct Painter {
    easel: Rc<Easel>,
    observer: Option<MutationObserver>,
    _seen: Closure<dyn FnMut()>,
    _scrolled: EventListener,
    _moved: [EventListener; 4],
}

/// What painting needs again and again.
#[derive(Default)]
struct Easel {
    painting: RefCell<Painting>,
    /// The latest end of each hit and those before it, since a hit may hold others.
    ends: RefCell<Vec<u32>>,
    /// Until when the hit that was gone to is kept in view.
    kept_until: Cell<f64>,
    pending: Cell<Option<Timeout>>,
}

impl Painter {
    /// Begins to follow what is drawn in the article.
    pub fn start() -> Self {
        let easel = Rc::<Easel>::default();
        let follow = {
            let easel = Rc::clone(&easel);
            move || easel.plan()
        };
        let seen = Closure::<dyn FnMut()>::new(follow.clone());
        let options = EventListenerOptions::run_in_capture_phase();
        let document = gloo::utils::document();
        let scrolled =
            EventListener::new_with_options(&document, "scroll", options, move |_| follow());
        let moved = MOVING.map(|event| {
            let easel = Rc::clone(&easel);
            EventListener::new_with_options(&document, event, options, move |_| {
                easel.kept_until.set(0.0)
            })
        });
        let observer = reading().and_then(|reading| observe(&reading, &seen));
        Self { easel, observer, _seen: seen, _scrolled: scrolled, _moved: moved }
    }

    /// Paints `painting` in place of what was painted; brings its hit into view if that `is_new`.
    pub fn paint(&self, painting: Painting, is_new: bool) {
        let ends = painting.hits.iter().scan(0, |latest, hit| {
            *latest = hit.end.max(*latest);
            Some(*latest)
        });
        self.easel.ends.replace(ends.collect());
        self.easel.painting.replace(painting);
        if is_new {
            self.easel.kept_until.set(Date::now() + KEPT_MS);
        }
        self.easel.plan();
    }
}

impl Drop for Painter {
    fn drop(&mut self) {
        self.easel.pending.take();
        if let Some(observer) = &self.observer {
            observer.disconnect();
        }
        if let Some(highlights) = highlights() {
            highlights.delete(FOUND);
            highlights.delete(HERE);
        }
    }
}

/// Has `seen` called when something is drawn in `reading`.
fn observe(reading: &Element, seen: &Closure<dyn FnMut()>) -> Option<MutationObserver> {
    let callback = AsRef::<JsValue>::as_ref(seen).unchecked_ref();
    let observer = MutationObserver::new(callback).ok()?;
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_character_data(true);
    what.set_subtree(true);
    observer.observe_with_options(reading, &what).ok()?;
    Some(observer)
}

impl Easel {
    /// Paints as soon as what goes on now is over.
    fn plan(self: &Rc<Self>) {
        self.plan_in(0);
    }

    fn plan_in(self: &Rc<Self>, ms: u32) {
        let easel = Rc::clone(self);
        self.pending.set(Some(Timeout::new(ms, move || easel.paint())));
    }

    fn paint(self: &Rc<Self>) {
        let painting = self.painting.borrow();
        let Some(text) = &painting.text else { return };
        let to_show = painting.here.filter(|_| Date::now() < self.kept_until.get());
        // What is not drawn yet is brought into view once it is, which is seen.
        let is_moved = to_show.is_some_and(|here| bring(text, here));
        match highlights() {
            Some(highlights) => {
                let (found, here) = (Highlight::new(), Highlight::new());
                for row in rows() {
                    self.paint_row(&painting, text, &row, &found, &here);
                }
                highlights.set(FOUND, &found);
                highlights.set(HERE, &here);
            }
            None => {
                if let Some(here) = to_show.filter(|_| !painting.is_focused) {
                    selection::select(text, here);
                }
            }
        }
        if to_show.is_some() {
            self.plan_in(if is_moved { 0 } else { EACH_MS });
        }
    }

    fn paint_row(
        &self,
        painting: &Painting,
        text: &Text,
        row: &Element,
        found: &Highlight,
        here: &Highlight,
    ) {
        let Some(span) = selection::span_of(text, row) else { return };
        let first = self.ends.borrow().partition_point(|end| *end <= span.start);
        let hits = painting.hits.get(first..).unwrap_or_default().iter().copied();
        let hits = hits.take_while(|hit| hit.start < span.end);
        let hits: Vec<Span> = hits.filter(|hit| hit.overlaps(span)).collect();
        selection::ranges(text, row, &hits).iter().for_each(|range| found.add(range));
        let current = painting.here.filter(|it| !painting.is_focused && it.overlaps(span));
        selection::ranges(text, row, current.as_slice()).iter().for_each(|range| here.add(range));
    }
}

fn reading() -> Option<Element> {
    gloo::utils::document().query_selector(READING).ok().flatten()
}

/// The rows on screen and as far above and below as the screen is high.
fn rows() -> Vec<Element> {
    let Some(reading) = reading() else { return Vec::new() };
    let view = reading.get_bounding_client_rect();
    let height = view.height();
    let (top, bottom) = (view.top() - height, view.bottom() + height);
    let near = |list: Option<NodeList>| -> Vec<Element> {
        let Some(list) = list else { return Vec::new() };
        let element = |at| list.item(at).and_then(|node| node.dyn_into::<Element>().ok());
        let rect = |at| element(at).map(|it: Element| it.get_bounding_client_rect());
        let first = first_where(list.length(), |at| {
            rect(at).is_some_and(|rect: DomRect| rect.bottom() > top)
        });
        let rest = (first..list.length()).filter_map(element);
        rest.take_while(|it| it.get_bounding_client_rect().top() < bottom).collect()
    };
    let chunks = near(reading.query_selector_all(CHUNKS).ok());
    chunks.iter().flat_map(|chunk| near(chunk.query_selector_all(ROWS).ok())).collect()
}

/// The first of `len` for which it is so, if it is so for all behind it, too. Logarithmic.
fn first_where(len: u32, is_so: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_so(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// The byte at which the first row on screen begins.
pub fn top() -> Option<u32> {
    let top = reading()?.get_bounding_client_rect().top();
    let is_shown = |row: &&Element| row.get_bounding_client_rect().bottom() > top;
    let rows = rows();
    rows.iter().find(is_shown)?.get_attribute(selection::START)?.parse().ok()
}

/// Brings `span` into view; whether it had to be moved.
fn bring(text: &Text, span: Span) -> bool {
    let Some((reading, place)) = reading().zip(selection::place_of(text, span)) else {
        return false;
    };
    let view = reading.get_bounding_client_rect();
    let room = (view.height() / 8.0).min(ROOM);
    if place.top() >= view.top() + room && place.bottom() <= view.bottom() - room {
        return false;
    }
    // A third of the way down, where one reads on.
    let target = view.top() + view.height() / 3.0;
    // No page is so high that whole pixels of it could not be counted.
    #[allow(clippy::cast_possible_truncation)]
    let by = (place.top() - target) as i32;
    let before = reading.scroll_top();
    reading.set_scroll_top(before + by);
    reading.scroll_top() != before
}
