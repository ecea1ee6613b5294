//! Every view as axe-core sees it: in both themes, on a small laptop and in the narrowest window
//! that the guidelines know (WCAG 2.2, 1.4.10).

use std::env;
use std::fs;

use crate::harness::{ColorScheme, Failure, Outcome, Page};
use crate::texts::{FERRY, doubtful};
use serde_json::Value;

/// Where axe-core's script lies.
const AXE: &str = "BLUEPENCIL_AXE";
/// What is looked at, in CSS pixels: a laptop's window, and a window zoomed to 400 %.
const SIZES: &[(u32, u32)] = &[(1280, 900), (320, 640)];

/// The first screen, the help, the palette, an article, a doubtful line and a quotation in focus, a mark by hand
/// with its menu, the find bar for words and for marks, the comparison, two articles side by side, and
/// all at a glance.
pub fn no_view_keeps_anybody_out(page: &Page) -> Outcome {
    let mut found = Vec::new();
    page.wait_for("main")?;
    look(page, "the first screen", &mut found)?;
    page.press("?")?;
    page.wait_for("dialog[open]")?;
    look(page, "the help", &mut found)?;
    page.click_label("Change keys")?;
    page.wait_for(".help__key")?;
    page.click("[aria-label='Change the key X of “Reject the mark”']")?;
    page.wait_for("#new-key:focus")?;
    look(page, "a key that is waited for", &mut found)?;
    page.press("w")?;
    page.wait_for(".help__question")?;
    look(page, "a key that is taken", &mut found)?;
    page.press("Escape")?;
    page.press("Escape")?;
    page.wait_for_none("dialog[open]")?;
    page.press("r")?;
    page.wait_for("dialog[open]")?;
    look(page, "the palette", &mut found)?;
    page.press("Escape")?;
    page.wait_for_none("dialog[open]")?;
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=quotes]")?;
    look(page, "an article", &mut found)?;
    page.press("q")?;
    page.wait_for("[data-focused=true]")?;
    look(page, "a doubtful line", &mut found)?;
    page.click(".group[data-speaker='Teresa Okonjo'] .entry")?;
    page.wait_for(".line .part")?;
    look(page, "a quotation", &mut found)?;
    page.press("i")?;
    page.press("Control+Shift+Right")?;
    page.wait_for(".marking")?;
    look(page, "the menu at a selection", &mut found)?;
    page.press("2")?;
    page.wait_for(".hand")?;
    look(page, "a mark by hand", &mut found)?;
    page.press("Escape")?;
    page.press("Control+f")?;
    page.wait_for("#find-field:focus")?;
    page.type_text("harbour")?;
    page.wait_for("[data-section=found] .entry")?;
    look(page, "found words", &mut found)?;
    page.press("Escape")?;
    page.press("Escape")?;
    page.press("Shift+m")?;
    page.wait_for(".find[data-sought=marks]")?;
    look(page, "found marks", &mut found)?;
    page.press("Escape")?;
    for (at, text) in FERRY.iter().enumerate() {
        page.paste_text(text)?;
        page.wait_for_count(".item", at + 2)?;
    }
    page.wait_for("[data-sum=quotes]")?;
    page.press("m")?;
    page.wait_for(".matrix tbody tr")?;
    look(page, "the comparison", &mut found)?;
    page.click("#part-sides")?;
    page.wait_for(".joint")?;
    look(page, "two articles side by side", &mut found)?;
    page.press("Escape")?;
    page.press("Shift+G")?;
    page.wait_for(".glance[open]")?;
    look(page, "an article at a glance", &mut found)?;
    if found.is_empty() { Ok(()) } else { Err(Failure::new(found.join("\n"))) }
}

/// Adds what axe-core finds in the view on screen.
fn look(page: &Page, view: &str, found: &mut Vec<String>) -> Outcome {
    for (width, height) in SIZES {
        page.set_size(*width, *height)?;
        for (scheme, theme) in [(ColorScheme::Light, "light"), (ColorScheme::Dark, "dark")] {
            page.set_color_scheme(scheme)?;
            let told = violations(page)?;
            found.extend(told.iter().map(|it| format!("{view}, {width} pixels, {theme}: {it}")));
        }
    }
    page.set_size(1280, 900)?;
    page.set_color_scheme(ColorScheme::Light)
}

fn violations(page: &Page) -> Outcome<Vec<String>> {
    let path = env::var_os(AXE).ok_or_else(|| Failure::new(format!("{AXE} is not set")))?;
    let script = fs::read_to_string(path)?;
    let run = "
        const found = await axe.run(document, { resultTypes: ['violations'] });
        return found.violations.map(it => `${it.id}, ${it.help}: ` + it.nodes.slice(0, 3)
            .map(node => node.target.join(' ') + ' — ' + node.failureSummary).join('; '));";
    let is_there = "return typeof axe === 'object'";
    if page.evaluate(is_there, &[])? != Value::Bool(true) {
        page.evaluate(&script, &[])?;
    }
    let found = page.evaluate(&format!("return (async () => {{ {run} }})()"), &[])?;
    Ok(serde_json::from_value(found)?)
}
