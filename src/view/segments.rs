//! Cuts a stretch of text where marks begin and end. The segments are flat, each with the set of
//! marks that cover it, so marks may nest and cross to any depth.

use std::rc::Rc;

use bluepencil_engine::project::Verdict;
use bluepencil_engine::{Level, Span};

use crate::state::Mark;

/// A mark, as far as it concerns how text looks.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// Which mark.
    pub mark: Mark,
    /// Its level, if it is a quotation.
    pub level: Option<Level>,
    /// The colour of its speaker, if it has one.
    pub colour: Option<u8>,
    /// Its speaker, if it has one.
    pub speaker: Option<Rc<str>>,
    /// What a person said of it.
    pub verdict: Option<Verdict>,
    /// Whether it was read with doubt and nobody has spoken about it.
    pub is_doubtful: bool,
    /// Its label, if it was made by hand.
    pub label: Option<Rc<str>>,
}

/// A stretch of text that tells of the quotation in focus, wherever it stands.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Part {
    /// Its bytes.
    pub span: Span,
    /// What it tells.
    pub role: Role,
    /// The speaker's number, if the quotation has one.
    pub colour: Option<u8>,
}

/// What a part tells of a quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Who speaks: the words that the speaker was read from.
    Speaker,
    /// That somebody speaks: the cue.
    Cue,
}

/// The parts of the quotation in focus; a cue comes after the speaker.
pub type Parts = [Option<Part>; 2];

/// Those of `parts` that stand in `span`, at least in part.
pub fn parts_in(parts: Parts, span: Span) -> Parts {
    parts.map(|part| part.filter(|part| part.span.overlaps(span)))
}

/// Cuts `span` where parts begin and end. The pieces cover it once and in order, each with the
/// part that it is of.
pub fn cut_parts(span: Span, parts: Parts) -> Vec<(Span, Option<Part>)> {
    let mut ends = vec![span.start, span.end];
    for part in parts.into_iter().flatten() {
        ends.extend([part.span.start, part.span.end].map(|at| at.clamp(span.start, span.end)));
    }
    ends.sort_unstable();
    ends.dedup();
    let pieces = ends.iter().zip(ends.iter().skip(1)).map(|(&start, &end)| Span::new(start, end));
    let over = |piece: Span| parts.into_iter().flatten().find(|part| part.span.contains(piece));
    pieces.map(|piece| (piece, over(piece))).collect()
}

/// A piece of text under the same marks throughout.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its bytes.
    pub span: Span,
    /// The marks that cover it, the longest first; positions in the row's tags.
    pub tags: Vec<usize>,
}

/// Cuts `row` at the ends of `tags` (in the order of their starts, wider ones first). The segments
/// cover the row once and in order. Costs tags × segments of this row, both small.
pub fn cut(row: Span, tags: &[Tag]) -> Vec<Segment> {
    let mut ends: Vec<u32> = tags
        .iter()
        .flat_map(|tag| [tag.mark.span().start, tag.mark.span().end])
        .filter(|&at| row.start < at && at < row.end)
        .chain([row.start, row.end])
        .collect();
    ends.sort_unstable();
    ends.dedup();
    let pairs = ends.iter().zip(ends.iter().skip(1));
    pairs
        .map(|(&start, &end)| {
            let span = Span::new(start, end);
            let over = tags.iter().enumerate().filter(|(_, tag)| tag.mark.span().contains(span));
            let mut over: Vec<(u32, usize)> =
                over.map(|(at, tag)| (u32::MAX - tag.mark.span().len(), at)).collect();
            over.sort_unstable();
            Segment { span, tags: over.into_iter().map(|(_, at)| at).collect() }
        })
        .collect()
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn tag(start: u32, end: u32) -> Tag {
        Tag {
            mark: Mark::Quote(Span::new(start, end)),
            level: None,
            colour: None,
            speaker: None,
            verdict: None,
            is_doubtful: false,
            label: None,
        }
    }

    #[test]
    fn the_shortest_of_crossing_marks_comes_last() {
        let segments = cut(Span::new(0, 10), &[tag(0, 6), tag(2, 10), tag(3, 5)]);
        let tags: Vec<_> = segments.iter().map(|s| s.tags.clone()).collect();
        assert_eq!(tags, [vec![0], vec![1, 0], vec![1, 0, 2], vec![1, 0], vec![1]]);
    }

    #[test]
    fn a_nested_mark_makes_three_segments() {
        let segments = cut(Span::new(0, 10), &[tag(0, 10), tag(3, 5)]);
        let tags: Vec<_> = segments.iter().map(|s| s.tags.clone()).collect();
        assert_eq!(tags, [vec![0], vec![0, 1], vec![0]]);
    }

    proptest! {
        #[test]
        fn pieces_cover_a_stretch_once(a in 0u32..40, b in 0u32..40, c in 0u32..40, d in 0u32..40) {
            let part = |start: u32, end: u32, role| {
                Some(Part { span: Span::new(start.min(end), start.max(end)), role, colour: None })
            };
            let parts = [part(a, b, Role::Speaker), part(c, d, Role::Cue)];
            let whole = Span::new(10, 30);
            let mut at = whole.start;
            for (piece, part) in cut_parts(whole, parts) {
                prop_assert_eq!(piece.start, at);
                prop_assert!(!piece.is_empty());
                prop_assert!(part.is_none_or(|part| part.span.contains(piece)));
                at = piece.end;
            }
            prop_assert_eq!(at, whole.end);
        }

        #[test]
        fn segments_cover_the_row_once(
            marks in proptest::collection::vec((0u32..60, 0u32..60), 0..8), start in 0u32..30, len in 1u32..30
        ) {
            let row = Span::new(start, start + len);
            let tags: Vec<_> = marks.into_iter().map(|(a, b)| tag(a, b)).collect();
            let segments = cut(row, &tags);
            let mut at = row.start;
            for segment in &segments {
                prop_assert_eq!(segment.span.start, at);
                prop_assert!(!segment.span.is_empty());
                at = segment.span.end;
            }
            prop_assert_eq!(at, row.end);
        }
    }
}
