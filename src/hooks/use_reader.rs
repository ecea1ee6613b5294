//! Keeps the worker's articles the same as the project's and brings its answers back.

use std::cell::RefCell;
use std::rc::Rc;

use bluepencil_engine::project::Project;
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{Analysis, Changes, Document, DocumentId};
use gloo::timers::callback::Timeout;
use yew::prelude::*;

use crate::dom::posts::{Bridge, Heard};
use crate::dom::reason;
use crate::error::AppError;
use crate::runner::Runner;
use crate::state::Action;
use crate::words::phrases;
use crate::worker::{Answer, Ask, LOADER, VERSION};

/// How long a worker may take to start before the user is told. It is fetched, compiled and run;
/// on a slow phone that is seconds, so ten times that is no longer slowness.
const START_MS: u32 = 30_000;

/// The most bytes of articles that are with the worker at a time: enough that it never waits, and so
/// few that nothing is waited for when they are no longer wanted.
const AHEAD_BYTES: u32 = 512 << 10;
/// The most articles that are compared at a time, for the same reason.
const COMPARED_AT_ONCE: usize = 64;
/// While many articles are read, what was found is shown so often: each time costs a picture.
const SHOWN_EACH_MS: u32 = 400;

/// What the worker was given and what is still owed.
#[derive(Default)]
struct Ledger {
    /// By article: what was posted, its revision, and whether the answer has come.
    posted: SortedMap<DocumentId, Posted>,
    next_revision: u32,
    /// All articles of the list before this place were posted.
    unposted: usize,
    /// Bytes of the articles that were posted and not yet read.
    ahead: u32,
    /// What was read and is not yet shown.
    read: Vec<(DocumentId, Rc<Analysis>)>,
    /// What was found and is not yet shown, and whether it begins anew.
    changes: Vec<(bool, Changes)>,
    /// Waits until what was found is shown.
    showing: Option<Timeout>,
    /// The articles that were given to compare, in their order.
    compared: Vec<(DocumentId, u32)>,
    /// Whether what was compared no longer fits the list.
    is_stale: bool,
    is_comparing: bool,
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
                let sentence = AppError::NoWorker(phrases::problem::no_answer().to_owned());
                Timeout::new(START_MS, move || runner.problem(&sentence))
            };
            *watch.borrow_mut() = Some(late);
            let inner = Rc::clone(&slot);
            let teller = runner.clone();
            let hear = move |heard| hear(heard, &runner, &ledger, &inner, &watch);
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
            let mut ledger = ledger.borrow_mut();
            ledger.let_go(project, bridge);
            ledger.go_on(project, &runner, bridge);
        }
    });
}

fn hear(
    heard: Heard,
    runner: &Runner,
    ledger: &Rc<RefCell<Ledger>>,
    bridge: &RefCell<Option<Bridge>>,
    watch: &RefCell<Option<Timeout>>,
) {
    match heard {
        Heard::Answer(Answer::Ready(VERSION)) => {
            // Dropping the time-out takes it back.
            watch.borrow_mut().take();
            if let Some(bridge) = bridge.borrow().as_ref() {
                bridge.open();
            }
        }
        Heard::Unknown | Heard::Answer(Answer::Ready(_)) => {
            watch.borrow_mut().take();
            runner.problem(&AppError::Outdated);
        }
        Heard::Stopped(why) => {
            watch.borrow_mut().take();
            let has_run = bridge.borrow().as_ref().is_some_and(Bridge::is_open);
            let error = if has_run { AppError::WorkerStopped } else { AppError::NoWorker };
            runner.problem(&error(why));
        }
        Heard::Answer(Answer::Read { id, revision, analysis }) => {
            ledger.borrow_mut().take(id, revision, analysis);
            answered(runner, ledger, bridge);
        }
        Heard::Answer(Answer::Compared { anew, changes, readings }) => {
            let mut now = ledger.borrow_mut();
            now.is_comparing = false;
            now.changes.push((anew, changes));
            now.read_again(readings);
            drop(now);
            answered(runner, ledger, bridge);
        }
    }
}

/// Gives the worker more to do, and shows what it found: at once when it has nothing left to do,
/// else after a while.
fn answered(runner: &Runner, ledger: &Rc<RefCell<Ledger>>, bridge: &RefCell<Option<Bridge>>) {
    let workspace = runner.workspace();
    let mut now = ledger.borrow_mut();
    if let Some(bridge) = bridge.borrow().as_ref() {
        now.go_on(&workspace.project, runner, bridge);
    }
    let is_awaited = now.read.iter().any(|(id, _)| workspace.current.as_ref() == Some(id));
    if now.ahead == 0 && !now.is_comparing || is_awaited {
        now.showing = None;
        drop(now);
        show(runner, ledger);
    } else if now.showing.is_none() {
        let (runner, ledger) = (runner.clone(), Rc::clone(ledger));
        let later = Rc::clone(&ledger);
        now.showing = Some(Timeout::new(SHOWN_EACH_MS, move || {
            // Its time is over; that it is dropped takes back nothing.
            drop(later.borrow_mut().showing.take());
            show(&runner, &later);
        }));
    }
}

/// Puts what was found into the state.
fn show(runner: &Runner, ledger: &RefCell<Ledger>) {
    let (read, changes) = {
        let mut now = ledger.borrow_mut();
        (std::mem::take(&mut now.read), std::mem::take(&mut now.changes))
    };
    if !read.is_empty() {
        runner.dispatch(Action::Read(read));
    }
    if !changes.is_empty() {
        runner.dispatch(Action::Compared(changes));
    }
}

impl Ledger {
    /// Forgets the articles that are gone or changed.
    fn let_go(&mut self, project: &Project, bridge: &Bridge) {
        let mut here: Vec<&Document> = project.articles.iter().map(|it| &it.document).collect();
        here.sort_unstable_by_key(|document| &document.id);
        let is_here = |id: &DocumentId, posted: &Posted| {
            let at = here.binary_search_by_key(&id, |document| &document.id);
            at.ok().and_then(|at| here.get(at)).is_some_and(|it| **it == posted.document)
        };
        self.unposted = 0;
        let ahead = &mut self.ahead;
        self.posted.retain(|id, posted| {
            let is_here = is_here(id, posted);
            if !is_here {
                bridge.send(&Ask::Forget(id.clone()));
                *ahead -= if posted.is_read { 0 } else { posted.document.text.len() };
            }
            is_here
        });
        let posted = &self.posted;
        self.read.retain(|(id, _)| posted.contains_key(id));
        let order = project.articles.iter().map(|article| &article.document.id);
        let is_same = order.take(self.compared.len()).eq(self.compared.iter().map(|(id, _)| id));
        let is_known = |(id, revision): &(DocumentId, u32)| {
            posted.get(id).is_some_and(|posted| posted.revision == *revision)
        };
        self.is_stale |= !is_same || !self.compared.iter().all(is_known);
    }

    /// Has the worker read and compare what is next.
    fn go_on(&mut self, project: &Project, runner: &Runner, bridge: &Bridge) {
        let current = runner.workspace().current.clone();
        let first = current.and_then(|id| project.article(&id).cloned());
        first.iter().for_each(|article| self.post(&article.document, bridge));
        while self.ahead < AHEAD_BYTES {
            let Some(article) = project.articles.get(self.unposted) else { break };
            self.post(&article.document, bridge);
            self.unposted += 1;
        }
        self.compare(project, bridge);
    }

    /// Posts an article that was not posted yet.
    fn post(&mut self, document: &Document, bridge: &Bridge) {
        if self.posted.contains_key(&document.id) {
            return;
        }
        let revision = self.next_revision;
        self.next_revision += 1;
        bridge.send(&Ask::Read { document: document.clone(), revision });
        // An empty article is on its way, too.
        self.ahead += document.text.len();
        let document = document.clone();
        self.posted.insert(document.id.clone(), Posted { document, revision, is_read: false });
    }

    /// Notes an answer, if it is the one that was asked for last.
    fn take(&mut self, id: DocumentId, revision: u32, analysis: Analysis) {
        let posted = self.posted.get_mut(&id).filter(|posted| posted.revision == revision);
        let Some(posted) = posted else { return };
        posted.is_read = true;
        self.ahead -= posted.document.text.len();
        self.read.push((id, Rc::new(analysis)));
    }

    /// Notes what is read otherwise now that other articles are known; not of articles that have
    /// changed since, for those are read anew.
    fn read_again(&mut self, readings: Vec<(DocumentId, Analysis)>) {
        let posted = &self.posted;
        let is_known = |id: &DocumentId| posted.get(id).is_some_and(|posted| posted.is_read);
        let known = readings.into_iter().filter(|(id, _)| is_known(id));
        self.read.extend(known.map(|(id, analysis)| (id, Rc::new(analysis))));
    }

    /// Has the next articles compared, as far as they are read.
    fn compare(&mut self, project: &Project, bridge: &Bridge) {
        if self.is_comparing {
            return;
        }
        let anew = std::mem::take(&mut self.is_stale);
        if anew {
            self.compared.clear();
        }
        let next = project.articles.iter().skip(self.compared.len()).map(|it| &it.document.id);
        let read = next.map_while(|id| {
            let posted = self.posted.get(id).filter(|posted| posted.is_read)?;
            Some((id.clone(), posted.revision))
        });
        let read: Vec<_> = read.take(COMPARED_AT_ONCE).collect();
        if read.is_empty() && !anew {
            return;
        }
        let articles = read.iter().map(|(id, _)| id.clone()).collect();
        self.compared.extend(read);
        self.is_comparing = true;
        bridge.send(&Ask::Compare { anew, articles });
    }
}
