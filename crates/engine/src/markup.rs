//! Web pages: a parsed page becomes the text that a reader sees, and beside each line of it what
//! the page's markup says about the line. A page is only read: no script, style or picture of it
//! is run or fetched. How its source is parsed is the caller's to choose, by way of [`Node`]: a
//! browser has a parser of its own. Offsets are bytes of the text that was made.

mod choice;
mod contexts;
mod headline;
mod layout;
mod line;
mod node;
mod packed;
mod region;
mod tag;
mod titles;
mod walk;

pub use choice::choose;
pub use line::{Block, FEATURE_COUNT, FEATURES, LineMarkup, Sign, Signs};
pub use node::{Kind, Node};
pub use packed::BrokenMarkup;
pub use region::{Region, Regions};
pub use walk::read;

/// What was read from a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// Its visible text: a line for each block, an empty line around paragraphs. Line ends are
    /// `\n` and there is no other, so taking it in changes nothing in it.
    pub text: String,
    /// The headline, as far as the markup names one.
    pub title: Option<String>,
    /// The language that the page says it is in, as it says it ("en-GB").
    pub language: Option<String>,
    /// What the markup says of each line.
    pub markup: Markup,
}

/// What a page's markup says about the lines of the text that was made of it.
///
/// It is kept and sent as a few bytes a line ([`Markup::to_bytes`]).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markup {
    /// One entry for each line of the text that is not blank, in order.
    pub lines: Vec<LineMarkup>,
    /// The blocks that hold more than one line, outer before inner: for each, the number of the
    /// next larger one around it. The first is the page, which stands for its own.
    pub containers: Vec<u32>,
}
