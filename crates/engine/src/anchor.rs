//! Finds the words of an annotation again in a text that has changed, or says that they are gone.
//! Leaves alone what the annotation means. Offsets are bytes.
//!
//! The manner is Hypothesis's and the Web Annotation Data Model's (sections 4.2.4 and 4.2.5): a
//! position, the exact words, and the words around them. The difference is in what counts as
//! found: a place where the words on both sides agree, and only if there is no second place where
//! they do, or where one side does in full. After one edit elsewhere in the text, one side of the
//! right place still agrees in full, so either it is found or none is: a mark never settles on a
//! look-alike.

use serde::Serialize;

use crate::span::{Span, saturate};
use crate::text::Text;

/// The context that an anchor takes on either side, in code points, where that is enough.
/// Hypothesis takes 32 as well.
const CONTEXT: usize = 32;

/// The most context that is taken to tell look-alikes apart. A longer passage that stands twice
/// word for word, on both sides, is told apart by nothing that a person would see.
const LONGEST_CONTEXT: usize = 2048;

/// Places that are looked at before the words count as too common to be told apart. It bounds
/// the cost of a text that is one word a million times.
const MOST_CANDIDATES: usize = 1000;

/// Where an annotation stood and what it stood in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Anchor {
    /// The byte at which it began.
    pub position: u32,
    /// The words that it stood on.
    pub exact: String,
    /// The words right before.
    pub prefix: String,
    /// The words right after.
    pub suffix: String,
}

crate::unpack!(struct Anchor { position, exact, prefix, suffix });

/// Where an annotation stands now.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Placement {
    /// At the same position.
    Exact(Span),
    /// Elsewhere.
    Moved {
        /// Where its words stand now.
        span: Span,
        /// The share of its context that still stands around them, from 0 to 1.
        score: f32,
    },
    /// Its words are gone, or stand in several places that cannot be told apart.
    Unplaced,
}

impl Anchor {
    /// An anchor for `span` of `text`, with as much context as it takes to tell the place from
    /// every other one with the same words; `None` where `span` does not lie inside the text.
    ///
    /// Linear in the text for each doubling of the context, of which there are at most six.
    pub fn of(text: &Text, span: Span) -> Option<Self> {
        let near = Self::near(text, span)?;
        let mut anchor = near.clone();
        let mut context = CONTEXT;
        // Growing is of no use to an empty annotation, which `find` never places.
        while !span.is_empty()
            && context < LONGEST_CONTEXT
            && anchor.find(text) == Placement::Unplaced
        {
            context *= 2;
            anchor = Self::with_context(text, span, context)?;
        }
        let is_told_apart = anchor.find(text) != Placement::Unplaced;
        Some(if is_told_apart { anchor } else { near })
    }

    /// An anchor for `span` of `text` with the usual context, whether or not that tells the place
    /// from others. Its cost does not depend on the text's length.
    pub fn near(text: &Text, span: Span) -> Option<Self> {
        Self::with_context(text, span, CONTEXT)
    }

    /// An anchor with so much context on either side, in code points.
    fn with_context(text: &Text, span: Span, context: usize) -> Option<Self> {
        let whole = text.as_str();
        let before = whole.get(..span.start as usize)?;
        let after = whole.get(span.end as usize..)?;
        let prefix_start = before.char_indices().rev().take(context).last().map(|(at, _)| at);
        let suffix_end = after.char_indices().nth(context).map_or(after.len(), |(at, _)| at);
        Some(Self {
            position: span.start,
            exact: whole.get(span.range())?.to_owned(),
            prefix: prefix_start.and_then(|at| before.get(at..)).unwrap_or_default().to_owned(),
            suffix: after.get(..suffix_end)?.to_owned(),
        })
    }

    /// The one place in `text` where the words stand in their context. Linear in the text.
    ///
    /// ```
    /// use bluepencil_engine::{Span, Text, anchor::{Anchor, Placement}};
    /// let before = Text::new("The bridge is open. It was shut for a year.");
    /// let anchor = Anchor::of(&before, Span::new(20, 43)).ok_or("outside")?;
    /// let after = Text::new("Good news! The bridge is open. It was shut for a year.");
    /// let Placement::Moved { span, .. } = anchor.find(&after) else { return Err("not moved") };
    /// assert_eq!(after.slice(span), "It was shut for a year.");
    /// assert_eq!(anchor.find(&Text::new("It was shut for a year.")), Placement::Unplaced);
    /// # Ok::<(), &str>(())
    /// ```
    pub fn find(&self, text: &Text) -> Placement {
        let mut found = None;
        for (seen, span) in Occurrences::new(text.as_str(), &self.exact).enumerate() {
            if seen == MOST_CANDIDATES {
                return Placement::Unplaced;
            }
            match self.context_at(text.as_str(), span) {
                Context::Other => {}
                Context::BothSides(score) if found.is_none() => found = Some((span, score)),
                Context::BothSides(_) | Context::OneSide => return Placement::Unplaced,
            }
        }
        match found {
            Some((span, _)) if span.start == self.position => Placement::Exact(span),
            Some((span, score)) => Placement::Moved { span, score },
            None => Placement::Unplaced,
        }
    }

    /// How the context agrees with what stands around `span`.
    fn context_at(&self, text: &str, span: Span) -> Context {
        let before = text.get(..span.start as usize).unwrap_or_default();
        let after = text.get(span.end as usize..).unwrap_or_default();
        let (left, of_left) = agreement(self.prefix.chars().rev(), before.chars().rev());
        let (right, of_right) = agreement(self.suffix.chars(), after.chars());
        if left * 2 >= of_left && right * 2 >= of_right {
            Context::BothSides((left + right) as f32 / (of_left + of_right) as f32)
        } else if left == of_left || right == of_right {
            Context::OneSide
        } else {
            Context::Other
        }
    }
}

/// How an anchor's context stands around a place.
enum Context {
    /// At least half of it on each side; with the share of the whole.
    BothSides(f32),
    /// All of it on one side and less than half on the other.
    OneSide,
    /// Anything less.
    Other,
}

/// How many characters of `context` stand in `text` before the first that differs, and how many
/// it has. A context shorter than usual ends where its text did, and that edge counts as one more
/// character: otherwise a mark at the head of a text would fit wherever its suffix does.
fn agreement(
    context: impl Iterator<Item = char> + Clone,
    text: impl Iterator<Item = char>,
) -> (usize, usize) {
    let has_edge = context.clone().nth(CONTEXT - 1).is_none();
    let context = context.map(Some).chain(has_edge.then_some(None));
    let same =
        context.clone().zip(text.map(Some).chain([None])).take_while(|(a, b)| a == b).count();
    (same, context.count())
}

/// Every place of `words` in a text, also where two of them overlap.
pub(crate) struct Occurrences<'a> {
    text: &'a str,
    words: &'a str,
    from: usize,
}

impl<'a> Occurrences<'a> {
    pub(crate) fn new(text: &'a str, words: &'a str) -> Self {
        // No words stand nowhere: an empty annotation has no place of its own to find.
        Self { text, words, from: if words.is_empty() { text.len() + 1 } else { 0 } }
    }
}

impl Iterator for Occurrences<'_> {
    type Item = Span;

    fn next(&mut self) -> Option<Span> {
        let start = self.from + self.text.get(self.from..)?.find(self.words)?;
        let first = self.words.chars().next().map_or(1, char::len_utf8);
        self.from = start + first;
        Some(Span::new(saturate(start), saturate(start + self.words.len())))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Anchors what stands in `[[…]]` in `before` and says where it is in `after`, by marking it
    /// there; `None` when it is unplaced.
    fn check(before: &str, after: &str, expected: Option<&str>) {
        let start = before.find("[[").unwrap();
        let end = before.find("]]").unwrap() - 2;
        let plain = Text::new(&before.replace("[[", "").replace("]]", ""));
        let anchor = Anchor::of(&plain, Span::from_usize(start, end)).unwrap();
        let found = match anchor.find(&Text::new(after)) {
            Placement::Exact(span) | Placement::Moved { span, .. } => Some(span.range()),
            Placement::Unplaced => None,
        };
        let marked = found.map(|r| {
            let (before, rest) = after.split_at(r.start);
            let (words, rest) = rest.split_at(r.len());
            format!("{before}[[{words}]]{rest}")
        });
        assert_eq!(marked.as_deref(), expected);
    }

    #[test]
    fn a_mark_moves_with_its_words() {
        check(
            "One. [[Two]] three.",
            "Before all that: One. Two three.",
            Some("Before all that: One. [[Two]] three."),
        );
    }

    #[test]
    fn words_that_are_gone_are_unplaced() {
        check("One. [[Two]] three.", "One. Four three.", None);
    }

    #[test]
    fn a_look_alike_is_not_taken_when_the_marked_words_are_gone() {
        check(
            "She said [[no]] twice. Then he said no as well.",
            "She left at once. Then he said no as well.",
            None,
        );
    }

    #[test]
    fn the_right_one_of_two_look_alikes_is_found() {
        check(
            "Ad\nRain today.\n[[Ad]]\nSun later.\nAd",
            "Ad\nAd\nRain today.\nAd\nSun later.\nAd",
            Some("Ad\nAd\nRain today.\n[[Ad]]\nSun later.\nAd"),
        );
    }

    #[test]
    fn what_cannot_be_told_apart_is_unplaced() {
        check("Ad\nAd\n[[Ad]]\nAd\nAd", "Ad\nAd\nAd\nAd\nAd\nAd", None);
    }

    #[test]
    fn context_grows_until_it_tells_look_alikes_apart() {
        let block = "The same long words stand around it, and once more the same long words. ";
        let text = Text::new(&format!("First. {block}Ad. {block} Second. {block}Ad. {block}"));
        let ad = text.as_str().find("Ad.").unwrap();
        let span = Span::from_usize(ad, ad + 3);
        let anchor = Anchor::of(&text, span).unwrap();
        assert_eq!(anchor.find(&text), Placement::Exact(span));
        assert!(anchor.prefix.starts_with("First. "), "{anchor:?}");
    }

    #[test]
    fn one_word_a_million_times_is_given_up_soon() {
        let text = Text::new(&"no ".repeat(1_000_000));
        let anchor = Anchor::of(&text, Span::new(3_000, 3_002)).unwrap();
        assert_eq!(anchor.find(&text), Placement::Unplaced);
    }

    #[test]
    fn overlapping_places_are_all_seen() {
        let spans: Vec<_> = Occurrences::new("éééé", "éé").map(|s| s.start).collect();
        assert_eq!(spans, [0, 2, 4]);
    }

    /// Sentences of which many are alike.
    const SENTENCES: &[&str] = &[
        "He said no. ",
        "She said no. ",
        "He said so. ",
        "🎉 No. ",
        "Rain fell on the town. ",
        "no ",
    ];

    /// A text of sentences, which of them is marked, and an edit that leaves that one alone.
    fn edited() -> impl Strategy<Value = (Vec<usize>, usize, usize, usize, Vec<usize>)> {
        let some = |n| proptest::collection::vec(0..SENTENCES.len(), n);
        let parts =
            (some(0..15), some(0..4), some(0..15), some(0..4), any::<prop::sample::Index>());
        parts.prop_map(|(head, cut, tail, put, pick)| {
            let (from, to) = (head.len(), head.len() + cut.len());
            let mut text = [head, cut, tail].concat();
            text.push(0);
            let marked = pick.index(text.len() - (to - from));
            (text, if marked < from { marked } else { marked + to - from }, from, to, put)
        })
    }

    fn joined(sentences: &[usize]) -> String {
        sentences.iter().map(|&s| SENTENCES[s]).collect()
    }

    proptest! {
        #[test]
        fn in_the_same_text_a_mark_is_where_it_was_or_unplaced(s in "[ab 🎉\n]{0,60}", a in 0usize..60, b in 0usize..60) {
            let text = Text::new(&s);
            let span = Span::from_usize(a, b);
            if let Some(anchor) = Anchor::of(&text, span) {
                let found = anchor.find(&text);
                prop_assert!(found == Placement::Exact(span) || found == Placement::Unplaced);
            }
        }

        #[test]
        fn an_edit_elsewhere_never_misplaces_a_mark((text, marked, from, to, put) in edited()) {
            let before = Text::new(&joined(&text));
            let start = joined(&text[..marked]).len();
            let span = Span::from_usize(start, start + SENTENCES[text[marked]].len());
            let anchor = Anchor::of(&before, span).unwrap();
            let after = [joined(&text[..from]), joined(&put), joined(&text[to..])].concat();
            let shift = |at: u32| if marked < from {
                at
            } else {
                at + saturate(joined(&put).len()) - saturate(joined(&text[from..to]).len())
            };
            match anchor.find(&Text::new(&after)) {
                Placement::Unplaced => {}
                Placement::Exact(now) | Placement::Moved { span: now, .. } => {
                    prop_assert_eq!(now, Span::new(shift(span.start), shift(span.end)));
                }
            }
        }
    }
}
