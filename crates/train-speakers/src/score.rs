//! The measure of the field: predicted quotations against marked ones. Spans are cut at line
//! breaks and freed of marks, spaces and end punctuation; a marked quotation is found by a
//! prediction that shares four fifths of the longer of the two. A speaker is right by the last
//! word of the name, or of the words that stand for it.

use bluepencil_engine::quotes::training::Outcome;
use bluepencil_engine::{Level, Quote, Span};

use crate::corpus::{Article, Gold};
use crate::learn::count;

/// What is counted.
#[derive(Default)]
pub struct Score {
    gold: usize,
    predicted: usize,
    /// Predictions that touch a marked quotation.
    touching: usize,
    found: usize,
    direct: usize,
    direct_found: usize,
    named: usize,
    named_right: usize,
    with_source: usize,
    mention_right: usize,
    given: usize,
    other: usize,
    other_told: usize,
    direct_lost: usize,
}

/// Whether one reading is right, with what was known of it.
pub struct Event {
    /// What its confidence is summed from.
    pub grounds: u128,
    /// Whether level and speaker are right.
    pub right: bool,
}

impl Score {
    /// Counts the readings of one article in, and tells of each whether it is right.
    pub fn add(&mut self, article: &Article, outcomes: &[Outcome]) -> Vec<Event> {
        let text = &article.document.text;
        let predicted: Vec<(Span, &Outcome)> = outcomes
            .iter()
            .filter(|o| !matches!(o.quote.level, Level::Nested | Level::Headline))
            .filter(|o| !article.ignores(o.quote.inner))
            .flat_map(|o| pieces(text.as_str(), o.quote.inner).map(move |span| (span, o)))
            .collect();
        let gold: Vec<(Span, &Gold)> = (article.gold.iter())
            .flat_map(|gold| pieces(text.as_str(), gold.span).map(move |span| (span, gold)))
            .collect();
        for &(span, gold) in &gold {
            self.add_gold(article, gold, best(&predicted, span));
        }
        let event = |&(span, outcome): &(Span, &Outcome)| {
            let credited = gold.iter().find(|(gold, _)| gold.overlaps(span)).map(|(_, gold)| *gold);
            self.add_predicted(outcome, credited);
            let right = is_right(article, &outcome.quote, credited)?;
            Some(Event { grounds: outcome.grounds, right })
        };
        predicted.iter().filter_map(event).collect()
    }

    fn add_gold(&mut self, article: &Article, gold: &Gold, found: Option<&Outcome>) {
        let told = found.filter(|o| o.quote.level != Level::Scare);
        self.gold += 1;
        self.direct += usize::from(gold.is_direct);
        self.direct_lost += usize::from(gold.is_direct && found.is_some() && told.is_none());
        let Some(outcome) = told else { return };
        self.found += 1;
        self.direct_found += usize::from(gold.is_direct);
        let Some(want) = gold.speaker.as_deref().map(head) else { return };
        let quote = &outcome.quote;
        self.with_source += 1;
        self.given += usize::from(quote.speaker.is_some());
        self.mention_right += usize::from(mention_head(article, quote) == Some(want.word.clone()));
        if want.is_name {
            self.named += 1;
            let said = quote.speaker.as_ref().map(|s| head(&s.name).word);
            self.named_right += usize::from(said == Some(want.word));
        }
    }

    fn add_predicted(&mut self, outcome: &Outcome, credited: Option<&Gold>) {
        let scare = outcome.quote.level == Level::Scare;
        self.other += usize::from(credited.is_none());
        self.other_told += usize::from(credited.is_none() && scare);
        self.predicted += usize::from(!scare);
        self.touching += usize::from(!scare && credited.is_some());
    }

    /// The figures in words.
    pub fn lines(&self) -> Vec<String> {
        let share = |part: usize, all: usize| 100.0 * count(part) / count(all).max(1.0);
        let f1 = |hits: usize, said: usize| 200.0 * count(hits) / count(said + self.gold).max(1.0);
        vec![
            format!(
                "spans F1 {:.1}, touching {:.1}",
                f1(self.found, self.predicted),
                f1(self.found, self.touching)
            ),
            format!(
                "direct found {:.1} % of {}",
                share(self.direct_found, self.direct),
                self.direct
            ),
            format!(
                "named speaker right {:.1} % of {}",
                share(self.named_right, self.named),
                self.named
            ),
            format!(
                "mention right {:.1} % of {}",
                share(self.mention_right, self.with_source),
                self.with_source
            ),
            format!("speaker given for {:.1} %", share(self.given, self.with_source)),
            format!(
                "nobody's words told {:.1} % of {}, direct lost to that {:.2} % ({})",
                share(self.other_told, self.other),
                self.other,
                share(self.direct_lost, self.direct),
                self.direct_lost,
            ),
        ]
    }
}

/// The prediction that shares most with `span`, if that is four fifths of the longer of the two.
fn best<'a>(predicted: &[(Span, &'a Outcome)], span: Span) -> Option<&'a Outcome> {
    let shared = |other: Span| {
        let both = span.end.min(other.end).saturating_sub(span.start.max(other.start));
        f64::from(both) / f64::from(span.len().max(other.len()).max(1))
    };
    let most = predicted.iter().max_by(|a, b| shared(a.0).total_cmp(&shared(b.0)))?;
    (shared(most.0) >= 0.8).then_some(most.1)
}

/// Whether level and speaker are right; nothing where that cannot be told.
fn is_right(article: &Article, quote: &Quote, credited: Option<&Gold>) -> Option<bool> {
    if quote.level == Level::Scare {
        return Some(credited.is_none());
    }
    let Some(gold) = credited else { return Some(false) };
    let want = head(gold.speaker.as_deref()?);
    let Some(speaker) = &quote.speaker else { return Some(true) };
    let by_name = want.is_name && head(&speaker.name).word == want.word;
    let by_mention = !want.is_name && mention_head(article, quote) == Some(want.word);
    Some(by_name || by_mention)
}

fn mention_head(article: &Article, quote: &Quote) -> Option<String> {
    let speaker = quote.speaker.as_ref()?;
    Some(head(article.document.text.slice(speaker.mention)).word)
}

/// The pieces of `span` between line breaks, without marks, spaces and punctuation at the edges.
fn pieces(text: &str, span: Span) -> impl Iterator<Item = Span> + '_ {
    let (start, end) = (as_usize(span.start), as_usize(span.end));
    let words = text.get(start..end).unwrap_or_default();
    let edge = |c: char| c.is_whitespace() || "\"“”„‟«»‹›'‘’‚‛`´「」『』.,;:…-–—".contains(c);
    words.split('\n').filter_map(move |line| {
        let inner = line.trim_matches(edge);
        let from = inner.as_ptr().addr() - text.as_ptr().addr();
        (!inner.is_empty()).then(|| Span::from_usize(from, from + inner.len()))
    })
}

fn as_usize(offset: u32) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// The last word of a name, or of the noun that stands for somebody.
#[derive(Debug, PartialEq, Eq)]
struct Head {
    word: String,
    is_name: bool,
}

/// What a place or a purpose follows, so that the name stands before it.
const BINDING: &[&str] =
    &["of", "at", "from", "in", "for", "with", "on", "during", "and", "to", "by"];

/// What takes an “of” into its name.
const OFFICES: &[&str] = &[
    "secretary",
    "director",
    "president",
    "governor",
    "mayor",
    "chief",
    "head",
    "speaker",
    "department",
    "university",
    "bank",
    "board",
    "house",
    "bureau",
    "institute",
    "council",
];

/// What may stand behind the head.
const TRAILING: &[&str] = &["himself", "herself", "jr", "sr", "iii", "also"];

/// Words with a capital that name nobody.
const NO_NAMES: &[&str] = &[
    "he", "she", "they", "i", "we", "it", "you", "who", "his", "her", "their", "which", "that",
    "the", "a", "an",
];

fn head(name: &str) -> Head {
    let mut parts = insertions(name);
    let first = parts.next().unwrap_or_default();
    let ends_in_name = first.split_whitespace().next_back().is_some_and(starts_large);
    let apposed = parts.next().filter(|part| {
        !ends_in_name
            && part.split_whitespace().count() > 1
            && part.split_whitespace().all(starts_large)
    });
    let mut words: Vec<&str> = apposed.unwrap_or(first).split_whitespace().map(bare).collect();
    words.retain(|word| !word.is_empty());
    let binds = |at: &usize| {
        let office =
            words.get(at - 1).is_some_and(|w| OFFICES.contains(&w.to_lowercase().as_str()));
        words.get(*at).is_some_and(|word| BINDING.contains(word)) && !office
    };
    if let Some(end) = (1..words.len()).find(binds) {
        words.truncate(end);
    }
    while words.last().is_some_and(|word| TRAILING.contains(&word.to_lowercase().as_str())) {
        words.pop();
    }
    let word = words.last().copied().unwrap_or_default();
    let small = word.to_lowercase();
    let is_name = starts_large(word) && !NO_NAMES.contains(&small.as_str());
    Head { word: small, is_name }
}

/// The stretches between commas, brackets, dashes and relative pronouns.
fn insertions(name: &str) -> impl Iterator<Item = &str> {
    let stops = name.split([',', ';', '(', '—']);
    stops.flat_map(|part| part.split(" – ")).flat_map(|part| {
        let relative =
            [" who ", " whose ", " which "].iter().filter_map(|word| part.find(word)).min();
        let (before, after) = part.split_at(relative.unwrap_or(part.len()));
        std::iter::once(before).chain(Some(after).filter(|after| !after.is_empty()))
    })
}

fn starts_large(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// A word without its possessive ending and what stands around it.
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric());
    word.strip_suffix("’s").or_else(|| word.strip_suffix("'s")).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: &str, word: &str, is_name: bool) {
        assert_eq!(head(name), Head { word: word.to_owned(), is_name });
    }

    #[test]
    fn the_head_of_a_speaker_is_the_last_word_of_the_name() {
        check("Ana Brandt", "brandt", true);
        check("Ana Brandt, who chairs the panel", "brandt", true);
        check("her campaign manager, Ana Brandt,", "brandt", true);
        check("Ana Brandt of Vinterby", "brandt", true);
        check("the mayor’s office", "office", false);
        check("She", "she", false);
        check("Carl Ruiz Jr.", "ruiz", true);
    }

    #[test]
    fn a_piece_ends_at_a_line_break_and_loses_its_marks() {
        let text = "“One.\n“Two,” ";
        let found: Vec<&str> = pieces(text, Span::from_usize(0, text.len()))
            .filter_map(|s| text.get(as_usize(s.start)..as_usize(s.end)))
            .collect();
        assert_eq!(found, ["One", "Two"]);
    }
}
