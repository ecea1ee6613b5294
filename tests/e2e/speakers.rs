//! Who speaks: shown in the text, corrected by keys, merged over articles, and counted.

use crate::harness::{Outcome, Page};
use crate::texts::{GAZETTE, HARBOUR};
use serde_json::json;

/// The words that the speaker and the cue were read from are underlined while a quotation has the
/// focus, and only then.
pub fn who_speaks_and_the_cue_are_underlined(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.click(".group[data-speaker='Daniel Achterberg'] .entry")?;
    page.wait_for_text(".line .part[data-part=speaker]", "Daniel Achterberg")?;
    page.wait_for_text(".line .part[data-part=cue]", "said")?;
    page.wait_for_text(".chosen .part[data-part=speaker]", "Daniel Achterberg")?;
    let told_apart = "const [speaker, cue] = ['speaker', 'cue'].map(it =>
        getComputedStyle(document.querySelector(`.line .part[data-part=${it}]`)));
        return speaker.borderBlockEndStyle !== cue.borderBlockEndStyle";
    page.wait_until("the two are underlined in different ways", told_apart, &[])?;
    page.press("Escape")?;
    page.wait_for_none(".line .part")
}

/// S goes to the speaker; Enter takes the name and goes back, Escape leaves it; L gives it to all
/// that were read with the same, as one step.
pub fn a_speaker_is_set_cleared_and_given_to_all_by_keys(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    let of_hugo = "mark[title*='Hugo Brandt']";
    page.wait_for_count(of_hugo, 2)?;
    page.click(".group[data-speaker='Hugo Brandt'] .entry")?;
    type_speaker(page, "Hanna Brandt", "Escape")?;
    page.wait_for_count(of_hugo, 2)?;
    type_speaker(page, "Hanna Brandt", "Enter")?;
    page.wait_for_count(of_hugo, 1)?;
    page.wait_for_text(".message", "Set the speaker to Hanna Brandt.")?;
    page.press("l")?;
    page.wait_for_count("mark[title*='Hanna Brandt']", 2)?;
    page.wait_for_none(of_hugo)?;
    page.press("Control+z")?;
    page.wait_for_count(of_hugo, 1)?;
    page.press("Control+z")?;
    page.wait_for_count(of_hugo, 2)?;
    page.press("s")?;
    page.wait_until("the speaker's field has the focus", IN_FIELD, &[])?;
    page.press("Delete")?;
    page.press("Enter")?;
    page.wait_for_count(of_hugo, 1)?;
    page.wait_for("mark[data-focused=true][title*='Speaker open']")
}

/// What is being typed stays when something else has the page drawn again: a save, a reading, a message.
pub fn what_is_typed_stays_while_the_page_is_drawn(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.click(".group[data-speaker='Hugo Brandt'] .entry")?;
    page.press("x")?;
    page.wait_for_text(".message", "Rejected a quotation")?;
    for (field, words) in [("#speaker", "Hanna Brandt"), ("#tags", "ask, again")] {
        page.focus(field)?;
        page.press("Control+a")?;
        page.type_text(words)?;
        page.evaluate("document.querySelector('.choice input:not(:checked)').click()", &[])?;
        page.wait_until(
            "the view is another",
            "return !document.querySelector('.app[data-view=marked]')",
            &[],
        )?;
        page.evaluate("document.querySelector('.choice input').click()", &[])?;
        page.wait_for(".app[data-view=marked]")?;
        let typed = page.evaluate("return document.activeElement.value", &[])?;
        assert_eq!(typed, json!(words), "{field}");
        page.press("Tab")?;
    }
    page.wait_for("mark[title*='Hanna Brandt']")?;
    page.press("Control+z")?;
    page.press("Control+z")?;
    page.wait_for_none("mark[title*='Hanna Brandt']")?;
    let tags = page.evaluate("return document.querySelector('#tags').value", &[])?;
    assert_eq!(tags, json!(""), "what is taken back is gone from its field");
    Ok(())
}

/// A name that is another's is so in every article, under one colour, until the two are parted.
pub fn two_names_are_merged_in_every_article_and_parted_again(page: &Page) -> Outcome {
    page.paste_text(GAZETTE)?;
    page.wait_for_text(".item[aria-current=true]", "quotations")?;
    page.paste_text(HARBOUR)?;
    page.wait_for_text(".item[aria-current=true]", "Harbour to stay open")?;
    let colour = page.attribute("[data-name='Priya Lindqvist'] .speaker", "data-colour")?;
    page.click("[data-name='Teresa Okonjo'] summary")?;
    page.focus("[data-name='Teresa Okonjo'] .field")?;
    page.type_text("Mayor Okonjo")?;
    page.press("Enter")?;
    page.wait_for("[data-name='Mayor Okonjo']")?;
    let on_person = "return document.activeElement.id === 'person-Mayor Okonjo'";
    page.wait_until("the focus is on the merged speaker", on_person, &[])?;
    page.wait_for_text(".message", "Merged Teresa Okonjo with Mayor Okonjo.")?;
    page.wait_for_none("mark[title*='Teresa Okonjo']")?;
    let after = page.attribute("[data-name='Priya Lindqvist'] .speaker", "data-colour")?;
    assert_eq!(after, colour, "nobody else changes colour");
    page.press("Escape")?;
    page.press("[")?;
    page.wait_for("mark[title*='Mayor Okonjo']")?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    page.wait_for("mark[title*='Mayor Okonjo']")?;
    page.click("[data-name='Mayor Okonjo'] summary")?;
    page.click_label("Part from Teresa Okonjo")?;
    page.wait_for("mark[title*='Teresa Okonjo']")?;
    page.press("Control+z")?;
    page.wait_for("mark[title*='Mayor Okonjo']")
}

/// The table counts each speaker's quotations and words; the bars say where.
pub fn the_table_says_how_much_each_speaks_and_where(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for_text("[data-name='Daniel Achterberg'] td", "4")?;
    let shares =
        "return [...document.querySelectorAll('.speakers__one tr:first-child td:last-child')]
        .map(it => Number(/· (\\d+)%/.exec(it.innerText)[1])).reduce((a, b) => a + b)";
    let sum = page.evaluate(shares, &[])?.as_i64().unwrap_or_default();
    assert!((97..=103).contains(&sum), "the shares are of one whole: {sum}");
    let bars = "return [...document.querySelectorAll('.track')].every(it =>
        /^Speaks at \\d+%/.test(it.ariaLabel ?? it.getAttribute('aria-label'))
        && it.querySelector('path').getBoundingClientRect().width > 1)";
    page.wait_until("each bar is drawn and told", bars, &[])?;
    let before = page.texts("[data-name='Daniel Achterberg'] td")?;
    page.click(".group[data-speaker='Daniel Achterberg'] .entry")?;
    page.press("x")?;
    let changed = "return document.querySelector(arguments[0]).innerText !== arguments[1]";
    let cell = json!("[data-name='Daniel Achterberg'] td");
    page.wait_until("a rejected quotation is not counted", changed, &[cell, json!(before[0])])
}

/// Whether the field for the speaker has the focus.
const IN_FIELD: &str = "return document.activeElement.id === 'speaker'";

/// Goes to the speaker by key, types a name and presses `last`, which goes back to the text.
fn type_speaker(page: &Page, name: &str, last: &str) -> Outcome {
    page.press("s")?;
    page.wait_until("the speaker's field has the focus", IN_FIELD, &[])?;
    page.type_text(name)?;
    page.press(last)?;
    let back = "return document.activeElement.matches('mark[data-focused=true]')";
    page.wait_until("the focus is back on the quotation", back, &[])
}
