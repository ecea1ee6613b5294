//! The comparison: who printed which utterance in what words, two articles side by side, and what
//! repeats inside one.

use crate::harness::{Failure, Outcome, Page};
use crate::texts::{FERRY, HARBOUR, seeds};
use serde_json::json;

/// A cell of the table of the utterance that is chosen, by the place of its article from 1.
const CHOSEN: &str = "tr[data-chosen=true]";

/// Adds `texts` and opens their comparison by its key.
fn open(page: &Page, texts: &[&str]) -> Outcome {
    for (at, text) in texts.iter().enumerate() {
        page.paste_text(text)?;
        page.wait_for_count(".item", at + 1)?;
        page.wait_for("[data-sum=quotes]")?;
    }
    page.press("m")?;
    page.wait_for(".matrix tbody tr")?;
    page.wait_for_count(".matrix__article", texts.len())
}

/// The table says who printed what; a wording leads to its place, and Escape back from there.
pub fn the_table_says_who_printed_what(page: &Page) -> Outcome {
    open(page, FERRY)?;
    page.wait_for_text(".compare__title", "5 articles compared")?;
    page.wait_for_text(CHOSEN, "We will reopen the crossing")?;
    page.wait_for_text(CHOSEN, "Ines Halloran")?;
    page.wait_for_text(CHOSEN, "in 5 articles")?;
    let prints = "return [...document.querySelectorAll('tr[data-chosen=true] td')]
        .map(it => it.dataset.print)";
    let prints = page.evaluate(prints, &[])?;
    assert_eq!(prints, json!(["whole", "whole", "other", "whole", "part"]));
    let is_table = "const table = document.querySelector('.matrix table');
        return !!table.caption && [...table.querySelectorAll('th')].every(it => it.scope)";
    page.wait_until("the table has a caption and heads", is_table, &[])?;
    page.click(&format!("{CHOSEN} td:nth-of-type(2) .matrix__place"))?;
    page.wait_for_text(".item[aria-current=true]", "Harbour office promises")?;
    page.wait_for_text("mark[data-focused=true]", "We will reopen the crossing")?;
    page.wait_for_none(".compare")?;
    page.press("m")?;
    page.wait_for(".compare")?;
    page.press("Escape")?;
    page.wait_for_none(".compare")?;
    let back = "return document.activeElement.matches('mark[data-focused=true]')";
    page.wait_until("the focus is back where it was", back, &[])
}

/// The wordings stand under each other; what differs is marked word by word, by more than colour.
pub fn wordings_are_told_apart_word_by_word(page: &Page) -> Outcome {
    open(page, FERRY)?;
    page.wait_for_text(".wording", "Reference wording")?;
    let other = ".wording[data-print=other]";
    page.wait_for_text(&format!("{other} del[data-difference=words]"), "will reopen")?;
    page.wait_for_text(&format!("{other} ins[data-difference=words]"), "shall open")?;
    page.wait_for_text(".wording[data-print=part] ins[data-difference=case]", "Snow")?;
    page.wait_for(".wording[data-print=part] del[data-difference=cut]")?;
    let lines = "const style = it => getComputedStyle(document.querySelector(it));
        return style('del[data-difference=words]').textDecorationLine === 'line-through'
            && style('ins[data-difference=words]').borderBottomStyle === 'solid'
            && style('ins[data-difference=case]').borderBottomStyle === 'dotted'";
    page.wait_until("each kind has a line of its own", lines, &[])?;
    page.evaluate(
        "[...document.querySelectorAll('.matrix__choose')]
            .find(it => it.innerText.includes('I will believe it')).click()",
        &[],
    )?;
    page.wait_for_text(&format!("{CHOSEN} .matrix__about"), "Maren Solheim")?;
    page.wait_for_text(".wording[data-print=other] ins", "I'll")?;
    page.click(".wording[data-print=other] .link")?;
    page.wait_for_text("mark[data-focused=true]", "I'll believe it")
}

/// A name that was merged with another goes by it in the table.
pub fn merged_speakers_go_by_one_name_in_the_table(page: &Page) -> Outcome {
    open(page, FERRY)?;
    page.press("Escape")?;
    page.click(".item:first-child .item__show")?;
    page.click("[data-name='Ines Halloran'] summary")?;
    page.focus("[data-name='Ines Halloran'] input")?;
    page.type_text("The director")?;
    page.press("Enter")?;
    page.wait_for_text(".message", "Merged Ines Halloran with The director")?;
    page.focus("#compare-button")?;
    page.press("m")?;
    page.wait_for_text(&format!("{CHOSEN} .matrix__about"), "The director")
}

/// The table as a file: a line a wording, quoted as RFC 4180 says.
pub fn the_table_is_downloaded_as_csv(page: &Page) -> Outcome {
    open(page, FERRY)?;
    page.click(".compare__download")?;
    let rows = downloaded(page)?;
    assert_eq!(rows[0][0], "utterance");
    assert_eq!(rows[0].last().map(String::as_str), Some("words"));
    let first: Vec<&Vec<String>> = rows.iter().filter(|row| row[0] == "1").collect();
    assert!(first.len() >= 5, "each place is a line: {first:?}");
    assert!(first.iter().all(|row| row[3] == "Ines Halloran" && row[2] == "5"), "{first:?}");
    let whole = "We will reopen the crossing before the first snow falls on the pass, and nobody \
        will pay a penny more than last year,";
    assert!(first.iter().any(|row| row[7] == "whole" && row[8] == whole), "{first:?}");
    assert!(first.iter().any(|row| row[7] == "other words" && row[8].starts_with("We shall")));
    Ok(())
}

/// The same on real articles, where they lie beside the project.
pub fn real_articles_are_compared(page: &Page) -> Outcome {
    let seeds = seeds();
    if seeds.len() < 2 {
        println!("    skipped: there are no articles in ../shared/seeds");
        return Ok(());
    }
    let texts: Vec<&str> = seeds.iter().map(String::as_str).collect();
    open(page, &texts)?;
    let rows = page.count(".matrix tbody tr")?;
    page.click(".compare__download")?;
    let table = downloaded(page)?;
    assert!(table.iter().skip(1).all(|row| row.len() == 9 && !row[8].is_empty()), "{table:?}");
    let last = table.last().and_then(|row| row[0].parse::<usize>().ok());
    assert_eq!(last, Some(rows), "the file has the utterances of the table");
    page.click(".matrix__place")?;
    page.wait_for_none(".compare")?;
    page.wait_for("mark[data-focused=true]")
}

/// Two articles side by side: a number on one side leads to the same one on the other.
pub fn two_articles_stand_side_by_side(page: &Page) -> Outcome {
    open(page, FERRY)?;
    page.click("#part-sides")?;
    page.wait_for("[data-side=left] .joint__number")?;
    page.evaluate(
        "for (const [side, at] of [['left', 0], ['right', 3]]) {
            const select = document.querySelector(`[data-side=${side}] select`);
            select.value = select.options[at].value;
            select.dispatchEvent(new Event('change', { bubbles: true }));
        }",
        &[],
    )?;
    page.wait_for_text("[data-side=right] h3", "Tarn ferry to sail again before winter")?;
    let paired = "const numbers = side =>
            [...document.querySelectorAll(`[data-side=${side}] .joint__number`)].map(it => it.innerText);
        const [left, right] = [numbers('left'), numbers('right')];
        return left.length > 0 && [...left].sort().join() === [...right].sort().join()";
    page.wait_until("both sides have the same numbers", paired, &[])?;
    page.click("#joint-left-0")?;
    let across = "return document.activeElement.id === 'joint-right-0'
        && document.querySelectorAll('.joint[data-followed=true]').length >= 2";
    page.wait_until("the other end has the focus", across, &[])
}

/// What repeats inside an article is struck but for the first, as one step.
pub fn repeats_inside_an_article_are_struck_as_one_step(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    // The reader strikes such a line by itself, unless it was told to keep them.
    let again =
        |is_struck: bool| format!(".line[data-kind=repeated_title][data-struck={is_struck}]");
    page.click(".kind[data-kind=repeated_title] .switch")?;
    page.wait_for(&again(false))?;
    page.click_label("Strike all but the first")?;
    page.wait_for_text(".message", "Struck 1 line that repeats")?;
    page.wait_for(&again(true))?;
    page.press("Escape")?;
    page.press("Control+z")?;
    page.wait_for(&again(false))
}

/// The rows of the CSV file that comes, which must be one by RFC 4180.
fn downloaded(page: &Page) -> Outcome<Vec<Vec<String>>> {
    let file = page.wait_for_download(".quotations.csv")?;
    let text = String::from_utf8(file.bytes).map_err(|it| Failure::new(it.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let (mut is_quoted, mut letters) = (false, text.chars().peekable());
    while let Some(letter) = letters.next() {
        match (letter, is_quoted) {
            ('"', true) if letters.peek() == Some(&'"') => cell.extend(letters.next()),
            ('"', _) => is_quoted = !is_quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) if letters.peek() == Some(&'\n') => {
                letters.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (letter, _) => cell.push(letter),
        }
    }
    assert!(!is_quoted && row.is_empty() && cell.is_empty(), "the last line ends as the others do");
    Ok(rows)
}
