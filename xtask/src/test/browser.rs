//! The browser that the tests drive, and its driver.

use crate::machine::{has_apt, program_on_path};
use std::env;
use std::path::PathBuf;

/// The names that Chromium and Chrome go by.
const BROWSERS: &[&str] =
    &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The driver's path (`CHROMEDRIVER`, else on `PATH`), or what to do about it.
///
/// # Errors
/// A sentence that says what is missing and how to get it.
pub fn driver() -> Result<PathBuf, String> {
    let driver = env::var_os("CHROMEDRIVER").map(PathBuf::from);
    let driver = driver.or_else(|| program_on_path("chromedriver"));
    match driver {
        Some(driver) if has_browser() => Ok(driver),
        Some(_) => Err(format!("no Chromium or Chrome was found: {}", remedy())),
        None => Err(format!("chromedriver was not found: {}", remedy())),
    }
}

fn has_browser() -> bool {
    // Elsewhere browsers do not lie on PATH, and the driver knows where to look.
    cfg!(not(target_os = "linux"))
        || env::var_os("CHROME").is_some()
        || BROWSERS.iter().any(|name| program_on_path(name).is_some())
}

fn remedy() -> &'static str {
    if has_apt() {
        "run `apt-get install chromium chromium-driver`"
    } else {
        "install Chrome and the chromedriver of its version, or set CHROME and CHROMEDRIVER"
    }
}
