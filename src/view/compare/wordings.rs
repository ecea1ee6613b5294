//! The wordings of one utterance under each other, each with what differs from the reference,
//! word by word.

use std::rc::Rc;

use bluepencil_engine::{DifferenceKind, Span};

use super::letters::diff;
use super::utterances::{Place, Print, Utterance, print};

/// How many wordings are shown; the rest are counted, and stand in the CSV file.
const WORDINGS: usize = 50;
/// From more words on, what a wording lacks at its beginning or end is counted, not shown: a part
/// of a long statement is to be read as what it is.
const SPELT_OUT: usize = 6;

/// One wording.
#[derive(Clone, Debug, PartialEq)]
pub struct Wording {
    /// How it relates to the reference.
    pub print: Print,
    /// Its words, and those of the reference that it lacks, in order.
    pub pieces: Vec<Piece>,
    /// The places that print it so.
    pub places: Vec<Place>,
}

/// A piece of a wording, beside the reference.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// How it differs.
    pub kind: DifferenceKind,
    /// What the reference has.
    pub was: Rc<str>,
    /// What this one has.
    pub is: Rc<str>,
    /// How many words are left out, where they are too many to be shown.
    pub cut: Option<usize>,
}

/// The wordings of `utterance`, the reference first, then as the articles stand; and how many more
/// there are.
pub fn wordings(utterance: &Utterance) -> (Vec<Wording>, usize) {
    let mut same: Vec<(&str, Vec<Place>)> = vec![(utterance.words(), Vec::new())];
    let mut left = 0;
    for place in &utterance.places {
        let count = same.len();
        match same.iter_mut().find(|(words, _)| *words == &*place.words) {
            Some((_, places)) => places.push(place.clone()),
            None if count < WORDINGS => same.push((&place.words, vec![place.clone()])),
            None => left += 1,
        }
    }
    let reference = utterance.words();
    let wording = |(words, places): (&str, Vec<Place>)| Wording {
        print: print(reference, words),
        pieces: pieces(reference, words),
        places,
    };
    (same.into_iter().map(wording).collect(), left)
}

fn pieces(reference: &str, words: &str) -> Vec<Piece> {
    let found = diff(reference, words);
    let has_words = |it: &bluepencil_engine::Difference| it.kind != DifferenceKind::Marks;
    let (first, last) = (found.iter().position(has_words), found.iter().rposition(has_words));
    let cut_before = found.first().is_some_and(|it| it.kind == DifferenceKind::Deleted);
    let slice = |text: &str, span: Span| Rc::from(text.get(span.range()).unwrap_or_default());
    let piece = |(at, it): (usize, &bluepencil_engine::Difference)| {
        let was: Rc<str> = slice(reference, it.a);
        let is_cut = it.kind == DifferenceKind::Deleted && (Some(at) == first || Some(at) == last);
        let count = was.split_whitespace().count();
        let cut = (is_cut && count > SPELT_OUT).then_some(count);
        // Marks at either end follow the sentence that the words were put into.
        let is_end = at + 1 == found.len() || (cut_before && at == 1);
        let is_of_no_account = it.kind == DifferenceKind::Marks && is_end;
        let kind = if is_of_no_account { DifferenceKind::Same } else { it.kind };
        Piece { kind, was, is: slice(words, it.b), cut }
    };
    found.iter().enumerate().map(piece).collect()
}

#[cfg(test)]
mod tests {
    use super::super::tests::sources;
    use super::super::utterances::utterances;
    use super::*;

    /// Marked up: `-left out-`, `+added+`, `~other capitals~`, `^other marks^`.
    fn check(longest: &str, words: &str, expected: &str) {
        let marked =
            pieces(longest, words).into_iter().map(|piece| match (piece.kind, piece.cut) {
                (_, Some(count)) => format!("-{count}-"),
                (DifferenceKind::Same, _) => piece.is.to_string(),
                (DifferenceKind::Case, _) => format!("~{}~", piece.is),
                (DifferenceKind::Marks, _) => format!("^{}^", piece.is),
                (DifferenceKind::Deleted, _) => format!("-{}-", piece.was),
                (DifferenceKind::Inserted, _) => format!("+{}+", piece.is),
                (DifferenceKind::Changed, _) => format!("-{}-+{}+", piece.was, piece.is),
            });
        assert_eq!(marked.collect::<String>(), expected);
    }

    #[test]
    fn words_capitals_and_marks_are_told_apart() {
        let longest = "We have lost a winter, but not the ferry.";
        check(
            longest,
            "We have lost a winter, but not the boat.",
            "We have lost a winter, but not the -ferry-+boat+.",
        );
        check(
            longest,
            "We have lost a Winter but not the ferry.",
            "We have lost a ~Winter~^ ^but not the ferry.",
        );
    }

    #[test]
    fn a_long_rest_is_counted() {
        let longest = "We have lost a winter, but we have not lost the ferry or its crew.";
        check(longest, "We have lost a winter", "We have lost a winter-11-");
        check(longest, "lost the ferry or its crew.", "-9-lost the ferry or its crew.");
    }

    #[test]
    fn places_with_the_same_words_share_a_wording() {
        let a = "Ferry\n\n“We have lost a winter, but not the ferry,” said Ines Halloran.";
        let b = "Boat\n\n“We have lost a year, but not the ferry,” said Ines Halloran.";
        let found = utterances(&sources(&[a, b, a]));
        let (wordings, left) = wordings(&found[0]);
        let counts: Vec<_> = wordings.iter().map(|it| (it.print, it.places.len())).collect();
        assert_eq!(counts, [(Print::Whole, 2), (Print::Other, 1)]);
        assert_eq!(left, 0);
    }
}
