//! What was read with doubt is shown as such and can be walked on its own.

use crate::harness::{Failure, Outcome, Page};
use crate::texts::doubtful;

/// Q goes from doubtful mark to doubtful mark with its reason; a verdict ends the doubt.
pub fn the_doubtful_marks_are_walked_and_judged(page: &Page) -> Outcome {
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=doubtful]")?;
    let before = counted(page)?;
    assert!(before > 1, "there is something to doubt");
    page.press("q")?;
    page.wait_for_text(".chosen .facts", "doubtful")?;
    page.wait_for(".chosen .facts__why")?;
    let first = focused(page)?;
    page.press("q")?;
    assert_ne!(focused(page)?, first, "the next one is another");
    page.press("Shift+Q")?;
    assert_eq!(focused(page)?, first, "and the one before it the first");
    page.press("a")?;
    page.wait_for(&format!("[data-sum=doubtful][data-count='{}']", before - 1))?;
    page.press("Control+z")?;
    page.wait_for(&format!("[data-sum=doubtful][data-count='{before}']"))?;
    for _ in 0..before {
        page.press("q")?;
    }
    page.wait_for_text(".message", "no doubtful mark further on")?;
    page.press("Escape")?;
    page.click("[data-sum=doubtful] button")?;
    page.wait_for_text(".chosen .facts", "doubtful")
}

/// A doubtful mark has a broken line under it and a question mark beside it.
pub fn doubt_is_shown_by_more_than_colour(page: &Page) -> Outcome {
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=doubtful]")?;
    let dashed = "return [...document.querySelectorAll('.mark[data-doubtful=true]')]
        .every(it => getComputedStyle(it).borderBlockEndStyle === 'dashed')";
    page.wait_until("the line under a doubtful mark is broken", dashed, &[])?;
    page.wait_for_text(".line__notes .doubt", "?")?;
    let said = "return [...document.querySelectorAll('.mark[data-doubtful=true][id]')]
        .every(it => it.ariaDescription.includes('doubtful'))";
    page.wait_until("a screen reader hears of the doubt", said, &[])
}

/// One verdict on many marks is one step, named and taken back as such; what was decided before
/// stays as it was.
pub fn many_marks_are_judged_as_one_step(page: &Page) -> Outcome {
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=doubtful]")?;
    let doubtful_marks = counted(page)?;
    page.click(".kind[data-kind=advertisement] summary")?;
    enter(page, ".kind[data-kind=advertisement] .bulk button:last-child")?;
    page.wait_for_text(".message", "Rejected 2 advertisements.")?;
    page.wait_for_count(".line[data-kind=advertisement][data-struck=false]", 2)?;
    enter(page, ".group[data-speaker='Hugo Brandt'] .bulk button:last-child")?;
    page.wait_for_text(".message", "Rejected 2 quotations of Hugo Brandt.")?;
    page.wait_for_count("mark[id][data-verdict=rejected]", 2)?;
    enter(page, "[data-section=doubtful] .bulk button:first-child")?;
    page.wait_for_text(".message", "Accepted")?;
    page.wait_for_none("[data-sum=doubtful]")?;
    page.wait_for_text(
        "[data-section=steps] .entry",
        &format!("Accepted {doubtful_marks} doubtful"),
    )?;
    enter(page, "[data-section=steps] li:nth-child(3) .entry")?;
    page.wait_for_text(".message", "Undone: 3 steps, the last “Rejected 2 advertisements”.")?;
    page.wait_for_count(".line[data-kind=advertisement][data-struck=true]", 2)?;
    page.wait_for_none("mark[data-verdict=rejected]")?;
    assert_eq!(counted(page)?, doubtful_marks);
    enter(page, "[data-section=steps] .entry[data-state=undone]")?;
    page.wait_for_text(".message", "Done again: 3 steps")?;
    page.wait_for_none("[data-sum=doubtful]")
}

/// Presses a button by the keyboard, wherever in the panel it is.
fn enter(page: &Page, css: &str) -> Outcome {
    page.focus(css)?;
    page.press("Enter")
}

fn counted(page: &Page) -> Outcome<usize> {
    let count = page.attribute("[data-sum=doubtful]", "data-count")?;
    let count = count.and_then(|count| count.parse().ok());
    count.ok_or_else(|| Failure::new("the doubtful marks are not counted"))
}

/// The words of the mark in focus, a line or a quotation.
fn focused(page: &Page) -> Outcome<Vec<String>> {
    page.wait_for("[data-focused=true]")?;
    page.texts("[data-focused=true]")
}
