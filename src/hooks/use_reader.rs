//! Keeps the worker's articles the same as the project's and brings its answers back.

use std::cell::RefCell;
use std::rc::Rc;

use bluepencil_engine::project::Project;
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{Comparison, Document, DocumentId};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::dom::posts::Bridge;
use crate::dom::reason;
use crate::error::AppError;
use crate::runner::Runner;
use crate::state::Action;
use crate::worker::{Answer, Ask, LOADER, VERSION};

/// How long a worker may take to start before the user is told. It is fetched, compiled and run;
/// on a slow phone that is seconds, so ten times that is no longer slowness.
const START_MS: u32 = 30_000;

/// What the worker was given and what is still owed.
#[derive(Default)]
struct Ledger {
    /// By article: what was posted, its revision, and whether the answer has come.
    posted: SortedMap<DocumentId, Posted>,
    next_revision: u32,
    /// The order that the last comparison was asked for.
    compared: Vec<(DocumentId, u32)>,
}

struct Posted {
    document: Document,
    revision: u32,
    is_read: bool,
}

/// Has every article of the project read, and all of them compared.
#[hook]
pub fn use_reader(project: &Rc<Project>, runner: &Runner) {
    let ledger = use_mut_ref(Ledger::default);
    let watch = use_mut_ref(|| None::<Timeout>);
    let bridge = {
        let (runner, ledger) = (runner.clone(), Rc::clone(&ledger));
        let slot: Rc<RefCell<Option<Bridge>>> = use_mut_ref(|| None);
        use_memo((), move |()| {
            let late = {
                let runner = runner.clone();
                let sentence = AppError::NoWorker("it did not answer".into());
                Timeout::new(START_MS, move || runner.problem(&sentence))
            };
            *watch.borrow_mut() = Some(late);
            let inner = Rc::clone(&slot);
            let teller = runner.clone();
            let hear = move |answer| hear(answer, &runner, &ledger, &inner, &watch);
            match Bridge::start(LOADER, hear) {
                Ok(bridge) => *slot.borrow_mut() = Some(bridge),
                Err(error) => teller.problem(&AppError::NoWorker(reason(&error))),
            }
            slot
        })
    };
    let runner = runner.clone();
    use_effect_with(Rc::clone(project), move |project| {
        if let Some(bridge) = bridge.borrow().as_ref() {
            ledger.borrow_mut().post(project, bridge);
            compare_when_read(project, &runner, &ledger, bridge);
        }
    });
}

fn hear(
    answer: Option<Answer>,
    runner: &Runner,
    ledger: &RefCell<Ledger>,
    bridge: &RefCell<Option<Bridge>>,
    watch: &RefCell<Option<Timeout>>,
) {
    match answer {
        Some(Answer::Ready(VERSION)) => {
            // Dropping the time-out takes it back.
            watch.borrow_mut().take();
            if let Some(bridge) = bridge.borrow().as_ref() {
                bridge.open();
            }
        }
        None | Some(Answer::Ready(_)) => {
            watch.borrow_mut().take();
            runner.problem(&AppError::Outdated);
        }
        Some(Answer::Read { id, revision, analysis }) => {
            if ledger.borrow_mut().is_awaited(&id, revision) {
                runner.dispatch(Action::Read { id, analysis: Rc::new(analysis) });
            }
            if let Some(bridge) = bridge.borrow().as_ref() {
                compare_when_read(&runner.workspace().project, runner, ledger, bridge);
            }
        }
        Some(Answer::Compared(comparison)) => {
            runner.dispatch(Action::Compared(Rc::new(comparison)));
        }
    }
}

impl Ledger {
    /// Posts the articles that are new or changed and forgets those that are gone.
    fn post(&mut self, project: &Project, bridge: &Bridge) {
        for article in &project.articles {
            let document = &article.document;
            if self.posted.get(&document.id).is_some_and(|p| p.document == *document) {
                continue;
            }
            let revision = self.next_revision;
            self.next_revision += 1;
            bridge.send(&Ask::Read { document: document.clone(), revision });
            let document = document.clone();
            self.posted.insert(document.id.clone(), Posted { document, revision, is_read: false });
        }
        self.posted.retain(|id, _| {
            let is_here = project.find(id).is_some();
            if !is_here {
                bridge.send(&Ask::Forget(id.clone()));
            }
            is_here
        });
    }

    /// Whether this answer is the one that was asked for last; notes that it has come.
    fn is_awaited(&mut self, id: &DocumentId, revision: u32) -> bool {
        let posted = self.posted.get_mut(id).filter(|posted| posted.revision == revision);
        posted.map(|posted| posted.is_read = true).is_some()
    }

    /// The order to compare, when every article is read and it was not compared yet.
    fn due(&mut self, project: &Project) -> Option<Vec<DocumentId>> {
        let ids = project.articles.iter().map(|article| &article.document.id);
        let order: Option<Vec<_>> = ids
            .map(|id| self.posted.get(id).filter(|p| p.is_read).map(|p| (id.clone(), p.revision)))
            .collect();
        let order = order.filter(|order| *order != self.compared)?;
        self.compared = order;
        Some(self.compared.iter().map(|(id, _)| id.clone()).collect())
    }
}

fn compare_when_read(
    project: &Project,
    runner: &Runner,
    ledger: &RefCell<Ledger>,
    bridge: &Bridge,
) {
    let Some(order) = ledger.borrow_mut().due(project) else { return };
    if order.len() > 1 {
        bridge.send(&Ask::Compare(order));
    } else if *runner.workspace().comparison != Comparison::default() {
        runner.dispatch(Action::Compared(Rc::default()));
    }
}
