//! Weighs candidate attributions: a sum of one weight for each feature that holds.

use super::attribute::{Candidate, Finding, Shape};
use super::model::Model;
use super::phrase::Phrase;
use crate::quote::Attribution;

/// The best of `candidates`, with how likely it is to be right.
pub(super) fn best(candidates: &[Candidate], model: &Model) -> Option<Finding> {
    let score = |c: &Candidate| c.features.sum(&model.ranker);
    let mut scored = candidates.iter().map(|c| (score(c), c));
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
    let strength = sum.recip();
    let thin = strength < CLEAR;
    Some(Finding {
        speaker: candidate.speaker,
        cue: candidate.cue,
        how: how(candidate.shape),
        strength,
        score,
        others: if thin { others(candidates, candidate, model) } else { [None; 2] },
    })
}

/// From this share of the likelihood on, nobody else is worth offering.
const CLEAR: f32 = 0.98;

/// The two likeliest speakers besides that of `best`.
fn others(candidates: &[Candidate], best: &Candidate, model: &Model) -> [Option<Phrase>; 2] {
    let likeliest = |but: &[Phrase]| {
        let open = |c: &&Candidate| but.iter().all(|p| p.from != c.speaker.from);
        let score = |c: &Candidate| c.features.sum(&model.ranker);
        let found = candidates.iter().filter(open).map(|c| (score(c), c.speaker));
        found.reduce(|a, b| if b.0 > a.0 { b } else { a }).map(|(_, speaker)| speaker)
    };
    let Some(first) = likeliest(&[best.speaker]) else { return [None; 2] };
    [Some(first), likeliest(&[best.speaker, first])]
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
