//! The page's root: owns the state, starts the effects, lays out the panes.

use std::rc::Rc;

use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::components::article_list::ArticleList;
use crate::components::article_view::ArticleView;
use crate::components::compare::CompareView;
use crate::components::empty::empty;
use crate::components::help::Help;
use crate::components::messages::messages;
use crate::components::panel::Panel;
use crate::components::progress::progress;
use crate::components::tabs::tabs;
use crate::components::toolbar::toolbar;
use crate::dom::files;
use crate::hooks::{use_dropping, use_fading, use_keys, use_paste, use_reader, use_storage};
use crate::runner::Runner;
use crate::state::{Store, Workspace};
use crate::view::speakers;

/// The whole page.
#[component]
pub fn App() -> Html {
    let state = use_reducer(|| Store(Rc::new(Workspace::new())));
    let workspace = Rc::clone(&state.0);
    let latest = use_mut_ref(|| Rc::clone(&workspace));
    *latest.borrow_mut() = Rc::clone(&workspace);
    let dispatcher = state.dispatcher();
    let runner = use_memo((), move |()| Runner::new(latest, dispatcher));
    let runner = (*runner).clone();

    use_keys(&runner);
    use_paste(&runner);
    let is_dropping = use_dropping(&runner);
    use_reader(&workspace.project, &runner);
    use_storage(&workspace, &runner);
    use_fading(&workspace.messages, &runner);

    let is_empty = workspace.project.articles.is_empty();
    html! {
        <div
            class="app"
            data-pane={workspace.pane.name()}
            data-view={workspace.view.name()}
            data-empty={is_empty.to_string()}
            data-dropping={is_dropping.to_string()}
            data-comparing={workspace.is_comparing().to_string()}
        >
            <a class="skip" href="#article">{ "Skip to the article" }</a>
            { toolbar(&workspace, &runner) }
            if is_empty {
                { empty(workspace.loaded, &runner) }
            } else {
                { panes(&workspace, &runner) }
            }
            { progress(&workspace, &runner) }
            { messages(&workspace.messages, &runner) }
            if workspace.help {
                <Help runner={runner.clone()} letter_keys={workspace.letter_keys} />
            }
            { chooser(&runner) }
        </div>
    }
}

fn panes(workspace: &Rc<Workspace>, runner: &Runner) -> Html {
    let colours = Rc::new(speakers::colours(workspace));
    let shared = Shared(Rc::clone(workspace));
    html! {
        <>
            <ArticleList workspace={shared.clone()} runner={runner.clone()} />
            <main class="reading" id="article" tabindex="-1">
                <ArticleView
                    workspace={shared.clone()}
                    colours={Rc::clone(&colours)}
                    runner={runner.clone()}
                />
            </main>
            <Panel
                workspace={shared.clone()}
                colours={Rc::clone(&colours)}
                runner={runner.clone()}
            />
            if workspace.is_comparing() {
                <CompareView workspace={shared} {colours} runner={runner.clone()} />
            }
            { tabs(workspace.pane, runner) }
        </>
    }
}

/// The browser's file chooser, opened by a command.
fn chooser(runner: &Runner) -> Html {
    let runner = runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            runner.take_files(files::chosen(&input));
        }
    });
    html! {
        <input
            id={files::CHOOSER}
            class="chooser"
            type="file"
            multiple=true
            tabindex="-1"
            aria-label="Text files, web pages or annotation files"
            accept=".txt,.text,.md,.html,.htm,.json,.jsonl,.ndjson,text/plain,text/html,application/json,application/ld+json"
            {onchange}
        />
    }
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
