//! What everybody does with the page, in every browser: paste, mark, reject, undo, export, and open
//! again. By real keys, a real clipboard, the mouse and the browser's own download.

use crate::harness::{Appearance, Failure, Outcome, Page};
use crate::keeping::{assert_same, counted, download};
use crate::texts::HARBOUR;
use serde_json::{Value, json};
use std::fs;

/// Words of the sample that stand in one piece.
const MARKED: &str = "harbour of Marlow";

/// All of it, and after each step what must be so, to the words in the file.
pub fn an_article_is_pasted_marked_undone_exported_and_opened_again(page: &Page) -> Outcome {
    page.wait_for_request("worker_bg.wasm")?;
    page.wait_for_request("_later.wasm")?;
    page.copy(HARBOUR)?;
    page.press("Control+v")?;
    page.wait_for("[data-sum=quotes]")?;
    let loaded = page.requests();
    let quotes = counted(page)?;

    page.draw_over(MARKED)?;
    page.wait_for(".marking")?;
    page.press("2")?;
    page.wait_for_text(".hand[data-label=claim]", MARKED)?;
    reject_and_undo(page, quotes)?;

    page.press("x")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    let file = download(page)?;
    assert_told(&serde_json::from_slice(&file.bytes)?)?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    assert_eq!(page.requests(), loaded, "nothing was asked for after loading");
    assert_eq!(page.console_errors()?, [""; 0]);

    page.reload()?;
    assert_as_before(page, quotes)?;
    assert_same(&download(page)?, &file, "after a reload")?;
    assert_eq!(page.console_errors()?, [""; 0]);

    let fresh = page.open_another(Appearance::NEW)?;
    let path = fresh.downloads().join(&file.name);
    fs::write(&path, &file.bytes)?;
    fresh.choose_file("#file-chooser", &path)?;
    assert_as_before(&fresh, quotes)?;
    fs::remove_file(&path)?;
    assert_same(&download(&fresh)?, &file, "in a fresh profile")?;
    assert_eq!(fresh.console_errors()?, [""; 0]);
    Ok(())
}

/// The first quotation is rejected and that is undone, by keys.
fn reject_and_undo(page: &Page, quotes: usize) -> Outcome {
    page.click(".section[data-section=quotes] .entry")?;
    page.wait_for("mark[data-focused=true]")?;
    page.press("x")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    assert_eq!(counted(page)?, quotes - 1, "a rejected quotation is not counted");
    page.press("Control+z")?;
    page.wait_for_none("mark[data-verdict=rejected]")?;
    assert_eq!(counted(page)?, quotes);
    Ok(())
}

/// One quotation is rejected, and the words are marked.
fn assert_as_before(page: &Page, quotes: usize) -> Outcome {
    page.wait_for("mark[data-verdict=rejected]")?;
    page.wait_for_text(".hand[data-label=claim]", MARKED)?;
    assert_eq!(counted(page)?, quotes - 1);
    Ok(())
}

/// The file says which words were marked, as what, and that one quotation was rejected.
fn assert_told(file: &Value) -> Outcome {
    let items = file.pointer("/first/items").and_then(Value::as_array);
    let items = items.ok_or_else(|| Failure::new("the file has no annotations"))?;
    let has = |words: &str| items.iter().filter(|it| it.to_string().contains(words)).count();
    assert_eq!(has(&format!("\"exact\":{}", json!(MARKED))), 1, "the words that were marked");
    assert_eq!(has("\"rejected\""), 1, "one verdict");
    Ok(())
}
