//! Small decision trees in which all branches of a level ask the same question, so that a tree is
//! four comparisons and one look into a table (Kohavi's oblivious trees, boosted as in Prokhorenkova
//! et al., CatBoost, 2018).

use super::features::{Row, WIDTH};
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

/// Lines that are scored at a time: each question is put to all of them at once, which a compiler
/// turns into one comparison of as many bytes.
pub(super) const LANES: usize = 16;

/// The sum over all trees for each of some lines: positive for the article, negative for
/// furniture. `marked` says that the rows hold what the markup says of the lines.
pub(super) fn score(rows: &[Row; LANES], marked: bool) -> [i32; LANES] {
    let columns = columns(rows);
    let mut sums = [0; LANES];
    let marked = if marked { MARKUP_TREES } else { &[] };
    for tree in TREES.iter().chain(marked) {
        tree.add(&columns, &mut sums);
    }
    sums
}

/// The values of each feature, one a line.
type Columns = [[u8; LANES]; WIDTH];

fn columns(rows: &[Row; LANES]) -> Columns {
    let mut columns = [[0; LANES]; WIDTH];
    for (lane, row) in rows.iter().enumerate() {
        for (place, value) in columns.iter_mut().filter_map(|it| it.get_mut(lane)).zip(row) {
            *place = *value;
        }
    }
    columns
}

impl Tree {
    /// Adds what the tree says of each line to the line's sum.
    fn add(&self, columns: &Columns, sums: &mut [i32; LANES]) {
        let mut leaves = [0_u8; LANES];
        for (bit, (feature, threshold)) in self.questions.iter().enumerate() {
            // There is a column for every byte.
            let Some(column) = columns.get(usize::from(*feature)) else { continue };
            let yes = 1 << bit;
            for (leaf, value) in leaves.iter_mut().zip(column) {
                *leaf |= if value > threshold { yes } else { 0 };
            }
        }
        for (sum, leaf) in sums.iter_mut().zip(leaves) {
            *sum += self.leaves.get(usize::from(leaf)).copied().map_or(0, i32::from);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::features::COUNT;
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
        let mut rows = [[0; WIDTH]; LANES];
        rows[1][0] = 4;
        rows[1][2] = 4;
        rows[2] = rows[1];
        rows[2][COUNT] = 4;
        let mut sums = [1; LANES];
        tree.add(&columns(&rows), &mut sums);
        assert_eq!(sums[..4], [1, 8, 1, 1]);
    }
}
