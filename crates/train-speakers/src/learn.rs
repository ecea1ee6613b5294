//! Two small models over sets of bits: a conditional logit over candidates, and a logistic
//! regression. Both are fitted by full-batch gradient descent with a pull to nought, so that the
//! same input gives the same weights everywhere.

use crate::corpus::Choice;

/// One weight a bit.
pub type Weights = Vec<f64>;

/// Steps of descent; the weights no longer move in the second decimal after half as many.
const STEPS: usize = 1500;

/// The length of a step, for the mean gradient.
const RATE: f64 = 0.2;

/// An example of what is so or not: its bits, whether it is so, and how much it counts.
#[derive(Clone, Copy)]
pub struct Case {
    /// What can be seen.
    pub bits: u128,
    /// What is so.
    pub holds: bool,
    /// How many others it counts for.
    pub weight: f64,
}

/// Learns to choose the right candidate: the probability of a candidate is the softmax of the
/// scores, and the right ones share what is right.
pub fn choose(choices: &[Choice], pull: f64) -> Weights {
    descend(count(choices.len()), pull, |weights, gradient| {
        for choice in choices {
            let raised = choice.iter().map(|&(bits, _)| score(weights, bits).exp());
            let raised: Vec<f64> = raised.collect();
            let all: f64 = raised.iter().sum();
            let right: f64 = raised.iter().zip(choice).filter(|(_, c)| c.1).map(|(r, _)| r).sum();
            for (raised, &(bits, is_right)) in raised.iter().zip(choice) {
                let wanted = if is_right { raised / right.max(f64::MIN_POSITIVE) } else { 0.0 };
                add(gradient, bits, wanted - raised / all);
            }
        }
    })
}

/// Learns the log-odds that something holds.
pub fn decide(cases: &[Case], pull: f64) -> Weights {
    let all: f64 = cases.iter().map(|case| case.weight).sum();
    descend(all, pull, |weights, gradient| {
        for case in cases {
            let likely = logistic(score(weights, case.bits));
            let wanted = if case.holds { 1.0 } else { 0.0 };
            add(gradient, case.bits, case.weight * (wanted - likely));
        }
    })
}

/// The probability of log-odds.
pub fn logistic(odds: f64) -> f64 {
    1.0 / (1.0 + (-odds).exp())
}

/// A number of things as a share of something.
pub fn count(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

fn score(weights: &[f64], bits: u128) -> f64 {
    ones(bits).filter_map(|at| weights.get(at)).sum()
}

fn add(gradient: &mut [f64], bits: u128, amount: f64) {
    for at in ones(bits) {
        if let Some(slot) = gradient.get_mut(at) {
            *slot += amount;
        }
    }
}

/// The places of the bits that are set.
fn ones(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let at = usize::try_from(bits.trailing_zeros()).ok().filter(|_| bits != 0)?;
        bits &= bits - 1;
        Some(at)
    })
}

/// Descends with steps that shrink for weights that have moved much (AdaGrad: Duchi, Hazan and
/// Singer, 2011), each weight pulled to nought by `pull`.
fn descend(examples: f64, pull: f64, gradient_at: impl Fn(&[f64], &mut [f64])) -> Weights {
    const BITS: usize = 128;
    let mut weights = vec![0.0; BITS];
    let mut moved = vec![1e-3; BITS];
    for _ in 0..STEPS {
        let mut gradient = vec![0.0; BITS];
        gradient_at(&weights, &mut gradient);
        for ((weight, moved), gradient) in weights.iter_mut().zip(&mut moved).zip(&gradient) {
            let slope = gradient / examples.max(1.0) - pull * *weight;
            *moved += slope * slope;
            *weight += RATE * slope / f64::sqrt(*moved);
        }
    }
    weights
}
