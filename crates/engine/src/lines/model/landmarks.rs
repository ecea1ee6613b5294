//! Where a line stands: how much prose and how many short lines lie around it, and how far it is
//! from the headline, from the best run of prose and from a heading of furniture.

use crate::byte::{narrow, share};
use crate::line::LineKind;

use super::super::finding::Finding;
use super::super::shape::Ending;
use super::Known;
use super::features::{Feature, Writer, level, offset, rounded};

/// A line of fewer words that does not end a sentence counts as short.
const SHORT: u32 = 8;
/// A heading of furniture has at most this many words ("Most read in Business today").
const HEADING: u32 = 8;
/// The codes of bylines and dates, and of comments.
const DATE: u8 = 2;
const REPLY: u8 = 10;
/// Far away, or never.
const NEVER: u8 = 255;

/// Sums over the lines up to each one, so that any window is one subtraction.
pub(super) struct Landmarks {
    prose: Vec<u32>,
    short: Vec<u32>,
    rules: Vec<u32>,
    replies: Vec<u32>,
    dates: Vec<u32>,
    blocks: Vec<Block>,
    block_count: u32,
    lists: Vec<(u32, u32)>,
    markers: Vec<Marker>,
    title: Option<usize>,
    run: (usize, usize),
    lines: usize,
}

/// The lines between two blank ones.
#[derive(Clone, Copy)]
struct Block {
    start: usize,
    end: usize,
}

/// What was passed on the way down to a line, each with the line's place.
#[derive(Clone, Copy, Default)]
struct Marker {
    /// The last heading of furniture: what, and where.
    heading: Option<(u8, usize)>,
    /// The last byline or date.
    byline: Option<usize>,
    /// The last sign that an article is over.
    tail: Option<usize>,
}

impl Landmarks {
    /// One pass over the lines.
    pub fn new(known: Known<'_>) -> Self {
        let lines = known.page.len();
        let weight = |at: usize| known.weights.get(at).map_or(0, |w| u32::from(rounded(*w)));
        let shapes = || known.page.lines.iter().map(|line| line.shape);
        let rule = |at: usize| known.found.get(at).and_then(Option::as_ref);
        let blocks = blocks(known);
        Self {
            prose: sums((0..lines).map(weight)),
            short: sums(shapes().map(|s| u32::from(s.words < SHORT && !s.is_closed()))),
            rules: sums((0..lines).map(|at| u32::from(rule(at).is_some()))),
            replies: sums((0..lines).map(|at| u32::from(rule_code(rule(at)) == REPLY))),
            dates: sums((0..lines).map(|at| u32::from(rule_code(rule(at)) == DATE))),
            block_count: (0..).zip(&blocks).map(|(at, b)| u32::from(b.start == at)).sum(),
            blocks,
            lists: lists(known),
            markers: markers(known),
            title: known.title,
            run: (known.run.start, known.run.end),
            lines,
        }
    }

    /// Puts what they say of line `at` into `row`.
    pub fn fill(&self, at: usize, row: &mut Writer<'_>) {
        self.windows(at, row);
        self.place(at, row);
        self.block(at, row);
        self.passed(at, row);
    }

    fn windows(&self, at: usize, row: &mut Writer<'_>) {
        use Feature as F;
        let windows = [
            (4, [F::Prose4Before, F::Prose4After, F::Short4Before, F::Short4After]),
            (12, [F::Prose12Before, F::Prose12After, F::Short12Before, F::Short12After]),
            (40, [F::Prose40Before, F::Prose40After, F::Short40Before, F::Short40After]),
        ];
        for (reach, [prose_before, prose_after, short_before, short_after]) in windows {
            let from = at.saturating_sub(reach);
            let to = (at + 1 + reach).min(self.lines);
            row.set(prose_before, level(between(&self.prose, from, at)));
            row.set(prose_after, level(between(&self.prose, at + 1, to)));
            row.set(short_before, level(between(&self.short, from, at)));
            row.set(short_after, level(between(&self.short, at + 1, to)));
        }
        let (from, to) = (at.saturating_sub(12), (at + 13).min(self.lines));
        row.set(F::Replies12Before, level(between(&self.replies, from, at)));
        row.set(F::Replies12After, level(between(&self.replies, at + 1, to)));
        row.set(F::Dates12Before, level(between(&self.dates, from, at)));
        row.set(F::Dates12After, level(between(&self.dates, at + 1, to)));
        let (from, to) = (at.saturating_sub(6), (at + 7).min(self.lines));
        row.set(F::Rules6Before, level(between(&self.rules, from, at)));
        row.set(F::Rules6After, level(between(&self.rules, at + 1, to)));
    }

    fn place(&self, at: usize, row: &mut Writer<'_>) {
        use Feature as F;
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let all = between(&self.prose, 0, self.lines);
        let before = between(&self.prose, 0, at);
        row.set(F::ProseDone, share(before, all));
        row.set(F::ProseBefore, level(before));
        row.set(F::ProseLeft, level(between(&self.prose, at + 1, self.lines)));
        row.set(F::Place, share(count(at), count(self.lines)));
        row.set(F::Lines, level(count(self.lines)));
        row.set(F::ProseALine, narrow(all / count(self.lines).max(1)));
        let (start, end) = self.run;
        row.set(F::RunLines, level(count(end - start)));
        row.set(F::FromRunStart, offset(start, at));
        row.set(F::FromRunEnd, offset(end, at));
        row.set(F::RunShare, share(between(&self.prose, start, end), all));
        if let Some(title) = self.title {
            row.set(F::FromTitle, offset(title, at));
            let since = between(&self.prose, title.min(at), at);
            row.set(F::TitleProse, level(since));
        }
    }

    fn block(&self, at: usize, row: &mut Writer<'_>) {
        use Feature as F;
        let count = |n: usize| level(u32::try_from(n).unwrap_or(u32::MAX));
        if let Some(block) = self.blocks.get(at) {
            row.set(F::BlockLines, count(block.end - block.start));
            row.set(F::BlockFrom, count(at - block.start));
            row.set(F::BlockTo, count(block.end - at - 1));
        }
        row.set(F::Blocks, level(self.block_count));
        if let Some((before, after)) = self.lists.get(at) {
            row.set(F::ListBefore, level(*before));
            row.set(F::ListAfter, level(*after));
        }
    }

    fn passed(&self, at: usize, row: &mut Writer<'_>) {
        use Feature as F;
        let since = |place: usize| offset(place, at) - 128;
        let marker = self.markers.get(at).copied().unwrap_or_default();
        row.set(F::MarkerLines, marker.heading.map_or(NEVER, |(_, place)| since(place)));
        if let Some((code, place)) = marker.heading {
            row.set(F::Marker, code);
            row.set(F::MarkerProse, level(between(&self.prose, place, at)));
        }
        row.set(F::BylineSeen, marker.byline.map_or(NEVER, since));
        row.set(F::TailSeen, marker.tail.map_or(NEVER, since));
    }
}

/// The kind that a rule gave, in groups of furniture that stand in like places.
pub(super) fn rule_code(finding: Option<&Finding>) -> u8 {
    use LineKind as K;
    match finding.map(|finding| finding.kind) {
        None => 0,
        Some(K::Title | K::Standfirst | K::Subheading | K::Paragraph | K::ListItem) => 1,
        Some(K::Byline | K::Timestamp | K::Contributors) => DATE,
        Some(K::Caption | K::Credit) => 3,
        Some(K::RepeatedTitle | K::RepeatedLine) => 4,
        Some(K::Share) => 5,
        Some(K::Advertisement) => 6,
        Some(K::Promo) => 7,
        Some(K::Newsletter) => 8,
        Some(K::AuthorBio | K::Tags | K::SourceLink) => 9,
        Some(K::Comments) => REPLY,
        Some(K::Legal) => 11,
        Some(K::Control) => 12,
        Some(K::Navigation | K::Masthead) => 13,
    }
}

fn sums(counts: impl Iterator<Item = u32>) -> Vec<u32> {
    let mut total = 0_u32;
    let sums = counts.map(|count| {
        total = total.saturating_add(count);
        total
    });
    std::iter::once(0).chain(sums).collect()
}

fn between(sums: &[u32], from: usize, to: usize) -> u32 {
    let at = |at: usize| sums.get(at).or(sums.last()).copied().unwrap_or(0);
    at(to).saturating_sub(at(from))
}

fn blocks(known: Known<'_>) -> Vec<Block> {
    let lines = &known.page.lines;
    let mut blocks: Vec<Block> = Vec::with_capacity(lines.len());
    let mut start = 0;
    let follows = |at: usize| {
        let number = |at: usize| lines.get(at).map(|line| line.number);
        number(at).zip(number(at + 1)).is_some_and(|(a, b)| a + 1 == b)
    };
    for at in 0..lines.len() {
        if !follows(at) {
            blocks.resize(at + 1, Block { start, end: at + 1 });
            start = at + 1;
        }
    }
    blocks
}

/// How many lines without a sentence's end stand in a row right before and right after each.
fn lists(known: Known<'_>) -> Vec<(u32, u32)> {
    let lines = &known.page.lines;
    let open = |at: usize| {
        lines.get(at).is_some_and(|l| matches!(l.shape.ending, Ending::Nothing | Ending::Open))
    };
    let mut lists = vec![(0, 0); lines.len()];
    let mut row = 0;
    for (at, place) in lists.iter_mut().enumerate() {
        place.0 = row;
        row = if open(at) { row + 1 } else { 0 };
    }
    row = 0;
    for (at, place) in lists.iter_mut().enumerate().rev() {
        place.1 = row;
        row = if open(at) { row + 1 } else { 0 };
    }
    lists
}

fn markers(known: Known<'_>) -> Vec<Marker> {
    use LineKind as K;
    let mut marker = Marker::default();
    let passed = known.page.lines.iter().zip(known.found).enumerate();
    passed
        .map(|(at, (line, finding))| {
            let here = marker;
            let kind = finding.as_ref().map(|finding| finding.kind);
            let is_heading = line.shape.words <= HEADING;
            match kind {
                Some(K::Promo | K::Comments | K::Newsletter | K::Legal) if is_heading => {
                    marker.heading = Some((rule_code(finding.as_ref()), at));
                }
                Some(K::Byline | K::Timestamp) => marker.byline = Some(at),
                Some(K::AuthorBio | K::Contributors | K::Tags | K::SourceLink) => {
                    marker.tail = Some(at);
                }
                _ => {}
            }
            here
        })
        .collect()
}
