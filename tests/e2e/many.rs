//! Many articles in one file: it opens with progress, can be stopped, and the page stays usable
//! while the worker reads on. Lines that are no article are told, and the rest is opened.

use crate::harness::{Failure, Outcome, Page};
use serde_json::json;

/// How many articles the file has: few, so that the tests stay quick. More are asked for by
/// `BLUEPENCIL_ARTICLES`.
const ARTICLES: usize = 400;

/// Drops a file of invented articles on the page: words by chance, the same each time, with a remark
/// in each that another article prints, too, and a paragraph that a dozen articles have.
const DROP: &str = "
    const [count, bad] = arguments;
    let seed = 7;
    const next = most => (seed = (Math.imul(seed, 1103515245) + 12345) >>> 0) % most;
    const word = at => ['ba', 'ko', 'ri', 'mu', 'te', 'la', 'so', 'ni'][at % 8]
        + ['n', 'r', 'l', 'st', 'm', 'd'][at % 6] + ['a', 'o', 'e', 'i', 'u'][at % 5] + (at > 99 ? 'ren'.slice(at % 3) + at.toString(36) : '');
    const sentence = length => {
        const words = Array.from({ length }, () => word(next(1 + next(3000))));
        const text = words.join(' ');
        return text[0].toUpperCase() + text.slice(1);
    };
    const shared = Array.from({ length: Math.ceil(count / 12) }, () => Array.from({ length: 4 }, () => sentence(14) + '.').join(' '));
    const remarks = Array.from({ length: Math.ceil(count / 3) }, () => sentence(12));
    const people = Array.from({ length: 50 }, (_, at) => `Ana R${word(at)}`);
    const rows = Array.from({ length: count }, (_, at) => {
        const said = at % remarks.length;
        const own = () => Array.from({ length: 6 }, () => sentence(10 + next(12)) + '.').join(' ');
        const text = [sentence(8), own(), `“${remarks[said]},” said ${people[said % 50]}.`, own(), shared[at % shared.length],
            ...Array.from({ length: 5 }, own)].join('\\n\\n');
        return JSON.stringify({ id: `article ${at + 1}`, text });
    });
    bad.forEach(([at, line]) => rows.splice(at, 0, line));
    const carried = new DataTransfer();
    carried.items.add(new File([rows.join('\\n')], 'many.jsonl'));
    for (const kind of ['dragenter', 'dragover', 'drop'])
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
    return rows.join('\\n').length";

fn articles() -> usize {
    let asked = std::env::var("BLUEPENCIL_ARTICLES").ok();
    asked.and_then(|count| count.parse().ok()).unwrap_or(ARTICLES)
}

/// Drops a file of many articles on the page; tells how many they are.
pub fn drop_articles(page: &Page) -> Outcome<usize> {
    let count = articles();
    page.evaluate(DROP, &[json!(count), json!([])])?;
    Ok(count)
}

/// Waits until all is read, which may take long as long as it goes on.
fn wait_until_read(page: &Page) -> Outcome {
    let mut before = None;
    loop {
        let now = page.texts(".progress")?;
        if now.is_empty() || before.as_ref() == Some(&now) {
            return page.wait_for_none(".progress");
        }
        before = Some(now);
        let moved = "return document.querySelector('.progress')?.innerText !== arguments[0]";
        let shown = before.as_ref().and_then(|it| it.first());
        page.wait_until("the reading goes on", moved, &[json!(shown)])?;
    }
}

/// A file of many articles is read with progress; meanwhile one is read, decided about and left.
pub fn many_articles_are_read_while_one_is_worked_on(page: &Page) -> Outcome {
    let count = articles();
    let bad = json!([[0, "{\"id\": \"x\""], [2, "[1]"], [5, "{\"id\": \"y\"}"], [9, ""]]);
    page.evaluate(DROP, &[json!(count), bad])?;
    page.wait_for(".progress")?;
    page.wait_for_text(
        ".message[data-tone=problem]",
        "many.jsonl, line 1: it is no JSON from column 11 on",
    )?;
    page.wait_for_text(".message[data-tone=problem]", "line 3: it is no object")?;
    page.wait_for_text(
        ".message[data-tone=problem]",
        "line 6: there is neither “text” nor “html”",
    )?;
    page.wait_for_text(".progress", "Read ")?;
    // The first article is on screen, and is worked on before the others are read.
    page.wait_for("[data-sum=quotes]")?;
    page.press("n")?;
    page.wait_for("mark[data-focused=true]")?;
    page.press("x")?;
    page.wait_for(".progress")?;
    page.press("Control+z")?;
    assert!(page.count(".item")? <= 200, "a stretch of the list is drawn");
    page.wait_for_text(".list__more", "later")?;
    page.click(".list__more .link")?;
    page.wait_for_text(".item[aria-current=true]", "")?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for_text(".panel", "line 9")?;
    wait_until_read(page)?;
    page.press("m")?;
    page.wait_for(".matrix tbody tr")?;
    page.wait_for_text(".compare__title", "articles compared")
}

/// What is stopped is stopped at once; what was read by then stays, and the rest comes back by undo.
pub fn reading_many_articles_is_stopped_at_once(page: &Page) -> Outcome {
    page.evaluate(DROP, &[json!(articles()), json!([])])?;
    page.wait_for_text(".progress", "Read ")?;
    page.click(".progress__stop")?;
    page.wait_for_none(".progress")?;
    page.wait_for_text(".message[data-tone=done]", "not yet read left out")?;
    page.wait_for("[data-sum=quotes]")?;
    page.click_label("Undo")?;
    page.wait_for_text(".progress", "Read ")?;
    wait_until_read(page)
}

/// Sums up what is written to the browser's storage.
const WATCH: &str = "
    const put = IDBObjectStore.prototype.put;
    window.written = { records: 0, bytes: 0 };
    IDBObjectStore.prototype.put = function (value, key) {
        window.written.records++;
        window.written.bytes += value.byteLength;
        return put.call(this, value, key);
    }";

/// How many articles come after those that the list draws, if it says so.
const LATER: &str = "
    const more = [...document.querySelectorAll('.list__more')].at(-1);
    return !!more && Number(more.innerText.replace(/\\D/g, '')) === arguments[0]";

/// A file that was opened is there after a reload, with every article and what was decided, and the
/// same file again brings nothing twice. A decision writes no text again.
pub fn many_articles_are_kept(page: &Page) -> Outcome {
    let count = articles();
    page.before_each_load(WATCH)?;
    page.reload()?;
    page.wait_for("main")?;
    page.evaluate(DROP, &[json!(count), json!([])])?;
    page.wait_for(".progress")?;
    wait_until_read(page)?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.evaluate(
        "window.written = { records: 0, bytes: 0 }; window.began = performance.now()",
        &[],
    )?;
    page.press("n")?;
    page.wait_for("mark[data-focused=true]")?;
    page.press("x")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    let kept_ms = number(page, "performance.now() - window.began")?;
    let records = number(page, "window.written.records")?;
    let bytes = number(page, "window.written.bytes")?;
    assert!(records <= 2, "a decision wrote {records} records");

    page.reload()?;
    let left = count.saturating_sub(100);
    page.wait_until("all articles are in the list", LATER, &[json!(left)])?;
    let listed_ms = number(page, "performance.now()")?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    let usable_ms = number(page, "performance.now()")?;
    wait_until_read(page)?;
    let read_ms = number(page, "performance.now()")?;
    println!(
        "  {count} articles: a decision is kept after {kept_ms} ms, {bytes} bytes; after a reload they are \
         listed in {listed_ms} ms, the first is read in {usable_ms}, all in {read_ms}"
    );
    page.evaluate(DROP, &[json!(20), json!([])])?;
    page.wait_for_text(
        ".message[data-tone=problem]",
        "an article with the id “article 1” is here already",
    )
}

/// A number that the page tells, without what is behind the point.
fn number(page: &Page, script: &str) -> Outcome<u64> {
    let told = page.evaluate(&format!("return Math.round({script})"), &[])?;
    told.as_u64().ok_or_else(|| Failure::new(format!("`{script}` is no number")))
}

/// A line that stands in twenty articles of one site, and in no list of phrases, is struck in each of
/// them and says why; one that somebody keeps stays.
pub fn what_stands_in_every_article_of_a_site_is_struck(page: &Page) -> Outcome {
    const LINE: &str = "Our reporters have followed the harbour of Ode for eleven years.";
    let article = |number: usize| {
        let word = |nth: usize| format!("harbour{} mooring{number}", 90 * number + nth);
        let sentence = |from: usize| (from..from + 6).map(word).collect::<Vec<_>>().join(" ");
        let own = |from: usize| format!("{}. {}.", sentence(from), sentence(from + 6));
        let text = [format!("Council {number} decides"), own(0), LINE.to_owned(), own(20)];
        json!({ "id": number.to_string(), "text": text.join("\n\n") }).to_string()
    };
    let file: Vec<String> = (1..=20).map(article).collect();
    page.drop_file("body", "site.jsonl", file.join("\n").as_bytes())?;
    page.wait_for_count(".item", 20)?;
    page.wait_for_text(".line[data-struck=true]", LINE)?;
    page.press("n")?;
    page.wait_for_text(".facts__why", "16 or more articles that otherwise differ")?;
    page.press("x")?;
    page.wait_for_none(".line[data-struck=true]")?;
    page.press("]")?;
    page.wait_for_text(".item[aria-current=true]", "Council 2 decides")?;
    page.wait_for_text(".line[data-struck=true]", LINE)
}
