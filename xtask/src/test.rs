//! `cargo xtask test [--only PART] [-- FILTER…]`: every test that this machine can run, and for
//! the others what is missing.

mod browser;
mod e2e;
mod formats;
mod native;
mod wasm;

use crate::arguments::Arguments;
use crate::eval;
use crate::failure::Failure;
use crate::report::Report;

pub use browser::Browser;

use e2e::EndToEnd;

/// The parts of the test run, by the names that `--only` takes.
const PARTS: &[&str] = &["engine", "wasm", "e2e", "firefox", "webkit", "formats", "eval"];

/// Runs all parts, or the one that `--only` names.
///
/// # Errors
/// When a test fails, or in CI when something is missing that a part needs.
pub fn run(mut arguments: Arguments) -> Result<(), Failure> {
    let only = arguments.value("--only")?;
    let filters = arguments.after_dashes();
    arguments.finish()?;
    if let Some(unknown) = only.as_deref().filter(|part| !PARTS.contains(part)) {
        return Err(Failure::new(format!(
            "there is no part `{unknown}`: choose one of {}",
            PARTS.join(", ")
        )));
    }
    let mut report = Report::default();
    check(&mut report, only.as_deref(), &filters);
    report.finish()
}

/// Takes the pictures of the page, which are scenarios among the end-to-end tests, and writes those
/// of the documents and what their walk-through has a screen reader say.
///
/// # Errors
/// When the page does not build, or does not fit its window.
pub fn screenshots() -> Result<(), Failure> {
    let mut report = Report::default();
    let filters = ["pictures::".to_owned(), "walk_through::".to_owned()];
    let mut end_to_end = EndToEnd::that_rewrites();
    report.check("pictures", || end_to_end.run(Browser::Chromium, &filters));
    report.finish()
}

/// Adds every part, or `only` one, to `report`; `filters` choose tests inside the parts.
pub fn check(report: &mut Report, only: Option<&str>, filters: &[String]) {
    let wanted = |part: &str| only.is_none_or(|only| only == part);
    if wanted("engine") {
        report.check("engine, command line and app, natively", || native::run(filters));
    }
    if wanted("wasm") {
        report.check("wasm tests in a headless browser", || wasm::run(filters));
    }
    let mut end_to_end = EndToEnd::default();
    for (part, browser, name) in [
        ("e2e", Browser::Chromium, "end-to-end tests of the release build"),
        ("firefox", Browser::Firefox, "the core path and the layout in Firefox"),
        ("webkit", Browser::WebKit, "the core path and the layout in WebKitGTK"),
    ] {
        if wanted(part) {
            report.check(name, || end_to_end.run(browser, filters));
        }
    }
    if wanted("formats") {
        report.check("annotation files, read by other tools", formats::run);
    }
    if wanted("eval") {
        report.check("accuracy on real articles", eval::check);
    }
}
