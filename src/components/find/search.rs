//! Looks through all articles, a little at a time, so that the page draws and hears its user between.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::app::Shared;
use crate::dom::pause;
use crate::runner::Runner;
use crate::state::{Action, Find, Finding, Sought, Workspace};
use crate::view::find::Search;
use crate::view::find::ledger::Ledger;

/// How long the page is held at a time, in milliseconds: less than a frame, so that nothing that one
/// does waits for longer.
const HELD_MS: f64 = 10.0;
/// How often it is told how far the search has come, in milliseconds.
const TOLD_MS: f64 = 150.0;

/// Looks through all articles whenever something else is looked for, or they have changed. What was
/// begun before is left.
#[hook]
pub(super) fn use_search(workspace: &Shared, runner: &Runner) {
    let ledger = use_mut_ref(Ledger::default);
    let Finding { sought, query, filter, is_in_all, .. } = &workspace.finding;
    let readings = (*sought == Sought::Marks).then(|| Rc::as_ptr(&workspace.readings));
    let articles = (Rc::as_ptr(&workspace.project), readings);
    let deps = (*sought, query.clone(), filter.clone(), *is_in_all, articles);
    let (workspace, runner) = (Rc::clone(&workspace.0), runner.clone());
    use_effect_with(deps, move |_| {
        let is_wanted = Rc::new(Cell::new(workspace.finding.is_in_all));
        if let Some(search) = Search::new(&workspace.finding).filter(|_| is_wanted.get()) {
            spawn_local(look_through(search, workspace, ledger, Rc::clone(&is_wanted), runner));
        }
        move || is_wanted.set(false)
    });
}

async fn look_through(
    search: Search,
    workspace: Rc<Workspace>,
    ledger: Rc<RefCell<Ledger>>,
    is_wanted: Rc<Cell<bool>>,
    runner: Runner,
) {
    // The key that was pressed is drawn first; the next one may make all this needless.
    pause().await;
    if !is_wanted.get() {
        return;
    }
    ledger.borrow_mut().begin(&workspace);
    let mut told_at = js_sys::Date::now();
    loop {
        let is_done = look_a_while(&search, &workspace, &mut ledger.borrow_mut());
        let now = js_sys::Date::now();
        if is_done || now - told_at >= TOLD_MS {
            told_at = now;
            let found = Rc::new(ledger.borrow().found(&workspace));
            runner.dispatch(Action::Find(Find::Found(found)));
        }
        if is_done {
            return;
        }
        pause().await;
        if !is_wanted.get() {
            return;
        }
    }
}

/// Looks on until the time is over; whether all was looked through.
fn look_a_while(search: &Search, workspace: &Workspace, ledger: &mut Ledger) -> bool {
    let until = js_sys::Date::now() + HELD_MS;
    while js_sys::Date::now() < until {
        let Some(place) = ledger.next() else { return true };
        ledger.look(workspace, search, place);
    }
    ledger.next().is_none()
}
