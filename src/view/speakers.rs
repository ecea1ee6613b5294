//! Speakers with their quotations, and a colour for each that stays the same in every article.

use std::rc::Rc;

use bluepencil_engine::project::{Article, Verdict};
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{Analysis, DocumentId, Level, Quote, Span};

use crate::state::Workspace;

/// How many colours the style sheet has for speakers; a ninth speaker shares the first's.
pub const COLOURS: usize = 8;

/// Every named speaker's colour, by order of first appearance over all articles.
pub type Colours = SortedMap<Rc<str>, u8>;

/// One speaker of an article and what they are quoted with.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The speaker; `None` for quotations whose speaker is open.
    pub speaker: Option<Rc<str>>,
    /// Their colour.
    pub colour: Option<u8>,
    /// Their quotations, in order.
    pub quotes: Vec<Item>,
    /// How many words of theirs are quoted.
    pub words: usize,
}

/// One quotation in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// What kind it is.
    pub level: Level,
    /// What a person said of it.
    pub verdict: Option<Verdict>,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// The colours of all speakers in the workspace.
pub fn colours(workspace: &Workspace) -> Colours {
    let mut colours = Colours::default();
    for article in &workspace.project.articles {
        let Some(analysis) = workspace.readings.get(&article.document.id) else { continue };
        for name in analysis.quotes.iter().filter_map(|quote| article.speaker_of(quote)) {
            let name: Rc<str> = name.into();
            if !colours.contains_key(&name) {
                let colour = u8::try_from(colours.len() % COLOURS).unwrap_or_default();
                colours.insert(name, colour);
            }
        }
    }
    colours
}

/// The quotations of an article by speaker, the one with the most words first; those whose
/// speaker is open come last. Nested ones stand with the quotation around them.
pub fn groups(article: &Article, analysis: &Analysis, colours: &Colours) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for quote in analysis.quotes.iter().filter(|quote| quote.level != Level::Nested) {
        let speaker: Option<Rc<str>> = article.speaker_of(quote).map(Rc::from);
        let place = groups.iter().position(|group| group.speaker == speaker);
        let place = place.unwrap_or_else(|| {
            let colour = speaker.as_ref().and_then(|name| colours.get(name)).copied();
            groups.push(Group { speaker, colour, quotes: Vec::new(), words: 0 });
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(place) else { continue };
        if is_counted(article, quote) {
            group.words += article.document.text.slice(quote.inner).split_whitespace().count();
        }
        group.quotes.push(item(article, quote));
    }
    groups.sort_unstable_by_key(|group| (group.speaker.is_none(), std::cmp::Reverse(group.words)));
    groups
}

/// Where else an utterance is printed: the other quotations of its cluster.
pub fn printed_elsewhere<'a>(
    workspace: &'a Workspace,
    document: &'a DocumentId,
    quote: &'a Quote,
) -> impl Iterator<Item = &'a bluepencil_engine::QuoteRef> {
    let is_it =
        move |r: &bluepencil_engine::QuoteRef| r.quote == quote.id && &r.document == document;
    let clusters = workspace.comparison.quote_clusters.iter();
    clusters
        .filter(move |cluster| cluster.quotes.iter().any(is_it))
        .flat_map(|cluster| &cluster.quotes)
        .filter(move |r| !is_it(r))
}

fn is_counted(article: &Article, quote: &Quote) -> bool {
    quote.level != Level::Scare && article.verdict_on(quote) != Some(Verdict::Rejected)
}

fn item(article: &Article, quote: &Quote) -> Item {
    Item {
        span: quote.span,
        inner: quote.inner,
        level: quote.level,
        verdict: article.verdict_on(quote),
        confidence: quote.confidence,
    }
}
