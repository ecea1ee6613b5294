//! A text and offsets in it. Offsets are UTF-8 bytes; other units have types of their own, and only
//! [`Text`] converts. Knows nothing of articles.

pub mod span;
pub mod text;
pub mod units;

pub use span::Span;
pub use text::Text;
