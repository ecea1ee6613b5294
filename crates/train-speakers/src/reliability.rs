//! How well confidence holds: of the readings said at so much, how many are right. The weights of
//! confidence are learned without the fold that they are looked at on.

use bluepencil_engine::quotes::training::Model;

use crate::learn::count;
use crate::score::Event;
use crate::train::learn_confidence;

/// The lower bounds of the rows.
const ROWS: &[f64] = &[0.0, 0.3, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98];

/// One reading: what was said of it, and whether it is right.
type Said = (f64, bool);

/// The table, for all readings.
pub fn lines(events: &[(usize, Event)]) -> Vec<String> {
    let said = held_out(events);
    let mut lines = vec!["said from | readings | mean said | right".to_owned()];
    for (at, &from) in ROWS.iter().enumerate() {
        let to = ROWS.get(at + 1).copied().unwrap_or(f64::INFINITY);
        let here: Vec<&Said> = said.iter().filter(|s| (from..to).contains(&s.0)).collect();
        let mean = here.iter().map(|s| s.0).sum::<f64>() / count(here.len()).max(1.0);
        let right = count(here.iter().filter(|s| s.1).count()) / count(here.len()).max(1.0);
        lines.push(format!("{from:.2} | {} | {mean:.3} | {right:.3}", here.len()));
    }
    let brier = said.iter().map(|&(p, right)| (p - if right { 1.0 } else { 0.0 }).powi(2));
    lines.push(format!("Brier score {:.4}", brier.sum::<f64>() / count(said.len()).max(1.0)));
    lines
}

/// Every reading with the confidence that weights learned on the other folds give it. Pronouns
/// are judged by the words alone here: whom they stand for, nobody marked.
fn held_out(events: &[(usize, Event)]) -> Vec<Said> {
    let folds = events.iter().map(|(fold, _)| fold + 1).max().unwrap_or_default();
    let mut said = Vec::new();
    for fold in 0..folds {
        let mut model = Model::learned();
        let seen = events.iter().filter(|(other, _)| *other != fold).map(|(_, event)| event);
        learn_confidence(&mut model, seen);
        let here = events.iter().filter(|(other, _)| *other == fold);
        said.extend(here.map(|(_, event)| {
            let odds = model.confidence_odds(event.grounds);
            (1.0 / (1.0 + (-f64::from(odds)).exp()), event.right)
        }));
    }
    said
}
