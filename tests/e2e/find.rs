//! Finding words in one article and in all, and marks by what is known of them: counted, painted,
//! walked, and left again.

use crate::harness::{Failure, Outcome, Page};
use crate::many;
use crate::marking::{self, select};
use crate::texts::{GAZETTE, HARBOUR};
use serde_json::{Value, json};

/// The field, when one can type into it.
const FIELD: &str = "#find-field:focus";
/// How much was found.
const SUM: &str = ".find__sum";

/// Opens the sample and waits until it is read.
fn open(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")
}

/// Presses `keys` and types `words` into the field that has the focus then.
fn find(page: &Page, keys: &str, words: &str) -> Outcome {
    page.press(keys)?;
    page.wait_for(FIELD)?;
    page.press("Control+a")?;
    page.type_text(words)
}

/// The words that are painted: of every hit near the screen, or of the one that was gone to.
fn painted(page: &Page, name: &str) -> Outcome<Vec<String>> {
    let script = "return [...CSS.highlights.get(arguments[0]) ?? []].map(String)";
    Ok(serde_json::from_value(page.evaluate(script, &[json!(name)])?)?)
}

/// Waits until the hit that was gone to reads so, and stands in sight, below the bar.
fn wait_for_here(page: &Page, words: &str) -> Outcome {
    let script = "
        const [range] = CSS.highlights.get('found-here') ?? [];
        if (range?.toString() !== arguments[0]) return false;
        const place = range.getBoundingClientRect();
        const room = document.querySelector('.reading').getBoundingClientRect();
        const bar = document.querySelector('.find').getBoundingClientRect();
        return place.top >= Math.max(bar.bottom, room.top) && place.bottom <= room.bottom";
    let what = format!("“{words}” is painted and in sight");
    page.wait_until(&what, script, &[json!(words)])
}

fn expect(what: &str, is_so: bool) -> Outcome {
    if is_so { Ok(()) } else { Err(Failure::new(what)) }
}

/// Words are found as they are typed, counted, painted and walked both ways, round the end.
pub fn words_are_found_counted_and_walked(page: &Page) -> Outcome {
    open(page)?;
    find(page, "Control+f", "okonjo")?;
    page.wait_for_text(SUM, "1 of ")?;
    wait_for_here(page, "Okonjo")?;
    let all = painted(page, "found")?;
    expect("every hit is painted", !all.is_empty() && all.iter().all(|it| it == "Okonjo"))?;
    page.press("Enter")?;
    page.wait_for_text(SUM, "2 of ")?;
    wait_for_here(page, "Okonjo")?;
    page.press("Shift+Enter")?;
    page.wait_for_text(SUM, "1 of ")?;
    page.press("Shift+F3")?;
    page.wait_for_text(SUM, "round again")?;
    page.press("F3")?;
    page.wait_for_text(SUM, "1 of ")?;
    page.type_text("x")?;
    page.wait_for_text(SUM, "Nothing found")?;
    expect("nothing is painted", painted(page, "found")?.is_empty())
}

/// A mark in focus gets the focus back, and what was found is selected.
pub fn escape_gives_the_focus_back(page: &Page) -> Outcome {
    open(page)?;
    page.press("n")?;
    page.press("n")?;
    page.wait_for("[data-focused=true]")?;
    let here = page.evaluate("return document.activeElement.id", &[])?;
    find(page, "/", "sea wall")?;
    page.wait_for_text(SUM, "1 of ")?;
    page.press("Escape")?;
    page.wait_for_none(".find")?;
    let again = "return document.activeElement.id === arguments[0]";
    page.wait_until("the focus is back", again, &[here])?;
    let selected = page.evaluate("return getSelection().toString()", &[])?;
    expect("what was found is selected", selected == json!("sea wall"))?;
    expect("nothing is painted any more", painted(page, "found")?.is_empty())?;
    page.press("F3")?;
    page.wait_for_text(SUM, "2 of ")
}

/// Capitals, marks on letters and the ends of words count when they are to.
pub fn options_narrow_what_is_found(page: &Page) -> Outcome {
    page.paste_text(
        "Novák met a novak\n\nNovak and Nováková came to the harbour on Friday morning.",
    )?;
    find(page, "Control+f", "novak")?;
    page.wait_for_text(SUM, "1 of 4")?;
    page.click_label("Whole words")?;
    page.wait_for_text(SUM, "1 of 3")?;
    page.click_label("Match accents")?;
    page.wait_for_text(SUM, "1 of 2")?;
    page.click_label("Match case")?;
    page.wait_for_text(SUM, "1 of 1")?;
    wait_for_here(page, "novak")?;
    page.wait_for_count(".find [aria-pressed=true]", 3)
}

/// In all articles hits are counted by article, and the way leads from one to the next.
pub fn all_articles_are_found_in_and_walked_through(page: &Page) -> Outcome {
    for text in [HARBOUR, marking::MILL, GAZETTE] {
        page.paste_text(text)?;
        page.wait_for("[data-sum=quotes]")?;
    }
    page.press("[")?;
    page.press("[")?;
    find(page, "Control+Shift+f", "Okonjo")?;
    page.wait_for_text(SUM, "in 2 articles")?;
    page.wait_for_count(".found__article", 2)?;
    let is_there = "return document.querySelector('.item[aria-current=true]').innerText.includes(arguments[0])";
    for _ in 0..50 {
        let is_gazette = page.evaluate(is_there, &[json!("Marlow Bay keeps")])?;
        if is_gazette == Value::Bool(true) {
            break;
        }
        page.press("Enter")?;
    }
    page.wait_until("the way leads on", is_there, &[json!("Marlow Bay keeps")])?;
    wait_for_here(page, "Okonjo")?;
    page.press("Shift+Enter")?;
    page.wait_until("and back", is_there, &[json!("Harbour to stay open")])?;
    wait_for_here(page, "Okonjo")?;
    page.click("#find-in-this")?;
    page.wait_for_none(".found__article")?;
    page.click(".panel [data-section=found] .entry")?;
    page.wait_for_text(SUM, "1 of ")
}

/// In a text that is drawn as it is scrolled to, far hits are drawn, brought into sight and painted.
pub fn a_long_text_is_drawn_where_something_is_found(page: &Page) -> Outcome {
    let line = |at: usize| match at {
        700 | 2900 => format!("Here, in line {at}, stands the needle."),
        _ => format!(
            "This is line {at} of a text with many of them, and nothing in it is worth a look."
        ),
    };
    let lines: Vec<String> = (0..3000).map(line).collect();
    page.paste_text(&lines.join("\n"))?;
    page.wait_for(".line__text")?;
    find(page, "Control+f", "the needle")?;
    page.wait_for_text(SUM, "1 of 2")?;
    wait_for_here(page, "the needle")?;
    page.press("Enter")?;
    page.wait_for_text(SUM, "2 of 2")?;
    wait_for_here(page, "the needle")?;
    let scroll = "document.querySelector('.reading').scrollTop = 0";
    page.press("Control+a")?;
    page.type_text("nothing in it")?;
    page.wait_for_text(SUM, "of 2,998")?;
    page.evaluate(scroll, &[])?;
    let near = "const painted = [...CSS.highlights.get('found')];
        return painted.length > 5 && painted.length < 500
            && painted.some(it => it.getBoundingClientRect().top > 0)";
    page.wait_until("what is in sight is painted, and little else", near, &[])
}

/// Hits in lines that the clean view leaves out are told of; the way to one shows them.
pub fn what_the_view_hides_is_told_and_shown(page: &Page) -> Outcome {
    open(page)?;
    page.press("v")?;
    page.wait_for(".app[data-view=clean]")?;
    find(page, "Control+f", "Facebook")?;
    page.wait_for_text(SUM, "1 in lines that this view hides")?;
    page.wait_for(".app[data-view=clean]")?;
    page.press("Enter")?;
    page.wait_for(".app[data-view=marked]")?;
    wait_for_here(page, "Facebook")
}

/// The key that is pressed a second time is the browser's, and so it is where there is no article.
pub fn the_browsers_own_search_is_a_key_away(page: &Page) -> Outcome {
    let taken = "const key = new KeyboardEvent('keydown', { key: 'f', ctrlKey: true, bubbles: true, cancelable: true });
        document.activeElement.dispatchEvent(key);
        return key.defaultPrevented";
    page.wait_for("main")?;
    expect("the empty page takes no key", page.evaluate(taken, &[])? == json!(false))?;
    open(page)?;
    expect("the first one is the page's", page.evaluate(taken, &[])? == json!(true))?;
    page.wait_for(FIELD)?;
    expect("the second one is not", page.evaluate(taken, &[])? == json!(false))
}

/// Where a browser paints no highlights, what is found is selected.
pub fn without_highlights_the_hit_is_selected(page: &Page) -> Outcome {
    page.before_each_load("Object.defineProperty(CSS, 'highlights', { value: undefined })")?;
    page.reload()?;
    page.wait_for("main")?;
    open(page)?;
    find(page, "Control+f", "Okonjo")?;
    let selected = "return getSelection().toString() === arguments[0]
        && document.activeElement.id === 'find-field'";
    page.wait_until("it is selected", selected, &[json!("Okonjo")])?;
    page.press("Enter")?;
    page.wait_for_text(SUM, "2 of ")
}

/// After the text was changed, and after undoing that, the hits are those of the text on screen.
pub fn a_changed_text_is_found_in_as_it_is(page: &Page) -> Outcome {
    marking::open(page)?;
    find(page, "Control+f", "mill")?;
    page.wait_for_text(SUM, "of 4")?;
    page.evaluate("document.activeElement.blur()", &[])?;
    page.press("t")?;
    page.wait_for("#source:focus")?;
    page.type_text("A mill, a mill. ")?;
    page.press("Control+Enter")?;
    page.wait_for_none(".source")?;
    page.wait_for_text(SUM, "6 places")?;
    let all = painted(page, "found")?;
    expect("all of them are painted", all.len() == 6)?;
    page.evaluate("document.activeElement.blur()", &[])?;
    page.press("Control+z")?;
    page.wait_for_text(SUM, "of 4")
}

/// Marks are found by filters that compose, listed and walked; clearing them is one press.
pub fn marks_are_found_by_filters_that_compose(page: &Page) -> Outcome {
    marking::open(page)?;
    for (words, key) in [("lost money", "2"), ("tried everything", "2"), ("240 people", "3")] {
        select(page, words, words)?;
        page.wait_for(".marking")?;
        page.press(key)?;
        page.wait_for_text(".hand", words)?;
    }
    page.focus("#tags")?;
    page.type_text("staff")?;
    page.press("Tab")?;
    page.press("Escape")?;
    page.press("Shift+m")?;
    page.wait_for(FIELD)?;
    choose(page, "Kind or label", "claim")?;
    page.wait_for_text(SUM, "2 marks")?;
    page.focus(".find__speaker")?;
    page.type_text("holm")?;
    page.wait_for_text(SUM, "1 mark")?;
    page.wait_for_text("[data-section=found] .entry", "tried everything")?;
    page.press("Enter")?;
    page.wait_for_text(SUM, "1 of 1")?;
    page.wait_for_text(".hand[data-focused=true]", "tried everything")?;
    page.wait_for(".find__speaker:focus")?;
    choose(page, "Tag", "staff")?;
    page.wait_for_text(SUM, "Nothing found")?;
    page.click_label("Clear filters")?;
    page.wait_for_none(".find [data-set=true]")?;
    choose(page, "Tag", "staff")?;
    page.wait_for_text(SUM, "1 mark")?;
    page.click("[data-section=found] .entry")?;
    page.wait_for_text(".hand[data-focused=true]", "240 people")?;
    choose(page, "Kind or label", "Quotations")?;
    page.wait_for_text(SUM, "Nothing found")?;
    choose(page, "Tag", "Any tag")?;
    choose(page, "Your verdict", "Undecided")?;
    page.wait_for_text(SUM, "1 mark")?;
    page.focus("#find-field")?;
    page.press("Enter")?;
    page.wait_for_text(SUM, "1 of 1")?;
    page.press("Escape")?;
    let is_focused = "return document.activeElement.matches('.mark[data-focused=true]')";
    page.wait_until("the focus is on what was found", is_focused, &[])?;
    page.press("a")?;
    page.press("Shift+m")?;
    page.wait_for_text(SUM, "Nothing found")
}

/// Chooses `option` in the field called `name`.
fn choose(page: &Page, name: &str, option: &str) -> Outcome {
    let css = format!(".find select[aria-label='{name}']");
    page.wait_for(&css)?;
    let choose = "const field = document.querySelector(arguments[0]);
        const option = [...field.options].find(it => it.text === arguments[1]);
        field.selectedIndex = option.index;
        field.dispatchEvent(new Event('change', { bubbles: true }))";
    page.evaluate(choose, &[json!(css), json!(option)]).map(drop)
}

/// Many articles are looked through while one types; keys are heard meanwhile. Prints how long it took.
pub fn many_articles_are_found_in_while_one_types(page: &Page) -> Outcome {
    let count = many::drop_articles(page)?;
    page.wait_for("[data-sum=quotes]")?;
    find(page, "Control+Shift+f", "zzz")?;
    page.wait_for_text(SUM, "Nothing found")?;
    page.press("Control+a")?;
    page.type_text("said")?;
    let count_is_told = "const [sum, count] = arguments;
        const told = document.querySelector(sum).innerText.replace(/,/g, '');
        return told.includes(`of ${count} in ${count} articles`) && !told.includes('so far')";
    page.wait_until("all are counted", count_is_told, &[json!(SUM), json!(count)])?;
    let measure = "
        const field = document.querySelector('#find-field'), sum = document.querySelector('.find__sum');
        field.value = arguments[0];
        const from = performance.now();
        let longest = 0, last = from;
        const done = arguments[arguments.length - 1];
        field.dispatchEvent(new InputEvent('input', { bubbles: true }));
        return new Promise(resolve => {
            const look = () => {
                const now = performance.now();
                [longest, last] = [Math.max(longest, now - last), now];
                const is_done = !/so far|Looking/.test(sum.innerText) && sum.innerText !== before;
                is_done ? resolve([now - from, longest]) : setTimeout(look);
            };
            const before = sum.innerText;
            setTimeout(look);
        })";
    let took: Vec<f64> = serde_json::from_value(page.evaluate(measure, &[json!("sa")])?)?;
    println!(
        "  {count} articles: all found in after {:.0} ms, the page held for {:.0} ms at most",
        took[0], took[1]
    );
    page.press("Enter")?;
    page.wait_for_text(SUM, "of ")
}
