//! What can be seen of a candidate attribution, as a set of yes and no: the input of `ranker`.

use super::attribute::{Candidate, Ending, Shape, Site};
use super::bits::{Bits, bits};
use super::clause::{clause_start, main_subject};
use super::lexicon::Class;
use super::phrase::PhraseKind;
use super::tokens::{Kind, Token};

/// A set of features.
pub(super) type Features = Bits<Feature>;

bits! {
    /// What can be true of a candidate.
    Feature:
    Inverted, SubjectFirst, Trailing, AccordingAfter, Signature, Before, AccordingBefore, Colon, Agent, Noun, Topic,
    Saying, MaybeSaying, Ing, Base, Participle,
    Gap0, Gap1, Gap2, Gap4, Gap8, Gap16,
    HeOrShe, It, OtherPronoun, Name, RoleNoun, BodyNoun, OtherNoun, Possessive,
    SubjectOpensSentence, SubjectIsMain, AfterThat, AfterWhat, AfterRelative, AcrossComma,
    SayingFurther, SayingBetween, MaybeBetween, CommaBetween, QuoteBetween,
    ThatAfterVerb, ToBefore, AsBeforeQuote,
    QuoteAfterComma, QuoteAfterColon, QuoteAfterThat, QuoteAfterPreposition, QuoteAfterDeterminer,
    QuoteAfterBe, QuoteAfterCue, QuoteAfterNoun, QuoteAfterAnd,
    AfterOpenEnd, AfterAskingEnd, AfterStop, AfterBareEnd, AfterOpening, BeforeOpenEnd, BeforeStop,
    BeforeLarge, BeforeSmall, SayingBefore, SayingAfter, MaybeBeforeFar, SayingBeforeFar, PronounBefore,
    NounNotMain, NamedMain, FirstOfItsKind, LeadsOn, LeadsOnAcross, QuoteBetweenBefore, TopicPronoun, ColonPronoun, OfAfterCue, HimAfterCue,
}

/// Fills in the features of all candidates of one quotation.
pub(super) fn fill(site: Site, candidates: &mut [Candidate]) {
    let main = main_subject(site.tokens, site.at).map(|p| p.from);
    let cues: Vec<(usize, bool)> = candidates
        .iter()
        .map(|c| (c.cue.0, site.tokens.get(c.cue.0).is_some_and(|t| t.is(Class::SAYING))))
        .collect();
    for candidate in candidates {
        let mut features = Features::default();
        shape(candidate, &mut features);
        verb(site, candidate, &mut features);
        distance(site, candidate, &cues, &mut features);
        subject(site, candidate, main, &mut features);
        place(site, candidate, &mut features);
        combine(&mut features);
        candidate.features = features;
    }
}

fn shape(candidate: &Candidate, features: &mut Features) {
    let feature = match candidate.shape {
        Shape::Inverted => Feature::Inverted,
        Shape::SubjectFirst => Feature::SubjectFirst,
        Shape::Trailing => Feature::Trailing,
        Shape::AccordingAfter => Feature::AccordingAfter,
        Shape::Signature => Feature::Signature,
        Shape::Before => Feature::Before,
        Shape::AccordingBefore => Feature::AccordingBefore,
        Shape::Colon => Feature::Colon,
        Shape::Agent => Feature::Agent,
        Shape::Noun => Feature::Noun,
        Shape::Topic => Feature::Topic,
    };
    features.set(feature, true);
}

fn verb(site: Site, candidate: &Candidate, features: &mut Features) {
    let Some(token) = site.tokens.get(candidate.cue.0) else { return };
    let next = site.tokens.get(candidate.cue.1);
    let before = candidate.cue.0.checked_sub(1).and_then(|at| site.tokens.get(at));
    features.set(Feature::Saying, token.is(Class::SAYING));
    features.set(Feature::MaybeSaying, token.is(Class::MAYBE_SAYING));
    features.set(Feature::Ing, token.is(Class::ING));
    features.set(Feature::Base, token.is(Class::BASE) && !token.is(Class::FINITE));
    features.set(Feature::Participle, token.is(Class::PARTICIPLE) && !token.is(Class::FINITE));
    features.set(Feature::ThatAfterVerb, next.is_some_and(is_that));
    features.set(Feature::ToBefore, before.is_some_and(|t| t.is(Class::TO)));
}

fn is_that(token: &Token) -> bool {
    token.is(Class::SUBORDINATOR) && token.is(Class::DETERMINER)
}

fn distance(site: Site, candidate: &Candidate, cues: &[(usize, bool)], features: &mut Features) {
    let Site { tokens, at, .. } = site;
    let (start, end) = candidate.cue;
    let (from, to) =
        if start < at { (end, at) } else { (at + 1, start.min(candidate.speaker.from)) };
    let gap = match to.saturating_sub(from) {
        0 => Feature::Gap0,
        1 => Feature::Gap1,
        2 | 3 => Feature::Gap2,
        4..=7 => Feature::Gap4,
        8..=15 => Feature::Gap8,
        _ => Feature::Gap16,
    };
    features.set(gap, true);
    let between = tokens.get(from..to).unwrap_or_default();
    let inner = between.split_last().map_or(between, |(_, rest)| rest);
    features.set(Feature::CommaBetween, inner.iter().any(|t| t.kind == Kind::Comma));
    features.set(Feature::QuoteBetween, between.iter().any(|t| matches!(t.kind, Kind::Quote(_))));
    let near = |cue: usize| from <= cue && cue < to;
    let further = |cue: usize| if start < at { cue < start } else { cue > start };
    features.set(Feature::SayingBetween, cues.iter().any(|&(cue, strong)| strong && near(cue)));
    features.set(Feature::MaybeBetween, cues.iter().any(|&(cue, strong)| !strong && near(cue)));
    features.set(Feature::SayingFurther, cues.iter().any(|&(cue, strong)| strong && further(cue)));
    let same_side = |cue: usize| (cue < at) == (start < at);
    let nearer = cues.iter().any(|&(cue, _)| same_side(cue) && near(cue));
    features.set(Feature::FirstOfItsKind, !nearer);
}

fn subject(site: Site, candidate: &Candidate, main: Option<usize>, features: &mut Features) {
    let Site { tokens, .. } = site;
    let speaker = candidate.speaker;
    let first = tokens.get(speaker.from);
    let before = speaker.from.checked_sub(1).and_then(|at| tokens.get(at));
    match speaker.kind {
        PhraseKind::Pronoun => {
            let sex = first.is_some_and(|t| t.is(Class::MALE.with(Class::FEMALE)));
            let it = first.is_some_and(|t| t.span.len() == 2 && !sex);
            features.set(Feature::HeOrShe, sex);
            features.set(Feature::It, it);
            features.set(Feature::OtherPronoun, !sex && !it);
        }
        PhraseKind::Name(_) => features.set(Feature::Name, true),
        PhraseKind::Noun(head) => {
            let role = tokens.get(head).is_some_and(|t| t.is(Class::ROLE));
            let body = tokens.get(head).is_some_and(|t| t.is(Class::BODY));
            features.set(Feature::RoleNoun, role);
            features.set(Feature::BodyNoun, body && !role);
            features.set(Feature::OtherNoun, !body && !role);
        }
    }
    features.set(Feature::Possessive, first.is_some_and(|t| t.is(Class::POSSESSIVE)));
    features
        .set(Feature::SubjectOpensSentence, clause_start(tokens, candidate.cue.0) == speaker.from);
    features.set(Feature::SubjectIsMain, main == Some(speaker.from));
    features.set(Feature::AfterThat, before.is_some_and(is_that));
    let what = before
        .is_some_and(|t| t.is(Class::SUBORDINATOR) && !is_that(t) && !t.is(Class::PREPOSITION));
    features.set(Feature::AfterWhat, what);
    let to_verb = tokens.get(speaker.to..candidate.cue.0).unwrap_or_default();
    features.set(Feature::AfterRelative, to_verb.iter().any(|t| t.is(Class::RELATIVE)));
    features.set(Feature::AcrossComma, to_verb.iter().any(|t| t.kind == Kind::Comma));
}

fn place(site: Site, candidate: &Candidate, features: &mut Features) {
    let Site { tokens, at, ending, large } = site;
    let is_before = candidate.cue.0 < at;
    let opening = super::attribute::begins_sentence(tokens, at);
    let previous = at.checked_sub(1).and_then(|at| tokens.get(at));
    let follows = |test: &dyn Fn(&Token) -> bool| is_before && previous.is_some_and(test);
    features.set(Feature::QuoteAfterComma, follows(&|t| t.kind == Kind::Comma));
    features.set(Feature::QuoteAfterColon, follows(&|t| t.kind == Kind::Colon));
    features.set(Feature::QuoteAfterThat, follows(&is_that));
    features.set(Feature::QuoteAfterPreposition, follows(&|t| t.is(Class::PREPOSITION)));
    features.set(
        Feature::QuoteAfterDeterminer,
        follows(&|t| t.is(Class::DETERMINER.with(Class::POSSESSIVE))),
    );
    features.set(Feature::QuoteAfterBe, follows(&|t| t.is(Class::BE)));
    features.set(Feature::QuoteAfterCue, follows(&|t| t.class.is_cue()));
    features.set(Feature::QuoteAfterNoun, follows(&|t| t.is_word() && t.class == Class::NONE));
    features.set(Feature::QuoteAfterAnd, follows(&|t| t.is(Class::COORDINATOR)));
    features.set(Feature::AsBeforeQuote, follows(&super::attribute::is_as));
    let next = tokens.get(candidate.cue.1..).unwrap_or_default().iter().take(3);
    let leads_on = !is_before && next.clone().any(|t| matches!(t.kind, Kind::Quote(_)));
    features.set(Feature::LeadsOn, leads_on);
    features.set(Feature::LeadsOnAcross, leads_on && !opening);
    let cue_next = tokens.get(candidate.cue.1);
    features.set(Feature::OfAfterCue, cue_next.is_some_and(|t| t.is(Class::OF)));
    features.set(Feature::HimAfterCue, cue_next.is_some_and(|t| t.is(Class::OBJECT)));
    features.set(Feature::AfterOpenEnd, !is_before && ending == Ending::Open);
    features.set(Feature::AfterAskingEnd, !is_before && ending == Ending::Asks);
    features.set(Feature::AfterStop, !is_before && ending == Ending::Stops);
    features.set(Feature::AfterBareEnd, !is_before && ending == Ending::Bare);
    features.set(Feature::AfterOpening, !is_before && opening);
    features.set(Feature::BeforeOpenEnd, is_before && ending == Ending::Open);
    features.set(Feature::BeforeStop, is_before && ending == Ending::Stops);
    features.set(Feature::BeforeLarge, is_before && large);
    features.set(Feature::BeforeSmall, is_before && !large);
}

/// Pairs of features that tell more together than apart.
fn combine(features: &mut Features) {
    let now = *features;
    let has = |feature: Feature| now.has(feature);
    let before = has(Feature::Before);
    let far = has(Feature::Gap8) || has(Feature::Gap16);
    let pairs = [
        (Feature::SayingBefore, before && has(Feature::Saying)),
        (Feature::SayingAfter, !before && has(Feature::Saying)),
        (Feature::MaybeBeforeFar, before && far && has(Feature::MaybeSaying)),
        (Feature::SayingBeforeFar, before && far && has(Feature::Saying)),
        (Feature::PronounBefore, before && has(Feature::HeOrShe)),
        (Feature::QuoteBetweenBefore, before && has(Feature::QuoteBetween)),
        (Feature::TopicPronoun, has(Feature::Topic) && !has(Feature::Name)),
        (Feature::ColonPronoun, has(Feature::Colon) && !has(Feature::Name)),
        (Feature::NounNotMain, has(Feature::OtherNoun) && !has(Feature::SubjectIsMain)),
        (Feature::NamedMain, has(Feature::Name) && has(Feature::SubjectIsMain)),
    ];
    for (feature, holds) in pairs {
        features.set(feature, holds);
    }
}
