//! Finds, for one quotation in its paragraph, the words that may say who speaks: cues with their
//! subjects after the quotation and before it, a colon, “according to”. The best of them by
//! `ranker` wins. What the subject stands for in the article is `resolve`'s work.

use super::clause::{clause_start, main_subject, subject_of, with_apposed_name};
use super::features::{self, Features};
use super::lexicon::Class;
use super::model::Model;
use super::names::run_at;
use super::phrase::{Phrase, PhraseKind, is_verb, phrase_at};
use super::ranker;
use super::tokens::{Kind, Token};
use crate::quote::Attribution;

/// The words that attribute a quotation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Finding {
    pub speaker: Phrase,
    /// The first and one past the last token of the cue.
    pub cue: (usize, usize),
    pub how: Attribution,
    /// How likely it is the right one of those that were weighed.
    pub strength: f32,
    /// How much it looks like an attribution: the sum of its weights.
    pub score: f32,
    /// Other speakers that were weighed, the likelier one first.
    pub others: [Option<Phrase>; 2],
}

/// A possible attribution.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub speaker: Phrase,
    pub cue: (usize, usize),
    pub shape: Shape,
    pub features: Features,
}

/// The form of an attribution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// “…,” said Lee
    Inverted,
    /// “…,” Lee said
    SubjectFirst,
    /// “…” and more of the sentence, Lee said
    Trailing,
    /// “…,” according to Lee
    AccordingAfter,
    /// “…” — Lee
    Signature,
    /// Lee said, “…”
    Before,
    /// According to Lee, “…”
    AccordingBefore,
    /// Lee on the delay: “…”
    Colon,
    /// called “…” by Lee; described by Lee as “…”
    Agent,
    /// Lee's claim that “…”
    Noun,
    /// Lee did what nobody would call speech: “…”
    Topic,
}

/// How far from a quotation its cue may stand, in tokens.
const REACH: usize = 60;

/// The longest series of quotations with one attribution behind it (“A,” “B” and “C,” Lee said),
/// in tokens.
const SERIES: usize = 12;

/// How many candidates are weighed for one quotation.
const MOST: usize = 24;

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

/// A quotation among the tokens of its paragraph.
#[derive(Clone, Copy)]
pub(super) struct Site<'a> {
    pub tokens: &'a [Token],
    /// Which token it is.
    pub at: usize,
    pub ending: Ending,
    /// Whether it begins with a capital.
    pub large: bool,
}

/// What attributes the quotation, in its own sentence.
pub(super) fn find(site: Site, model: &Model) -> Option<Finding> {
    ranker::best(&candidates(site), model)
}

/// Everything that may attribute the quotation, in its own sentence.
pub(super) fn candidates(site: Site) -> Vec<Candidate> {
    let mut found = Vec::new();
    after(site, &mut found);
    before(site.tokens, site.at, &mut found);
    found.truncate(MOST);
    features::fill(site, &mut found);
    found
}

/// “Lee wrote:” at the end of a paragraph: what attributes the paragraph after it.
pub(super) fn find_at_end(tokens: &[Token], model: &Model) -> Option<Finding> {
    find(Site { tokens, at: tokens.len(), ending: Ending::Stops, large: true }, model)
}

/// Whether nothing but a conjunction stands between the start of the sentence and `at`.
pub(super) fn begins_sentence(tokens: &[Token], at: usize) -> bool {
    let start = clause_start(tokens, at);
    let words = tokens.get(start..at).unwrap_or_default();
    words.iter().all(|t| !t.is_word() || t.is(Class::COORDINATOR.with(Class::ADVERB)))
}

/// “…,” said Lee; “…,” Lee said; “…,” according to Lee; “…” — Lee.
fn after(site: Site, found: &mut Vec<Candidate>) {
    let Site { tokens, at, ending, .. } = site;
    let mut from = at + 1;
    let mut dashed = false;
    while let Some(token) = tokens.get(from).filter(|_| from < at + SERIES) {
        match token.kind {
            Kind::Comma | Kind::Quote(_) => {}
            Kind::Dash => dashed = true,
            _ if token.is(Class::COORDINATOR) && precedes_quote(tokens, from) => {}
            _ => break,
        }
        from += 1;
    }
    let Some(first) = tokens.get(from) else { return };
    if dashed && ending != Ending::Open {
        found.extend(signature(tokens, from));
    }
    let new_sentence = match ending {
        Ending::Stops => first.capital,
        Ending::Asks => first.capital && first.class.is_grammar(),
        _ => false,
    };
    let already = found.len();
    found.extend(inverted(tokens, from));
    found.extend(according(tokens, from, Shape::AccordingAfter));
    verbs_after(tokens, from, found);
    // “…,” Lee said, Ng told the court: the one right behind the words speaks them.
    let next = |c: &Candidate| matches!(c.shape, Shape::Inverted | Shape::SubjectFirst);
    let saying = |c: &Candidate| tokens.get(c.cue.0).is_some_and(|t| t.is(Class::SAYING));
    if ending != Ending::Bare && found.iter().skip(already).any(|c| next(c) && saying(c)) {
        found.retain(next);
    }
    if new_sentence {
        let mut n = 0;
        found.retain(|candidate| {
            n += 1;
            n <= already || stands_alone(tokens, from, candidate)
        });
    }
}

/// Whether the conjunction at `at` only joins two quotations (“A” and “B”).
fn precedes_quote(tokens: &[Token], at: usize) -> bool {
    tokens.get(at + 1).is_some_and(|t| matches!(t.kind, Kind::Quote(_)))
}

/// Whether the sentence from `from` is nothing but “Lee said.”, so that it belongs to the
/// quotation before it in spite of a full stop.
fn stands_alone(tokens: &[Token], from: usize, found: &Candidate) -> bool {
    let rest = tokens.get(found.cue.1.max(found.speaker.to)..).unwrap_or_default();
    let end = rest.iter().position(|t| matches!(t.kind, Kind::Stop | Kind::Quote(_) | Kind::Colon));
    let stopped = end.is_none_or(|end| rest.get(end).is_some_and(|t| t.kind == Kind::Stop));
    let short = end.unwrap_or(rest.len()) <= ALONE;
    stopped && short && found.speaker.from.min(found.cue.0) == from
}

/// The most words after the cue in “Lee said on Monday.”
const ALONE: usize = 4;

fn candidate(speaker: Phrase, cue: (usize, usize), shape: Shape) -> Candidate {
    Candidate { speaker, cue, shape, features: Features::default() }
}

/// “…” — Ana Lee, at the end of the paragraph.
fn signature(tokens: &[Token], from: usize) -> Option<Candidate> {
    let speaker = phrase_at(tokens, from).filter(|p| matches!(p.kind, PhraseKind::Name(_)))?;
    let ends = tokens.get(speaker.to).is_none_or(|t| !t.is_word());
    let dash = from.checked_sub(1)?;
    ends.then(|| candidate(speaker, (dash, from), Shape::Signature))
}

/// said Ana Lee
fn inverted(tokens: &[Token], from: usize) -> Option<Candidate> {
    let mut verb = from;
    while tokens.get(verb).is_some_and(is_filler) {
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
    Some(candidate(speaker, (verb, verb + 1), Shape::Inverted))
}

fn is_filler(token: &Token) -> bool {
    token.is(Class::ADVERB.with(Class::COORDINATOR)) && !token.is(Class::DETERMINER)
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
fn according(tokens: &[Token], from: usize, shape: Shape) -> Option<Candidate> {
    if !(tokens.get(from)?.is(Class::ACCORDING) && tokens.get(from + 1)?.is(Class::TO)) {
        return None;
    }
    let speaker = phrase_at(tokens, from + 2)?;
    let speaker = with_apposed_name(tokens, with_complement(tokens, speaker));
    Some(candidate(speaker, (from, from + 2), shape))
}

/// Lee said; Lee, who chairs the panel, said; and, behind the rest of the sentence, “, Lee said”.
fn verbs_after(tokens: &[Token], from: usize, found: &mut Vec<Candidate>) {
    for at in from..from + REACH {
        let Some(token) = tokens.get(at) else { return };
        let colon = token.kind == Kind::Colon;
        if colon || token.kind == Kind::Semicolon || token.ends_sentence() {
            return;
        }
        if at > from {
            found.extend(according(tokens, at, Shape::AccordingAfter));
        }
        let quoted_as = token.is(Class::ING) && at > from && tokens.get(at - 1).is_some_and(is_as);
        let finite = token.is(Class::FINITE) && !is_passive(tokens, at);
        if !(finite || quoted_as) || !is_verb(tokens, at) {
            continue;
        }
        let subject = subject_of(tokens, at).filter(|s| s.from >= from);
        if let Some(speaker) = subject {
            let lead = tokens.get(from..speaker.from).unwrap_or_default();
            let near = lead.iter().all(|t| is_filler(t) || !t.is_word());
            let shape = if near { Shape::SubjectFirst } else { Shape::Trailing };
            let set_off = near || follows_comma(tokens, speaker.from);
            if set_off {
                found.push(candidate(speaker, (at, at + 1), shape));
            }
        } else if at > from && follows_comma(tokens, at) {
            let speaker = phrase_at(tokens, at + 1).map(|p| with_complement(tokens, p));
            found.extend(speaker.map(|speaker| candidate(speaker, (at, at + 1), Shape::Trailing)));
        }
    }
}

/// The word “as”.
pub(super) fn is_as(token: &Token) -> bool {
    token.is(Class::SUBORDINATOR) && token.is(Class::PREPOSITION) && token.span.len() == 2
}

/// Whether a comma, or a quotation with its own, stands before `at`.
fn follows_comma(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Quote(_)))
}

/// Whether the verb at `at` is passive: told, asked, quoted.
fn is_passive(tokens: &[Token], at: usize) -> bool {
    let participle = tokens.get(at).is_some_and(|t| t.is(Class::PARTICIPLE) && !t.is(Class::ING));
    let mut before = (0..at).rev().take(3).filter_map(|at| tokens.get(at));
    let helper = before.find(|t| !t.is(Class::ADVERB));
    participle && helper.is_some_and(|t| t.is(Class::BE) || t.clitic && !t.is(Class::AUX))
}

/// Lee said, “…”; Lee called it “…”; Lee: “…”
fn before(tokens: &[Token], at: usize, found: &mut Vec<Candidate>) {
    let start = clause_start(tokens, at);
    let floor = start.max(at.saturating_sub(REACH));
    for verb in (floor..at).rev() {
        let Some(token) = tokens.get(verb) else { continue };
        if token.is(Class::ACCORDING) {
            found.extend(according(tokens, verb, Shape::AccordingBefore));
        }
        if !token.class.is_cue() || !is_verb(tokens, verb) {
            continue;
        }
        if is_passive(tokens, verb) {
            found.extend(by_agent(tokens, verb, at));
            continue;
        }
        let speaker = subject_of(tokens, verb).or_else(|| told_by(tokens, verb, at));
        found.extend(speaker.map(|s| candidate(s, (verb, verb + 1), Shape::Before)));
    }
    nouns(tokens, floor, at, found);
    let colon = at.checked_sub(1).filter(|&b| tokens.get(b).is_some_and(|t| t.kind == Kind::Colon));
    if let Some(colon) = colon {
        let speaker = main_subject(tokens, colon);
        found.extend(speaker.map(|s| candidate(s, (colon, at), Shape::Colon)));
    } else if let Some(speaker) = main_subject(tokens, at).filter(|s| s.to < at) {
        found.push(candidate(speaker, (speaker.to, speaker.to + 1), Shape::Topic));
    }
}

/// Lee's claim that “…”; his reply: “…”
fn nouns(tokens: &[Token], floor: usize, at: usize, found: &mut Vec<Candidate>) {
    for noun in floor..at {
        if !tokens.get(noun).is_some_and(|t| t.is(Class::SAYING_NOUN)) || is_verb(tokens, noun) {
            continue;
        }
        let reach = noun.saturating_sub(OWNER).max(floor);
        let owner = (reach..noun).rev().find(|&owner| {
            tokens.get(owner).is_some_and(|t| t.possessive || t.is(Class::POSSESSIVE))
        });
        let speaker = owner.and_then(|owner| owner_phrase(tokens, floor, owner));
        found.extend(speaker.map(|s| candidate(s, (noun, noun + 1), Shape::Noun)));
    }
}

/// The most words between an owner and the noun: “Lee's rather long reply”.
const OWNER: usize = 4;

/// The phrase that ends with the possessive at `owner`.
fn owner_phrase(tokens: &[Token], floor: usize, owner: usize) -> Option<Phrase> {
    if tokens.get(owner)?.is(Class::POSSESSIVE) {
        return Some(Phrase { from: owner, to: owner + 1, kind: PhraseKind::Pronoun });
    }
    let mut from = owner;
    while from > floor && tokens.get(from - 1).is_some_and(|t| t.is_name() && !t.possessive) {
        from -= 1;
    }
    match run_at(tokens, from).filter(|run| run.to == owner + 1) {
        Some(run) if run.core < run.to => {
            Some(Phrase { from, to: run.to, kind: PhraseKind::Name(run) })
        }
        _ => None,
    }
}

/// “was called a fraud by Lee”
fn by_agent(tokens: &[Token], verb: usize, at: usize) -> Option<Candidate> {
    let mut near = (verb + 1..at).take(6);
    let by = near.find(|&by| tokens.get(by).is_some_and(|t| t.is(Class::BY)))?;
    let speaker = with_apposed_name(tokens, phrase_at(tokens, by + 1)?);
    Some(candidate(speaker, (verb, by + 1), Shape::Agent))
}

/// “Said Lee: …”, at the start of a sentence or behind a comma.
fn told_by(tokens: &[Token], verb: usize, at: usize) -> Option<Phrase> {
    let opens = clause_start(tokens, verb) == verb || follows_comma(tokens, verb);
    let finite = tokens.get(verb)?.is(Class::FINITE);
    phrase_at(tokens, verb + 1).filter(|p| opens && finite && p.to <= at)
}
