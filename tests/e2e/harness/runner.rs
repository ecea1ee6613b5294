//! Runs the scenarios, each in a browser of its own, as many at a time as there are cores, and reports them
//! as Rust's own test harness does. When one fails, its picture and console are kept. When its browser
//! died, which says nothing of the page, it is run once more, and the report says so.

use super::engine::Engine;
use super::page::Setting;
use super::{Appearance, Failure, Outcome, Page};
use std::any::Any;
use std::env;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Instant;

/// Says how many scenarios run at a time; without it as many as there are cores, and no more than this,
/// since each browser has processes enough for two.
const AT_ONCE: &str = "BLUEPENCIL_AT_ONCE";
const MOST_AT_ONCE: usize = 4;

/// A named course of actions and what must come of it.
pub struct Scenario {
    /// File and function, by which it can be chosen.
    pub name: &'static str,
    /// Does and expects.
    pub run: fn(&Page) -> Outcome,
}

/// The scenarios that the given functions are, each named by its path.
macro_rules! scenarios {
    ($($function:path),* $(,)?) => {
        &[$($crate::harness::Scenario { name: stringify!($function), run: $function }),*]
    };
}
pub(crate) use scenarios;

/// Runs those scenarios of `lists` whose name holds one of the program's arguments, or all, on the
/// build in `dist`, in a browser of `engine`.
pub fn run(lists: &[&[Scenario]], engine: Engine, dist: Option<OsString>) -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let filters: Vec<&String> = arguments.iter().filter(|it| !it.starts_with('-')).collect();
    let is_chosen = |name: &str| filters.is_empty() || filters.iter().any(|it| name.contains(*it));
    let scenarios = lists.iter().copied().flatten();
    let chosen: Vec<_> = scenarios.filter(|scenario| is_chosen(scenario.name)).collect();
    let setting = match setting(engine, dist) {
        Ok(setting) => setting,
        Err(missing) => {
            println!("\nend-to-end tests: {} skipped, because {missing}", chosen.len());
            println!(
                "run `cargo xtask test --only e2e`, which builds the page and finds a browser\n"
            );
            return ExitCode::SUCCESS;
        }
    };
    let at_once = at_once().min(chosen.len());
    println!("\nrunning {} end-to-end tests in {engine}, {at_once} at a time", chosen.len());
    let began = Instant::now();
    let tally = Tally::default();
    thread::scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(|| {
                while let Some(scenario) = chosen.get(tally.next.fetch_add(1, Ordering::Relaxed)) {
                    check(scenario, &setting, &tally);
                }
            });
        }
    });
    let died = tally.died.into_inner().unwrap_or_else(PoisonError::into_inner);
    if !died.is_empty() {
        println!(
            "\nWARNING: {engine} died under these, and they were run again: {}",
            died.join(", ")
        );
    }
    let failed = tally.failed.into_inner();
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {} passed; {failed} failed; finished in {:.1}s\n",
        chosen.len() - failed,
        began.elapsed().as_secs_f32()
    );
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How the scenarios ended that have, and which of them is the next to begin.
#[derive(Default)]
struct Tally {
    next: AtomicUsize,
    failed: AtomicUsize,
    died: Mutex<Vec<&'static str>>,
}

fn at_once() -> usize {
    let asked = env::var(AT_ONCE).ok().and_then(|count| count.parse().ok());
    let cores = || thread::available_parallelism().map_or(1, usize::from).min(MOST_AT_ONCE);
    asked.unwrap_or_else(cores).max(1)
}

fn setting(engine: Engine, dist: Option<OsString>) -> Result<Setting, String> {
    let dist = dist.ok_or("BLUEPENCIL_DIST names no build of the page")?;
    let variable = engine.driver_variable();
    let driver = env::var_os(variable).ok_or(format!("{variable} names no driver of a browser"))?;
    Ok(Setting { engine, driver, dist: PathBuf::from(dist), is_dead: Arc::default() })
}

/// Runs a scenario, once more if its browser died, and reports it.
fn check(scenario: &Scenario, setting: &Setting, tally: &Tally) {
    let mut ended = timed(scenario, setting);
    if let Ended { failure: Some(failure), is_dead: true, .. } = &ended {
        println!("test {} ... THE BROWSER DIED, once more\n{failure}", scenario.name);
        tally.died.lock().unwrap_or_else(PoisonError::into_inner).push(scenario.name);
        ended = timed(scenario, setting);
    }
    let Ended { failure, seconds, .. } = ended;
    match failure {
        None => println!("test {} ... ok ({seconds:.1}s)", scenario.name),
        Some(failure) => {
            tally.failed.fetch_add(1, Ordering::Relaxed);
            println!("test {} ... FAILED ({seconds:.1}s)\n{failure}", scenario.name);
        }
    }
}

/// How one run of a scenario ended.
struct Ended {
    failure: Option<Failure>,
    is_dead: bool,
    seconds: f32,
}

fn timed(scenario: &Scenario, setting: &Setting) -> Ended {
    let began = Instant::now();
    let is_dead = Arc::<AtomicBool>::default();
    let setting = Setting { is_dead: Arc::clone(&is_dead), ..setting.clone() };
    let failure = attempt(scenario, &setting).err();
    let is_dead = is_dead.load(Ordering::Relaxed);
    Ended { failure, is_dead, seconds: began.elapsed().as_secs_f32() }
}

fn attempt(scenario: &Scenario, setting: &Setting) -> Outcome {
    let page = Page::open(setting, Appearance::NEW)?;
    let ended = catch_unwind(AssertUnwindSafe(|| (scenario.run)(&page)));
    let failure = match ended {
        Ok(Ok(())) => return Ok(()),
        Ok(Err(failure)) => failure.to_string(),
        Err(panic) => message(panic.as_ref()),
    };
    Err(Failure::new(format!("{failure}\n{}", evidence(&page, scenario.name))))
}

/// What a failed assertion said.
fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().cloned();
    text.or_else(|| Some((*panic.downcast_ref::<&str>()?).to_owned())).unwrap_or_default()
}

/// What the page looked like and complained of when a scenario failed on it.
fn evidence(page: &Page, name: &str) -> String {
    let name = format!("failed-{}-{}", page.engine(), name.replace("::", "-"));
    let picture = page.screenshot(&name);
    let picture =
        picture.map_or_else(|failure| failure.to_string(), |path| path.display().to_string());
    let console = page.console_errors().unwrap_or_default().join("\n  ");
    format!("  picture: {picture}\n  console: {console}")
}
