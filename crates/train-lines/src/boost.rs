//! Gradient boosting of oblivious trees on bytes, for a yes or a no: the logistic loss, Newton's
//! step in each leaf (Friedman, 2001; Chen and Guestrin, 2016), all branches of a level asking
//! the same question (Prokhorenkova et al., 2018). The same input always gives the same trees.

use bluepencil_engine::lines::training::{DEPTH, LEAVES};

/// How the trees are grown.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many.
    pub trees: usize,
    /// How much of each step is taken.
    pub rate: f64,
    /// What keeps the answer of a leaf with few lines small.
    pub ridge: f64,
    /// A leaf's least weight (the sum of second derivatives).
    pub least: f64,
    /// The share of lines that a tree is shown, and of features that it may ask about.
    pub lines: f32,
    /// See `lines`.
    pub features: f32,
}

/// A tree whose answers are not rounded yet.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Each question's feature, and the value that it must exceed for a yes.
    pub questions: [(u8, u8); DEPTH],
    /// The answers, in logarithms of odds.
    pub leaves: [f32; LEAVES],
}

/// One line to learn from.
#[derive(Clone, Debug)]
pub struct Example {
    /// Its features.
    pub row: Vec<u8>,
    /// Whether it is the article's.
    pub keep: bool,
    /// How much it counts.
    pub weight: f32,
    /// The score that it has before the first tree.
    pub score: f32,
}

impl Tree {
    /// What the tree adds to the score of `row`.
    pub fn answer(&self, row: &[u8]) -> f32 {
        let asked = self.questions.iter().enumerate();
        let leaf = asked.map(|(bit, (f, t))| {
            usize::from(row.get(usize::from(*f)).is_some_and(|v| v > t)) << bit
        });
        self.leaves[leaf.sum::<usize>()]
    }
}

/// A small generator of numbers that look random (Steele et al., SplitMix, 2014).
#[derive(Debug)]
pub struct Random(pub u64);

impl Random {
    /// The next number.
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

/// Learns trees whose sum, added to the scores before, is the logarithm of the odds that a line
/// is the article's.
pub fn learn(examples: &[Example], settings: Settings) -> Vec<Tree> {
    let width = examples.first().map_or(0, |example| example.row.len());
    let columns = (0..width).map(|f| examples.iter().map(|e| e.row[f]).collect()).collect();
    let mut learner = Learner { settings, examples, columns, random: Random(1) };
    let mut scores: Vec<f32> = examples.iter().map(|example| example.score).collect();
    (0..settings.trees)
        .map(|_| {
            let tree = learner.grow(&scores);
            for (score, example) in scores.iter_mut().zip(examples) {
                *score += tree.answer(&example.row);
            }
            tree
        })
        .collect()
}

struct Learner<'a> {
    settings: Settings,
    examples: &'a [Example],
    /// The rows by feature, so that a histogram reads bytes in order.
    columns: Vec<Vec<u8>>,
    random: Random,
}

/// What one tree is shown.
struct Shown {
    /// Which examples.
    examples: Vec<u32>,
    /// The first derivative of each one's loss (downhill) and the second.
    slopes: Vec<(f32, f32)>,
    /// Which features may be asked about.
    features: Vec<usize>,
    /// The branch that each example has gone down so far.
    leaf_of: Vec<u8>,
}

/// Sums of derivatives by value of a feature, for one branch.
type Histogram = [(f32, f32); 256];

impl Learner<'_> {
    fn grow(&mut self, scores: &[f32]) -> Tree {
        let mut shown = self.show(scores);
        let mut questions = [(0, u8::MAX); DEPTH];
        for (level, question) in questions.iter_mut().enumerate() {
            let Some(best) = self.best(&shown, 1 << level) else { break };
            *question = best;
            let column = &self.columns[usize::from(best.0)];
            for (leaf, &i) in shown.leaf_of.iter_mut().zip(&shown.examples) {
                *leaf |= u8::from(column[i as usize] > best.1) << level;
            }
        }
        let mut sums = [(0.0, 0.0); LEAVES];
        for (&leaf, &(g, h)) in shown.leaf_of.iter().zip(&shown.slopes) {
            sums[usize::from(leaf)].0 += f64::from(g);
            sums[usize::from(leaf)].1 += f64::from(h);
        }
        let Settings { rate, ridge, .. } = self.settings;
        Tree { questions, leaves: sums.map(|(g, h)| (rate * g / (h + ridge)) as f32) }
    }

    fn show(&mut self, scores: &[f32]) -> Shown {
        let Settings { lines, features, .. } = self.settings;
        let all = 0..self.examples.len() as u32;
        let examples: Vec<u32> = all.filter(|_| self.random.chance(lines)).collect();
        let slopes =
            examples.iter().map(|&i| slope(&self.examples[i as usize], scores[i as usize]));
        Shown {
            slopes: slopes.collect(),
            features: (0..self.columns.len()).filter(|_| self.random.chance(features)).collect(),
            leaf_of: vec![0; examples.len()],
            examples,
        }
    }

    /// The question that explains most, over all branches of a level.
    fn best(&self, shown: &Shown, branches: usize) -> Option<(u8, u8)> {
        let mut best: Option<(f64, (u8, u8))> = None;
        let mut histograms = vec![[(0.0, 0.0); 256]; branches];
        for &feature in &shown.features {
            self.fill(shown, feature, &mut histograms);
            let mut gains = [0.0; 256];
            for histogram in &histograms {
                self.add_gains(histogram, &mut gains);
            }
            for (value, gain) in gains.iter().take(255).enumerate() {
                if *gain > best.map_or(1e-6, |(most, _)| most) {
                    best = Some((*gain, (feature as u8, value as u8)));
                }
            }
        }
        best.map(|(_, question)| question)
    }

    fn fill(&self, shown: &Shown, feature: usize, histograms: &mut [Histogram]) {
        histograms.iter_mut().for_each(|histogram| histogram.fill((0.0, 0.0)));
        let column = &self.columns[feature];
        for ((&i, &(g, h)), &leaf) in shown.examples.iter().zip(&shown.slopes).zip(&shown.leaf_of) {
            let cell = &mut histograms[usize::from(leaf)][usize::from(column[i as usize])];
            cell.0 += g;
            cell.1 += h;
        }
    }

    /// Adds what each threshold explains in one branch.
    fn add_gains(&self, histogram: &Histogram, gains: &mut [f64; 256]) {
        let Settings { ridge, least, .. } = self.settings;
        let gain = |(g, h): (f64, f64)| g * g / (h + ridge);
        let sum = |sum: (f64, f64), cell: &(f32, f32)| {
            (sum.0 + f64::from(cell.0), sum.1 + f64::from(cell.1))
        };
        let all = histogram.iter().fold((0.0, 0.0), sum);
        let mut no = (0.0, 0.0);
        for (cell, explained) in histogram.iter().zip(gains) {
            no = sum(no, cell);
            let yes = (all.0 - no.0, all.1 - no.1);
            if no.1 >= least && yes.1 >= least {
                *explained += gain(no) + gain(yes) - gain(all);
            }
        }
    }
}

/// The first derivative of an example's loss, downhill, and the second.
fn slope(example: &Example, score: f32) -> (f32, f32) {
    let chance = 1.0 / (1.0 + (-score).exp());
    let target = f32::from(u8::from(example.keep));
    (example.weight * (target - chance), example.weight * (chance * (1.0 - chance)).max(1e-6))
}

#[cfg(test)]
mod tests {
    use super::*;

    const QUICK: Settings =
        Settings { trees: 30, rate: 0.3, ridge: 1.0, least: 0.1, lines: 1.0, features: 1.0 };

    #[test]
    fn what_two_features_say_together_is_learned() {
        // Only the two together tell: each alone says nothing.
        let examples: Vec<Example> = (0..400_u32)
            .map(|i| {
                let row = vec![(i % 2) as u8, (i / 2 % 2) as u8, (i * 7 % 11) as u8];
                Example { keep: row[0] != row[1], row, weight: 1.0, score: 0.0 }
            })
            .collect();
        let trees = learn(&examples, QUICK);
        let right = |e: &&Example| {
            (trees.iter().map(|tree| tree.answer(&e.row)).sum::<f32>() > 0.0) == e.keep
        };
        assert_eq!(examples.iter().filter(right).count(), examples.len());
    }

    #[test]
    fn what_was_known_before_is_not_learned_again() {
        let example = |keep: bool| Example {
            row: vec![u8::from(keep)],
            keep,
            weight: 1.0,
            score: if keep { 20.0 } else { -20.0 },
        };
        let trees = learn(&[example(true), example(false)], QUICK);
        assert!(trees.iter().flat_map(|tree| tree.leaves).all(|answer| answer.abs() < 1e-3));
    }
}
