//! The phrases of the interface, as `languages/` has them, in the language that is spoken now: one
//! function each, made by `build.rs`.

use super::spoken::{around, counted, filled, number, text};

include!(concat!(env!("OUT_DIR"), "/phrases.rs"));
