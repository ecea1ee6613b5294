//! Small decision trees in which all branches of a level ask the same question, so that a tree is
//! four comparisons and one look into a table (Kohavi's oblivious trees, boosted as in Prokhorenkova
//! et al., CatBoost, 2018).

use crate::markup::FEATURE_COUNT;

use super::features::COUNT;
use super::table::{MARKUP_TREES, TREES};

pub use super::features::Row;

/// What a page's markup says of one line.
pub type MarkupRow = [u8; FEATURE_COUNT];

/// Questions a tree asks.
pub const DEPTH: usize = 4;
/// Answers it has.
pub const LEAVES: usize = 1 << DEPTH;

/// One tree.
pub(super) struct Tree {
    /// Which feature each question is about, and the value that it must exceed for a yes.
    pub questions: [(u8, u8); DEPTH],
    /// What the answers, read as a binary number with the first question lowest, add to the score.
    pub leaves: [i8; LEAVES],
}

/// The sum over all trees: positive for the article, negative for furniture.
pub(super) fn score(row: &Row, markup: Option<&MarkupRow>) -> i32 {
    let plain: i32 = TREES.iter().map(|tree| tree.leaf(row, &[])).sum();
    let marked = markup.map(|markup| MARKUP_TREES.iter().map(|tree| tree.leaf(row, markup)).sum());
    plain + marked.unwrap_or(0)
}

impl Tree {
    /// Features from [`COUNT`] on are those of the markup.
    fn leaf(&self, row: &Row, markup: &[u8]) -> i32 {
        let mut leaf = 0;
        for (bit, (feature, threshold)) in self.questions.iter().enumerate() {
            let feature = usize::from(*feature);
            let value = row.get(feature).or_else(|| markup.get(feature - COUNT));
            leaf |= usize::from(value.copied().unwrap_or(0) > *threshold) << bit;
        }
        self.leaves.get(leaf).copied().map_or(0, i32::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_is_about_a_feature_and_has_two_answers() {
        let fits = |tree: &Tree, count: usize| {
            tree.questions.iter().all(|(feature, _)| usize::from(*feature) < count)
        };
        assert!(TREES.iter().all(|tree| fits(tree, COUNT)));
        assert!(MARKUP_TREES.iter().all(|tree| fits(tree, COUNT + FEATURE_COUNT)));
        assert!(COUNT + FEATURE_COUNT <= 256, "a question names its feature in one byte");
    }

    #[test]
    fn the_answers_are_read_as_a_binary_number() {
        let mut leaves = [0; LEAVES];
        leaves[0b0101] = 7;
        let tree = Tree { questions: [(0, 3), (1, 3), (2, 3), (COUNT as u8, 3)], leaves };
        let mut row = [0; COUNT];
        row[0] = 4;
        row[2] = 4;
        assert_eq!(tree.leaf(&row, &[0; FEATURE_COUNT]), 7);
        assert_eq!(tree.leaf(&row, &[4; FEATURE_COUNT]), 0);
    }
}
