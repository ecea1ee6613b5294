//! What people's systems and languages ask of the page: less motion, few colours of their own choice,
//! lines from right to left; and that what somebody reads stands still.

use crate::harness::{Outcome, Page};
use crate::texts::{FERRY, HARBOUR, MINA, doubtful};
use serde_json::{Value, json};

/// How long anything in the page takes to change its look, the longest of all, in seconds.
const MOTION: &str = "
    const longest = it => {
        const style = getComputedStyle(it);
        const times = [style.transitionDuration, style.animationDuration].join().split(',');
        return Math.max(...times.map(parseFloat));
    };
    return Math.max(...[...document.querySelectorAll('*')].map(longest));";

/// Where the article's lines stand, from the top of the window.
const TOPS: &str = "
    return [...document.querySelectorAll('.line__text')].map(it => it.getBoundingClientRect().top);";

/// Somebody who asks for less motion sees none, in any view.
pub fn who_asks_for_less_motion_sees_none(page: &Page) -> Outcome {
    page.set_media(&[("prefers-reduced-motion", "no-preference")])?;
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=quotes]")?;
    let moves = page.evaluate(MOTION, &[])?.as_f64();
    assert!(moves.is_some_and(|seconds| seconds > 0.0), "else this would find nothing: {moves:?}");
    page.set_media(&[("prefers-reduced-motion", "reduce")])?;
    let still = |view: &str| -> Outcome {
        assert_eq!(page.evaluate(MOTION, &[])?.as_f64(), Some(0.0), "{view}");
        Ok(())
    };
    still("an article")?;
    page.press("n")?;
    page.wait_for("[data-focused=true]")?;
    still("a mark in focus")?;
    for (keys, dialogue) in [("F1", ".help[open]"), ("Shift+G", ".glance[open]")] {
        page.press(keys)?;
        page.wait_for(dialogue)?;
        still(dialogue)?;
        page.press("Escape")?;
        page.wait_for_none(dialogue)?;
    }
    Ok(())
}

/// In a system's few colours every mark is told by a line, and what has the focus by a frame.
pub fn forced_colours_leave_every_mark_its_line(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.draw_over("harbour master")?;
    page.press("2")?;
    page.wait_for(".hand")?;
    let style = |css: &str, name: &str| -> Outcome<String> {
        let script = "
            const it = document.querySelector(arguments[0]);
            return getComputedStyle(it).getPropertyValue(arguments[1]);";
        let value = page.evaluate(script, &[json!(css), json!(name)])?;
        Ok(value.as_str().unwrap_or_default().to_owned())
    };
    let tint = style(".mark[data-colour]", "background-color")?;
    page.set_media(&[("forced-colors", "active")])?;
    page.wait_until("few colours", "return matchMedia('(forced-colors: active)').matches", &[])?;
    assert_ne!(
        style(".mark[data-colour]", "background-color")?,
        tint,
        "the system's colours count"
    );
    assert_eq!(style(".line__struck", "text-decoration-line")?, "line-through");
    assert_eq!(style(".mark", "border-block-end-style")?, "solid");
    assert_ne!(style(".hand", "text-decoration-line")?, "none");
    for css in [".button", ".switch + *, .switch", ".speaker__sign"] {
        assert_ne!(style(css, "border-block-end-style")?, "none", "{css}");
    }
    page.press("n")?;
    page.wait_for(".mark[data-focused=true], [data-line][data-focused=true]")?;
    page.focus(".mark[tabindex]")?;
    page.wait_for(".mark[data-focused=true]")?;
    assert_eq!(style(".mark[data-focused=true]", "outline-style")?, "solid");
    page.screenshot("forced-colours")?;
    page.set_media(&[])
}

/// What is decided about a quotation moves no line of the article, nor does what is told of it.
pub fn what_somebody_reads_stands_still(page: &Page) -> Outcome {
    for (width, height) in [(1280, 900), (390, 844)] {
        page.set_size(width, height)?;
        page.paste_text(FERRY.first().copied().unwrap_or_default())?;
        page.wait_for("[data-sum=quotes]")?;
        page.click(".mark[data-mark=direct]")?;
        page.wait_for(".mark[data-focused=true]")?;
        let stood = tops(page)?;
        assert!(stood.as_array().is_some_and(|lines| lines.len() > 5));
        for (keys, sign) in [
            ("a", "[data-focused=true][data-verdict=accepted]"),
            ("x", "[data-focused=true][data-verdict=rejected]"),
            ("u", "[data-focused=true][data-verdict=accepted]"),
            ("Control+y", "[data-focused=true][data-verdict=rejected]"),
            ("u", ".message"),
        ] {
            page.press(keys)?;
            page.wait_for(sign)?;
            assert_eq!(tops(page)?, stood, "after {keys} at {width} pixels");
        }
        page.press("Escape")?;
        page.wait_for_none("[data-focused=true]")?;
        assert_eq!(tops(page)?, stood, "without a focus at {width} pixels");
    }
    Ok(())
}

/// Where the lines stand once what is written behind is written, since that is told of in the page.
fn tops(page: &Page) -> Outcome<Value> {
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.evaluate(TOPS, &[])
}

/// Each paragraph runs as its own script does, and says its language.
pub fn a_paragraph_runs_as_its_script_does(page: &Page) -> Outcome {
    page.paste_text(MINA)?;
    page.wait_for("[data-sum=quotes]")?;
    let script = "
        const told = it => {
            const words = document.createRange();
            words.selectNodeContents(it);
            const ends = words.getClientRects();
            const [own, last] = [it.getBoundingClientRect(), ends[ends.length - 1]];
            // The last line of a paragraph ends short of where lines end.
            const side = own.right - last.right < last.left - own.left ? 'right' : 'left';
            return [getComputedStyle(it).direction, side, it.lang].join(' ');
        };
        return [...document.querySelectorAll('.line__text')].map(told);";
    let lines = page.evaluate(script, &[])?;
    let expected = ["rtl right ar", "rtl right ar", "ltr left ar", "rtl right ar"];
    assert_eq!(lines, json!(expected));
    page.wait_for(".line[data-struck=true] del")?;
    page.click(".mark[data-mark]")?;
    page.wait_for(".mark[data-focused=true]")?;
    // What begins at the right is held there, and what ends at the left.
    let script = "
        const words = document.createRange();
        words.selectNodeContents(document.querySelector('.mark[data-focused=true]'));
        const boxes = [...words.getClientRects()];
        const [start, end] = ['start', 'end'].map(name =>
            document.querySelector(`.end[data-end=${name}]`)?.getBoundingClientRect());
        const right = Math.max(...boxes.filter(it => it.top === boxes[0].top).map(it => it.right));
        const last = boxes[boxes.length - 1];
        const left = Math.min(...boxes.filter(it => it.top === last.top).map(it => it.left));
        return start && end && Math.abs(start.right - right) < 3 && Math.abs(end.left - left) < 3;";
    page.wait_until("the handles stand at the ends", script, &[])?;
    let script = "
        const [line, notes] = ['.line__text', '.line__notes'].map(css =>
            document.querySelector(`.line:has(.mark) ${css}`).getBoundingClientRect());
        return notes.left >= line.right || line.left >= notes.right;";
    assert_eq!(page.evaluate(script, &[])?, json!(true), "the margin is beside the words");
    page.screenshot("right-to-left").map(drop)
}
