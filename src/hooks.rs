//! Effects, each undone when its component goes.

mod use_behind;
mod use_drawing;
mod use_fading;
mod use_input;
mod use_later;
mod use_reader;
mod use_storage;

pub use use_behind::use_behind;
pub use use_drawing::{Drawing, use_drawing};
pub use use_fading::use_fading;
pub use use_input::{PASTE_BOX, use_copy, use_dropping, use_keys, use_paste};
pub use use_later::use_later;
pub use use_reader::use_reader;
pub use use_storage::use_storage;
