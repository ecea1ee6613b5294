//! Nothing is lost: through undo, a reload, a file, and another tab.

use crate::harness::{Clipboard, Download, Failure, Outcome, Page};
use crate::texts::{GAZETTE, HARBOUR, LEDNA, SCRIPTS, seed};
use serde_json::{Value, json};

/// Paste, reject one mark, undo, reject again, download, reload, re-open: all is as it was.
pub fn the_whole_path_from_paste_to_file_and_back(page: &Page) -> Outcome {
    whole_path(page, Clipboard { plain: HARBOUR, html: None })
}

/// The same on an article full of emoji, combining marks and words from right to left; the file
/// is kept for the checks by other people's tools.
pub fn the_whole_path_with_every_kind_of_character(page: &Page) -> Outcome {
    whole_path(page, Clipboard { plain: SCRIPTS, html: None })
}

/// The same on a page with its markup.
pub fn the_whole_path_on_a_web_page(page: &Page) -> Outcome {
    whole_path(page, Clipboard { plain: "", html: Some(LEDNA) })
}

/// The same on a real article, where there is one.
pub fn the_whole_path_on_a_real_article(page: &Page) -> Outcome {
    match seed() {
        Some(text) => whole_path(page, Clipboard { plain: &text, html: None }),
        None => {
            println!("  skipped: there are no real articles in ../shared/seeds");
            Ok(())
        }
    }
}

fn whole_path(page: &Page, copied: Clipboard) -> Outcome {
    page.paste(copied)?;
    page.wait_for("[data-sum=quotes]")?;
    let quotes = counted(page)?;
    page.click(".section[data-section=quotes] .entry")?;
    page.wait_for("mark[data-focused=true]")?;
    page.press("x")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    assert_eq!(counted(page)?, quotes - 1, "a rejected quotation is not counted");
    page.press("Control+z")?;
    page.wait_for_none("mark[data-verdict=rejected]")?;
    assert_eq!(counted(page)?, quotes);
    page.press("x")?;
    page.click(".line[data-struck=true] .note__kind")?;
    page.press("x")?;
    page.wait_for(".note__kind[data-decided=true]")?;
    // A line that stays again may have a quotation in it.
    let decided = counted(page)?;

    let first = download(page)?;
    first.keep_for_checkers()?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    page.wait_for("[data-sum=quotes]")?;
    assert_eq!(counted(page)?, decided, "decisions survive a reload");
    page.wait_for(".note__kind[data-decided=true]")?;
    assert_same(&download(page)?, &first, "after a reload")?;

    page.click(".item__tools button:last-child")?;
    page.wait_for(".empty")?;
    page.drop_file("main", &first.name, &first.bytes)?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    page.wait_for(".note__kind[data-decided=true]")?;
    assert_same(&download(page)?, &first, "after the file was opened")?;
    Ok(())
}

/// Steps can be taken back and done again after the page was loaded anew.
pub fn steps_survive_a_reload(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.click(".section[data-section=quotes] .entry")?;
    page.press("x")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    page.click(".kind[data-kind=caption] .switch")?;
    page.wait_for(".line[data-kind=caption][data-struck=false]")?;
    page.press("Escape")?;
    page.press("Control+z")?;
    page.wait_for(".line[data-kind=caption][data-struck=true]")?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    page.wait_for("mark[data-verdict=rejected]")?;
    page.wait_for_count("[data-section=steps] .entry", 3)?;
    page.press("Control+z")?;
    page.wait_for_text(".message", "Undone: Rejected a quotation.")?;
    page.wait_for_none("mark[data-verdict=rejected]")?;
    page.press("Control+Shift+z")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    page.press("Control+Shift+z")?;
    page.wait_for(".line[data-kind=caption][data-struck=false]")
}

/// Several articles: added, renamed, walked, removed, brought back.
pub fn articles_are_named_removed_and_brought_back(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for_text(".item__about", "struck")?;
    page.paste_text(GAZETTE)?;
    page.wait_for_count(".item", 2)?;
    page.wait_for_text(".item[aria-current=true]", "Marlow Bay keeps")?;
    page.press("F2")?;
    page.wait_for(".item__field")?;
    page.press("Control+a")?;
    page.type_text("The Gazette’s version 🎉")?;
    page.press("Enter")?;
    page.wait_for_text(".item[aria-current=true] .item__name", "The Gazette’s version 🎉")?;
    page.press("[")?;
    page.wait_for_text(".item[aria-current=true]", "Harbour to stay open")?;
    page.press("]")?;
    page.wait_for_text(".item[aria-current=true]", "The Gazette’s version")?;
    page.click(".item[aria-current=true] .item__tools button:last-child")?;
    page.wait_for_count(".item", 1)?;
    page.wait_for_text(".message", "Removed “The Gazette’s version 🎉”.")?;
    page.click(".message .button:not(.button--bare)")?;
    page.wait_for_count(".item", 2)?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    page.wait_for_text(".item:last-child .item__name", "The Gazette’s version 🎉")
}

/// A bad file leaves everything as it was and says what was wrong with it.
pub fn a_bad_file_is_refused_in_its_own_sentence(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    let good = download(page)?;
    let text = String::from_utf8(good.bytes.clone())?;
    let half = text.get(..text.len() / 2).unwrap_or_default().to_owned();
    let newer = text.replacen("\"version\":3,", "\"version\":99,", 1);
    assert_ne!(newer, text, "the file says its version");
    for (name, content, told) in [
        ("half.json", half.as_str(), "breaks off"),
        (
            "other.json",
            "{\"type\": \"FeatureCollection\", \"features\": []}",
            "not one that was downloaded from here",
        ),
        ("broken.json", "{\n  \"a\": nope\n}", "line 2"),
        ("newer.json", newer.as_str(), "newer Bluepencil"),
    ] {
        page.drop_file("main", name, content.as_bytes())?;
        page.wait_for_text(".message[data-tone=problem]", name)?;
        page.wait_for_text(".message[data-tone=problem]", told)?;
        assert_eq!(page.count(".item")?, 1, "{name} changes nothing");
    }
    assert_same(&download(page)?, &good, "after bad files")?;
    Ok(())
}

/// A file whose text was changed behind its annotations says so, and places none of them by guess.
pub fn a_file_whose_text_was_changed_says_so(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.click(".section[data-section=quotes] .entry")?;
    page.wait_for("mark[data-focused=true]")?;
    page.press("x")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    let good = download(page)?;
    let rejected = page.texts("mark[data-verdict=rejected]")?.concat();
    let inner = rejected.trim_matches(['“', '”', '"', ',', '.']);
    let text = String::from_utf8(good.bytes)?;
    // In the source text only, which is the longest string of the file.
    let mut file: Value = serde_json::from_str(&text)?;
    let source = longest(&mut file)?;
    *source = source.replace(inner, "words that nobody ever said");
    page.click(".item__tools button:last-child")?;
    page.wait_for(".empty")?;
    page.drop_file("main", "changed.json", file.to_string().as_bytes())?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for_text(".message[data-tone=problem]", "was changed after the file was written")?;
    page.wait_for_text(".message[data-tone=problem]", inner.get(..12).unwrap_or(inner))?;
    assert_eq!(page.count("mark[data-verdict=rejected]")?, 0);
    Ok(())
}

/// The longest string of a JSON value, to change.
fn longest(value: &mut Value) -> Outcome<&mut String> {
    fn collect<'a>(value: &'a mut Value, found: &mut Vec<&'a mut String>) {
        match value {
            Value::String(text) => found.push(text),
            Value::Array(items) => items.iter_mut().for_each(|it| collect(it, found)),
            Value::Object(fields) => fields.values_mut().for_each(|it| collect(it, found)),
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(value, &mut found);
    let longest = found.into_iter().max_by_key(|text| text.len());
    longest.ok_or_else(|| Failure::new("the file has no string"))
}

/// How many quotations are counted in the article on screen.
pub fn counted(page: &Page) -> Outcome<usize> {
    let count = page.attribute("[data-sum=quotes]", "data-count")?.unwrap_or_default();
    Ok(count.parse()?)
}

/// The annotation file, by its button.
pub fn download(page: &Page) -> Outcome<Download> {
    page.click("button[title^='Download annotations']")?;
    page.wait_for_download(".annotations.json")
}

/// Two files say the same, apart from when they were made.
pub fn assert_same(after: &Download, before: &Download, when: &str) -> Outcome {
    let difference = difference(&facts(after)?, &facts(before)?);
    assert_eq!(difference, None, "the same file {when}");
    Ok(())
}

/// Where two JSON values first differ, as a path with both values.
fn difference(a: &Value, b: &Value) -> Option<String> {
    let below = |key: &str, a: &Value, b: &Value| difference(a, b).map(|it| format!("/{key}{it}"));
    match (a, b) {
        (Value::Object(x), Value::Object(y)) if x.keys().eq(y.keys()) => {
            x.iter().zip(y.values()).find_map(|((key, a), b)| below(key, a, b))
        }
        (Value::Array(x), Value::Array(y)) if x.len() == y.len() => {
            x.iter().zip(y).enumerate().find_map(|(at, (a, b))| below(&at.to_string(), a, b))
        }
        _ if a == b => None,
        _ => Some(format!(": {a} in place of {b}")),
    }
}

/// What a file says, without when it was made and the names that it has from that.
fn facts(file: &Download) -> Outcome<Value> {
    let text = std::str::from_utf8(&file.bytes)?;
    let value: Value = serde_json::from_str(text)?;
    let id = value.get("id").and_then(Value::as_str).unwrap_or_default();
    let mut facts: Value = serde_json::from_str(&text.replace(id, "this-file"))?;
    if let Some(fields) = facts.as_object_mut() {
        fields.remove("created");
    }
    Ok(facts)
}

/// Two tabs of one workspace: the one that changes it last is told, and nothing is overwritten.
pub fn a_second_tab_does_not_overwrite_the_first(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.open_tab()?;
    page.wait_for("[data-sum=quotes]")?;
    page.paste_text(GAZETTE)?;
    page.wait_for_count(".item", 2)?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.switch_tab(0)?;
    page.paste_text(SCRIPTS)?;
    page.wait_for_text(".message[data-tone=problem]", "Another tab changed this workspace")?;
    page.switch_tab(1)?;
    page.reload()?;
    page.wait_for_count(".item", 2)?;
    assert_eq!(page.evaluate("return document.title", &[])?, json!("Bluepencil"));
    Ok(())
}
