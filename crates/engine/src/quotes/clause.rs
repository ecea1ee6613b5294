//! Just enough grammar to find who does what a verb says: its subject across adverbs, appositions,
//! relative clauses and brackets. All places are indices into one paragraph's tokens.

use super::lexicon::Class;
use super::phrase::{LONGEST, Phrase, PhraseKind, is_other_verb, is_verb, phrase_at};
use super::tokens::{Kind, Token};

/// The subject of the verb at `verb`.
pub(super) fn subject_of(tokens: &[Token], verb: usize) -> Option<Phrase> {
    let token = tokens.get(verb)?;
    let mut end = verb;
    while let Some(before) = end.checked_sub(1).and_then(|at| tokens.get(at)) {
        let helps = before.is(Class::ADVERB.with(Class::AUX).with(Class::BE)) || is_manner(before);
        if !helps || before.is(Class::PRONOUN) {
            break;
        }
        end -= 1;
    }
    let before = end.checked_sub(1).and_then(|at| tokens.get(at))?;
    if token.is(Class::ING) && end == verb {
        return main_subject(tokens, verb);
    }
    match before.kind {
        Kind::Comma | Kind::Dash => across_comma(tokens, end - 1),
        Kind::Close => across_bracket(tokens, end - 1),
        Kind::Word | Kind::Number => {
            if before.is(Class::PRONOUN) {
                return phrase_at(tokens, end - 1);
            }
            if before.is(Class::RELATIVE) {
                return antecedent(tokens, end - 1);
            }
            if before.is(Class::COORDINATOR) || before.is(Class::TO) {
                return main_subject(tokens, verb);
            }
            let from = segment_start(tokens, end);
            if is_end_of_address(tokens, from) {
                return across_comma(tokens, end);
            }
            subject_in(tokens, from, end).or_else(|| main_subject(tokens, verb))
        }
        _ => None,
    }
}

/// “Lee of Springfield, Ohio said”: whether the segment from `from` only ends an address.
fn is_end_of_address(tokens: &[Token], from: usize) -> bool {
    let at = |back: usize| from.checked_sub(back).and_then(|at| tokens.get(at));
    at(1).is_some_and(|t| t.kind == Kind::Comma)
        && tokens.get(from).is_some_and(Token::is_name)
        && at(2).is_some_and(Token::is_name)
        && (2..=4).any(|back| at(back).is_some_and(|t| t.is(Class::PREPOSITION)))
}

/// “angrily”, “later”: what may stand between subject and verb.
fn is_manner(token: &Token) -> bool {
    token.kind == Kind::Word
        && token.class == Class::NONE
        && !token.capital
        && token.span.len() > 4
        && token.ends_in_ly
}

/// Where the clause segment that ends at `end` begins.
fn segment_start(tokens: &[Token], end: usize) -> usize {
    let mut from = end;
    while let Some(before) = from.checked_sub(1).and_then(|at| tokens.get(at)) {
        let bound = !before.is_word()
            || before.is(Class::SUBORDINATOR.with(Class::RELATIVE))
                && !before.is(Class::PREPOSITION)
            || before.is(Class::COORDINATOR) && !joins_names(tokens, from - 1)
            || before.is(Class::BE.with(Class::AUX))
            || before.is(Class::FINITE) && is_verb(tokens, from - 1)
            || end - from > LONGEST;
        if bound && !(before.kind == Kind::Number) {
            break;
        }
        from -= 1;
    }
    from
}

/// “Lee and Ruiz said”: two names (or nouns with a determiner) around an “and”.
fn joins_names(tokens: &[Token], and: usize) -> bool {
    let name = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|t| t.is_name() || t.is(Class::TITLE))
    };
    name(and.checked_sub(1)) && name(Some(and + 1))
}

/// The subject inside the segment `from..end` that a verb follows.
fn subject_in(tokens: &[Token], from: usize, end: usize) -> Option<Phrase> {
    let mut start = from;
    while start < end
        && tokens.get(start).is_some_and(|t| {
            t.is(Class::COORDINATOR.with(Class::ADVERB)) && !t.is(Class::DETERMINER)
        })
    {
        start += 1;
    }
    let opens = tokens.get(start)?;
    let introduces = opens.is(Class::PREPOSITION.with(Class::TIME).with(Class::SUBORDINATOR));
    let is_whole = |phrase: &Phrase| {
        let rest = tokens.get(phrase.to..end).unwrap_or_default();
        phrase.to <= end && !rest.iter().any(|t| t.is(Class::OTHER_VERB))
    };
    match phrase_at(tokens, start).filter(|phrase| !introduces && is_whole(phrase)) {
        Some(phrase) => Some(grown(tokens, phrase, end)),
        None => last_phrase(tokens, start, end),
    }
}

/// The noun phrase right before `end`, behind the last preposition or time of the segment.
fn last_phrase(tokens: &[Token], start: usize, end: usize) -> Option<Phrase> {
    let breaks = |t: &Token| t.is(Class::PREPOSITION.with(Class::TIME)) || t.kind == Kind::Number;
    let at = (start..end)
        .rev()
        .find(|&at| tokens.get(at).is_some_and(breaks))
        .map_or(start, |at| at + 1);
    phrase_at(tokens, at).filter(|p| p.to <= end)
}

/// “a person with knowledge of the issue”: a common noun takes in what stands between it and the
/// verb, but for when and where it was said. “Lee and Ruiz” becomes one phrase.
fn grown(tokens: &[Token], phrase: Phrase, end: usize) -> Phrase {
    let joint = tokens.get(phrase.to).is_some_and(|t| t.is(Class::COORDINATOR))
        && joins_names(tokens, phrase.to);
    let second = phrase_at(tokens, phrase.to + 1).filter(|p| joint && p.to <= end);
    if let Some(second) = second {
        return Phrase { to: second.to, ..phrase };
    }
    let PhraseKind::Noun(head) = phrase.kind else { return phrase };
    let mut to = phrase.to;
    while to < end {
        let Some(token) = tokens.get(to) else { break };
        let next = tokens.get(to + 1);
        let when = token.is(Class::TIME)
            || token.is(Class::PREPOSITION) && next.is_some_and(|n| n.is(Class::TIME))
            || token.is(Class::PREPOSITION)
                && tokens.get(to + 2).is_some_and(|n| n.is(Class::SAYING_NOUN.with(Class::TIME)));
        if when {
            break;
        }
        to += 1;
    }
    Phrase { to, kind: PhraseKind::Noun(head), ..phrase }
}

/// The subject on the other side of an apposition, a relative clause or another insertion that
/// ends at the comma `comma`.
fn across_comma(tokens: &[Token], comma: usize) -> Option<Phrase> {
    let start = clause_start(tokens, comma);
    let mut found: Option<Phrase> = None;
    for (from, to) in segments(tokens, start, comma) {
        let Some(phrase) = segment_phrase(tokens, from, to) else { continue };
        match found.map(|p| p.kind) {
            None => found = Some(phrase),
            // “the press secretary, Ana Lee, said”
            Some(PhraseKind::Noun(head)) if tokens.get(head).is_some_and(|t| t.is(Class::ROLE)) => {
                if matches!(phrase.kind, PhraseKind::Name(_)) && phrase.from == from {
                    found = Some(phrase);
                }
            }
            Some(_) => break,
        }
    }
    found
}

/// The phrase that a segment between commas is or ends with; none where it begins like an
/// insertion.
fn segment_phrase(tokens: &[Token], from: usize, to: usize) -> Option<Phrase> {
    let mut from = from;
    while tokens.get(from).is_some_and(|t| t.is(Class::COORDINATOR)) && from < to {
        from += 1;
    }
    let first = tokens.get(from)?;
    let insertion = first.is(Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::RELATIVE))
        || first.is(Class::ING.with(Class::PARTICIPLE)) && !first.is_name_inside()
        || first.ends_in_ing && !first.is_name_inside()
        || first.kind == Kind::Number && from + 1 == to
        || first.is(Class::ADVERB) && !first.is(Class::DETERMINER);
    if insertion {
        return None;
    }
    let start = segment_start(tokens, to).max(from);
    subject_in(tokens, start, to).or_else(|| phrase_at(tokens, from).filter(|p| p.to <= to))
}

fn across_bracket(tokens: &[Token], close: usize) -> Option<Phrase> {
    let reach = close.saturating_sub(LONGEST);
    let open =
        (reach..close).rev().find(|&at| tokens.get(at).is_some_and(|t| t.kind == Kind::Open))?;
    let end = open;
    match tokens.get(end.checked_sub(1)?)?.kind {
        Kind::Comma => across_comma(tokens, end - 1),
        Kind::Word => subject_in(tokens, segment_start(tokens, end), end),
        _ => None,
    }
}

/// “Lee, who said”, “the memo that says”: what stands before the relative pronoun.
fn antecedent(tokens: &[Token], relative: usize) -> Option<Phrase> {
    let before = relative.checked_sub(1)?;
    let end = match tokens.get(before)?.kind {
        Kind::Comma | Kind::Dash => {
            let end = before;
            let start = segment_start(tokens, end);
            let direct = subject_in(tokens, start, end);
            // “They opened the log, which notes”: a verb stands between the subject and the comma.
            let done = direct.filter(|p| p.to < end && is_other_verb(tokens, p.to));
            let object = done.and_then(|p| phrase_at(tokens, p.to + 1)).filter(|p| p.to <= end);
            if object.is_some() {
                return object;
            }
            return match direct.map(|p| p.kind) {
                Some(PhraseKind::Name(_)) | None => direct,
                Some(_) => across_comma(tokens, before).or(direct),
            };
        }
        Kind::Word => relative,
        _ => return None,
    };
    let start = segment_start(tokens, end);
    last_phrase_or_all(tokens, start, end)
}

fn last_phrase_or_all(tokens: &[Token], start: usize, end: usize) -> Option<Phrase> {
    match subject_in(tokens, start, end) {
        Some(phrase) if phrase.to == end => Some(phrase),
        other => last_phrase(tokens, start, end).or(other),
    }
}

/// The first noun phrase of the sentence that `verb` stands in, behind introductions.
pub(super) fn main_subject(tokens: &[Token], verb: usize) -> Option<Phrase> {
    let start = clause_start(tokens, verb);
    let fallback =
        || segments(tokens, start, verb).find_map(|(from, to)| last_phrase(tokens, from, to));
    segments(tokens, start, verb)
        .filter(|&(from, _)| !is_end_of_address(tokens, from))
        .find_map(|(from, to)| opening_phrase(tokens, from, to))
        .or_else(fallback)
}

/// The noun phrase that a segment opens with; none where it begins like an introduction.
fn opening_phrase(tokens: &[Token], from: usize, to: usize) -> Option<Phrase> {
    let mut from = from;
    while from < to
        && tokens.get(from).is_some_and(|t| {
            t.is(Class::COORDINATOR.with(Class::ADVERB)) && !t.is(Class::DETERMINER)
        })
    {
        from += 1;
    }
    let first = tokens.get(from)?;
    let introduces = first
        .is(Class::PREPOSITION.with(Class::SUBORDINATOR).with(Class::RELATIVE).with(Class::TIME))
        || first.is(Class::ING.with(Class::PARTICIPLE)) && !first.is_name_inside()
        || first.ends_in_ing && !first.is_name_inside();
    if introduces {
        return None;
    }
    let phrase = phrase_at(tokens, from).filter(|p| p.to <= to)?;
    Some(with_apposed_name(tokens, phrase))
}

/// “her spokesman, Ana Lee, …”: the name behind the comma is the better mention.
pub(super) fn with_apposed_name(tokens: &[Token], phrase: Phrase) -> Phrase {
    let PhraseKind::Noun(head) = phrase.kind else { return phrase };
    let is_role = tokens.get(head).is_some_and(|t| t.is(Class::ROLE));
    let comma = tokens.get(phrase.to).is_some_and(|t| t.kind == Kind::Comma);
    if !is_role || !comma {
        return phrase;
    }
    let name = phrase_at(tokens, phrase.to + 1)
        .filter(|p| matches!(p.kind, PhraseKind::Name(run) if run.from == p.from));
    let closed =
        |p: &Phrase| tokens.get(p.to).is_none_or(|t| !t.is_word() || t.is(Class::PREPOSITION));
    name.filter(closed).unwrap_or(phrase)
}

/// The start of the sentence that `end` stands in.
pub(super) fn clause_start(tokens: &[Token], end: usize) -> usize {
    let reach = end.saturating_sub(3 * LONGEST);
    let stops = |t: &Token| t.kind == Kind::Semicolon || t.ends_sentence();
    (reach..end).rev().find(|&at| tokens.get(at).is_some_and(stops)).map_or(reach, |at| at + 1)
}

/// The stretches between commas, dashes and colons of `start..end`.
fn segments(
    tokens: &[Token],
    start: usize,
    end: usize,
) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = start;
    std::iter::from_fn(move || {
        while at < end && tokens.get(at).is_some_and(|t| !t.is_word()) {
            at += 1;
        }
        let from = at;
        while at < end && tokens.get(at).is_some_and(Token::is_word) {
            at += 1;
        }
        (from < at).then_some((from, at))
    })
}
