//! Marks made by hand with the mouse: made, seen, picked, changed, written about, linked, kept and
//! given away; and what cannot be marked.

use crate::harness::{Outcome, Page};
use crate::texts::{FERRY, HARBOUR, SCRIPTS};
use serde_json::json;

/// A short article with words that stand in it several times.
pub const MILL: &str = "Mill to close in spring\n\n\
    The mill in Orsund will close in April, its owner said on Friday. “We tried everything,” said \
    Karin Holm, who runs it.\n\n\
    The mill employs 240 people. The town says that the mill lost money for six years 🎉.";

/// Selects from a place in one text node to a place in another, as dragging does.
const SELECT: &str = "
    const find = (words, css) => {
        for (const line of document.querySelectorAll(css)) {
            const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            for (let node = walk.nextNode(); node; node = walk.nextNode()) {
                const at = node.data.indexOf(words);
                if (at >= 0) return [node, at];
            }
        }
        throw new Error('no ' + words);
    };
    const [from, to, cssFrom, cssTo] = arguments;
    const [a, start] = find(from, cssFrom), [b, end] = find(to, cssTo);
    getSelection().setBaseAndExtent(a, start, b, end + to.length);";

/// Unfolds the section of labels.
pub const LABELS: &str = "[data-section=labels] > summary";
/// The lines of the article.
const LINES: &str = ".line__text";

/// Selects from the first of `from` to the end of the first `to`.
pub fn select(page: &Page, from: &str, to: &str) -> Outcome {
    page.evaluate(SELECT, &[json!(from), json!(to), json!(LINES), json!(LINES)]).map(drop)
}

/// Opens the short article and waits until it is read.
pub fn open(page: &Page) -> Outcome {
    page.paste_text(MILL)?;
    page.wait_for("[data-sum=quotes]")
}

/// A selection gets a menu beside it; a press there marks whole words, which one undo takes back.
pub fn a_selection_is_marked_by_a_press_in_its_menu(page: &Page) -> Outcome {
    open(page)?;
    select(page, "ill employs", "240 peo")?;
    page.wait_for(".marking")?;
    let apart = "const menu = document.querySelector('.marking').getBoundingClientRect();
        const words = getSelection().getRangeAt(0).getBoundingClientRect();
        return menu.top >= words.bottom || menu.bottom <= words.top";
    page.wait_until("the menu covers nothing that is selected", apart, &[])?;
    page.wait_for_text("[role=status]", "Selected 4 words: mill employs 240 people")?;
    page.click(".marking .button:nth-child(2)")?;
    page.wait_for_text(".hand[data-label=claim]", "mill employs 240 people")?;
    page.wait_for_none(".marking")?;
    page.wait_for_text(".message", "Marked “mill employs 240 people” as claim.")?;
    page.wait_for_text(".chosen__kind", "claim")?;
    page.press("Control+z")?;
    page.wait_for_none(".hand")
}

/// Marks cross to any depth; a click picks the shortest, another the next, and the panel lists all.
pub fn crossing_marks_are_each_picked(page: &Page) -> Outcome {
    open(page)?;
    for (from, to, key) in [
        ("The mill employs", "240", "2"),
        ("mill employs", "people", "3"),
        ("employs", "The town", "4"),
        ("240", "240", "5"),
    ] {
        select(page, from, to)?;
        page.press(key)?;
        page.wait_for(&format!(".hand[data-focused=true][data-colour='{}']", digit(key)))?;
    }
    page.wait_for_count("[data-section=hand] .entry", 4)?;
    page.wait_for_count(".chosen .entry", 4)?;
    let over = "return [...document.querySelectorAll('.hand')]
        .filter(it => it.innerText === '240').length >= 1";
    page.wait_until("the words stand under every mark", over, &[])?;
    let at_240 = "[...document.querySelectorAll('.hand[data-label=highlight]')].at(-1)";
    for label in ["highlight", "claim", "fact to check", "name", "highlight"] {
        page.evaluate(&format!("{at_240}.click()"), &[])?;
        page.wait_for_text(".chosen__kind", label)?;
    }
    page.press("p")?;
    page.wait_for_text(".chosen__kind", "name")?;
    page.press("n")?;
    page.wait_for_text(".chosen__kind", "highlight")?;
    page.press("h")?;
    page.wait_for_text(".chosen__kind", "claim")
}

fn digit(key: &str) -> u32 {
    key.parse::<u32>().unwrap_or_default() - 1
}

/// A note is kept at every key, shown as text whatever it holds, and one step of the history; tags
/// and a link go with it, into the file and back.
pub fn notes_tags_and_links_survive_a_reload_and_a_file(page: &Page) -> Outcome {
    open(page)?;
    select(page, "lost money", "six years")?;
    page.press("w")?;
    page.wait_until("the note has the focus", "return document.activeElement.id === 'note'", &[])?;
    let note = "<img src=x onerror=alert(1)> \u{202e}ask Karin 🎉";
    for word in note.split_inclusive(' ') {
        page.type_text(word)?;
    }
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    page.wait_for_text("[data-section=hand]", "<img src=x")?;
    page.wait_for_text("[data-section=steps] .entry", "Wrote a note")?;
    page.click("[data-section=hand] .entry")?;
    let same = "return document.querySelector('#note').value === arguments[0]";
    page.wait_until("the note is whole", same, &[json!(note)])?;
    page.click("#tags")?;
    page.type_text("budget, to ask,, budget")?;
    page.press("Tab")?;
    page.click_label("Link to another mark")?;
    page.click("[data-section=quotes] .entry")?;
    page.click_label("Contradicts this")?;
    page.wait_for_text(".links", "Contradicted by lost money for six years")?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.press("Control+s")?;
    let file = page.wait_for_download(".annotations.json")?;
    file.keep_for_checkers()?;
    page.press("Shift+Delete")?;
    page.wait_for_none(".article")?;
    page.drop_file("body", &file.name, &file.bytes)?;
    page.wait_for_text(".links, .message", "Opened")?;
    page.click("[data-section=hand] .entry")?;
    page.wait_until("the note is back", same, &[json!(note)])?;
    let tags = "return document.querySelector('#tags').value === 'budget, to ask'";
    page.wait_until("the tags are back", tags, &[])?;
    page.wait_for_text(".links", "Contradicts “We tried everything,”")?;
    assert_eq!(page.violations()?, Vec::<String>::new());
    Ok(())
}

/// What is typed without a pause is taken back in one step, and the mark stays.
pub fn typing_is_one_step(page: &Page) -> Outcome {
    open(page)?;
    select(page, "six years", "six years")?;
    page.press("2")?;
    page.wait_for(".hand")?;
    page.press("w")?;
    page.wait_until("the note has the focus", "return document.activeElement.id === 'note'", &[])?;
    for letter in ["w", "h", "y", "?"] {
        page.type_text(letter)?;
    }
    page.wait_for_count("[data-section=steps] .entry[data-state=done]", 3)?;
    page.press("Escape")?;
    page.click("[data-section=steps] .entry")?;
    let empty = "return document.querySelector('#note')?.value === ''";
    page.wait_until("the note is empty again", empty, &[])?;
    page.wait_for(".hand[data-label=claim]")
}

/// The same words are marked wherever they stand, as whole words, as one step.
pub fn all_occurrences_are_marked_as_one_step(page: &Page) -> Outcome {
    open(page)?;
    select(page, "mill in", "mill in")?;
    page.press("Escape")?;
    page.wait_for_none(".marking")?;
    let mill = "const [line] = [...document.querySelectorAll('.line__text')]
        .filter(it => it.innerText.startsWith('The mill in'));
        getSelection().setBaseAndExtent(line.firstChild, 4, line.firstChild, 8)";
    page.evaluate(mill, &[])?;
    page.press("e")?;
    page.wait_for_count(".hand[data-label=highlight]", 3)?;
    page.wait_for_text(".message", "in 3 places")?;
    page.press("Control+z")?;
    page.wait_for_none(".hand")
}

/// The same words are marked in every article as one step, and none of them twice.
pub fn all_occurrences_are_marked_in_every_article(page: &Page) -> Outcome {
    page.paste_text(
        "Orsund waits\n\nNobody in Orsund believes that the mill will close. Orsunders hope.",
    )?;
    page.wait_for("[data-sum=quotes]")?;
    open(page)?;
    select(page, "Orsund", "Orsund")?;
    page.press("5")?;
    page.wait_for_count(".hand[data-label=highlight]", 1)?;
    page.press("Shift+E")?;
    page.wait_for_text(".message", "Marked “Orsund” as highlight in 2 places")?;
    page.wait_for_count(".hand[data-label=highlight]", 1)?;
    page.press("[")?;
    page.wait_for_count(".hand[data-label=highlight]", 2)?;
    page.press("Shift+E")?;
    page.press("Control+z")?;
    page.wait_for_none(".hand")?;
    page.press("]")?;
    page.wait_for_count(".hand[data-label=highlight]", 1)
}

/// A selection from one article to another, which stand side by side, marks neither: that is told.
pub fn nothing_is_marked_across_articles(page: &Page) -> Outcome {
    for article in FERRY.iter().take(2) {
        page.paste_text(article)?;
        page.wait_for("[data-sum=quotes]")?;
    }
    page.press("m")?;
    page.click("#part-sides")?;
    page.wait_for_count(".sheet", 2)?;
    let across = "const sheets = document.querySelectorAll('.sheet');
        getSelection().setBaseAndExtent(sheets[0], 1, sheets[1], sheets[1].childNodes.length)";
    page.evaluate(across, &[])?;
    page.press("2")?;
    page.press("e")?;
    page.wait_for_text(".message", "Close the comparison first, with Escape")?;
    page.press("Escape")?;
    page.wait_for(".article")?;
    page.wait_for_none(".hand")?;
    page.press("[")?;
    page.wait_for_none(".hand")
}

/// A mark's ends move by words, by keys and by buttons, and it may be moved to a new selection.
pub fn the_ends_of_a_mark_move(page: &Page) -> Outcome {
    open(page)?;
    select(page, "240", "240")?;
    page.press("2")?;
    page.wait_for_text(".hand", "240")?;
    page.press("Shift+Right")?;
    page.wait_for_text(".hand", "240 people")?;
    page.press("Control+Shift+Left")?;
    page.wait_for_text(".hand", "employs 240 people")?;
    page.press("Shift+Left")?;
    page.wait_for_text(".chosen__words", "employs 240")?;
    page.click("[aria-label='Beginning on']")?;
    page.wait_for_count("[data-section=hand] .entry", 1)?;
    page.wait_for_text("[data-section=hand] .entry", "240")?;
    select(page, "The town", "says")?;
    page.click_label("Move the mark here")?;
    page.wait_for_text(".hand", "The town says")?;
    page.press("Delete")?;
    page.wait_for_none(".hand")
}

/// A quotation whose ends were read wrong gives way to one made by hand, with its speaker, in one step.
pub fn the_ends_of_a_quotation_are_corrected(page: &Page) -> Outcome {
    open(page)?;
    page.click(".group[data-speaker='Karin Holm'] .entry")?;
    page.wait_for_text(".chosen__kind", "Quotation")?;
    page.press("Shift+Right")?;
    page.wait_for_text(".chosen__words", "“We tried everything,” said")?;
    page.wait_for("mark[data-verdict=rejected]")?;
    page.wait_for_text("[data-section=steps]", "Corrected a quotation’s ends")?;
    page.wait_for_text("[data-section=speakers] tbody", "Karin Holm")?;
    page.press("Control+z")?;
    page.wait_for_none(".hand")?;
    page.wait_for_none("mark[data-verdict=rejected]")
}

/// Labels are added, given a key and a name, taken from a file and refused with a sentence.
pub fn labels_are_a_persons_own(page: &Page) -> Outcome {
    open(page)?;
    page.click(LABELS)?;
    page.focus("#new-label")?;
    page.type_text("motive 🎉")?;
    page.press("Enter")?;
    page.wait_for_count(".labels__one", 6)?;
    page.focus("#new-label")?;
    page.type_text(&"x".repeat(10_000))?;
    page.press("Enter")?;
    page.wait_for_text(".message", "may have 40 characters; this one has 10,000")?;
    page.evaluate("document.querySelector('#new-label').value = ''", &[])?;
    page.press("Enter")?;
    page.wait_for_text(".message", "A label needs a name.")?;
    page.focus("[aria-label='Key of the label “motive 🎉”']")?;
    page.type_text("x")?;
    page.press("Enter")?;
    page.wait_for_text(".message", "The key X is for “Reject the mark”")?;
    page.type_text("6")?;
    page.press("Enter")?;
    page.press("Tab")?;
    page.wait_for("[aria-label='Remove the label “motive 🎉”']")?;
    select(page, "six years", "six years")?;
    page.wait_for_count(".marking kbd", 6)?;
    page.press("6")?;
    page.wait_for("[data-label='motive 🎉']")?;
    page.focus("[aria-label='Name of the label “motive 🎉”']")?;
    page.press("Control+a")?;
    page.type_text("reason")?;
    page.press("Enter")?;
    page.wait_for(".hand[data-label=reason]")?;
    page.click_label("Export labels")?;
    let file = page.wait_for_download("labels.json")?;
    page.click("[aria-label='Remove the label “reason”']")?;
    page.wait_for_count(".labels__one", 5)?;
    page.wait_for(".hand[data-label=reason]")?;
    let choose = "const carried = new DataTransfer();
        carried.items.add(new File([arguments[0]], 'labels.json'));
        const input = document.querySelector('#labels-chooser');
        input.files = carried.files;
        input.dispatchEvent(new Event('change', { bubbles: true }))";
    page.evaluate(choose, &[json!(String::from_utf8_lossy(&file.bytes))])?;
    page.wait_for_count(".labels__one", 6)
}

/// What cannot be marked is explained: white space, the same words twice, nothing at all. What
/// begins or ends outside of the article is cut to it.
pub fn odd_selections_are_cut_or_explained(page: &Page) -> Outcome {
    open(page)?;
    page.press("e")?;
    page.wait_for_text(".message", "Select words of the article first")?;
    page.evaluate(SELECT, &[json!("Bluepencil"), json!("spring"), json!(".bar"), json!(LINES)])?;
    page.press("2")?;
    page.wait_for_text(".hand[data-label=claim]", "Mill to close in spring")?;
    select(page, "Mill", "spring")?;
    page.press("2")?;
    page.wait_for_text(".message", "These words are marked as “claim” already.")?;
    page.wait_for_count("[data-section=hand] .entry", 1)?;
    let blank = "const line = document.querySelector('.hand').firstChild;
        getSelection().setBaseAndExtent(line, 4, line, 5)";
    page.evaluate(blank, &[])?;
    page.press("3")?;
    page.wait_for_text(".message", "Only white space is selected.")?;
    page.evaluate("getSelection().selectAllChildren(document.body)", &[])?;
    page.press("3")?;
    page.wait_for_count("[data-section=hand] .entry", 2)?;
    page.wait_for_text("[data-section=steps] .entry", "Marked “Mill to close in spring")?;
    page.paste_text(SCRIPTS)?;
    page.wait_for("[data-sum=quotes]")?;
    page.evaluate("getSelection().selectAllChildren(document.querySelector('.panel'))", &[])?;
    page.press("3")?;
    page.wait_for_none(".hand")
}

/// Two megabytes are selected and marked at once.
pub fn two_megabytes_are_selected_and_marked(page: &Page) -> Outcome {
    let line = "Rain fell on the town of Orsund all day, and the river rose. ".repeat(10);
    page.paste_text(&format!("{line}\n\n").repeat(3_400))?;
    page.wait_for("[data-sum=quotes]")?;
    page.evaluate("getSelection().selectAllChildren(document.body)", &[])?;
    page.press("2")?;
    page.wait_for_text("[data-section=hand]", "claim")?;
    page.press("Control+z")?;
    page.wait_for_none("[data-section=hand]")
}

/// The menu and the marks as they look, for whoever looks at pictures.
pub fn marks_look_as_they_should(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    let words = ["harbour", "council", "Friday", "said", "ferry"];
    for (word, key) in words.iter().zip(["1", "2", "3", "4", "5"]) {
        if select(page, word, word).is_ok() {
            page.press(key)?;
        }
    }
    select(page, "The", "town")?;
    page.wait_for(".marking")?;
    page.screenshot("marking-desktop")?;
    page.set_color_scheme(crate::harness::ColorScheme::Dark)?;
    page.screenshot("marking-dark")?;
    page.set_size(390, 844)?;
    page.screenshot("marking-phone")?;
    let inside = "const menu = document.querySelector('.marking').getBoundingClientRect();
        return menu.left >= 0 && menu.right <= innerWidth && menu.bottom <= innerHeight";
    page.wait_until("the menu stands inside the window", inside, &[])
}
