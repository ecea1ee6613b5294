//! Finds what stands there more than once: lines inside an article, passages that articles share,
//! and quotations that are one utterance. Offsets are UTF-8 bytes.

mod clusters;
mod lines;
mod words;

use crate::analysis::{Analysis, Comparison};
use crate::document::{Corpus, Document};
use crate::repeat::Repeat;

/// Lines that stand in one article more than once, in the same words; a line whose words are too
/// few to be worth a link is left out. Linear in the text.
pub(crate) fn inside(document: &Document) -> Vec<Repeat> {
    let mut groups = lines::LineGroups::default();
    groups.add(document);
    groups.repeats(|_| true)
}

/// What the articles of `corpus` share; `analyses` are theirs, in the same order. Linear in the
/// texts.
pub(crate) fn across(corpus: &Corpus, analyses: &[Analysis]) -> Comparison {
    let mut groups = lines::LineGroups::default();
    for document in &corpus.documents {
        groups.add(document);
    }
    // By place in the corpus and not by id: two articles may have been given the same id.
    let repeats = groups.repeats(|group| {
        let mut documents = group.iter().map(|&(document, _)| document);
        let first = documents.next();
        documents.any(|other| first.is_some_and(|first| !std::ptr::eq(first, other)))
    });
    Comparison { quote_clusters: clusters::clusters(corpus, analyses), repeats }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::DocumentId;
    use crate::text::Text;

    fn document(id: &str, text: &str) -> Document {
        Document { id: DocumentId(id.into()), title: None, text: Text::new(text) }
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
        let texts = ["One two three.", "Other words.\n• one two three"].map(String::from);
        let corpus = corpus(&texts);
        assert!(corpus.documents.iter().all(|document| inside(document).is_empty()));
        let shared = across(&corpus, &[]).repeats;
        assert_eq!(shared.len(), 1);
        assert_eq!(shared[0].passages.len(), 2);
    }

    #[test]
    fn empty_articles_share_nothing() {
        let texts = ["", " \n ", "\u{feff}"].map(String::from);
        assert_eq!(across(&corpus(&texts), &[]), Comparison::default());
    }

    proptest! {
        #[test]
        fn every_passage_slices_and_has_the_words_of_the_first(
            texts in proptest::collection::vec("([aB“. ]{0,6}|.{0,9}|\n){0,12}", 0..5)
        ) {
            let corpus = corpus(&texts);
            let shared = across(&corpus, &[]).repeats;
            let inner = corpus.documents.iter().flat_map(inside);
            for repeat in shared.into_iter().chain(inner) {
                prop_assert!(repeat.passages.len() > 1);
                let texts: Vec<_> = repeat.passages.iter().map(|passage| {
                    let document = corpus.documents.iter().find(|d| d.id == passage.document);
                    let text = &document.unwrap().text;
                    assert!(text.has(passage.span) && !passage.span.is_empty());
                    text.slice(passage.span)
                }).collect();
                prop_assert!(texts.iter().all(|text| words::same_words(texts[0], text)));
            }
        }
    }
}
