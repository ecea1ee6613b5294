//! Invented articles for measuring: words, sentences and remarks that nobody ever printed, the same
//! for the same seed. They are made one at a time, so that making them takes no memory that
//! would be counted with what is measured.

mod invented;
mod long;
mod plain;

pub use invented::{Articles, Returning};
pub use long::{Long, short};
pub use plain::plain_page;
