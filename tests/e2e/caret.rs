//! Marks made without a mouse: a caret in the article, moved and drawn out by keys.

use crate::harness::{Outcome, Page};
use crate::marking::open;

/// I puts the caret, arrows move it by characters, words, lines and paragraphs, Shift selects, and
/// a label's key or Enter marks; Escape leaves.
pub fn words_are_selected_and_marked_by_keys_alone(page: &Page) -> Outcome {
    open(page)?;
    page.press("i")?;
    page.wait_for(".caret")?;
    page.wait_for_text(".message", "Arrows move the caret")?;
    page.press("Control+Right")?;
    page.press("Control+Shift+Right")?;
    page.press("Control+Shift+Right")?;
    page.wait_for_text("[role=status]", "Selected 2 words: to close")?;
    page.press("3")?;
    page.wait_for_text(".hand[data-label='fact to check']", "to close")?;
    page.wait_for_none(".caret")?;
    page.press("Escape")?;
    page.press("i")?;
    page.press("Down")?;
    page.press("Home")?;
    page.press("Shift+End")?;
    page.press("Enter")?;
    page.wait_for(".hand[data-label=highlight]")?;
    page.press("i")?;
    page.press("Shift+Right")?;
    page.press("Shift+Right")?;
    page.press("Escape")?;
    page.wait_for_none(".caret")?;
    page.wait_for_none(".marking")
}

/// Sentences and paragraphs are selected by keys where the browser knows them.
pub fn sentences_and_paragraphs_are_selected_by_keys(page: &Page) -> Outcome {
    open(page)?;
    page.press("i")?;
    page.press("Control+Down")?;
    page.press("Alt+Shift+Down")?;
    page.wait_for_text("[role=status]", "Selected 13 words: The mill in Orsund")?;
    page.press("Control+Shift+Down")?;
    page.wait_for_text("[role=status]", "Selected 22 words")?;
    page.press("2")?;
    page.wait_for_text("[data-section=hand] .entry", "The mill in Orsund will close")
}
