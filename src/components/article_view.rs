//! The article: its lines with what is struck, quoted and repeated, or the text as it was pasted.

use std::rc::Rc;

use bluepencil_engine::Analysis;
use bluepencil_engine::language::language_of;
use bluepencil_engine::project::Article;
use yew::prelude::*;

use super::button::command_link;
use super::chunk::{self, Chunk};
use super::element::{Element, component, element};
use super::find::FIND_BAR;
use super::panel::remark::NOTE_FIELD;
use crate::app::Shared;
use crate::commands::Command;
use crate::dom::focus;
use crate::hooks::use_drawing;
use crate::runner::Runner;
use crate::state::{Mark, View, Workspace};
use crate::view::chunks::{self, Chunks};
use crate::view::order::first_stop;
use crate::view::revision::Revision;
use crate::view::segments::{Part, Parts, Role, parts_in};
use crate::view::speakers::Colours;
use crate::view::summary::{self, Sums};
use crate::words::phrases;

/// What the article is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub workspace: Shared,
    /// The article on screen.
    pub revision: Revision,
    /// The speakers' colours.
    pub colours: Rc<Colours>,
    /// Carries commands out.
    pub runner: Runner,
}

/// The article on screen.
#[component]
pub fn ArticleView(props: &Props) -> Html {
    let workspace = &props.workspace;
    use_focus_follows(workspace.focus);
    use_note(workspace.notes_asked);
    let chunks = use_chunks(&props.revision, &props.colours);
    let drawing = use_drawing(!chunks.is_long());
    let digest = use_memo(props.revision.clone(), Digest::of);
    let lang = use_memo(props.revision.article.document.text.clone(), |text| {
        language_of(text.as_str()).unwrap_or_default()
    });
    let article = &*props.revision.article;
    let analysis = props.revision.analysis.as_deref();
    let entry = workspace.focus.or(digest.first);
    let parts = parts(workspace, article, analysis, &props.colours);
    let found = workspace.finding.shown(&article.document.id);
    let chunk = |(place, chunk): (usize, &chunks::Chunk)| {
        let span = chunk.span();
        let is_here = |mark: &Mark| span.overlaps(mark.span());
        let properties = chunk::Props {
            chunk: chunk.clone(),
            place,
            drawing: drawing.clone(),
            focus: workspace.focus.filter(is_here),
            is_called: found.is_some_and(|found| span.holds(found)),
            entry: entry.filter(is_here),
            parts: parts_in(parts, span),
            is_original: workspace.view == View::Original,
            keys: workspace.keys.clone(),
            language: workspace.language,
            lang: *lang,
            runner: props.runner.clone(),
        };
        component::<Chunk>(properties, Some(place.into()))
    };
    let lines = element("div", "article__lines");
    let lines = chunks.iter().enumerate().map(chunk).fold(lines, Element::put_html);
    element("article", "article")
        .is("translate", "no")
        .flag("aria-busy", analysis.is_none())
        .set("data-lines", chunks.row_count().to_string())
        .put(sums(digest.sums.as_ref(), &props.runner))
        .put(lines)
        .html()
}

/// The rows, worked out again only where what they are drawn from changes.
#[hook]
fn use_chunks(revision: &Revision, colours: &Rc<Colours>) -> Rc<Chunks> {
    let latest = use_mut_ref(Rc::<Chunks>::default);
    let before = Rc::clone(&latest.borrow());
    let chunks = use_memo((revision.clone(), Rc::clone(colours)), |(revision, colours)| {
        Chunks::after(&before, revision, colours)
    });
    *latest.borrow_mut() = Rc::clone(&chunks);
    chunks
}

/// What is told of the article above it, and where the keyboard enters it.
struct Digest {
    sums: Option<Sums>,
    first: Option<Mark>,
}

impl Digest {
    fn of(revision: &Revision) -> Self {
        let (article, settings) = (&*revision.article, revision.settings());
        let analysis = revision.analysis.as_deref();
        let first = |it: &Analysis| first_stop(article, it, settings);
        Self {
            sums: analysis.map(|analysis| summary::sums(article, analysis, settings)),
            first: analysis.and_then(first),
        }
    }
}

/// Moves the page's focus to the mark in focus, when a command put it there.
#[hook]
fn use_focus_follows(mark: Option<Mark>) {
    use_effect_with(mark, |mark| {
        // Whoever walks through what was found goes on in the find bar.
        let is_away = |id: &String| !focus::is_in(id) && !focus::is_in(FIND_BAR);
        if let Some(id) = mark.map(Mark::element_id).filter(is_away) {
            focus::focus(&id);
        }
    });
}

/// Moves the page's focus to the note when somebody has asked for it: after the mark has got it, which
/// may have been made by the same key.
#[hook]
fn use_note(asked: u32) {
    use_effect_with(asked, |asked| {
        if *asked > 0 {
            focus::focus(NOTE_FIELD);
        }
    });
}

/// What tells of the quotation in focus: who speaks, and that they do.
fn parts(
    workspace: &Workspace,
    article: &Article,
    analysis: Option<&Analysis>,
    colours: &Colours,
) -> Parts {
    let Some(Mark::Quote(span)) = workspace.focus else { return Parts::default() };
    let quote = analysis.and_then(|it| it.quotes.iter().find(|quote| quote.span == span));
    let Some(quote) = quote else { return Parts::default() };
    let name = article.speaker_of(quote, &workspace.project.settings);
    let colour = name.and_then(|name| colours.get(&Rc::from(name))).copied();
    let speaker = quote.speaker.as_ref().map(|speaker| speaker.mention);
    let cue = quote.cue.map(|cue| cue.span);
    [(speaker, Role::Speaker), (cue, Role::Cue)]
        .map(|(span, role)| span.map(|span| Part { span, role, colour }))
}

fn sums(sums: Option<&Sums>, runner: &Runner) -> Element {
    let Some(sums) = sums else {
        return element("p", "sums").is("role", "status").say(phrases::article::reading());
    };
    let change = command_link(Command::ChangeText, Command::ChangeText.title().into(), runner);
    if sums.struck == sums.lines {
        let told = element("p", "").is("role", "status").say(phrases::article::all_struck());
        return element("div", "sums").put(told).put_html(change);
    }
    let one = |name: &'static str, n: usize| {
        element("li", "sums__one").is("data-sum", name).set("data-count", n.to_string())
    };
    let list = element("ul", "sums")
        .is("aria-label", phrases::article::sums())
        .put(one("words", sums.words).say(&phrases::count::words_stay(sums.words)))
        .put(one("struck", sums.struck).say(&phrases::count::lines_struck(sums.struck)))
        .put(one("quotes", sums.quotes).say(&phrases::count::quotations(sums.quotes)));
    let next =
        || command_link(Command::NextDoubtful, phrases::count::doubtful(sums.doubtful), runner);
    let doubtful = (sums.doubtful > 0).then(|| one("doubtful", sums.doubtful).put_html(next()));
    let glance = command_link(Command::Glance, phrases::glance::title().into(), runner);
    list.put_if(doubtful)
        .put(element("li", "sums__one").put_html(glance))
        .put(element("li", "sums__change").put_html(change))
}
