//! Speakers with their quotations, and a colour for each that stays the same in every article.

use std::rc::Rc;

use bluepencil_engine::project::{Article, SpeakerChoice, Verdict};
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{Analysis, DocumentId, Level, Quote, Settings, Span};

use super::quotations::{Quotation, quotations};
use super::track::{Stretch, Track};
use crate::state::{Mark, Workspace};

/// A speaker's number, by which they have a colour and a shape.
pub type Slot = u8;

/// How many colours the style sheet has for speakers; a ninth speaker has the first's and a sign
/// of another shape.
pub const COLOURS: Slot = 8;

/// The most quotations whose speakers are gathered for all articles; those of the article on screen
/// are known beyond them. In ten thousand articles some fifty thousand people speak, and this is
/// done anew whenever anything changes.
const GATHERED_QUOTES: usize = 4000;

/// Every named speaker's number.
pub type Colours = SortedMap<Rc<str>, Slot>;

/// One speaker of an article and what they are quoted with.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The speaker; `None` for quotations whose speaker is open.
    pub speaker: Option<Rc<str>>,
    /// Their number.
    pub colour: Option<Slot>,
    /// Their quotations, in order.
    pub quotes: Vec<Item>,
    /// How many of these are anybody's words.
    pub count: usize,
    /// How many words those have.
    pub words: usize,
    /// Where those stand in the clean article.
    pub places: Vec<Stretch>,
}

/// One quotation in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// Its mark.
    pub mark: Mark,
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// What kind it is.
    pub level: Level,
    /// What a person said of it.
    pub verdict: Option<Verdict>,
    /// Whether it was read with doubt and nobody has spoken about it.
    pub is_doubtful: bool,
    /// Whether it is anybody's words: not rejected, and no mere term.
    pub is_counted: bool,
}

impl Item {
    fn of(quote: &Quotation) -> Self {
        let Quotation { mark, span, inner, level, verdict, is_doubtful, .. } = *quote;
        Self { mark, span, inner, level, verdict, is_doubtful, is_counted: quote.is_counted() }
    }
}

/// The numbers of all speakers in the workspace: by first appearance of the names as they were
/// read, then of those set by hand. So neither a correction nor a merge changes the colour of
/// anybody else, and a speaker who is given a new name keeps their own.
pub fn colours(workspace: &Workspace) -> Colours {
    let mut colours = Colours::default();
    let mut add = |name: &str, slot: Option<Slot>| {
        let next = Slot::try_from(colours.len()).unwrap_or(Slot::MAX);
        if !colours.contains_key(&Rc::from(name)) {
            colours.insert(name.into(), slot.unwrap_or(next));
        }
        colours.get(&Rc::from(name)).copied()
    };
    let articles = workspace.project.articles.iter();
    let read = articles.filter_map(|article| workspace.readings.get(&article.document.id));
    let quotes = read.flat_map(|analysis| &analysis.quotes).take(GATHERED_QUOTES);
    let here = workspace.analysis().into_iter().flat_map(|analysis| &analysis.quotes);
    for speaker in quotes.chain(here).filter_map(|quote| quote.speaker.as_ref()) {
        add(&speaker.name, None);
    }
    for (alias, name) in workspace.project.settings.aliases.iter() {
        let slot = add(alias, None);
        add(name, slot);
    }
    let decisions = workspace.project.articles.iter().flat_map(|a| a.decisions.quotes.values());
    for choice in decisions.filter_map(|decision| decision.speaker.as_ref()) {
        if let SpeakerChoice::Named(name) = choice {
            add(name, None);
        }
    }
    let marks = workspace.project.articles.iter().flat_map(|a| a.decisions.marks.values());
    for name in marks.filter_map(|mark| mark.speaker.as_ref()) {
        add(name, None);
    }
    colours
}

/// The names that a name which is typed is completed from: of those who may have spoken the quotation
/// in focus, of the speakers of its article, of all people there, of all speakers.
pub fn names(workspace: &Workspace, colours: &Colours) -> Vec<Rc<str>> {
    let settings = &workspace.project.settings;
    let (mut names, mut known) = (Vec::new(), SortedMap::<&str, ()>::default());
    let mut add = |name| {
        if known.insert(name, ()).is_none() {
            names.push(Rc::from(name));
        }
    };
    if let Some((article, analysis)) = workspace.article().zip(workspace.analysis()) {
        let in_focus = |quote: &&Quote| workspace.focus == Some(Mark::Quote(quote.span));
        let candidates = analysis.quotes.iter().find(in_focus).map(|quote| &quote.candidates);
        candidates.into_iter().flatten().for_each(|name| add(settings.name_of(name)));
        let speakers = analysis.quotes.iter().filter_map(|it| article.speaker_of(it, settings));
        speakers.for_each(&mut add);
        analysis.names.people.iter().for_each(|person| add(settings.name_of(&person.name)));
    }
    colours.keys().filter(|name| settings.name_of(name) == &***name).for_each(|name| add(name));
    names
}

/// The quotations of the clean article by speaker, detected and marked by hand, the one with the most
/// words first; those whose speaker is open come last. Nested ones stand with the quotation around
/// them.
pub fn groups(
    article: &Article,
    analysis: &Analysis,
    settings: &Settings,
    colours: &Colours,
) -> Vec<Group> {
    let track = Track::new(article, analysis, settings);
    let mut groups: Vec<Group> = Vec::new();
    let quotes = quotations(article, analysis, settings);
    for quote in quotes.iter().filter(|quote| quote.level != Level::Nested) {
        let Some(stretch) = track.place(quote.span) else { continue };
        let speaker: Option<Rc<str>> = quote.speaker.map(Rc::from);
        let place = groups.iter().position(|group| group.speaker == speaker);
        let place = place.unwrap_or_else(|| {
            groups.push(empty(speaker, colours));
            groups.len() - 1
        });
        let Some(group) = groups.get_mut(place) else { continue };
        if quote.is_counted() {
            group.count += 1;
            group.words += quote.words as usize;
            group.places.push(stretch);
        }
        group.quotes.push(Item::of(quote));
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

fn empty(speaker: Option<Rc<str>>, colours: &Colours) -> Group {
    let colour = speaker.as_ref().and_then(|name| colours.get(name)).copied();
    Group { speaker, colour, quotes: Vec::new(), count: 0, words: 0, places: Vec::new() }
}

// The page never links the reader; native tests may.
#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use std::sync::Arc;

    use bluepencil_engine::edit::Edit;
    use bluepencil_engine::{Document, Text, analyse};

    use super::*;
    use crate::state::Action;

    #[test]
    fn names_begin_with_who_may_have_spoken_and_go_on_with_all_people_of_the_article() {
        let text = Text::new(
            "Mayor Ana Ruiz met Bo Lind at the pier.\n\n“We shall stay and see it through,” said \
             Mayor Ana Ruiz.\n\nPaul Vance waited.\n\n“Nobody told me about it, ever.”\n\n\
             Sarah Holm, a baker, kept still.",
        );
        let id = DocumentId("a".into());
        let document = Document { id: id.clone(), title: None, text, markup: None };
        let analysis = Rc::new(analyse(&document, &Settings::default()));
        let doubtful = analysis.quotes.iter().rfind(|quote| !quote.candidates.is_empty()).unwrap();
        let (candidate, focus) = (doubtful.candidates[0].clone(), Mark::Quote(doubtful.span));
        let edit = Edit::Add { index: 0, article: Arc::new(Article::new(document)) };
        let actions = [
            Action::Perform { edit, name: "Added".into() },
            Action::Read(vec![(id, analysis)]),
            Action::Focus(Some(focus)),
        ];
        let workspace = actions.into_iter().fold(Rc::new(Workspace::new()), Workspace::reduce);
        let names = names(&workspace, &colours(&workspace));
        assert_eq!(*names[0], *candidate);
        assert!(names.iter().any(|name| **name == *"Ana Ruiz"), "{names:?}");
        assert!(names.iter().any(|name| **name == *"Sarah Holm"), "{names:?}");
    }
}
