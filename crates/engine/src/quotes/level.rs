//! Tells speech from what only stands in marks: titles of works, terms, slogans. What can be seen
//! of a quotation is a set of yes and no; a trained weight for each is summed.

use super::attribute::{Ending, Finding, Site, is_as};
use super::bits::{Bits, bits};
use super::clause::clause_start;
use super::lexicon::{Class, look_up};
use super::model::Model;
use super::phrase::is_verb;
use super::tokens::{Kind, Token};
use crate::quote::Attribution;

bits! {
    /// What can be true of words in marks.
    Evidence:
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
    OnBefore, OfBefore, AsBefore, ByAfter, NamingNear, SayingInSentence, NoSaying, TitleNoSaying, ShortNoSaying,
    ArticleAndNoun, SayingNounAfter, DeterminerAfter, DashBefore, Hyphenated, LongSentence, LongSmall, AloneInParagraph,
    TitleDeterminerAfter, FirstSingle, NamingTitle, TitleCue, SaidBefore, ColonTitle,
    OddSingle, OddAlone, Again, AgainTitle, NamingAfter, RelativeAfter, TitleArticle, SubjectBare, TitleSentence,
    BareNoFinding, ShortLower, InBrackets, OnTitle, NoVerb, TitleNoGrammar,
}

/// A set of evidence.
pub(super) type Seen = Bits<Evidence>;

impl Seen {
    /// Whether nobody seems to say the words. Whole sentences of running text, what a verb of saying
    /// leads to, what a comma leads to and a stop ends, and who speaks of “me” are always speech:
    /// weighing those too cost direct quotations and told hardly more titles.
    pub fn is_nobodys(self, model: &Model) -> bool {
        !self.is_surely_speech() && self.sum(&model.speech) < SPEECH
    }

    fn is_surely_speech(self) -> bool {
        let has = |evidence| self.has(evidence);
        let stops = has(Evidence::EndsStops) || has(Evidence::EndsAsks);
        let is_led_to = (has(Evidence::SetOff) || has(Evidence::ColonBefore)) && stops;
        let is_whole = has(Evidence::WholeSentence) && !has(Evidence::OddAlone);
        let is_odd = has(Evidence::OddSingle) || has(Evidence::FirstSingle);
        let is_own = is_whole || !is_odd && (is_led_to || has(Evidence::HasMe));
        let is_title = has(Evidence::TitleCase);
        is_own && !is_title || has(Evidence::LongSentence) || has(Evidence::SaidBefore)
    }
}

/// Words in marks count as speech from this sum of evidence on.
const SPEECH: f32 = -0.2;

/// A quotation with what was found about it.
pub(super) struct Look<'a> {
    pub site: Site<'a>,
    pub inner: &'a str,
    pub finding: Option<&'a Finding>,
    pub opens_paragraph: bool,
    pub begins_sentence: bool,
    pub single: bool,
    /// Whether the article has double marks for speech.
    pub has_double: bool,
    /// Whether it stands in the first paragraph of the text.
    pub first: bool,
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
    sentence(look, &mut seen);
    together(look.single, &mut seen);
    seen.set(Evidence::FirstSingle, look.first && look.single);
    let odd = look.single && look.has_double;
    seen.set(Evidence::OddSingle, odd);
    seen.set(Evidence::OddAlone, odd && seen.has(Evidence::AloneInParagraph));
    seen
}

impl Seen {
    /// Notes that the same words stand in marks elsewhere in the article.
    pub fn note_again(&mut self) {
        self.set(Evidence::Again, true);
        self.set(Evidence::AgainTitle, self.has(Evidence::TitleCase));
    }
}

/// What the sentence around the marks holds.
fn sentence(look: &Look, seen: &mut Seen) {
    let Site { tokens, at, .. } = look.site;
    let start = clause_start(tokens, at);
    let from = start.max(at.saturating_sub(SENTENCE));
    let after = tokens.get(at + 1..).unwrap_or_default().iter().take(SENTENCE);
    let rest = after.take_while(|t| !t.ends_sentence()).count();
    let says = |at: usize| {
        tokens
            .get(at)
            .is_some_and(|t| t.is(Class::SAYING) && is_verb(tokens, at) || t.is(Class::ACCORDING))
    };
    let saying = (from..at + 1 + rest).any(says);
    seen.set(Evidence::SayingInSentence, saying);
    seen.set(Evidence::NoSaying, !saying);
    let near = (at.saturating_sub(NAMING_REACH).max(start)..at).filter_map(|at| tokens.get(at));
    seen.set(Evidence::NamingNear, near.clone().any(|t| t.is(Class::NAMING)));
    seen.set(Evidence::AloneInParagraph, look.opens_paragraph && tokens.len() == 1);
}

/// How far a verb of saying is looked for on either side, in tokens.
const SENTENCE: usize = 40;

/// How far before a title the word may stand that announces it (“a book on hats called”).
const NAMING_REACH: usize = 5;

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
    let article = inner.starts_with("The ") || inner.starts_with("A ");
    seen.set(Evidence::TitleArticle, article && large >= 2 && small == 0);
    seen.set(Evidence::NoVerb, !all.any(Class::BE.with(Class::AUX)) && count > 3);
    seen.set(Evidence::OneCapital, count == 1 && large == 1);
    seen.set(Evidence::Lowercase, large == 0);
    let letters = || inner.chars().filter(|c| c.is_alphabetic());
    seen.set(Evidence::Hyphenated, count == 1 && inner.contains('-'));
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
    seen.set(Evidence::InBrackets, token.kind == Kind::Open);
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
    let set_off = matches!(token.kind, Kind::Comma | Kind::Colon);
    let said = |t: &Token| t.is(Class::SAYING) && t.class.is_cue();
    seen.set(Evidence::SaidBefore, said(token) || set_off && second.is_some_and(said));
    seen.set(Evidence::OfBefore, token.is(Class::OF));
    seen.set(Evidence::AsBefore, is_as(token));
    seen.set(Evidence::OnBefore, token.is(Class::ON));
    seen.set(Evidence::DashBefore, token.kind == Kind::Dash);
    let next = tokens.get(at + 1);
    let noun = next.is_some_and(is_noun);
    seen.set(Evidence::ArticleAndNoun, token.is_article && noun);
    seen.set(Evidence::SayingNounAfter, next.is_some_and(|t| t.is(Class::SAYING_NOUN)));
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
    seen.set(Evidence::ByAfter, token.is(Class::BY));
    seen.set(
        Evidence::DeterminerAfter,
        token.is(Class::DETERMINER) && look.site.ending == Ending::Open,
    );
    seen.set(Evidence::AndAfter, token.is(Class::COORDINATOR));
    seen.set(Evidence::NamingAfter, token.is(Class::NAMING));
    let open = look.site.ending == Ending::Open;
    seen.set(Evidence::RelativeAfter, token.is(Class::RELATIVE) && open);
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
    let none = seen.has(Evidence::NoSaying);
    let many = seen.has(Evidence::ManyWords);
    seen.set(Evidence::TitleNoSaying, title && none);
    seen.set(Evidence::ShortNoSaying, short && none);
    seen.set(Evidence::LongSentence, many && starts && !title);
    seen.set(Evidence::LongSmall, many && !title);
    seen.set(Evidence::TitleDeterminerAfter, title && seen.has(Evidence::DeterminerAfter));
    let cue = seen.has(Evidence::FindingNear) && seen.has(Evidence::SayingCue);
    seen.set(Evidence::TitleCue, title && cue);
    seen.set(Evidence::ColonTitle, title && seen.has(Evidence::ColonBefore));
    seen.set(Evidence::NamingTitle, title && seen.has(Evidence::NamingNear));
    seen.set(Evidence::ShortNoun, short && seen.has(Evidence::NounAfter));
    let is_subject = bare && starts && !seen.has(Evidence::FindingNear);
    seen.set(Evidence::SubjectBare, is_subject);
    seen.set(Evidence::TitleSentence, title && starts);
    seen.set(Evidence::BareNoFinding, bare && seen.has(Evidence::NoFinding));
    seen.set(Evidence::ShortLower, short && seen.has(Evidence::Lowercase));
    seen.set(Evidence::OnTitle, title && seen.has(Evidence::OnBefore));
    seen.set(Evidence::TitleNoGrammar, title && !seen.has(Evidence::HasGrammar));
}
