//! Pictures of every view for people to look at, by `cargo xtask screenshots`, and what a program
//! can tell of them: that nothing sticks out of a narrow window. Some of them are the documents'.

use std::env;

use crate::harness::{ColorScheme, Outcome, Page};
use crate::layout::many_articles;
use crate::marking::select;
use crate::texts::{FERRY, HARBOUR, doubtful};
use crate::walk_through::REWRITE;
use serde_json::json;

/// The windows that are looked at: a small laptop's, a tablet's and a telephone's. CSS pixels.
const SIZES: &[(u32, u32)] = &[(1280, 900), (768, 1024), (390, 844)];
/// The telephone's alone, for what only it has.
const PHONE: &[(u32, u32)] = &[(390, 844)];
/// A sheet of A4, and the margins that `print.css` gives it.
const SHEET: (u32, u32) = (794, 1123);
const MARGINS: &str = "document.body.style.padding = '18mm 16mm'";

/// Both themes by name.
const SCHEMES: &[(ColorScheme, &str)] =
    &[(ColorScheme::Light, "light"), (ColorScheme::Dark, "dark")];

/// The pictures that stand in the documents.
const SHOWN: &[&str] = &[
    "first-screen-1280-light",
    "quotation-1280-light",
    "quotation-390-dark",
    "own-mark-768-light",
    "own-mark-390-light",
    "palette-1280-dark",
    "found-words-1280-light",
    "glance-1280-light",
    "comparison-1280-light",
    "german-390-light",
    "printed-2",
];

/// The first screen and the sample in each of its views fit every window, in light and in dark; so do
/// the help, the keys to be changed, the palette, and the sums.
pub fn nothing_sticks_out_at_any_size(page: &Page) -> Outcome {
    page.wait_for("main")?;
    take(page, "first-screen", SIZES)?;
    page.click_label("try the sample")?;
    page.wait_for("[data-sum=quotes]")?;
    take(page, "sample", SIZES)?;
    for pane in ["articles", "marks", "text"] {
        page.set_size(390, 844)?;
        page.click(&format!(".tabs__tab[data-tab={pane}]"))?;
        if pane != "text" {
            take(page, &format!("pane-{pane}"), PHONE)?;
        }
    }
    page.set_size(1280, 900)?;
    for view in ["clean", "original", "marked"] {
        page.press("v")?;
        page.wait_for(&format!(".app[data-view={view}]"))?;
        if view != "marked" {
            take(page, view, SIZES)?;
        }
    }
    page.press("Shift+G")?;
    page.wait_for(".glance[open]")?;
    take(page, "glance", SIZES)?;
    page.press("Escape")?;
    page.press("r")?;
    page.wait_for("dialog[open]")?;
    page.type_text("mark")?;
    take(page, "palette", SIZES)?;
    page.press("Escape")?;
    page.wait_for_none("dialog[open]")?;
    page.press("?")?;
    page.wait_for("dialog[open]")?;
    take(page, "help", SIZES)?;
    page.click_label("Change keys")?;
    page.wait_for(".help__key")?;
    take(page, "keys", SIZES)
}

/// So do five articles compared, as a table, in their wordings, and two of them side by side.
pub fn what_is_compared_fits_every_window(page: &Page) -> Outcome {
    for (at, text) in FERRY.iter().enumerate() {
        page.paste_text(text)?;
        page.wait_for_count(".item", at + 1)?;
    }
    page.wait_for("[data-sum=quotes]")?;
    page.press("m")?;
    page.wait_for(".matrix tbody tr")?;
    take(page, "comparison", SIZES)?;
    page.click(".matrix tbody th button")?;
    page.wait_for(".wordings")?;
    take(page, "wordings", SIZES)?;
    page.click("#part-sides")?;
    page.wait_for(".joint")?;
    take(page, "side-by-side", SIZES)
}

/// So do the card of a mark in focus, a mark by hand with its note, the menu that makes one, the speakers
/// with a name unfolded, the text to be changed, and the printed page.
pub fn what_is_said_of_a_mark_fits_every_window(page: &Page) -> Outcome {
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("q")?;
    page.wait_for("[data-focused=true]")?;
    take(page, "doubtful", SIZES)?;
    page.press("Escape")?;
    page.click(".group[data-speaker='Teresa Okonjo'] .entry")?;
    page.wait_for(".line .part")?;
    take(page, "quotation", SIZES)?;
    select(page, "two thirds of", "14 million")?;
    page.wait_for(".marking")?;
    take(page, "menu", SIZES)?;
    page.press("3")?;
    page.wait_for_text(".chosen__kind", "fact to check")?;
    page.press("w")?;
    page.wait_for("#note:focus")?;
    page.type_text("Ask the ministry whether the offer still stands after the new timetable.")?;
    page.press("Escape")?;
    page.wait_for(".hand:focus")?;
    take(page, "own-mark", SIZES)?;
    print(page)?;
    page.click("[data-name='Teresa Okonjo'] summary")?;
    take(page, "speakers", SIZES)?;
    page.press("t")?;
    page.wait_for("#source:focus")?;
    take(page, "source", SIZES)
}

/// So does the find bar, with words and with marks, and the list of what is found.
pub fn what_is_found_fits_every_window(page: &Page) -> Outcome {
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("Control+f")?;
    page.wait_for("#find-field:focus")?;
    page.type_text("harbour")?;
    page.wait_for("[data-section=found] .entry")?;
    take(page, "found-words", SIZES)?;
    page.press("Escape")?;
    page.press("Shift+m")?;
    page.wait_for("#find-field:focus")?;
    page.type_text("wall")?;
    page.press("Enter")?;
    page.wait_for("[data-focused=true]")?;
    take(page, "found-marks", SIZES)
}

/// So do many articles, and the page in a language whose words are long.
pub fn many_articles_and_long_words_fit_every_window(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.evaluate("localStorage.setItem('language', 'de')", &[])?;
    page.reload()?;
    page.wait_for_text("[data-sum=quotes]", "Zitate")?;
    page.press("n")?;
    page.wait_for("[data-focused=true]")?;
    take(page, "german", SIZES)?;
    page.drop_file("main", "many.jsonl", many_articles().as_bytes())?;
    page.wait_for(".message")?;
    page.wait_for_none(".progress")?;
    take(page, "many", SIZES)
}

/// The article as it is printed: how it begins, and how it ends.
fn print(page: &Page) -> Outcome {
    let (width, height) = SHEET;
    page.set_size(width, height)?;
    page.hide_scrollbars()?;
    page.set_printed(true)?;
    page.evaluate(MARGINS, &[])?;
    for (sheet, top) in [(1, 0), (2, u32::MAX)] {
        let script = "scrollTo(0, arguments[0]); return document.documentElement.scrollWidth";
        let needed = page.evaluate(script, &[json!(top)])?;
        assert_eq!(needed, json!(width), "paper needs this much of {width} pixels");
        save(page, &format!("printed-{sheet}"))?;
    }
    page.evaluate("document.body.style.padding = ''", &[])?;
    page.set_printed(false)?;
    page.set_size(1280, 900)
}

fn take(page: &Page, name: &str, sizes: &[(u32, u32)]) -> Outcome {
    page.hide_scrollbars()?;
    for (width, height) in sizes {
        page.set_size(*width, *height)?;
        let show = "document.querySelector('.line [data-focused=true]')
            ?.scrollIntoView({ block: 'center', behavior: 'instant' })";
        page.evaluate(show, &[])?;
        for (scheme, theme) in SCHEMES {
            page.set_color_scheme(*scheme)?;
            save(page, &format!("{name}-{width}-{theme}"))?;
        }
        let script = "return document.documentElement.scrollWidth";
        let needed = page.evaluate(script, &[])?;
        assert_eq!(needed, json!(width), "{name} needs this much of {width} pixels");
    }
    page.set_color_scheme(ColorScheme::Light)?;
    page.set_size(1280, 900)
}

fn save(page: &Page, name: &str) -> Outcome {
    page.screenshot(name)?;
    match SHOWN.contains(&name) && env::var_os(REWRITE).is_some() {
        true => page.picture(name),
        false => Ok(()),
    }
}
