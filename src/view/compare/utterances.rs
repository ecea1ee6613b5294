//! Utterances that more than one article prints, with every place where they are printed. A
//! quotation that a person rejected, or that stands in a struck line, is no place.

use std::rc::Rc;

use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{
    ClusterRelation, DifferenceKind, DocumentId, QuoteCluster, QuoteId, QuoteRef,
};

use super::Sources;
use super::letters::diff;
use crate::state::Mark;
use crate::view::names::is_letter;
use crate::view::quotations::quotations;
use crate::view::track::Track;

/// A wording of this share of the longest one's length, in per cent, can be the reference: what
/// most papers print, if that is not much less than what one of them has.
const NEARLY_AS_LONG_PERCENT: usize = 75;
/// The most wordings among which the reference is looked for.
const HELD: usize = 64;

/// Fewer words are no remark that two papers could share: the engine's own bound.
const REMARK_WORDS: usize = 4;

/// One utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct Utterance {
    /// Its number, the same as long as nothing changes that it is drawn from.
    pub cluster: usize,
    /// How its wordings relate, as the engine says.
    pub relation: ClusterRelation,
    /// Where it is printed, by articles and inside them; in two articles at least.
    pub places: Vec<Place>,
    /// Which of the places has the wording that the others are held against.
    pub reference: usize,
    /// How many articles print it.
    pub articles: usize,
}

/// A place where an utterance is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// In which article.
    pub document: DocumentId,
    /// The quotation's mark.
    pub mark: Mark,
    /// Its words.
    pub words: Rc<str>,
    /// Who speaks there, under the name that the person goes by.
    pub speaker: Option<Rc<str>>,
    /// Its line, from 1.
    pub line: usize,
}

/// How a wording relates to the reference wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Print {
    /// In other words.
    Other,
    /// Some of its words and no others.
    Part,
    /// All of its words, capitals and marks aside.
    Whole,
}

impl Print {
    /// Its name in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Part => "part",
            Self::Other => "other",
        }
    }
}

/// How `words` relate to those of the reference wording.
pub fn print(reference: &str, words: &str) -> Print {
    if reference == words {
        return Print::Whole;
    }
    let pieces = diff(reference, words);
    let has = |kind: DifferenceKind| pieces.iter().any(|piece| piece.kind == kind);
    match has(DifferenceKind::Changed) || has(DifferenceKind::Inserted) {
        true => Print::Other,
        false if has(DifferenceKind::Deleted) => Print::Part,
        false => Print::Whole,
    }
}

impl Utterance {
    /// The words of the reference wording.
    pub fn words(&self) -> &str {
        self.places.get(self.reference).map_or("", |place| &place.words)
    }

    /// Who speaks: as the reference wording has it, else the first that names anybody.
    pub fn speaker(&self) -> Option<&Rc<str>> {
        let reference = self.places.get(self.reference).and_then(|place| place.speaker.as_ref());
        reference.or_else(|| self.places.iter().find_map(|place| place.speaker.as_ref()))
    }
}

/// Every utterance that stands in two articles or more, the most printed first. Linear in the
/// quotations but for sorting them.
pub fn utterances(sources: &Sources) -> Vec<Utterance> {
    let printed = printed(sources);
    let alike = Alike::new(&printed);
    let order = sources.order();
    let clusters = sources.comparison.quote_clusters.iter().enumerate().map(|(cluster, of)| {
        let wordings = alike.wordings_of(&places(of, &order, &printed));
        Members { cluster, relation: of.relation, wordings }
    });
    let mut found: Vec<Utterance> = joined(clusters.collect(), &alike)
        .into_iter()
        .filter_map(|members| utterance(&members, &alike, &printed))
        .collect();
    found.sort_by_key(|utterance| std::cmp::Reverse(utterance.articles));
    found
}

/// A quotation that stays in its article, after the article's place in the list and its own id;
/// in that order.
type Printed = ((usize, QuoteId), Place);

/// A cluster by its wordings, ascending.
struct Members {
    cluster: usize,
    relation: ClusterRelation,
    wordings: Vec<usize>,
}

fn printed(sources: &Sources) -> Vec<Printed> {
    let mut printed = Vec::new();
    let settings = &sources.project.settings;
    for (at, article) in sources.project.articles.iter().enumerate() {
        let document = &article.document;
        let Some(analysis) = sources.readings.get(&document.id) else { continue };
        let track = Track::new(article, analysis, settings);
        for quote in quotations(article, analysis, settings) {
            if !quote.is_counted() || track.place(quote.span).is_none() {
                continue;
            }
            let place = Place {
                document: document.id.clone(),
                mark: quote.mark,
                words: document.text.slice(quote.inner).into(),
                speaker: quote.speaker.map(Rc::from),
                line: document.text.line_of(quote.span.start) + 1,
            };
            printed.push(((at, quote.id), place));
        }
    }
    printed.sort_unstable_by_key(|(key, _)| *key);
    printed
}

fn places(
    of: &QuoteCluster,
    order: &SortedMap<DocumentId, usize>,
    printed: &[Printed],
) -> Vec<usize> {
    let place = |quote: &QuoteRef| {
        let key = (*order.get(&quote.document)?, quote.quote);
        printed.binary_search_by_key(&key, |(key, _)| *key).ok()
    };
    of.quotes.iter().filter_map(place).collect()
}

/// Quotations in the same words. The engine leaves those apart that stand in a passage that was
/// copied as a whole; but who prints a remark is asked of them, too.
struct Alike {
    /// The quotations of each wording, as places among those that are printed.
    places: Vec<Vec<usize>>,
    /// The wording of each quotation.
    wording: Vec<usize>,
}

impl Alike {
    fn new(printed: &[Printed]) -> Self {
        let mut order: Vec<(&str, usize)> =
            printed.iter().enumerate().map(|(at, (_, place))| (core(&place.words), at)).collect();
        order.sort_unstable();
        let is_same = |a: &(&str, usize), b: &(&str, usize)| a.0 == b.0 && is_remark(a.0);
        let runs = order.chunk_by(is_same);
        let places: Vec<Vec<usize>> =
            runs.map(|run| run.iter().map(|(_, at)| *at).collect()).collect();
        let mut wording = vec![0; printed.len()];
        for (number, places) in places.iter().enumerate() {
            for &at in places {
                if let Some(slot) = wording.get_mut(at) {
                    *slot = number;
                }
            }
        }
        Self { places, wording }
    }

    fn wordings_of(&self, places: &[usize]) -> Vec<usize> {
        let wordings = places.iter().filter_map(|&at| self.wording.get(at).copied());
        let mut wordings: Vec<usize> = wordings.collect();
        wordings.sort_unstable();
        wordings.dedup();
        wordings
    }
}

/// The words without the marks at either end, which follow the sentence that they were put into.
fn core(words: &str) -> &str {
    words.trim_matches(|c: char| !is_letter(c))
}

/// Whether words are enough to be one person's: fewer are said by anybody.
fn is_remark(words: &str) -> bool {
    words.split_whitespace().nth(REMARK_WORDS - 1).is_some()
}

/// Clusters as a table wants them, the large ones first: the engine keeps the parts of a long
/// statement apart, with those that print all of it in both. A cluster most of whose wordings stand
/// in a larger one is the same utterance. Wordings of no cluster are utterances of their own.
fn joined(mut clusters: Vec<Members>, alike: &Alike) -> Vec<Members> {
    let next = clusters.iter().map(|members| members.cluster + 1).max().unwrap_or(0);
    clusters.sort_by_key(|members| std::cmp::Reverse(members.wordings.len()));
    let mut owner: Vec<Option<usize>> = vec![None; alike.places.len()];
    let mut joined: Vec<Members> = Vec::new();
    for members in clusters {
        let owners = members.wordings.iter().filter_map(|&at| owner.get(at).copied().flatten());
        let mut owners: Vec<usize> = owners.collect();
        owners.sort_unstable();
        let most = owners.chunk_by(|a, b| a == b).max_by_key(|run| run.len());
        let home = most.filter(|run| run.len() * 2 > members.wordings.len());
        let home = home.and_then(|run| run.first().copied()).unwrap_or(joined.len());
        for &at in &members.wordings {
            if let Some(owner) = owner.get_mut(at) {
                *owner = owner.or(Some(home));
            }
        }
        match joined.get_mut(home) {
            Some(larger) => {
                larger.wordings.extend(members.wordings);
                larger.wordings.sort_unstable();
                larger.wordings.dedup();
            }
            None => joined.push(members),
        }
    }
    let free = owner.iter().enumerate().filter(|(_, owner)| owner.is_none());
    joined.extend(free.map(|(at, _)| Members {
        cluster: next + at,
        relation: ClusterRelation::Exact,
        wordings: vec![at],
    }));
    joined
}

fn utterance(members: &Members, alike: &Alike, printed: &[Printed]) -> Option<Utterance> {
    let places = members.wordings.iter().filter_map(|&at| alike.places.get(at)).flatten();
    let mut found: Vec<&Printed> = places.filter_map(|&at| printed.get(at)).collect();
    found.sort_unstable_by_key(|((article, _), place)| (*article, place.mark.span()));
    let articles = found.chunk_by(|((a, _), _), ((b, _), _)| a == b).count();
    if articles < 2 {
        return None;
    }
    let places: Vec<Place> = found.into_iter().map(|(_, place)| place.clone()).collect();
    let reference = reference(&places)?;
    let (cluster, relation) = (members.cluster, members.relation);
    Some(Utterance { cluster, relation, places, reference, articles })
}

/// The wording that the others are held against: of those that are nearly as long as the longest
/// the one that stands in most places, the first of them.
fn reference(places: &[Place]) -> Option<usize> {
    let longest = places.iter().map(|place| place.words.len()).max()?;
    let mut wordings: Vec<(&str, usize, usize)> = Vec::new();
    for (at, place) in places.iter().enumerate() {
        if place.words.len() * 100 < longest * NEARLY_AS_LONG_PERCENT {
            continue;
        }
        let known = wordings.len();
        match wordings.iter_mut().find(|(words, ..)| *words == &*place.words) {
            Some((_, count, _)) => *count += 1,
            None if known < HELD => wordings.push((&place.words, 1, at)),
            None => {}
        }
    }
    // Of several, `max_by_key` takes the last.
    let best = wordings.iter().rev().max_by_key(|(words, count, _)| (*count, words.len()));
    best.map(|(_, _, at)| *at)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use bluepencil_engine::Span;
    use bluepencil_engine::id::MarkId;
    use bluepencil_engine::label::QUOTE;
    use bluepencil_engine::mark::HandMark;
    use bluepencil_engine::project::{Project, QuoteDecision, Verdict};

    use super::super::tests::sources;
    use super::*;

    const A: &str = "Ferry back\n\n“We will reopen the ferry before the first snow falls on the \
        pass,” said Ines Halloran, the harbour director.";
    const B: &str = "Ferry to run\n\nThe ferry returns. “We will reopen the ferry before the first \
        snow falls on the pass,” Halloran told reporters on Monday.";

    #[test]
    fn wordings_are_whole_in_part_or_other() {
        let check = |words: &str, expected| {
            assert_eq!(print("We will reopen the ferry, I promise.", words), expected, "{words}");
        };
        check("We will reopen the ferry, I promise.", Print::Whole);
        check("we will reopen the Ferry; I promise", Print::Whole);
        check("will reopen the ferry", Print::Part);
        check("We will open the ferry, I promise.", Print::Other);
        check("We will surely reopen the ferry", Print::Other);
    }

    #[test]
    fn an_utterance_stands_in_two_articles_at_least() {
        let found = utterances(&sources(&[A, B, "Nothing of the kind is printed here at all."]));
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].articles, 2);
        assert!(found[0].words().starts_with("We will reopen"));
        assert_eq!(found[0].speaker().map(AsRef::as_ref), Some("Ines Halloran"));
    }

    #[test]
    fn the_reference_is_what_most_print_of_the_long_wordings() {
        let place = |words: &str| Place {
            document: DocumentId("a".into()),
            mark: Mark::Quote(Span::new(0, 1)),
            words: words.into(),
            speaker: None,
            line: 1,
        };
        let check = |words: &[&str], expected| {
            let places: Vec<Place> = words.iter().copied().map(place).collect();
            assert_eq!(reference(&places), Some(expected), "{words:?}");
        };
        let (long, longer, part) =
            ("We will reopen it now", "We shall open it now again", "reopen it");
        check(&[longer, long, long], 1);
        check(&[long, longer], 1);
        check(&[part, part, long], 2);
        check(&[long, long], 0);
    }

    #[test]
    fn a_remark_in_copied_passages_is_printed_by_each() {
        let tail = "\n\nThe ferry has been out of service since the storms of last autumn.";
        let copy = format!("{A}{tail}");
        let found = utterances(&sources(&[&copy, &copy, &copy, B]));
        assert_eq!(found.iter().map(|it| it.articles).collect::<Vec<_>>(), [4]);
    }

    #[test]
    fn what_a_person_rejected_is_no_place() {
        let mut sources = sources(&[A, B]);
        let span = utterances(&sources)[0].places[1].mark.span();
        let mut articles = sources.project.articles.clone();
        let decision = QuoteDecision { verdict: Verdict::Rejected, speaker: None };
        Arc::make_mut(&mut articles[1]).decisions.quotes.insert(span, decision);
        let settings = sources.project.settings.clone();
        sources.project = Rc::new(Project { articles, settings });
        assert_eq!(utterances(&sources), []);
    }

    #[test]
    fn a_quotation_marked_by_hand_is_printed_where_its_words_are() {
        let unmarked = "Ferry\n\nShe wrote: We will reopen the ferry before the first snow falls on \
            the pass. Nobody knew more.";
        let mut sources = sources(&[A, B, unmarked]);
        assert_eq!(utterances(&sources)[0].articles, 2);
        let words = "We will reopen the ferry before the first snow falls on the pass.";
        let start = bluepencil_engine::span::saturate(unmarked.find(words).unwrap_or_default());
        let span = Span::new(start, start + bluepencil_engine::span::saturate(words.len()));
        let mut articles = sources.project.articles.clone();
        let mark = HandMark::new(span, QUOTE);
        Arc::make_mut(&mut articles[2]).decisions.marks.insert(MarkId(1), mark);
        let settings = sources.project.settings.clone();
        sources.project = Rc::new(Project { articles, settings });
        let found = utterances(&sources);
        assert_eq!((found.len(), found[0].articles), (1, 3));
        assert_eq!(found[0].places[2].mark, Mark::Hand(span, MarkId(1)));
    }

    #[test]
    fn merged_speakers_go_by_one_name() {
        let mut sources = sources(&[A, B]);
        let settings = sources.project.settings.with_alias("Ines Halloran", "The director");
        let articles = sources.project.articles.clone();
        sources.project = Rc::new(Project { articles, settings });
        let found = utterances(&sources);
        assert_eq!(found[0].speaker().map(AsRef::as_ref), Some("The director"));
    }
}
