//! Finds, for one quotation in its paragraph, the words that say who speaks: a cue with its
//! subject after the quotation, before it, or only a colon. What the subject stands for in the
//! article is `resolve`'s work.

use super::clause::{
    Phrase, PhraseKind, clause_start, is_verb, main_subject, phrase_at, subject_of,
    with_apposed_name,
};
use super::lexicon::Class;
use super::tokens::{Kind, Token};
use crate::quote::Attribution;

/// The words that attribute a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finding {
    pub speaker: Phrase,
    /// The first and one past the last token of the cue.
    pub cue: (usize, usize),
    pub how: Attribution,
    /// How much it looks like an attribution, from 0 to 1.
    pub strength: f32,
}

/// How far before a quotation its cue may stand, in tokens.
const REACH: usize = 60;

/// How a quotation ends inside its marks; it tells whether an attribution follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ending {
    /// A comma, or a dash: the sentence goes on.
    Open,
    /// A question or exclamation mark.
    Asks,
    /// A full stop.
    Stops,
    /// No punctuation.
    Bare,
}

/// What attributes the quotation at token `at`, in its own sentence.
pub(super) fn find(tokens: &[Token], at: usize, ending: Ending) -> Option<Finding> {
    let after = after(tokens, at, ending);
    let before = before(tokens, at);
    let first = begins_sentence(tokens, at);
    match (after, before) {
        (Some(after), Some(before)) => {
            let prefers_after = first || ending != Ending::Bare && before.strength < IMMEDIATE;
            Some(if prefers_after { after } else { before })
        }
        (after, before) => before.or(after),
    }
}

/// The strength of a cue that stands right before its quotation.
const IMMEDIATE: f32 = 0.95;

/// Whether nothing but a conjunction stands between the start of the sentence and `at`.
pub(super) fn begins_sentence(tokens: &[Token], at: usize) -> bool {
    let start = clause_start(tokens, at);
    let words = tokens.get(start..at).unwrap_or_default();
    words.iter().all(|t| !t.is_word() || t.is(Class::COORDINATOR.with(Class::ADVERB)))
}

/// “…,” said Lee; “…,” Lee said; “…,” according to Lee; “…” — Lee.
fn after(tokens: &[Token], at: usize, ending: Ending) -> Option<Finding> {
    let mut from = at + 1;
    let mut dashed = false;
    while let Some(token) = tokens.get(from) {
        match token.kind {
            Kind::Comma | Kind::Quote(_) => {}
            Kind::Dash => dashed = true,
            _ if token.is(Class::COORDINATOR) && after_quote(tokens, from) => {}
            _ => break,
        }
        from += 1;
    }
    let first = tokens.get(from)?;
    if dashed && ending != Ending::Open {
        if let Some(found) = signature(tokens, from) {
            return Some(found);
        }
    }
    let new_sentence = match ending {
        Ending::Stops => first.capital,
        Ending::Asks => first.capital && first.class.is_grammar(),
        _ => false,
    };
    let found = inverted(tokens, from)
        .or_else(|| according(tokens, from))
        .or_else(|| subject_first(tokens, from, ending))
        .or_else(|| trailing(tokens, from))?;
    if new_sentence && !stands_alone(tokens, from, found) {
        return None;
    }
    Some(found)
}

/// Whether the conjunction at `at` only joins two quotations (“A” and “B”).
fn after_quote(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| matches!(t.kind, Kind::Quote(_)))
}

/// Whether the sentence from `from` is nothing but “Lee said.”, so that it belongs to the
/// quotation before it in spite of a full stop.
fn stands_alone(tokens: &[Token], from: usize, found: Finding) -> bool {
    let rest = tokens.get(found.cue.1.max(found.speaker.to)..).unwrap_or_default();
    let end = rest.iter().position(|t| matches!(t.kind, Kind::Stop | Kind::Quote(_) | Kind::Colon));
    let stopped = end.is_none_or(|end| rest.get(end).is_some_and(|t| t.kind == Kind::Stop));
    let short = end.unwrap_or(rest.len()) <= ALONE;
    stopped && short && found.speaker.from.min(found.cue.0) == from
}

/// The most words after the cue in “Lee said on Monday.”
const ALONE: usize = 4;

/// “…” — Ana Lee, at the end of the paragraph.
fn signature(tokens: &[Token], from: usize) -> Option<Finding> {
    let speaker = phrase_at(tokens, from).filter(|p| matches!(p.kind, PhraseKind::Name(_)))?;
    let ends = tokens.get(speaker.to).is_none_or(|t| !t.is_word());
    let dash = from.checked_sub(1)?;
    ends.then_some(Finding {
        speaker,
        cue: (dash, from),
        how: Attribution::CueAfter,
        strength: 0.8,
    })
}

/// said Ana Lee
fn inverted(tokens: &[Token], from: usize) -> Option<Finding> {
    let mut verb = from;
    while tokens
        .get(verb)
        .is_some_and(|t| t.is(Class::ADVERB.with(Class::COORDINATOR)) && !t.is(Class::DETERMINER))
    {
        verb += 1;
    }
    let cue = tokens.get(verb)?;
    if !(cue.is(Class::FINITE) && cue.class.is_cue()) {
        return None;
    }
    let mut subject = verb + 1;
    while tokens
        .get(subject)
        .is_some_and(|t| t.is(Class::ADVERB.with(Class::TIME)) || t.kind == Kind::Comma)
    {
        subject += 1;
    }
    let speaker = phrase_at(tokens, subject)?;
    let speaker = with_apposed_name(tokens, with_complement(tokens, speaker));
    Some(Finding { speaker, cue: (verb, verb + 1), how: Attribution::CueAfter, strength: 0.97 })
}

/// “a spokesman for the company”: behind an inverted verb a common noun takes in its complements.
fn with_complement(tokens: &[Token], phrase: Phrase) -> Phrase {
    let PhraseKind::Noun(_) = phrase.kind else { return phrase };
    let mut to = phrase.to;
    while to < phrase.from + COMPLEMENT {
        let binds =
            tokens.get(to).is_some_and(|t| t.is(Class::PREPOSITION) && !t.is(Class::SUBORDINATOR));
        let Some(next) = phrase_at(tokens, to + 1).filter(|_| binds) else { break };
        let other = tokens.get(to + 1).is_some_and(|t| t.is(Class::TIME))
            || tokens.get(next.to - 1).is_some_and(|t| t.is(Class::TIME.with(Class::SAYING_NOUN)));
        if other {
            break;
        }
        to = next.to;
    }
    Phrase { to, ..phrase }
}

/// The longest noun phrase with its complements, in tokens.
const COMPLEMENT: usize = 16;

/// according to Lee
fn according(tokens: &[Token], from: usize) -> Option<Finding> {
    if !(tokens.get(from)?.is(Class::ACCORDING) && tokens.get(from + 1)?.is(Class::TO)) {
        return None;
    }
    let speaker = phrase_at(tokens, from + 2)?;
    let speaker = with_apposed_name(tokens, with_complement(tokens, speaker));
    Some(Finding { speaker, cue: (from, from + 2), how: Attribution::AccordingTo, strength: 0.95 })
}

/// Lee said; Lee, who chairs the panel, said
fn subject_first(tokens: &[Token], from: usize, ending: Ending) -> Option<Finding> {
    let mut at = from;
    while let Some(token) = tokens.get(at).filter(|_| at < from + REACH) {
        let stops =
            matches!(token.kind, Kind::Stop | Kind::Quote(_) | Kind::Colon | Kind::Semicolon);
        if stops {
            return None;
        }
        let verb = token.is(Class::FINITE) && is_verb(tokens, at) && !is_passive(tokens, at);
        if verb {
            let speaker = subject_of(tokens, at).filter(|s| s.from >= from)?;
            let lead = tokens.get(from..speaker.from).unwrap_or_default();
            let near =
                lead.iter().all(|t| t.is(Class::ADVERB.with(Class::COORDINATOR)) || !t.is_word());
            let direct = at - speaker.to <= 4;
            return match ending {
                _ if !near => None,
                Ending::Bare if !direct => None,
                _ => Some(Finding {
                    speaker,
                    cue: (at, at + 1),
                    how: Attribution::CueAfter,
                    strength: if token.is(Class::SAYING) { 0.97 } else { 0.8 },
                }),
            };
        }
        at += 1;
    }
    None
}

/// “…” and what follows it, Lee said.
fn trailing(tokens: &[Token], from: usize) -> Option<Finding> {
    let rest = tokens.get(from..)?.iter().take(REACH);
    let end = rest.clone().position(|t| t.ends_sentence() || matches!(t.kind, Kind::Quote(_)));
    let end = from + end.unwrap_or(rest.len());
    let verb = (from..end).rev().find(|&at| {
        tokens.get(at).is_some_and(|t| t.is(Class::SAYING) && t.is(Class::FINITE))
            && is_verb(tokens, at)
    })?;
    let (speaker, first) = match subject_of(tokens, verb) {
        Some(speaker) => (speaker, speaker.from),
        None => (phrase_at(tokens, verb + 1)?, verb),
    };
    let comma = first.checked_sub(1).and_then(|at| tokens.get(at))?;
    let set_off = comma.kind == Kind::Comma && first > from;
    set_off.then_some(Finding {
        speaker,
        cue: (verb, verb + 1),
        how: Attribution::CueAfter,
        strength: 0.75,
    })
}

/// Whether the verb at `at` is passive: told, asked, quoted.
fn is_passive(tokens: &[Token], at: usize) -> bool {
    let participle = tokens.get(at).is_some_and(|t| t.is(Class::PARTICIPLE) && !t.is(Class::ING));
    let helper =
        (0..at).rev().take(3).filter_map(|at| tokens.get(at)).find(|t| !t.is(Class::ADVERB));
    participle && helper.is_some_and(|t| t.is(Class::BE) || t.clitic && !t.is(Class::AUX))
}

/// Lee said, “…”; Lee called it “…”; Lee: “…”
pub(super) fn before(tokens: &[Token], at: usize) -> Option<Finding> {
    let start = clause_start(tokens, at);
    let floor = start.max(at.saturating_sub(REACH));
    let colon =
        at.checked_sub(1).and_then(|b| tokens.get(b)).is_some_and(|t| t.kind == Kind::Colon);
    for verb in (floor..at).rev() {
        let Some(token) = tokens.get(verb) else { continue };
        if token.is(Class::ACCORDING) {
            if let Some(found) = according(tokens, verb) {
                return Some(found);
            }
        }
        if !token.class.is_cue() || !is_verb(tokens, verb) {
            continue;
        }
        if is_passive(tokens, verb) {
            if let Some(found) = by_agent(tokens, verb, at) {
                return Some(found);
            }
            continue;
        }
        let speaker = subject_of(tokens, verb).or_else(|| told_by(tokens, verb, at));
        let Some(speaker) = speaker else { continue };
        let gap = at - verb - 1;
        let strong = token.is(Class::SAYING);
        let strength = match gap {
            0 | 1 => IMMEDIATE,
            _ if colon => 0.95,
            _ if strong => 0.9,
            2..=6 => 0.8,
            _ => 0.6,
        };
        return Some(Finding {
            speaker,
            cue: (verb, verb + 1),
            how: Attribution::CueBefore,
            strength,
        });
    }
    if colon {
        let speaker = main_subject(tokens, at - 1)?;
        return Some(Finding {
            speaker,
            cue: (at - 1, at),
            how: Attribution::Colon,
            strength: 0.85,
        });
    }
    None
}

/// “was called a fraud by Lee”
fn by_agent(tokens: &[Token], verb: usize, at: usize) -> Option<Finding> {
    let by = (verb + 1..at).take(6).find(|&by| tokens.get(by).is_some_and(|t| t.is(Class::BY)))?;
    let speaker = with_apposed_name(tokens, phrase_at(tokens, by + 1)?);
    Some(Finding { speaker, cue: (verb, by + 1), how: Attribution::CueBefore, strength: 0.8 })
}

/// “Said Lee: …”, at the start of a sentence.
fn told_by(tokens: &[Token], verb: usize, at: usize) -> Option<Phrase> {
    let opens = clause_start(tokens, verb) == verb && tokens.get(verb)?.is(Class::FINITE);
    phrase_at(tokens, verb + 1).filter(|p| opens && p.to <= at)
}
