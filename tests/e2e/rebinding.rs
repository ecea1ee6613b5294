//! Keys are changed in the help, by keys alone: a free one, one that is somebody else's, one that is
//! none to be had; and all of it is there after a reload, and goes when it is reset.

use crate::harness::{Outcome, Page};
use crate::marking::{LABELS, open, select};
use serde_json::json;

/// What is said of the last change.
const TOLD: &str = ".help__told";

/// Opens the help and lets keys be changed there, of the commands that fit `typed`.
fn open_keys(page: &Page, typed: &str) -> Outcome {
    page.press("F1")?;
    page.wait_for("dialog.help[open]")?;
    page.focus(".help [role=searchbox]")?;
    page.type_text(typed)?;
    page.focus(".help [aria-pressed=false]")?;
    page.press("Enter")?;
    page.wait_for_text(TOLD, "Choose a key below")
}

/// Chooses the key with that name, so that the next that is pressed takes its place.
fn listen(page: &Page, name: &str) -> Outcome {
    page.focus(&format!("[aria-label='{name}']"))?;
    page.press("Enter")?;
    page.wait_for("#new-key:focus")
}

fn close(page: &Page) -> Outcome {
    page.press("Escape")?;
    page.wait_for_none("dialog.help")
}

/// A key is changed, works at once, stands on buttons, survives a reload, and is reset.
pub fn a_key_is_changed_kept_and_reset(page: &Page) -> Outcome {
    open(page)?;
    open_keys(page, "reject")?;
    page.wait_for_count(".help__keys tbody tr", 1)?;
    listen(page, "Change the key X of “Reject the mark”")?;
    page.press("Shift")?;
    page.press("Enter")?;
    page.wait_for_text(TOLD, "That key moves about in the page")?;
    page.press("Control+p")?;
    page.wait_for_text(TOLD, "Browsers keep that key for themselves.")?;
    page.press("z")?;
    page.wait_for_text(TOLD, "“Reject the mark” has the key Z now.")?;
    page.wait_for("[aria-label='Add a key for “Reject the mark”']:focus")?;
    close(page)?;
    page.press("n")?;
    page.wait_for("[data-focused=true]")?;
    page.press("x")?;
    page.press("z")?;
    page.wait_for_text(".message", "Rejected a quotation")?;
    page.wait_for("[title='Reject the mark (Z)']")?;
    page.wait_for("[data-saved=kept]")?;
    page.reload()?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("n")?;
    page.wait_for("[title='Reject the mark (Z)']")?;
    open_keys(page, "reject")?;
    page.focus("[aria-label='Reset the keys of “Reject the mark”']")?;
    page.press("Enter")?;
    page.wait_for_text(TOLD, "“Reject the mark” has the key X now.")?;
    close(page)?;
    page.wait_for("[title='Reject the mark (X)']")
}

/// A key that is a command's or a label's is asked about, and then given or left.
pub fn a_key_that_is_taken_is_asked_about(page: &Page) -> Outcome {
    open(page)?;
    open_keys(page, "note")?;
    listen(page, "Add a key for “Write a note”")?;
    page.press("x")?;
    let question = "X is the key of “Reject the mark”. Give it to “Write a note” instead?";
    page.wait_for_text(".help__question", question)?;
    page.wait_for("#give-key:focus")?;
    page.press("Escape")?;
    page.wait_for_none("#give-key")?;
    page.wait_for("dialog.help[open]")?;
    listen(page, "Add a key for “Write a note”")?;
    page.press("x")?;
    page.wait_for("#give-key:focus")?;
    page.press("Enter")?;
    page.wait_for_text(TOLD, "“Write a note” has the keys W and X now.")?;
    listen(page, "Change the key W of “Write a note”")?;
    page.press("2")?;
    page.wait_for_text(".help__question", "2 is the key of the label “claim”.")?;
    page.press("Enter")?;
    page.wait_for_text(TOLD, "“Write a note” has the keys 2 and X now.")?;
    close(page)?;
    let no_key =
        "return document.querySelector('[aria-label=\"Key of the label “claim”\"]').value === ''";
    page.wait_until("the label has lost its key", no_key, &[])?;
    select(page, "240", "people")?;
    page.press("2")?;
    page.wait_until("the note has the focus", "return document.activeElement.id === 'note'", &[])?;
    page.press("Escape")?;
    page.click(LABELS)?;
    page.focus("[aria-label='Key of the label “name”']")?;
    page.press("Control+a")?;
    page.type_text("x")?;
    page.press("Enter")?;
    page.wait_for_text(".message", "The key X is for “Write a note”.")?;
    page.evaluate("document.activeElement.blur()", &[])?;
    open_keys(page, "")?;
    page.focus(".help__tools button:nth-child(2)")?;
    page.press("Enter")?;
    page.wait_for_text(TOLD, "All commands have the keys that they had at first.")?;
    page.wait_for("[aria-label='Change the key X of “Reject the mark”']")
}

/// The help is searched by name and by key, and opens at its top.
pub fn the_help_is_searched(page: &Page) -> Outcome {
    page.press("?")?;
    page.wait_for("dialog.help[open]")?;
    let at_top = "return document.querySelector('.help').scrollTop === 0
        && document.activeElement.id === 'help-title'";
    page.wait_until("the help shows its top", at_top, &[])?;
    page.press("Tab")?;
    page.press("Tab")?;
    page.wait_for(".help [role=searchbox]:focus")?;
    page.type_text("ctrl+z")?;
    page.wait_for_count(".help__keys tbody tr", 1)?;
    page.wait_for_text(".help__keys", "Undo")?;
    page.press("Control+a")?;
    page.type_text("dóubtful")?;
    page.wait_for_count(".help__keys tbody tr", 2)?;
    page.press("Control+a")?;
    page.type_text("no such thing")?;
    page.wait_for_text(".help [role=status]", "No command is called so or has that key.")?;
    close(page)
}

/// Keys that were kept by another page, or damaged, leave those of the table, and everything else as
/// it was.
pub fn keys_that_cannot_be_read_take_nothing_else_along(page: &Page) -> Outcome {
    open(page)?;
    page.wait_for("[data-saved=kept]")?;
    let damage = "const request = indexedDB.open('bluepencil');
        request.onsuccess = () => {
            const change = request.result.transaction('workspace', 'readwrite');
            const bytes = new TextEncoder().encode(arguments[0]);
            change.objectStore('workspace').put(bytes, 'keys');
            change.objectStore('workspace').put(new Uint8Array([9, 9, 9]), 'drafts');
            change.oncomplete = () => { request.result.close(); window.isDamaged = true; };
        }";
    for kept in ["keys 99\nReject\tHyper+y", "\u{0}\u{fffd}"] {
        page.evaluate(damage, &[json!(kept)])?;
        page.wait_until("it is damaged", "return window.isDamaged === true", &[])?;
        page.reload()?;
        page.wait_for("[data-sum=quotes]")?;
        page.wait_for_text(".line__text", "Mill to close in spring")?;
        page.press("n")?;
        page.wait_for("[title='Reject the mark (X)']")?;
        assert_eq!(page.texts(".message[data-tone=problem]")?, Vec::<String>::new());
    }
    Ok(())
}
