//! What a reader of pages asks of a parsed page, whoever parsed it.

/// What a node is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An element.
    Element,
    /// A stretch of text.
    Text,
    /// A document or a part of one, which only holds others; or a comment and its like, which
    /// hold nothing.
    Other,
}

/// A node of a parsed page. Each call takes constant time, apart from copying what it hands out;
/// a parser that holds names and texts as `str` hands out those and copies nothing.
pub trait Node: Sized {
    /// What it is.
    fn kind(&self) -> Kind;

    /// The name of an element, in small letters and without a prefix; empty for other nodes.
    fn name(&self) -> impl AsRef<str>;

    /// The value of an element's attribute; empty where it has none.
    fn attribute(&self, name: &str) -> Option<impl AsRef<str>>;

    /// The characters of a text; empty for other nodes.
    fn text(&self) -> impl AsRef<str>;

    /// The first node inside. A `template` holds nothing, unless it declares a shadow root: what
    /// is in that is part of the page.
    fn first_child(&self) -> Option<Self>;

    /// The next node inside the same parent.
    fn next_sibling(&self) -> Option<Self>;
}
