//! What a page's markup says of one line, and the same as small numbers for a model.

use super::Markup;
use super::region::{Region, Regions};

macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            /// All of them, in the order of their numbers.
            pub const ALL: &[$name] = &[$($name::$variant,)*];
        }
    };
}

numbered! {
    /// The innermost block that holds all of a line.
    Block {
        /// A block without a meaning of its own (`div`, `section`), or the page itself.
        Division,
        /// `p`.
        Paragraph,
        /// `h1` to `h6`.
        Heading,
        /// `li`.
        ListItem,
        /// `dt`.
        Term,
        /// `dd`.
        Description,
        /// `td` and `th`.
        Cell,
        /// `figcaption`, and the `caption` of a table.
        Caption,
        /// `blockquote`.
        Quotation,
        /// `pre`.
        Preformatted,
    }
}

numbered! {
    /// What is true of all of a line.
    Sign {
        /// It stands in a list.
        List,
        /// It stands in a figure.
        Figure,
        /// It stands in a table.
        Table,
        /// It stands in a block quotation.
        Quotation,
        /// It is a button or the label of a field.
        Control,
        /// It is bold, other than a heading is.
        Bold,
        /// It is emphasised.
        Emphasised,
        /// A forced line break (`br`) parts it from the line before.
        Broken,
    }
}

impl Sign {
    /// Its bit in a set of signs.
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// What a page's markup says of one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineMarkup {
    /// The innermost block that holds all of it.
    pub block: Block,
    /// The level of a heading, from 1 to 6; 0 for what is none.
    pub level: u8,
    /// How many hundredths of its characters are in links.
    pub link_share: u8,
    /// The part of the page that it stands in: that of the closest element that tells. Inside
    /// furniture that element is the closest that is no article or body again.
    pub region: Option<Region>,
    /// The parts of the page that any element around it tells.
    pub regions: Regions,
    /// How many elements are around it; 255 where there are more.
    pub depth: u8,
    /// The smallest block around it that holds more than this line, by its number in
    /// [`Markup::containers`].
    pub container: u32,
    /// The signs, one bit each.
    pub(super) signs: u8,
}

impl LineMarkup {
    /// Whether `sign` is true of it.
    pub const fn is(&self, sign: Sign) -> bool {
        self.signs & sign.bit() != 0
    }

    /// Whether the closest telling element makes it furniture.
    pub fn is_furniture(&self) -> bool {
        self.region.is_some_and(Region::is_furniture)
    }
}

/// How many features a line has.
pub const FEATURE_COUNT: usize = FEATURES.len();

/// The names of a line's features, in the order in which [`Markup::features`] gives them. What is
/// no count, level or share is 0 or 1.
pub const FEATURES: &[&str] = &[
    "is a division",
    "is a paragraph",
    "is a list item",
    "is a term or description",
    "is a cell",
    "is a caption",
    "is preformatted",
    "heading level",
    "link share",
    "in a list",
    "in a figure",
    "in a table",
    "in a block quotation",
    "is a control",
    "is bold",
    "is emphasised",
    "follows a forced break",
    "depth",
    "lines of the same container",
    "paragraphs of the same container",
    "hundredths of the page's paragraphs in the container",
    "is in furniture",
    "in main",
    "in article",
    "in body",
    "in headline",
    "in standfirst",
    "in caption",
    "in credit",
    "in author",
    "in date",
    "in tags",
    "in comments",
    "in related",
    "in share",
    "in newsletter",
    "in advertisement",
    "in promo",
    "in sidebar",
    "in navigation",
    "in breadcrumb",
    "in header",
    "in footer",
    "in form",
    "in dialog",
    "in cookies",
    "in legal",
    "in media",
    "in hidden",
];

impl Markup {
    /// Every line as small numbers, for a model to weigh; [`FEATURES`] names them. Linear in the
    /// lines.
    pub fn features(&self) -> Vec<[u8; FEATURE_COUNT]> {
        let mut sums = vec![Sums::default(); self.containers.len()];
        let mut paragraphs = 0;
        for line in &self.lines {
            let is_paragraph = u32::from(line.block == Block::Paragraph);
            paragraphs += is_paragraph;
            if let Some(sums) = sums.get_mut(line.container as usize) {
                sums.lines += 1;
                sums.paragraphs += is_paragraph;
            }
        }
        let of = |line: &LineMarkup| {
            let sums = sums.get(line.container as usize).copied().unwrap_or_default();
            line.features(sums, paragraphs)
        };
        self.lines.iter().map(of).collect()
    }
}

/// The sums of a container.
#[derive(Clone, Copy, Default)]
struct Sums {
    lines: u32,
    paragraphs: u32,
}

impl LineMarkup {
    fn features(&self, container: Sums, paragraphs: u32) -> [u8; FEATURE_COUNT] {
        let is_block = |blocks: &[Block]| u8::from(blocks.contains(&self.block));
        let signs = Sign::ALL.iter().map(|sign| u8::from(self.is(*sign)));
        let regions = Region::ALL.iter().map(|region| u8::from(self.regions.has(*region)));
        let values = [
            is_block(&[Block::Division]),
            is_block(&[Block::Paragraph]),
            is_block(&[Block::ListItem]),
            is_block(&[Block::Term, Block::Description]),
            is_block(&[Block::Cell]),
            is_block(&[Block::Caption]),
            is_block(&[Block::Preformatted]),
            self.level,
            self.link_share,
        ];
        let places = [
            self.depth,
            small(container.lines),
            small(container.paragraphs),
            super::layout::share(container.paragraphs, paragraphs),
            u8::from(self.is_furniture()),
        ];
        let mut features = [0; FEATURE_COUNT];
        let all = values.into_iter().chain(signs).chain(places).chain(regions);
        features.iter_mut().zip(all).for_each(|(feature, value)| *feature = value);
        features
    }
}

fn small(count: u32) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}
