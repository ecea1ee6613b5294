//! Finding: what is looked for as a search that runs on one article after another, the way from hit
//! to hit, and the sums. Marks are filtered in `marks`, all articles are looked through by `ledger`.

pub mod ledger;
pub mod marks;

use bluepencil_engine::find::Finder;
use bluepencil_engine::project::Article;
use bluepencil_engine::{Analysis, DocumentId, Settings, Span, Text};

use self::marks::MarkSearch;
use super::order::Direction;
use crate::state::{Finding, Hit, Sought, Tally, View, Workspace};

/// What is looked for, ready to be looked for in one article after another.
#[derive(Clone, Debug)]
pub enum Search {
    /// Words of the text.
    Words(Finder),
    /// Marks.
    Marks(MarkSearch),
}

impl Search {
    /// Makes it ready; `None` where nothing is looked for.
    pub fn new(finding: &Finding) -> Option<Self> {
        match finding.sought {
            Sought::Words => Finder::new(&finding.query).map(Self::Words),
            Sought::Marks => Some(Self::Marks(MarkSearch::new(&finding.filter))),
        }
    }

    /// What is found in `article`, in the order of the text.
    pub fn hits(
        &self,
        article: &Article,
        analysis: Option<&Analysis>,
        settings: &Settings,
    ) -> Vec<Hit> {
        match self {
            Self::Words(finder) => {
                finder.find(article.document.text.as_str()).map(Hit::Words).collect()
            }
            Self::Marks(search) => {
                search.marks(article, analysis, settings).into_iter().map(Hit::Mark).collect()
            }
        }
    }

    /// How much is found in `article`.
    pub fn count(
        &self,
        article: &Article,
        analysis: Option<&Analysis>,
        settings: &Settings,
    ) -> usize {
        match self {
            Self::Words(finder) => finder.find(article.document.text.as_str()).count(),
            Self::Marks(search) => search.marks(article, analysis, settings).len(),
        }
    }
}

/// What is found in an article of the workspace.
pub fn hits_in(workspace: &Workspace, search: &Search, id: &DocumentId) -> Vec<Hit> {
    let analysis = workspace.readings.get(id).map(AsRef::as_ref);
    let found = |article: &Article| search.hits(article, analysis, &workspace.project.settings);
    workspace.project.article(id).map(|article| found(article)).unwrap_or_default()
}

/// A hit to go to.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Its article.
    pub id: DocumentId,
    /// The hit.
    pub hit: Hit,
    /// Whether the way there led past the last (or the first) one.
    pub is_wrapped: bool,
}

/// The next hit (or the one before) in the article on screen, then in those after it if all are
/// looked through, then from the other end.
pub fn step(workspace: &Workspace, direction: Direction) -> Option<Step> {
    let finding = &workspace.finding;
    let search = Search::new(finding)?;
    let current = workspace.current.as_ref()?;
    let hits = hits_in(workspace, &search, current);
    let to = |id: &DocumentId, hit: Hit, is_wrapped| Step { id: id.clone(), hit, is_wrapped };
    if let Some(hit) = beside(&hits, here(finding, current), finding.from, direction) {
        return Some(to(current, hit, false));
    }
    let (place, _) = workspace.project.find(current)?;
    let others = if finding.is_in_all { finding.found.articles.as_slice() } else { &[] };
    if let Some((tally, is_wrapped)) = elsewhere(others, place, direction) {
        let there = hits_in(workspace, &search, &tally.id);
        if let Some(hit) = end(&there, direction) {
            return Some(to(&tally.id, hit, is_wrapped));
        }
    }
    end(&hits, direction).map(|hit| to(current, hit, true))
}

/// The hit of the article on screen that was gone to last.
fn here(finding: &Finding, id: &DocumentId) -> Option<Hit> {
    finding.current.as_ref().filter(|(there, _)| there == id).map(|(_, hit)| *hit)
}

/// The first hit in the direction one walks.
fn end(hits: &[Hit], direction: Direction) -> Option<Hit> {
    match direction {
        Direction::Next => hits.first().copied(),
        Direction::Previous => hits.last().copied(),
    }
}

/// The hit beside `current`, or beside the byte `from` if that is none any more.
fn beside(hits: &[Hit], current: Option<Hit>, from: u32, direction: Direction) -> Option<Hit> {
    let at = current.and_then(|current| place(hits, current));
    let before = hits.partition_point(|hit| hit.span().start < from);
    let at = match (at, direction) {
        (Some(at), Direction::Next) => at + 1,
        (None, Direction::Next) => before,
        (Some(at), Direction::Previous) => at.checked_sub(1)?,
        (None, Direction::Previous) => before.checked_sub(1)?,
    };
    hits.get(at).copied()
}

/// The place of a hit among `hits`. Logarithmic but for those that begin together.
pub fn place(hits: &[Hit], hit: Hit) -> Option<usize> {
    let start = hit.span().start;
    let first = hits.partition_point(|other| other.span().start < start);
    let together = hits.get(first..)?.iter().take_while(|other| other.span().start == start);
    together.enumerate().find(|(_, other)| **other == hit).map(|(at, _)| first + at)
}

/// The first hit at or after the byte `from`, else the first of all: what is shown while one types.
pub fn first_from(hits: &[Hit], from: u32) -> Option<Hit> {
    beside(hits, None, from, Direction::Next).or(hits.first().copied())
}

/// The next article with a hit after the one at `place`, and whether the way leads past the last.
fn elsewhere(others: &[Tally], place: usize, direction: Direction) -> Option<(&Tally, bool)> {
    let mut further = others.iter().filter(|tally| tally.place != place);
    let further_on = match direction {
        Direction::Next => further.clone().find(|tally| tally.place > place),
        Direction::Previous => further.clone().rfind(|tally| tally.place < place),
    };
    let from_the_end = match direction {
        Direction::Next => further.next(),
        Direction::Previous => further.next_back(),
    };
    further_on.map(|tally| (tally, false)).or(from_the_end.map(|tally| (tally, true)))
}

/// What the find bar says of what was found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sum {
    /// The number of the hit that was gone to last, from 1.
    pub number: Option<usize>,
    /// How many hits there are where one looks.
    pub total: usize,
    /// In how many articles, if one looks in all.
    pub articles: Option<usize>,
    /// How many hits of the article on screen stand in lines that the view hides.
    pub hidden: usize,
    /// Whether there are articles that were not looked through yet.
    pub is_looking: bool,
}

/// The sum; `hits` are those of the article on screen, `hidden` of them in lines that are hidden.
pub fn sum(workspace: &Workspace, hits: &[Hit], hidden: usize) -> Sum {
    let finding = &workspace.finding;
    let Some(id) = &workspace.current else { return Sum::default() };
    let number = here(finding, id).and_then(|hit| place(hits, hit)).map(|at| at + 1);
    if !finding.is_in_all {
        return Sum { number, total: hits.len(), articles: None, hidden, is_looking: false };
    }
    let place = workspace.project.find(id).map_or(0, |(place, _)| place);
    let others = || finding.found.articles.iter().filter(|tally| tally.place != place);
    let before = others().filter(|tally| tally.place < place).map(|tally| tally.count);
    let before: usize = before.sum();
    Sum {
        number: number.map(|number| before + number),
        total: others().map(|tally| tally.count).sum::<usize>() + hits.len(),
        articles: Some(others().count() + usize::from(!hits.is_empty())),
        hidden,
        is_looking: finding.found.looked < workspace.project.articles.len(),
    }
}

/// How many of `hits` stand in lines that `view` hides. Linear in the hits, logarithmic in the lines.
pub fn hidden(
    article: &Article,
    analysis: &Analysis,
    settings: &Settings,
    (view, hits): (View, &[Hit]),
) -> usize {
    if view != View::Clean {
        return 0;
    }
    hits.iter().filter(|hit| is_struck(article, analysis, settings, hit.span())).count()
}

/// Whether the line that `span` begins in is struck.
pub fn is_struck(article: &Article, analysis: &Analysis, settings: &Settings, span: Span) -> bool {
    let at = analysis.lines.partition_point(|line| line.span.end <= span.start);
    let line = analysis.lines.get(at).filter(|line| line.span.start <= span.start);
    line.is_some_and(|line| !article.keeps(line, settings))
}

/// What is listed of an article in which something was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The article.
    pub id: DocumentId,
    /// How much there is.
    pub count: usize,
    /// The first hits, or none of an article far down the list.
    pub hits: Vec<Hit>,
}

/// How many hits are listed; the rest are counted. To draw more would take longer than a key should.
const LISTED: usize = 100;
/// How many of them of an article that is not on screen.
const LISTED_ELSEWHERE: usize = 3;

/// What was found, by article, as it is listed; `hits` are those of the article on screen.
pub fn groups(workspace: &Workspace, search: &Search, hits: &[Hit]) -> Vec<Group> {
    let finding = &workspace.finding;
    let Some(current) = &workspace.current else { return Vec::new() };
    let here = Group {
        id: current.clone(),
        count: hits.len(),
        hits: hits.iter().take(LISTED).copied().collect(),
    };
    if !finding.is_in_all {
        return vec![here];
    }
    let mut room = LISTED;
    let articles = finding.found.articles.iter().take(LISTED);
    let groups = articles.map(|Tally { id, count, .. }| {
        if id == current {
            return here.clone();
        }
        let mut hits = if room > 0 { hits_in(workspace, search, id) } else { Vec::new() };
        hits.truncate(LISTED_ELSEWHERE.min(room));
        room -= hits.len();
        Group { id: id.clone(), count: *count, hits }
    });
    groups.collect()
}

/// How much of the line before and after a hit is shown with it, in characters.
const BEFORE: usize = 24;
const AFTER: usize = 60;

/// A hit with what stands before and after it in its line.
pub fn excerpt(text: &Text, span: Span) -> [String; 3] {
    let line = text.line_spans().nth(text.line_of(span.start)).unwrap_or_default();
    let before = text.slice(Span::new(line.start, span.start));
    let after = text.slice(Span::new(span.end.min(line.end), line.end));
    let cut = before.char_indices().rev().nth(BEFORE).map(|(at, _)| at);
    let tail = cut.and_then(|cut| before.get(cut..));
    // From the next word on, if there is one.
    let tail = tail.map(|tail| tail.split_once(' ').map_or(tail, |(_, words)| words));
    let before = tail.map_or_else(|| before.trim_start().to_owned(), |tail| format!("…{tail}"));
    let shown: String = after.chars().take(AFTER).collect();
    let rest = if shown.len() < after.trim_end().len() { "…" } else { "" };
    let words: Vec<&str> = text.slice(span).split_whitespace().collect();
    [before, words.join(" "), shown.trim_end().to_owned() + rest]
}

/// Whether `view` does not show `hit`: its line is left out, or marks are.
pub fn is_out_of_view(workspace: &Workspace, id: &DocumentId, hit: Hit) -> bool {
    let settings = &workspace.project.settings;
    let read = workspace.project.article(id).zip(workspace.readings.get(id));
    match (workspace.view, hit) {
        (View::Marked, _) | (View::Original, Hit::Words(_)) => false,
        (View::Original, Hit::Mark(_)) => true,
        (View::Clean, _) => {
            read.is_some_and(|(article, read)| is_struck(article, read, settings, hit.span()))
        }
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use bluepencil_engine::find::Query;
    use bluepencil_engine::{Document, LineKind, analyse};
    use proptest::prelude::*;
    use std::rc::Rc;
    use std::sync::Arc;

    use super::ledger::Ledger;
    use super::*;
    use crate::state::{Find, Found};

    /// A workspace with these articles, the first on screen, in which `words` are looked for.
    pub(super) fn looking(texts: &[&str], words: &str, is_in_all: bool) -> Workspace {
        let article = |(at, text): (usize, &&str)| {
            let id = DocumentId(format!("{at}"));
            let text = Text::new(text);
            Arc::new(Article::new(Document { id, title: None, text, markup: None }))
        };
        let mut workspace = Workspace::new();
        let project = Rc::make_mut(&mut workspace.project);
        project.articles = texts.iter().enumerate().map(article).collect();
        workspace.current = Some(DocumentId("0".into()));
        workspace.finding.query = Query { words: words.into(), ..Query::default() };
        workspace.finding.is_in_all = is_in_all;
        workspace.finding.found = Rc::new(all_found(&workspace));
        workspace
    }

    fn all_found(workspace: &Workspace) -> Found {
        let Some(search) = Search::new(&workspace.finding) else { return Found::default() };
        let mut ledger = Ledger::default();
        ledger.begin(workspace);
        while let Some(at) = ledger.next() {
            ledger.look(workspace, &search, at);
        }
        ledger.found(workspace)
    }

    /// Walks `times` and tells each article and byte.
    fn walk(workspace: &mut Workspace, direction: Direction, times: usize) -> Vec<(String, u32)> {
        let mut seen = Vec::new();
        for _ in 0..times {
            let Some(Step { id, hit, is_wrapped }) = step(workspace, direction) else { break };
            seen.push((id.0.clone(), hit.span().start));
            workspace.current = Some(id.clone());
            workspace.finding.change(Find::At { id, hit, is_wrapped });
        }
        seen
    }

    fn places(expected: &[(&str, u32)]) -> Vec<(String, u32)> {
        expected.iter().map(|(id, at)| ((*id).to_owned(), *at)).collect()
    }

    #[test]
    fn walking_goes_round_in_one_article() {
        let mut workspace = looking(&["a mill, a mill", "mill"], "mill", false);
        let expected = places(&[("0", 2), ("0", 10), ("0", 2)]);
        assert_eq!(walk(&mut workspace, Direction::Next, 3), expected);
        assert!(workspace.finding.is_wrapped);
        assert_eq!(walk(&mut workspace, Direction::Previous, 1), places(&[("0", 10)]));
    }

    #[test]
    fn walking_goes_from_one_article_to_the_next_that_has_a_hit() {
        let mut workspace = looking(&["a mill", "nothing", "mill mill"], "mill", true);
        let expected = places(&[("0", 2), ("2", 0), ("2", 5), ("0", 2)]);
        assert_eq!(walk(&mut workspace, Direction::Next, 4), expected);
        assert!(workspace.finding.is_wrapped);
        assert_eq!(walk(&mut workspace, Direction::Previous, 2), places(&[("2", 5), ("2", 0)]));
    }

    #[test]
    fn from_an_article_without_hits_the_way_leads_on() {
        let mut workspace = looking(&["nothing", "a mill"], "mill", true);
        assert_eq!(walk(&mut workspace, Direction::Previous, 1), places(&[("1", 2)]));
        let mut workspace = looking(&["nothing", "a mill"], "mill", false);
        assert_eq!(walk(&mut workspace, Direction::Next, 1), []);
        let mut workspace = looking(&["nothing", "a mill"], " ", true);
        assert_eq!(walk(&mut workspace, Direction::Next, 1), []);
    }

    #[test]
    fn walking_begins_where_the_article_is_on_screen() {
        let mut workspace = looking(&["mill mill mill"], "mill", false);
        workspace.finding.from = 4;
        assert_eq!(walk(&mut workspace, Direction::Next, 1), places(&[("0", 5)]));
        assert_eq!(
            first_from(&[Hit::Words(Span::new(0, 4))], 9),
            Some(Hit::Words(Span::new(0, 4)))
        );
    }

    #[test]
    fn the_sum_counts_on_through_the_articles() {
        let mut workspace = looking(&["mill mill", "none", "mill mill mill"], "mill", true);
        walk(&mut workspace, Direction::Next, 4);
        let search = Search::new(&workspace.finding).unwrap();
        let hits = hits_in(&workspace, &search, &DocumentId("2".into()));
        let sum = sum(&workspace, &hits, 0);
        assert_eq!((sum.number, sum.total, sum.articles), (Some(4), 5, Some(2)));
        assert!(!sum.is_looking);
    }

    #[test]
    fn hits_in_struck_lines_are_counted_where_those_are_hidden() {
        let text = "The mill will close, its owner said on Friday.\nAdvertisement: a mill\nmill";
        let workspace = looking(&[text], "mill", false);
        let article = &workspace.project.articles[0];
        let settings = Settings::default();
        let mut analysis = analyse(&article.document, &settings);
        let kinds = [LineKind::Paragraph, LineKind::Advertisement, LineKind::Paragraph];
        analysis.lines.iter_mut().zip(kinds).for_each(|(line, kind)| line.kind = kind);
        let search = Search::new(&workspace.finding).unwrap();
        let hits = search.hits(article, None, &settings);
        assert_eq!(hidden(article, &analysis, &settings, (View::Clean, &hits)), 1);
        assert_eq!(hidden(article, &analysis, &settings, (View::Marked, &hits)), 0);
        assert_eq!(hidden(article, &analysis, &settings, (View::Original, &hits)), 0);
    }

    #[test]
    fn an_excerpt_shows_a_hit_in_its_line() {
        let text =
            Text::new("One line\nThe mill in Orsund will close in April, its owner said.\nmore");
        let at = |words: &str| {
            let at = text.as_str().find(words).unwrap();
            excerpt(&text, Span::from_usize(at, at + words.len())).join("|")
        };
        assert_eq!(at("Orsund"), "The mill in |Orsund| will close in April, its owner said.");
        assert_eq!(at("owner"), "…close in April, its |owner| said.");
        assert_eq!(at("One"), "|One| line");
        assert_eq!(at("line\nThe"), "One |line The|");
    }

    #[test]
    fn the_article_on_screen_is_listed_at_length_and_others_by_their_first_hits() {
        let mill = "mill ".repeat(9);
        let workspace = looking(&[&mill, "none", &mill], "mill", true);
        let search = Search::new(&workspace.finding).unwrap();
        let hits = hits_in(&workspace, &search, &DocumentId("0".into()));
        let groups = groups(&workspace, &search, &hits);
        let seen: Vec<_> =
            groups.iter().map(|it| (it.id.0.as_str(), it.count, it.hits.len())).collect();
        assert_eq!(seen, [("0", 9, 9), ("2", 9, LISTED_ELSEWHERE)]);
    }

    proptest! {
        #[test]
        fn any_hit_has_an_excerpt(text in "[a é\n🎉]{0,60}", words in "[aé]{1,2}( [aé])?") {
            let workspace = looking(&[&text], &words, false);
            let Some(search) = Search::new(&workspace.finding) else { return Ok(()) };
            for hit in hits_in(&workspace, &search, &DocumentId("0".into())) {
                let text = &workspace.project.articles[0].document.text;
                prop_assert!(!excerpt(text, hit.span())[1].is_empty());
            }
        }

        #[test]
        fn walking_through_all_articles_visits_every_hit_once(
            texts in proptest::collection::vec("[ab ]{0,8}", 1..5), is_back in any::<bool>(),
        ) {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let mut workspace = looking(&texts, "a", true);
            let total = workspace.finding.found.total();
            let direction = if is_back { Direction::Previous } else { Direction::Next };
            let mut seen = walk(&mut workspace, direction, total);
            prop_assert_eq!(seen.len(), total);
            seen.sort_unstable();
            seen.dedup();
            prop_assert_eq!(seen.len(), total);
        }
    }
}
