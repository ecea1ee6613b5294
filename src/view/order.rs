//! The order in which the keyboard walks the marks of an article.

use bluepencil_engine::project::Article;
use bluepencil_engine::{Analysis, Line, Settings, Span};

use crate::state::Mark;

/// The marks worth a stop, as they stand in the text: struck lines, lines that a person decided
/// about, quotations, marks inside lines, marks made by hand. A line comes before what is in it.
pub fn stops(article: &Article, analysis: &Analysis, settings: &Settings) -> Vec<Mark> {
    let lines = analysis.lines.iter().filter(|line| is_stop(article, line, settings));
    let lines = lines.map(|line| Mark::Line(line.span));
    let quotes: Vec<Mark> = analysis.quotes.iter().map(|quote| Mark::Quote(quote.span)).collect();
    let inline: Vec<Mark> = analysis.inline.iter().map(|mark| Mark::Inline(mark.span)).collect();
    let detected = merge(&lines.collect::<Vec<_>>(), &merge(&inline, &quotes));
    merge(&detected, &hand_marks(article))
}

/// The first of the [`stops`], without the others.
pub fn first_stop(article: &Article, analysis: &Analysis, settings: &Settings) -> Option<Mark> {
    let line = analysis.lines.iter().find(|line| is_stop(article, line, settings));
    let inline = analysis.inline.first().map(|mark| Mark::Inline(mark.span));
    let quote = analysis.quotes.first().map(|quote| Mark::Quote(quote.span));
    let made = article.decisions.marks.iter().map(|(id, mark)| Mark::Hand(mark.span, *id));
    let made = made.min_by_key(|mark| (mark.span().start, u32::MAX - mark.span().end, *mark));
    // In the order in which lists are joined: of those that start together the earlier one is first.
    let firsts = [line.map(|line| Mark::Line(line.span)), inline, quote, made];
    firsts.into_iter().flatten().min_by_key(|mark| mark.span().start)
}

fn is_stop(article: &Article, line: &Line, settings: &Settings) -> bool {
    !article.keeps(line, settings) || article.decisions.lines.contains_key(&line.span)
}

/// The marks of `article` that were made by hand, as they stand in the text; of two that begin
/// together the longer one comes first.
pub fn hand_marks(article: &Article) -> Vec<Mark> {
    hand_marks_in(article, article.document.text.span())
}

/// Those over any of the words of `within`.
pub fn hand_marks_in(article: &Article, within: Span) -> Vec<Mark> {
    let marks = article.decisions.marks.iter().filter(|(_, mark)| mark.span.overlaps(within));
    let mut marks: Vec<Mark> = marks.map(|(id, mark)| Mark::Hand(mark.span, *id)).collect();
    marks.sort_unstable_by_key(|mark| {
        let span = mark.span();
        (span.start, u32::MAX - span.end, *mark)
    });
    marks
}

/// Two lists that are in order already as one; where two marks start together, `a`'s comes first.
pub(super) fn merge(a: &[Mark], b: &[Mark]) -> Vec<Mark> {
    let (mut a, mut b) = (a.iter().copied().peekable(), b.iter().copied().peekable());
    let mut merged = Vec::with_capacity(a.len() + b.len());
    while let Some(&next) = b.peek() {
        let first = a.next_if(|mark| mark.span().start <= next.span().start);
        merged.extend(first.or_else(|| b.next()));
    }
    merged.extend(a);
    merged
}

/// The stop after (or before) `focus`; the first (or last) when nothing is in focus.
pub fn neighbour(stops: &[Mark], focus: Option<Mark>, direction: Direction) -> Option<Mark> {
    let at = focus.and_then(|mark| stops.iter().position(|&stop| stop == mark));
    let next = match (at, direction) {
        (Some(at), Direction::Next) => stops.get(at + 1),
        (Some(at), Direction::Previous) => at.checked_sub(1).and_then(|at| stops.get(at)),
        (None, _) => match focus {
            // The mark in focus is no stop any more: go on from where it stands.
            Some(mark) => from(stops, mark.span().start, direction),
            None if direction == Direction::Next => stops.first(),
            None => stops.last(),
        },
    };
    next.copied()
}

/// Which way to walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// Towards the end.
    Next,
    /// Towards the beginning.
    Previous,
}

fn from(stops: &[Mark], start: u32, direction: Direction) -> Option<&Mark> {
    match direction {
        Direction::Next => stops.iter().find(|stop| stop.span().start > start),
        Direction::Previous => stops.iter().rev().find(|stop| stop.span().start < start),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The page never links the reader; native tests may.
    #[cfg(not(target_arch = "wasm32"))]
    #[test]
    fn the_first_stop_is_the_first_of_all() {
        use bluepencil_engine::id::MarkId;
        use bluepencil_engine::{Document, DocumentId, HandMark, Text, analyse};
        let texts = [
            "“We stay,” said Ana Ruiz.\n\nAdvertisement",
            "Advertisement\n\n“We stay.”",
            "Nobody spoke.",
        ];
        for (text, at) in texts.into_iter().zip([0, 3, 5]).chain([(texts[0], 4), (texts[1], 0)]) {
            let id = DocumentId("a".into());
            let document = Document { id, title: None, text: Text::new(text), markup: None };
            let settings = Settings::default();
            let analysis = analyse(&document, &settings);
            let mut article = Article::new(document);
            for marked in [None, Some(at), Some(at + 1)] {
                if let Some(at) = marked {
                    let mark = HandMark::new(Span::new(at, at + 2), "claim");
                    article.decisions.marks.insert(MarkId(u64::from(9 - at)), mark);
                }
                let all = stops(&article, &analysis, &settings);
                assert_eq!(first_stop(&article, &analysis, &settings), all.first().copied());
            }
        }
    }

    #[test]
    fn walking_stops_at_both_ends() {
        let stops = [Mark::Line(Span::new(0, 5)), Mark::Quote(Span::new(7, 9))];
        let [first, last] = stops;
        assert_eq!(neighbour(&stops, None, Direction::Next), Some(first));
        assert_eq!(neighbour(&stops, Some(first), Direction::Next), Some(last));
        assert_eq!(neighbour(&stops, Some(last), Direction::Next), None);
        assert_eq!(neighbour(&stops, Some(first), Direction::Previous), None);
        assert_eq!(neighbour(&stops, None, Direction::Previous), Some(last));
    }

    #[test]
    fn a_line_comes_before_what_is_in_it() {
        let lines = [Mark::Line(Span::new(0, 9)), Mark::Line(Span::new(20, 30))];
        let quotes = [Mark::Quote(Span::new(0, 4)), Mark::Quote(Span::new(12, 14))];
        assert_eq!(merge(&lines, &quotes), [lines[0], quotes[0], quotes[1], lines[1]]);
    }

    #[test]
    fn a_mark_that_is_gone_is_a_place_to_go_on_from() {
        let stops = [Mark::Line(Span::new(0, 5)), Mark::Quote(Span::new(7, 9))];
        let gone = Some(Mark::Line(Span::new(6, 7)));
        assert_eq!(neighbour(&stops, gone, Direction::Next), Some(stops[1]));
        assert_eq!(neighbour(&stops, gone, Direction::Previous), Some(stops[0]));
    }
}
