//! Reads the source of web pages where no browser is. The parser is html5ever, which follows the
//! HTML Standard as browsers do; what the page then says is the engine's to read
//! ([`bluepencil_engine::markup`]). No script, style or picture of a page is run or fetched.

mod parse;
mod tree;

use bluepencil_engine::markup::{self, Marked};

use tree::Branch;

/// Reads a page. Linear in its source; any text is a page, as any text is one to a browser.
///
/// ```
/// let page = bluepencil_html::read("<h1>Bridge reopens</h1><p>Traffic <b>ran</b> again.");
/// assert_eq!(page.text, "Bridge reopens\n\nTraffic ran again.");
/// assert_eq!(page.title.as_deref(), Some("Bridge reopens"));
/// ```
pub fn read(source: &str) -> Marked {
    let page = parse::parse(source);
    markup::read(Branch(page.tree.root()))
}
