//! Bad input is told in its own sentence, and nothing is lost.

use crate::harness::{Appearance, Outcome, Page};
use crate::languages::read_in;
use crate::texts::HARBOUR;
use serde_json::json;

/// A paste or a file without a text in it changes nothing and says why.
pub fn what_is_no_text_is_refused_in_its_own_sentence(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.paste_text("")?;
    page.wait_for_text(".message[data-tone=problem]", "holds no text")?;
    page.paste_text(" \n\t\u{a0}\u{200b}\n")?;
    page.wait_for_text(".message[data-tone=problem]", "only spaces")?;
    for (name, bytes, told) in [
        ("empty.txt", &b""[..], "no text in it"),
        ("story.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3 1 0 obj", "PDF"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "picture"),
        ("data.txt", &[0, 1, 2, 3, 0, 0, 7, 0, 0, 200, 0, 1], "data for a program"),
    ] {
        page.drop_file("main", name, bytes)?;
        page.wait_for_text(".message[data-tone=problem]", told)?;
    }
    assert_eq!(page.count(".item")?, 1, "the workspace is as it was");
    Ok(())
}

/// A text without an article in it keeps no line, and says so; a line that is kept by hand counts.
pub fn a_text_of_nothing_but_menus_says_so(page: &Page) -> Outcome {
    page.paste_text("Home\nNews\nWeather\nSign in\nSubscribe")?;
    page.wait_for_text(".sums", "Nothing stays")?;
    page.press("n")?;
    page.press("x")?;
    page.wait_for_text("[data-sum=struck]", "4 lines struck")
}

/// Odd text is read as well as can be, and what is odd about it is said.
pub fn odd_text_is_read_and_said_to_be_odd(page: &Page) -> Outcome {
    for (number, (text, told)) in [
        ("Line ends\r\nof Windows\r\n", "line ends"),
        ("Line ends\rof old\r", "line ends"),
        ("A \u{0} in the middle of a sentence.", "control character"),
        ("\u{feff}A mark at the head.", "byte order mark"),
        ("No\u{a0}break and zero\u{200b}width.", "no-break"),
    ]
    .into_iter()
    .enumerate()
    {
        page.paste_text(text)?;
        page.wait_for_count(".item", number + 1)?;
        page.wait_for_text(".message[data-tone=note]", told)?;
    }
    page.evaluate(LONE_SURROGATE, &[])?;
    page.wait_for_count(".item", 6)?;
    page.wait_for_text(".message[data-tone=note]", "lost before the text came here")?;
    page.drop_file("main", "latin.txt", b"Caf\xe9 closes, \x93forever\x94.")?;
    page.wait_for_text(".message[data-tone=note]", "Windows-1252")?;
    page.wait_for_text(".article__lines", "Café closes, “forever”.")
}

const LONE_SURROGATE: &str = "
    const carried = new DataTransfer();
    carried.setData('text/plain', 'Half a pair: \\ud83c, here.');
    document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }));";

/// A line of 5 MB and 200,000 lines are on screen while they are being read, and can be removed.
pub fn very_long_texts_do_not_stop_the_page(page: &Page) -> Outcome {
    for (script, lines, told) in [
        ("'word and another word. '.repeat(220000)", "one line", "characters"),
        ("'Some words of a line\\n'.repeat(200000)", "many lines", "lines"),
    ] {
        page.evaluate(&paste_of(script), &[])?;
        page.wait_for(".article__lines .line__text")?;
        page.wait_for_text(".item__about", "struck")?;
        page.wait_for_text(".message[data-tone=note]", told)?;
        page.press("n")?;
        page.click(".item__tools button:last-child")?;
        page.wait_for(".empty")?;
        println!("  {lines}: read and removed");
    }
    Ok(())
}

fn paste_of(expression: &str) -> String {
    format!(
        "const carried = new DataTransfer();
         carried.setData('text/plain', {expression});
         document.body.dispatchEvent(new ClipboardEvent('paste', {{ clipboardData: carried, bubbles: true, cancelable: true }}));"
    )
}

/// Ways in which browsers have no storage: none at all, one that may not be opened, and one that must
/// not so much as be asked for, local storage included.
const WITHOUT_STORAGE: &[&str] = &[
    "delete IDBFactory.prototype.open;
    Object.defineProperty(window, 'indexedDB', { get() { return undefined; } });",
    "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };",
    "for (const storage of ['indexedDB', 'localStorage'])
        Object.defineProperty(window, storage, {
            get() { throw new DOMException('denied', 'SecurityError'); },
        });",
];

/// A browser that keeps nothing says so and goes on.
pub fn a_browser_without_storage_is_told_of(page: &Page) -> Outcome {
    for without in WITHOUT_STORAGE {
        let page = page.open_another(Appearance::NEW)?;
        page.before_each_load(without)?;
        page.reload()?;
        page.wait_for_text(".message[data-tone=problem]", "cannot be saved in this browser")?;
        page.paste_text(HARBOUR)?;
        page.wait_for("[data-sum=quotes]")?;
        page.wait_for(".bar__saved[data-saved=failed]")?;
        page.press("F1")?;
        page.wait_for("dialog.help[open]")?;
    }
    Ok(())
}

/// Ways in which the program does not come to run: the browser does not know how, or its file is not
/// there.
const WITHOUT_PROGRAM: &[&str] = &[
    "Object.defineProperty(window, 'WebAssembly', { value: undefined });",
    "window.fetch = (fetch => (...asked) => /app-[0-9a-f]+_bg.wasm/.test(asked[0].url ?? asked[0])
        ? Promise.resolve(new Response('', { status: 404 }))
        : fetch(...asked))(window.fetch);",
];

/// Where the program cannot run there is a plain sentence, not an empty page.
pub fn a_browser_that_cannot_run_the_program_gets_a_sentence(page: &Page) -> Outcome {
    for without in WITHOUT_PROGRAM {
        let page = page.open_another(Appearance::NEW)?;
        assert_eq!(page.count("#no-start")?, 0, "a page that runs does not say that it does not");
        page.before_each_load(without)?;
        page.reload()?;
        page.wait_for_text("#no-start", "knows WebAssembly")?;
        page.wait_for("#no-start")?;
        for (width, height) in [(1280, 900), (320, 640)] {
            page.set_size(width, height)?;
            let needed = page.evaluate("return document.documentElement.scrollWidth", &[])?;
            assert_eq!(needed, json!(width));
        }
        page.screenshot("no-start")?;
        read_in(&page, "uk-UA")?;
        page.wait_for_text("#no-start", "підтримує WebAssembly")?;
    }
    Ok(())
}

/// A worker that is not there or stops is told of, and what was pasted stays.
pub fn a_worker_that_stops_is_told_of(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.before_each_load(
        "const Started = Worker;
         window.Worker = class extends Started {
             constructor(address) { super(address); window.worker = this; }
         };",
    )?;
    page.reload()?;
    page.wait_for("[data-sum=quotes]")?;
    page.evaluate("worker.onerror(new ErrorEvent('error', { message: 'no memory' }))", &[])?;
    page.wait_for_text(".message[data-tone=problem]", "has stopped (no memory)")?;
    page.before_each_load(
        "window.Worker = class {
             constructor() { setTimeout(() => this.onerror(new Event('error'))); }
             postMessage() {}
         };",
    )?;
    page.reload()?;
    page.wait_for_text(".message[data-tone=problem]", "could not start (it is not there)")?;
    page.wait_for_count(".item", 1)
}
