//! Second reading: in the order of the text, every draft becomes a quotation with its level and
//! whoever speaks it. All names of the article are known by now.

use std::cmp::Reverse;

use super::confidence::{Chosen, Reading};
use super::draft::{Draft, Drafts, Lead};
use super::foreign;
use super::form::begins_large;
use super::mention::Mentioned;
use super::model::Model;
use super::paragraphs::Place;
use super::resolve::{Discourse, Link, Who};
use crate::document::Document;
use crate::id::MarkId;
use crate::quote::{Attribution, Cue, Level, Quote, Speaker};
use crate::span::{Span, saturate};
use crate::word_count::words_in;

/// A quotation, and what was known of its reading.
pub(super) struct Assigned {
    pub quote: Quote,
    #[cfg(feature = "training")]
    pub grounds: super::confidence::Grounds,
}

/// Every quotation, by where it starts; a nested one follows the one around it.
pub(super) fn assign(document: &Document, drafts: &Drafts, model: &Model) -> Vec<Assigned> {
    let mut writer = Writer::new(document, drafts, model);
    for at in 0..drafts.drafts.len() {
        writer.write(at);
    }
    let mut quotes = writer.quotes;
    quotes.sort_by_key(|a| (a.quote.span.start, Reverse(a.quote.span.end)));
    quotes
}

/// How many quotations back the one before is looked for, over scare quotes and nested ones.
const PREVIOUS: usize = 16;

/// Below this confidence a speaker is left open. At 0.4 a speaker was given for 92 % of the
/// development quotations that have one, and one in six of those left open had been right.
const OPEN: f32 = 0.15;

/// Below this confidence others who may have spoken are offered.
const SURE: f32 = 0.85;

/// Who spoke a quotation, and how that is known.
#[derive(Clone, Debug)]
struct Said {
    who: Who,
    mention: Span,
    cue: Option<Span>,
    how: Attribution,
    /// How the first of a run of quotations was attributed.
    was: Option<Attribution>,
    strength: f32,
    score: f32,
    /// Who else may have spoken, by name.
    others: Vec<String>,
}

/// The state of the second reading.
struct Writer<'a> {
    document: &'a Document,
    drafts: &'a Drafts,
    model: &'a Model,
    discourse: Discourse<'a>,
    quotes: Vec<Assigned>,
    said: Vec<Option<Said>>,
    next_subject: usize,
    /// The last quotation of whole sentences.
    last_whole: Option<usize>,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, drafts: &'a Drafts, model: &'a Model) -> Self {
        Self {
            document,
            drafts,
            model,
            discourse: Discourse::new(&document.text, &drafts.names),
            quotes: Vec::new(),
            said: Vec::new(),
            next_subject: 0,
            last_whole: None,
        }
    }

    fn write(&mut self, at: usize) {
        let Some(draft) = self.drafts.drafts.get(at) else { return };
        self.follow_subjects(draft.pair.span.start);
        let (said, continues) = self.attribute(at, draft);
        let level = self.level(draft, said.is_some());
        // Nobody says a title or a term, and whoever stands near it goes on to speak nothing.
        let (said, continues) =
            if level == Level::Scare { (None, None) } else { (said, continues) };
        let quote = self.assigned(draft, level, said.as_ref(), continues);
        self.quotes.push(quote);
        if draft.outer.is_none() {
            if let Some(said) = &said {
                self.discourse.note_speaker(draft.pair.span.start, &said.who);
            }
            if draft.place == Place::Body && said.is_some() && level == Level::Direct {
                self.last_whole = Some(at);
            }
        }
        self.said.push(said);
    }

    /// Notes who the sentences up to `offset` are about.
    fn follow_subjects(&mut self, offset: u32) {
        while let Some((subject, end)) = self.drafts.subjects.get(self.next_subject) {
            if subject.span.start >= offset {
                break;
            }
            self.discourse.note_subject(subject, *end);
            self.next_subject += 1;
        }
    }

    /// Who says the draft at `at`, and the quotation whose utterance it goes on.
    fn attribute(&self, at: usize, draft: &Draft) -> (Option<Said>, Option<usize>) {
        if let Some(outer) = draft.outer {
            return (self.nested(draft, outer), None);
        }
        let before = at.checked_sub(1).and_then(|_| self.previous(at));
        if let Some(lead) = &draft.lead {
            return self.joined(self.led(lead), before, draft);
        }
        if !draft.begins_sentence {
            return (None, None);
        }
        self.without_lead(draft, before)
    }

    /// The speaker whom the words around a quotation name.
    fn led(&self, lead: &Lead) -> Said {
        let others = lead.others.iter().map(|other| self.discourse.resolve(other).name).collect();
        Said {
            who: self.discourse.resolve(&lead.speaker),
            mention: lead.speaker.span,
            cue: Some(lead.cue),
            how: lead.how,
            was: None,
            strength: lead.strength,
            score: lead.score,
            others,
        }
    }

    /// The last quotation before `at` that stands in no other.
    fn previous(&self, at: usize) -> Option<usize> {
        let drafts = self.drafts.drafts.get(..at)?;
        let told = |at: usize| self.said.get(at).is_some_and(Option::is_some);
        let here = self.drafts.drafts.get(at)?.paragraph;
        let open = |(at, d): &(usize, &Draft)| {
            d.outer.is_none() && d.place != Place::Aside && (d.paragraph != here || told(*at))
        };
        drafts.iter().enumerate().rev().take(PREVIOUS).find(open).map(|(at, _)| at)
    }

    /// Ties a quotation to the one before it when one cue attributes both.
    fn joined(
        &self,
        mut said: Said,
        before: Option<usize>,
        draft: &Draft,
    ) -> (Option<Said>, Option<usize>) {
        let previous =
            before.and_then(|b| Some((self.drafts.drafts.get(b)?, self.said.get(b)?.as_ref()?)));
        let same = previous.is_some_and(|(other, known)| {
            other.paragraph == draft.paragraph && known.cue == said.cue && known.who == said.who
        });
        let goes_on =
            draft.goes_on && previous.is_some_and(|(_, known)| known.who.name == said.who.name);
        if same
            && said.how == Attribution::CueBefore
            && previous.is_some_and(|(_, known)| known.how == Attribution::CueAfter)
        {
            said.how = Attribution::CueBetween;
        }
        (Some(said), before.filter(|_| same || goes_on))
    }

    /// A quotation of whole sentences that its own sentence does not attribute.
    fn without_lead(&self, draft: &Draft, before: Option<usize>) -> (Option<Said>, Option<usize>) {
        let previous =
            before.and_then(|b| Some((b, self.drafts.drafts.get(b)?, self.said.get(b)?.as_ref()?)));
        if let Some((at, other, known)) = previous {
            let near = other.paragraph == draft.paragraph && draft.ends_sentence;
            if draft.goes_on || near && draft.topic.is_none() {
                return (Some(known.passed_on(Attribution::Continued)), Some(at));
            }
        }
        if let Some(topic) = draft.topic.as_ref().filter(|_| draft.ends_sentence) {
            return (Some(self.topic(topic, previous.map(|(.., known)| known))), None);
        }
        let last = self.last_whole.and_then(|at| self.said.get(at)?.as_ref());
        if draft.ends_sentence && draft.opens_paragraph {
            return (last.map(|known| known.passed_on(Attribution::LastSpeaker)), None);
        }
        (None, None)
    }

    /// “Lee was blunt. “…””
    fn topic(&self, topic: &Mentioned, before: Option<&Said>) -> Said {
        Said {
            who: self.discourse.resolve(topic),
            mention: topic.span,
            cue: None,
            how: Attribution::SentenceBefore,
            was: None,
            strength: 1.0,
            score: 0.0,
            others: before.map(|said| said.who.name.clone()).into_iter().collect(),
        }
    }

    /// The speaker of a quotation inside another: “I” is whoever speaks the outer one.
    fn nested(&self, draft: &Draft, outer: usize) -> Option<Said> {
        let lead = draft.lead.as_ref()?;
        let word = self.document.text.slice(lead.speaker.span);
        let myself = matches!(word, "I" | "we" | "We" | "I’d" | "I’ve" | "I'd" | "I've");
        let mut said = self.led(lead);
        if let Some(outer) = self.said.get(outer).and_then(Option::as_ref).filter(|_| myself) {
            said.who = outer.who.clone();
        }
        Some(said)
    }

    fn level(&self, draft: &Draft, is_told: bool) -> Level {
        if draft.outer.is_some() {
            return Level::Nested;
        }
        if draft.place == Place::Headline {
            return Level::Headline;
        }
        if draft.nobodys.unwrap_or_else(|| draft.seen.is_nobodys(self.model)) {
            return Level::Scare;
        }
        let inner = self.document.text.slice(draft.pair.inner);
        let whole = draft.begins_sentence || draft.set_off;
        let words = inner.split_whitespace().count();
        if is_told && whole && (begins_large(inner) || words > 3) {
            Level::Direct
        } else {
            Level::Partial
        }
    }

    fn assigned(
        &self,
        draft: &Draft,
        level: Level,
        said: Option<&Said>,
        continues: Option<usize>,
    ) -> Assigned {
        let reading = Reading { level, seen: draft.seen, speaker: said.map(Said::chosen) };
        let most = if self.drafts.is_foreign { foreign::UNCHECKED } else { 1.0 };
        let confidence = reading.confidence(self.model).min(most);
        let id = |span: Span| MarkId::of(self.document, "quote", span);
        let continues = continues.and_then(|at| self.drafts.drafts.get(at));
        let told = said.filter(|_| confidence >= OPEN);
        let candidates =
            if confidence < SURE { self.candidates(said, told, level) } else { Vec::new() };
        let quote = Quote {
            id: id(draft.pair.span),
            span: draft.pair.span,
            inner: draft.pair.inner,
            words: saturate(words_in(self.document.text.slice(draft.pair.inner))),
            level,
            speaker: told.map(|s| Speaker { name: s.who.name.clone(), mention: s.mention }),
            cue: told.and_then(|s| s.cue).map(|span| Cue { span }),
            continues: continues.map(|other| id(other.pair.span)),
            attribution: told.map_or(Attribution::None, |s| s.how),
            candidates,
            confidence,
        };
        Assigned {
            quote,
            #[cfg(feature = "training")]
            grounds: reading.grounds(self.model),
        }
    }

    /// Who may have spoken besides whoever was `told`.
    fn candidates(&self, said: Option<&Said>, told: Option<&Said>, level: Level) -> Vec<String> {
        if level == Level::Scare {
            return Vec::new();
        }
        let found = |said: &Said| said.who.link != Link::Nobody;
        let guess = said.filter(|said| found(said)).map(|said| said.who.name.as_str());
        let second = said.and_then(|said| self.discourse.name_of(said.who.second?));
        let others = said.into_iter().flat_map(|said| said.others.iter().map(String::as_str));
        let near = self.discourse.near();
        let mut names: Vec<String> = Vec::new();
        for name in guess.into_iter().chain(second).chain(others).chain(near) {
            let is_told = told.is_some_and(|told| told.who.name == name);
            if names.len() < Quote::CANDIDATES && !is_told && names.iter().all(|n| n != name) {
                names.push(name.to_owned());
            }
        }
        names
    }
}

impl Said {
    /// The same speaker for a quotation that goes on.
    fn passed_on(&self, how: Attribution) -> Self {
        Self { how, was: self.was.or(Some(self.how)), others: Vec::new(), ..self.clone() }
    }

    fn chosen(&self) -> Chosen {
        let Self { how, was, strength, score, .. } = *self;
        Chosen { how, was, link: self.who.link, strength, score }
    }
}
