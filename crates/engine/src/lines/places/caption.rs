//! Captions: a scene told in the present tense, mostly with a place and a date, by a credit.

use crate::line::LineKind;
use crate::reason::{Clue, Reason};

use super::super::finding::{DOUBTFUL, Finding, STRONG};
use super::super::phrases::Topic;
use super::super::words::Case;
use super::Spot;

/// Captions of agencies run to about sixty words.
const MOST_WORDS: u32 = 70;
/// Clues that it takes: a credit next to it is one and never enough alone, for many pictures
/// stand without a caption between two paragraphs.
const ENOUGH: u32 = 3;

pub(super) fn find(spot: Spot<'_>) -> Option<Finding> {
    let shape = spot.sight.shape();
    if shape.words < 4 || shape.words > MOST_WORDS {
        return None;
    }
    let clues = clues(spot);
    let weight: u32 = clues.iter().map(|(weight, _)| weight).sum();
    if weight < ENOUGH + u32::from(speaks(spot)) * 2 {
        return None;
    }
    let confidence = match weight {
        0..=3 => DOUBTFUL,
        _ => STRONG,
    };
    let clues = clues.into_iter().map(|(_, clue)| clue).collect();
    Some(Finding { kind: LineKind::Caption, confidence, reason: Reason::Clues(clues) })
}

/// What speaks for a caption, with its weight, the strongest first.
fn clues(spot: Spot<'_>) -> Vec<(u32, Clue)> {
    let is_credit = |f: Option<&Finding>| f.is_some_and(|f| f.kind == LineKind::Credit);
    let mut clues = Vec::new();
    if is_credit(spot.after()) {
        clues.push((2, Clue::CreditFollows));
    } else if is_credit(spot.before()) {
        clues.push((1, Clue::CreditBefore));
    }
    if ends_with_year(spot) {
        clues.push((2, Clue::EndsWithDate));
    }
    if has_credit_in_brackets(spot.sight.text()) {
        clues.push((3, Clue::AgencyInBrackets));
    }
    if shape_allows_scene(spot) && has_present_scene(spot) {
        clues.push((1, Clue::Scene));
    }
    clues
}

/// "on May 16, 2025." or "in Port Elm, 16 May 2025": the last word is a year, a month just before.
fn ends_with_year(spot: Spot<'_>) -> bool {
    let sight = spot.sight;
    let words = sight.page.words(sight.at);
    let Some(last) = words.last() else { return false };
    let text = sight.page.slice(last.span);
    let is_year = text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    let is_whole = words.len() == sight.shape().words as usize;
    let near = words.len().saturating_sub(4);
    is_year && is_whole && sight.phrases().iter().any(|m| m.topic == Topic::Date && m.word >= near)
}

/// Only an agency's caption with its credit is longer than a sentence or two.
fn shape_allows_scene(spot: Spot<'_>) -> bool {
    spot.sight.shape().words <= 45
}

fn has_present_scene(spot: Spot<'_>) -> bool {
    let words = spot.sight.page.words(spot.sight.at);
    let scene = spot.sight.phrases().iter().find(|m| m.topic == Topic::Scene && m.word >= 1);
    scene
        .is_some_and(|m| m.word <= 16 && words.get(m.word).is_some_and(|w| w.case() == Case::Lower))
}

/// "(Ada Brook/Agency)", "(Image: AGENCY)" at the end.
fn has_credit_in_brackets(text: &str) -> bool {
    let inside =
        text.trim_end_matches('.').strip_suffix([')', ']']).and_then(|t| t.rsplit_once(['(', '[']));
    inside.is_some_and(|(before, inside)| {
        let names = inside.split_whitespace().count() <= 10;
        let joined = inside.contains('/')
            || inside.contains('©')
            || inside.contains(':')
            || inside.contains(" via ");
        names && joined && !before.is_empty() && !inside.contains("http")
    })
}

/// Whether somebody is quoted: captions seldom do.
fn speaks(spot: Spot<'_>) -> bool {
    let shape = spot.sight.shape();
    shape.quotes >= 2 || spot.sight.phrases().iter().any(|m| m.topic == Topic::Speech)
}
