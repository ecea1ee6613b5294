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
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// A piece of text under the same marks throughout.
#[derive(Clone, Debug, PartialEq)]
pub struct Segment {
    /// Its bytes.
    pub span: Span,
    /// The marks that cover it, the widest first; positions in the row's tags.
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
            Segment { span, tags: over.map(|(at, _)| at).collect() }
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
            confidence: 1.0,
        }
    }

    #[test]
    fn a_nested_mark_makes_three_segments() {
        let segments = cut(Span::new(0, 10), &[tag(0, 10), tag(3, 5)]);
        let tags: Vec<_> = segments.iter().map(|s| s.tags.clone()).collect();
        assert_eq!(tags, [vec![0], vec![0, 1], vec![0]]);
    }

    proptest! {
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
