//! The built-in sample: an invented article, as it would come from a web page, so that an empty
//! page is never a dead end. People, places and the outlet do not exist.

/// The sample's text.
pub const TEXT: &str = include_str!("sample/harbour.txt");
