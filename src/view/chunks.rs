//! An article's rows in chunks that are drawn together. After a decision only the chunks that it is in
//! are worked out again, and what looks as before stays the same value, so that it is not drawn again.

use std::rc::Rc;

use bluepencil_engine::Span;
use bluepencil_engine::mark::Place;
use bluepencil_engine::project::Decisions;
use bluepencil_engine::sorted_map::SortedMap;

use super::revision::Revision;
use super::rows::{Row, rows};
use super::speakers::Colours;

/// How many rows make a chunk. Drawing so many paragraphs of fifty words with a mark in each takes some
/// fifteen milliseconds, and must leave room in a task of fifty for laying them out.
const ROWS: usize = 25;
/// How many bytes make one that has fewer rows: more than as many long paragraphs have, and than the
/// longest piece of a line.
const BYTES: u32 = 20 * 1024;
/// The most chunks of an article that is drawn in whole, so that the browser's own find and selection
/// reach all of it. Some thousand rows, or half a megabyte; a long reportage has a tenth of that.
const WHOLE: usize = 40;

/// Rows that stand one below the other. Compared by pointer.
#[derive(Clone, Debug)]
pub struct Chunk(Rc<Inner>);

#[derive(Debug)]
struct Inner {
    rows: Vec<Rc<Row>>,
    span: Span,
}

impl PartialEq for Chunk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Chunk {
    fn new(rows: Vec<Rc<Row>>) -> Self {
        let ends = rows.first().zip(rows.last()).map(|(a, b)| Span::new(a.span.start, b.span.end));
        Self(Rc::new(Inner { rows, span: ends.unwrap_or_default() }))
    }

    /// Its rows.
    pub fn rows(&self) -> &[Rc<Row>] {
        &self.0.rows
    }

    /// From its first row's first byte to its last one's last.
    pub fn span(&self) -> Span {
        self.0.span
    }

    /// `rows` as a chunk in its place: itself if nothing changed, else with those of its rows that did not.
    fn with(&self, rows: Vec<Rc<Row>>) -> Self {
        let old = self.rows().iter().map(Some).chain(std::iter::repeat(None));
        let kept = rows.into_iter().zip(old);
        let rows: Vec<Rc<Row>> =
            kept.map(|(row, old)| old.filter(|old| **old == row).map_or(row, Rc::clone)).collect();
        let is_same = rows.len() == self.rows().len()
            && rows.iter().zip(self.rows()).all(|(a, b)| Rc::ptr_eq(a, b));
        if is_same { self.clone() } else { Self::new(rows) }
    }
}

/// All chunks of an article, with what they were worked out from.
#[derive(Debug, Default)]
pub struct Chunks {
    from: Option<(Revision, Rc<Colours>)>,
    chunks: Vec<Chunk>,
}

impl Chunks {
    /// The chunks of an article, as far as they are the same those of `before`.
    pub fn after(before: &Self, revision: &Revision, colours: &Rc<Colours>) -> Self {
        let from = Some((revision.clone(), Rc::clone(colours)));
        let is_decided_about =
            |(old, drawn): &&(Revision, Rc<Colours>)| drawn == colours && old.reads_as(revision);
        let chunks = match before.from.as_ref().filter(is_decided_about) {
            Some((old, _)) => before.changed(&old.article.decisions, revision, colours),
            None => before.anew(revision, colours),
        };
        Self { from, chunks }
    }

    /// The chunks, in order.
    pub fn iter(&self) -> impl Iterator<Item = &Chunk> {
        self.chunks.iter()
    }

    /// Whether it is too long to be drawn in whole.
    pub fn is_long(&self) -> bool {
        self.chunks.len() > WHOLE
    }

    /// How many rows there are.
    pub fn row_count(&self) -> usize {
        self.chunks.iter().map(|chunk| chunk.rows().len()).sum()
    }

    fn anew(&self, revision: &Revision, colours: &Colours) -> Vec<Chunk> {
        let rows = rows(revision, colours, revision.article.document.text.span());
        let old = self.chunks.iter().map(Some).chain(std::iter::repeat(None));
        let chunk = |(rows, old): (&[Rc<Row>], Option<&Chunk>)| match old {
            Some(old) => old.with(rows.to_vec()),
            None => Chunk::new(rows.to_vec()),
        };
        parted(&rows).into_iter().zip(old).map(chunk).collect()
    }

    /// The same chunks after other decisions about the same text.
    fn changed(&self, before: &Decisions, revision: &Revision, colours: &Colours) -> Vec<Chunk> {
        let changed = differing(before, &revision.article.decisions);
        let mut end = 0;
        let chunk = |chunk: &Chunk| {
            // With the blank lines before it, which its first row tells of.
            let within = Span::new(std::mem::replace(&mut end, chunk.span().end), chunk.span().end);
            match changed.iter().any(|span| span.overlaps(chunk.span())) {
                true => chunk.with(rows(revision, colours, within)),
                false => chunk.clone(),
            }
        };
        self.chunks.iter().map(chunk).collect()
    }
}

/// `rows` in runs of at most [`ROWS`] that have about [`BYTES`] at most.
fn parted(rows: &[Rc<Row>]) -> Vec<&[Rc<Row>]> {
    let mut runs = Vec::new();
    let mut rest = rows;
    while let Some(first) = rest.first() {
        let fits = |row: &&Rc<Row>| row.span.end - first.span.start <= BYTES;
        let count = rest.iter().take(ROWS).take_while(fits).count().max(1);
        let (run, others) = rest.split_at(count);
        runs.push(run);
        rest = others;
    }
    runs
}

/// Where something else was decided than before, as far as rows show it.
fn differing(before: &Decisions, after: &Decisions) -> Vec<Span> {
    let mut spans = Vec::new();
    differ(&before.lines, &after.lines, |span, _| spans.push(*span));
    differ(&before.quotes, &after.quotes, |span, _| spans.push(*span));
    differ(&before.inline, &after.inline, |span, _| spans.push(*span));
    differ(&before.marks, &after.marks, |_, mark| spans.push(mark.span));
    differ(&before.remarks, &after.remarks, |place, _| {
        let (Place::Line(span) | Place::Quote(span) | Place::Inline(span)) = place;
        spans.push(*span);
    });
    spans
}

/// Tells `tell` of each entry that one of the maps has and the other has not. Linear.
fn differ<K: Ord, V: PartialEq>(
    a: &SortedMap<K, V>,
    b: &SortedMap<K, V>,
    mut tell: impl FnMut(&K, &V),
) {
    let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
    while let (Some(one), Some(other)) = (a.peek(), b.peek()) {
        if one == other {
            a.next();
            b.next();
            continue;
        }
        let order = one.0.cmp(other.0);
        let one = a.next_if(|_| order.is_le());
        let other = b.next_if(|_| order.is_ge());
        one.into_iter().chain(other).for_each(|(key, value)| tell(key, value));
    }
    a.chain(b).for_each(|(key, value)| tell(key, value));
}

// The page never links the reader; native tests may.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::sync::Arc;

    use bluepencil_engine::id::MarkId;
    use bluepencil_engine::mark::{HandMark, Remark};
    use bluepencil_engine::project::{Article, LineDecision, Project, QuoteDecision, Verdict};
    use bluepencil_engine::{Document, DocumentId, Settings, Text, analyse};
    use proptest::prelude::*;

    use super::*;

    /// Two hundred lines, each with a quotation, and one that is cut in pieces.
    fn revision() -> Revision {
        let line = |nth: usize| format!("“We shall stay {nth} years,” said Ana Ruiz.\n\n");
        let long = "Nobody knew of it. ".repeat(4000) + "\n\n";
        let text: String = (0..200).map(line).chain([long]).chain((200..230).map(line)).collect();
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(&text), markup: None };
        let analysis = Rc::new(analyse(&document, &Settings::default()));
        let article = Arc::new(Article::new(document));
        Revision::new(&Rc::new(Project::default()), &article, Some(&analysis))
    }

    fn decided(revision: &Revision, decide: impl FnOnce(&mut Decisions)) -> Revision {
        let mut after = revision.clone();
        decide(&mut Arc::make_mut(&mut after.article).decisions);
        after
    }

    fn anew(revision: &Revision) -> Chunks {
        Chunks::after(&Chunks::default(), revision, &Rc::default())
    }

    fn shown(chunks: &Chunks) -> Vec<&Row> {
        chunks.iter().flat_map(Chunk::rows).map(AsRef::as_ref).collect()
    }

    #[test]
    fn a_decision_makes_one_row_of_one_chunk_anew() {
        let before = revision();
        let quote = before.analysis.as_ref().unwrap().quotes[120].span;
        let decision = QuoteDecision { verdict: Verdict::Rejected, speaker: None };
        let after = decided(&before, |it| drop(it.quotes.insert(quote, decision)));
        let (old, colours) = (anew(&before), Rc::default());
        let new = Chunks::after(&old, &after, &colours);
        let changed: Vec<_> = old.iter().zip(new.iter()).filter(|(a, b)| a != b).collect();
        let [(old, new)] = changed[..] else { panic!("{} chunks changed", changed.len()) };
        let rows = old.rows().iter().zip(new.rows());
        assert_eq!(rows.filter(|(a, b)| !Rc::ptr_eq(a, b)).count(), 1);
    }

    #[test]
    fn no_chunk_is_long_and_together_they_hold_all_rows() {
        let chunks = anew(&revision());
        assert!(
            chunks.iter().all(|chunk| chunk.rows().len() <= ROWS && chunk.span().len() <= BYTES)
        );
        assert_eq!(chunks.row_count(), 230 + 5);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn what_is_worked_out_in_part_is_as_if_it_were_in_whole(
            spots in proptest::collection::vec((0u32..86_000, 1u32..3000), 1..6),
            lines in proptest::collection::vec(0usize..200, 0..4),
            noted in proptest::collection::vec(0usize..200, 0..4),
        ) {
            let before = revision();
            let analysis = before.analysis.clone().unwrap();
            let after = decided(&before, |it| {
                for (id, (start, len)) in (1..).map(MarkId).zip(spots) {
                    let text = &before.article.document.text;
                    let [start, end] = [start, start + len].map(|mut at| {
                        at = at.min(text.len());
                        while !text.has(Span::new(at, at)) {
                            at -= 1;
                        }
                        at
                    });
                    it.marks.insert(id, HandMark::new(Span::new(start, end), "claim"));
                }
                for at in noted {
                    let remark = Remark { note: "ask Ana".into(), ..Remark::default() };
                    it.remarks.insert(Place::Line(analysis.lines[at].span), remark.clone());
                    it.remarks.insert(Place::Quote(analysis.quotes[at].span), remark);
                }
                for line in lines {
                    it.lines.insert(analysis.lines[line].span, LineDecision::keeping(false));
                }
            });
            let colours = Rc::default();
            let there = Chunks::after(&anew(&before), &after, &colours);
            let whole = anew(&after);
            prop_assert_eq!(shown(&there), shown(&whole));
            let back = Chunks::after(&there, &before, &colours);
            let whole = anew(&before);
            prop_assert_eq!(shown(&back), shown(&whole));
        }
    }
}
