//! Finds what stands there more than once: lines inside an article, passages that articles share,
//! and quotations that are one utterance. Offsets are UTF-8 bytes.

mod clusters;
mod diff;
mod furniture;
mod index;
mod lines;
mod wording;

use crate::analysis::{Analysis, Comparison};
use crate::document::{Corpus, Document};
use crate::repeat::Repeat;

pub use bluepencil_reuse::Caps;
pub use bluepencil_reuse::words::Letters;
pub(crate) use diff::once_in_both;
pub use diff::{Difference, DifferenceKind, diff, diff_by};
pub use index::Index;

/// Lines that stand in one article more than once, in the same words; a line whose words are too
/// few to be worth a link is left out. Linear in the text.
pub(crate) fn inside(document: &Document) -> Vec<Repeat> {
    lines::repeated(document)
}

/// What the articles of `corpus` share; `analyses` are theirs, in the same order. Linear in the
/// texts.
pub(crate) fn across(corpus: &Corpus, analyses: &[Analysis]) -> Comparison {
    let mut index = Index::default();
    let unread = Analysis::default();
    let analyses = analyses.iter().chain(std::iter::repeat(&unread));
    for (document, analysis) in corpus.documents.iter().zip(analyses) {
        index.add(document, analysis);
    }
    index.comparison()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::DocumentId;
    use crate::repeat::{Passage, RepeatKind};
    use crate::text::Text;

    fn document(id: &str, text: &str) -> Document {
        Document { id: DocumentId(id.into()), title: None, text: Text::new(text), markup: None }
    }

    fn corpus(texts: &[String]) -> Corpus {
        let numbered = texts.iter().enumerate();
        Corpus { documents: numbered.map(|(i, text)| document(&i.to_string(), text)).collect() }
    }

    /// Every repeat inside `text`, its passages between bars.
    fn check(text: &str, expected: &[&str]) {
        let document = document("a", text);
        let shown: Vec<_> = inside(&document)
            .iter()
            .map(|repeat| {
                let passages = repeat.passages.iter();
                passages.map(|p| document.text.slice(p.span)).collect::<Vec<_>>().join("|")
            })
            .collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_headline_printed_three_times_is_one_repeat() {
        check(
            "Harbour opens\n\nHarbour opens\nText.\n “HARBOUR OPENS”.",
            &["Harbour opens|Harbour opens|“HARBOUR OPENS”."],
        );
    }

    #[test]
    fn short_lines_are_not_worth_a_link() {
        check("*\nAP\n*\nAP\nShare\nShare", &[]);
        check("Advertisement\nAdvertisement", &["Advertisement|Advertisement"]);
        check("停战谈判\n停战谈判", &["停战谈判|停战谈判"]);
    }

    #[test]
    fn a_line_once_in_each_article_is_shared_and_not_repeated() {
        let line = "Harbour of Ode reopens after the storm";
        let texts = [format!("{line}."), format!("Other words.\n• {line}")];
        let corpus = corpus(&texts);
        assert!(corpus.documents.iter().all(|document| inside(document).is_empty()));
        assert_eq!(shared(&corpus), [[line; 2]]);
    }

    #[test]
    fn empty_articles_share_nothing() {
        let texts = ["", " \n ", "\u{feff}"].map(String::from);
        assert_eq!(across(&corpus(&texts), &[]), Comparison::default());
    }

    /// The passages of every shared repeat, as their articles print them.
    fn shared(corpus: &Corpus) -> Vec<Vec<&str>> {
        let text_of = |passage: &Passage| {
            let document = corpus.documents.iter().find(|d| d.id == passage.document).unwrap();
            assert!(document.text.has(passage.span) && !passage.span.is_empty());
            document.text.slice(passage.span)
        };
        let repeats = across(corpus, &[]).repeats;
        repeats.iter().map(|repeat| repeat.passages.iter().map(text_of).collect()).collect()
    }

    const STORM: &str = "The storm tore the roof from the fish market and drove two barges \
        against the old stone bridge, where they lay until Thursday.";
    const FERRY: &str = "Ferries to the outer islands will not sail before the harbour master \
        has inspected every mooring between Ode and Lindholm.";

    #[test]
    fn a_paragraph_with_some_words_changed_is_found_to_its_ends() {
        let edited = "The storm tore the whole roof off the fish market and drove two barges \
            against the stone bridge, where both lay until Thursday.";
        let texts = [format!("Market days.\n{STORM}\nMore."), format!("{edited}\n{FERRY}")];
        let corpus = corpus(&texts);
        let end = |text: &'static str| text.trim_end_matches('.');
        assert_eq!(shared(&corpus), [[end(STORM), end(edited)]]);
        let found = across(&corpus, &[]).repeats;
        assert_eq!(found[0].kind, RepeatKind::Near);
        assert!(found[0].similarity > 0.8 && found[0].similarity < 0.95);
    }

    #[test]
    fn a_sentence_taken_into_another_paragraph_is_found() {
        let texts = [
            format!("{FERRY} {STORM}"),
            format!("Nobody was hurt, the mayor said. {STORM} Insurers were silent."),
        ];
        let corpus = corpus(&texts);
        let found = shared(&corpus);
        assert_eq!(found, [[STORM.trim_end_matches('.'); 2]]);
        assert_eq!(across(&corpus, &[]).repeats[0].kind, RepeatKind::Exact);
    }

    #[test]
    fn a_paragraph_with_its_clauses_in_another_order_is_found() {
        let turned = "Against the old stone bridge, where they lay until Thursday, the storm drove \
            two barges; and the roof it tore from the fish market. Between Ode and Lindholm every \
            mooring must be inspected by the harbour master, before ferries will sail to the outer \
            islands.";
        let texts = [format!("{STORM} {FERRY}"), turned.to_owned()];
        let corpus = corpus(&texts);
        let found = shared(&corpus);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0][1].len() > turned.len() * 9 / 10);
    }

    #[test]
    fn a_set_phrase_is_no_repeat() {
        let texts = [
            "The deputy chair of the standing committee of the regional council resigned.",
            "In May the deputy chair of the standing committee of the town council wed.",
        ];
        assert_eq!(shared(&corpus(&texts.map(String::from))), Vec::<Vec<&str>>::new());
    }

    #[test]
    fn copies_are_one_group_however_many() {
        let texts: Vec<_> = (0..30).map(|n| format!("Paper {n}\n{STORM} {FERRY}")).collect();
        let corpus = corpus(&texts);
        let found = shared(&corpus);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].len(), 30);
    }

    proptest! {
        #[test]
        fn every_passage_slices_and_lines_repeat_word_for_word(
            texts in proptest::collection::vec("([aB“. ]{0,6}|.{0,9}|\n){0,12}", 0..5)
        ) {
            let corpus = corpus(&texts);
            prop_assert!(shared(&corpus).iter().all(|passages| passages.len() > 1));
            for document in &corpus.documents {
                for repeat in inside(document) {
                    let spans: Vec<_> = repeat.passages.iter().map(|p| p.span).collect();
                    let first = document.text.slice(spans[0]);
                    prop_assert!(spans.len() > 1);
                    for span in spans {
                        prop_assert!(bluepencil_reuse::words::same_words(first, document.text.slice(span)));
                    }
                }
            }
        }

        #[test]
        fn a_long_run_of_equal_words_is_found_wherever_it_stands(
            a in prose(0..40), run in prose(32..60), b in prose(0..40)
        ) {
            let (before, after) = (&b[..b.len() / 2], &b[b.len() / 2..]);
            let texts = [[&a[..], &run].concat(), [before, &run, after].concat()];
            let texts = texts.map(|words| words.join(" "));
            let corpus = corpus(&texts);
            let run = run.join(" ");
            let covers = |text: &&str| text.contains(&run);
            prop_assert!(shared(&corpus).iter().any(|found| found.iter().all(&covers)));
        }

        #[test]
        fn a_line_of_eight_words_is_found_in_any_article(
            a in prose(0..40), line in prose(8..12), b in prose(0..40)
        ) {
            let line = line.join(" ");
            let texts = [format!("{}\n{line}", a.join(" ")), format!("{line}\n{}", b.join(" "))];
            let corpus = corpus(&texts);
            let covers = |text: &&str| text.contains(&line);
            prop_assert!(shared(&corpus).iter().any(|found| found.iter().all(&covers)));
        }

        #[test]
        fn equal_articles_are_covered_from_end_to_end(words in prose(12..200)) {
            let text = words.chunks(7).map(|line| line.join(" ")).collect::<Vec<_>>().join("\n");
            let corpus = corpus(&[text.clone(), text.clone()]);
            prop_assert_eq!(shared(&corpus), vec![vec![text.as_str(); 2]]);
        }

        #[test]
        fn changes_after_each_article_make_the_same_comparison(
            texts in proptest::collection::vec(
                proptest::sample::subsequence(vec![STORM, FERRY, "Rain fell. \n", "“We shall rebuild the bridge,” said Ana Ruiz."], 0..4),
                0..9,
            )
        ) {
            let texts: Vec<String> = texts.iter().map(|parts| parts.join("\n")).collect();
            let (mut index, mut sum) = (Index::default(), Comparison::default());
            for document in &corpus(&texts).documents {
                index.add(document, &crate::analyse(document, &crate::Settings::default()));
                sum.apply(index.changes());
            }
            let whole = index.comparison();
            sum.repeats.retain(|repeat| !repeat.passages.is_empty());
            sum.repeats.sort_by_key(|repeat| whole.repeats.iter().position(|it| it == repeat));
            prop_assert_eq!(sum, whole);
        }

        #[test]
        fn it_makes_no_difference_which_of_two_comes_first(a in prose(0..60), run in prose(20..30), b in prose(0..60)) {
            let texts = [[&a[..], &run].concat().join(" "), [&run, &b[..]].concat().join(" ")];
            let there = corpus(&texts);
            let back = Corpus { documents: there.documents.iter().rev().cloned().collect() };
            let sorted = |mut found: Vec<Vec<&str>>| {
                found.iter_mut().for_each(|passages| passages.sort_unstable());
                found.into_iter().map(|passages| passages.join("|")).collect::<Vec<_>>()
            };
            prop_assert_eq!(sorted(shared(&there)), sorted(shared(&back)));
        }
    }

    /// Invented words, few enough to come back now and then.
    fn prose(count: std::ops::Range<usize>) -> impl Strategy<Value = Vec<String>> {
        proptest::collection::vec("[b-d][aeo][l-p]?[r-t][aeiou][k-n]?", count)
    }
}
