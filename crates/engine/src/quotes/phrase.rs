//! Noun phrases from a place on, and whether a form of a cue verb is a verb there. All places are
//! indices into one paragraph's tokens.

use super::lexicon::Class;
use super::names::{Run, run_at};
use super::tokens::{Kind, Token};

/// A noun phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Phrase {
    pub from: usize,
    /// One past its last token.
    pub to: usize,
    pub kind: PhraseKind,
}

/// What a noun phrase is.
#[derive(Clone, Copy, Debug)]
pub(super) enum PhraseKind {
    Pronoun,
    /// It ends in a name.
    Name(Run),
    /// A common noun; where its head stands.
    Noun(usize),
}

/// The longest noun phrase, and the furthest that a subject stands from its verb, in tokens. The
/// longest in PolNeAR's development texts that names one speaker has 31.
pub(super) const LONGEST: usize = 36;

/// The noun phrase that begins at `at`.
pub(super) fn phrase_at(tokens: &[Token], at: usize) -> Option<Phrase> {
    let first = tokens.get(at)?;
    if first.is(Class::PRONOUN) {
        return Some(Phrase { from: at, to: at + 1, kind: PhraseKind::Pronoun });
    }
    let mut to = at;
    let mut head = None;
    let mut name = None;
    while to < at + LONGEST {
        let Some(token) = tokens.get(to).filter(|t| t.is_word()) else { break };
        let verb = head.is_some() && token.is(Class::FINITE) && is_verb(tokens, to);
        if let Some(run) = run_at(tokens, to).filter(|_| !verb) {
            head = Some(run.to - 1);
            name = Some(run).filter(|run| !owns(tokens, run.to));
            to = run.to;
            continue;
        }
        let opens =
            token.is(Class::DETERMINER.with(Class::POSSESSIVE)) || token.kind == Kind::Number;
        if opens && head.is_none() {
            to += 1;
            continue;
        }
        if opens && tokens.get(to - 1).is_some_and(|t| t.possessive) {
            to += 1;
            continue;
        }
        if ends_phrase(tokens, to, head.is_some()) {
            break;
        }
        head = Some(to);
        name = None;
        to += 1;
    }
    let open_only = head.is_none() && to > at && !first.is(Class::POSSESSIVE) && !first.is_article;
    let head = head.or_else(|| open_only.then(|| to - 1))?;
    let kind = name.map_or(PhraseKind::Noun(head), PhraseKind::Name);
    let kind = match kind {
        PhraseKind::Name(run) if run.core == run.to => PhraseKind::Noun(run.to - 1),
        other => other,
    };
    Some(Phrase { from: at, to, kind })
}

fn owns(tokens: &[Token], to: usize) -> bool {
    to.checked_sub(1).and_then(|at| tokens.get(at)).is_some_and(|t| t.possessive)
}

/// Whether the word at `at` cannot go on a noun phrase.
fn ends_phrase(tokens: &[Token], at: usize, has_head: bool) -> bool {
    let Some(token) = tokens.get(at) else { return true };
    if token.class.is_grammar() && !token.is(Class::GIVEN) {
        return true;
    }
    if token.is(Class::TIME) {
        return has_head;
    }
    if !has_head {
        let before = at.checked_sub(1).and_then(|at| tokens.get(at));
        let opened =
            before.is_some_and(|t| t.is(Class::DETERMINER.with(Class::POSSESSIVE)) || t.possessive);
        return !opened && (token.is(Class::FINITE) || token.ends_in_ly);
    }
    token.ends_in_ly && !token.capital || is_verb(tokens, at) || is_other_verb(tokens, at)
}

/// Whether a word that follows a noun is a verb in the past that announces no speech: known as
/// one, or in -ed with something behind it that no noun phrase goes on with.
pub(super) fn is_other_verb(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|t| !t.capital) else { return false };
    if token.is(Class::OTHER_VERB) {
        return true;
    }
    let Some(next) = tokens.get(at + 1) else { return token.ends_in_ed };
    token.ends_in_ed
        && (!next.is_word()
            || next.class.is_grammar()
            || next.capital
            || next.is(Class::TIME)
            || next.ends_in_ly
            || next.kind == Kind::Number)
}

/// Whether the form of a cue verb at `at` is a verb there and not a noun or an adjective.
pub(super) fn is_verb(tokens: &[Token], at: usize) -> bool {
    let Some(token) = tokens.get(at).filter(|t| t.kind == Kind::Word && t.class.is_cue()) else {
        return false;
    };
    let Some(before) = at.checked_sub(1).and_then(|at| tokens.get(at)) else { return true };
    if before.is(Class::DETERMINER.with(Class::POSSESSIVE)) || before.possessive {
        return false;
    }
    if token.is(Class::ING) {
        return true;
    }
    let governed = before.is(Class::AUX
        .with(Class::PRONOUN)
        .with(Class::ADVERB)
        .with(Class::RELATIVE)
        .with(Class::BE))
        || before.clitic;
    if token.is(Class::FINITE) || token.is(Class::PARTICIPLE) {
        let noun_too =
            token.is(Class::SAYING_NOUN.with(Class::BODY)) && !token.is(Class::PARTICIPLE);
        let plain = before.kind == Kind::Word
            && before.class == Class::NONE
            && !before.capital
            && !before.ends_in_ly;
        let object = before.is(Class::PREPOSITION) && !before.is(Class::SUBORDINATOR);
        return governed || !(object || noun_too && plain);
    }
    let only_verb = token.is(Class::SAYING) && !token.is(Class::SAYING_NOUN);
    governed
        || before.is(Class::TO)
        || is_plural(before)
        || only_verb && before.capital && before.ends_in_s
}

/// Plural subjects take the verb without ending (“critics say”).
fn is_plural(token: &Token) -> bool {
    token.is_word()
        && token.ends_in_s
        && !token.is(Class::TIME.with(Class::PREPOSITION))
        && token.class.any(Class::ROLE.with(Class::BODY))
        || token.is(Class::DETERMINER) && !token.is_article
}
