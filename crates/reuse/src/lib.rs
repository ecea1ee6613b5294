//! Text reuse detection: the passages that texts share, word for word or reworded. Texts come one
//! after the other; each is compared with all before it, and costs what it and its matches cost.
//!
//! The way is the field's: *seeding* (shingles thinned by winnowing, and pairs of words), *extension*
//! (banded alignment) and *filtering* (what agreement tells, by the rarity of its words). It knows
//! texts and words, no quotations, kinds of line or names of articles.
//!
//! All of it stands in a crate of its own because it is hot: it is built for speed where the rest of
//! the page is built for size. So whole loops are to lie here, not their bodies alone. Offsets are
//! UTF-8 bytes, positions count words.

mod align;
mod article;
mod chunk;
mod detector;
mod groups;
mod matches;
mod positions;
mod rarity;
mod reworded;
mod seed_table;
mod seeds;
pub mod words;

pub use article::{Article, Break, Place, Stretch};
pub use detector::{Added, Caps, Detector};
pub use groups::Group;
pub use matches::Match;
pub use rarity::HashedAlready;
pub use seed_table::SeedTable;
