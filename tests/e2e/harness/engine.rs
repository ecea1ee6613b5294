//! The three families of browsers in which the page is tested.

use super::{Failure, Outcome};
use std::env;
use std::fmt;

/// Tells the tests which browser to drive, by the name of its engine; without it Chromium.
const CHOICE: &str = "BLUEPENCIL_BROWSER";

/// A family of browsers. Only Chromium's driver can do all that the scenarios ask for; the other
/// two have a small list of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// Chromium and Chrome, by chromedriver.
    Chromium,
    /// Firefox, by geckodriver.
    Firefox,
    /// WebKitGTK, of Safari's family, by WebKitWebDriver.
    WebKit,
}

impl Engine {
    const ALL: [Self; 3] = [Self::Chromium, Self::Firefox, Self::WebKit];

    /// The one that the environment asks for.
    ///
    /// # Errors
    /// When it names none.
    pub fn chosen() -> Outcome<Self> {
        let Ok(name) = env::var(CHOICE) else { return Ok(Self::Chromium) };
        let found = Self::ALL.into_iter().find(|engine| engine.to_string() == name);
        found.ok_or_else(|| Failure::new(format!("{CHOICE} names no browser: {name:?}")))
    }

    /// The variable of the environment that holds the path of its driver.
    pub const fn driver_variable(self) -> &'static str {
        match self {
            Self::Chromium => "CHROMEDRIVER",
            Self::Firefox => "GECKODRIVER",
            Self::WebKit => "WEBKITDRIVER",
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::WebKit => "webkit",
        })
    }
}
