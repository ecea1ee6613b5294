//! An article's rows in chunks that are drawn together, each worked out when it is first drawn. After a
//! decision only the chunks that it is in are worked out again, and what looks as before stays the same
//! value, so that it is not drawn again.

use std::cell::RefCell;
use std::rc::Rc;

use bluepencil_engine::mark::Place;
use bluepencil_engine::project::Decisions;
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{Span, Text};

use super::revision::Revision;
use super::rows::{Row, row_spans, rows};
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
    span: Span,
    /// The same with the blank lines before it, which its first row tells of.
    within: Span,
    count: usize,
    source: Source,
    /// Once somebody has asked for them.
    rows: RefCell<Option<Rows>>,
}

type Rows = Rc<[Rc<Row>]>;

/// What the rows of an article are worked out from, always the newest.
type Source = Rc<RefCell<Option<(Revision, Rc<Colours>)>>>;

impl PartialEq for Chunk {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Chunk {
    fn new(spans: &[Span], after: u32, source: &Source) -> Self {
        let ends = spans.first().zip(spans.last()).map(|(a, b)| Span::new(a.start, b.end));
        let span = ends.unwrap_or_default();
        let within = Span::new(after, span.end);
        let source = Rc::clone(source);
        Self(Rc::new(Inner { span, within, count: spans.len(), source, rows: RefCell::default() }))
    }

    /// Its rows, which are worked out now unless they are known.
    pub fn rows(&self) -> Rows {
        let known = self.0.rows.borrow().clone();
        let rows = known.unwrap_or_else(|| self.work_out());
        *self.0.rows.borrow_mut() = Some(Rc::clone(&rows));
        rows
    }

    /// Lets go of its rows until somebody asks for them again.
    pub fn forget(&self) {
        self.0.rows.take();
    }

    /// From its first row's first byte to its last one's last.
    pub fn span(&self) -> Span {
        self.0.span
    }

    fn work_out(&self) -> Rows {
        let source = self.0.source.borrow();
        let made =
            |(revision, colours): &(Revision, Rc<Colours>)| rows(revision, colours, self.0.within);
        source.as_ref().map(made).unwrap_or_default().into()
    }

    /// The chunk in its place now that its source is another: itself if it looks the same or nobody has
    /// looked, else with those of its rows that do.
    fn again(&self) -> Self {
        let Some(old) = self.0.rows.borrow().clone() else { return self.clone() };
        let same = |(new, old): (&Rc<Row>, &Rc<Row>)| Rc::clone(if new == old { old } else { new });
        // As many as before, since the text is the same.
        let rows: Rows = self.work_out().iter().zip(&*old).map(same).collect();
        if rows.iter().zip(&*old).all(|(a, b)| Rc::ptr_eq(a, b)) {
            return self.clone();
        }
        let Inner { span, within, count, .. } = *self.0;
        let (source, rows) = (Rc::clone(&self.0.source), RefCell::new(Some(rows)));
        Self(Rc::new(Inner { span, within, count, source, rows }))
    }
}

/// All chunks of an article.
#[derive(Debug, Default)]
pub struct Chunks {
    chunks: Vec<Chunk>,
    source: Source,
}

impl Chunks {
    /// Becomes the chunks of `revision`, and keeps those that are the same.
    pub fn follow(&mut self, revision: &Revision, colours: &Rc<Colours>) {
        let before = self.source.replace(Some((revision.clone(), Rc::clone(colours))));
        let text = &revision.article.document.text;
        let Some((old, drawn)) = before.filter(|(it, _)| it.article.document.text == *text) else {
            self.chunks = chunks_of(text, &self.source);
            return;
        };
        let is_drawn_alike = drawn == *colours;
        if is_drawn_alike && old == *revision {
            return;
        }
        let is_decided_about = is_drawn_alike && old.reads_as(revision);
        let (before, now) = (&old.article.decisions, &revision.article.decisions);
        let changed = is_decided_about.then(|| differing(before, now));
        for chunk in &mut self.chunks {
            let is_in = |span: &Span| span.overlaps(chunk.span());
            if changed.as_ref().is_none_or(|changed| changed.iter().any(is_in)) {
                *chunk = chunk.again();
            }
        }
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
        self.chunks.iter().map(|chunk| chunk.0.count).sum()
    }
}

/// The rows of `text` in runs of at most [`ROWS`] that have about [`BYTES`] at most.
fn chunks_of(text: &Text, source: &Source) -> Vec<Chunk> {
    let spans: Vec<Span> = row_spans(text).collect();
    let mut chunks = Vec::new();
    let (mut rest, mut after) = (spans.as_slice(), 0);
    while let Some(first) = rest.first() {
        let fits = |span: &&Span| span.end - first.start <= BYTES;
        let count = rest.iter().take(ROWS).take_while(fits).count().max(1);
        let (run, others) = rest.split_at(count);
        let chunk = Chunk::new(run, after, source);
        after = chunk.span().end;
        chunks.push(chunk);
        rest = others;
    }
    chunks
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
    use bluepencil_engine::{Document, DocumentId, LineKind, Settings, analyse};
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
        let mut chunks = Chunks::default();
        chunks.follow(revision, &Rc::default());
        chunks
    }

    fn shown(chunks: &Chunks) -> Vec<Rc<Row>> {
        chunks.iter().flat_map(|chunk| chunk.rows().to_vec()).collect()
    }

    #[test]
    fn a_decision_makes_one_row_of_one_chunk_anew() {
        let before = revision();
        let quote = before.analysis.as_ref().unwrap().quotes[120].span;
        let decision = QuoteDecision { verdict: Verdict::Rejected, speaker: None };
        let after = decided(&before, |it| drop(it.quotes.insert(quote, decision)));
        let mut chunks = anew(&before);
        shown(&chunks);
        let old: Vec<Chunk> = chunks.iter().cloned().collect();
        chunks.follow(&after, &Rc::default());
        let changed: Vec<_> = old.iter().zip(chunks.iter()).filter(|(a, b)| a != b).collect();
        let [(old, new)] = changed[..] else { panic!("{} chunks changed", changed.len()) };
        let (old, new) = (old.rows(), new.rows());
        assert_eq!(old.iter().zip(&*new).filter(|(a, b)| !Rc::ptr_eq(a, b)).count(), 1);
    }

    #[test]
    fn rows_that_nobody_looks_at_are_not_worked_out() {
        let before = revision();
        let mut chunks = anew(&before);
        let is_known = |chunk: &Chunk| chunk.0.rows.borrow().is_some();
        assert!(!chunks.iter().any(is_known));
        let looked_at = chunks.iter().nth(2).cloned().unwrap();
        looked_at.rows();
        let settings = Settings::default().with(LineKind::Paragraph, true);
        let project = Rc::new(Project { settings, ..Project::default() });
        let other = Revision::new(&project, &before.article, None);
        chunks.follow(&other, &Rc::default());
        let known: Vec<bool> = chunks.iter().map(is_known).collect();
        assert_eq!(known.iter().filter(|it| **it).count(), 1);
        assert!(chunks.iter().nth(2) != Some(&looked_at), "its reading is gone");
        chunks.iter().for_each(Chunk::forget);
        assert!(!chunks.iter().any(is_known));
        assert_eq!(shown(&chunks), shown(&anew(&other)));
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
            let mut chunks = anew(&before);
            prop_assert_eq!(shown(&chunks), shown(&anew(&before)));
            chunks.follow(&after, &colours);
            prop_assert_eq!(shown(&chunks), shown(&anew(&after)));
            chunks.follow(&before, &colours);
            prop_assert_eq!(shown(&chunks), shown(&anew(&before)));
        }
    }
}
