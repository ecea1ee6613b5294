//! What `cargo xtask bench --browser` runs: the measuring page says its figures, line by line.

use crate::harness::{Failure, Outcome, Page};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long the figures may take on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(900);
/// How often it is looked whether there are more. Seldom, for looking takes time as well.
const LOOKED_EACH: Duration = Duration::from_secs(2);

/// Prints the figures as they come.
pub fn figures(page: &Page) -> Outcome {
    let began = Instant::now();
    let mut printed = 0;
    loop {
        let is_done = page.attribute("body", "data-done")?.is_some();
        let said = page.texts("#said")?.concat();
        for line in said.lines().skip(printed) {
            println!("  {line}");
            printed += 1;
        }
        if is_done {
            let has_failed = said.contains("failed: ");
            return if has_failed { Err(Failure::new("no figures")) } else { Ok(()) };
        }
        if began.elapsed() > PATIENCE {
            return Err(Failure::new("the figures did not come in time"));
        }
        sleep(LOOKED_EACH);
    }
}
