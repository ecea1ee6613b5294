//! A change of an article's text: some of its words replaced by others. Everything that was decided
//! about the other words moves with them, so the change is as small to keep as what was typed.

use std::sync::Arc;

use serde::Serialize;

use super::{Edit, EditError};
use crate::markup::Markup;
use crate::project::{Article, Decisions};
use crate::sorted_map::SortedMap;
use crate::span::{Span, saturate};
use crate::text::Text;

/// Other words in place of some.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Splice {
    /// What is replaced, in the text as it was before any splice; empty to insert.
    pub span: Span,
    /// What stands there from now on; empty to delete.
    pub text: String,
}

crate::unpack!(struct Splice { span, text });

/// Splices in order, none of which overlaps another, and how far each moves what comes after it.
pub(crate) struct Splices<'a> {
    splices: &'a [Splice],
    /// For each splice, where what comes right after it stands afterwards.
    ends: Vec<u32>,
}

impl<'a> Splices<'a> {
    pub(crate) fn new(splices: &'a [Splice]) -> Self {
        let (mut from, mut to) = (0, 0);
        let ends = splices.iter().map(|splice| {
            to += splice.span.start.saturating_sub(from) + saturate(splice.text.len());
            from = splice.span.end;
            to
        });
        Self { splices, ends: ends.collect() }
    }

    /// Where `span` stands afterwards; `None` if any of its words is replaced, or something is put
    /// between them.
    pub(crate) fn shifted(&self, span: Span) -> Option<Span> {
        let before = self.splices.partition_point(|splice| splice.span.end <= span.start);
        let is_touched = |splice: &Splice| {
            let Span { start, end } = splice.span;
            // An empty span at a splice could stand on either side of it.
            let is_beside = span.is_empty() && start <= span.end && end >= span.start;
            is_beside || start < span.end && end > span.start
        };
        let last = before.checked_sub(1);
        let near = [last, Some(before)].into_iter().flatten();
        if near.filter_map(|at| self.splices.get(at)).any(is_touched) {
            return None;
        }
        let (from, to) = match last.and_then(|at| self.splices.get(at).zip(self.ends.get(at))) {
            Some((splice, end)) => (splice.span.end, *end),
            None => (0, 0),
        };
        let start = span.start - from + to;
        Some(Span::new(start, start + span.len()))
    }

    /// Where the byte at `offset` of the text afterwards stood before; for what was put in, where
    /// it was put.
    fn origin(&self, offset: u32) -> u32 {
        let before = self.ends.partition_point(|end| *end <= offset);
        let (from, to) = match before
            .checked_sub(1)
            .and_then(|at| self.splices.get(at).zip(self.ends.get(at)))
        {
            Some((splice, end)) => (splice.span.end, *end),
            None => (0, 0),
        };
        let at = from + (offset - to);
        self.splices.get(before).map_or(at, |next| at.min(next.span.start))
    }
}

/// The text after the splices; `None` where they are out of order or outside of it.
pub(crate) fn spliced(text: &Text, splices: &[Splice]) -> Option<Text> {
    let whole = text.as_str();
    let (mut after, mut at) = (String::with_capacity(whole.len()), 0);
    for splice in splices {
        let range = splice.span.range();
        after.push_str(whole.get(at..range.start)?);
        whole.get(range.clone())?;
        after.push_str(&splice.text);
        at = range.end;
    }
    after.push_str(whole.get(at..)?);
    Some(Text::new(&after))
}

/// What the markup says of the lines of `after`: of each what it said of the line that it was made
/// of, or at whose place it was put in.
pub(crate) fn spliced_markup(
    article: &Article,
    splices: &[Splice],
    after: &Text,
) -> Option<Arc<Markup>> {
    let markup = article.document.markup.as_ref()?;
    let starts: Vec<u32> = line_starts(&article.document.text).collect();
    let splices = Splices::new(splices);
    let lines = line_starts(after).map(|start| {
        let line = starts.partition_point(|other| *other <= splices.origin(start));
        markup.lines.get(line.saturating_sub(1)).copied()
    });
    let lines: Option<Vec<_>> = lines.collect();
    Some(Arc::new(Markup { lines: lines?, containers: markup.containers.clone() }))
}

/// Where the lines that are not blank begin, white space aside.
fn line_starts(text: &Text) -> impl Iterator<Item = u32> + '_ {
    let trimmed = text.line_spans().map(|line| text.trim(line));
    trimmed.filter(|line| !line.is_empty()).map(|line| line.start)
}

/// Changes the text of `article`. Markup that does not fit the lines is dropped.
pub(super) fn rewrite(
    article: &mut Article,
    splices: &[Splice],
    markup: Option<&Arc<Markup>>,
) -> Result<Edit, EditError> {
    let document = &mut article.document;
    let outside = || {
        let bad = splices.iter().find(|splice| !document.text.has(splice.span));
        let span = bad.or(splices.first()).map(|splice| splice.span).unwrap_or_default();
        EditError::SpanOutside { span, len: document.text.len() }
    };
    let text = spliced(&document.text, splices).ok_or_else(outside)?;
    let moves = Splices::new(splices);
    shift(&mut article.decisions, &moves)?;
    let back = splices.iter().zip(&moves.ends).map(|(splice, end)| Splice {
        span: Span::new(end - saturate(splice.text.len()), *end),
        text: document.text.slice(splice.span).to_owned(),
    });
    let splices = back.collect();
    let fitting = markup.filter(|markup| markup.fits(&text)).cloned();
    document.text = text;
    let markup = std::mem::replace(&mut document.markup, fitting);
    Ok(Edit::Rewrite { id: document.id.clone(), splices, markup })
}

/// Moves every decision with its words.
fn shift(decisions: &mut Decisions, splices: &Splices) -> Result<(), EditError> {
    let to = |span: Span| splices.shifted(span).ok_or(EditError::WordsReplaced { span });
    shift_keys(&mut decisions.lines, |span| to(*span))?;
    shift_keys(&mut decisions.quotes, |span| to(*span))?;
    shift_keys(&mut decisions.inline, |span| to(*span))?;
    shift_keys(&mut decisions.remarks, |place| Ok(place.at(to(place.span())?)))?;
    for mark in decisions.marks.values_mut() {
        mark.span = to(mark.span)?;
    }
    Ok(())
}

/// Spans that no splice touches keep their order.
fn shift_keys<K: Ord, V>(
    map: &mut SortedMap<K, V>,
    to: impl Fn(&K) -> Result<K, EditError>,
) -> Result<(), EditError> {
    let entries = std::mem::take(map).into_iter();
    *map = entries.map(|(key, value)| Ok((to(&key)?, value))).collect::<Result<_, EditError>>()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, DocumentId};

    /// Writes `text` in place of what stands in `[…]`; the answer has `|` around the mark that was
    /// made on `<…>`.
    fn check(before: &str, text: &str, expected: Option<&str>) {
        let bare = |signs: &[char]| before.replace(signs, "");
        let place = |open: char, close: char, others: &[char]| {
            let rest = before.replace(others, "");
            let (start, end) = (rest.find(open).unwrap(), rest.find(close).unwrap());
            Span::from_usize(start, end - 1)
        };
        let (mark, span) = (place('<', '>', &['[', ']']), place('[', ']', &['<', '>']));
        let old = Text::new(&bare(&['<', '>', '[', ']']));
        let splices = [Splice { span, text: text.to_owned() }];
        let new = spliced(&old, &splices).unwrap();
        let shown = Splices::new(&splices).shifted(mark).map(|now| {
            let mut shown = new.as_str().to_owned();
            shown.insert(now.end as usize, '|');
            shown.insert(now.start as usize, '|');
            shown
        });
        assert_eq!(shown.as_deref(), expected);
    }

    #[test]
    fn words_move_by_what_was_put_before_them() {
        check("The [old] <bridge>.", "very old", Some("The very old |bridge|."));
        check("The <old> [bridge].", "town", Some("The |old| town."));
        check("[The ]<old> bridge.", "", Some("|old| bridge."));
        check("The <old>[] bridge.", " 🎉", Some("The |old| 🎉 bridge."));
        check("The []<old> bridge.", "very ", Some("The very |old| bridge."));
        check("The <old [stone] bridge>.", "wood", None);
        check("The <old[] bridge>.", " stone", None);
    }

    #[test]
    fn a_line_keeps_its_markup_and_a_new_one_takes_that_of_its_place() {
        let text = Text::new("Head\n\nOne. Two.\nLast");
        let mut markup = Markup { lines: vec![Default::default(); 3], containers: vec![0] };
        for (depth, line) in (1..).zip(&mut markup.lines) {
            line.depth = depth;
        }
        let markup = Some(Arc::new(markup));
        let document = Document { id: DocumentId("a".into()), title: None, text, markup };
        let article = Article::new(document);
        let depths = |span: Span, put: &str| {
            let splices = [Splice { span, text: put.into() }];
            let after = spliced(&article.document.text, &splices).unwrap();
            let markup = spliced_markup(&article, &splices, &after).unwrap();
            assert!(markup.fits(&after));
            markup.lines.iter().map(|line| line.depth).collect::<Vec<_>>()
        };
        assert_eq!(depths(Span::new(6, 9), "Won"), [1, 2, 3], "a word is changed");
        assert_eq!(depths(Span::new(10, 11), "\n"), [1, 2, 2, 3], "a line is split");
        assert_eq!(depths(Span::new(15, 16), " "), [1, 2], "two lines are joined");
        assert_eq!(depths(Span::new(0, 6), ""), [2, 3], "a line is deleted");
        assert_eq!(depths(Span::new(20, 20), "\nMore"), [1, 2, 3, 3], "a line is added");
    }
}
