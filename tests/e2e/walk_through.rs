//! What is heard of an article by somebody who does not see it, held against the walk-through in
//! `docs/walk-through.md`, so that what the document shows is what the page says.

use std::env;
use std::fs;
use std::path::Path;

use crate::harness::{Failure, Outcome, Page};
use crate::marking::select;
use crate::texts::ORSUND;

/// Has the document written anew instead; `cargo xtask screenshots` sets it.
pub const REWRITE: &str = "BLUEPENCIL_REWRITE";
/// The document, from the project's folder.
const DOCUMENT: &str = "docs/walk-through.md";
/// The label's key, by which a selection becomes a claim.
const CLAIM: &str = "2";
/// What is written about it.
const NOTE: &str = "Ask the town for the accounts.";

/// Each mark is heard in the order of the text, with its kind, its speaker, what was decided and what
/// was written about it; a key leads from the mark to its note, and a key back.
pub fn each_mark_is_heard_with_its_kind_speaker_and_note(page: &Page) -> Outcome {
    page.paste_text(ORSUND)?;
    page.wait_for("[data-sum=quotes]")?;
    select(page, "lost money", "six years")?;
    page.press(CLAIM)?;
    page.wait_for_text(".chosen__kind", "claim")?;
    page.press("w")?;
    page.wait_for("#note:focus")?;
    page.type_text(NOTE)?;
    page.press("Escape")?;
    page.wait_for(".hand:focus")?;
    judge(page, "hasty", "x", "rejected")?;
    judge(page, "Nobody told us", "a", "accepted")?;
    judge(page, "We read it", "a", "accepted")?;
    page.press("s")?;
    page.wait_for("#speaker:focus")?;
    page.press("Control+a")?;
    page.type_text("Karin Holm")?;
    page.press("Enter")?;
    page.wait_for_count("mark[title*='Karin Holm']", 2)?;
    page.click("[data-section=hand] .entry")?;
    page.wait_for(".hand:focus")?;
    let article = page.heard("article", None)?;
    let card = page.heard("region", Some("The mark in focus"))?;
    in_order(&article, HEARD)?;
    in_order(&card, &["claim", "lost money for six years", NOTE])?;
    page.click(".written__of")?;
    page.wait_for(".hand:focus")?;
    compare("article", &article)?;
    compare("card", &card)
}

/// What is heard of the article, in this order, whatever stands between.
const HEARD: &[&str] = &[
    // What is struck, with its kind and its reason.
    "deletion: The Orsund Post",
    "button “Masthead” (Because ",
    "heading 2: Mill to close in spring",
    "deletion: By Mette Lund",
    "button “Byline” (Because ",
    // Marks in a line, and in the margin below it who speaks.
    "mark “Dateline”",
    "mark “Quotation, Karin Holm”: “We tried everything,”",
    "note\n    Karin Holm\n",
    "deletion: READ MORE: The river is high again",
    "button “Other story” (Because ",
    // A mark made by hand, told with its note, which stands in the margin with the way back.
    "(claim. Note: Ask the town for the accounts.): lost money for six years",
    "mark “Partial quotation, town, rejected”: “hasty”",
    "button “claim on “lost money for six years””",
    "Ask the town for the accounts.",
    // A speaker who was read, and one who was set by hand.
    "mark “Quotation, Per Aasen, accepted”: “Nobody told us a thing,”",
    "mark “Quotation, Karin Holm, accepted”: “We read it in the paper.”",
    "Per Aasen",
    "Karin Holm",
    // What is doubtful says so.
    "deletion: © 2025 The Orsund Post. All rights reserved.",
    "button “Legal notice doubtful” (Because ",
];

/// Puts the quotation that begins so in focus and judges it.
fn judge(page: &Page, words: &str, key: &str, verdict: &str) -> Outcome {
    let pick = "[...document.querySelectorAll('.mark')]
        .find(it => it.innerText.includes(arguments[0])).click()";
    page.evaluate(pick, &[words.into()])?;
    page.press(key)?;
    page.wait_for(&format!(".mark[data-verdict={verdict}]"))
}

fn in_order(heard: &str, expected: &[&str]) -> Outcome {
    let mut rest = heard;
    for words in expected {
        let missing = || Failure::new(format!("not heard, or not in its place: {words}\n{heard}"));
        rest = rest.split_once(words).ok_or_else(missing)?.1;
    }
    Ok(())
}

/// Holds what is heard of `part` against the document, or writes it there.
fn compare(part: &str, heard: &str) -> Outcome {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(DOCUMENT);
    let document = fs::read_to_string(&path)?;
    let missing = || Failure::new(format!("{DOCUMENT} has no place for the {part}"));
    let opening = format!("<!-- heard: {part} -->\n```text\n");
    let (before, after) = document.split_once(&opening).ok_or_else(missing)?;
    let (written, after) = after.split_once("```\n").ok_or_else(missing)?;
    if env::var_os(REWRITE).is_some() {
        return Ok(fs::write(path, [before, &opening, heard, "```\n", after].concat())?);
    }
    assert_eq!(written, heard, "{DOCUMENT} is old: `cargo xtask screenshots` writes it anew");
    Ok(())
}
