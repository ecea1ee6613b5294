//! What was struck, by kind, and the sums of an article.

use bluepencil_engine::project::Article;
use bluepencil_engine::{Analysis, Level, LineKind, Settings, Span};

use super::doubt::{doubtful, is_line_doubtful};
use super::quotations::{Quotation, quotations};
use super::rows::Why;
use super::track::Track;

/// The lines of one kind that can be struck.
#[derive(Clone, Debug, PartialEq)]
pub struct KindGroup {
    /// The kind.
    pub kind: LineKind,
    /// Whether the settings strike it.
    pub is_struck: bool,
    /// Its lines, in order.
    pub lines: Vec<LineItem>,
}

/// One line in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct LineItem {
    /// Its number, from 1.
    pub number: u32,
    /// Its bytes.
    pub span: Span,
    /// Whether it stays in the clean article.
    pub is_kept: bool,
    /// Why it is so.
    pub why: Why,
    /// Whether it was read with doubt and nobody has spoken about it.
    pub is_doubtful: bool,
}

/// The sums of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sums {
    /// Non-blank lines.
    pub lines: usize,
    /// Those that are struck.
    pub struck: usize,
    /// Quotations in lines that stay and that are anybody's words, nested ones left out.
    pub quotes: usize,
    /// Words that stay.
    pub words: usize,
    /// Lines and quotations that were read with doubt.
    pub doubtful: usize,
}

/// The kinds that stand in the article and are furniture, or that the settings strike.
pub fn kinds(article: &Article, analysis: &Analysis, settings: &Settings) -> Vec<KindGroup> {
    let groups = LineKind::ALL.iter().filter_map(|&kind| {
        let of_kind = analysis.lines.iter().filter(|line| article.kind_of(line) == kind);
        let item = |line: &bluepencil_engine::Line| LineItem {
            number: line.number,
            span: line.span,
            is_kept: article.keeps(line, settings),
            why: Why::of(article, line, settings),
            is_doubtful: is_line_doubtful(article, line, settings),
        };
        let is_struck = !settings.keeps(kind);
        let shows = is_struck || kind.is_struck_by_default() || kind == LineKind::Standfirst;
        let lines: Vec<_> = if shows { of_kind.map(item).collect() } else { Vec::new() };
        (!lines.is_empty()).then_some(KindGroup { kind, is_struck, lines })
    });
    groups.collect()
}

/// The sums of an article.
pub fn sums(article: &Article, analysis: &Analysis, settings: &Settings) -> Sums {
    let mut sums = Sums { lines: analysis.lines.len(), ..Sums::default() };
    for line in &analysis.lines {
        if article.keeps(line, settings) {
            sums.words += line.words as usize;
        } else {
            sums.struck += 1;
        }
    }
    let track = Track::new(article, analysis, settings);
    let counts = |quote: &&Quotation| {
        quote.level != Level::Nested && quote.is_counted() && track.place(quote.span).is_some()
    };
    sums.quotes = quotations(article, analysis, settings).iter().filter(counts).count();
    sums.doubtful = doubtful(article, analysis, settings).len();
    sums
}
