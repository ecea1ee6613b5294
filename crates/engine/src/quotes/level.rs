//! Tells speech from what only stands in marks: titles of works, terms, slogans. What can be seen
//! of a quotation is a set of yes and no; a trained weight for each is summed.

use super::attribute::{Ending, Finding, Site};
use super::lexicon::{Class, look_up};
use super::tokens::{Kind, Token};
use super::weights::SPEECH_WEIGHTS;
use crate::quote::Attribution;

macro_rules! evidence {
    ($($name:ident,)*) => {
        /// What can be true of a quotation. The order is that of the weights.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum Evidence { $($name,)* }

        /// How many there are.
        #[cfg(feature = "training")]
        pub(super) const COUNT: usize = [$(Evidence::$name,)*].len();

        /// Their names, for the table that training writes.
        #[cfg(feature = "training")]
        pub(super) const NAMES: [&str; COUNT] = [$(stringify!($name),)*];
    };
}

evidence! {
    Always, OneWord, TwoWords, ThreeWords, FewWords, ManyWords,
    TitleCase, OneCapital, Lowercase, Capitals, HasFigure, Exclaims, EndsOpen, EndsAsks, EndsStops, EndsBare,
    BeginsSentence, SetOff, ColonBefore, OpensParagraph,
    NounBefore, DeterminerBefore, PossessiveBefore, PrepositionBefore, BeBefore, CueBefore, CalledBefore, NameBefore,
    NamingBefore, AndBefore, QuoteBefore, AdverbBefore, ThatBefore, ToBefore,
    NounAfter, NameAfter, CueAfter, StopAfter, CommaAfter, PrepositionAfter, EndAfter, AndAfter, VerbAfter,
    NoFinding, WeakFinding, FairFinding, StrongFinding, SureFinding, SayingCue, FindingAfter, FindingNear, FindingFar,
    PersonSpeaks, OtherSpeaks,
    HasPronoun, HasMe, HasVerb, HasGrammar, Single,
    TitleAfterPreposition, TitleAfterPossessive, TitleNoFinding, BareOneWord, TitleStrong, ShortNoun, Attributed, WholeSentence,
}

/// A quotation with what was found about it.
pub(super) struct Look<'a> {
    pub site: Site<'a>,
    pub inner: &'a str,
    pub finding: Option<&'a Finding>,
    pub opens_paragraph: bool,
    pub begins_sentence: bool,
    pub single: bool,
}

/// A set of evidence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Seen(pub u128);

impl Seen {
    fn set(&mut self, evidence: Evidence, holds: bool) {
        self.0 |= u128::from(holds) << (evidence as u32);
    }

    fn has(self, evidence: Evidence) -> bool {
        self.0 >> (evidence as u32) & 1 == 1
    }

    /// The log-odds that somebody says the words.
    pub fn speech(self) -> f32 {
        let weights = SPEECH_WEIGHTS.iter().enumerate();
        weights.filter(|(at, _)| self.0 >> at & 1 == 1).map(|(_, &w)| f32::from(w) / 100.0).sum()
    }
}

/// All evidence of one quotation.
pub(super) fn look(look: &Look) -> Seen {
    let mut seen = Seen::default();
    seen.set(Evidence::Always, true);
    seen.set(Evidence::OpensParagraph, look.opens_paragraph);
    seen.set(Evidence::BeginsSentence, look.begins_sentence);
    words(look, &mut seen);
    before(look, &mut seen);
    after(look, &mut seen);
    finding(look, &mut seen);
    together(look.single, &mut seen);
    seen
}

fn words(look: &Look, seen: &mut Seen) {
    let inner = look.inner;
    let count = inner.split_whitespace().count();
    let size = match count {
        0 | 1 => Evidence::OneWord,
        2 => Evidence::TwoWords,
        3 => Evidence::ThreeWords,
        4..=6 => Evidence::FewWords,
        _ => Evidence::ManyWords,
    };
    seen.set(size, true);
    let mut all = Class::NONE;
    let (mut large, mut small) = (0, 0);
    for word in inner.split_whitespace() {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
        let class = look_up(bare);
        all = all.with(class);
        if bare.starts_with(char::is_uppercase) {
            large += 1;
        } else if !class.is_grammar() {
            small += 1;
        }
    }
    seen.set(Evidence::TitleCase, large >= 2 && small == 0);
    seen.set(Evidence::OneCapital, count == 1 && large == 1);
    seen.set(Evidence::Lowercase, large == 0);
    let letters = || inner.chars().filter(|c| c.is_alphabetic());
    seen.set(Evidence::Capitals, letters().count() > 1 && letters().all(char::is_uppercase));
    seen.set(Evidence::HasFigure, inner.contains(|c: char| c.is_ascii_digit()));
    seen.set(Evidence::Exclaims, inner.ends_with('!'));
    seen.set(Evidence::HasPronoun, all.any(Class::PRONOUN));
    seen.set(
        Evidence::HasMe,
        inner
            .split_whitespace()
            .any(|w| matches!(w, "I" | "we" | "We" | "my" | "our" | "I’m" | "I'm" | "me" | "us")),
    );
    seen.set(Evidence::HasVerb, all.any(Class::BE.with(Class::AUX)));
    seen.set(Evidence::HasGrammar, all.is_grammar());
    let end = match look.site.ending {
        Ending::Open => Evidence::EndsOpen,
        Ending::Asks => Evidence::EndsAsks,
        Ending::Stops => Evidence::EndsStops,
        Ending::Bare => Evidence::EndsBare,
    };
    seen.set(end, true);
}

fn before(look: &Look, seen: &mut Seen) {
    let Site { tokens, at, .. } = look.site;
    let Some(token) = at.checked_sub(1).and_then(|at| tokens.get(at)) else { return };
    let second = at.checked_sub(2).and_then(|at| tokens.get(at));
    seen.set(Evidence::SetOff, matches!(token.kind, Kind::Comma | Kind::Dash | Kind::Open));
    seen.set(Evidence::ColonBefore, token.kind == Kind::Colon);
    seen.set(Evidence::QuoteBefore, matches!(token.kind, Kind::Quote(_)));
    seen.set(Evidence::NounBefore, is_noun(token));
    seen.set(Evidence::NameBefore, token.is_name() && !token.possessive);
    seen.set(Evidence::DeterminerBefore, token.is(Class::DETERMINER));
    seen.set(Evidence::PossessiveBefore, token.is(Class::POSSESSIVE) || token.possessive);
    seen.set(Evidence::PrepositionBefore, token.is(Class::PREPOSITION));
    seen.set(Evidence::BeBefore, token.is(Class::BE));
    seen.set(Evidence::AdverbBefore, token.is(Class::ADVERB));
    seen.set(Evidence::ThatBefore, token.is(Class::SUBORDINATOR) && token.is(Class::DETERMINER));
    seen.set(Evidence::ToBefore, token.is(Class::TO));
    seen.set(Evidence::AndBefore, token.is(Class::COORDINATOR));
    seen.set(Evidence::CueBefore, token.is(Class::SAYING) && token.class.is_cue());
    seen.set(Evidence::CalledBefore, token.is(Class::MAYBE_SAYING) && token.class.is_cue());
    let naming = token.is(Class::NAMING)
        || token.is(Class::SUBORDINATOR) && second.is_some_and(|t| t.is(Class::NAMING));
    seen.set(Evidence::NamingBefore, naming);
}

fn after(look: &Look, seen: &mut Seen) {
    let Site { tokens, at, .. } = look.site;
    let Some(token) = tokens.get(at + 1) else { return seen.set(Evidence::EndAfter, true) };
    seen.set(Evidence::NounAfter, is_noun(token));
    seen.set(Evidence::NameAfter, token.is_name());
    seen.set(Evidence::CueAfter, token.class.is_cue() && token.is(Class::FINITE));
    seen.set(Evidence::StopAfter, token.kind == Kind::Stop);
    seen.set(Evidence::CommaAfter, token.kind == Kind::Comma);
    seen.set(Evidence::PrepositionAfter, token.is(Class::PREPOSITION));
    seen.set(Evidence::AndAfter, token.is(Class::COORDINATOR));
    seen.set(Evidence::VerbAfter, token.is(Class::BE.with(Class::AUX).with(Class::OTHER_VERB)));
}

fn is_noun(token: &Token) -> bool {
    token.kind == Kind::Word && !token.capital && !token.class.is_grammar() && !token.class.is_cue()
}

fn finding(look: &Look, seen: &mut Seen) {
    let found = look.finding.filter(|found| found.how != Attribution::Sentence);
    let Some(found) = found else { return seen.set(Evidence::NoFinding, true) };
    let Site { tokens, at, .. } = look.site;
    let strength = match found.score {
        score if score < 0.0 => Evidence::WeakFinding,
        score if score < 1.5 => Evidence::FairFinding,
        score if score < 3.5 => Evidence::StrongFinding,
        _ => Evidence::SureFinding,
    };
    seen.set(strength, true);
    seen.set(Evidence::SayingCue, tokens.get(found.cue.0).is_some_and(|t| t.is(Class::SAYING)));
    seen.set(Evidence::FindingAfter, found.cue.0 > at);
    let gap = if found.cue.0 > at { found.cue.0 - at - 1 } else { at.saturating_sub(found.cue.1) };
    seen.set(Evidence::FindingNear, gap <= 2);
    seen.set(Evidence::FindingFar, gap > 8);
    let person = tokens
        .get(found.speaker.from)
        .is_some_and(|t| t.is(Class::MALE.with(Class::FEMALE).with(Class::TITLE)) || t.is_name());
    seen.set(Evidence::PersonSpeaks, person);
    seen.set(Evidence::OtherSpeaks, !person);
}

/// Pairs of evidence that tell more together than apart.
fn together(single: bool, seen: &mut Seen) {
    let title = seen.has(Evidence::TitleCase);
    let bare = seen.has(Evidence::EndsBare);
    let short = seen.has(Evidence::OneWord) || seen.has(Evidence::TwoWords);
    let strong = seen.has(Evidence::StrongFinding) || seen.has(Evidence::SureFinding);
    seen.set(Evidence::TitleAfterPreposition, title && seen.has(Evidence::PrepositionBefore));
    seen.set(Evidence::TitleAfterPossessive, title && seen.has(Evidence::PossessiveBefore));
    seen.set(Evidence::TitleNoFinding, title && !strong);
    seen.set(Evidence::TitleStrong, title && strong);
    seen.set(Evidence::BareOneWord, bare && seen.has(Evidence::OneWord));
    let open = seen.has(Evidence::EndsOpen) || seen.has(Evidence::EndsAsks);
    let next = seen.has(Evidence::FindingAfter) && seen.has(Evidence::FindingNear);
    let starts = seen.has(Evidence::BeginsSentence);
    let attributed = open && next && starts;
    seen.set(Evidence::Attributed, attributed);
    seen.set(Evidence::Single, single && !seen.has(Evidence::FindingNear));
    let stops = seen.has(Evidence::EndsStops) || seen.has(Evidence::EndsAsks);
    seen.set(Evidence::WholeSentence, starts && stops && !short);
    seen.set(Evidence::ShortNoun, short && seen.has(Evidence::NounAfter));
}
