//! Weighs candidate attributions: a sum of one weight for each feature that holds.

use super::attribute::{Candidate, Finding, Shape};
use super::features::Features;
use super::weights::WEIGHTS;
use crate::quote::Attribution;

/// The best of `candidates`, with how likely it is to be right.
pub(super) fn best(candidates: &[Candidate]) -> Option<Finding> {
    let mut scored = candidates.iter().map(|c| (score(c.features), c));
    let mut top = scored.next()?;
    let mut sum = 1.0_f32;
    for (score, candidate) in scored {
        if score > top.0 {
            sum = sum * (top.0 - score).exp() + 1.0;
            top = (score, candidate);
        } else {
            sum += (score - top.0).exp();
        }
    }
    let (score, candidate) = top;
    Some(Finding {
        speaker: candidate.speaker,
        cue: candidate.cue,
        how: how(candidate.shape),
        strength: sum.recip(),
        score,
    })
}

/// The sum of the weights of the features that hold.
pub(super) fn score(features: Features) -> f32 {
    features.iter().filter_map(|at| WEIGHTS.get(at)).map(|&w| f32::from(w) / 100.0).sum()
}

const fn how(shape: Shape) -> Attribution {
    match shape {
        Shape::Inverted | Shape::SubjectFirst | Shape::Trailing | Shape::Signature => {
            Attribution::CueAfter
        }
        Shape::AccordingAfter | Shape::AccordingBefore => Attribution::AccordingTo,
        Shape::Before | Shape::Agent | Shape::Noun => Attribution::CueBefore,
        Shape::Topic => Attribution::Sentence,
        Shape::Colon => Attribution::Colon,
    }
}
