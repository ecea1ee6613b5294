//! One word about a line is said again of all lines like it, now and later.

use crate::harness::{Failure, Outcome, Page};
use crate::texts::{GAZETTE, HARBOUR};
use serde_json::{Value, json};

/// The pointers to other stories, all of which open with the same words.
const KEPT: &str = ".line[data-kind=promo][data-struck=false]";
const STRUCK: &str = ".line[data-kind=promo][data-struck=true]";

/// A decision becomes a rule by one key and one undoable step; it holds in an article that is
/// pasted afterwards, and a word about a single line goes before it.
pub fn a_rule_holds_for_all_lines_alike_and_for_later_articles(page: &Page) -> Outcome {
    keep_all(page)?;
    page.wait_for_text(".rule", "Keep lines that begin with “READ MORE:”")?;
    page.wait_for_text(".rule", "2 lines here")?;
    page.paste_text(GAZETTE)?;
    page.wait_for_text(".item[aria-current=true]", "Marlow Bay keeps")?;
    page.wait_for_count(KEPT, 1)?;
    page.wait_for_text(".rule", "3 lines here")?;
    page.click(&format!("{KEPT} .note__kind"))?;
    page.wait_for_text(".chosen .facts__why", "our rule keeps lines that begin with")?;
    page.press("x")?;
    page.wait_for_count(STRUCK, 1)?;
    page.press("Control+z")?;
    page.wait_for_count(KEPT, 1)?;
    page.click_label("Remove the rule on lines that begin with “READ MORE:”")?;
    page.wait_for_count(STRUCK, 1)?;
    page.wait_for_none(".rule")?;
    page.press("Control+z")?;
    page.wait_for_count(KEPT, 1)?;
    page.press("[")?;
    page.wait_for_count(KEPT, 2)
}

/// A rule survives a reload and travels in the annotation file.
pub fn a_rule_is_kept_written_and_read_again(page: &Page) -> Outcome {
    keep_all(page)?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    page.wait_for_count(KEPT, 2)?;
    page.press("Control+s")?;
    let file = page.wait_for_download(".annotations.json")?;
    file.keep_for_checkers()?;
    let written: Value = serde_json::from_slice(&file.bytes)?;
    let rule = json!({ "like": "opening", "value": "READ MORE:", "keep": true });
    assert_eq!(written.pointer("/settings/rules"), Some(&json!([rule])));
    let by_rule = |item: &&Value| {
        item.get("reason").and_then(Value::as_str).is_some_and(|it| it.starts_with("your rule"))
    };
    let items = written.pointer("/first/items").and_then(Value::as_array);
    let items = items.ok_or_else(|| Failure::new("the file has no annotations"))?;
    assert_eq!(items.iter().filter(by_rule).count(), 1, "the other line says that it is a rule's");
    page.click_label("Remove the rule on lines that begin with “READ MORE:”")?;
    page.wait_for_count(STRUCK, 1)?;
    page.click(".item__tools button:last-child")?;
    page.wait_for(".empty")?;
    page.drop_file("main", &file.name, &file.bytes)?;
    page.wait_for_count(KEPT, 2)?;
    page.wait_for_text(".rule", "Keep lines that begin with “READ MORE:”")
}

/// Keeps one pointer to another story, and then all that are like it.
fn keep_all(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for_count(STRUCK, 2)?;
    page.click(&format!("{STRUCK} .note__kind"))?;
    page.press("x")?;
    page.wait_for_count(KEPT, 1)?;
    page.wait_for_text(".message", "The same for all like it")?;
    page.press("l")?;
    page.wait_for_count(KEPT, 2)?;
    page.press("Control+z")?;
    page.wait_for_text(".message", "Undone: Kept all lines that begin with “READ MORE:”")?;
    page.wait_for_count(STRUCK, 1)?;
    page.press("Control+Shift+z")?;
    page.wait_for_count(KEPT, 2)
}
