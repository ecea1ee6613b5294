//! Everything can be done without a mouse.

use crate::harness::{Failure, Outcome, Page};
use crate::palette::{FIELD, choose};
use crate::texts::{GAZETTE, HARBOUR};
use serde_json::json;

/// Counts what a mouse, a pen or a finger does, from before the page's first script on.
const WATCH_POINTERS: &str = "
    window.pointed = 0;
    for (const name of ['pointerdown', 'mousedown', 'touchstart'])
        addEventListener(name, () => window.pointed++, true);";

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

/// A whole piece of work, from the first paste to the file, by somebody who has no mouse.
pub fn a_whole_piece_of_work_needs_no_mouse(page: &Page) -> Outcome {
    page.before_each_load(WATCH_POINTERS)?;
    page.reload()?;
    page.wait_for("main")?;
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    judge(page)?;
    mark_and_link(page)?;
    change(page)?;
    compare_and_go(page)?;
    page.press("Control+s")?;
    page.wait_for_download(".annotations.json")?;
    assert_eq!(page.evaluate("return window.pointed", &[])?, json!(0), "no pointer was used");
    Ok(())
}

/// Walks, accepts, rejects, takes back, and says who speaks.
fn judge(page: &Page) -> Outcome {
    page.press("n")?;
    page.wait_for_text(".chosen__kind", "Masthead")?;
    page.press("a")?;
    page.wait_for_text(".message", "Struck line 1")?;
    page.press("x")?;
    page.wait_for_text(".message", "Kept line 1")?;
    page.press("Control+z")?;
    page.wait_for_text(".message", "Undone: Kept line 1")?;
    page.press("Control+Shift+z")?;
    page.wait_for_text(".message", "Done again: Kept line 1")?;
    walk_to(page, "Quotation")?;
    page.press("s")?;
    page.wait_for("#speaker:focus")?;
    page.press("Control+a")?;
    page.type_text("Hanna Brandt")?;
    page.press("Enter")?;
    page.wait_for_text(".message", "Set the speaker to Hanna Brandt.")?;
    page.wait_for("mark[data-focused=true][title*='Hanna Brandt']:focus")
}

/// Selects by a caret, labels, writes a note, and links to another mark.
fn mark_and_link(page: &Page) -> Outcome {
    page.press("Escape")?;
    page.press("i")?;
    page.wait_for(".caret")?;
    page.press("Control+Shift+Right")?;
    page.press("Control+Shift+Right")?;
    page.press("2")?;
    page.wait_for(".hand[data-label=claim]")?;
    page.press("w")?;
    page.wait_for("#note:focus")?;
    page.type_text("Ask her again.")?;
    page.press("Escape")?;
    page.wait_for(".hand[data-label=claim]:focus")?;
    page.wait_for_text("[data-section=hand] .entry", "Ask her again.")?;
    tab_to(page, "Link to another mark")?;
    page.press("Enter")?;
    walk_to(page, "Quotation")?;
    tab_to(page, "Supports this")?;
    page.press("Enter")?;
    page.wait_for_text(".links", "Supported by")
}

/// Changes the article's text and its name.
fn change(page: &Page) -> Outcome {
    page.press("t")?;
    page.wait_for("#source:focus")?;
    page.type_text("Stop press. ")?;
    page.press("Control+Enter")?;
    page.wait_for_text(".line__text", "Stop press. The Marlow Bay Courier")?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for(".hand[data-label=claim]")?;
    page.press("F2")?;
    page.wait_for(".item__field:focus")?;
    page.press("Control+a")?;
    page.type_text("The Çedar papers")?;
    page.press("Enter")?;
    page.wait_for_text(".item__name", "The Çedar papers")
}

/// Compares two articles, goes to one by its name, and asks the help and the palette.
fn compare_and_go(page: &Page) -> Outcome {
    page.paste_text(GAZETTE)?;
    page.wait_for_count(".item", 2)?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("m")?;
    page.wait_for(".matrix tbody tr")?;
    page.press("Escape")?;
    page.wait_for_none(".matrix")?;
    choose(page, "previous art", "Previous article")?;
    page.wait_for_text(".item[aria-current=true]", "The Çedar papers")?;
    page.press("]")?;
    page.press("Control+k")?;
    page.wait_for(FIELD)?;
    page.type_text("go to an")?;
    page.press("Enter")?;
    page.wait_for("[role=combobox][aria-label='Type an article’s name']:focus")?;
    page.type_text("cedar")?;
    page.wait_for_count("[role=option]", 1)?;
    page.press("Enter")?;
    page.wait_for_text(".item[aria-current=true]", "The Çedar papers")?;
    page.press("F1")?;
    page.wait_for("dialog.help[open]")?;
    page.press("Tab")?;
    page.press("Tab")?;
    page.type_text("download")?;
    page.wait_for_text(".help__keys", "Ctrl+S or D")?;
    page.press("Escape")?;
    page.wait_for_none("dialog.help")
}

/// Walks until a mark of that kind is in focus.
fn walk_to(page: &Page, kind: &str) -> Outcome {
    let is_there = "const [kind] = document.querySelectorAll('.chosen__kind');
        return !!kind && kind.innerText === arguments[0]";
    for _ in 0..60 {
        page.press("n")?;
        if page.evaluate(is_there, &[json!(kind)])? == json!(true) {
            return Ok(());
        }
    }
    Err(Failure::new(format!("no mark of the kind “{kind}” is walked to")))
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
