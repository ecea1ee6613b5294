//! What training learned, as sums of weights over sets of yes and no.

use super::confidence::Ground;
use super::features::Feature;
use super::level::Evidence;

/// The weights of the reader, in hundredths, in the order in which their bits are declared.
#[derive(Clone, Debug)]
pub struct Model {
    /// Which candidate attributes a quotation.
    pub(super) ranker: [i16; Feature::COUNT],
    /// Whether words in marks are speech.
    pub(super) speech: [i16; Evidence::COUNT],
    /// How sure speaker and level are.
    pub(super) confidence: [i16; Ground::COUNT],
}
