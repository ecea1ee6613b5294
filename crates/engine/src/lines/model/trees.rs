//! Small decision trees in which all branches of a level ask the same question, so that a tree is
//! four comparisons and one look into a table (Kohavi's oblivious trees, boosted as in Prokhorenkova
//! et al., CatBoost, 2018).

use super::features::Row;
use super::table::{MARKUP_TREES, TREES};

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

/// The sum over all trees: positive for the article, negative for furniture. `marked` says that the
/// row holds what the markup says of the line.
pub(super) fn score(row: &Row, marked: bool) -> i32 {
    let sum = |trees: &[Tree]| -> i32 { trees.iter().map(|tree| tree.leaf(row)).sum() };
    sum(TREES) + if marked { sum(MARKUP_TREES) } else { 0 }
}

impl Tree {
    fn leaf(&self, row: &Row) -> i32 {
        let [a, b, c, d] = self.questions.map(|(feature, threshold)| {
            // A row has a place for every byte.
            usize::from(row.get(usize::from(feature)).is_some_and(|value| *value > threshold))
        });
        let leaf = a | b << 1 | c << 2 | d << 3;
        self.leaves.get(leaf).copied().map_or(0, i32::from)
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::{COUNT, WIDTH};
    use super::*;
    use crate::markup::FEATURE_COUNT;

    #[test]
    fn every_question_is_about_a_feature_and_has_two_answers() {
        let fits = |tree: &Tree, count: usize| {
            tree.questions.iter().all(|(feature, _)| usize::from(*feature) < count)
        };
        assert!(TREES.iter().all(|tree| fits(tree, COUNT)));
        assert!(MARKUP_TREES.iter().all(|tree| fits(tree, COUNT + FEATURE_COUNT)));
        const { assert!(COUNT + FEATURE_COUNT <= WIDTH, "a row has a place for every feature") };
    }

    #[test]
    fn the_answers_are_read_as_a_binary_number() {
        let mut leaves = [0; LEAVES];
        leaves[0b0101] = 7;
        let tree =
            Tree { questions: [(0, 3), (1, 3), (2, 3), (u8::try_from(COUNT).unwrap(), 3)], leaves };
        let mut row = [0; WIDTH];
        row[0] = 4;
        row[2] = 4;
        assert_eq!(tree.leaf(&row), 7);
        row[COUNT] = 4;
        assert_eq!(tree.leaf(&row), 0);
    }
}
