//! What was checked, what was skipped and why, and the closing summary.

use crate::failure::Failure;
use crate::machine::is_ci;
use std::ops::AddAssign;
use std::time::{Duration, Instant};

/// How many tests passed and failed; a check that counts no tests is one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed.
    pub failed: u32,
}

impl Count {
    /// One check that passed.
    pub const ONE: Self = Self { passed: 1, failed: 0 };
}

impl AddAssign for Count {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// How a check ended, if it ended at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It was done.
    Done(Count),
    /// It needs what not everybody has, and nobody has to install; skipped in CI too.
    NotHere(String),
    /// It needs what can be installed, as the sentence says how; in CI that is a failure.
    Missing(String),
}

impl Outcome {
    /// Why it was not done.
    pub fn reason(&self) -> &str {
        match self {
            Self::Done(_) => "",
            Self::NotHere(why) | Self::Missing(why) => why,
        }
    }
}

/// The checks of one run, in order.
#[derive(Debug, Default)]
pub struct Report {
    rows: Vec<Row>,
}

#[derive(Debug)]
struct Row {
    name: String,
    ended: Ended,
    spent: Duration,
}

#[derive(Debug)]
enum Ended {
    Done(Count),
    Skipped(String),
    Failed(String),
}

impl Report {
    /// Does `work`, and keeps how it ended. A failure does not stop the run.
    pub fn check(&mut self, name: &str, work: impl FnOnce() -> Result<Outcome, Failure>) {
        println!("\n=== {name}");
        let began = Instant::now();
        let ended = match work() {
            Ok(Outcome::Done(count)) => Ended::Done(count),
            Ok(Outcome::Missing(why)) if is_ci() => Ended::Failed(why),
            Ok(Outcome::NotHere(why) | Outcome::Missing(why)) => Ended::Skipped(why),
            Err(failure) => Ended::Failed(failure.to_string()),
        };
        if let Ended::Skipped(why) = &ended {
            println!("skipped: {why}");
        }
        if let Ended::Failed(why) = &ended {
            println!("failed: {why}");
        }
        self.rows.push(Row { name: name.to_owned(), ended, spent: began.elapsed() });
    }

    /// Prints the summary.
    ///
    /// # Errors
    /// When anything failed.
    pub fn finish(self) -> Result<(), Failure> {
        println!("\n=== Summary");
        for row in &self.rows {
            println!("{}", row.line());
        }
        let total = self.total();
        let skipped = self.rows.iter().filter(|row| matches!(row.ended, Ended::Skipped(_))).count();
        let closing = match skipped {
            0 => format!("{} passed, {} failed", total.passed, total.failed),
            _ => format!("{} passed, {} failed, {skipped} skipped", total.passed, total.failed),
        };
        println!("\n{closing}");
        if total.failed > 0 { Err(Failure::new("some checks failed")) } else { Ok(()) }
    }

    fn total(&self) -> Count {
        let mut total = Count::default();
        for row in &self.rows {
            total += match row.ended {
                Ended::Done(count) => count,
                Ended::Skipped(_) => Count::default(),
                Ended::Failed(_) => Count { passed: 0, failed: 1 },
            };
        }
        total
    }
}

impl Row {
    fn line(&self) -> String {
        let spent = self.spent.as_secs();
        match &self.ended {
            Ended::Done(Count { passed, failed: 0 }) => {
                format!("  passed   {}: {passed} in {spent} s", self.name)
            }
            Ended::Done(Count { passed, failed }) => {
                format!("  FAILED   {}: {failed} of {} in {spent} s", self.name, passed + failed)
            }
            Ended::Skipped(why) => format!("  skipped  {}: {why}", self.name),
            Ended::Failed(why) => {
                format!("  FAILED   {}: {}", self.name, why.lines().next().unwrap_or_default())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_failure_fails_the_run_and_the_rest_is_still_counted() {
        let mut report = Report::default();
        report.check("good", || Ok(Outcome::Done(Count { passed: 3, failed: 0 })));
        report.check("bad", || Err(Failure::new("it broke")));
        report.check("absent", || Ok(Outcome::NotHere("nobody has it".to_owned())));
        assert_eq!(report.total(), Count { passed: 3, failed: 1 });
        assert!(report.finish().is_err());
    }

    #[test]
    fn skipping_alone_is_no_failure() {
        let mut report = Report::default();
        report.check("absent", || Ok(Outcome::NotHere("nobody has it".to_owned())));
        assert_eq!(report.finish(), Ok(()));
    }
}
