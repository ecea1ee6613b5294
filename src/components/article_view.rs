//! The article: its lines with what is struck, quoted and repeated, or the text as it was pasted.

use std::ops::Range;
use std::rc::Rc;

use bluepencil_engine::project::Article;
use bluepencil_engine::{Analysis, Settings, Span};
use yew::prelude::*;

use super::button::command_link;
use super::chunk::{self, Chunk};
use super::element::{Element, component, element};
use super::find::FIND_BAR;
use super::panel::remark::NOTE_FIELD;
use crate::app::Shared;
use crate::commands::Command;
use crate::dom::focus;
use crate::runner::Runner;
use crate::state::{Mark, View, Workspace};
use crate::view::order::{Direction, neighbour, stops};
use crate::view::rows::{self, Row};
use crate::view::segments::{Part, Parts, Role, parts_in};
use crate::view::speakers::Colours;
use crate::view::summary;
use crate::words::phrases;

/// Rows that are drawn or left out together.
const CHUNK: usize = 100;

/// What the article is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub workspace: Shared,
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
    let rows = use_rows(workspace, &props.colours);
    let Some(article) = workspace.article() else { return Html::default() };
    let analysis = workspace.analysis().map(AsRef::as_ref);
    let entry = entry(workspace, article, analysis);
    let parts = parts(workspace, article, analysis, &props.colours);
    let found = workspace.finding.shown(&article.document.id);
    let chunk = |range: Range<usize>| {
        let shown: Rc<[Rc<Row>]> = rows.get(range.clone()).unwrap_or_default().into();
        let is_here = |mark: &Mark| shown.iter().any(|row| row.line.contains(mark.span()));
        let ends =
            shown.first().zip(shown.last()).map(|(a, b)| Span::new(a.span.start, b.span.end));
        let properties = chunk::Props {
            is_first: range.start == 0,
            focus: workspace.focus.filter(is_here),
            is_called: found.is_some_and(|found| ends.is_some_and(|ends| ends.holds(found))),
            entry: entry.filter(is_here),
            parts: parts_in(parts, ends.unwrap_or_default()),
            is_original: workspace.view == View::Original,
            rows: Rc::clone(&shown),
            keys: workspace.keys.clone(),
            language: workspace.language,
            runner: props.runner.clone(),
        };
        component::<Chunk>(properties, Some(range.start.into()))
    };
    let starts = (0..rows.len()).step_by(CHUNK);
    let lines = element("div", "article__lines");
    let lines = starts
        .fold(lines, |lines, start| lines.put_html(chunk(start..(start + CHUNK).min(rows.len()))));
    element("article", "article")
        .is("translate", "no")
        .flag("aria-busy", analysis.is_none())
        .set("data-lines", rows.len().to_string())
        .put(sums(article, analysis, &workspace.project.settings, &props.runner))
        .put(lines)
        .html()
}

/// The rows, worked out again only when what they are drawn from changes.
#[hook]
fn use_rows(workspace: &Shared, colours: &Rc<Colours>) -> Rc<Vec<Rc<Row>>> {
    let article = workspace.current.as_ref().and_then(|id| workspace.project.article(id)).cloned();
    let analysis = workspace.analysis().cloned();
    let settings = workspace.project.settings.clone();
    let colours = Rc::clone(colours);
    use_memo((article, analysis, settings, colours), |(article, analysis, settings, colours)| {
        let drawn = |article: &Article| rows::rows(article, analysis.as_deref(), settings, colours);
        article.as_deref().map(drawn).unwrap_or_default()
    })
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

/// The one mark that the Tab key reaches: the one in focus, else the first.
fn entry(workspace: &Workspace, article: &Article, analysis: Option<&Analysis>) -> Option<Mark> {
    let settings = &workspace.project.settings;
    let first = || neighbour(&stops(article, analysis?, settings), None, Direction::Next);
    workspace.focus.or_else(first)
}

fn sums(
    article: &Article,
    analysis: Option<&Analysis>,
    settings: &Settings,
    runner: &Runner,
) -> Element {
    let Some(analysis) = analysis else {
        return element("p", "sums").is("role", "status").say(phrases::article::reading());
    };
    let sums = summary::sums(article, analysis, settings);
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
