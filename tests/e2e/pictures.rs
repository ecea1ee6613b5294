//! Pictures of the page for people to look at, by `cargo xtask screenshots`, and what a program
//! can tell of them: that nothing sticks out of a narrow window.

use crate::harness::{ColorScheme, Outcome, Page};
use crate::texts::{FERRY, doubtful};
use serde_json::json;

/// The widths that are looked at: a small laptop's, and a telephone's. CSS pixels.
const SIZES: &[(u32, u32)] = &[(1280, 900), (390, 844)];

/// Both themes by name.
const SCHEMES: &[(ColorScheme, &str)] =
    &[(ColorScheme::Light, "light"), (ColorScheme::Dark, "dark")];

/// The first screen and the sample fit every window, in light and in dark.
pub fn nothing_sticks_out_at_any_size(page: &Page) -> Outcome {
    page.wait_for("main")?;
    take(page, "first-screen")?;
    page.set_size(1280, 900)?;
    page.click_label("try the sample")?;
    page.wait_for("[data-sum=quotes]")?;
    take(page, "sample")?;
    page.set_size(1280, 900)?;
    for (at, text) in FERRY.iter().enumerate() {
        page.paste_text(text)?;
        page.wait_for_count(".item", at + 2)?;
    }
    page.wait_for("[data-sum=quotes]")?;
    page.press("m")?;
    page.wait_for(".matrix tbody tr")?;
    take(page, "comparison")?;
    page.click("#part-sides")?;
    page.wait_for(".joint")?;
    take(page, "side-by-side")
}

/// So do the card of a mark in focus, the speakers with a name unfolded, and the lists beneath.
pub fn what_is_said_of_a_mark_fits_every_window(page: &Page) -> Outcome {
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("q")?;
    page.wait_for("[data-focused=true]")?;
    take(page, "doubtful")?;
    page.set_size(1280, 900)?;
    page.click(".group[data-speaker='Teresa Okonjo'] .entry")?;
    page.wait_for(".line .part")?;
    page.press("x")?;
    take(page, "speaker")?;
    page.set_size(1280, 900)?;
    page.click("[data-name='Teresa Okonjo'] summary")?;
    take(page, "speakers")
}

/// So does the find bar, with words and with marks, and the list of what is found.
pub fn what_is_found_fits_every_window(page: &Page) -> Outcome {
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("Control+f")?;
    page.type_text("harbour")?;
    page.wait_for("[data-section=found] .entry")?;
    take(page, "find-words")?;
    page.set_size(1280, 900)?;
    page.press("Escape")?;
    page.press("Shift+m")?;
    page.wait_for("#find-field:focus")?;
    page.type_text("wall")?;
    page.press("Enter")?;
    page.wait_for("[data-focused=true]")?;
    take(page, "find-marks")
}

fn take(page: &Page, name: &str) -> Outcome {
    for (width, height) in SIZES {
        page.set_size(*width, *height)?;
        for (scheme, theme) in SCHEMES {
            page.set_color_scheme(*scheme)?;
            page.screenshot(&format!("{name}-{width}-{theme}"))?;
        }
        let script = "return document.documentElement.scrollWidth";
        let needed = page.evaluate(script, &[])?;
        assert_eq!(needed, json!(width), "{name} needs this much of {width} pixels");
    }
    Ok(())
}
