//! An article's text is changed by keys alone: what was marked stays on its words, what cannot stay
//! is kept as unplaced, and one step takes all of it back.

use crate::harness::{Outcome, Page};
use crate::marking::{open, select};

/// The field with the article's text.
const FIELD: &str = "#source:focus";
/// What is said of the marks before a change is applied.
const FORESEEN: &str = ".source [role=status]";

/// Marks words of the short article as a claim.
fn mark(page: &Page, words: &str) -> Outcome {
    select(page, words, words)?;
    page.wait_for(".marking")?;
    page.press("2")?;
    page.wait_for_text(".hand[data-label=claim]", words)
}

/// Words put before a mark move it, in the text and after a reload; undo takes both back.
pub fn marks_follow_their_words(page: &Page) -> Outcome {
    open(page)?;
    mark(page, "lost money")?;
    page.press("Escape")?;
    page.press("t")?;
    page.wait_for(FIELD)?;
    page.wait_for_text(FORESEEN, "Nothing is changed.")?;
    page.type_text("Late news. ")?;
    page.wait_for_text(FORESEEN, "Every mark keeps its words.")?;
    page.press("Escape")?;
    page.wait_for_text(
        ".message",
        "The text was changed. Apply it with Ctrl+Enter, or press Cancel.",
    )?;
    page.press("Control+Enter")?;
    page.wait_for_none(".source")?;
    page.wait_for_text(".line__text", "Late news. Mill to close in spring")?;
    page.wait_for_text(".hand[data-label=claim]", "lost money")?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for("[data-saved=kept]")?;
    page.reload()?;
    page.wait_for_text(".hand[data-label=claim]", "lost money")?;
    page.wait_for_text(".line__text", "Late news. Mill to close in spring")?;
    page.press("Control+z")?;
    page.wait_for_text(".line__text", "Mill to close in spring")?;
    page.wait_for_text(".hand[data-label=claim]", "lost money")?;
    page.press("Control+Shift+z")?;
    page.wait_for_text(".line__text", "Late news. Mill to close in spring")
}

/// A mark whose words are gone is told of before, listed after with its words, and placed again.
pub fn a_mark_whose_words_are_gone_is_unplaced_and_placed_again(page: &Page) -> Outcome {
    open(page)?;
    mark(page, "lost money")?;
    page.press("Escape")?;
    page.press("t")?;
    page.wait_for(FIELD)?;
    page.press("Control+a")?;
    page.type_text("Mill to close in spring. The mill in Orsund made a loss.")?;
    page.wait_for_text(
        FORESEEN,
        "1 mark stands on words that are gone, or cannot be told from others like them: it is kept \
         as unplaced.",
    )?;
    page.press("Control+Enter")?;
    page.wait_for_none(".source")?;
    page.wait_for_none(".hand")?;
    page.wait_for_text(".links__one bdi", "lost money")?;
    select(page, "made a loss", "made a loss")?;
    page.wait_for(".marking")?;
    page.focus(".links__one .link")?;
    page.press("Enter")?;
    page.wait_for_text(".hand[data-label=claim]", "made a loss")?;
    page.press("Control+z")?;
    page.press("Control+z")?;
    page.wait_for_text(".hand[data-label=claim]", "lost money")
}

/// What was typed and not applied is kept for whoever goes to another article, and over a reload.
pub fn a_text_that_was_not_applied_is_kept(page: &Page) -> Outcome {
    open(page)?;
    page.press("t")?;
    page.wait_for(FIELD)?;
    page.type_text("Half done. ")?;
    page.focus(".item__show")?;
    page.paste_text("Harbour\n\nThe ferry was late on Monday, said Jon Lind.")?;
    page.wait_for_text(".message", "It is kept, and waits in its article.")?;
    page.wait_for_none(".source")?;
    page.wait_for_text(".line__text", "The ferry was late")?;
    page.press("[")?;
    let half = "return document.querySelector('#source')?.value.startsWith('Half done. Mill to')";
    page.wait_until("the text is there, half done", half, &[])?;
    page.wait_for("[data-saved=kept]")?;
    page.reload()?;
    page.wait_until("the text is there, half done", half, &[])?;
    page.wait_for_text(FORESEEN, "Every mark keeps its words.")?;
    page.wait_for_text("[data-section=quotes]", "We tried everything")?;
    page.press("t")?;
    page.wait_for(FIELD)?;
    page.press("Control+Enter")?;
    page.wait_for_text(".line__text", "Half done. Mill to close")?;
    page.wait_for("[data-saved=kept]")?;
    page.reload()?;
    page.wait_for_text(".line__text", "Half done. Mill to close")?;
    page.wait_for_none(".source")
}
