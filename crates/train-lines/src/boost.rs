//! Gradient boosting of oblivious trees on bytes, for a yes or a no: the logistic loss, Newton's
//! step in each leaf (Friedman, 2001; Chen and Guestrin, 2016), all branches of a level asking
//! the same question (Prokhorenkova et al., 2018). The same input always gives the same trees.

use bluepencil_engine::lines::training::{COUNT, DEPTH, LEAVES};

/// How the trees are grown.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub trees: usize,
    pub rate: f32,
    /// What keeps the answer of a leaf with few lines small.
    pub ridge: f32,
    /// The share of lines and of features that a tree is shown.
    pub lines: f32,
    pub features: f32,
    /// A leaf's least weight (sum of second derivatives).
    pub least: f32,
    pub seed: u64,
}

/// A tree whose answers are not rounded yet.
#[derive(Clone, Debug)]
pub struct Tree {
    pub questions: [(u8, u8); DEPTH],
    pub leaves: [f32; LEAVES],
}

impl Tree {
    /// Which answer `row` gets.
    pub fn leaf_of(&self, row: &[u8; COUNT]) -> usize {
        let asked = self.questions.iter().enumerate();
        asked.map(|(bit, (f, t))| usize::from(row[usize::from(*f)] > *t) << bit).sum()
    }
}

/// One line to learn from.
#[derive(Clone, Copy)]
pub struct Example<'a> {
    pub row: &'a [u8; COUNT],
    pub keep: bool,
    pub weight: f32,
}

/// A small generator of numbers that look random (Steele et al., SplitMix, 2014).
pub struct Random(pub u64);

impl Random {
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn chance(&mut self, share: f32) -> bool {
        (self.next() >> 40) as f32 / (1_u64 << 24) as f32 <= share
    }
}

struct Learner<'a> {
    settings: Settings,
    examples: &'a [Example<'a>],
    /// The rows by feature, so that a histogram reads bytes in order.
    columns: Vec<Vec<u8>>,
    random: Random,
}

/// Learns trees whose sum is the logarithm of the odds that a line is the article's.
pub fn learn(examples: &[Example<'_>], settings: Settings) -> Vec<Tree> {
    let columns = (0..COUNT).map(|f| examples.iter().map(|e| e.row[f]).collect()).collect();
    let mut learner = Learner { settings, examples, columns, random: Random(settings.seed) };
    let mut scores = vec![0.0_f32; examples.len()];
    (0..settings.trees)
        .map(|_| {
            let tree = learner.grow(&scores);
            for (score, example) in scores.iter_mut().zip(examples) {
                *score += tree.leaves[tree.leaf_of(example.row)];
            }
            tree
        })
        .collect()
}

impl Learner<'_> {
    fn grow(&mut self, scores: &[f32]) -> Tree {
        let Settings { lines, features, .. } = self.settings;
        let shown: Vec<u32> =
            (0..self.examples.len() as u32).filter(|_| self.random.chance(lines)).collect();
        let asked: Vec<usize> = (0..COUNT).filter(|_| self.random.chance(features)).collect();
        let slopes: Vec<(f32, f32)> = shown.iter().map(|&i| self.slope(scores, i as usize)).collect();
        let mut leaf_of = vec![0_u8; shown.len()];
        let mut questions = [(0, 255); DEPTH];
        for (level, question) in questions.iter_mut().enumerate() {
            let Some(best) = self.best(&shown, &asked, &slopes, &leaf_of, 1 << level) else { break };
            *question = best;
            let column = &self.columns[usize::from(best.0)];
            for (leaf, &i) in leaf_of.iter_mut().zip(&shown) {
                *leaf |= u8::from(column[i as usize] > best.1) << level;
            }
        }
        let mut sums = [(0.0_f64, 0.0_f64); LEAVES];
        for (&leaf, &(g, h)) in leaf_of.iter().zip(&slopes) {
            sums[usize::from(leaf)].0 += f64::from(g);
            sums[usize::from(leaf)].1 += f64::from(h);
        }
        let Settings { rate, ridge, .. } = self.settings;
        let leaves = sums.map(|(g, h)| rate * (g / (h + f64::from(ridge))) as f32);
        Tree { questions, leaves }
    }

    /// The first derivative (downhill) and the second of the loss of example `i`.
    fn slope(&self, scores: &[f32], i: usize) -> (f32, f32) {
        let example = self.examples[i];
        let chance = 1.0 / (1.0 + (-scores[i]).exp());
        let target = f32::from(u8::from(example.keep));
        (example.weight * (target - chance), example.weight * (chance * (1.0 - chance)).max(1e-6))
    }

    /// The question that explains most, over all branches of the level.
    fn best(
        &self,
        shown: &[u32],
        asked: &[usize],
        slopes: &[(f32, f32)],
        leaf_of: &[u8],
        leaves: usize,
    ) -> Option<(u8, u8)> {
        let ridge = f64::from(self.settings.ridge);
        let least = f64::from(self.settings.least);
        let gain = |g: f64, h: f64| g * g / (h + ridge);
        let mut best: Option<(f64, (u8, u8))> = None;
        let mut sums = vec![[0.0_f32; 2]; leaves * 256];
        for &feature in asked {
            sums.fill([0.0; 2]);
            let column = &self.columns[feature];
            for ((&i, &(g, h)), &leaf) in shown.iter().zip(slopes).zip(leaf_of) {
                let cell = &mut sums[usize::from(leaf) * 256 + usize::from(column[i as usize])];
                cell[0] += g;
                cell[1] += h;
            }
            let mut gains = [0.0_f64; 256];
            let mut total = 0.0;
            for leaf in sums.chunks_exact(256) {
                let all = leaf.iter().fold((0.0, 0.0), |(g, h), c| {
                    (g + f64::from(c[0]), h + f64::from(c[1]))
                });
                total += gain(all.0, all.1);
                let mut left = (0.0, 0.0);
                for (value, cell) in leaf.iter().enumerate() {
                    left.0 += f64::from(cell[0]);
                    left.1 += f64::from(cell[1]);
                    let right = (all.0 - left.0, all.1 - left.1);
                    gains[value] += if left.1 < least || right.1 < least {
                        gain(all.0, all.1)
                    } else {
                        gain(left.0, left.1) + gain(right.0, right.1)
                    };
                }
            }
            for (value, gain) in gains.iter().take(255).enumerate() {
                if best.is_none_or(|(most, _)| gain - total > most + 1e-9) && gain - total > 1e-6 {
                    best = Some((gain - total, (feature as u8, value as u8)));
                }
            }
        }
        best.map(|(_, question)| question)
    }
}
