//! The palette: what can be done and every article, found by a few letters and chosen by keys.

use crate::harness::{Outcome, Page};
use crate::marking::{open, select};
use crate::texts::FERRY;
use serde_json::json;

/// The field of the palette, with the focus in it.
pub const FIELD: &str = "dialog.palette[open] [role=combobox]:focus";
/// The option that Enter would take.
const CHOSEN: &str = "[role=option][aria-selected=true]";

/// Waits until the option with that name is chosen, and the field tells screen readers so.
fn wait_for_chosen(page: &Page, name: &str) -> Outcome {
    page.wait_for_text(CHOSEN, name)?;
    let is_told = "const told = document.activeElement.getAttribute('aria-activedescendant');
        return document.querySelector(arguments[0]).id === told";
    page.wait_until("the field tells of what is chosen", is_told, &[json!(CHOSEN)])
}

/// Opens the palette, types, and takes what is chosen then.
pub fn choose(page: &Page, typed: &str, name: &str) -> Outcome {
    page.press("Control+k")?;
    page.wait_for(FIELD)?;
    page.type_text(typed)?;
    wait_for_chosen(page, name)?;
    page.press("Enter")?;
    page.wait_for_none("dialog.palette")
}

/// A few letters find a command and Enter runs it; what cannot be done is listed and says why;
/// Escape puts the focus back.
pub fn commands_are_found_by_a_few_letters_and_run(page: &Page) -> Outcome {
    open(page)?;
    page.press("n")?;
    page.wait_for("[data-focused=true]")?;
    let mark = page.evaluate("return document.activeElement.id", &[])?;
    page.press("Control+k")?;
    page.wait_for(FIELD)?;
    wait_for_chosen(page, "Copy clean text")?;
    page.press("Down")?;
    page.press("Down")?;
    wait_for_chosen(page, "Next mark")?;
    page.press("Home")?;
    page.press("Up")?;
    wait_for_chosen(page, "Mill to close in spring")?;
    page.press("Down")?;
    page.press("End")?;
    wait_for_chosen(page, "Mill to close in spring")?;
    page.type_text("ĆLEAN co")?;
    wait_for_chosen(page, "Copy clean text")?;
    page.press("Escape")?;
    page.wait_for_none("dialog.palette")?;
    let is_back = "return document.activeElement.id === arguments[0]";
    page.wait_until("the focus is back on the mark", is_back, &[mark])?;
    choose(page, "rtm", "Reject the mark")?;
    page.wait_for_text(".message", "Rejected a quotation")?;
    page.press("r")?;
    page.wait_for(FIELD)?;
    wait_for_chosen(page, "Reject the mark")?;
    page.type_text("redo")?;
    page.wait_for_text("[role=option][aria-disabled=true]", "nothing was undone")?;
    page.press("Enter")?;
    page.wait_for_text(".palette__told", "“Redo” cannot be done now: nothing was undone.")?;
    page.press("Control+a")?;
    page.type_text("no such thing")?;
    page.wait_for_text(".palette__told", "Nothing is called so.")?;
    page.press("Control+Shift+p")?;
    page.wait_for_none("dialog.palette")
}

/// What is selected in the article stays so behind the palette, and a command may be about it.
pub fn what_is_selected_is_marked_from_the_palette(page: &Page) -> Outcome {
    open(page)?;
    select(page, "240", "people")?;
    page.wait_for(".marking")?;
    page.press("Control+k")?;
    page.wait_for(FIELD)?;
    page.press("Escape")?;
    page.wait_for_none("dialog.palette")?;
    page.wait_for_text("[role=status]", "Selected 2 words: 240 people")?;
    choose(page, "all occ", "Mark all occurrences")?;
    page.wait_for_text(".hand[data-label=highlight]", "240 people")
}

/// An article is gone to by its name, from anywhere.
pub fn an_article_is_gone_to_by_its_name(page: &Page) -> Outcome {
    page.press("g")?;
    page.wait_for_text(".message", "cannot be done now: there is no article yet")?;
    for (at, text) in FERRY.iter().enumerate() {
        page.paste_text(text)?;
        page.wait_for_count(".item", at + 1)?;
    }
    page.wait_for("[data-sum=quotes]")?;
    page.press("m")?;
    page.wait_for(".matrix")?;
    let names = page.texts(".item__name")?;
    let last = names.last().cloned().unwrap_or_default();
    page.press("g")?;
    page.wait_for(FIELD)?;
    page.wait_for_count("[role=option]", FERRY.len())?;
    page.wait_for_text("[role=option]", "on screen")?;
    let name: String = names[1].to_uppercase();
    page.type_text(&name)?;
    wait_for_chosen(page, &names[1])?;
    page.press("Enter")?;
    page.wait_for_none("dialog.palette")?;
    page.wait_for_none(".matrix")?;
    page.wait_for_text("[aria-current=true] .item__name", &names[1])?;
    page.wait_until(
        "the article has the focus",
        "return document.activeElement.id === 'article'",
        &[],
    )?;
    choose(page, &last, &last)?;
    page.wait_for_text("[aria-current=true] .item__name", &last)
}
