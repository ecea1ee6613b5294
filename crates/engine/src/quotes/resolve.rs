//! Tells whom a mention stands for: names to their fullest form, offices to who holds them,
//! pronouns to who is talked about.

use std::ops::Range;

use super::lexicon::{Class, look_up};
use super::mention::{MentionKind, Mentioned};
use super::names::{Entity, Names, Role};
use crate::span::Span;
use crate::text::Text;

/// Whom a mention stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Who {
    pub name: String,
    pub entity: Option<usize>,
    pub link: Link,
    /// Who it may stand for as well.
    pub second: Option<usize>,
}

/// What ties a mention to whom it stands for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Link {
    /// A name that stands in the article.
    Name,
    /// A name that the article has nowhere else, and so only its words.
    OtherName,
    /// Two names joined by “and”.
    Joint,
    /// An office, by who holds it.
    Office,
    /// The words themselves.
    Words,
    /// A pronoun, with how far ahead of the second the best antecedent is, from 0 to 1.
    Pronoun(f32),
    /// A pronoun that finds nobody.
    Nobody,
}

/// What was said of whom so far, in the order of the text.
pub(super) struct Discourse<'a> {
    text: &'a Text,
    names: &'a Names,
    /// Who sentences were about, with their places.
    subjects: Vec<Subject>,
    /// Who spoke last, and where.
    last_speaker: Option<(u32, usize)>,
}

/// Who a sentence was about.
#[derive(Clone, Copy)]
struct Subject {
    start: u32,
    /// Where the sentence ends.
    end: u32,
    entity: usize,
}

/// How far back a pronoun reaches, in bytes: three paragraphs of a newspaper.
const PRONOUN_REACH: u32 = 1600;

/// What being the subject of one of the last sentences is worth, the last one first.
const SUBJECT_WEIGHTS: [f32; 4] = [3.0, 2.0, 1.2, 0.8];

/// What it is worth to have spoken last, and to have spoken before somebody else became the
/// subject.
const SPOKE_LAST: f32 = 2.5;
const SPOKE_EARLIER: f32 = 0.8;

/// How many mentions back a pronoun reaches.
const PRONOUN_MENTIONS: usize = 16;

/// Offices that “leader” can stand for.
const LEADERS: &[&str] = &[
    "president",
    "premier",
    "chancellor",
    "minister",
    "king",
    "queen",
    "chief",
    "chairman",
    "chairwoman",
    "emir",
    "sultan",
    "pope",
    "dictator",
    "speaker",
    "leader",
    "governor",
    "mayor",
];

impl<'a> Discourse<'a> {
    pub fn new(text: &'a Text, names: &'a Names) -> Self {
        Self { text, names, subjects: Vec::new(), last_speaker: None }
    }

    /// Notes who a sentence is about.
    pub fn note_subject(&mut self, subject: &Mentioned, end: u32) {
        let entity = self.resolve(subject).entity;
        let start = subject.span.start;
        self.subjects.extend(entity.map(|entity| Subject { start, end, entity }));
    }

    /// Notes who spoke.
    pub fn note_speaker(&mut self, offset: u32, who: &Who) {
        self.last_speaker = who.entity.map(|entity| (offset, entity)).or(self.last_speaker);
    }

    /// Who is talked about: the last speaker and the last subject, by name.
    pub fn near(&self) -> impl Iterator<Item = &'a str> {
        let speaker = self.last_speaker.map(|(_, entity)| entity);
        let subject = self.subjects.last().map(|subject| subject.entity);
        speaker.into_iter().chain(subject).filter_map(|entity| self.name_of(entity))
    }

    /// Whom `mentioned` stands for.
    pub fn resolve(&self, mentioned: &Mentioned) -> Who {
        match &mentioned.kind {
            MentionKind::Pronoun => self.pronoun(mentioned.span),
            MentionKind::Name { core, gender, joined } => self.name(*core, *gender, *joined),
            MentionKind::Noun { head, modifiers, definite } => {
                let holder = definite.then(|| self.holder(head, modifiers, mentioned.span.start));
                match holder.flatten() {
                    Some(entity) => self.entity(entity, Link::Office),
                    None => self.words(mentioned.span, Link::Words),
                }
            }
        }
    }

    fn name(&self, core: Span, gender: Class, joined: Option<Span>) -> Who {
        let one = |core: Span, gender| {
            let words = self.text.slice(core);
            match self.names.look_up(words, gender, core.start) {
                Some(entity) => self.entity(entity, Link::Name),
                None => self.words(core, Link::OtherName),
            }
        };
        let who = one(core, gender);
        match joined {
            None => who,
            Some(second) => {
                let other = one(second, Class::NONE);
                Who {
                    name: format!("{} and {}", who.name, other.name),
                    entity: None,
                    link: Link::Joint,
                    second: None,
                }
            }
        }
    }

    fn entity(&self, entity: usize, link: Link) -> Who {
        let name = self.name_of(entity).unwrap_or_default().to_owned();
        Who { name, entity: Some(entity), link, second: None }
    }

    /// The fullest name of `entity`.
    pub fn name_of(&self, entity: usize) -> Option<&'a str> {
        self.names.entities.get(entity).map(|e| e.name.as_str())
    }

    /// The words themselves, for want of a name.
    fn words(&self, span: Span, link: Link) -> Who {
        let words = self.text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = words.strip_prefix("the ").or_else(|| words.strip_prefix("The "));
        Who { name: bare.unwrap_or(&words).to_owned(), entity: None, link, second: None }
    }

    /// Who holds the office `head`: what stands before it must agree (“Russian” with “Russia”);
    /// of several the one without other attributes, then whoever was mentioned last.
    fn holder(&self, head: &str, modifiers: &[String], offset: u32) -> Option<usize> {
        let class = look_up(head);
        if !class.any(Class::ROLE) {
            return None;
        }
        let words = LEADERS.iter().copied().filter(|_| head == "leader").chain([head]);
        let agrees = |role: &Role| {
            modifiers.iter().all(|m| role.modifiers.iter().any(|known| akin(known, m)))
        };
        let mut best: Option<((bool, u32, u32), usize)> = None;
        for (word, at) in words.flat_map(|word| self.names.holders(word).map(move |at| (word, at)))
        {
            let Some(entity) = self.names.entities.get(at) else { continue };
            let mut roles = entity.roles.iter().filter(|role| role.word == word);
            if !roles.clone().any(agrees) || !entity.gender.agrees(class) {
                continue;
            }
            let plain = modifiers.is_empty() && roles.any(|role| role.modifiers.is_empty());
            let weight = (plain, self.last_mention(at, offset), entity.full_mentions);
            if best.is_none_or(|(known, _)| weight > known) {
                best = Some((weight, at));
            }
        }
        best.map(|(_, at)| at)
    }

    /// Where `entity` was last mentioned before `offset`; 0 where it was not.
    fn last_mention(&self, entity: usize, offset: u32) -> u32 {
        let before =
            self.names.mentions_in(Span::new(offset.saturating_sub(4 * PRONOUN_REACH), offset));
        before.iter().rev().find(|m| m.entity == entity).map_or(0, |m| m.span.start)
    }

    fn pronoun(&self, span: Span) -> Who {
        let word = self.text.slice(span).to_lowercase();
        let gender = match word.split(['\'', '’']).next() {
            Some("he" | "his") => Class::MALE,
            Some("she" | "her") => Class::FEMALE,
            Some("they" | "it" | "their" | "its") => return self.thing(span),
            _ => return self.words(span, Link::Nobody),
        };
        match self.person(gender, span.start) {
            Some(found) => {
                let link = Link::Pronoun(found.lead);
                Who { second: found.second, ..self.entity(found.entity, link) }
            }
            None => self.words(span, Link::Nobody),
        }
    }

    /// “It” and “they”: the last subject that is a body, as far as one is near.
    fn thing(&self, span: Span) -> Who {
        let near = span.start.saturating_sub(PRONOUN_REACH / 2);
        let subjects = self.subjects.iter().rev().take(3).filter(|s| s.start >= near);
        let body = |entity: usize| self.names.entities.get(entity).is_some_and(|e| e.body);
        let found = subjects.map(|s| s.entity).find(|&entity| body(entity));
        found.map_or_else(|| self.words(span, Link::Nobody), |e| self.entity(e, Link::Pronoun(0.0)))
    }

    /// The person whom a pronoun of `gender` at `offset` most likely stands for.
    fn person(&self, gender: Class, offset: u32) -> Option<Antecedent> {
        let mut scores: Vec<(usize, f32)> = Vec::new();
        let mut add =
            |entity: usize, score: f32| match scores.iter_mut().find(|(e, _)| *e == entity) {
                Some((_, sum)) => *sum += score,
                None => scores.push((entity, score)),
            };
        let near = offset.saturating_sub(PRONOUN_REACH);
        let subjects = near_subjects(self.subjects.iter().rev(), near..offset);
        for (subject, score) in subjects.zip(SUBJECT_WEIGHTS) {
            let same_sentence = offset < subject.end;
            add(subject.entity, if same_sentence { score + 2.0 } else { score });
        }
        if let Some((at, entity)) = self.last_speaker {
            let passed = self.subjects.last().is_some_and(|s| s.start > at && s.entity != entity);
            let weight = if at < near || passed { SPOKE_EARLIER } else { SPOKE_LAST };
            add(entity, weight);
        }
        let mentions = self.names.mentions_in(Span::new(near, offset));
        let open = mentions.iter().rev().filter(|m| !m.quoted).take(PRONOUN_MENTIONS);
        let mut weight = 1.5;
        for mention in open {
            add(mention.entity, weight);
            weight *= 0.8;
        }
        self.best_of(&scores, gender)
    }

    fn best_of(&self, scores: &[(usize, f32)], gender: Class) -> Option<Antecedent> {
        let mut best: Option<(usize, f32)> = None;
        let mut second: Option<(usize, f32)> = None;
        for &(at, score) in scores {
            let Some(entity) = self.names.entities.get(at) else { continue };
            if entity.body || !entity.gender.agrees(gender) {
                continue;
            }
            let score = score + likeness_to_a_person(entity);
            if best.is_none_or(|(_, top)| score > top) {
                second = best;
                best = Some((at, score));
            } else if second.is_none_or(|(_, known)| score > known) {
                second = Some((at, score));
            }
        }
        let (entity, top) = best?;
        let behind = second.map_or(0.0, |(_, score)| score);
        let lead = (top - behind) / top.max(0.1);
        Some(Antecedent { entity, second: second.map(|(at, _)| at), lead })
    }
}

/// What is known of an entity that makes a person of it: a gender, an office, a full name. A word
/// with a capital and nothing else is mostly a place.
fn likeness_to_a_person(entity: &Entity) -> f32 {
    let gendered = entity.gender != Class::NONE;
    let holds_office = !entity.roles.is_empty();
    let named = entity.full_mentions > 0;
    let worth = |holds: bool, worth: f32| if holds { worth } else { 0.0 };
    let person = worth(gendered, 1.5) + worth(holds_office, 1.0) + worth(named, 1.0);
    if person > 0.0 { person } else { -1.5 }
}

/// Whom a pronoun most likely stands for.
struct Antecedent {
    entity: usize,
    second: Option<usize>,
    /// How far ahead of the second it is, from 0 to 1.
    lead: f32,
}

/// The subjects inside `near`, out of all of them from the last one back. None of the earlier ones
/// is looked at, which keeps a long text linear.
fn near_subjects<'a>(
    backwards: impl Iterator<Item = &'a Subject>,
    near: Range<u32>,
) -> impl Iterator<Item = &'a Subject> {
    let Range { start, end } = near;
    backwards.skip_while(move |s| s.start >= end).take_while(move |s| s.start >= start)
}

/// Whether two words have one stem of four letters or more: “Russia” and “Russian”.
fn akin(a: &str, b: &str) -> bool {
    let shared = a.bytes().zip(b.bytes()).take_while(|(x, y)| x == y).count();
    a == b || shared >= 4 && shared + 4 >= a.len().max(b.len())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_pronoun_looks_at_as_many_subjects_in_a_long_text_as_in_a_short_one() {
        let looked_at = |sentences: u32| {
            let subjects: Vec<Subject> = (0..sentences)
                .map(|n| Subject { start: n * 400, end: n * 400 + 399, entity: 0 })
                .collect();
            let count = Cell::new(0);
            let backwards = subjects.iter().rev().inspect(|_| count.set(count.get() + 1));
            let offset = sentences * 400;
            let near = offset.saturating_sub(PRONOUN_REACH)..offset;
            let found = near_subjects(backwards, near).count();
            (found, count.get())
        };
        assert_eq!(looked_at(10), (4, 5));
        assert_eq!(looked_at(100_000), (4, 5));
    }
}
