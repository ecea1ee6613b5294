//! `cargo xtask ci`: everything that `.ci/run` holds the project to, with one summary.

use crate::failure::Failure;
use crate::report::Report;
use crate::{lint, size, test};

/// Runs the lints, every test, the sizes and the accuracy gates.
///
/// # Errors
/// When any of them fails.
pub fn run() -> Result<(), Failure> {
    let mut report = Report::default();
    lint::check(&mut report);
    test::check(&mut report, None, &[]);
    report.check("size against the budgets", size::check);
    report.finish()
}
