//! What the components show, worked out of project and readings without a browser: rows of
//! segments, speakers with colours, sums, names.

pub mod names;
pub mod order;
pub mod rows;
pub mod segments;
pub mod speakers;
pub mod summary;
