//! The browsers that the tests drive, and their drivers.

use crate::failure::Failure;
use crate::machine::{has_apt, program_on_path};
use crate::report::Outcome;
use crate::tools::{self, Tool};
use std::env;
use std::path::PathBuf;

/// A browser of each of the three engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Browser {
    /// Chromium or Chrome: what most tests are run in.
    Chromium,
    /// Firefox.
    Firefox,
    /// WebKitGTK's small browser, the nearest to Safari that Linux has.
    WebKit,
}

impl Browser {
    /// What the end-to-end tests, and `--only`, call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        }
    }

    /// The variable by which the tests are told of its driver, and a person names another one.
    pub const fn variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
            Self::WebKit => "WEBKITDRIVER",
        }
    }

    /// The path of its driver: what the variable names, else what is on `PATH`; geckodriver, which
    /// few packages bring along, is else installed. Where something is missing, what and how to get it.
    ///
    /// # Errors
    /// When geckodriver can be neither found nor installed.
    pub fn driver(self) -> Result<Result<PathBuf, Outcome>, Failure> {
        if self == Self::WebKit && cfg!(not(target_os = "linux")) {
            let reason = "WebKitGTK runs on Linux alone; in Safari the page was not tested here";
            return Ok(Err(Outcome::NotHere(reason.to_owned())));
        }
        if let Some(lacking) = self.lacking() {
            let sentence = format!("{lacking} was not found: {}", self.remedy());
            return Ok(Err(Outcome::Missing(sentence)));
        }
        if let Some(named) = env::var_os(self.variable()) {
            return Ok(Ok(PathBuf::from(named)));
        }
        if self == Self::Firefox {
            tools::prepare(&[Tool::Geckodriver])?;
            return tools::find(Tool::Geckodriver, "geckodriver")
                .map(Ok)
                .ok_or_else(|| Failure::new("geckodriver is not where it was installed"));
        }
        let sentence = || format!("{} was not found: {}", self.program(), self.remedy());
        Ok(program_on_path(self.program()).ok_or_else(|| Outcome::Missing(sentence())))
    }

    /// The program that drives it.
    const fn program(self) -> &'static str {
        match self {
            Self::Chromium => "chromedriver",
            Self::Firefox => "geckodriver",
            Self::WebKit => "WebKitWebDriver",
        }
    }

    /// What else is needed and not there: the browser itself, or a display for it.
    fn lacking(self) -> Option<&'static str> {
        // Elsewhere browsers do not lie on PATH, and the driver knows where to look.
        let has = |names: &[&str]| {
            cfg!(not(target_os = "linux"))
                || names.iter().any(|name| program_on_path(name).is_some())
        };
        let is_named = |variable: &str| env::var_os(variable).is_some();
        let chromium =
            ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
        match self {
            Self::Chromium => {
                (!is_named("CHROME") && !has(&chromium)).then_some("Chromium or Chrome")
            }
            Self::Firefox => {
                (!is_named("FIREFOX") && !has(&["firefox", "firefox-esr"])).then_some("Firefox")
            }
            Self::WebKit => (!has(&["Xvfb"])).then_some("Xvfb, a display that nobody sees,"),
        }
    }

    fn remedy(self) -> &'static str {
        match (self, has_apt()) {
            (Self::Chromium, true) => "run `apt-get install chromium chromium-driver`",
            (Self::Chromium, false) => {
                "install Chrome and the chromedriver of its version, or set CHROME and CHROMEDRIVER"
            }
            (Self::Firefox, true) => "run `apt-get install firefox-esr` (on Ubuntu `firefox`)",
            (Self::Firefox, false) => "install Firefox, or set FIREFOX",
            (Self::WebKit, true) => "run `apt-get install webkit2gtk-driver xvfb`",
            (Self::WebKit, false) => {
                "install Xvfb and WebKitGTK with its WebKitWebDriver, or set WEBKITDRIVER"
            }
        }
    }
}
