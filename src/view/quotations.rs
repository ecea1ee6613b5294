//! Every quotation of an article, detected or marked by hand.

use bluepencil_engine::id::MarkId;
use bluepencil_engine::label::QUOTE;
use bluepencil_engine::mark::HandMark;
use bluepencil_engine::project::{Article, Verdict};
use bluepencil_engine::span::saturate;
use bluepencil_engine::word_count::words_in;
use bluepencil_engine::{Analysis, Level, Settings, Span, Text};

use super::doubt::is_quote_doubtful;
use crate::state::Mark;

/// A quotation, whoever found it.
#[derive(Clone, Debug, PartialEq)]
pub struct Quotation<'a> {
    /// Its mark.
    pub mark: Mark,
    /// The mark's id.
    pub id: MarkId,
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// How many words it has.
    pub words: u32,
    /// What kind it is.
    pub level: Level,
    /// Who speaks, by the name that they go by.
    pub speaker: Option<&'a str>,
    /// What a person said of it.
    pub verdict: Option<Verdict>,
    /// Whether it was read with doubt and nobody has spoken about it.
    pub is_doubtful: bool,
}

impl Quotation<'_> {
    /// Whether it is anybody's words: not rejected, and no mere term.
    pub fn is_counted(&self) -> bool {
        self.level != Level::Scare && self.verdict != Some(Verdict::Rejected)
    }
}

/// The quotations of an article as they stand in it. Of two on the same words the one that was made by
/// hand stands for both.
pub fn quotations<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    settings: &'a Settings,
) -> Vec<Quotation<'a>> {
    let read = analysis.quotes.iter();
    let mut read: Vec<Quotation> = read
        .map(|quote| Quotation {
            mark: Mark::Quote(quote.span),
            id: quote.id,
            span: quote.span,
            inner: quote.inner,
            words: quote.words,
            level: quote.level,
            speaker: article.speaker_of(quote, settings),
            verdict: article.verdict_on(quote),
            is_doubtful: is_quote_doubtful(article, quote),
        })
        .collect();
    let marks = article.decisions.marks.iter().filter(|(_, mark)| mark.label == QUOTE);
    let mut made: Vec<Quotation> =
        marks.map(|(id, mark)| by_hand(*id, mark, &article.document.text, settings)).collect();
    if made.is_empty() {
        return read;
    }
    made.sort_unstable_by_key(|it| (it.span.start, u32::MAX - it.span.end, it.id));
    let (by_hand, by_reading) = (Cover::of(&made), Cover::of(&read));
    made.retain(|it| !by_reading.has_larger(it.span));
    read.retain(|it| !by_hand.has(it.span));
    read.append(&mut made);
    read.sort_by_key(|it| it.span);
    read
}

fn by_hand<'a>(
    id: MarkId,
    mark: &'a HandMark,
    text: &Text,
    settings: &'a Settings,
) -> Quotation<'a> {
    let inner = inner(text, mark.span);
    Quotation {
        mark: Mark::Hand(mark.span, id),
        id,
        span: mark.span,
        inner,
        words: saturate(words_in(text.slice(inner))),
        level: Level::Direct,
        speaker: mark.speaker.as_deref().map(|name| settings.name_of(name)),
        verdict: None,
        is_doubtful: false,
    }
}

/// `span` without the quotation marks at its ends.
fn inner(text: &Text, span: Span) -> Span {
    let is_mark = |c: char| {
        matches!(c, '"' | '\'' | '“' | '”' | '„' | '‟' | '‘' | '’' | '‚' | '«' | '»' | '‹' | '›')
    };
    let words = text.slice(span);
    let after = words.trim_start_matches(is_mark);
    let both = after.trim_end_matches(is_mark);
    let start = span.start + saturate(words.len() - after.len());
    Span::new(start, start + saturate(both.len()))
}

/// What some quotations lie over: their begins, ascending, and how far those up to each reach.
struct Cover(Vec<(u32, u32)>);

impl Cover {
    fn of(quotations: &[Quotation]) -> Self {
        let mut reach = 0;
        let ends = quotations.iter().map(|it| {
            reach = reach.max(it.span.end);
            (it.span.start, reach)
        });
        Self(ends.collect())
    }

    /// Whether one of them lies over all of `span`. Logarithmic.
    fn has(&self, span: Span) -> bool {
        let before = self.0.partition_point(|(start, _)| *start <= span.start).checked_sub(1);
        before.and_then(|at| self.0.get(at)).is_some_and(|(_, reach)| *reach >= span.end)
    }

    /// The same for one that is longer.
    fn has_larger(&self, span: Span) -> bool {
        let wider = |start, end| self.has(Span::new(start, end));
        wider(span.start, span.end + 1) || (span.start > 0 && wider(span.start - 1, span.end))
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use bluepencil_engine::{Document, DocumentId, analyse};

    use super::*;

    const TEXT: &str = "“We open at noon,” said Ana Ruiz. Nobody objected, she told us.";

    fn check(marks: &[(&str, Option<&str>)], expected: &[(&str, Option<&str>)]) {
        let text = Text::new(TEXT);
        let document = Document { id: DocumentId("a".into()), title: None, text, markup: None };
        let settings = Settings::default().with_alias("Ruiz", "Ana Ruiz");
        let analysis = analyse(&document, &settings);
        let mut article = Article::new(document);
        for (id, (words, speaker)) in (1..).zip(marks) {
            let start = TEXT.find(words).map_or(0, saturate);
            let span = Span::new(start, start + saturate(words.len()));
            let mut mark = HandMark::new(span, QUOTE);
            mark.speaker = speaker.map(Into::into);
            article.decisions.marks.insert(MarkId(id), mark);
        }
        let found = quotations(&article, &analysis, &settings);
        let found: Vec<_> =
            found.iter().map(|it| (article.document.text.slice(it.inner), it.speaker)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_was_marked_by_hand_stands_among_what_was_read() {
        let read = ("We open at noon,", Some("Ana Ruiz"));
        check(&[], &[read]);
        check(&[("Nobody objected", None)], &[read, ("Nobody objected", None)]);
        check(&[("Nobody objected", Some("Ruiz"))], &[read, ("Nobody objected", Some("Ana Ruiz"))]);
    }

    #[test]
    fn of_two_on_the_same_words_one_counts() {
        check(&[("“We open at noon,”", Some("Bo Lind"))], &[("We open at noon,", Some("Bo Lind"))]);
        check(&[("open at", Some("Bo Lind"))], &[("We open at noon,", Some("Ana Ruiz"))]);
        check(&[("“We open at noon,” said", None)], &[("We open at noon,” said", None)]);
    }
}
