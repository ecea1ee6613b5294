//! Everything can be done without a mouse.

use crate::harness::{Failure, Outcome, Page};
use serde_json::json;

/// From the empty page to a judged, named and downloaded article, by keys alone.
pub fn the_whole_page_works_by_keys_alone(page: &Page) -> Outcome {
    page.wait_for("main")?;
    tab_to(page, "try the sample")?;
    page.press("Enter")?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("n")?;
    page.wait_for_text(".chosen__kind", "Masthead")?;
    page.press("x")?;
    page.wait_for_text(".message", "Kept line 1")?;
    page.press("u")?;
    page.wait_for_text(".message", "Undone: Kept line 1")?;
    page.press("p")?;
    page.press("n")?;
    let focused = "return document.activeElement.id !== '' &&
        document.activeElement.matches('.note__kind, .mark')";
    page.wait_until("the focus follows the marks", focused, &[])?;
    page.press("F1")?;
    page.wait_for("dialog.help[open]")?;
    page.press("Escape")?;
    page.wait_for_none("dialog.help")?;
    tab_to(page, "Strike lines of kind Caption")?;
    page.press("Space")?;
    page.wait_for(".line[data-kind=caption][data-struck=false]")?;
    page.press("Escape")?;
    page.press("Control+s")?;
    page.wait_for_download(".annotations.json")?;
    Ok(())
}

/// Single letters can be switched off, and stay off.
pub fn single_letter_keys_can_be_switched_off(page: &Page) -> Outcome {
    page.click_label("try the sample")?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("F1")?;
    page.click("#letter-keys")?;
    page.press("Escape")?;
    page.wait_for_none("dialog.help")?;
    page.press("n")?;
    page.wait_for_text(".chosen", "Choose a mark")?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("n")?;
    page.wait_for_text(".chosen", "Choose a mark")?;
    page.press("F1")?;
    page.wait_for("dialog.help[open]")
}

/// Presses Tab until the element with that name has the focus.
fn tab_to(page: &Page, name: &str) -> Outcome {
    let named = "const it = document.activeElement;
        return (it.ariaLabel ?? it.innerText ?? '').trim() === arguments[0]";
    for _ in 0..200 {
        if page.evaluate(named, &[json!(name)])? == json!(true) {
            return Ok(());
        }
        page.press("Tab")?;
    }
    Err(Failure::new(format!("the Tab key never reaches “{name}”")))
}
