//! What is asked before the page is whole waits until it is, and nothing of it is lost.
//!
//! The page is drawn by the first half of its program. All that a person asks, and what was kept from
//! the last visit, may need the later half (`dom/later`), so it comes in here.

use wasm_bindgen_futures::spawn_local;

use super::Runner;

/// Something that was asked. In a box where it is asked, so that [`Runner::when_whole`] is one function
/// and not one for each, which would come with the later half.
pub type Act = Box<dyn FnOnce(&Runner)>;

/// What waits, in the order in which it was asked, and whether it brings an article; nothing can wait once
/// the page is whole.
pub(super) type Waiting = Option<Vec<(Act, bool)>>;

impl Runner {
    /// Does `act` at once, or as soon as the page is whole.
    pub fn when_whole(&self, act: Act) {
        self.wait(act, false);
    }

    /// The same of something that brings an article.
    pub fn bring(&self, act: Act) {
        self.wait(act, true);
    }

    fn wait(&self, act: Act, brings_article: bool) {
        if let Some(waiting) = self.0.waiting.borrow_mut().as_mut() {
            return waiting.push((act, brings_article));
        }
        act(self);
    }

    /// Whether nothing has to wait any more.
    pub fn is_whole(&self) -> bool {
        self.0.waiting.borrow().is_none()
    }

    /// Does what has waited, one after the other, each once the one before it is drawn: what is asked
    /// after a paste is asked of what was pasted. Then the page is whole.
    pub fn be_whole(&self) {
        // While one is done nothing waits: what that asks for in turn is a part of it.
        let mut waiting = self.0.waiting.take().unwrap_or_default().into_iter();
        let Some((act, _)) = waiting.next() else { return };
        act(self);
        self.0.waiting.replace(Some(waiting.collect()));
        let runner = self.clone();
        spawn_local(async move { runner.be_whole() });
    }

    /// Whether an article waits for the page to be whole.
    pub fn awaits_article(&self) -> bool {
        let waiting = self.0.waiting.borrow();
        waiting.iter().flatten().any(|(_, brings_article)| *brings_article)
    }
}
