//! Two small models over sets of bits: a conditional logit over candidates, and a logistic
//! regression. Both are fitted by full-batch gradient descent with a pull to nought, so that the
//! same input gives the same weights everywhere.

use crate::corpus::{Choice, Verdict};

/// One weight a bit.
pub type Weights = Vec<f64>;

/// Steps of descent; the weights no longer move in the second decimal after half as many.
const STEPS: usize = 1500;

/// The length of a step, for the mean gradient.
const RATE: f64 = 2.0;

/// How strongly weights are pulled to nought. Of 0.0001, 0.0005, 0.001 and 0.005 the best in
/// cross-validation.
const PULL: f64 = 0.00005;

/// The sum of the weights of `bits`.
pub fn score(weights: &[f64], bits: u128) -> f64 {
    weights.iter().enumerate().filter(|(at, _)| bits >> at & 1 == 1).map(|(_, w)| w).sum()
}

/// Whether the candidate with the highest score is right.
pub fn picks_right(weights: &[f64], choice: &Choice) -> bool {
    let best = choice.candidates.iter().fold((f64::NEG_INFINITY, false), |best, &(bits, right)| {
        let score = score(weights, bits);
        if score > best.0 { (score, right) } else { best }
    });
    best.1
}

/// Learns to choose the right candidate: the probability of a candidate is the softmax of the
/// scores, and the right ones share what is right.
pub fn choose(choices: &[&Choice]) -> Weights {
    descend(choices.len(), |weights, gradient| {
        for choice in choices {
            let raised: Vec<f64> =
                choice.candidates.iter().map(|&(bits, _)| score(weights, bits).exp()).collect();
            let all: f64 = raised.iter().sum();
            let right: f64 =
                raised.iter().zip(&choice.candidates).filter(|(_, c)| c.1).map(|(r, _)| r).sum();
            for (raised, &(bits, is_right)) in raised.iter().zip(&choice.candidates) {
                let wanted = if is_right { raised / right.max(f64::MIN_POSITIVE) } else { 0.0 };
                add(gradient, bits, wanted - raised / all);
            }
        }
    })
}

/// Learns to tell speech.
pub fn decide(verdicts: &[&Verdict]) -> Weights {
    descend(verdicts.len(), |weights, gradient| {
        for verdict in verdicts {
            let likely = 1.0 / (1.0 + (-score(weights, verdict.evidence)).exp());
            let wanted = if verdict.is_speech { 1.0 } else { 0.0 };
            add(gradient, verdict.evidence, wanted - likely);
        }
    })
}

fn add(gradient: &mut [f64], bits: u128, amount: f64) {
    for (at, slot) in gradient.iter_mut().enumerate() {
        if bits >> at & 1 == 1 {
            *slot += amount;
        }
    }
}

/// Descends with steps that shrink for weights that have moved much (AdaGrad: Duchi, Hazan and
/// Singer, 2011).
fn descend(examples: usize, gradient_at: impl Fn(&[f64], &mut [f64])) -> Weights {
    const BITS: usize = 128;
    let count = f64::from(u32::try_from(examples.max(1)).unwrap_or(u32::MAX));
    let mut weights = vec![0.0; BITS];
    let mut moved = vec![1e-3; BITS];
    for _ in 0..STEPS {
        let mut gradient = vec![0.0; BITS];
        gradient_at(&weights, &mut gradient);
        for ((weight, moved), gradient) in weights.iter_mut().zip(&mut moved).zip(&gradient) {
            let slope = gradient / count - PULL * *weight;
            *moved += slope * slope;
            *weight += RATE * 0.1 * slope / f64::sqrt(*moved);
        }
    }
    weights
}
