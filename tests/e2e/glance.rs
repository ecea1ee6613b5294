//! An article at a glance, and all of them in sums.

use crate::harness::{Outcome, Page};
use crate::texts::{FERRY, GAZETTE};
use serde_json::json;

/// The figures are those of the page, every drawing has its table, two articles are summed up, and
/// closing puts the focus back.
pub fn an_article_is_summed_up_with_a_table_to_each_drawing(page: &Page) -> Outcome {
    page.paste_text(GAZETTE)?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("n")?;
    page.wait_for("[data-focused=true]")?;
    let mark = page.evaluate("return document.activeElement.id", &[])?;
    page.press("Shift+G")?;
    page.wait_for_count(".glance[open] section", 1)?;
    let agrees = "
        const count = sum => document.querySelector(`[data-sum=${sum}]`).dataset.count;
        const part = document.querySelector('.glance section');
        const kept = part.querySelector('dd').textContent.replaceAll(',', '');
        const column = (caption, nth) => {
            const table = [...part.querySelectorAll('table')].find(it => it.caption.textContent === caption);
            const cells = [...table.tBodies[0].rows].map(row => parseInt(row.cells[nth].textContent));
            return cells.reduce((sum, it) => sum + it, 0);
        };
        return kept.startsWith(count('words') + ' of ')
            && column('From beginning to end', 1) === +count('words')
            && column('From beginning to end', 3) === +count('quotes')
            && column('What was struck', 1) === +count('struck')
            && column('Who is quoted', 1) <= +count('quotes')
            && part.querySelectorAll('svg:not([aria-hidden], [aria-label])').length === 0";
    page.wait_until("the figures are those of the page", agrees, &[])?;
    page.press("Escape")?;
    page.wait_for_none(".glance")?;
    let is_back = "return document.activeElement.id === arguments[0]";
    page.wait_until("the focus is back on the mark", is_back, &[mark])?;
    page.paste_text(FERRY[0])?;
    page.wait_for_count(".item", 2)?;
    page.wait_for("[data-sum=quotes]")?;
    page.click_label("At a glance")?;
    page.wait_for_text(".glance section:last-of-type h3", "All 2 articles")?;
    let sums = "return [...document.querySelectorAll('.glance section')].length === arguments[0]";
    page.wait_until("one part for the article and one for all", sums, &[json!(2)])
}
