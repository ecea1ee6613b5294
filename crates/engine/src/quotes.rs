//! Finds quotations and says who speaks: marks are scanned and paired, the words around each
//! quotation are searched for an attribution, and its speaker is followed to a full name. Offsets
//! are bytes. Linear in the text.

use std::cmp::Reverse;

use crate::document::Document;
use crate::id::MarkId;
use crate::line::Line;
use crate::quote::{Attribution, Cue, Level, Quote, Speaker};
use crate::span::Span;

mod attribute;
mod clause;
mod draft;
mod features;
mod glyphs;
mod level;
mod lexicon;
mod marks;
mod names;
mod pairs;
mod paragraphs;
mod ranker;
mod resolve;
mod tokens;
#[cfg(feature = "training")]
pub mod training;
mod weights;

use draft::{Draft, Drafts, Mentioned};
use paragraphs::Place;
use resolve::{Discourse, Who};

/// Every quotation, by where it starts; a nested one follows the one around it.
pub(crate) fn read(document: &Document, lines: &[Line]) -> Vec<Quote> {
    let drafts = draft::read(&document.text, lines);
    let mut writer = Writer::new(document, &drafts);
    for at in 0..drafts.drafts.len() {
        writer.write(at);
    }
    let mut quotes = writer.quotes;
    quotes.sort_by_key(|quote| (quote.span.start, Reverse(quote.span.end)));
    quotes
}

/// How many quotations back the one before is looked for, over scare quotes and nested ones.
const PREVIOUS: usize = 16;

/// Words in marks count as speech above this sum of evidence.
const SPEECH: f32 = 0.0;

/// Who spoke a quotation, and how that is known.
#[derive(Clone, Debug)]
struct Said {
    who: Who,
    mention: Span,
    cue: Option<Span>,
    how: Attribution,
    confidence: f32,
}

/// Second reading: in the order of the text, every draft becomes a quotation.
struct Writer<'a> {
    document: &'a Document,
    drafts: &'a Drafts,
    discourse: Discourse<'a>,
    quotes: Vec<Quote>,
    said: Vec<Option<Said>>,
    next_subject: usize,
    /// The last quotation of whole sentences.
    last_whole: Option<usize>,
}

impl<'a> Writer<'a> {
    fn new(document: &'a Document, drafts: &'a Drafts) -> Self {
        Self {
            document,
            drafts,
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
        let level = self.level(draft, said.as_ref());
        if draft.outer.is_none() {
            if let Some(said) = &said {
                self.discourse.note_speaker(draft.pair.span.start, &said.who);
            }
            if draft.place == Place::Body && said.is_some() && level == Level::Direct {
                self.last_whole = Some(at);
            }
        }
        let quote = self.quote(draft, level, said.as_ref(), continues);
        self.quotes.push(quote);
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
            let who = self.discourse.resolve(&lead.speaker);
            let confidence = lead.strength * who.confidence;
            let mention = lead.speaker.span;
            let said = Said { who, mention, cue: Some(lead.cue), how: lead.how, confidence };
            return self.joined(said, before, draft);
        }
        if !draft.begins_sentence {
            return (None, None);
        }
        self.without_lead(draft, before)
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
        let go_on = |known: &Said, how, share: f32| Said {
            how,
            confidence: known.confidence * share,
            ..known.clone()
        };
        if let Some((at, other, known)) = previous {
            if draft.goes_on {
                return (Some(go_on(known, Attribution::Continued, 0.97)), Some(at));
            }
            let near = other.paragraph == draft.paragraph && draft.ends_sentence;
            if near && draft.topic.is_none() {
                return (Some(go_on(known, Attribution::Continued, 0.95)), Some(at));
            }
        }
        if let Some(topic) = draft.topic.as_ref().filter(|_| draft.ends_sentence) {
            return (Some(self.topic(topic)), None);
        }
        let last = self.last_whole.and_then(|at| self.said.get(at)?.as_ref());
        if draft.ends_sentence && draft.opens_paragraph {
            return (last.map(|known| go_on(known, Attribution::LastSpeaker, 0.7)), None);
        }
        (None, None)
    }

    /// “Lee was blunt. “…””
    fn topic(&self, topic: &Mentioned) -> Said {
        let who = self.discourse.resolve(topic);
        let confidence = 0.6 * who.confidence;
        Said { who, mention: topic.span, cue: None, how: Attribution::Sentence, confidence }
    }

    /// The speaker of a quotation inside another: “I” is whoever speaks the outer one.
    fn nested(&self, draft: &Draft, outer: usize) -> Option<Said> {
        let lead = draft.lead.as_ref()?;
        let word = self.document.text.slice(lead.speaker.span);
        let myself = matches!(word, "I" | "we" | "We" | "I’d" | "I’ve" | "I'd" | "I've");
        let outer = self.said.get(outer).and_then(Option::as_ref);
        let who = match outer {
            Some(outer) if myself => outer.who.clone(),
            _ => self.discourse.resolve(&lead.speaker),
        };
        let confidence = 0.8 * lead.strength * who.confidence;
        Some(Said {
            who,
            mention: lead.speaker.span,
            cue: Some(lead.cue),
            how: lead.how,
            confidence,
        })
    }

    fn level(&self, draft: &Draft, said: Option<&Said>) -> Level {
        if draft.outer.is_some() {
            return Level::Nested;
        }
        if draft.place == Place::Headline {
            return Level::Headline;
        }
        let inner = self.document.text.slice(draft.pair.inner);
        let whole = draft.begins_sentence || draft.set_off;
        let begins_large = draft::begins_large(inner);
        let words = inner.split_whitespace().count();
        if draft.speech < SPEECH || draft.names_somebody {
            return Level::Scare;
        }
        match said {
            Some(_) if whole && (begins_large || words > 3) => Level::Direct,
            _ => Level::Partial,
        }
    }

    fn quote(
        &self,
        draft: &Draft,
        level: Level,
        said: Option<&Said>,
        continues: Option<usize>,
    ) -> Quote {
        let id = |span: Span| MarkId::of(self.document, "quote", span);
        let continues = continues.and_then(|at| self.drafts.drafts.get(at));
        Quote {
            id: id(draft.pair.span),
            span: draft.pair.span,
            inner: draft.pair.inner,
            level,
            speaker: said.map(|s| Speaker { name: s.who.name.clone(), mention: s.mention }),
            cue: said.and_then(|s| s.cue).map(|span| Cue { span }),
            continues: continues.map(|other| id(other.pair.span)),
            attribution: said.map_or(Attribution::None, |s| s.how),
            confidence: said.map_or(0.5, |s| s.confidence),
        }
    }
}
