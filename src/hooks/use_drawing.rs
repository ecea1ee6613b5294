//! Draws the chunks of an article as they come near the screen, one at a time, and clears those of a very
//! long one that are far from it.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::HtmlElement;
use yew::prelude::*;

use crate::dom::nearness::{Watch, remembers_heights};
use crate::dom::picture::AfterPicture;
use crate::dom::{focus, selection};
use crate::view::window::{Nearness, Step, Window};

/// What the chunks scroll in.
const PANE: &str = ".reading";
/// How long after the other what is not near is drawn: long enough for whatever somebody does meanwhile.
const AHEAD_MS: u32 = 50;
/// How long after the other what is far is cleared, once all that is near is drawn.
const CLEAR_MS: u32 = 20;

/// Draws chunks. One pointer, since every chunk holds it.
#[derive(Clone, Default)]
pub struct Drawing(Rc<Board>);

impl PartialEq for Drawing {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

#[derive(Default)]
struct Board {
    window: RefCell<Window>,
    chunks: RefCell<Vec<Chunk>>,
    watch: RefCell<Option<Watch>>,
    /// What the next step waits for.
    next: RefCell<Option<Wait>>,
    may_clear: Cell<Option<bool>>,
}

/// What a step waits for. Dropping it takes the step back.
enum Wait {
    /// What is near comes at once, but after what somebody has just done is seen.
    Picture { _picture: AfterPicture },
    /// All else has time.
    Time { _time: Timeout },
}

struct Chunk {
    place: usize,
    element: HtmlElement,
    set_drawn: UseStateSetter<bool>,
}

/// What draws the chunks of the article on screen.
#[hook]
pub fn use_drawing(is_whole: bool) -> Drawing {
    let drawing = use_memo((), |()| Drawing::default());
    drawing.0.window.borrow_mut().set_whole(is_whole);
    use_effect_with(Drawing::clone(&drawing), |Drawing(board)| {
        let board = Rc::clone(board);
        // All of it is printed, at whatever price.
        let window = gloo::utils::window();
        let printing = EventListener::new(&window, "beforeprint", move |_| board.draw_all());
        move || drop(printing)
    });
    (*drawing).clone()
}

/// A chunk that takes part, until it is dropped.
pub struct Joined {
    board: Rc<Board>,
    place: usize,
}

impl Drawing {
    /// The chunk in `place` takes part: it is drawn and cleared by `set_drawn`.
    pub fn join(
        &self,
        place: usize,
        element: HtmlElement,
        set_drawn: UseStateSetter<bool>,
        is_drawn: bool,
    ) -> Joined {
        let board = Rc::clone(&self.0);
        board.window.borrow_mut().join(place, is_drawn);
        board.observe(&element);
        board.chunks.borrow_mut().push(Chunk { place, element, set_drawn });
        // All chunks join together, and what is next is seen when it is time.
        if board.next.borrow().is_none() {
            board.plan();
        }
        Joined { board, place }
    }

    /// Whether nobody sees the chunk in `place`, so that what changes in it may wait for a picture.
    pub fn is_aside(&self, place: usize) -> bool {
        self.0.window.borrow().is_aside(place)
    }

    /// Something in the chunk in `place` is needed, so it is drawn, or it is needed no longer.
    pub fn hold(&self, place: usize, is_held: bool) {
        self.0.window.borrow_mut().hold(place, is_held);
        if is_held {
            self.0.draw(place, true);
        }
        self.0.plan();
    }
}

impl Drop for Joined {
    fn drop(&mut self) {
        self.board.window.borrow_mut().leave(self.place);
        let mut chunks = self.board.chunks.borrow_mut();
        if let Some(at) = chunks.iter().position(|chunk| chunk.place == self.place) {
            let gone = chunks.swap_remove(at);
            if let Some(watch) = &*self.board.watch.borrow() {
                watch.leave(&gone.element);
            }
        }
    }
}

impl Board {
    fn observe(self: &Rc<Self>, element: &HtmlElement) {
        let mut watch = self.watch.borrow_mut();
        if watch.is_none() {
            let board = Rc::downgrade(self);
            let told = move |seen: Vec<(usize, Nearness)>| {
                let Some(board) = board.upgrade() else { return };
                let mut window = board.window.borrow_mut();
                seen.into_iter().for_each(|(place, nearness)| window.see(place, nearness));
                drop(window);
                board.plan();
            };
            let pane = element.closest(PANE).ok().flatten();
            *watch = pane.and_then(|pane| Watch::new(&pane, told));
        }
        if let Some(watch) = &*watch {
            watch.observe(element);
        }
    }

    /// Takes the next step when it is time, in place of what was planned.
    fn plan(self: &Rc<Self>) {
        let board = Rc::downgrade(self);
        let step = move || {
            if let Some(board) = board.upgrade() {
                board.next.take();
                board.step();
            }
        };
        let is_soon = |next: &Wait| matches!(next, Wait::Picture { .. });
        let next = match self.window.borrow().next() {
            None => None,
            // While somebody scrolls there is always news, which must not put off what is soon for ever.
            Some(Step::Draw(_)) if self.next.borrow().as_ref().is_some_and(is_soon) => return,
            Some(Step::Draw(_)) => Some(Wait::Picture { _picture: AfterPicture::new(step) }),
            Some(Step::DrawAhead(_)) => Some(Wait::Time { _time: Timeout::new(AHEAD_MS, step) }),
            Some(Step::Clear(_)) => Some(Wait::Time { _time: Timeout::new(CLEAR_MS, step) }),
        };
        self.next.replace(next);
    }

    fn step(self: &Rc<Self>) {
        let step = self.window.borrow().next();
        match step {
            None => return,
            Some(Step::Draw(place) | Step::DrawAhead(place)) => self.draw(place, true),
            Some(Step::Clear(place)) if self.may_clear(place) => self.draw(place, false),
            // Until it has been near again.
            Some(Step::Clear(place)) => self.window.borrow_mut().see(place, Nearness::Around),
        }
        self.plan();
    }

    fn draw(&self, place: usize, is_drawn: bool) {
        self.window.borrow_mut().set_drawn(place, is_drawn);
        if let Some(chunk) = self.chunks.borrow().iter().find(|chunk| chunk.place == place) {
            chunk.set_drawn.set(is_drawn);
        }
    }

    fn draw_all(&self) {
        let places: Vec<usize> = self.chunks.borrow().iter().map(|chunk| chunk.place).collect();
        places.into_iter().for_each(|place| self.draw(place, true));
    }

    /// Whether nothing in the chunk is in use, and the browser remembers how high it was.
    fn may_clear(&self, place: usize) -> bool {
        let remembers = self.may_clear.get().unwrap_or_else(remembers_heights);
        self.may_clear.set(Some(remembers));
        let chunks = self.chunks.borrow();
        let chunk = chunks.iter().find(|chunk| chunk.place == place);
        let in_use = |it: &Chunk| focus::is_inside(&it.element) || selection::ends_in(&it.element);
        remembers && !chunk.is_some_and(in_use)
    }
}
