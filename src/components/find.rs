//! The find bar: what is looked for and where, how much was found, and the way from hit to hit. Its
//! effects look through all articles and paint what was found; both end when it goes.

mod fields;
mod search;

use std::rc::Rc;
use std::sync::Arc;

use bluepencil_engine::find::Query;
use bluepencil_engine::project::Article;
use bluepencil_engine::{Analysis, Settings, Span};
use yew::prelude::*;

use self::search::use_search;
use super::button::{bare, choice, running};
use super::element::{Element, button, element};
use super::icon;
use crate::app::Shared;
use crate::commands::Command;
use crate::dom::highlight::{Painter, Painting};
use crate::runner::Runner;
use crate::state::{Action, Filter, Find, Finding, Hit, Sought, View, Workspace};
use crate::view::find::{Search, Sum, first_from, hidden, sum};
use crate::view::names::shorten;
use crate::view::order::Direction;
use crate::words::find as words;
use crate::words::phrases::find as phrases;

/// The id of the bar.
pub const FIND_BAR: &str = "find-bar";
/// The id of the field in it.
pub const FIND_FIELD: &str = "find-field";
/// How much of the line a hit stands in is told to whoever cannot see it, in characters.
const TOLD: usize = 80;

/// What the bar is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub workspace: Shared,
    /// Carries commands out.
    pub runner: Runner,
}

/// The bar.
#[component]
pub fn FindBar(props: &Props) -> Html {
    let workspace = &props.workspace;
    let finding = &workspace.finding;
    let here = use_here(workspace);
    use_search(workspace, &props.runner);
    use_first(finding, &here.hits, &props.runner);
    use_painter(workspace, &here);
    let sum = sum(workspace, &here.hits, here.hidden);
    element("section", "find")
        .is("id", FIND_BAR)
        .is("role", "search")
        .is("aria-label", phrases::find())
        .is("data-sought", if finding.sought == Sought::Words { "words" } else { "marks" })
        .on_key(on_key(&props.runner))
        .put(row(workspace, &sum, &props.runner))
        .put(match finding.sought {
            Sought::Words => fields::options(workspace, &props.runner),
            Sought::Marks => fields::filters(workspace, &props.runner),
        })
        .html()
}

/// What was found in the article on screen.
#[derive(Clone, Debug, Default)]
struct Here {
    hits: Rc<[Hit]>,
    spans: Rc<[Span]>,
    /// How many of them stand in lines that the view hides.
    hidden: usize,
}

/// What this is found from. Articles and readings are compared by their pointers.
#[derive(Clone)]
struct Of {
    finding: (Sought, Query, Filter),
    article: Option<Arc<Article>>,
    analysis: Option<Rc<Analysis>>,
    settings: Settings,
    view: View,
}

impl PartialEq for Of {
    fn eq(&self, other: &Self) -> bool {
        let article = |it: &Self| it.article.as_ref().map(Arc::as_ptr);
        let analysis = |it: &Self| it.analysis.as_ref().map(Rc::as_ptr);
        self.finding == other.finding
            && article(self) == article(other)
            && analysis(self) == analysis(other)
            && self.settings == other.settings
            && self.view == other.view
    }
}

/// Finds in the article on screen, when what it is found from has changed.
#[hook]
fn use_here(workspace: &Shared) -> Rc<Here> {
    let finding = &workspace.finding;
    let of = Of {
        finding: (finding.sought, finding.query.clone(), finding.filter.clone()),
        article: workspace.current.as_ref().and_then(|id| workspace.project.article(id)).cloned(),
        analysis: workspace.analysis().cloned(),
        settings: workspace.project.settings.clone(),
        view: workspace.view,
    };
    let search = Search::new(finding);
    use_memo(of, move |of| {
        let (Some(search), Some(article)) = (search, of.article.as_deref()) else {
            return Here::default();
        };
        let analysis = of.analysis.as_deref();
        let hits = search.hits(article, analysis, &of.settings);
        let count = |analysis| hidden(article, analysis, &of.settings, (of.view, &hits));
        let hidden = analysis.map(count).unwrap_or_default();
        let spans = hits.iter().map(|hit| hit.span()).collect();
        Here { hits: hits.into(), spans, hidden }
    })
}

/// While one types, goes to the first hit from where one reads.
#[hook]
fn use_first(finding: &Finding, hits: &Rc<[Hit]>, runner: &Runner) {
    let wanted = finding.current.is_none() && finding.sought == Sought::Words;
    let from = finding.from;
    let (hits, runner) = (Rc::clone(hits), runner.clone());
    use_effect_with((finding.query.clone(), wanted), move |(_, wanted)| {
        let id = runner.workspace().current.clone();
        let hit = first_from(&hits, from).filter(|_| *wanted);
        if let Some((id, hit)) = id.zip(hit) {
            runner.dispatch(Action::Find(Find::At { id, hit, is_wrapped: false }));
        }
    });
}

/// Paints what was found.
#[hook]
fn use_painter(workspace: &Shared, here: &Rc<Here>) {
    let painter = use_mut_ref(|| None::<Painter>);
    let finding = &workspace.finding;
    let text = workspace.article().map(|article| article.document.text.clone());
    let current = finding.current.as_ref().filter(|(id, _)| Some(id) == workspace.current.as_ref());
    // A filter that every mark fits finds nothing that would have to be shown.
    let is_all = finding.sought == Sought::Marks && finding.filter == Filter::default();
    let hits = if is_all { Rc::default() } else { Rc::clone(&here.spans) };
    let is_focused = finding.sought == Sought::Marks;
    let painting = Painting { text, hits, here: current.map(|(_, hit)| hit.span()), is_focused };
    let seen = use_mut_ref(|| 0);
    let visits = finding.visits;
    use_effect_with((Rc::as_ptr(here), painting.here, visits, is_all), {
        let painter = Rc::clone(&painter);
        move |_| {
            let is_new = seen.replace(visits) != visits;
            painter.borrow_mut().get_or_insert_with(Painter::start).paint(painting, is_new);
        }
    });
    use_effect_with((), move |()| move || drop(painter.take()));
}

/// Escape leaves; Enter and its like walk. All else are words.
fn on_key(runner: &Runner) -> Callback<KeyboardEvent> {
    let runner = runner.clone();
    Callback::from(move |event: KeyboardEvent| {
        let is_in_field = event
            .target_dyn_into::<web_sys::Element>()
            .is_some_and(|element| element.tag_name() == "INPUT");
        match event.key().as_str() {
            _ if event.is_composing() => return,
            "Escape" => runner.close_find(),
            "Enter" if is_in_field => runner.walk_hits(match event.shift_key() {
                true => Direction::Previous,
                false => Direction::Next,
            }),
            _ => return,
        }
        event.prevent_default();
    })
}

/// What is looked for, how much was found, and the way through it.
fn row(workspace: &Workspace, sum: &Sum, runner: &Runner) -> Element {
    let finding = &workspace.finding;
    let arrow = |command: Command, icon: icon::Icon| {
        button("button button--bare", running(command, runner))
            .set("title", runner.hint(command))
            .is("aria-label", command.title())
            .is_if("disabled", (sum.total == 0).then_some(""))
            .put_html(icon.draw())
    };
    let close = {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.close_find())
    };
    element("div", "find__row")
        .put(sought(finding.sought, runner))
        .put(fields::field(finding, runner))
        .put(told(workspace, sum))
        .put(
            element("div", "find__ways")
                .put(arrow(Command::PreviousHit, icon::UP))
                .put(arrow(Command::NextHit, icon::DOWN)),
        )
        .put_html(bare(icon::CROSS, phrases::close().into(), phrases::close().into(), close))
}

/// The choice between words and marks.
fn sought(sought: Sought, runner: &Runner) -> Element {
    let one = |each: Sought, name: &str, words: &'static str| {
        let runner = runner.clone();
        let onchange =
            Callback::from(move |_: Event| runner.dispatch(Action::Find(Find::Seek(each))));
        choice("sought", name, words, sought == each, onchange)
    };
    element("fieldset", "choice find__sought")
        .put(element("legend", "hidden").say(phrases::what_to_find()))
        .put_html(one(Sought::Words, "words", phrases::words()))
        .put_html(one(Sought::Marks, "marks", phrases::marks()))
}

/// How much was found; whoever cannot see it also hears the line that the hit stands in.
fn told(workspace: &Workspace, sum: &Sum) -> Element {
    let finding = &workspace.finding;
    let told = element("p", "find__sum").is("role", "status");
    if finding.sought == Sought::Words && Search::new(finding).is_none() {
        return told;
    }
    let told = told
        .is_if("data-none", (sum.total == 0 && !sum.is_looking).then_some("true"))
        .say(&words::sum(sum, finding.sought));
    let more = if sum.hidden > 0 {
        Some(words::hidden(sum.hidden, finding.is_in_all))
    } else {
        finding.is_wrapped.then(|| phrases::wrapped().to_owned())
    };
    let more = more.map(|more| element("span", "find__more").say(&more));
    let line = current_line(workspace).map(|line| element("span", "hidden").say(&line));
    told.put_if(more).put_if(line)
}

/// The line of the hit that was gone to last.
fn current_line(workspace: &Workspace) -> Option<String> {
    let (id, hit) = workspace.finding.current.as_ref()?;
    let text = &workspace.project.article(id)?.document.text;
    let line = text.line_spans().nth(text.line_of(hit.span().start))?;
    Some(shorten(text.slice(line), TOLD))
}
