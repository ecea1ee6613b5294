//! The page's root: owns the state, starts the effects, lays out the panes.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::article_list::{self, ArticleList};
use crate::components::article_view::{self, ArticleView};
use crate::components::compare::{self, CompareView};
use crate::components::element::{Element, component, element, fragment};
use crate::components::empty::empty;
use crate::components::find::{self, FindBar};
use crate::components::glance::{self, GlanceView};
use crate::components::help::{self, Help};
use crate::components::marking::{self, Marking};
use crate::components::messages::messages;
use crate::components::palette::{self, Palette};
use crate::components::panel::{self, Panel};
use crate::components::progress::progress;
use crate::components::source::{self, Source};
use crate::components::tabs::tabs;
use crate::components::toolbar::toolbar;
use crate::dom::{self, files};
use crate::hooks::{
    use_copy, use_dropping, use_fading, use_keys, use_later, use_paste, use_reader, use_storage,
};
use crate::runner::Runner;
use crate::state::{Dialogue, Store, Workspace};
use crate::view::revision::Revision;
use crate::view::speakers::{self, Colours};
use crate::words::phrases;

/// The files that the browser's file chooser offers.
const ACCEPTED: &str = ".txt,.text,.md,.html,.htm,.json,.jsonl,.ndjson,text/plain,text/html,\
                        application/json,application/ld+json";

/// The whole page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| Store(Rc::new(Workspace::on(dom::platform()))));
    let workspace = Rc::clone(&state.0);
    let latest = use_mut_ref(|| Rc::clone(&workspace));
    *latest.borrow_mut() = Rc::clone(&workspace);
    let dispatcher = state.dispatcher();
    let runner = use_memo((), move |()| Runner::new(latest, dispatcher));
    let runner = (*runner).clone();

    use_later(&runner);
    use_keys(&runner);
    use_paste(&runner);
    use_copy(&runner);
    let is_dropping = use_dropping(&runner);
    use_reader(&workspace.project, &runner);
    use_storage(&workspace, &runner);
    use_fading(&workspace.messages, &runner);

    let is_empty = workspace.project.articles.is_empty();
    let colours = use_colours(&workspace);
    let glance = || {
        let colours = Rc::clone(&colours);
        let workspace = Shared(Rc::clone(&workspace));
        let props = glance::Props { workspace, colours, runner: runner.clone() };
        component::<GlanceView>(props, None)
    };
    let help = || {
        let runner = runner.clone();
        let (letter_keys, language) = (workspace.letter_keys, workspace.language);
        let keys = workspace.keys.clone();
        component::<Help>(help::Props { runner, letter_keys, keys, language }, None)
    };
    let palette = |open: crate::state::Palette| {
        let workspace = Shared(Rc::clone(&workspace));
        let properties = palette::Props { open, workspace, runner: runner.clone() };
        component::<Palette>(properties, Some((open.scope as usize).into()))
    };
    element("div", "app")
        .is("data-pane", workspace.pane.name())
        .is("data-view", workspace.view.name())
        .flag("data-empty", is_empty)
        .flag("data-dropping", is_dropping)
        .flag("data-comparing", workspace.is_comparing())
        .put(element("a", "skip").is("href", "#article").say(phrases::page::skip()))
        .put_html(toolbar(&workspace, &runner))
        .put_html(match is_empty {
            true => empty(&workspace, &runner),
            false => panes(&workspace, &colours, &runner),
        })
        .put_html(progress(&workspace, &runner))
        .put_html(messages(&workspace.messages, &runner))
        .put_html(match workspace.dialogue {
            Some(Dialogue::Glance) => glance(),
            Some(Dialogue::Help) => help(),
            Some(Dialogue::Palette(open)) => palette(open),
            None => Html::default(),
        })
        .put(chooser(&runner))
        .html()
}

/// The speakers' colours: the same value until they are others, which is seldom when something changes.
#[hook]
fn use_colours(workspace: &Rc<Workspace>) -> Rc<Colours> {
    let latest = use_mut_ref(Rc::<Colours>::default);
    let colours = use_memo(Named(Rc::clone(workspace)), |it| speakers::colours(&it.0));
    let mut latest = latest.borrow_mut();
    if *latest != colours {
        *latest = colours;
    }
    Rc::clone(&latest)
}

fn panes(workspace: &Rc<Workspace>, colours: &Rc<Colours>, runner: &Runner) -> Html {
    let shared = Shared(Rc::clone(workspace));
    let list = article_list::Props { workspace: shared.clone(), runner: runner.clone() };
    let article = Revision::shown(workspace).map(|revision| article_view::Props {
        workspace: shared.clone(),
        revision,
        colours: Rc::clone(colours),
        runner: runner.clone(),
    });
    let comparison = compare::Props {
        workspace: shared.clone(),
        colours: Rc::clone(colours),
        runner: runner.clone(),
    };
    let panel = panel::Props {
        workspace: shared.clone(),
        revision: Revision::shown(workspace),
        colours: Rc::clone(colours),
        runner: runner.clone(),
    };
    let menu = marking::Props { workspace: shared, runner: runner.clone() };
    // Another article is drawn anew: to make one of the other would touch all that is drawn of both.
    let shown = |article: article_view::Props| {
        let key = article.revision.article.document.id.0.clone().into();
        component::<ArticleView>(article, Some(key))
    };
    let reading = element("main", "reading").is("id", "article").is("tabindex", "-1");
    let bar = find::Props { workspace: menu.workspace.clone(), runner: runner.clone() };
    let bar = || component::<FindBar>(bar, None);
    let compared = || component::<CompareView>(comparison, None);
    fragment(vec![
        component::<ArticleList>(list, None),
        is_finding(workspace).then(bar).unwrap_or_default(),
        reading
            .put_html(match source(workspace, runner) {
                Some(source) => {
                    let key = source.id.0.clone().into();
                    component::<Source>(source, Some(key))
                }
                None => article.map(shown).unwrap_or_default(),
            })
            .html(),
        component::<Panel>(panel, None),
        workspace.is_comparing().then(compared).unwrap_or_default(),
        tabs(workspace.pane, runner),
        component::<Marking>(menu, None),
    ])
}

/// Whether the find bar is on screen: not where another thing is done to the article.
fn is_finding(workspace: &Workspace) -> bool {
    workspace.finding.is_open && workspace.changing.is_none() && !workspace.is_comparing()
}

/// The state, compared by what in it names speakers.
#[derive(Clone)]
struct Named(Rc<Workspace>);

impl PartialEq for Named {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0.project, &other.0.project)
            && Rc::ptr_eq(&self.0.readings, &other.0.readings)
            && self.0.current == other.0.current
    }
}

/// The text that is being changed, if one is.
fn source(workspace: &Workspace, runner: &Runner) -> Option<source::Props> {
    let article = workspace.project.article(workspace.changing.as_ref()?)?;
    let (id, text) = (article.document.id.clone(), article.document.text.clone());
    let language = workspace.language;
    Some(source::Props { language, id, text, runner: runner.clone() })
}

/// The browser's file chooser, opened by a command.
fn chooser(runner: &Runner) -> Element {
    let runner = runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            runner.take_files(files::chosen(&input));
        }
    });
    element("input", "")
        .is("id", files::CHOOSER)
        .is("type", "file")
        .is("multiple", "")
        .is("hidden", "")
        .is("accept", ACCEPTED)
        .on_change(onchange)
}

/// The state as a property, compared by pointer.
#[derive(Clone, Debug)]
pub struct Shared(pub Rc<Workspace>);

impl PartialEq for Shared {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Shared {
    type Target = Workspace;

    fn deref(&self) -> &Workspace {
        &self.0
    }
}
