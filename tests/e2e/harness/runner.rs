//! Runs the scenarios one after the other, each in a browser of its own, and reports them as
//! Rust's own test harness does. When one fails, its picture and console are kept.

use super::engine::Engine;
use super::page::Setting;
use super::{Appearance, Failure, Outcome, Page};
use std::any::Any;
use std::env;
use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Instant;

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
    println!("\nrunning {} end-to-end tests in {engine}", chosen.len());
    let began = Instant::now();
    let failed = chosen.iter().filter(|scenario| !passes(scenario, &setting)).count();
    let verdict = if failed == 0 { "ok" } else { "FAILED" };
    println!(
        "\ntest result: {verdict}. {} passed; {failed} failed; finished in {:.1}s\n",
        chosen.len() - failed,
        began.elapsed().as_secs_f32()
    );
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn setting(engine: Engine, dist: Option<OsString>) -> Result<Setting, String> {
    let dist = dist.ok_or("BLUEPENCIL_DIST names no build of the page")?;
    let variable = engine.driver_variable();
    let driver = env::var_os(variable).ok_or(format!("{variable} names no driver of a browser"))?;
    Ok(Setting { engine, driver, dist: PathBuf::from(dist) })
}

fn passes(scenario: &Scenario, setting: &Setting) -> bool {
    let began = Instant::now();
    let ended = attempt(scenario, setting);
    let spent = began.elapsed().as_secs_f32();
    match ended {
        Ok(()) => println!("test {} ... ok ({spent:.1}s)", scenario.name),
        Err(ref failure) => println!("test {} ... FAILED ({spent:.1}s)\n{failure}", scenario.name),
    }
    ended.is_ok()
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
