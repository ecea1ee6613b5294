//! The names of an article: runs of capitalised words are read into people and bodies, each under
//! the fullest form that the article has. Offsets are bytes of the whole text.

use std::collections::BTreeMap;

use super::lexicon::Class;
use super::tokens::{Kind, Token};
use crate::people::{self, Person, SUFFIXES};
use crate::span::Span;
use crate::text::Text;

/// Somebody or something with a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Entity {
    /// The fullest form, without titles.
    pub name: String,
    /// [`Class::MALE`] or [`Class::FEMALE`], where a title or the given name tells.
    pub gender: Class,
    /// Whether it is a body or a place rather than a person.
    pub body: bool,
    /// Offices and callings that the article gives it.
    pub roles: Vec<Role>,
    /// How often its full name stands in the article.
    pub full_mentions: u32,
    words: usize,
    first: u32,
}

/// An office or calling with what stands before it: “Russian” and “president”.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Role {
    pub word: String,
    pub modifiers: Vec<String>,
}

/// One mention of an entity.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// The name without titles.
    pub span: Span,
    pub entity: usize,
    /// Whether it stands inside a quotation.
    pub quoted: bool,
}

/// How many bearers of one family name or office are told apart; the bound keeps long lists of
/// names linear.
const NAMESAKES: usize = 16;

/// A run of capitalised words, as token indices.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    pub from: usize,
    pub to: usize,
    /// Where the name begins, behind titles and offices; equal to `to` where the run is an
    /// office without a name.
    pub core: usize,
}

/// All names of an article.
#[derive(Default)]
pub(super) struct Names {
    pub entities: Vec<Entity>,
    /// In the order of the text.
    pub mentions: Vec<Mention>,
    by_ends: BTreeMap<(String, String), usize>,
    by_last: BTreeMap<String, Vec<usize>>,
    by_first: BTreeMap<String, Vec<usize>>,
    by_only: BTreeMap<String, usize>,
    /// Who was ever given an office, by its word.
    by_role: BTreeMap<String, Vec<usize>>,
    /// Names of one word, which are told apart once every full name is known.
    short: Vec<Short>,
}

struct Short {
    word: String,
    span: Span,
    gender: Class,
    role: Option<Role>,
    body: bool,
    quoted: bool,
}

impl Names {
    /// Takes in the names among `tokens` (one paragraph, or the inside of one quotation).
    pub fn read(&mut self, text: &Text, tokens: &[Token], quoted: bool) {
        let mut at = 0;
        while at < tokens.len() {
            match run_at(tokens, at) {
                Some(run) => {
                    self.take(text, tokens, run, quoted);
                    at = run.to;
                }
                None => at += 1,
            }
        }
    }

    fn take(&mut self, text: &Text, tokens: &[Token], run: Run, quoted: bool) {
        let core = tokens.get(run.core..run.to).unwrap_or_default();
        let (Some(first), Some(last)) = (core.first(), core.last()) else { return };
        let span = Span::new(first.span.start, last.span.end);
        let head = tokens.get(run.from..run.core).unwrap_or_default();
        let gender = gender_of(head, core);
        let role = role_before(text, tokens, run).or_else(|| role_after(text, tokens, run.to));
        let body = is_body(text, core, head);
        let (Some(first), Some(last)) = name_ends(text, core) else { return };
        if first == last {
            self.short.push(Short { word: last, span, gender, role, body, quoted });
            return;
        }
        let entity = match self.by_ends.get(&(first.clone(), last.clone())) {
            Some(&known) => known,
            None => self.add(first, last, span.start),
        };
        self.mentions.push(Mention { span, entity, quoted });
        self.note_role(entity, role);
        let Some(known) = self.entities.get_mut(entity) else { return };
        known.full_mentions += 1;
        known.note(gender, body);
        if core.len() > known.words {
            known.words = core.len();
            known.name = text.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        }
    }

    fn add(&mut self, first: String, last: String, offset: u32) -> usize {
        let entity = self.entities.len();
        self.entities.push(Entity { first: offset, ..Entity::default() });
        self.by_last.entry(last.clone()).or_default().push(entity);
        self.by_first.entry(first.clone()).or_default().push(entity);
        self.by_ends.insert((first, last), entity);
        entity
    }

    /// Ties the names of one word to full names, once the whole article was read.
    pub fn settle(&mut self, text: &Text) {
        for short in std::mem::take(&mut self.short) {
            let known = self.by_word(&short.word, short.gender, short.span.start);
            let entity = known.unwrap_or_else(|| self.only(text, &short));
            self.mentions.push(Mention { span: short.span, entity, quoted: short.quoted });
            self.note_role(entity, short.role);
            if let Some(known) = self.entities.get_mut(entity) {
                known.note(short.gender, short.body && known.words == 1);
            }
        }
        self.mentions.sort_by_key(|mention| mention.span.start);
    }

    fn only(&mut self, text: &Text, short: &Short) -> usize {
        if let Some(&known) = self.by_only.get(&short.word) {
            return known;
        }
        let name = text.slice(short.span).to_owned();
        self.entities.push(Entity { name, words: 1, ..Entity::default() });
        self.by_only.insert(short.word.clone(), self.entities.len() - 1);
        self.entities.len() - 1
    }

    /// The full name that `word` is short for: a family name, else a given name that only one
    /// bears. Of several the one whose gender fits, then the one named before `offset`, then the
    /// one named most.
    fn by_word(&self, word: &str, gender: Class, offset: u32) -> Option<usize> {
        let best = |found: &Vec<usize>| {
            let fits = |&&entity: &&usize| self.gender(entity).agrees(gender);
            let weight = |&&entity: &&usize| {
                let known = self.entities.get(entity);
                let before = known.is_some_and(|e| e.first < offset);
                (before, known.map_or(0, |e| e.full_mentions), std::cmp::Reverse(entity))
            };
            found.iter().take(NAMESAKES).filter(fits).max_by_key(weight).copied()
        };
        let by_last = self.by_last.get(word).and_then(best);
        by_last.or_else(|| self.by_first.get(word).filter(|found| found.len() == 1).and_then(best))
    }

    fn note_role(&mut self, entity: usize, role: Option<Role>) {
        let Some((role, known)) = role.zip(self.entities.get_mut(entity)) else { return };
        if known.roles.len() >= NAMESAKES || known.roles.contains(&role) {
            return;
        }
        let holders = self.by_role.entry(role.word.clone()).or_default();
        if holders.last() != Some(&entity) {
            holders.push(entity);
        }
        known.roles.push(role);
    }

    /// The last few who were given the office `word`.
    pub fn holders(&self, word: &str) -> impl Iterator<Item = usize> + '_ {
        let known = self.by_role.get(word).map(Vec::as_slice).unwrap_or_default();
        known.iter().rev().take(NAMESAKES).copied()
    }

    /// What is known of the gender of `entity`.
    pub fn gender(&self, entity: usize) -> Class {
        self.entities.get(entity).map_or(Class::NONE, |e| e.gender)
    }

    /// The entity of the name `words` (as it stands in the text, without titles), if the article
    /// names it anywhere else.
    pub fn look_up(&self, words: &str, gender: Class, offset: u32) -> Option<usize> {
        let words = words.to_lowercase();
        let mut parts = words.split_whitespace().map(|word| word.trim_end_matches('.'));
        let first = parts.next()?;
        let last = parts.rfind(|word| !SUFFIXES.contains(word)).unwrap_or(first);
        let both = self.by_ends.get(&(first.to_owned(), last.to_owned())).copied();
        both.or_else(|| self.by_word(last, gender, offset))
            .or_else(|| self.by_only.get(last).copied())
            .or_else(|| self.by_word(first, gender, offset))
    }

    /// All of them, for whoever compares articles.
    pub fn list(&self) -> people::Names {
        let mut list = people::Names::default();
        for known in &self.entities {
            if known.is_person() {
                let gender = known.gender.told_gender();
                list.people.push(Person { name: known.name.clone(), gender });
            } else {
                list.others.push(known.name.clone());
            }
        }
        list
    }

    /// The mentions that start in `range`, in order. Logarithmic, then as many as there are.
    pub fn mentions_in(&self, range: Span) -> &[Mention] {
        let from = self.mentions.partition_point(|m| m.span.start < range.start);
        let to = self.mentions.partition_point(|m| m.span.start < range.end);
        self.mentions.get(from..to).unwrap_or_default()
    }
}

impl Entity {
    /// Whether a given name, a title or an office tells that it is a person.
    fn is_person(&self) -> bool {
        !self.body && (self.gender != Class::NONE || !self.roles.is_empty())
    }

    fn note(&mut self, gender: Class, body: bool) {
        if self.gender == Class::NONE {
            self.gender = gender;
        }
        self.body |= body;
    }
}

/// The run of a name that begins at token `at`, if one does.
pub(super) fn run_at(tokens: &[Token], at: usize) -> Option<Run> {
    let first = tokens.get(at).filter(|t| t.is_name() || is_title(t))?;
    if first.is(Class::TITLE) && !tokens.get(at + 1).is_some_and(Token::is_name) {
        return None;
    }
    let mut to = at + 1;
    let mut ended = first.possessive;
    while !ended {
        let here = tokens.get(to - 1);
        let Some(next) = tokens.get(to).filter(|t| t.kind == Kind::Word) else { break };
        if next.is_name() && !next.is(Class::FINITE) {
            to += 1;
            ended = next.possessive;
            continue;
        }
        let after = |n: usize| tokens.get(to + n).is_some_and(|t| t.is_name());
        if next.is(Class::PARTICLE) && after(1) {
            to += 2;
        } else if next.is(Class::PARTICLE)
            && tokens.get(to + 1).is_some_and(|t| t.is(Class::PARTICLE))
            && after(2)
        {
            to += 3;
        } else if here.is_some_and(joins_with_of) && next.is(Class::OF) && after(1) {
            to += 2;
        } else {
            break;
        }
        ended = tokens.get(to - 1).is_some_and(|t| t.possessive);
    }
    let core = core_of(tokens, at, to);
    Some(Run { from: at, to, core })
}

fn is_title(token: &Token) -> bool {
    token.is(Class::TITLE) && token.capital
}

/// “Secretary of State”, “Department of Justice”: what takes an “of” into its name.
fn joins_with_of(token: &Token) -> bool {
    token.is(Class::ROLE.with(Class::BODY)) && !token.possessive
}

/// Where in the run the name itself begins.
fn core_of(tokens: &[Token], from: usize, to: usize) -> usize {
    let at = |n: usize| tokens.get(n);
    let office = |n: &usize| {
        at(*n).is_some_and(|t| t.is(Class::TITLE.with(Class::ROLE)) && !t.is(Class::GIVEN))
    };
    let given = |n: usize| at(n).is_some_and(|t| t.is(Class::GIVEN));
    let last = (from..to).rev().find(office);
    // A family name may look like an office: a given name before it tells.
    let named = |n: usize| given(n) || is_initial(at(n));
    let surname = last == to.checked_sub(1) && to - from >= 2 && named(to - 2);
    let start = match last {
        Some(_) if surname => (from..to - 1).rev().find(office).map_or(from, |n| n + 1),
        Some(n) => n + 1,
        None => from,
    };
    let of = at(start).is_some_and(|t| t.is(Class::OF)) || at(start).is_some_and(|t| !t.capital);
    if of {
        let named = (start + 2..to).find(|&n| given(n));
        return named.unwrap_or_else(|| (start + 2).max(to.saturating_sub(2)).min(to));
    }
    let body = at(to - 1).is_some_and(|t| t.is(Class::BODY.with(Class::PLACE)));
    match (start + 1..to).find(|&n| given(n)) {
        Some(n) if !body && to - n >= 2 && !given(start) && !is_initial(at(start)) => n,
        _ => start,
    }
}

fn is_initial(token: Option<&Token>) -> bool {
    token.is_some_and(|t| t.span.len() <= 4 && !t.class.is_grammar() && !t.is(Class::ROLE))
}

/// The words by which a name is known again: the first, and the last that is no suffix.
fn name_ends(text: &Text, core: &[Token]) -> (Option<String>, Option<String>) {
    let word = |t: &Token| text.slice(t.span).trim_end_matches('.').to_lowercase();
    let first = core.first().map(word);
    let last = core.iter().rev().map(word).find(|word| !SUFFIXES.contains(&word.as_str()));
    (first, last.or_else(|| core.last().map(word)))
}

fn gender_of(head: &[Token], core: &[Token]) -> Class {
    let told = head.iter().rev().chain(core.first()).find_map(|t| t.class.gender());
    told.unwrap_or_default()
}

fn is_body(text: &Text, core: &[Token], head: &[Token]) -> bool {
    if !head.is_empty() {
        return false;
    }
    let capitals = |t: &Token| {
        t.span.len() >= 2 && text.slice(t.span).chars().all(|c| c.is_uppercase() || c == '.')
    };
    let given = core.first().is_some_and(|t| t.is(Class::GIVEN));
    let thing = |t: &Token| t.is(Class::BODY.with(Class::PLACE));
    core.last().is_some_and(thing)
        || !given && (core.iter().any(thing) || core.len() == 1 && core.iter().any(capitals))
}

/// The office before a name, in its run (“Russian President …”) or in small letters right before
/// it (“White House press secretary …”).
fn role_before(text: &Text, tokens: &[Token], run: Run) -> Option<Role> {
    let end = run.core;
    let office = |t: &Token| t.is(Class::ROLE.with(Class::TITLE));
    let small = tokens.get(end.checked_sub(1)?).filter(|t| office(t))?;
    let mut from = end - 1;
    while let Some(before) = from.checked_sub(1).and_then(|at| tokens.get(at)) {
        let plain = before.kind == Kind::Word
            && !before.class.is_grammar()
            && !before.class.any(Class::FINITE);
        if !plain || end - from > MODIFIERS {
            break;
        }
        from -= 1;
    }
    let modifiers = tokens.get(from..end - 1).unwrap_or_default();
    Some(role(text, small, modifiers))
}

/// The most words before an office that are taken for its description.
const MODIFIERS: usize = 6;

/// The office after a name: “…, the Russian president,”.
fn role_after(text: &Text, tokens: &[Token], to: usize) -> Option<Role> {
    let comma = tokens.get(to).filter(|t| t.kind == Kind::Comma)?;
    let mut from = to + 1;
    if tokens.get(from).is_some_and(|t| t.kind == Kind::Number)
        && tokens.get(from + 1)?.kind == comma.kind
    {
        from += 2;
    }
    let words = tokens.get(from..(from + MODIFIERS).min(tokens.len()))?;
    let ends = words.iter().position(|t| {
        t.kind != Kind::Word
            || t.class.is_grammar() && !t.class.any(Class::DETERMINER.with(Class::POSSESSIVE))
    });
    let words = words.get(..ends.unwrap_or(words.len()))?;
    let office = words.iter().rposition(|t| t.is(Class::ROLE))?;
    if office + 1 < words.len() && words.get(office + 1).is_some_and(|t| t.capital) {
        return None;
    }
    Some(role(text, words.get(office)?, words.get(..office)?))
}

fn role(text: &Text, office: &Token, modifiers: &[Token]) -> Role {
    let modifiers = modifiers.iter().filter(|t| !t.class.is_grammar());
    Role {
        word: role_word(text.slice(office.span)),
        modifiers: modifiers.map(|t| text.slice(t.span).to_lowercase()).collect(),
    }
}

/// The office that `word` names, abbreviations written out.
pub(super) fn role_word(word: &str) -> String {
    let word = word.trim_end_matches('.').to_lowercase();
    let long = match word.as_str() {
        "sen" => "senator",
        "rep" => "representative",
        "gov" => "governor",
        "gen" => "general",
        "col" => "colonel",
        "lt" => "lieutenant",
        "sgt" => "sergeant",
        "capt" => "captain",
        "dr" => "doctor",
        "prof" => "professor",
        "rev" => "reverend",
        _ => return word,
    };
    long.to_owned()
}
