//! Which line is the headline, and where it is printed again.

use crate::line::LineKind;

use super::finding::Finding;
use super::page::Page;
use super::shape::{Ending, Opening};
use super::words::{Word, measure};

/// Lines above the body that are looked at: a menu of this length is rare.
const REACH: usize = 600;
/// What speaks for the first line of all when the body begins right under it.
const ON_TOP: f32 = 1.0;
/// Lines that stand at most between a headline and its body.
const BETWEEN: usize = 20;
/// Lines of the body that may be the headline after all.
const INTO_BODY: usize = 2;
/// Words at the start of the body that a headline shares some of.
const BODY_WORDS: usize = 400;
/// A candidate below this is no headline: a first line of a few words that nothing speaks for.
const ENOUGH: f32 = 3.0;

/// The headline, if there is one: `body` is the first line of running text.
pub(super) fn find(
    page: &Page<'_>,
    found: &[Option<Finding>],
    body: usize,
    given: Option<&str>,
) -> Option<usize> {
    let evidence = Evidence::new(page, found, body, given);
    let mut best: Option<(f32, usize)> = None;
    let mut distance = 0.0;
    for at in (body.saturating_sub(REACH)..body + INTO_BODY).rev() {
        let finding = found.get(at).and_then(Option::as_ref);
        let is_free = finding.is_none() || evidence.is_title(page.words(at));
        let may_be = is_free && (at < body || is_headed(page, found, at));
        if let Some(score) = evidence.score(page, found, at).filter(|_| may_be) {
            let on_top = if at == 0 && body == 1 { ON_TOP } else { 0.0 };
            let score = score - distance + on_top;
            if best.is_none_or(|(most, _)| score >= most) {
                best = Some((score, at));
            }
        }
        distance += step(finding);
    }
    if !best.is_some_and(|(_, at)| evidence.is_title(page.words(at))) {
        best = evidence.below(page, found, body + INTO_BODY).or(best);
    }
    let (score, at) = best?;
    (score >= ENOUGH).then(|| first_of_same(page, found, at))
}

/// Whether a headline at `title` belongs to a body that starts at `body`: bylines, dates, pictures
/// and buttons stand between, and not much else.
pub(super) fn leads(title: usize, body: usize) -> bool {
    title < body + INTO_BODY && body <= title + BETWEEN
}

/// Whether a line that reads like the start of the body is a headline that ends like a sentence:
/// a byline or a date stands right under it, or it is printed twice.
fn is_headed(page: &Page<'_>, found: &[Option<Finding>], at: usize) -> bool {
    followers(found, at) > 2.0 || page.shape(at).key == page.shape(at + 1).key
}

/// What one line between headline and body costs: bylines and pictures belong there, menus not.
fn step(finding: Option<&Finding>) -> f32 {
    use LineKind::{Byline, Caption, Credit, Share, Timestamp};
    match finding.map(|f| f.kind) {
        Some(Byline | Timestamp | Share | Caption | Credit) => 0.0,
        Some(_) => 0.03,
        None => 0.1,
    }
}

/// The headline is the first of equal lines near each other; the others repeat it.
fn first_of_same(page: &Page<'_>, found: &[Option<Finding>], at: usize) -> usize {
    let key = page.shape(at).key;
    let mut first = at;
    for earlier in (at.saturating_sub(8)..at).rev() {
        let free = found.get(earlier).is_none_or(Option::is_none);
        if free && page.shape(earlier).key == key {
            first = earlier;
        }
    }
    first
}

struct Evidence {
    given: Option<Vec<u64>>,
    body: Vec<u64>,
}

impl Evidence {
    fn new(page: &Page<'_>, found: &[Option<Finding>], body: usize, given: Option<&str>) -> Self {
        let mut words = Vec::new();
        // Furniture below the article has the site's name in it, and that is no headline.
        let is_free = |at: &usize| found.get(*at).is_none_or(Option::is_none);
        for at in (body..page.len()).filter(is_free) {
            words.extend(page.words(at).iter().filter(|w| w.is_telling()).map(|w| w.key()));
            if words.len() > BODY_WORDS {
                break;
            }
        }
        words.sort_unstable();
        Self { given: given.map(keys), body: words }
    }

    /// The first line from `start` on that is the better half of the given title: what was taken
    /// for the body above it is then of other stories.
    fn below(
        &self,
        page: &Page<'_>,
        found: &[Option<Finding>],
        start: usize,
    ) -> Option<(f32, usize)> {
        let at = (start..page.len()).find(|at| self.is_title(page.words(*at)))?;
        Some((self.score(page, found, at)?, at))
    }

    /// Whether these words are the better half of the title that was given with the page.
    fn is_title(&self, words: &[Word]) -> bool {
        let half = self.given.as_ref().map_or(usize::MAX, |given| given.len() / 2);
        words.len() > half && self.is_given(words)
    }

    /// Whether the title that was given with the page has these words.
    fn is_given(&self, words: &[Word]) -> bool {
        self.given.as_ref().is_some_and(|given| holds(given, words))
    }

    /// How much speaks for line `at`; `None` where its form forbids it.
    fn score(&self, page: &Page<'_>, found: &[Option<Finding>], at: usize) -> Option<f32> {
        let shape = page.shape(at);
        let words = page.words(at);
        if !(3..=45).contains(&shape.words) || matches!(shape.opening, Opening::Bullet) {
            return None;
        }
        if matches!(shape.ending, Ending::Colon | Ending::Open)
            || shape.words > 30 && shape.is_closed()
        {
            return None;
        }
        let mut score = match shape.words {
            3 => 0.5,
            4 => 1.0,
            5..=24 => 2.0,
            _ => 1.0,
        };
        if self.is_given(words) {
            score += 6.0;
        }
        if (2..6).contains(&page.times(at)) {
            score += 1.0;
        }
        if page.text(at).ends_with('.') {
            score -= 2.0;
        }
        if at == 0 {
            score += 1.5;
        }
        let telling = words.iter().filter(|w| w.is_telling());
        let (all, known) = telling.fold((0.0_f32, 0.0_f32), |(all, known), w| {
            (all + 1.0, known + f32::from(u8::from(self.body.binary_search(&w.key()).is_ok())))
        });
        if all > 0.0 {
            score += 3.0 * known / all;
        }
        Some(score + followers(found, at))
    }
}

/// A byline or a date within the next lines: a headline has them right under it.
fn followers(found: &[Option<Finding>], at: usize) -> f32 {
    let tells = |finding: &Option<Finding>| {
        let kind = finding.as_ref().map(|finding| finding.kind);
        matches!(kind, Some(LineKind::Byline | LineKind::Timestamp))
    };
    let mut near = found.iter().skip(at + 1).take(5);
    match near.position(tells) {
        Some(0 | 1) => 2.5,
        Some(_) => 1.5,
        None => 0.0,
    }
}

fn keys(text: &str) -> Vec<u64> {
    let mut words = Vec::new();
    measure(text, 0, &mut words);
    words.iter().map(|w| w.key()).collect()
}

/// Whether the words of the line stand in the given title, which often has a site's name behind.
fn holds(given: &[u64], words: &[Word]) -> bool {
    words.len() >= 2
        && given.windows(words.len()).any(|w| w.iter().zip(words).all(|(a, b)| *a == b.key()))
}
