//! What a page's markup says of one line, and the same as small numbers for a model.

use super::Markup;
use super::region::{Region, Regions};
use crate::byte::{narrow, share};
use crate::span::Span;
use crate::text::Text;

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
    #[derive(Default)]
    Block {
        /// A block without a meaning of its own (`div`, `section`), or the page itself.
        #[default]
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
        /// It stands in a figure, or in a small block together with a picture.
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

/// A set of signs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Signs(u8);

impl Signs {
    /// With `sign`.
    pub const fn with(self, sign: Sign) -> Self {
        Self(self.0 | 1 << sign as u8)
    }

    /// With all of `other`.
    pub const fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether `sign` is in it.
    pub const fn has(self, sign: Sign) -> bool {
        self.0 & 1 << sign as u8 != 0
    }

    /// One bit a sign, by its number.
    pub const fn bits(self) -> u8 {
        self.0
    }

    /// The set of these bits. Each of the eight stands for a sign.
    pub const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}

/// What a page's markup says of one line; by default nothing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// What else is true of it.
    pub signs: Signs,
}

impl LineMarkup {
    /// Whether `sign` is true of it.
    pub const fn is(&self, sign: Sign) -> bool {
        self.signs.has(sign)
    }

    /// Whether the closest telling element makes it furniture.
    pub fn is_furniture(&self) -> bool {
        self.region.is_some_and(Region::is_furniture)
    }
}

/// How many features a line has.
pub const FEATURE_COUNT: usize = FEATURES.len();

/// The names of a line's features, in the order in which [`Markup::features`] gives them. What is
/// no count, level or share is 0 or 1; shares are hundredths.
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
    "link share of the container",
    "share of the page's unlinked text in the container",
    "share of the page's unlinked text in the container around that",
    "containers to leave on the way to the page's main one",
    "containers to enter on the way to the page's main one",
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
    /// Every line of `text`, which this is the markup of, as small numbers for a model to weigh;
    /// [`FEATURES`] names them. Linear in the text.
    pub fn features(&self, text: &Text) -> Vec<[u8; FEATURE_COUNT]> {
        let spans = text.line_spans().map(|span| text.trim(span)).filter(|span| !span.is_empty());
        let (own, whole) = self.sums(spans);
        let page = whole.first().map_or(0, Sums::unlinked);
        let ways = self.ways_to_main(&own);
        let of = |line: &LineMarkup| {
            let container = line.container as usize;
            let outer = self.containers.get(container).map_or(0, |outer| *outer as usize);
            let sums = own.get(container).copied().unwrap_or_default();
            let way = ways.get(container).copied().unwrap_or_default();
            line.features([
                narrow(sums.lines),
                narrow(sums.paragraphs),
                share(sums.linked, sums.bytes),
                share(sums.unlinked(), page),
                share(whole.get(outer).map_or(0, Sums::unlinked), page),
                narrow(way.out),
                narrow(way.into),
            ])
        };
        self.lines.iter().map(of).collect()
    }

    /// The sums of the lines right in each container, and of all lines in it.
    fn sums(&self, spans: impl Iterator<Item = Span>) -> (Vec<Sums>, Vec<Sums>) {
        let mut own = vec![Sums::default(); self.containers.len()];
        for (line, span) in self.lines.iter().zip(spans) {
            let Some(sums) = own.get_mut(line.container as usize) else { continue };
            sums.lines += 1;
            sums.paragraphs += u32::from(line.block == Block::Paragraph);
            sums.bytes += span.len();
            sums.linked += share_of(span.len(), line.link_share);
        }
        let mut whole = own.clone();
        for (at, outer) in self.containers.iter().enumerate().skip(1).rev() {
            let Some(inner) = whole.get(at).copied() else { continue };
            if let Some(outer) = whole.get_mut(*outer as usize) {
                outer.bytes += inner.bytes;
                outer.linked += inner.linked;
            }
        }
        (own, whole)
    }

    /// The way of each container to the main one, which has the most unlinked text right in it.
    fn ways_to_main(&self, own: &[Sums]) -> Vec<Way> {
        let unlinked = |at: usize| own.get(at).map_or(0, Sums::unlinked);
        let outer = |at: usize| self.containers.get(at).map_or(0, |outer| *outer as usize);
        // The first of equals.
        let main = (0..own.len()).rev().max_by_key(|at| unlinked(*at)).unwrap_or_default();
        let mut ways = vec![None; own.len()];
        let (mut at, mut into) = (main, 0);
        loop {
            if let Some(way) = ways.get_mut(at) {
                *way = Some(Way { out: 0, into });
            }
            if at == 0 {
                break;
            }
            (at, into) = (outer(at), into + 1);
        }
        let mut done: Vec<Way> = Vec::with_capacity(ways.len());
        for (at, way) in ways.into_iter().enumerate() {
            let around = done.get(outer(at)).copied().unwrap_or_default();
            done.push(way.unwrap_or(Way { out: around.out + 1, ..around }));
        }
        done
    }
}

/// The way from one container to another: so many to leave, and then so many to enter.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Way {
    out: u32,
    into: u32,
}

/// The sums of a container.
#[derive(Clone, Copy, Default)]
struct Sums {
    lines: u32,
    paragraphs: u32,
    bytes: u32,
    /// Bytes in links, as the lines' shares tell.
    linked: u32,
}

impl Sums {
    const fn unlinked(&self) -> u32 {
        self.bytes - self.linked
    }
}

impl LineMarkup {
    fn features(&self, container: [u8; 7]) -> [u8; FEATURE_COUNT] {
        let is_block = |blocks: &[Block]| u8::from(blocks.contains(&self.block));
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
        let signs = Sign::ALL.iter().map(|sign| u8::from(self.is(*sign)));
        let regions = Region::ALL.iter().map(|region| u8::from(self.regions.has(*region)));
        let all = values.into_iter().chain(signs).chain([self.depth]).chain(container);
        let all = all.chain([u8::from(self.is_furniture())]).chain(regions);
        let mut features = [0; FEATURE_COUNT];
        features.iter_mut().zip(all).for_each(|(feature, value)| *feature = value);
        features
    }
}

/// So many hundredths of `bytes`.
fn share_of(bytes: u32, hundredths: u8) -> u32 {
    let part = u64::from(bytes) * u64::from(hundredths.min(100)) / 100;
    u32::try_from(part).unwrap_or(bytes)
}
