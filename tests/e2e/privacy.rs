//! Nothing leaves the browser.

use crate::harness::{Clipboard, Outcome, Page};
use crate::texts::{HARBOUR, LEDNA};
use serde_json::json;

/// From the moment it is loaded, the page asks for nothing: not while it reads, saves, copies,
/// downloads or complains, and not for what a page that was pasted or opened refers to.
pub fn after_loading_the_page_makes_no_request(page: &Page) -> Outcome {
    page.wait_for("main")?;
    page.wait_for_request("worker_bg.wasm")?;
    page.paste_text("A first text, which waits until the worker is there.")?;
    page.wait_for("[data-sum=quotes]")?;
    let loaded = page.requests();
    page.paste_text(HARBOUR)?;
    page.wait_for_text(".group__title", "Teresa Okonjo")?;
    assert_eq!(page.violations()?, [""; 0], "none was tried");
    page.paste(Clipboard { plain: "", html: Some(LEDNA) })?;
    page.drop_file("main", "ledna.html", LEDNA.as_bytes())?;
    page.wait_for_count(".item", 4)?;
    for key in ["n", "n", "x", "Control+z", "v", "v", "v", "F1", "Escape"] {
        page.press(key)?;
    }
    page.drop_file("main", "bad.json", b"{")?;
    page.wait_for(".message[data-tone=problem]")?;
    page.click("button[title^='Download annotations']")?;
    page.wait_for_download(".annotations.json")?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    assert_eq!(page.requests(), loaded, "not one request more");
    // Some browsers hold even a page that is only read to the policy, and report the styles and
    // event handlers inside it. What it refers to is not so much as tried.
    let is_inline = |it: &String| it.ends_with(": inline");
    assert_eq!(page.violations()?.iter().find(|it| !is_inline(it)), None, "and none was tried");
    assert_eq!(page.evaluate("return window.ran ?? null", &[])?, json!(null), "nothing of it ran");
    let resources = "return performance.getEntriesByType('resource').map(it => it.name)
        .filter(it => !it.startsWith(location.origin))";
    assert_eq!(page.evaluate(resources, &[])?.as_array().map(Vec::len), Some(0));
    Ok(())
}

/// The policy of the page allows its own files and nothing else.
pub fn the_policy_allows_nothing_but_the_page_itself(page: &Page) -> Outcome {
    let policy = page.attribute("meta[http-equiv=Content-Security-Policy]", "content")?;
    let policy = policy.unwrap_or_default();
    let of = |name: &str| {
        let directive = policy.split(';').map(str::trim).find(|it| it.starts_with(name));
        directive
            .unwrap_or_default()
            .split_whitespace()
            .skip(1)
            .map(str::to_owned)
            .collect::<Vec<_>>()
    };
    assert_eq!(of("default-src"), ["'none'"]);
    assert_eq!(of("connect-src"), ["'self'"]);
    assert_eq!(of("style-src"), ["'self'"]);
    let is_strict =
        |it: &String| it == "'self'" || it == "'wasm-unsafe-eval'" || it.starts_with("'sha256-");
    assert!(of("script-src").iter().all(is_strict), "{policy}");
    assert!(!policy.contains("unsafe-inline") && !policy.contains("*"), "{policy}");
    Ok(())
}
