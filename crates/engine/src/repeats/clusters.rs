//! Quotations that are one utterance: printed in the same words, in part, or in other words.
//!
//! A quotation is compared with the few that share pairs of neighbouring words with it, and joins
//! a cluster when it is akin to at least half of it: so the parts of a long statement that have
//! nothing in common do not run together through it. A quotation can stand in several clusters.

use bluepencil_reuse::words::{hash_of, last_word, upper};
use bluepencil_reuse::{Added, Article, Break, Match, SeedTable, Stretch};

use crate::analysis::Analysis;
use crate::document::DocumentId;
use crate::quote::{Level, Quote};
use crate::repeat::{ClusterRelation, QuoteCluster, QuoteRef};
use crate::repeats::wording::{Kinship, MAX_WORDS, Wording, contains, kinship};
use crate::span::saturate;

/// Quotations that are kept of those that have a pair of words. The first ones: a later one is
/// reached through the cluster that it joined.
const PAIR_PLACES: usize = 16;

/// Quotations that a new one is compared with: those that share most pairs with it.
const MAX_COMPARED: usize = 12;

/// Members of a cluster that a new one is compared with.
const MAX_MEMBERS: usize = 16;

/// From this confidence on a quotation is taken for its speaker's.
const SURE: f32 = 0.5;

/// Fewer words are a term or a piece of a sentence.
const REMARK_WORDS: usize = 4;

/// Words around a quotation count from this many bytes on.
const TELLING_LETTERS: u32 = 4;

/// Words before and after the beginning of a quotation that belong to its context.
const CONTEXT_REACH: u32 = 40;

/// All quotations so far, and their clusters.
pub(crate) struct Clusters {
    wordings: Vec<Wording>,
    /// The clusters of each quotation.
    of: Vec<Vec<usize>>,
    /// The quotations of each cluster, in order.
    clusters: Vec<Vec<u32>>,
    by_pair: SeedTable,
    /// The clusters that have changed since [`Clusters::take_changed`].
    changed: Vec<usize>,
}

impl Default for Clusters {
    fn default() -> Self {
        Self {
            wordings: Vec::new(),
            of: Vec::new(),
            clusters: Vec::new(),
            by_pair: SeedTable::new(PAIR_PLACES),
            changed: Vec::new(),
        }
    }
}

impl Clusters {
    /// Adds the quotations of the article `number`. Terms and titles in marks are nobody's
    /// utterance and left out.
    pub(crate) fn add(
        &mut self,
        number: u32,
        article: &Article,
        added: &Added,
        analysis: &Analysis,
    ) {
        let copied = Copied::of(&added.matches);
        let said = analysis.quotes.iter().filter(|quote| quote.level != Level::Scare);
        for quote in said {
            let wording = wording(number, article, &added.bits, quote);
            if !wording.words.is_empty() {
                self.add_one(wording, &copied);
            }
        }
    }

    /// The clusters, each headed by its longest and earliest wording; `ids` name the articles that
    /// were added.
    pub(crate) fn lists(&self, ids: &[DocumentId]) -> Vec<QuoteCluster> {
        self.clusters.iter().map(|members| self.list(members, ids)).collect()
    }

    /// The clusters that have changed since this was last called, with their numbers.
    pub(crate) fn take_changed(&mut self, ids: &[DocumentId]) -> Vec<(u32, QuoteCluster)> {
        let mut changed = std::mem::take(&mut self.changed);
        changed.sort_unstable();
        changed.dedup();
        let cluster = |at: usize| {
            let members = self.clusters.get(at)?;
            Some((saturate(at), self.list(members, ids)))
        };
        changed.into_iter().filter_map(cluster).collect()
    }

    fn add_one(&mut self, wording: Wording, copied: &Copied) {
        let at = saturate(self.wordings.len());
        let keys = keys(&wording);
        let kin = self.kin(&wording, &keys, copied);
        for key in keys {
            self.by_pair.insert(key, at, at, usize::MAX);
        }
        let mut joined: Vec<usize> = Vec::new();
        for &other in &kin {
            let theirs = self.of.get(other as usize).cloned().unwrap_or_default();
            if theirs.iter().any(|cluster| joined.contains(cluster)) {
                continue;
            }
            let home = theirs.into_iter().find(|&cluster| self.suits(cluster, &wording, &kin));
            joined.push(home.unwrap_or_else(|| self.begin(other)));
        }
        for &cluster in &joined {
            if let Some(members) = self.clusters.get_mut(cluster) {
                members.push(at);
                self.changed.push(cluster);
            }
        }
        self.wordings.push(wording);
        self.of.push(joined);
    }

    /// The earlier quotations that are one utterance with `wording`, those that share most first.
    fn kin(&self, wording: &Wording, keys: &[u32], copied: &Copied) -> Vec<u32> {
        let mut found: Vec<u32> = keys.iter().flat_map(|&key| self.by_pair.get(key)).collect();
        found.sort_unstable();
        let runs = found.chunk_by(|a, b| a == b);
        let mut counted: Vec<(usize, u32)> =
            runs.filter_map(|run| Some((run.len(), *run.first()?))).collect();
        counted.sort_by_key(|&(count, other)| (std::cmp::Reverse(count), other));
        let compared = counted.into_iter().take(MAX_COMPARED).map(|(_, other)| other);
        let akin = compared.filter(|&other| self.is_kin(other, wording));
        akin.filter(|&other| {
            let other = self.wordings.get(other as usize);
            !other.is_some_and(|other| copied.explains(wording, other))
        })
        .collect()
    }

    fn is_kin(&self, other: u32, wording: &Wording) -> bool {
        let other = self.wordings.get(other as usize);
        other.is_some_and(|other| kinship(other, wording).is_some())
    }

    /// Whether `wording` is akin to at least half of the cluster.
    fn suits(&self, cluster: usize, wording: &Wording, kin: &[u32]) -> bool {
        let Some(members) = self.clusters.get(cluster) else { return false };
        let compared = members.iter().take(MAX_MEMBERS);
        let akin =
            compared.clone().filter(|&&other| kin.contains(&other) || self.is_kin(other, wording));
        2 * akin.count() >= compared.len()
    }

    fn begin(&mut self, first: u32) -> usize {
        let cluster = self.clusters.len();
        self.clusters.push(vec![first]);
        if let Some(of) = self.of.get_mut(first as usize) {
            of.push(cluster);
        }
        cluster
    }

    fn list(&self, members: &[u32], ids: &[DocumentId]) -> QuoteCluster {
        let mut wordings: Vec<&Wording> =
            members.iter().filter_map(|&at| self.wordings.get(at as usize)).collect();
        let longest = wordings.iter().map(|wording| wording.words.len()).max();
        if let Some(head) = wordings.iter().position(|w| Some(w.words.len()) == longest) {
            wordings.get_mut(..=head).unwrap_or_default().rotate_right(1);
        }
        let relation = relation(&wordings);
        let quotes = wordings.iter().filter_map(|wording| {
            let document = ids.get(wording.article as usize)?.clone();
            Some(QuoteRef { document, quote: wording.quote, span: wording.span })
        });
        QuoteCluster { quotes: quotes.collect(), relation }
    }
}

/// What an article shares with earlier ones, by the other article.
struct Copied {
    matches: Vec<Match>,
}

impl Copied {
    fn of(found: &[Match]) -> Self {
        let mut matches = found.to_vec();
        matches.sort_by_key(|m| (m.other, m.a, m.b));
        Self { matches }
    }

    /// Whether two quotations agree because the passages around them do, and are not so surely
    /// somebody's remark that they would tell more than that repeat.
    fn explains(&self, new: &Wording, old: &Wording) -> bool {
        let first = self.matches.partition_point(|m| m.other < old.article);
        let of_other = self.matches.iter().skip(first).take_while(|m| m.other == old.article);
        let mut around = of_other.take(MAX_COMPARED * MAX_MEMBERS);
        !(new.stands_alone && old.stands_alone)
            && around.any(|m| new.at.is_inside(m.a) && old.at.is_inside(m.b))
    }
}

/// How the others relate to the first and longest.
fn relation(wordings: &[&Wording]) -> ClusterRelation {
    let Some((head, others)) = wordings.split_first() else { return ClusterRelation::Exact };
    let to_head = |other: &&&Wording| {
        if other.words == head.words {
            Kinship::Same
        } else if contains(&head.words, &other.words) {
            Kinship::Part
        } else {
            Kinship::Reworded
        }
    };
    match others.iter().map(|other| to_head(&other)).max() {
        None | Some(Kinship::Same) => ClusterRelation::Exact,
        Some(Kinship::Part) => ClusterRelation::Partial,
        Some(Kinship::Reworded) => ClusterRelation::Reworded,
    }
}

/// What a quotation is looked up by: its pairs of neighbouring words; for a single word, the word
/// and who says it.
fn keys(wording: &Wording) -> Vec<u32> {
    let pair = |a: u32, b: u32| upper(hash_of([u64::from(a), u64::from(b)].into_iter()));
    match (&*wording.words, wording.speaker) {
        ([word], Some(speaker)) => vec![pair(!speaker, *word)],
        (words, _) => {
            let mut keys: Vec<u32> = words.array_windows().map(|&[a, b]| pair(a, b)).collect();
            keys.sort_unstable();
            keys.dedup();
            keys
        }
    }
}

fn wording(number: u32, article: &Article, bits: &[u8], quote: &Quote) -> Wording {
    let at = article.stretch_of(quote.inner);
    let all = article.hashes(at);
    let hashes = all.get(..MAX_WORDS.min(all.len())).unwrap_or_default();
    let bits = bits.get(at.range()).unwrap_or_default();
    let speaker = quote.speaker.as_ref().and_then(|speaker| surname(&speaker.name));
    Wording {
        article: number,
        quote: quote.id,
        span: quote.inner,
        at,
        words: hashes.into(),
        bits: bits.get(..hashes.len()).unwrap_or_default().into(),
        speaker,
        stands_alone: speaker.is_some()
            && hashes.len() >= REMARK_WORDS
            && quote.level != Level::Headline
            && quote.confidence >= SURE,
        context: context(article, at),
    }
}

/// A hash of the last word of a name. What is written small throughout ("the spokesman", "he") is
/// no name, and tells nothing of who it is.
fn surname(name: &str) -> Option<u32> {
    let last = last_word(name)?;
    let letters = name.get(last.span.range())?;
    let is_name = !letters.starts_with(char::is_lowercase);
    is_name.then_some(upper(last.hash))
}

/// The longer words of the line that `at` stands in, as far as they are near.
fn context(article: &Article, at: Stretch) -> Box<[u32]> {
    let quoted = Stretch::new(at.from, at.to.min(at.from.saturating_add(CONTEXT_REACH)));
    let around = quoted.widened(CONTEXT_REACH, saturate(article.words.len()));
    let ends_line = |&word: &u32| article.break_before(word) == Break::Paragraph;
    let from = (around.from..=quoted.from).rev().find(ends_line).unwrap_or(around.from);
    let to = (quoted.to..around.to).find(ends_line).unwrap_or(around.to);
    let long = (from..to).filter(|&word| article.word(word).len() >= TELLING_LETTERS);
    let hashes = long.filter_map(|word| article.words.get(word as usize).copied());
    let mut words: Vec<u32> = hashes.collect();
    words.sort_unstable();
    words.dedup();
    words.into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, DocumentId};
    use crate::quote::{Attribution, Speaker};
    use crate::repeats::Index;
    use crate::text::Text;

    /// An article written as `[[quoted words@Speaker]]` among other words.
    fn article(number: usize, marked: &str) -> (Document, Analysis) {
        let (mut text, mut found) = (String::new(), Vec::new());
        for piece in marked.split("[[") {
            let (quoted, after) = piece.split_once("]]").unwrap_or(("", piece));
            let (quoted, speaker) = quoted.split_once('@').unwrap_or((quoted, ""));
            let start = text.len();
            text.push_str(quoted);
            if !quoted.is_empty() {
                found.push((crate::span::Span::from_usize(start, text.len()), speaker));
            }
            text.push_str(after);
        }
        let id = DocumentId(number.to_string());
        let document = Document { id, title: None, text: Text::new(&text), markup: None };
        let quotes = found.into_iter().map(|(span, speaker)| Quote {
            id: crate::quote::QuoteId::of(&document, "quote", span),
            span,
            inner: span,
            words: 0,
            level: Level::Direct,
            speaker: Some(speaker)
                .filter(|name| !name.is_empty())
                .map(|name| Speaker { name: name.to_owned(), mention: span }),
            cue: None,
            continues: None,
            candidates: Vec::new(),
            attribution: Attribution::None,
            confidence: 1.0,
        });
        let analysis = Analysis { quotes: quotes.collect(), ..Analysis::default() };
        (document, analysis)
    }

    /// The clusters of the articles' quotations, each as its wordings with a bar between them.
    fn check(articles: &[&str], expected: &[(&str, ClusterRelation)]) {
        let mut index = Index::default();
        let numbered = articles.iter().enumerate();
        let articles: Vec<_> = numbered.map(|(at, text)| article(at, text)).collect();
        for (document, analysis) in &articles {
            index.add(document, analysis);
        }
        let text_of = |quote: &QuoteRef| {
            let mut documents = articles.iter().map(|(document, _)| document);
            documents.find(|d| d.id == quote.document).map(|d| d.text.slice(quote.span)).unwrap()
        };
        let found = index.comparison().quote_clusters;
        let shown: Vec<_> = found
            .iter()
            .map(|c| (c.quotes.iter().map(text_of).collect::<Vec<_>>().join("|"), c.relation))
            .collect();
        let shown: Vec<_> = shown.iter().map(|(text, relation)| (&**text, *relation)).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_quotation_and_its_parts_are_one_utterance_headed_by_the_longest() {
        check(
            &[
                "Lind called it “[[a quiet harbour@Ada Lind]]”.",
                "“[[We want a quiet harbour and clean water@Ada Lind]],” said Lind.",
                "She wants “[[a quiet harbour and clean water@Lind]]”.",
            ],
            &[(
                "We want a quiet harbour and clean water|a quiet harbour|\
                 a quiet harbour and clean water",
                ClusterRelation::Partial,
            )],
        );
    }

    #[test]
    fn the_same_words_are_exact_whatever_their_marks() {
        check(
            &[
                "“[[The bridge will hold until spring.@Oskar Brandt]]”",
                "'[[the bridge will hold until spring@Oskar Brandt]]', he said",
            ],
            &[(
                "The bridge will hold until spring.|the bridge will hold until spring",
                ClusterRelation::Exact,
            )],
        );
    }

    #[test]
    fn another_translation_is_the_same_utterance_reworded() {
        check(
            &[
                "“[[Our main task is to remove the deep causes of this quarrel@Ada Lind]]”",
                "“[[The chief task is to cut out the deep causes of this quarrel@Ada Lind]]”",
            ],
            &[(
                "The chief task is to cut out the deep causes of this quarrel|\
                 Our main task is to remove the deep causes of this quarrel",
                ClusterRelation::Reworded,
            )],
        );
    }

    #[test]
    fn one_word_joins_only_with_the_same_speaker_and_sentence() {
        let sentence = "Lind said repairs to the harbour bridge would begin “[[soon@Ada Lind]]”.";
        check(
            &[
                sentence,
                "Repairs to the bridge would begin “[[soon@Ada Lind]]”, Lind said.",
                "The ferry leaves “[[soon@Ada Lind]]”.",
                "Repairs to the harbour bridge would begin “[[soon@Oskar Brandt]]”, he said.",
            ],
            &[("soon|soon", ClusterRelation::Exact)],
        );
    }

    #[test]
    fn what_two_people_say_in_nearly_the_same_words_is_not_one_utterance() {
        check(
            &[
                "“[[We will open the bridge before the winter@Ada Lind]]”",
                "“[[We must close the bridge before the winter@Oskar Brandt]]”",
            ],
            &[],
        );
    }

    #[test]
    fn parts_with_nothing_in_common_do_not_run_together() {
        let whole = "[[The council has asked three engineers for their opinion, and until they \
            have answered nobody may walk or drive across the old stone bridge@Ada Lind]]";
        check(
            &[
                whole,
                "“[[nobody may walk or drive across the old stone bridge@Ada Lind]]”",
                "“[[may walk or drive across the old stone bridge@Ada Lind]]”",
                "“[[asked three engineers for their opinion@Ada Lind]]”",
            ]
            .map(|text| text.trim()),
            &[
                (
                    "The council has asked three engineers for their opinion, and until they \
                     have answered nobody may walk or drive across the old stone bridge|nobody \
                     may walk or drive across the old stone bridge|may walk or drive across the \
                     old stone bridge",
                    ClusterRelation::Partial,
                ),
                (
                    "The council has asked three engineers for their opinion, and until they \
                     have answered nobody may walk or drive across the old stone bridge|asked \
                     three engineers for their opinion",
                    ClusterRelation::Partial,
                ),
            ],
        );
    }
}
