//! People across articles: who is called by a family name alone in one article and by the full name
//! in others. Each article is read as if there were no other; what this adds is a second look at
//! the names of its speakers. An article costs what its own names cost, however many came before.

use std::collections::HashMap;

use serde::Serialize;

use crate::analysis::Analysis;
use crate::document::DocumentId;
use bluepencil_reuse::words::count_and_hash;

/// What a title or a given name tells of somebody.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Gender {
    /// “Mr.”, “he”
    Male,
    /// “Mrs.”, “she”
    Female,
}

crate::unpack!(
    enum Gender {
        Male,
        Female,
    }
);

/// Somebody whom an article names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Person {
    /// The fullest form that the article has, without titles.
    pub name: String,
    /// Where the article tells.
    pub gender: Option<Gender>,
}

crate::unpack!(struct Person { name, gender });

/// The names of an article, in the order of their first appearance.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Names {
    /// Those that a given name, a title or an office shows to be people's.
    pub people: Vec<Person>,
    /// All others: places, bodies, and what only looks like a name.
    pub others: Vec<String>,
}

crate::unpack!(struct Names { people, others });

/// In so many articles a full name must stand for a family name alone to mean it. Of the people of
/// 341 unrelated news articles, each looked for by the family name in the other articles, the only
/// bearer there was the right one for 84 % where one article has the full name, for 96 % (207 of
/// 215) where two have it.
const SURE_ARTICLES: usize = 2;

/// One article is enough if it tells of the same things: it shares at least so many names, and at
/// least one in so many of those that the shorter list has. Then 23 of 26 were right, and two of the
/// three others were the same person under another given name.
const SHARED_NAMES: usize = 4;
const SHARED_PART: usize = 5;

/// The people of the articles added so far.
#[derive(Default)]
pub struct People {
    articles: Vec<Article>,
    numbers: HashMap<DocumentId, usize>,
    families: HashMap<String, Family>,
    changed: Vec<usize>,
}

struct Article {
    id: DocumentId,
    /// Its names, as sorted hashes.
    names: Vec<u64>,
    /// Its speakers with a family name alone.
    short: Vec<Short>,
}

/// A speaker whom an article calls by the family name alone.
struct Short {
    name: String,
    /// The same in small letters.
    family: String,
    gender: Option<Gender>,
    full: Option<String>,
}

/// Everybody with one family name.
#[derive(Default)]
struct Family {
    bearer: Option<Person>,
    /// Whether somebody else bears the name as well.
    is_shared: bool,
    /// The first articles that have the full name.
    articles: Vec<usize>,
    /// The articles with a speaker of this name alone.
    waiting: Vec<usize>,
}

impl People {
    /// Takes in the names of an article. What is known of a family name changes three times at
    /// most, and only then are the articles looked at again that wait for it.
    pub fn add(&mut self, id: &DocumentId, analysis: &Analysis) {
        let number = self.articles.len();
        let article = Article::new(id, analysis);
        let short = article.short.iter().map(|short| short.family.clone());
        let mut again: Vec<(String, usize)> = short.map(|family| (family, number)).collect();
        self.articles.push(article);
        self.numbers.insert(id.clone(), number);
        for person in &analysis.names.people {
            let Some(name) = family_name(&person.name) else { continue };
            let family = self.families.entry(name.clone()).or_default();
            if family.note(person, number) {
                again.extend(family.waiting.iter().map(|&at| (name.clone(), at)));
            }
        }
        for (family, at) in again {
            self.settle(&family, at);
        }
    }

    /// The articles whose speakers have other names than when this was last called.
    pub fn changed(&mut self) -> Vec<DocumentId> {
        let mut changed = std::mem::take(&mut self.changed);
        changed.sort_unstable();
        changed.dedup();
        changed.iter().filter_map(|&at| Some(self.articles.get(at)?.id.clone())).collect()
    }

    /// Puts the full names into `analysis`, which is that of the article `id` as it was read, and
    /// says whether there are any. Where they were read from stays as it is.
    pub fn complete(&self, id: &DocumentId, analysis: &mut Analysis) -> bool {
        let article = self.numbers.get(id).and_then(|&at| self.articles.get(at));
        let known = article.into_iter().flat_map(|article| &article.short);
        let mut any = false;
        for (short, full) in known.filter_map(|short| Some((&short.name, short.full.as_ref()?))) {
            any = true;
            for quote in &mut analysis.quotes {
                let speaker = quote.speaker.iter_mut().map(|speaker| &mut speaker.name);
                let names = speaker.chain(&mut quote.candidates);
                names.filter(|name| *name == short).for_each(|name| name.clone_from(full));
            }
        }
        any
    }

    /// Looks again at whoever the article `number` calls `family` alone.
    fn settle(&mut self, family: &str, number: usize) {
        let full = self.full_name(family, number);
        let waiting = &mut self.families.entry(family.to_owned()).or_default().waiting;
        if waiting.last() < Some(&number) {
            waiting.push(number);
        }
        let article = self.articles.get_mut(number);
        let short = article.and_then(|it| it.short.iter_mut().find(|it| it.family == family));
        if let Some(short) = short.filter(|short| short.full != full) {
            short.full = full;
            self.changed.push(number);
        }
    }

    fn full_name(&self, family: &str, number: usize) -> Option<String> {
        let article = self.articles.get(number)?;
        let short = article.short.iter().find(|short| short.family == family)?;
        let Family { bearer, is_shared: false, articles, .. } = self.families.get(family)? else {
            return None;
        };
        let bearer = bearer.as_ref()?;
        let agree = short.gender.zip(bearer.gender).is_none_or(|(a, b)| a == b);
        let is_akin = |&at: &usize| self.articles.get(at).is_some_and(|it| article.is_akin(it));
        let is_sure = articles.len() >= SURE_ARTICLES || articles.iter().any(is_akin);
        (agree && is_sure).then(|| bearer.name.clone())
    }
}

impl Family {
    /// Notes that `person` stands in the article `number`; says whether that tells anything new.
    fn note(&mut self, person: &Person, number: usize) -> bool {
        let Some(bearer) = &mut self.bearer else {
            self.bearer = Some(person.clone());
            self.articles.push(number);
            return true;
        };
        if !is_same(&bearer.name, &person.name) {
            return !std::mem::replace(&mut self.is_shared, true);
        }
        bearer.gender = bearer.gender.or(person.gender);
        let is_new = self.articles.len() < SURE_ARTICLES && !self.articles.contains(&number);
        if is_new {
            self.articles.push(number);
        }
        is_new
    }
}

impl Article {
    fn new(id: &DocumentId, analysis: &Analysis) -> Self {
        let Names { people, others } = &analysis.names;
        let all = people.iter().map(|person| &person.name).chain(others);
        let mut names: Vec<u64> = all.map(|name| folded(name)).collect();
        names.sort_unstable();
        let speakers = analysis.quotes.iter().filter_map(|quote| quote.speaker.as_ref());
        let mut short: Vec<Short> = Vec::new();
        for name in speakers.map(|speaker| &speaker.name).filter(|name| is_one_word(name)) {
            let family = name.to_lowercase();
            // An article that has somebody of this name says itself whom it means.
            let mut full = people.iter().filter_map(|person| family_name(&person.name));
            let is_told = full.any(|known| known == family);
            let is_name = names.binary_search(&folded(name)).is_ok();
            if is_name && !is_told && short.iter().all(|known| known.family != family) {
                let gender = people.iter().find(|it| it.name == *name).and_then(|it| it.gender);
                short.push(Short { name: name.clone(), family, gender, full: None });
            }
        }
        Self { id: id.clone(), names, short }
    }

    /// Whether both tell of the same things.
    fn is_akin(&self, other: &Self) -> bool {
        let is_shared = |name: &&u64| other.names.binary_search(name).is_ok();
        let shared = self.names.iter().filter(is_shared).count();
        let fewer = self.names.len().min(other.names.len());
        shared >= SHARED_NAMES && shared * SHARED_PART >= fewer
    }
}

/// A name as a number, small and large letters alike.
fn folded(name: &str) -> u64 {
    count_and_hash(name).1
}

/// What may follow a family name (“Jr.”).
pub(crate) const SUFFIXES: &[&str] = &["jr", "sr", "ii", "iii", "iv"];

/// The family name of a full name, in small letters.
fn family_name(name: &str) -> Option<String> {
    let (_given, rest) = name.split_once(char::is_whitespace)?;
    let words = rest.split_whitespace().map(|word| word.trim_end_matches('.').to_lowercase());
    words.rev().find(|word| !SUFFIXES.contains(&word.as_str()))
}

/// Whether two names with one family name are one person's: they begin and end alike, whatever
/// stands between. A “Jr.” is somebody else.
fn is_same(a: &str, b: &str) -> bool {
    let ends = |name: &str| {
        let mut words =
            name.split_whitespace().map(|word| word.trim_end_matches('.').to_lowercase());
        (words.next(), words.next_back())
    };
    ends(a) == ends(b)
}

fn is_one_word(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && !name.contains(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Document, Settings, Text, analyse};

    /// The speakers of the last of `articles`, once all are known; first come those that were
    /// known as the last came in.
    fn speakers(articles: &[&str]) -> Vec<String> {
        let mut people = People::default();
        let mut last = (DocumentId(String::new()), Analysis::default());
        for (number, text) in articles.iter().enumerate() {
            let id = DocumentId(number.to_string());
            let document =
                Document { id: id.clone(), title: None, text: Text::new(text), markup: None };
            let analysis = analyse(&document, &Settings::default());
            people.add(&id, &analysis);
            last = (id, analysis);
        }
        people.complete(&last.0, &mut last.1);
        let speakers = last.1.quotes.into_iter().filter_map(|quote| quote.speaker);
        speakers.map(|speaker| speaker.name).collect()
    }

    const FULL: &str = "“The pier stays,” said Mayor Ines Halloran.";
    const AGAIN: &str = "Mayor Ines Halloran was firm. “No,” she said.";
    const SHORT: &str = "“We shall see,” Mayor Halloran said.";

    #[track_caller]
    fn check(articles: &[&str], expected: &str) {
        assert_eq!(speakers(articles), [expected]);
    }

    #[test]
    fn a_family_name_means_whom_two_other_articles_name_in_full() {
        check(&[FULL, AGAIN, SHORT], "Ines Halloran");
        check(&[FULL, SHORT], "Halloran");
    }

    #[test]
    fn one_article_is_enough_that_tells_of_the_same_things() {
        let story = "In Brekwater, Lindholm and Ode the ferries of Storvik stood still.";
        let told = |words: &str| format!("{words} {story}");
        check(&[&told(FULL), &told(SHORT)], "Ines Halloran");
    }

    #[test]
    fn somebody_else_of_that_name_anywhere_leaves_it_open() {
        check(&[FULL, AGAIN, "“So be it,” said Peter Halloran.", SHORT], "Halloran");
        check(&[FULL, AGAIN, "“So be it,” said Mayor Ines Halloran Jr.", SHORT], "Halloran");
    }

    #[test]
    fn a_title_that_does_not_fit_leaves_it_open() {
        let woman = "“The pier stays,” said Mrs. Ines Halloran.";
        check(&[woman, AGAIN, "“We shall see,” Mr. Halloran said."], "Halloran");
        check(&[AGAIN, woman, "“We shall see,” Mr. Halloran said."], "Halloran");
    }

    #[test]
    fn an_article_that_names_somebody_itself_is_left_alone() {
        let own = "“We shall see,” Halloran said. “No,” said Peter Halloran, a baker.";
        assert_eq!(speakers(&[FULL, AGAIN, own]), ["Peter Halloran"; 2]);
    }

    #[test]
    fn what_comes_later_is_told_of_and_may_be_taken_back() {
        let mut people = People::default();
        let mut say = |id: &str, text: &str| {
            let id = DocumentId(id.into());
            let text = Text::new(text);
            let document = Document { id: id.clone(), title: None, text, markup: None };
            people.add(&id, &analyse(&document, &Settings::default()));
            people.changed().into_iter().map(|id| id.0).collect::<Vec<_>>()
        };
        assert!(say("short", SHORT).is_empty());
        assert!(say("a", FULL).is_empty());
        assert_eq!(say("b", AGAIN), ["short"]);
        assert!(say("c", FULL).is_empty());
        assert_eq!(say("d", "“So be it,” said Peter Halloran."), ["short"]);
        assert!(say("e", "“So be it,” said Ada Halloran.").is_empty());
    }
}
