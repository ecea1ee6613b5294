//! Short lines that stand in many articles which otherwise differ: what a site puts around each of its
//! articles, and no article's own. Copies of one story have all their lines in common, and count
//! once. Each article is read as if there were no other; what this adds is a second look at such lines.
//! An article costs what its lines cost; one that makes a line stand in more articles, those as well.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use bluepencil_reuse::words::{hash_of, same_words};
use bluepencil_reuse::{Added, Article, HashedAlready, Place, Stretch};

use crate::analysis::Analysis;
use crate::line::{Line, LineKind};
use crate::reason::Reason;
use crate::span::saturate;

/// A line of more words is a passage, and a comparison has it among what articles share.
const LONGEST_WORDS: u32 = 40;

/// A line of fewer words tells nothing: “8”, “More” and “Sources” head lists and sections of articles
/// as well.
const FEWEST_WORDS: u32 = 2;

/// In fewer articles a line may stand by chance.
const FEWEST: usize = 12;

/// How many more there are is not told: whoever opens ten thousand articles of one site waits for what
/// is told of each.
const MOST: usize = 96;

/// By what the odds that a line is furniture are multiplied when it stands in so many articles. Of 349
/// unrelated pages in which every line is labelled, 8.0 % of 29,329 lines of furniture stand in four or
/// more, and 0.036 % (two) of 5,508 of the articles' own: 220 times as few. In twelve or more stand
/// 2.4 %, and none.
const EVIDENCE: f32 = 200.0;

/// Whoever is so sure is not asked again, and needs no further evidence: rules that are exact.
const SURE: f32 = 0.93;

/// So many quotations that begin before a line ends are looked at for one that stands in it.
const LOOK_BACK: usize = 8;

/// Two articles tell one story if they share this part of the words that the shorter one keeps.
const SAME_STORY: u32 = 3;

/// The short lines of the articles added so far.
#[derive(Default)]
pub(super) struct Furniture {
    /// By the hash of the words.
    lines: HashMap<u64, Seen, BuildHasherDefault<HashedAlready>>,
    articles: Vec<Known>,
    changed: Vec<u32>,
}

/// A line.
struct Seen {
    /// Where it stands first.
    first: Place,
    /// What is known of it once another article has it, which most never have.
    shared: Option<Box<Shared>>,
}

/// A line that several articles have.
#[derive(Default)]
struct Shared {
    /// The articles, in order.
    articles: Vec<u32>,
    /// The stories that they tell, in order.
    stories: Vec<u32>,
}

/// What is known of an article.
#[derive(Clone, Copy)]
struct Known {
    /// The first article that tells the same.
    story: u32,
    /// How many words its kept lines have.
    kept: u32,
}

impl Shared {
    /// In how many articles that otherwise differ the line stands at least: 0 if in few, and rounded down
    /// to two binary digits, since each time that it changes all articles with the line are told of.
    fn told(&self) -> u32 {
        let count = self.stories.len().min(MOST);
        if count < FEWEST {
            return 0;
        }
        let cut = count.ilog2().saturating_sub(1);
        saturate((count >> cut) << cut)
    }
}

impl Furniture {
    /// Takes in the last of `articles`, of which `added` and `analysis` are known.
    pub(super) fn add(&mut self, articles: &[Article], added: &Added, analysis: &Analysis) {
        let Some((new, earlier)) = articles.split_last() else { return };
        let number = saturate(self.articles.len());
        let known = self.known(number, &kept(new, analysis), added);
        self.articles.push(known);
        for (at, hash) in analysis.lines.iter().filter_map(|line| short(new, line)) {
            let seen = Seen { first: Place { article: number, at }, shared: None };
            let Seen { first, shared } = self.lines.entry(hash).or_insert(seen);
            let other = first.article as usize;
            let (Some(old), Some(its)) = (earlier.get(other), self.articles.get(other)) else {
                continue;
            };
            if same_words(new.slice(at), old.slice(first.at)) {
                let (articles, stories) = (vec![first.article], vec![its.story]);
                let shared = shared.get_or_insert_with(|| Box::new(Shared { articles, stories }));
                shared.put(number, known.story, &mut self.changed);
            }
        }
    }

    /// The articles that hold lines of which more is known than when this was last called.
    pub(super) fn take_changed(&mut self) -> Vec<u32> {
        let mut changed = std::mem::take(&mut self.changed);
        changed.sort_unstable();
        changed.dedup();
        changed
    }

    /// Lets what is known of other articles weigh in `analysis`, which is that of `article` as it was
    /// read, and says whether it has such lines. Headlines and headings stay as they are, since a column
    /// may be headed alike each time; so do lines with a quotation, and those that an exact rule struck.
    pub(super) fn complete(&self, number: u32, article: &Article, analysis: &mut Analysis) -> bool {
        let Analysis { lines, quotes, .. } = analysis;
        let mut any = false;
        for line in lines {
            let is_heading = matches!(line.kind, LineKind::Title | LineKind::Subheading);
            let is_settled = is_heading || !line.keep && line.confidence >= SURE;
            let seen = short(article, line).and_then(|(_, hash)| self.lines.get(&hash));
            let shared = seen.and_then(|seen| seen.shared.as_ref());
            let told = shared.filter(|shared| shared.has(number)).map_or(0, |shared| shared.told());
            let is_quoted = || {
                let before = quotes.partition_point(|quote| quote.span.start < line.span.end);
                let mut near = quotes.iter().take(before).rev().take(LOOK_BACK);
                near.any(|quote| quote.span.overlaps(line.span))
            };
            if told > 0 && !is_settled && !is_quoted() {
                weigh(line, told);
                any = true;
            }
        }
        any
    }

    /// Which story an article tells: that of the one before it with which it shares most.
    fn known(&self, number: u32, kept: &[Stretch], added: &Added) -> Known {
        let length: u32 = kept.iter().map(|line| line.to - line.from).sum();
        // Of each other article the end of what was looked at so far, and the words in common.
        let mut shared: Vec<(u32, u32, u32)> = Vec::new();
        // They come by their first words.
        for passage in &added.matches {
            let place = shared.binary_search_by_key(&passage.other, |(other, ..)| *other);
            let place = place.unwrap_or_else(|place| {
                shared.insert(place, (passage.other, 0, 0));
                place
            });
            let Some((_, end, words)) = shared.get_mut(place) else { continue };
            let new = Stretch::new(passage.a.from.max(*end), passage.a.to.max(*end));
            *end = new.to;
            *words += common(kept, new);
        }
        let most = shared.into_iter().map(|(other, _, words)| (words, Reverse(other)));
        let story = most.max().and_then(|(words, other)| {
            let other = self.articles.get(other.0 as usize)?;
            let shorter = length.min(other.kept);
            (words > 0 && words.saturating_mul(SAME_STORY) >= shorter).then_some(other.story)
        });
        Known { story: story.unwrap_or(number), kept: length }
    }
}

impl Shared {
    /// Whether the article has the line.
    fn has(&self, article: u32) -> bool {
        self.articles.binary_search(&article).is_ok()
    }

    /// Puts in the article that comes last.
    fn put(&mut self, article: u32, story: u32, changed: &mut Vec<u32>) {
        if self.articles.last() == Some(&article) {
            return;
        }
        let before = self.told();
        self.articles.push(article);
        match self.stories.binary_search(&story) {
            Err(place) if self.stories.len() < MOST => self.stories.insert(place, story),
            _ => {}
        }
        match self.told() {
            told if told > before => changed.extend(&self.articles),
            0 => {}
            _ => changed.push(article),
        }
    }
}

/// The words of `line` and their hash, if it can be furniture: it is short and has letters.
fn short(article: &Article, line: &Line) -> Option<(Stretch, u64)> {
    let at = article.stretch_of(line.span);
    let is_short = (FEWEST_WORDS..=LONGEST_WORDS).contains(&(at.to - at.from));
    let has_letters = || article.slice(at).contains(char::is_alphabetic);
    let words = article.hashes(at).iter().map(|&word| u64::from(word));
    (is_short && has_letters()).then(|| (at, hash_of(words)))
}

/// The words of the lines that were kept, in order.
fn kept(article: &Article, analysis: &Analysis) -> Vec<Stretch> {
    let kept = analysis.lines.iter().filter(|line| line.keep);
    kept.map(|line| article.stretch_of(line.span)).collect()
}

/// How many words of `stretch` are among `lines`, which come in order.
fn common(lines: &[Stretch], stretch: Stretch) -> u32 {
    let first = lines.partition_point(|line| line.to <= stretch.from);
    let near = lines.iter().skip(first).take_while(|line| line.from < stretch.to);
    near.map(|line| line.to.min(stretch.to).saturating_sub(line.from.max(stretch.from))).sum()
}

/// Lets it weigh that `line` stands in `articles` articles that otherwise differ: as odds are
/// multiplied (Bayes). What weighs more is the reason.
fn weigh(line: &mut Line, articles: u32) {
    let known = if line.keep { 1.0 - line.confidence } else { line.confidence };
    let (struck, kept) = (known * EVIDENCE, 1.0 - known);
    let share = struck / (struck + kept);
    if share > 0.5 && known < EVIDENCE * kept {
        line.kind = LineKind::RepeatedLine;
        line.keep = !line.kind.is_struck_by_default();
        line.reason = Reason::StandsIn { articles };
    }
    line.confidence = share.max(1.0 - share);
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;
    use crate::document::{Document, DocumentId};
    use crate::repeats::Index;
    use crate::text::Text;
    use crate::{Settings, analyse};

    /// A sentence in the midst of an article, that reads like one of its own.
    const PITCH: &str = "Our reporters have followed the harbour of Ode for eleven years.";
    const HEADING: &str = "What we know so far";

    fn document(id: usize, text: &str) -> Document {
        let id = DocumentId(id.to_string());
        Document { id, title: None, text: Text::new(text), markup: None }
    }

    /// A paragraph of words that no other number gives.
    fn paragraph(number: usize) -> String {
        let mut text = String::new();
        for sentence in 0..3 {
            for word in 0..12 {
                let letters = 7919 * (number + 1) + 977 * sentence + 31 * word;
                let stem = ["harbour", "vessel", "council", "winter", "mooring"][word % 5];
                let space = if word > 0 { " " } else { "" };
                write!(text, "{space}{stem}{letters:x}").unwrap();
            }
            text.push_str(". ");
        }
        text
    }

    /// An article of its own with `lines` between its paragraphs.
    fn article(number: usize, lines: &[&str]) -> String {
        let mut text = format!("Harbour council {number} decides on moorings for the winter\n\n");
        for part in 0..4 {
            let line = lines.get(part).copied().unwrap_or_default();
            write!(text, "{}\n\n{line}\n\n", paragraph(10 * number + part)).unwrap();
        }
        text
    }

    /// What the others make of the lines of each article that read `words`, after what is made of them
    /// alone.
    fn read(texts: &[String], words: &str) -> Vec<(Line, Line)> {
        let documents: Vec<_> = (0..).zip(texts).map(|(id, text)| document(id, text)).collect();
        let alone: Vec<_> = documents.iter().map(|it| analyse(it, &Settings::default())).collect();
        let mut index = Index::default();
        documents.iter().zip(&alone).for_each(|(it, analysis)| index.add(it, analysis));
        let both = documents.iter().zip(alone).map(|(document, alone)| {
            let mut among = alone.clone();
            index.complete(&document.id, &mut among);
            let lines = alone.lines.into_iter().zip(among.lines);
            lines.filter(|(line, _)| document.text.slice(line.span) == words).collect::<Vec<_>>()
        });
        both.flatten().collect()
    }

    fn articles(count: usize, lines: &[&str]) -> Vec<String> {
        (0..count).map(|number| article(number, lines)).collect()
    }

    #[test]
    fn a_line_in_many_articles_that_otherwise_differ_is_struck_and_says_why() {
        for (alone, among) in read(&articles(FEWEST, &[PITCH]), PITCH) {
            assert!(alone.keep && !among.keep, "{alone:?} {among:?}");
            assert_eq!(among.kind, LineKind::RepeatedLine);
            assert_eq!(among.reason, Reason::StandsIn { articles: 12 });
            assert!(among.confidence > 0.5 && among.confidence < 1.0);
        }
        for (alone, among) in read(&articles(FEWEST - 1, &[PITCH]), PITCH) {
            assert_eq!(alone, among);
        }
    }

    #[test]
    fn copies_of_one_story_do_not_make_its_lines_furniture() {
        let copy = |number: usize| {
            let extra =
                if number.is_multiple_of(3) { paragraph(900 + number) } else { String::new() };
            let story =
                article(1, &[PITCH, HEADING]).replace("council1", &format!("board{number}"));
            format!("{story}{extra}")
        };
        let copies: Vec<String> = (0..3 * FEWEST).map(copy).collect();
        for (alone, among) in [read(&copies, PITCH), read(&copies, HEADING)].concat() {
            assert_eq!(alone, among);
        }
    }

    #[test]
    fn a_headline_and_a_quotation_stay_in_however_many_articles() {
        let said = "“We will rebuild the harbour,” said Ana Ruiz.";
        let texts = articles(40, &[said]);
        assert!(read(&texts, said).iter().all(|(alone, among)| alone == among && among.keep));
        let title = "Harbour council decides on moorings for the winter";
        let titled = |number| {
            article(number, &[]).replace(&format!("council {number} decides"), "council decides")
        };
        let texts: Vec<String> = (0..40).map(titled).collect();
        let lines = read(&texts, title);
        assert_eq!(lines.len(), 40);
        assert!(lines.iter().all(|(alone, among)| alone == among && among.keep));
    }

    #[test]
    fn what_is_known_counts_against_it() {
        let line = |keep: bool, confidence: f32| Line {
            number: 1,
            span: crate::Span::default(),
            words: 1,
            kind: if keep { LineKind::Paragraph } else { LineKind::Promo },
            keep,
            confidence,
            reason: Reason::Prose,
        };
        let weighed = |mut line: Line| {
            weigh(&mut line, 12);
            (line.keep, line.kind, line.confidence)
        };
        let (keep, kind, confidence) = weighed(line(true, 0.999));
        assert!(keep && kind == LineKind::Paragraph && confidence < 0.999);
        let (keep, kind, confidence) = weighed(line(true, 0.6));
        assert!(!keep && kind == LineKind::RepeatedLine && confidence > 0.9);
        let (keep, kind, confidence) = weighed(line(false, 0.6));
        assert!(!keep && kind == LineKind::RepeatedLine && confidence > 0.99);
        assert!(!weighed(line(true, 1.0)).2.is_nan() && !weighed(line(false, 1.0)).2.is_nan());
    }

    #[test]
    fn a_number_of_articles_is_told_in_few_steps() {
        let mut shared = Shared::default();
        let mut steps = Vec::new();
        for article in 0..200 {
            shared.put(article, article, &mut Vec::new());
            steps.push(shared.told());
        }
        steps.dedup();
        assert_eq!(steps, [0, 12, 16, 24, 32, 48, 64, 96]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn what_is_told_of_after_each_article_is_what_all_of_them_tell(
            which in proptest::collection::vec((0..30usize, 0..4usize), 0..60)
        ) {
            let lines: [&[&str]; 4] = [&[PITCH], &[HEADING, PITCH], &[PITCH, PITCH], &[]];
            let mut index = Index::default();
            let mut alone = BTreeMap::new();
            let mut told = BTreeMap::new();
            for (id, &(number, nth)) in which.iter().enumerate() {
                let document = document(id, &article(number, lines[nth]));
                let analysis = analyse(&document, &Settings::default());
                index.add(&document, &analysis);
                told.insert(document.id.clone(), analysis.clone());
                alone.insert(document.id, analysis);
                for id in index.changed_readings() {
                    let mut analysis = alone[&id].clone();
                    prop_assert!(index.complete(&id, &mut analysis));
                    told.insert(id, analysis);
                }
            }
            for (id, mut analysis) in alone {
                index.complete(&id, &mut analysis);
                prop_assert_eq!(&told[&id], &analysis);
            }
        }
    }
}
