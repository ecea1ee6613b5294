//! Handles at the ends of the mark in focus, to draw them elsewhere by mouse, pen or finger. By keys and
//! buttons the same is done without them, so they are nothing that is heard.

use std::cell::RefCell;
use std::rc::Rc;

use bluepencil_engine::{Span, Text, select};
use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use gloo::timers::callback::{Interval, Timeout};
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement, KeyboardEvent, PointerEvent};
use yew::prelude::*;

use super::put;
use crate::app::Shared;
use crate::components::element::{element, fragment};
use crate::dom::highlight;
use crate::dom::points::{self, EndPlace};
use crate::runner::Runner;
use crate::state::{Mark, View, Workspace};
use crate::words::phrases;

/// How far a hand has to go towards an edge of the text before that scrolls, in CSS pixels: one that takes
/// a handle there does not mean to.
const MEANT: f64 = 8.0;
/// How often a hand at the edge of the text scrolls it, in milliseconds: once a frame.
const FRAME_MS: u32 = 16;

/// The handles. A part of the menu's component, since one of its own would cost more than all else here.
#[hook]
pub(super) fn use_ends(workspace: &Shared, runner: &Runner) -> Html {
    let (start, end) = (use_node_ref(), use_node_ref());
    let is_shown = marked(workspace).is_some();
    {
        let from = ([start.clone(), end.clone()], runner.clone(), is_shown);
        use_effect_with(from, |(handles, runner, is_shown)| {
            let hands = is_shown.then(|| Hands::new(handles.clone(), runner.clone()));
            move || drop(hands)
        });
    }
    {
        let (handles, runner) = ([start.clone(), end.clone()], runner.clone());
        // Whatever changed may have moved the words; once that is painted there is time to look.
        use_effect_with(workspace.clone(), move |_| {
            let look = Timeout::new(0, move || put_both(&runner, &handles, None));
            move || drop(look)
        });
    }
    if !is_shown {
        return Html::default();
    }
    let handle = |name: &'static str, place: &NodeRef| {
        element("div", "end")
            .found_by(place)
            .is("data-end", name)
            .is("title", phrases::hand::draw())
            .is("aria-hidden", "true")
            .is("hidden", "")
            .html()
    };
    fragment(vec![handle("start", &start), handle("end", &end)])
}

/// The mark in focus, if its ends are to be seen.
fn marked(workspace: &Workspace) -> Option<Mark> {
    let is_text = workspace.changing.is_none()
        && !workspace.is_comparing()
        && workspace.view != View::Original;
    workspace.focus.filter(|mark| is_text && mark.has_ends())
}

/// Puts the handles to the ends of what is drawn now, or else of the mark in focus.
fn put_both(runner: &Runner, handles: &[NodeRef; 2], drawn: Option<Span>) {
    let workspace = runner.workspace();
    let span = drawn.or_else(|| marked(&workspace).map(Mark::span));
    let text = workspace.article().map(|article| &article.document.text);
    let Some((text, span)) = text.zip(span) else { return };
    for (handle, place) in handles.iter().zip(points::ends(text, span)) {
        if let Some(handle) = handle.cast::<HtmlElement>() {
            put_handle(&handle, place);
        }
    }
}

/// Whole pixels, as of the menu. One whose end is out of sight is not there.
#[allow(clippy::cast_possible_truncation, reason = "no screen has so many pixels")]
fn put_handle(handle: &HtmlElement, place: Option<EndPlace>) {
    handle.set_hidden(place.is_none());
    if let Some(place) = place {
        put(handle, "left", place.left as i32);
        put(handle, "top", place.bottom as i32);
    }
}

/// What follows the hand and the scrolling while handles are shown.
struct Hands {
    _listeners: [EventListener; 4],
}

impl Hands {
    fn new(handles: [NodeRef; 2], runner: Runner) -> Self {
        let shown = Rc::new(Shown { handles, runner, drawing: RefCell::default() });
        let document = gloo::utils::document();
        let take = EventListenerOptions { phase: EventListenerPhase::Capture, passive: false };
        let look = EventListenerOptions::run_in_capture_phase();
        let follow = {
            let shown = Rc::clone(&shown);
            move |_: &Event| shown.put()
        };
        let down = {
            let shown = Rc::clone(&shown);
            move |event: &Event| shown.begin(event)
        };
        let key = move |event: &Event| shown.leave_at(event);
        Self {
            _listeners: [
                EventListener::new_with_options(&document, "scroll", look, follow.clone()),
                EventListener::new(&gloo::utils::window(), "resize", follow),
                EventListener::new_with_options(&document, "pointerdown", take, down),
                EventListener::new_with_options(&document, "keydown", take, key),
            ],
        }
    }
}

/// The handles that are shown, and the one that is being drawn.
struct Shown {
    handles: [NodeRef; 2],
    runner: Runner,
    drawing: RefCell<Option<Drawing>>,
}

/// A handle in somebody's hand.
struct Drawing {
    mark: Mark,
    text: Text,
    /// The end that stays where it is.
    fixed: u32,
    /// What the mark would cover.
    span: Span,
    /// From the hand to the middle of the words at the end that it holds.
    grip: (f64, f64),
    /// Where the hand is.
    hand: (f64, f64),
    /// How far down the window it took the handle.
    taken: f64,
    _listeners: [EventListener; 3],
    _scrolling: Interval,
}

/// What a pointer's event does to the handles.
type Act = fn(&Shown, &PointerEvent);

impl Shown {
    fn put(&self) {
        let drawn = self.drawing.borrow().as_ref().map(|drawing| drawing.span);
        put_both(&self.runner, &self.handles, drawn);
    }

    /// Takes the handle that the hand is on.
    fn begin(self: &Rc<Self>, event: &Event) {
        let Some(event) = event.dyn_ref::<PointerEvent>().filter(|it| it.button() == 0) else {
            return;
        };
        let handle = event.target().and_then(|it| it.dyn_into::<HtmlElement>().ok());
        let mut mine = self.handles.iter().map(|it| it.cast::<HtmlElement>());
        let Some(which) = mine.position(|it| it.is_some() && it == handle) else { return };
        let workspace = self.runner.workspace();
        let Some((article, mark)) = workspace.article().zip(marked(&workspace)) else { return };
        event.prevent_default();
        event.stop_propagation();
        if let Some(handle) = &handle {
            // A hand that leaves the window is followed there as well.
            let _ = handle.set_pointer_capture(event.pointer_id());
        }
        let (text, span) = (article.document.text.clone(), mark.span());
        let hand = place_of(event);
        let place = points::ends(&text, span).into_iter().nth(which).flatten();
        let grip = place
            .map_or((0.0, 0.0), |it| (it.left - hand.0, f64::midpoint(it.top, it.bottom) - hand.1));
        let fixed = if which == 0 { span.end } else { span.start };
        let (_listeners, _scrolling) = (self.follow(), self.scrolling());
        let taken = hand.1;
        let drawing =
            Drawing { mark, text, fixed, span, grip, hand, taken, _listeners, _scrolling };
        self.drawing.replace(Some(drawing));
        self.show();
    }

    fn follow(self: &Rc<Self>) -> [EventListener; 3] {
        let acts: [(&'static str, Act); 3] = [
            ("pointermove", |shown, event| {
                if let Some(drawing) = shown.drawing.borrow_mut().as_mut() {
                    drawing.hand = place_of(event);
                }
                shown.draw();
            }),
            ("pointerup", |shown, _| shown.end(true)),
            ("pointercancel", |shown, _| shown.end(false)),
        ];
        acts.map(|(name, act)| {
            let shown = Rc::clone(self);
            EventListener::new(&gloo::utils::window(), name, move |event| {
                event.dyn_ref::<PointerEvent>().into_iter().for_each(|event| act(&shown, event));
            })
        })
    }

    fn scrolling(self: &Rc<Self>) -> Interval {
        let shown = Rc::clone(self);
        Interval::new(FRAME_MS, move || {
            let way = shown.drawing.borrow().as_ref().map(|it| (it.hand.1, it.hand.1 - it.taken));
            if way.is_some_and(|(at, way)| way.abs() > MEANT && points::scroll_at(at, way > 0.0)) {
                shown.draw();
            }
        })
    }

    /// Draws the end to the words under the hand.
    fn draw(&self) {
        if let Some(drawing) = self.drawing.borrow_mut().as_mut() {
            let ((left, top), (right, down)) = (drawing.hand, drawing.grip);
            let at = points::byte_at(&drawing.text, left + right, top + down);
            let span = at.and_then(|at| select::drawn(&drawing.text, drawing.fixed, at));
            drawing.span = span.unwrap_or(drawing.span);
        }
        self.show();
    }

    /// Shows what the mark would cover.
    fn show(&self) {
        if let Some(drawing) = &*self.drawing.borrow() {
            highlight::preview(&drawing.text, Some(drawing.span));
            self.set_drawn("true");
        }
        self.put();
    }

    /// While one of them is drawn, the words under them are to be reached.
    fn set_drawn(&self, is_drawn: &str) {
        for handle in self.handles.iter().filter_map(|it| it.cast::<HtmlElement>()) {
            let _ = handle.set_attribute("data-drawn", is_drawn);
        }
    }

    /// Lets go of the handle; the mark stays as it was unless it `is_meant`.
    fn end(&self, is_meant: bool) {
        let Some(drawing) = self.drawing.borrow_mut().take() else { return };
        highlight::preview(&drawing.text, None);
        self.set_drawn("false");
        self.put();
        let (mark, span) = (drawing.mark, drawing.span);
        // Its listeners go after the event that they hear.
        Timeout::new(0, move || drop(drawing)).forget();
        if is_meant {
            self.runner.draw_to(mark, span);
        }
    }

    fn leave_at(&self, event: &Event) {
        let is_escape = event.dyn_ref::<KeyboardEvent>().is_some_and(|it| it.key() == "Escape");
        if is_escape && self.drawing.borrow().is_some() {
            event.prevent_default();
            event.stop_propagation();
            self.end(false);
        }
    }
}

fn place_of(event: &PointerEvent) -> (f64, f64) {
    (f64::from(event.client_x()), f64::from(event.client_y()))
}
