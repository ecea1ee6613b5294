//! Pairs the marks of one paragraph: one pass with a stack for the marks that only quote, then
//! one pass for single marks, which may be apostrophes. A lost or a doubled mark is repaired where
//! it stands, so that it never turns the rest of the paragraph inside out.

use super::marks::{Family, Lean, Mark};
use crate::span::Span;
use crate::text::Text;

/// A quotation between its marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Pair {
    /// With marks.
    pub span: Span,
    /// Without marks and without the white space inside them.
    pub inner: Span,
    /// Whether an opening mark stands at the start.
    pub opened: bool,
    /// Whether a closing mark stands at the end.
    pub closed: bool,
    /// Whether single marks stand around it.
    pub single: bool,
    /// Whether it stands inside another pair.
    pub nested: bool,
}

/// How a paragraph hangs together with its neighbours.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Around {
    /// A quotation was left open before it, and it holds or leads to its closing mark.
    pub opened_before: bool,
    /// The quotation that it leaves open goes on after it.
    pub goes_on: bool,
}

/// The longest unsure pair of straight single marks, in words. A plural possessive (“workers’”)
/// closes nothing that began a sentence earlier.
const UNSURE_WORDS: usize = 4;

/// All pairs of `paragraph`, outer before inner. `marks` are those inside it, in order.
pub(super) fn pair(text: &Text, paragraph: Span, marks: &[Mark], around: Around) -> Vec<Pair> {
    let mut reader = Reader { text, paragraph, pairs: Vec::new(), strays: Vec::new() };
    reader.doubles(marks, around);
    reader.singles(marks);
    reader.finish()
}

struct Reader<'a> {
    text: &'a Text,
    paragraph: Span,
    pairs: Vec<Pair>,
    /// Closing marks that closed nothing.
    strays: Vec<Mark>,
}

impl Reader<'_> {
    fn doubles(&mut self, marks: &[Mark], around: Around) {
        let marks: Vec<&Mark> = marks.iter().filter(|m| m.family != Family::Single).collect();
        let mut stack: Vec<Mark> = Vec::new();
        let mut lent = around.opened_before;
        for (at, &&mark) in marks.iter().enumerate() {
            match turn(mark, &stack) {
                Lean::Close => {
                    if let Some(depth) = stack.iter().rposition(|o| o.family == mark.family) {
                        let opener = stack.drain(depth..).next();
                        self.add(opener, Some(mark));
                    } else if lent && stack.is_empty() {
                        self.add(None, Some(mark));
                    } else {
                        self.strays.push(mark);
                    }
                    lent = lent && !stack.is_empty();
                }
                _ => self.open(mark, marks.get(at + 1..).unwrap_or_default(), &mut stack, around),
            }
        }
        self.left_open(&stack, around, lent && marks.is_empty());
    }

    /// An opening mark: pushed where nothing is open or where it is nested; otherwise the one
    /// before it has lost its closing mark or stands twice.
    fn open(&mut self, mark: Mark, rest: &[&Mark], stack: &mut Vec<Mark>, around: Around) {
        let Some(last) = stack.last_mut() else { return stack.push(mark) };
        if last.family != mark.family {
            if rest.iter().find(|m| m.family == mark.family).is_some_and(|m| m.lean != Lean::Open) {
                stack.push(mark);
            }
            return;
        }
        if last.span.end == mark.span.start {
            last.span.end = mark.span.end;
            return;
        }
        let leans = |n: usize| rest.get(n).map(|m| m.lean);
        let nested = match (leans(0), leans(1)) {
            (Some(Lean::Close | Lean::Either), Some(Lean::Close | Lean::Either)) => true,
            (Some(Lean::Close), None) => around.goes_on,
            _ => false,
        };
        if !nested {
            stack.pop();
        }
        stack.push(mark);
    }

    /// What the end of the paragraph leaves open stops there: that is how quotations of several
    /// paragraphs are printed, and the least harm where a mark was lost.
    fn left_open(&mut self, stack: &[Mark], around: Around, all_of_it: bool) {
        if all_of_it {
            self.add(None, None);
        }
        let Some(&opener) = stack.first() else { return };
        if opener.lean == Lean::Open || around.goes_on {
            self.add(Some(opener), None);
        }
    }

    /// Single marks pair up inside whatever stands around them.
    fn singles(&mut self, marks: &[Mark]) {
        self.pairs.sort_by_key(order);
        let outers = self.pairs.len();
        let mut open: Vec<(Option<usize>, Singles)> = vec![(None, Singles::default())];
        let mut next = 0;
        for mark in marks.iter().filter(|m| m.family == Family::Single) {
            while let Some(pair) = self.pairs.get(next).filter(|_| next < outers) {
                if pair.span.start > mark.span.start {
                    break;
                }
                open.push((Some(next), Singles::default()));
                next += 1;
            }
            while let Some(&(Some(at), _)) = open.last() {
                if self.pairs.get(at).is_some_and(|p| p.span.end > mark.span.start) {
                    break;
                }
                self.close_region(&mut open);
            }
            let Some((at, region)) = open.last_mut() else { break };
            let outside = at.is_none();
            if let Some((opener, closer)) = region.read(*mark) {
                self.add_single(opener, closer, outside);
            }
        }
        while !open.is_empty() {
            self.close_region(&mut open);
        }
    }

    /// The end of a pair (or of the paragraph) ends what was open between single marks.
    fn close_region(&mut self, open: &mut Vec<(Option<usize>, Singles)>) {
        let Some((at, mut region)) = open.pop() else { return };
        if let Some((opener, closer)) = region.end() {
            self.add_single(opener, closer, at.is_none());
        }
        match at.and_then(|at| self.pairs.get_mut(at)) {
            // Half of a doubled apostrophe was lost at the end, if a word stands before it.
            Some(pair) if !pair.closed => {
                if let Some(closer) = region.stray {
                    let words = self.text.trim(Span::new(pair.inner.start, closer.span.start));
                    if self.text.slice(words).contains(char::is_alphanumeric) {
                        pair.span.end = closer.span.end;
                        pair.inner = words;
                        pair.closed = true;
                    }
                }
            }
            Some(_) => {}
            None => self.mend_strays(&region.lost),
        }
    }

    /// Half of a doubled apostrophe was lost at the start: a lone single opener and, with no
    /// other pair between them, a closer that closed nothing.
    fn mend_strays(&mut self, lost: &[Mark]) {
        let strays = std::mem::take(&mut self.strays);
        for stray in strays.iter().filter(|stray| stray.family == Family::Double) {
            let before = lost.partition_point(|m| m.span.start < stray.span.start);
            let Some(opener) = before.checked_sub(1).and_then(|at| lost.get(at)) else { continue };
            let between = Span::new(opener.span.start, stray.span.end);
            let at = self.pairs.partition_point(|p| p.span.start < between.start);
            let clear = [at.checked_sub(1), Some(at)].into_iter().flatten();
            if clear.filter_map(|at| self.pairs.get(at)).all(|p| !p.span.overlaps(between)) {
                self.add(Some(*opener), Some(*stray));
            }
        }
    }

    fn add_single(&mut self, opener: Mark, closer: Mark, outside: bool) {
        let span = Span::new(opener.span.start, closer.span.end);
        let sure = opener.sure && closer.sure;
        if outside && !sure {
            let few = || self.text.slice(span).split_whitespace().count() <= UNSURE_WORDS;
            if !opener.drawn_open && !few() {
                return;
            }
        }
        self.add(Some(opener), Some(closer));
    }

    /// Adds the pair between two marks, or from and to the ends of the paragraph where one is
    /// missing; nothing where no word stands between them.
    fn add(&mut self, opener: Option<Mark>, closer: Option<Mark>) {
        let start = opener.map_or(self.paragraph.start, |m| m.span.start);
        let end = closer.map_or(self.paragraph.end, |m| m.span.end);
        let from = opener.map_or(start, |m| m.span.end);
        let to = closer.map_or(end, |m| m.span.start);
        let inner = self.text.trim(Span::new(from, to));
        if !self.text.slice(inner).contains(char::is_alphanumeric) {
            return;
        }
        self.pairs.push(Pair {
            span: Span::new(start, end),
            inner,
            opened: opener.is_some(),
            closed: closer.is_some(),
            single: opener.or(closer).is_some_and(|m| m.family == Family::Single),
            nested: false,
        });
    }

    fn finish(mut self) -> Vec<Pair> {
        self.pairs.sort_by_key(order);
        self.pairs.dedup_by_key(|pair| pair.span);
        let mut ends: Vec<u32> = Vec::new();
        self.pairs.retain_mut(|pair| {
            while ends.last().is_some_and(|&end| end <= pair.span.start) {
                ends.pop();
            }
            let whole = ends.last().is_none_or(|&end| pair.span.end <= end);
            pair.nested = !ends.is_empty();
            if whole {
                ends.push(pair.span.end);
            }
            whole
        });
        self.pairs
    }
}

/// Outer pairs before what they hold.
fn order(pair: &Pair) -> (u32, std::cmp::Reverse<u32>) {
    (pair.span.start, std::cmp::Reverse(pair.span.end))
}

/// Which way `mark` turns with `stack` open: what its neighbours leave open, the stack decides.
fn turn(mark: Mark, stack: &[Mark]) -> Lean {
    let is_open = stack.iter().any(|opener| opener.family == mark.family);
    match mark.lean {
        Lean::Either if is_open || mark.after_digit => Lean::Close,
        Lean::Either => Lean::Open,
        lean => lean,
    }
}

/// The single marks of one region: outside all pairs, or directly inside one.
#[derive(Default)]
struct Singles {
    opener: Option<Mark>,
    /// The last closing mark since then that may be an apostrophe.
    unsure: Option<Mark>,
    /// Sure openers that nothing closed.
    lost: Vec<Mark>,
    /// The last sure closing mark that closed nothing.
    stray: Option<Mark>,
}

impl Singles {
    /// Takes the next mark; the pair that it completes, if any.
    fn read(&mut self, mark: Mark) -> Option<(Mark, Mark)> {
        if mark.lean == Lean::Open {
            let done = self.end();
            self.opener = Some(mark);
            return done;
        }
        if self.opener.is_none() {
            self.stray = Some(mark).filter(|m| m.sure).or(self.stray);
            return None;
        }
        if mark.sure {
            self.unsure = None;
            return self.opener.take().map(|opener| (opener, mark));
        }
        self.unsure = Some(mark);
        None
    }

    /// Ends what is open with the last mark that could close it.
    fn end(&mut self) -> Option<(Mark, Mark)> {
        let opener = self.opener.take()?;
        let closer = self.unsure.take();
        if closer.is_none() && opener.sure {
            self.lost.push(opener);
        }
        Some((opener, closer?))
    }
}
