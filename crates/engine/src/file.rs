//! The annotation file: a workspace as a W3C Web Annotation collection in JSON-LD, written and
//! read again without loss. Offsets in files are Unicode code points, as the Web Annotation Data
//! Model (section 4.2.5) demands; this folder is the one place of the engine that has them.
//!
//! `docs/annotation-file.md` explains every field, `docs/annotations.schema.json` checks them.

mod base64;
mod context;
mod export;
mod format;
mod import;
mod json;
mod labels;
mod node;
mod problem;
mod remark;
mod row;
mod selectors;
mod writer;

pub use export::export;
pub use import::{Import, LARGEST_BYTES, import};
pub use labels::{export_labels, import_labels};
pub use problem::{Decision, Expected, ImportError, ImportNotice, Unplaced};
pub use row::{Row, RowError, Source, row};

/// The version of the file format that this program writes, and the newest that it reads. It
/// goes up when an older program would misread a newer file.
/// Version 2 brought marks made by hand, version 3 what a person says that a line is; an older program
/// would lose either.
pub const VERSION: u32 = 3;

#[cfg(test)]
mod tests;
