//! Learns every part of the weights in turn, and cross-validates them from end to end.

use bluepencil_engine::quotes::training::{Model, Outcome, outcomes};

use crate::corpus::{Article, choices, verdicts};
use crate::learn::{Case, choose, decide};
use crate::score::{Event, Score};

/// How many parts the articles are cut into for cross-validation.
const FOLDS: usize = 5;

/// How strongly the ranker's weights are pulled to nought. Of 0.00001, 0.00005, 0.0002 and 0.001
/// the best in cross-validation.
const RANKER_PULL: f64 = 0.000_05;

/// The same for the test for speech.
const SPEECH_PULL: f64 = 0.000_01;

/// The same for confidence.
const CONFIDENCE_PULL: f64 = 0.000_5;

/// How much a direct quotation counts beside other strings in marks: to strike one out as nobody's
/// words is the worst mistake.
const DIRECT_WEIGHT: f64 = 1.0;

/// What cross-validation gives.
pub struct Validation {
    /// Scores over the held-out articles of all folds.
    pub score: Score,
    /// Each held-out reading, with its fold.
    pub events: Vec<(usize, Event)>,
}

/// Learns from four fifths of the articles, reads the last, five times; then learns confidence
/// from the readings of the other folds and reads again.
pub fn validate(articles: &[Article]) -> Validation {
    let folds: Vec<(Vec<&Article>, Model)> = (0..FOLDS).map(|fold| split(articles, fold)).collect();
    let mut events = Vec::new();
    for (fold, (held, model)) in folds.iter().enumerate() {
        let mut score = Score::default();
        for article in held {
            let read = score.add(article, &read(article, &trusting(model)));
            events.extend(read.into_iter().map(|event| (fold, event)));
        }
    }
    let mut score = Score::default();
    for (fold, (held, model)) in folds.into_iter().enumerate() {
        let mut model = model;
        let others = events.iter().filter(|(other, _)| *other != fold).map(|(_, event)| event);
        learn_confidence(&mut model, others);
        for article in held {
            score.add(article, &read(article, &model));
        }
    }
    Validation { score, events }
}

/// Reads all articles with `model`.
pub fn score(articles: &[Article], model: &Model) -> Score {
    let mut score = Score::default();
    for article in articles {
        score.add(article, &read(article, model));
    }
    score
}

/// The articles of a fold, and what is learned from all others.
fn split(articles: &[Article], fold: usize) -> (Vec<&Article>, Model) {
    let (held, seen): (Vec<_>, Vec<_>) =
        articles.iter().enumerate().partition(|(at, _)| at % FOLDS == fold);
    let seen: Vec<&Article> = seen.into_iter().map(|(_, article)| article).collect();
    (held.into_iter().map(|(_, article)| article).collect(), learn(&seen))
}

fn read(article: &Article, model: &Model) -> Vec<Outcome> {
    outcomes(&article.document, &article.lines, model)
}

/// The same weights, sure of everything, so that no speaker is left open.
fn trusting(model: &Model) -> Model {
    let mut model = model.clone();
    model.part("confidence").fill(0);
    if let Some(always) = model.part("confidence").first_mut() {
        *always = 1000;
    }
    model
}

/// The ranker, and with it the test for speech, which looks at what the ranker finds.
pub fn learn(articles: &[&Article]) -> Model {
    let mut model = Model::learned();
    let all = || articles.iter().copied();
    let ranker = choose(&choices(all(), &model), RANKER_PULL);
    put(&mut model, "ranker", &ranker);
    let cases: Vec<Case> = verdicts(all(), &model)
        .iter()
        .map(|verdict| Case {
            bits: verdict.evidence,
            holds: verdict.is_speech,
            weight: if verdict.is_direct { DIRECT_WEIGHT } else { 1.0 },
        })
        .collect();
    put(&mut model, "speech", &decide(&cases, SPEECH_PULL));
    model
}

/// Learns how sure readings are from readings of unseen articles.
pub fn learn_confidence<'a>(model: &mut Model, events: impl Iterator<Item = &'a Event>) {
    let case = |event: &Event| Case { bits: event.grounds, holds: event.right, weight: 1.0 };
    let cases: Vec<Case> = events.map(case).collect();
    put(model, "confidence", &decide(&cases, CONFIDENCE_PULL));
}

fn put(model: &mut Model, part: &str, weights: &[f64]) {
    for (slot, weight) in model.part(part).iter_mut().zip(weights) {
        *slot = hundredths(*weight);
    }
}

/// A weight as it stands in the table: a whole number, written and read again for want of a
/// conversion that cannot cut anything off.
fn hundredths(weight: f64) -> i16 {
    format!("{:.0}", weight * 100.0).parse().unwrap_or_default()
}
