//! First reading: quotations, the words that attribute them, and who every sentence is about,
//! all as places in the text. Nothing is resolved yet, for the full names may still come.

use super::attribute::{self, Ending, Finding, Site};
use super::clause::{clause_start, main_subject};
use super::foreign;
use super::form::{
    begins_large, ending, is_named, is_set_off, is_title_case, is_unspaced, settle_capitals,
    settle_given_names,
};
use super::level::{self, Look, Seen};
use super::lexicon::Class;
use super::marks::{self, Family, Mark};
use super::mention::{MentionKind, Mentioned, cover, mentioned};
use super::model::Model;
use super::names::Names;
use super::opened::{Next, Opened};
use super::pairs::{self, Around, Pair};
use super::paragraphs::{self, Paragraph, Place};
use super::tokens::{Kind, Token, tokenise};
use crate::line::Line;
use crate::quote::Attribution;
use crate::span::{Span, saturate};
use crate::text::Text;
use bluepencil_reuse::words::count_and_hash;

/// A quotation and what the text around it says.
#[derive(Debug)]
pub(super) struct Draft {
    pub pair: Pair,
    pub place: Place,
    /// Which paragraph it stands in.
    pub paragraph: usize,
    /// The quotation that it stands in.
    pub outer: Option<usize>,
    /// What attributes it.
    pub lead: Option<Lead>,
    /// Whether it begins a sentence of the running text.
    pub begins_sentence: bool,
    /// Whether a sentence ends in it.
    pub ends_sentence: bool,
    /// Whether a comma, a colon or a dash leads to it.
    pub set_off: bool,
    /// Whether it opens its paragraph.
    pub opens_paragraph: bool,
    /// Whether the quotation before it was left open for this one to go on.
    pub goes_on: bool,
    /// Who the sentence before it in the same paragraph is about.
    pub topic: Option<Mentioned>,
    /// Whether it is nobody's words, where the form alone tells: “known as” leads to a name,
    /// a transcript's label or an open paragraph before to speech.
    pub nobodys: Option<bool>,
    /// What tells whether somebody says it.
    pub seen: Seen,
}

impl Draft {
    /// A quotation in the paragraph numbered `at`, of which nothing else is known.
    fn bare(at: usize, paragraph: Paragraph, pair: Pair) -> Self {
        Self {
            pair,
            place: paragraph.place,
            paragraph: at,
            outer: None,
            lead: None,
            begins_sentence: false,
            ends_sentence: false,
            set_off: false,
            opens_paragraph: false,
            goes_on: false,
            topic: None,
            nobodys: None,
            seen: Seen::default(),
        }
    }
}

/// The words that attribute a quotation.
#[derive(Clone, Debug)]
pub(super) struct Lead {
    pub speaker: Mentioned,
    pub cue: Span,
    pub how: Attribution,
    /// How likely it is the right one of those that were weighed.
    pub strength: f32,
    /// How much it looks like an attribution: the sum of its weights.
    pub score: f32,
    /// Who else may have spoken.
    pub others: Vec<Mentioned>,
}

/// What the first reading found.
#[derive(Default)]
pub(super) struct Drafts {
    pub drafts: Vec<Draft>,
    pub names: Names,
    /// Whether the article is in another language than English.
    pub is_foreign: bool,
    /// Who each sentence is about, with where the sentence ends, in order.
    pub subjects: Vec<(Mentioned, u32)>,
    /// What the trainer learns from.
    #[cfg(feature = "training")]
    pub examples: Vec<super::training::Example>,
}

/// Reads the whole article.
pub(super) fn read(text: &Text, lines: &[Line], model: &Model) -> Drafts {
    let marks = marks::scan(text.as_str());
    let mut found = Drafts::default();
    if marks.is_empty() {
        return found;
    }
    let paragraphs = paragraphs::split(text, lines);
    let doubles = marks.iter().filter(|mark| mark.family == Family::Double);
    let has_double = doubles.take(DOUBLES).count() == DOUBLES;
    found.is_foreign = foreign::is_foreign(text, &paragraphs);
    let mut reader =
        Reader { text, model, found: &mut found, opened: Opened::No, colon: None, has_double };
    let mut from = 0;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let rest = marks.get(from..).unwrap_or_default();
        let count = rest.partition_point(|m| m.span.start < paragraph.span.end);
        let (inside, later) = rest.split_at_checked(count).unwrap_or((rest, &[]));
        from += count;
        let next = paragraphs.get(at + 1..).unwrap_or_default();
        reader.paragraph(at, *paragraph, inside, Next::read(next, later));
    }
    found.names.settle(text);
    found.note_again(text);
    found
}

/// The longest words in marks that are looked for again, in bytes.
const AGAIN: u32 = 48;

impl Drafts {
    /// Notes which words stand in marks more than once: a term or a title comes back. Sorting them
    /// keeps it at the logarithm of their number each.
    fn note_again(&mut self, text: &Text) {
        let key = |draft: &Draft| {
            let inner = draft.pair.inner;
            let short = inner.len() <= AGAIN && draft.outer.is_none();
            short.then(|| count_and_hash(text.slice(inner)).1)
        };
        let mut keys: Vec<u64> = self.drafts.iter().filter_map(key).collect();
        keys.sort_unstable();
        let is_again = |key: u64| {
            let first = keys.partition_point(|&other| other < key);
            keys.get(first + 1) == Some(&key)
        };
        for draft in self.drafts.iter_mut().filter(|draft| key(draft).is_some_and(is_again)) {
            draft.seen.note_again();
            #[cfg(feature = "training")]
            super::training::note_again(&mut self.examples, draft.pair.inner, draft.seen);
        }
    }
}

/// An article with so many double marks has them for speech.
const DOUBLES: usize = 4;

struct Reader<'a> {
    text: &'a Text,
    model: &'a Model,
    found: &'a mut Drafts,
    opened: Opened,
    /// What a paragraph that ended in a colon says of the quotation after it.
    colon: Option<Lead>,
    /// Whether the article has double marks for speech.
    has_double: bool,
}

impl Reader<'_> {
    fn paragraph(&mut self, at: usize, paragraph: Paragraph, marks: &[Mark], next: Next) {
        let aside = paragraph.place != Place::Body;
        let around = Around {
            opened_before: !aside && self.opened == Opened::Until,
            goes_on: !aside && next != Next::Neither,
        };
        let pairs = pairs::pair(self.text, paragraph.span, marks, around);
        let mut tokens = Vec::new();
        let first = self.found.drafts.len();
        self.tokens(paragraph, &pairs, first, &mut tokens);
        if paragraph.place != Place::Headline {
            self.found.names.read(self.text, &tokens, false);
        }
        self.drafts(at, paragraph, &pairs, &tokens);
        if !aside {
            self.subjects(&tokens);
            self.colon = self.colon_lead(&tokens);
            let open = pairs.iter().rfind(|p| !p.nested).is_some_and(|p| !p.closed);
            self.opened = match next {
                Next::Opens if open => Opened::Repeats,
                Next::Closes if open => Opened::Until,
                _ => Opened::No,
            };
        }
    }

    /// The tokens outside quotations, with one token for each quotation. Names inside quotations
    /// are read on the way.
    fn tokens(
        &mut self,
        paragraph: Paragraph,
        pairs: &[Pair],
        first: usize,
        tokens: &mut Vec<Token>,
    ) {
        let mut at = paragraph.span.start;
        let mut inside = Vec::new();
        for (n, pair) in pairs.iter().enumerate().filter(|(_, pair)| !pair.nested) {
            self.tokenise(Span::new(at, pair.span.start), tokens);
            let ends = ending(self.text.slice(pair.inner));
            let ends_sentence = matches!(ends, Ending::Stops | Ending::Asks);
            tokens.push(Token::quote(first + n, pair.span, ends_sentence));
            inside.clear();
            self.tokenise(pair.inner, &mut inside);
            self.found.names.read(self.text, &inside, true);
            at = pair.span.end;
        }
        self.tokenise(Span::new(at, paragraph.span.end), tokens);
        settle_given_names(tokens);
        if !is_title_case(tokens) {
            settle_capitals(tokens);
        }
    }

    /// Appends the tokens of `range`, with the classes of its language.
    fn tokenise(&self, range: Span, tokens: &mut Vec<Token>) {
        let before = tokens.len();
        tokenise(self.text, range, tokens);
        if self.found.is_foreign {
            foreign::translate(self.text, tokens.get_mut(before..).unwrap_or_default());
        }
    }

    fn drafts(&mut self, at: usize, paragraph: Paragraph, pairs: &[Pair], tokens: &[Token]) {
        let first = self.found.drafts.len();
        let mut places = tokens.iter().enumerate().filter_map(|(n, token)| match token.kind {
            Kind::Quote(_) => Some(n),
            _ => None,
        });
        let mut outer = None;
        for (n, pair) in pairs.iter().enumerate() {
            let draft = if pair.nested {
                self.nested(at, paragraph, *pair, outer)
            } else {
                outer = Some(first + n);
                let place = places.next().unwrap_or_default();
                self.draft(at, paragraph, *pair, tokens, place)
            };
            self.found.drafts.push(draft);
        }
    }

    fn draft(
        &mut self,
        at: usize,
        paragraph: Paragraph,
        mut pair: Pair,
        tokens: &[Token],
        place: usize,
    ) -> Draft {
        let inner = self.text.slice(pair.inner);
        let site = Site { tokens, at: place, ending: ending(inner), large: begins_large(inner) };
        let finding = attribute::find(site, self.model);
        let opens_paragraph = pair.span.start == paragraph.span.start;
        let body = paragraph.place == Place::Body;
        let begins_sentence = attribute::begins_sentence(tokens, place);
        let seen = level::look(&Look {
            site,
            inner,
            finding: finding.as_ref(),
            opens_paragraph,
            begins_sentence,
            single: pair.single,
            has_double: self.has_double,
            first: at == 0,
        });
        #[cfg(feature = "training")]
        if body {
            self.found.examples.push(super::training::Example::new(site, pair.inner, seen));
        }
        let named = opens_paragraph.then(|| self.transcript(&mut pair)).flatten();
        let goes_on = body && opens_paragraph && self.opened != Opened::No;
        let is_speech = named.is_some() || goes_on || is_unspaced(inner) || self.found.is_foreign;
        let found = named.or_else(|| Some(self.lead(tokens, finding.as_ref()?)));
        let stops = matches!(site.ending, Ending::Stops | Ending::Asks);
        Draft {
            lead: found.or_else(|| self.colon.clone().filter(|_| opens_paragraph && body)),
            begins_sentence,
            ends_sentence: stops || !pair.closed,
            set_off: is_set_off(tokens, place),
            opens_paragraph,
            goes_on,
            topic: if begins_sentence { self.topic(tokens, place) } else { None },
            nobodys: is_named(tokens, place).then_some(true).or(is_speech.then_some(false)),
            seen,
            ..Draft::bare(at, paragraph, pair)
        }
    }

    /// “LEE: Why not?”: takes the name in capitals off the quotation.
    fn transcript(&self, pair: &mut Pair) -> Option<Lead> {
        let inner = self.text.slice(pair.inner);
        let (name, words) = inner.split_once(':')?;
        let letters = || name.chars().filter(|c| c.is_alphabetic());
        let speaks = name.len() <= LONGEST_LABEL
            && letters().count() > 1
            && letters().all(char::is_uppercase)
            && words.contains(char::is_alphanumeric);
        if !speaks {
            return None;
        }
        let end = pair.inner.start + saturate(name.len());
        let name = Span::new(pair.inner.start, end);
        pair.inner = self.text.trim(Span::new(end + 1, pair.inner.end));
        let kind = MentionKind::Name { core: name, gender: Class::NONE, joined: None };
        Some(Lead {
            speaker: Mentioned { span: name, kind },
            cue: Span::new(end, end + 1),
            how: Attribution::Colon,
            strength: 1.0,
            score: LABEL,
            others: Vec::new(),
        })
    }

    /// A quotation inside another: only a cue right before it counts.
    fn nested(&self, at: usize, paragraph: Paragraph, pair: Pair, outer: Option<usize>) -> Draft {
        let around =
            outer.and_then(|at| self.found.drafts.get(at)).map_or(pair.span, |o| o.pair.inner);
        let mut tokens = Vec::new();
        let reach = self.text.slice(Span::new(around.start, pair.span.start));
        let from = reach.char_indices().rev().nth(NESTED_REACH).map_or(0, |(at, _)| at);
        self.tokenise(Span::new(around.start + saturate(from), pair.span.start), &mut tokens);
        tokens.push(Token::quote(0, pair.span, false));
        let ends = ending(self.text.slice(pair.inner));
        let large = begins_large(self.text.slice(pair.inner));
        let site = Site { tokens: &tokens, at: tokens.len() - 1, ending: ends, large };
        let finding = attribute::find(site, self.model);
        Draft {
            outer,
            lead: finding.as_ref().map(|finding| self.lead(&tokens, finding)),
            ends_sentence: matches!(ends, Ending::Stops | Ending::Asks),
            ..Draft::bare(at, paragraph, pair)
        }
    }

    fn lead(&self, tokens: &[Token], finding: &Finding) -> Lead {
        let (from, to) = finding.cue;
        let others = finding.others.iter().flatten();
        Lead {
            speaker: mentioned(self.text, tokens, finding.speaker),
            cue: cover(tokens, from, to),
            how: finding.how,
            strength: finding.strength,
            score: finding.score,
            others: others.map(|&phrase| mentioned(self.text, tokens, phrase)).collect(),
        }
    }

    /// Who the sentence before the quotation at `place` is about; nobody where it holds a
    /// quotation itself, for then that one's speaker goes on.
    fn topic(&self, tokens: &[Token], place: usize) -> Option<Mentioned> {
        let stops = tokens.get(..place)?.iter().rev().take_while(|t| t.kind == Kind::Stop).count();
        let end = place - stops;
        if end == 0 || stops == 0 {
            return None;
        }
        let sentence = tokens.get(clause_start(tokens, end)..end)?;
        if sentence.iter().any(|t| matches!(t.kind, Kind::Quote(_))) {
            return None;
        }
        let after_quote =
            place.checked_sub(stops + sentence.len() + 1).and_then(|at| tokens.get(at));
        if after_quote.is_some_and(|t| matches!(t.kind, Kind::Quote(_)))
            && sentence.len() <= ATTRIBUTION
        {
            return None;
        }
        main_subject(tokens, end).map(|phrase| mentioned(self.text, tokens, phrase))
    }

    fn subjects(&mut self, tokens: &[Token]) {
        let mut from = 0;
        for end in 0..=tokens.len() {
            let ends = tokens.get(end).is_none_or(Token::ends_sentence);
            if !ends {
                continue;
            }
            if end > from {
                let subject = main_subject(tokens, end);
                let stop = tokens.get(end).or_else(|| tokens.last()).map_or(0, |t| t.span.end);
                let subject = subject.map(|phrase| (mentioned(self.text, tokens, phrase), stop));
                self.found.subjects.extend(subject);
            }
            from = end + 1;
        }
    }

    /// “Lee wrote:” at the end of a paragraph speaks for the next one.
    fn colon_lead(&self, tokens: &[Token]) -> Option<Lead> {
        let last = tokens.len().checked_sub(1)?;
        if tokens.get(last)?.kind != Kind::Colon {
            return None;
        }
        let finding = attribute::find_at_end(tokens, self.model)?;
        Some(self.lead(tokens, &finding))
    }
}

/// The most words of a sentence that may do nothing but attribute the quotation before it.
const ATTRIBUTION: usize = 8;

/// What a transcript's label weighs: as much as the surest attributions.
const LABEL: f32 = 5.0;

/// The longest name in a transcript, in bytes.
const LONGEST_LABEL: usize = 32;

/// How far back inside a quotation the cue of a nested one may stand, in characters.
const NESTED_REACH: usize = 200;
