//! `cargo xtask ci`: everything that `.ci/run` holds the project to, with one summary.

use crate::failure::Failure;
use crate::page::{self, Build};
use crate::report::{Count, Outcome, Report};
use crate::{lint, size, test};

/// Installs the build tools side by side, and runs the lints, every test, the sizes and the accuracy gates.
///
/// # Errors
/// When any of them fails.
pub fn run() -> Result<(), Failure> {
    let mut report = Report::default();
    report
        .check("build tools", || page::prepare(Build::Release).map(|_| Outcome::Done(Count::ONE)));
    lint::check(&mut report);
    test::check(&mut report, None, &[]);
    report.check("size against the budgets", size::check);
    report.finish()
}
