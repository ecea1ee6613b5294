//! The ends of a mark are drawn elsewhere by handles, with the mouse and with a finger.

use crate::harness::{ColorScheme, Failure, Outcome, Page};
use crate::marking::{open, select};
use crate::texts::HARBOUR;
use serde_json::json;

/// The middle of the handle at an end.
const HANDLE: &str = "const it = document.querySelector(`.end[data-end=${arguments[0]}]`)
    .getBoundingClientRect(); return [it.left + it.width / 2, it.top + it.height / 2]";
/// Where words end on screen, and the middle of their line.
const END_OF: &str = "
    for (const line of document.querySelectorAll('.line__text')) {
        const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walk.nextNode(); node; node = walk.nextNode()) {
            const at = node.data.indexOf(arguments[0]);
            if (at < 0) continue;
            const range = document.createRange();
            range.setStart(node, at);
            range.setEnd(node, at + arguments[0].length);
            const rect = [...range.getClientRects()].at(-1);
            return [rect.right - 2, rect.top + rect.height / 2];
        }
    }
    throw new Error('no ' + arguments[0])";

/// The mouse draws the end of a mark over lines, to whole words, in one step; Escape leaves all as it was.
pub fn a_handle_is_drawn_by_mouse(page: &Page) -> Outcome {
    open(page)?;
    select(page, "240", "240")?;
    page.press("2")?;
    page.wait_for_text(".hand", "240")?;
    page.wait_for_count(".end:not([hidden])", 2)?;
    let large = "return [...document.querySelectorAll('.end')].every(it =>
        it.getBoundingClientRect().width >= 24 && it.getBoundingClientRect().height >= 24 &&
        it.getBoundingClientRect().top >=
            document.querySelector('.hand').getClientRects()[0].bottom - 4)";
    page.wait_until("the handles are large enough and cover nothing of the mark", large, &[])?;
    let grip = grip(page, "end")?;
    mouse(page, "mousePressed", handle(page, "end")?)?;
    let to = from_grip(point(page, END_OF, "lost mon")?, grip);
    mouse(page, "mouseMoved", to)?;
    let shown = "return CSS.highlights.get('drawn')?.size > 0 &&
        [...CSS.highlights.get('drawn')].map(it => it.toString()).join('') === arguments[0]";
    let words = "240 people. The town says that the mill lost money";
    page.wait_until("what it would cover is shown", shown, &[json!(words)])?;
    page.screenshot("ends-drawn")?;
    page.press("Escape")?;
    page.wait_until("it is left", "return !CSS.highlights.has('drawn')", &[])?;
    mouse(page, "mouseReleased", to)?;
    page.wait_for_count(".hand[data-focused=true]", 1)?;
    page.wait_for_text(".chosen__words", "240")?;
    mouse(page, "mousePressed", handle(page, "end")?)?;
    mouse(page, "mouseMoved", to)?;
    mouse(page, "mouseReleased", to)?;
    page.wait_for_text(".chosen__words", words)?;
    page.wait_for_text(".message", "Moved a mark’s ends.")?;
    let grip = self::grip(page, "start")?;
    mouse(page, "mousePressed", handle(page, "start")?)?;
    let to = from_grip(point(page, END_OF, "Mill to cl")?, grip);
    mouse(page, "mouseMoved", to)?;
    mouse(page, "mouseReleased", to)?;
    page.wait_for_text(".chosen__words", "close in spring")?;
    page.press("Control+z")?;
    page.wait_for_text(".chosen__words", words)?;
    page.press("Control+z")?;
    page.wait_for_text("[data-section=hand] .entry", "240")?;
    pictures(page)
}

fn pictures(page: &Page) -> Outcome {
    page.screenshot("ends-desktop")?;
    page.set_color_scheme(ColorScheme::Dark)?;
    page.screenshot("ends-dark")?;
    page.set_size(390, 844)?;
    page.screenshot("ends-phone-dark")?;
    page.set_color_scheme(ColorScheme::Light)?;
    page.screenshot("ends-phone").map(drop)
}

/// A finger draws the end of a quotation that was read wrong; the text does not scroll under it, but at
/// its edge.
pub fn a_handle_is_drawn_by_touch(page: &Page) -> Outcome {
    let phone = json!({ "width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": true });
    page.devtools("Emulation.setDeviceMetricsOverride", phone)?;
    page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": true }))?;
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    select(page, "The wall", "damaged")?;
    page.press("3")?;
    let middle = "document.querySelector('.hand').scrollIntoView({ block: 'center' })";
    page.evaluate(middle, &[])?;
    page.wait_for_count(".end:not([hidden])", 2)?;
    let scrolled = "return document.querySelector('.reading').scrollTop";
    let before = page.evaluate(scrolled, &[])?;
    let grip = grip(page, "end")?;
    touch(page, "touchStart", handle(page, "end")?)?;
    let to = from_grip(point(page, END_OF, "two places")?, grip);
    touch(page, "touchMove", to)?;
    page.screenshot("ends-touch")?;
    let_go(page)?;
    page.wait_for_text(".message", "Moved a mark’s ends.")?;
    page.wait_for_text(".chosen__words", "two places")?;
    assert_eq!(page.evaluate(scrolled, &[])?, before, "the finger moved the end, not the text");
    touch(page, "touchStart", handle(page, "end")?)?;
    touch(page, "touchMove", (200.0, 780.0))?;
    let on = "return document.querySelector('.reading').scrollTop > arguments[0] + 300";
    page.wait_until("at the edge it goes on", on, &[before])?;
    let_go(page)?;
    page.wait_for_count("[data-section=hand] .entry", 1)?;
    let long = "return [...document.querySelectorAll('.hand')]
        .map(it => it.innerText).join(' ').includes('Engineers had said')";
    page.wait_until("the mark goes to where the finger was", long, &[])
}

/// From the handle's middle to the end that it stands for: the words' end and the middle of their line.
fn grip(page: &Page, end: &str) -> Outcome<(f64, f64)> {
    let script = "const [end] = arguments, at = end === 'end' ? -1 : 0;
        const rect = [...document.querySelectorAll('.hand[data-focused=true]')].at(at);
        const line = [...rect.getClientRects()].at(at);
        const x = end === 'end' ? line.right : line.left;
        const it = document.querySelector(`.end[data-end=${end}]`).getBoundingClientRect();
        return [x - it.left - it.width / 2, line.top + line.height / 2 - it.top - it.height / 2]";
    point(page, script, end)
}

fn from_grip(to: (f64, f64), grip: (f64, f64)) -> (f64, f64) {
    (to.0 - grip.0, to.1 - grip.1)
}

fn handle(page: &Page, end: &str) -> Outcome<(f64, f64)> {
    point(page, HANDLE, end)
}

fn point(page: &Page, script: &str, argument: &str) -> Outcome<(f64, f64)> {
    let point = page.evaluate(script, &[json!(argument)])?;
    serde_json::from_value(point).map_err(|error| Failure::new(error.to_string()))
}

fn mouse(page: &Page, kind: &str, (x, y): (f64, f64)) -> Outcome {
    let buttons = i32::from(kind != "mouseReleased");
    let event = json!({ "type": kind, "x": x, "y": y, "button": "left", "buttons": buttons, "clickCount": 1 });
    page.devtools("Input.dispatchMouseEvent", event).map(drop)
}

fn touch(page: &Page, kind: &str, (x, y): (f64, f64)) -> Outcome {
    let event = json!({ "type": kind, "touchPoints": [{ "x": x, "y": y }] });
    page.devtools("Input.dispatchTouchEvent", event).map(drop)
}

fn let_go(page: &Page) -> Outcome {
    let end = json!({ "type": "touchEnd", "touchPoints": [] });
    page.devtools("Input.dispatchTouchEvent", end).map(drop)
}
