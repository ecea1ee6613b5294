//! What the components show, worked out of project and readings without a browser: rows of
//! segments, speakers with colours, sums, names, the comparison.

pub mod alike;
pub mod bulk;
pub mod chunks;
pub mod compare;
pub mod copying;
pub mod doable;
pub mod doubt;
pub mod find;
pub mod glance;
pub mod kinds;
pub mod list;
pub mod matching;
pub mod names;
pub mod offers;
pub mod order;
#[cfg(all(test, not(target_arch = "wasm32")))]
mod palette;
pub mod quotations;
pub mod rebind;
pub mod remarks;
pub mod repeats;
pub mod revision;
pub mod rows;
pub mod segments;
pub mod speakers;
pub mod summary;
pub mod track;
pub mod window;
