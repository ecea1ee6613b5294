//! Does something once the browser has painted what was changed.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::render::{AnimationFrame, request_animation_frame};
use gloo::timers::callback::Timeout;

/// Something that waits for the next picture; it is not done if this is dropped before.
#[derive(Debug)]
pub struct AfterPicture {
    _frame: AnimationFrame,
    _timer: Rc<RefCell<Option<Timeout>>>,
}

impl AfterPicture {
    /// Does `act` after the next picture. A page that is not shown paints none until it is.
    pub fn new(act: impl FnOnce() + 'static) -> Self {
        let timer = Rc::new(RefCell::new(None));
        let slot = Rc::clone(&timer);
        // What is timed in a frame comes after its picture.
        let frame = request_animation_frame(move |_| _ = slot.replace(Some(Timeout::new(0, act))));
        Self { _frame: frame, _timer: timer }
    }
}
