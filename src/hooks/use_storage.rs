//! Brings back what the browser kept, and keeps every change at once, writing behind.

use std::cell::RefCell;
use std::rc::Rc;

use bluepencil_engine::edit::History;
use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::dom::storage::{Kept, Storage, ask_to_persist};
use crate::dom::wait;
use crate::runner::{Act, Runner};
use crate::state::{Action, Drafts, Saved, Workspace};

/// How many changes of the history are kept: some 200 KB, which every save writes again.
const STEPS_KEPT: usize = 2000;

/// How long a change waits before it is written, in milliseconds: until it has been painted, and what is
/// typed or changed in the same moment is written with it.
const BEHIND_MS: i32 = 40;

/// The browser's storage and the change that waits for it.
#[derive(Default)]
struct Keeper {
    storage: Option<Storage>,
    /// The newest state that is not kept yet.
    waiting: Option<Rc<Workspace>>,
    /// The state that is kept.
    kept: Option<Kept>,
    is_writing: bool,
    has_asked: bool,
}

/// The state to write and the storage to write it to, when there are both. The storage is taken
/// out while it is used, so that no borrow is held over an await.
fn take_next(keeper: &RefCell<Keeper>) -> Option<(Kept, Storage)> {
    let mut now = keeper.borrow_mut();
    let storage = now.storage.take()?;
    let Some(workspace) = now.waiting.take() else {
        now.storage = Some(storage);
        return None;
    };
    Some((kept(&workspace), storage))
}

/// What is kept of a state.
fn kept(workspace: &Workspace) -> Kept {
    Kept {
        project: (*workspace.project).clone(),
        current: workspace.current.clone(),
        letter_keys: workspace.letter_keys,
        history: workspace.history.recent(STEPS_KEPT),
        keys: workspace.keys.clone(),
        drafts: Rc::clone(&workspace.drafts),
    }
}

/// Loads the workspace once, then saves it after every change.
#[hook]
pub fn use_storage(workspace: &Rc<Workspace>, runner: &Runner) {
    let keeper = use_mut_ref(Keeper::default);
    {
        let keeper = Rc::clone(&keeper);
        use_effect_with(runner.clone(), move |runner| {
            let runner = runner.clone();
            spawn_local(async move { load(&keeper, &runner).await });
        });
    }
    use_leave_warning(workspace.saved);
    let runner = runner.clone();
    let changed = (
        workspace.loaded,
        Rc::as_ptr(&workspace.project),
        workspace.current.clone(),
        workspace.letter_keys,
        workspace.keys.clone(),
        Rc::as_ptr(&workspace.drafts),
    );
    let workspace = Rc::clone(workspace);
    use_effect_with(changed, move |(is_loaded, ..)| {
        if *is_loaded {
            keep(&keeper, &runner, &workspace);
        }
    });
}

/// Asks before the page is left while a change is not kept.
#[hook]
fn use_leave_warning(saved: Saved) {
    use_effect_with(saved, |saved| {
        let is_open = matches!(saved, Saved::Failed | Saved::Writing);
        let listener = is_open.then(|| {
            let options = EventListenerOptions::enable_prevent_default();
            EventListener::new_with_options(
                &gloo::utils::window(),
                "beforeunload",
                options,
                |event| event.prevent_default(),
            )
        });
        move || drop(listener)
    });
}

async fn load(keeper: &RefCell<Keeper>, runner: &Runner) {
    let (mut project, mut current, mut history) = (Rc::default(), None, History::default());
    let mut drafts = Drafts::default();
    match Storage::open(&runner.workspace().keys).await {
        Ok((storage, kept)) => {
            if let Some(kept) = kept {
                runner.dispatch(Action::LetterKeys(kept.letter_keys));
                keeper.borrow_mut().kept = Some(kept.clone());
                (project, current) = (Rc::new(kept.project), kept.current);
                (history, drafts) = (kept.history, kept.drafts);
                runner.dispatch(Action::Keys(kept.keys));
            }
            keeper.borrow_mut().storage = Some(storage);
        }
        Err(error) => runner.problem(&error),
    }
    let brings_article = !project.articles.is_empty();
    let loaded = Action::Loaded { project, current, history };
    let load: Act = Box::new(move |runner| {
        for (id, text) in drafts.iter() {
            runner.dispatch(Action::Draft(id.clone(), Some(Rc::clone(text))));
        }
        runner.dispatch(loaded);
    });
    match brings_article {
        true => runner.bring(load),
        false => runner.when_whole(load),
    }
}

/// Notes the newest state and starts writing unless that is under way.
fn keep(keeper: &Rc<RefCell<Keeper>>, runner: &Runner, workspace: &Rc<Workspace>) {
    let mut now = keeper.borrow_mut();
    let is_as_made = workspace.letter_keys && !workspace.keys.are_changed();
    if now.kept.is_none() && workspace.project.articles.is_empty() && is_as_made {
        return;
    }
    now.waiting = Some(Rc::clone(workspace));
    // Said at once: until it is written nobody may leave unasked.
    if workspace.saved == Saved::Kept || now.kept.is_none() {
        runner.dispatch(Action::Saved(Saved::Writing));
    }
    if !std::mem::replace(&mut now.is_writing, true) {
        let (keeper, runner) = (Rc::clone(keeper), runner.clone());
        spawn_local(async move { write(&keeper, &runner).await });
    }
}

/// Writes until nothing waits.
async fn write(keeper: &RefCell<Keeper>, runner: &Runner) {
    wait(BEHIND_MS).await;
    let mut outcome = Saved::Kept;
    while let Some((state, mut storage)) = take_next(keeper) {
        if keeper.borrow().kept.as_ref() == Some(&state) {
            keeper.borrow_mut().storage = Some(storage);
            continue;
        }
        runner.dispatch(Action::Saved(Saved::Writing));
        match storage.save(&state).await {
            Ok(()) => {
                keeper.borrow_mut().kept = Some(state);
                outcome = Saved::Kept;
            }
            Err(error) => {
                runner.problem(&error);
                outcome = Saved::Failed;
            }
        }
        keeper.borrow_mut().storage = Some(storage);
    }
    let has_asked = {
        let mut now = keeper.borrow_mut();
        now.is_writing = false;
        if now.storage.is_none() {
            outcome = Saved::Failed;
        }
        std::mem::replace(&mut now.has_asked, true)
    };
    runner.dispatch(Action::Saved(outcome));
    if !has_asked {
        ask_to_persist().await;
    }
}
