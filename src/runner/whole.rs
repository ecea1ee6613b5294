//! What is asked before the page is whole waits until it is, and nothing of it is lost.
//!
//! The page is drawn by the first half of its program. All that a person asks, and what was kept from
//! the last visit, may need the later half (`dom/later`), so it comes in here.

use super::Runner;

/// Something that was asked. In a box where it is asked, so that [`Runner::when_whole`] is one function
/// and not one for each, which would come with the later half.
pub type Act = Box<dyn FnOnce(&Runner)>;

/// What waits, in the order in which it was asked; nothing can wait once the page is whole.
pub(super) type Waiting = Option<Vec<Act>>;

impl Runner {
    /// Does `act` at once, or as soon as the page is whole.
    pub fn when_whole(&self, act: Act) {
        if let Some(waiting) = self.0.waiting.borrow_mut().as_mut() {
            return waiting.push(act);
        }
        act(self);
    }

    /// Whether nothing has to wait any more.
    pub fn is_whole(&self) -> bool {
        self.0.waiting.borrow().is_none()
    }

    /// Does what has waited: the page is whole.
    pub fn be_whole(&self) {
        for act in self.0.waiting.take().unwrap_or_default() {
            act(self);
        }
    }
}
