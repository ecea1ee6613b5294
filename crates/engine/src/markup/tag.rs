//! What each HTML element means for a reader of text. After the HTML Standard, section 4 and its
//! rendering section (15.3).

use super::line::{Block, Sign};
use super::region::Region;

/// What an element means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Tag {
    /// How many line ends part it from what is around it: none within a line, one for a block,
    /// two for a block with an empty line around it.
    pub breaks: u8,
    /// The block it is, if it is one.
    pub block: Option<Block>,
    /// The part of the page it is, if it is one.
    pub region: Option<Region>,
    /// What is true of all text inside.
    pub sign: Option<Sign>,
    /// What else it does.
    pub effect: Effect,
}

/// What an element does to the text in it or around it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Effect {
    /// Nothing of note.
    #[default]
    None,
    /// It ends the line.
    Break,
    /// It parts itself from words around it, as a button or a link beside another does.
    Apart,
    /// A link.
    Link,
    /// A cell of a table.
    Cell,
    /// White space in it counts.
    Preformatted,
    /// Its text is bold.
    Bold,
    /// Its text is emphasised.
    Emphasis,
    /// Its text is not on the page.
    Unseen,
}

impl Tag {
    const fn line(block: Block) -> Self {
        Self { breaks: 1, block: Some(block), region: None, sign: None, effect: Effect::None }
    }

    const fn paragraph(block: Block) -> Self {
        Self { breaks: 2, ..Self::line(block) }
    }

    const fn inline(effect: Effect) -> Self {
        Self { breaks: 0, block: None, region: None, sign: None, effect }
    }

    const fn region(self, region: Region) -> Self {
        Self { region: Some(region), ..self }
    }

    const fn sign(self, sign: Sign) -> Self {
        Self { sign: Some(sign), ..self }
    }

    const fn effect(self, effect: Effect) -> Self {
        Self { effect, ..self }
    }

    /// What the element `name` means.
    pub fn of(name: &str) -> Self {
        let division = Self::line(Block::Division);
        match name {
            "a" => Self::inline(Effect::Link),
            "b" | "strong" => Self::inline(Effect::Bold),
            "i" | "em" => Self::inline(Effect::Emphasis),
            "br" => Self::inline(Effect::Break),
            "time" => Self::inline(Effect::Apart).region(Region::Date),
            "label" => Self::inline(Effect::Apart).sign(Sign::Control),
            "button" => division.sign(Sign::Control),
            "p" => Self::paragraph(Block::Paragraph),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Self::paragraph(Block::Heading),
            "ul" | "ol" | "menu" | "dir" => division.sign(Sign::List),
            "li" => Self::line(Block::ListItem).sign(Sign::List),
            "dl" => division.sign(Sign::List),
            "dt" => Self::line(Block::Term),
            "dd" => Self::line(Block::Description),
            "table" => division.sign(Sign::Table),
            "td" | "th" => Self::cell(),
            "caption" => Self::line(Block::Caption).region(Region::Caption),
            "figure" => division.sign(Sign::Figure),
            "figcaption" => Self::line(Block::Caption).region(Region::Caption),
            "blockquote" => Self::paragraph(Block::Quotation).sign(Sign::Quotation),
            "pre" | "listing" | "xmp" | "plaintext" => {
                Self::line(Block::Preformatted).effect(Effect::Preformatted)
            }
            "main" => division.region(Region::Main),
            "article" => division.region(Region::Article),
            "aside" => division.region(Region::Sidebar),
            "nav" => division.region(Region::Navigation),
            "header" => division.region(Region::Header),
            "footer" => division.region(Region::Footer),
            "form" | "fieldset" | "search" => division.region(Region::Form),
            "dialog" => division.region(Region::Dialog),
            "address" => division.region(Region::Author),
            "body" | "center" | "details" | "div" | "hgroup" | "hr" | "html" | "legend"
            | "section" | "summary" | "tbody" | "tfoot" | "thead" | "tr" | "optgroup" => division,
            "audio" | "canvas" | "datalist" | "iframe" | "math" | "noembed" | "noframes"
            | "noscript" | "object" | "script" | "select" | "style" | "svg" | "textarea"
            | "title" | "video" => Self::inline(Effect::Unseen),
            _ => Self::default(),
        }
    }

    /// Cells of a row stand side by side in one line.
    const fn cell() -> Self {
        Self { breaks: 0, ..Self::line(Block::Cell) }.effect(Effect::Cell)
    }
}
