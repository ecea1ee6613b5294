//! The page's program comes in two halves, and nothing is lost between them.

use crate::harness::{Clipboard, Outcome, Page};
use crate::texts::HARBOUR;

/// Has a part of the program wait until `release` is called.
fn hold(part: &str) -> String {
    format!(
        "const fetch_now = window.fetch;
         const released = new Promise(release => {{ window.release = release; }});
         window.fetch = (...asked) => /{part}/.test(asked[0].url ?? asked[0])
             ? released.then(() => fetch_now(...asked))
             : fetch_now(...asked);"
    )
}

/// Answers for the later half as a server that does not have it.
const LOSE: &str = "
    const fetch_now = window.fetch;
    window.fetch = (...asked) => String(asked[0]).endsWith('_later.wasm')
        ? Promise.resolve(new Response('', { status: 404 }))
        : fetch_now(...asked);";

const fn plain(plain: &str) -> Clipboard<'_> {
    Clipboard { plain, html: None }
}

/// The page is drawn by the first half; what was kept, and all that is asked meanwhile, comes as soon
/// as the later one is there.
pub fn what_is_asked_of_the_first_half_is_done_by_both(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.before_each_load(&hold("_later.wasm$"))?;
    page.reload()?;
    page.wait_for("main")?;
    page.wait_for_request("worker_bg.wasm")?;
    page.paste_unawaited(plain("A second text, which is pasted before the page is whole."))?;
    page.drop_file("main", "third.txt", b"A third text, which is dropped.")?;
    page.click_label("try the sample")?;
    for key in ["n", "v", "Control+z", "Control+y", "F1"] {
        page.press(key)?;
    }
    assert_eq!(page.count(".item")? + page.count(".message")?, 0, "all of it waits");
    page.evaluate("window.release()", &[])?;
    page.wait_for_count(".item", 4)?;
    page.wait_for("dialog[open]")?;
    page.press("Escape")?;
    page.wait_for("[data-sum=quotes]")?;
    assert_eq!(page.console_errors()?, [""; 0]);
    Ok(())
}

/// Whether a key that is about the article is taken, which it is as soon as one is to come.
const KNOWN: &str = "
    const key = new KeyboardEvent('keydown', { key: 'F3', bubbles: true, cancelable: true });
    document.body.dispatchEvent(key);
    return key.defaultPrevented";

/// A key that is about the article is held until what was pasted before it is there, and not left to
/// the browser; and so are those that come after it.
pub fn a_key_waits_for_the_article_that_was_pasted_before_it(page: &Page) -> Outcome {
    page.before_each_load(&hold("_later.wasm$"))?;
    page.reload()?;
    page.wait_for("main")?;
    page.paste_unawaited(plain(HARBOUR))?;
    page.press("Control+f")?;
    page.evaluate("window.release()", &[])?;
    page.wait_for("#find-field:focus")?;
    page.wait_for_count(".item", 1)?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    page.wait_for(".app[data-empty=true]")?;
    page.wait_until("what was kept is known", KNOWN, &[])?;
    page.press("Control+f")?;
    page.evaluate("window.release()", &[])?;
    page.wait_for("#find-field:focus")
}

/// What is pasted while the program is on its way is there as soon as the program is.
pub fn a_paste_before_the_page_has_drawn_is_heard(page: &Page) -> Outcome {
    page.before_each_load(&hold("app-[0-9a-f]+_bg.wasm$"))?;
    page.reload()?;
    page.paste_unawaited(plain(HARBOUR))?;
    page.paste_unawaited(Clipboard {
        plain: "",
        html: Some("<h1>Bridge opens</h1><p>It rained all day.</p>"),
    })?;
    assert_eq!(page.count("main")?, 0, "nothing is drawn yet");
    page.evaluate("window.release()", &[])?;
    page.wait_for_count(".item", 2)?;
    assert_eq!(page.console_errors()?, [""; 0]);
    Ok(())
}

/// Without its later half the page says what is wrong and what to do.
pub fn a_page_without_its_later_half_says_so(page: &Page) -> Outcome {
    page.before_each_load(LOSE)?;
    page.reload()?;
    page.wait_for_text(".message[data-tone=problem]", "A part of the page could not be loaded")
}
