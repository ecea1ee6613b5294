//! The page comes up as a static host would serve it, and keeps to its policy.

use crate::harness::{Outcome, Page};
use serde_json::json;

/// Any path, a strict policy, a worker: the page starts and has nothing to complain of.
pub fn page_loads_under_a_sub_path_without_a_complaint(page: &Page) -> Outcome {
    wait_until_loaded(page)?;
    assert_eq!(page.violations()?, [""; 0]);
    assert_eq!(page.console_errors()?, [""; 0]);
    let start = page.evaluate("return location.href", &[])?;
    let start = start.as_str().unwrap_or_default();
    let elsewhere: Vec<String> = page
        .requests()
        .into_iter()
        .filter(|request| !request.starts_with(&format!("GET {start}")))
        .collect();
    assert_eq!(elsewhere, [""; 0], "every request goes to the page's own folder");
    Ok(())
}

/// The policy is alive: it stops an inline script, a style, a foreign request and an evaluation.
pub fn policy_refuses_what_the_page_does_not_bring_along(page: &Page) -> Outcome {
    wait_until_loaded(page)?;
    let attempts = [
        (
            "script-src-elem",
            "const it = document.createElement('script'); it.textContent = 'window.ran = 1'; document.head.append(it)",
        ),
        ("script-src", "setTimeout('window.ran = 1')"),
        ("style-src-attr", "document.body.setAttribute('style', 'color: red')"),
        ("connect-src", "fetch('https://example.org/').catch(() => {})"),
        ("img-src", "new Image().src = 'https://example.org/a.png'"),
        (
            "form-action",
            "const it = document.createElement('form'); document.body.append(it); it.submit()",
        ),
        (
            "base-uri",
            "const it = document.createElement('base'); it.href = 'https://example.org/'; document.head.append(it)",
        ),
    ];
    let before = page.requests();
    for (directive, attempt) in attempts {
        page.evaluate(attempt, &[])?;
        let script = "return window.violations.some(it => it.startsWith(arguments[0] + ':'))";
        page.wait_until(&format!("{directive} is enforced"), script, &[json!(directive)])?;
    }
    assert_eq!(page.requests(), before, "nothing was asked for");
    assert_eq!(page.evaluate("return window.ran ?? null", &[])?, json!(null));
    Ok(())
}

/// The last things that are fetched, after the first paint, are the later half of the program and the
/// worker's wasm.
fn wait_until_loaded(page: &Page) -> Outcome {
    page.wait_for("main")?;
    page.wait_for_request("_later.wasm")?;
    page.wait_for_request("worker_bg.wasm")
}
