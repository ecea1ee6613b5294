//! Small decision trees in which all branches of a level ask the same question, so that a tree is
//! four comparisons and one look into a table (Kohavi's oblivious trees, boosted as in Prokhorenkova
//! et al., CatBoost, 2018).

use super::features::Row;
use super::table::TREES;

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
pub(super) fn score(row: &Row) -> i32 {
    TREES.iter().map(|tree| i32::from(tree.leaf(row))).sum()
}

impl Tree {
    fn leaf(&self, row: &Row) -> i8 {
        let mut leaf = 0;
        for (bit, (feature, threshold)) in self.questions.iter().enumerate() {
            let value = row.get(usize::from(*feature)).copied().unwrap_or(0);
            leaf |= usize::from(value > *threshold) << bit;
        }
        self.leaves.get(leaf).copied().unwrap_or(0)
    }
}
