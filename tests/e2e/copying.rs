//! What is selected in the article is copied as the view shows it, drawn or not.

use crate::harness::{Failure, Outcome, Page};
use crate::texts::HARBOUR;

/// Ctrl+A selects the article and nothing beside it, Ctrl+C copies it as it is shown, and says so.
pub fn the_article_is_selected_and_copied_in_whole(page: &Page) -> Outcome {
    page.allow_clipboard()?;
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("Control+a")?;
    page.wait_for_text("[role=status]", "Selected")?;
    page.press("Control+c")?;
    page.wait_for_text(".message", "Copied ")?;
    page.wait_for_clipboard(HARBOUR)?;
    page.press("v")?;
    page.wait_for(".app[data-view=clean]")?;
    page.press("Control+a")?;
    page.press("Control+c")?;
    page.wait_for_text(".message", "Copied the clean text")?;
    let clean = page.clipboard_text()?;
    assert!(clean.starts_with("Harbour to stay open") && !clean.contains("Advertisement"));
    page.press("Escape")?;
    page.press("c")?;
    page.wait_for_text(".message", "Copied the clean text")?;
    page.wait_for_clipboard(&clean)?;
    page.press("v")?;
    page.wait_for(".app[data-view=original]")?;
    page.press("Control+a")?;
    page.press("Control+c")?;
    page.wait_for_text(".message", "Copied ")?;
    page.wait_for_clipboard(HARBOUR)?;
    // What is typed right after the key is typed into the field that it opens.
    page.press("/")?;
    page.type_text("harbour")?;
    page.press("Control+a")?;
    page.press("Control+c")?;
    // A field copies its own words.
    page.wait_for_clipboard("harbour")
}

/// Lines of a long article that are not drawn are copied with those around them.
pub fn what_is_not_drawn_is_copied(page: &Page) -> Outcome {
    let line =
        |n: usize| format!("Rain fell on the town of Orsund on day {n}, and the river rose.");
    let text: String = (1..=8_000).map(|n| line(n) + "\n\n").collect();
    page.allow_clipboard()?;
    page.paste_text(&text)?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for(".chunk--waiting")?;
    page.press("Control+a")?;
    page.press("Control+c")?;
    page.wait_for_text(".message", "Copied ")?;
    page.wait_for_clipboard(&text)?;
    page.press("Escape")?;
    // From the head of the text to its very end, as the scroll bar goes there, so that what is between is
    // never drawn; where the selection begins stays.
    let at = "const at = words => [...document.querySelectorAll('.line__text')]
        .find(it => it.textContent.includes(words)).firstChild;";
    page.evaluate(&format!("{at} getSelection().collapse(at('on day 2,'), 5)"), &[])?;
    page.evaluate(
        "const it = document.querySelector('.reading'); it.scrollTop = it.scrollHeight",
        &[],
    )?;
    page.wait_for_text(".line__text", "on day 8000,")?;
    page.wait_for(".chunk--waiting")?;
    page.evaluate(&format!("{at} getSelection().extend(at('on day 7999,'), 9)"), &[])?;
    page.press("Control+c")?;
    let (from, to) = (text.find("day 2,"), text.find("day 7999,"));
    let (Some(from), Some(to)) = (from, to) else { return Err(Failure::new("no such line")) };
    let head = "Rain fell on the town of Orsund on ".len();
    let selected = text.get(from - head + 5..to - head + 9);
    page.wait_for_clipboard(selected.ok_or_else(|| Failure::new("no such part"))?)
}
