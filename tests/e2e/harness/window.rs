//! How the page is shown: the size of its window, the colours that the system asks for, and what
//! it then looks like.

use super::browser;
use super::engine::Engine;
use super::{Failure, Outcome, Page};
use base64::prelude::{BASE64_STANDARD, Engine as _};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Light or dark, as the system asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColorScheme {
    /// Dark ink on light paper.
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// How a browser shows pages, by what its owner has asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Appearance {
    /// The colours.
    pub scheme: ColorScheme,
    /// The size of ordinary text, in CSS pixels.
    pub text: u32,
}

impl Appearance {
    /// As browsers are when they are new.
    pub const NEW: Self = Self { scheme: ColorScheme::Light, text: 16 };
}

/// How many pixels of a picture in the documents a CSS pixel has on each side.
const PICTURE_SCALE: f32 = 1.5;
/// How well a picture in the documents is kept, of 100: text shows no rims, and ten fit in a megabyte.
const PICTURE_QUALITY: u32 = 82;

/// Gives the page a size inside Firefox's window, which itself does not get as narrow as a phone.
const RESIZE: &str = "
    const { style } = gBrowser.selectedBrowser;
    style.minWidth = '0';
    style.width = `${arguments[0]}px`;
    style.height = `${arguments[1]}px`;";

/// Has the pages in Firefox believe that the system asks for dark colours, or not, and no motion.
const EMULATE: &str = "
    const content = 'layout.css.prefers-color-scheme.content-override';
    Services.prefs.setIntPref(content, arguments[0] ? 0 : 1);
    Services.prefs.setIntPref('ui.prefersReducedMotion', 1);";

impl Page {
    /// Gives the page `width` by `height` CSS pixels.
    ///
    /// # Errors
    /// When the browser is gone.
    pub fn set_size(&self, width: u32, height: u32) -> Outcome {
        match self.engine() {
            Engine::Chromium => {
                let metrics = json!({
                    "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
                });
                self.devtools("Emulation.setDeviceMetricsOverride", metrics).map(drop)
            }
            Engine::Firefox => {
                let size = vec![json!(width), json!(height)];
                self.with(async |client| browser::inside_firefox(client, RESIZE, size).await)?;
                self.wait_for_width(width)
            }
            Engine::WebKit => {
                let bars = self.evaluate("return outerHeight - innerHeight", &[])?;
                let bars = bars.as_u64().and_then(|bars| u32::try_from(bars).ok());
                let height = height + bars.unwrap_or_default();
                self.with(async |client| Ok(client.set_window_size(width, height).await?))?;
                self.wait_for_width(width)
            }
        }
    }

    fn wait_for_width(&self, width: u32) -> Outcome {
        let script = "return innerWidth === arguments[0]";
        self.wait_until(&format!("the page is {width} pixels wide"), script, &[json!(width)])
    }

    /// Has the system ask for `scheme`, and for no motion, so that no picture is taken halfway
    /// through a change of colours.
    ///
    /// # Errors
    /// When the browser is gone, or is WebKit's, which keeps the colours that it was opened with.
    pub fn set_color_scheme(&self, scheme: ColorScheme) -> Outcome {
        let is_dark = scheme == ColorScheme::Dark;
        match self.engine() {
            Engine::Chromium => {
                let value = if is_dark { "dark" } else { "light" };
                self.set_media(&[
                    ("prefers-color-scheme", value),
                    ("prefers-reduced-motion", "reduce"),
                ])
            }
            Engine::Firefox => {
                let dark = vec![json!(is_dark)];
                self.with(async |client| browser::inside_firefox(client, EMULATE, dark).await)
            }
            Engine::WebKit => Err(Failure::new("WebKit keeps the colours that it was opened with")),
        }
    }

    /// Has the system ask for what media queries know by such names and values.
    ///
    /// # Errors
    /// When the browser is gone, or is none of Chromium's family.
    pub fn set_media(&self, features: &[(&str, &str)]) -> Outcome {
        let one = |(name, value): &(&str, &str)| json!({ "name": name, "value": value });
        let features: Vec<_> = features.iter().map(one).collect();
        self.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).map(drop)
    }

    /// Has the page believe that it is being printed, or no more.
    ///
    /// # Errors
    /// When the browser is gone, or is none of Chromium's family.
    pub fn set_printed(&self, is_printed: bool) -> Outcome {
        let media = if is_printed { "print" } else { "" };
        self.devtools("Emulation.setEmulatedMedia", json!({ "media": media })).map(drop)
    }

    /// Has scroll bars take no room, as on phones and many desktops.
    ///
    /// # Errors
    /// When the browser is gone, or is none of Chromium's family.
    pub fn hide_scrollbars(&self) -> Outcome {
        self.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).map(drop)
    }

    /// Saves what is on screen as `docs/pictures/NAME.webp`, for the documents: small, and sharp on fine
    /// screens.
    ///
    /// # Errors
    /// When the file cannot be written, or the browser is none of Chromium's family.
    pub fn picture(&self, name: &str) -> Outcome {
        let clip = "return { x: scrollX, y: scrollY, width: innerWidth, height: innerHeight }";
        let mut clip = self.evaluate(clip, &[])?;
        clip["scale"] = json!(PICTURE_SCALE);
        let how = json!({ "format": "webp", "quality": PICTURE_QUALITY, "clip": clip });
        let answer = self.devtools("Page.captureScreenshot", how)?;
        let data = answer.get("data").and_then(Value::as_str).unwrap_or_default();
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/pictures");
        Ok(fs::write(folder.join(format!("{name}.webp")), BASE64_STANDARD.decode(data)?)?)
    }

    /// Saves what is on screen as `tests/screenshots/NAME.png`, which is not committed.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn screenshot(&self, name: &str) -> Outcome<PathBuf> {
        let picture = self.with(async |client| Ok(client.screenshot().await?))?;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/screenshots");
        fs::create_dir_all(&folder)?;
        let path = folder.join(format!("{name}.png"));
        fs::write(&path, picture)?;
        Ok(path)
    }
}
