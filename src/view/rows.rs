//! The rows of an article as they are drawn: one for each non-blank line, several for a line that
//! is too long to lay out at once.

use std::iter::Peekable;
use std::rc::Rc;
use std::slice;
use std::vec;

use bluepencil_engine::label::COLOURS;
use bluepencil_engine::project::Article;
use bluepencil_engine::{
    Analysis, InlineMark, Line, LineKind, LineRule, Quote, Reason, Settings, Span, Text,
};

use super::doubt::{is_line_doubtful, is_quote_doubtful};
use super::order::hand_marks_in;
use super::remarks::note_on;
use super::revision::Revision;
use super::segments::{Segment, Tag, cut};
use super::speakers::Colours;
use crate::state::Mark;

/// The longest piece of a line that is laid out as one block, in bytes. Laying out text is what
/// costs, and a block is laid out whole: a line of 5 MB as one block holds the page up for seconds.
const PIECE: u32 = 16 * 1024;

/// One block of the article.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// The article's text; compared by pointer first.
    pub text: Text,
    /// Its bytes.
    pub span: Span,
    /// The line that it belongs to, without surrounding white space.
    pub line: Span,
    /// That line's number, from 1.
    pub number: u32,
    /// Whether it is the first piece of its line.
    pub is_first: bool,
    /// Whether a blank line stands before it in the text.
    pub is_spaced: bool,
    /// What was read of the line; nothing while it is being read.
    pub reading: Option<Reading>,
    /// The marks in it.
    pub tags: Vec<Tag>,
    /// The text, cut where marks begin and end.
    pub segments: Vec<Segment>,
    /// What a person wrote about the line, where the row begins it, and about the marks that begin in
    /// the row.
    pub notes: Vec<Note>,
}

/// What a person wrote about a mark.
#[derive(Clone, Debug, PartialEq)]
pub struct Note {
    /// The mark.
    pub mark: Mark,
    /// The note, which is not empty.
    pub words: Rc<str>,
}

/// What is known of a row's line.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// What it is.
    pub kind: LineKind,
    /// Whether it is left out of the clean article.
    pub is_struck: bool,
    /// On whose word.
    pub ground: Ground,
    /// Why it is so.
    pub why: Why,
    /// How sure the reading is, from 0 to 1.
    pub confidence: f32,
    /// The first place of the same words, if it is a repeat.
    pub twin: Option<Span>,
}

/// Why a line is as it is.
#[derive(Clone, Debug, PartialEq)]
pub enum Why {
    /// It was read so.
    Read(Reason),
    /// A rule of a person's says so.
    Rule(LineRule),
    /// A person says what it is, which was read as this.
    Said(LineKind),
}

impl Why {
    /// What keeps or strikes `line`.
    pub fn of(article: &Article, line: &Line, settings: &Settings) -> Self {
        if article.kind_of(line) != line.kind {
            return Self::Said(line.kind);
        }
        match article.rule_on(line, settings) {
            Some(rule) => Self::Rule(rule.clone()),
            None => Self::Read(line.reason.clone()),
        }
    }
}

/// On whose word a line is kept or struck.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// The engine's, which is sure enough.
    Reading,
    /// The engine's, which is not.
    Doubt,
    /// A person's, about all lines like it.
    Rule,
    /// A person's, about this line.
    Person,
    /// A person's, about what this line is.
    Kind,
}

/// The rows that stand in `within`, which begins and ends where rows do. Linear in these and in the
/// marks of the article.
pub fn rows(revision: &Revision, colours: &Colours, within: Span) -> Vec<Rc<Row>> {
    let (article, settings) = (&*revision.article, revision.settings());
    let analysis = revision.analysis.as_deref();
    let text = &article.document.text;
    let lines = analysis.map(|a| a.lines.as_slice()).unwrap_or_default();
    let before = lines.partition_point(|line| line.span.end <= within.start);
    let mut lines = lines.get(before..).unwrap_or_default().iter().peekable();
    let mut tags = Tags::new(revision, colours, within);
    let mut rows = Vec::new();
    let mut is_spaced = false;
    let first = text.line_of(within.start);
    let whole_lines = text.line_spans().enumerate().skip(first);
    for (index, whole) in whole_lines.take_while(|(_, line)| line.start < within.end) {
        let trimmed = text.trim(whole);
        if trimmed.is_empty() {
            is_spaced = true;
            continue;
        }
        if trimmed.end <= within.start {
            continue;
        }
        let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
        let line = lines.next_if(|line| line.number == number);
        let reading = line.map(|line| reading(article, analysis, settings, line));
        let is_here = |piece: &Span| within.contains(*piece);
        for piece in pieces(text, trimmed).into_iter().filter(is_here) {
            let tags = tags.over(piece);
            rows.push(Rc::new(Row {
                text: text.clone(),
                span: piece,
                line: trimmed,
                number,
                is_first: piece.start == trimmed.start,
                is_spaced: std::mem::take(&mut is_spaced),
                reading: reading.clone(),
                segments: cut(piece, &tags),
                notes: notes(article, piece, trimmed, &tags),
                tags,
            }));
        }
    }
    rows
}

fn notes(article: &Article, row: Span, line: Span, tags: &[Tag]) -> Vec<Note> {
    let line = (row.start == line.start).then_some(Mark::Line(line));
    let begun = tags.iter().map(|tag| tag.mark).filter(|mark| row.holds(mark.span().start));
    let note = |mark| {
        let words = Some(note_on(article, mark)).filter(|words| !words.is_empty())?;
        Some(Note { mark, words: words.into() })
    };
    line.into_iter().chain(begun).filter_map(note).collect()
}

fn reading(
    article: &Article,
    analysis: Option<&Analysis>,
    settings: &Settings,
    line: &Line,
) -> Reading {
    let why = Why::of(article, line, settings);
    let said = article.said_of(line);
    let ground = match why {
        _ if said.keep.is_some() => Ground::Person,
        _ if said.kind.is_some() => Ground::Kind,
        Why::Rule(_) => Ground::Rule,
        _ if is_line_doubtful(article, line, settings) => Ground::Doubt,
        _ => Ground::Reading,
    };
    Reading {
        kind: article.kind_of(line),
        is_struck: !article.keeps(line, settings),
        ground,
        why,
        confidence: line.confidence,
        twin: analysis.and_then(|analysis| twin(analysis, line)),
    }
}

/// The line whose words `line` repeats, if that is why it was read so.
pub fn twin(analysis: &Analysis, line: &Line) -> Option<Span> {
    let (Reason::SameAsTitle { line: number } | Reason::SameAsLine { line: number }) = line.reason
    else {
        return None;
    };
    let at = analysis.lines.binary_search_by_key(&number, |other| other.number).ok()?;
    analysis.lines.get(at).map(|other| other.span)
}

/// The bytes of every row of `text`, in order.
pub fn row_spans(text: &Text) -> impl Iterator<Item = Span> {
    let lines = text.line_spans().map(|line| text.trim(line)).filter(|line| !line.is_empty());
    lines.flat_map(|line| pieces(text, line))
}

/// `line` in pieces of at most [`PIECE`] bytes, cut after white space where there is some.
fn pieces(text: &Text, line: Span) -> Vec<Span> {
    let mut pieces = Vec::new();
    let mut start = line.start;
    while line.end - start > PIECE {
        let mut end = start + PIECE;
        while !text.has(Span::new(start, end)) {
            end -= 1;
        }
        let piece = text.slice(Span::new(start, end));
        if let Some(space) = piece.rfind(char::is_whitespace).filter(|&at| at > 0) {
            let width = piece.get(space..).and_then(|s| s.chars().next()).map_or(1, char::len_utf8);
            end = Span::from_usize(0, start as usize + space + width).end;
        }
        pieces.push(Span::new(start, end));
        start = end;
    }
    pieces.push(Span::new(start, line.end));
    pieces
}

/// Hands out the marks of each row in one pass over all marks.
struct Tags<'a> {
    /// By start; a wider mark stands before those in it.
    quotes: Peekable<vec::IntoIter<&'a Quote>>,
    inline: Peekable<slice::Iter<'a, InlineMark>>,
    hand: Peekable<vec::IntoIter<Mark>>,
    open: Vec<Tag>,
    article: &'a Article,
    settings: &'a Settings,
    colours: &'a Colours,
}

impl<'a> Tags<'a> {
    fn new(revision: &'a Revision, colours: &'a Colours, within: Span) -> Self {
        let (article, settings) = (&*revision.article, revision.settings());
        let analysis = revision.analysis.as_deref();
        let quotes = analysis.map(|a| a.quotes.as_slice()).unwrap_or_default().iter();
        let quotes: Vec<&Quote> = quotes.filter(|quote| quote.span.overlaps(within)).collect();
        let inline = analysis.map(|a| a.inline.as_slice()).unwrap_or_default().iter().peekable();
        let hand = hand_marks_in(article, within);
        let (quotes, hand) = (quotes.into_iter().peekable(), hand.into_iter().peekable());
        Self { quotes, inline, hand, open: Vec::new(), article, settings, colours }
    }

    /// The marks over `row`; rows come in order.
    fn over(&mut self, row: Span) -> Vec<Tag> {
        while let Some(mark) = self.inline.next_if(|mark| mark.span.start < row.end) {
            self.open.push(inline_tag(self.article, mark));
        }
        while let Some(quote) = self.quotes.next_if(|quote| quote.span.start < row.end) {
            self.open.push(self.quote_tag(quote));
        }
        while let Some(mark) = self.hand.next_if(|mark| mark.span().start < row.end) {
            self.open.extend(self.hand_tag(mark));
        }
        self.open.retain(|tag| tag.mark.span().end > row.start);
        // The same from wherever it was begun.
        self.open.sort_unstable_by_key(|tag| {
            let span = tag.mark.span();
            (span.start, u32::MAX - span.end, tag.mark)
        });
        self.open.clone()
    }

    fn quote_tag(&self, quote: &Quote) -> Tag {
        let speaker: Option<Rc<str>> = self.article.speaker_of(quote, self.settings).map(Rc::from);
        Tag {
            mark: Mark::Quote(quote.span),
            level: Some(quote.level),
            colour: speaker.as_ref().and_then(|name| self.colours.get(name)).copied(),
            speaker,
            verdict: self.article.verdict_on(quote),
            is_doubtful: is_quote_doubtful(self.article, quote),
            label: None,
        }
    }

    fn hand_tag(&self, mark: Mark) -> Option<Tag> {
        let Mark::Hand(_, id) = mark else { return None };
        let made = self.article.decisions.marks.get(&id)?;
        Some(Tag {
            mark,
            level: None,
            colour: self.settings.labels.get(&made.label).map(|label| label.colour % COLOURS),
            speaker: made.speaker.as_deref().map(Rc::from),
            verdict: None,
            is_doubtful: false,
            label: Some(made.label.as_str().into()),
        })
    }
}

fn inline_tag(article: &Article, mark: &InlineMark) -> Tag {
    Tag {
        mark: Mark::Inline(mark.span),
        level: None,
        colour: None,
        speaker: None,
        verdict: article.decisions.inline.get(&mark.span).copied(),
        is_doubtful: false,
        label: None,
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::sync::Arc;

    use bluepencil_engine::{Document, DocumentId};
    use proptest::prelude::*;

    use super::*;

    fn shown(text: &str) -> Vec<Rc<Row>> {
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(text), markup: None };
        let span = document.text.span();
        let revision = Revision::new(&Rc::default(), &Arc::new(Article::new(document)), None);
        rows(&revision, &Colours::default(), span)
    }

    #[test]
    fn blank_lines_make_space_but_no_row() {
        let rows = shown("one\n\n  two \nthree\n");
        let seen: Vec<_> =
            rows.iter().map(|r| (r.number, r.text.slice(r.span), r.is_spaced)).collect();
        assert_eq!(seen, [(1, "one", false), (3, "two", true), (4, "three", false)]);
    }

    #[test]
    fn where_rows_stand_is_known_without_them() {
        let text = format!("one\n\n  two \n{}\n \n", "word ".repeat(20_000));
        let spans: Vec<Span> = shown(&text).iter().map(|row| row.span).collect();
        assert_eq!(row_spans(&Text::new(&text)).collect::<Vec<_>>(), spans);
    }

    #[test]
    fn a_very_long_line_is_laid_out_in_pieces() {
        let rows = shown(&"word ".repeat(20_000));
        assert!(rows.len() > 4);
        assert!(rows.iter().all(|row| row.span.len() <= PIECE && row.number == 1));
        assert_eq!(rows.iter().filter(|row| row.is_first).count(), 1);
    }

    proptest! {
        #[test]
        fn pieces_cover_a_line_once(word in "[a-zé🎉]{1,9} ?", times in 1usize..20_000) {
            let text = word.repeat(times);
            let rows = shown(&text);
            let joined: String = rows.iter().map(|row| row.text.slice(row.span)).collect();
            prop_assert_eq!(joined, text.trim());
        }
    }
}
