//! The page's state as one immutable value and the actions that change it. Runs natively; effects
//! live in hooks.

mod action;
mod compare;
mod find;
mod message;
mod palette;
mod screen;
mod workspace;

pub use action::Action;
pub use compare::{Compare, Comparing, Part, Side};
pub use find::{Filter, Find, Finding, Found, Hit, Sought, Standing, Tally, What};
pub use message::{Message, MessageId, Offer, Tone};
pub use palette::{Palette, Scope};
pub use screen::{Dialogue, Mark, Opening, Pane, Saved, Travel, View};
pub use workspace::{Drafts, Store, Workspace};
