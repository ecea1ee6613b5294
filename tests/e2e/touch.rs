//! Marks made by touch: a long press selects by the browser's own handles, and the menu stands at
//! the foot of the screen.

use crate::harness::{Outcome, Page};
use crate::marking::open;
use crate::texts::HARBOUR;
use serde_json::json;

/// Selects a word and draws the selection on, as the handles of a phone do.
const SELECTED: &str = "const [line] = [...document.querySelectorAll('.line__text')]
    .filter(it => it.innerText.startsWith('The mill employs'));
    getSelection().setBaseAndExtent(line.firstChild, 9, line.firstChild, 16);
    getSelection().extend(line.firstChild, 20)";

/// A long press on a word selects it, and the menu marks it.
pub fn a_long_press_selects_and_the_menu_marks(page: &Page) -> Outcome {
    be_a_phone(page)?;
    open(page)?;
    let place = "const [line] = [...document.querySelectorAll('.line__text')]
        .filter(it => it.innerText.startsWith('The mill employs'));
        const range = document.createRange();
        range.setStart(line.firstChild, 10);
        range.setEnd(line.firstChild, 12);
        const { left, top, height } = range.getBoundingClientRect();
        return [left, top + height / 2]";
    touch(page, place)?;
    // What a long press does on a phone, and Chromium on a desk does not: a word is selected, and a
    // handle is drawn to the next.
    page.evaluate(SELECTED, &[])?;
    let_go(page)?;
    page.wait_for(".marking")?;
    let foot = "const menu = document.querySelector('.marking').getBoundingClientRect();
        return menu.top > innerHeight / 2 && menu.left === 0 && menu.right === innerWidth &&
            [...document.querySelectorAll('.marking .button')]
                .every(it => it.getBoundingClientRect().height >= 44)";
    page.wait_until("the menu stands at the foot, large enough for a thumb", foot, &[])?;
    page.screenshot("marking-touch")?;
    let label = "const it = document.querySelector('.marking .button:nth-child(2)')
        .getBoundingClientRect(); return [it.left + it.width / 2, it.top + it.height / 2]";
    touch(page, label)?;
    let_go(page)?;
    page.wait_for_text(".hand[data-label=claim]", "employs 240")
}

/// The card that opens at the foot does not cover the mark that was touched.
pub fn a_touched_mark_stays_in_sight(page: &Page) -> Outcome {
    be_a_phone(page)?;
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    // So that it stands low on the screen, in the lower half, with lines below.
    let low = "const it = [...document.querySelectorAll('mark.mark')]
        .find(it => it.textContent.includes('there was just this sheet'));
        const pane = it.closest('.reading');
        pane.scrollTop += it.getBoundingClientRect().bottom - pane.getBoundingClientRect().bottom + 90;
        const [line] = it.getClientRects();
        return [line.left + 20, line.top + line.height / 2]";
    touch(page, low)?;
    let_go(page)?;
    page.wait_for(".chosen")?;
    page.wait_for_text("mark[data-focused=true]", "there was just this sheet")?;
    let whole =
        "const mark = document.querySelector('mark[data-focused=true]').getBoundingClientRect();
        const pane = document.querySelector('.reading').getBoundingClientRect();
        const panel = document.querySelector('.panel').getBoundingClientRect();
        return panel.top >= pane.bottom - 1 && mark.top >= pane.top && mark.bottom <= pane.bottom";
    page.wait_until("the whole mark stands above its card", whole, &[])?;
    page.screenshot("touched-mark").map(drop)
}

/// Has the page be shown as on a phone.
fn be_a_phone(page: &Page) -> Outcome {
    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    page.devtools("Emulation.setDeviceMetricsOverride", phone)?;
    page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true })).map(drop)
}

/// Puts a finger on the point that the script `place` returns.
fn touch(page: &Page, place: &str) -> Outcome {
    let point = page.evaluate(place, &[])?;
    let points = json!([{ "x": point[0], "y": point[1] }]);
    let start = json!({ "type": "touchStart", "touchPoints": points });
    page.devtools("Input.dispatchTouchEvent", start).map(drop)
}

/// Takes the finger away.
fn let_go(page: &Page) -> Outcome {
    let end = json!({ "type": "touchEnd", "touchPoints": [] });
    page.devtools("Input.dispatchTouchEvent", end).map(drop)
}
