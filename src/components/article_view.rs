//! The article: its lines with what is struck, quoted and repeated, or the text as it was pasted.

use std::cell::RefCell;
use std::rc::Rc;

use bluepencil_engine::Analysis;
use bluepencil_engine::language::language_of;
use bluepencil_engine::project::Article;
use yew::prelude::*;

use super::chunk::{self, Chunk};
use super::element::{Element, component, element};
use super::find::FIND_BAR;
use super::panel::remark::NOTE_FIELD;
use super::sums::{self, Sums};
use crate::app::Shared;
use crate::dom::focus;
use crate::hooks::use_drawing;
use crate::runner::Runner;
use crate::state::{Mark, View, Workspace};
use crate::view::chunks::{self, Chunks};
use crate::view::order::first_stop;
use crate::view::revision::Revision;
use crate::view::segments::{Part, Parts, Role, parts_in};
use crate::view::speakers::Colours;

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
    let chunks = chunks.borrow();
    let drawing = use_drawing(!chunks.is_long());
    let first = use_first_stop(&props.revision, workspace.focus);
    let lang = use_memo(props.revision.article.document.text.clone(), |text| {
        language_of(text.as_str()).unwrap_or_default()
    });
    let article = &*props.revision.article;
    let analysis = props.revision.analysis.as_deref();
    let entry = workspace.focus.or(first);
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
    let sums = sums::Props {
        revision: props.revision.clone(),
        keys: workspace.keys.clone(),
        language: workspace.language,
        runner: props.runner.clone(),
    };
    let lines = element("div", "article__lines");
    let lines = chunks.iter().enumerate().map(chunk).fold(lines, Element::put_html);
    element("article", "article")
        .is("translate", "no")
        .flag("aria-busy", analysis.is_none())
        .set("data-lines", chunks.row_count().to_string())
        .put_html(component::<Sums>(sums, None))
        .put(lines)
        .html()
}

/// The rows, worked out again only where what they are drawn from changes.
#[hook]
fn use_chunks(revision: &Revision, colours: &Rc<Colours>) -> Rc<RefCell<Chunks>> {
    let chunks = use_mut_ref(Chunks::default);
    chunks.borrow_mut().follow(revision, colours);
    chunks
}

/// Where the keyboard enters the article while no mark is in focus.
#[hook]
fn use_first_stop(revision: &Revision, focus: Option<Mark>) -> Option<Mark> {
    let wanted = focus.is_none().then(|| revision.clone());
    *use_memo(wanted, |wanted| {
        let revision = wanted.as_ref()?;
        first_stop(&revision.article, revision.analysis.as_deref()?, revision.settings())
    })
}

/// Moves the page's focus to the mark in focus, when a command put it there.
#[hook]
fn use_focus_follows(mark: Option<Mark>) {
    use_effect_with(mark, |mark| {
        // Whoever walks through what was found goes on in the find bar.
        let Some(id) = mark.map(Mark::element_id).filter(|_| !focus::is_in(FIND_BAR)) else {
            return;
        };
        if focus::is_in(&id) {
            focus::uncover(&id);
        } else {
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
