//! A person says what a line is, where it was read as something else.

use crate::harness::{ColorScheme, Outcome, Page};
use crate::marking::select;
use crate::palette::choose;
use crate::texts::HARBOUR;

const AT_FIELD: &str = "return document.activeElement.id === 'kind'";

/// By keys, from the palette and by the menu at selected words; the line is kept or struck as its kind
/// is, and drawn as such. A verdict holds beside it, all is undone by steps, kept, written and read.
pub fn a_line_is_what_a_person_says(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("y")?;
    page.wait_for_text(".message", "Choose a line first")?;
    page.press("n")?;
    page.wait_for_text(".chosen__kind", "Masthead")?;
    page.press("y")?;
    page.wait_until("the field has the focus", AT_FIELD, &[])?;
    page.press("S")?;
    page.press("u")?;
    page.wait_for_text(".message", "Line 1 is “Subheading” now, and stays.")?;
    page.wait_for(".line[data-line='1'][data-kind=subheading][data-struck=false] h3")?;
    page.wait_for_text(".chosen .facts", "say so; it was read as “Masthead”")?;
    page.wait_for_text(".chosen", "Subheading")?;
    page.wait_until("it has it still", AT_FIELD, &[])?;
    page.press("Enter")?;
    let at_line = "return document.activeElement.matches('.line[data-line=\"1\"] .note__kind')";
    page.wait_until("Enter leads back to the line", at_line, &[])?;
    page.press("x")?;
    page.wait_for_text(".message", "Struck line 1")?;
    page.wait_for(".line[data-line='1'][data-kind=subheading][data-struck=true]")?;
    page.press("Control+z")?;
    page.press("Control+z")?;
    page.wait_for(".line[data-line='1'][data-kind=masthead][data-struck=true]")?;
    let as_read = "return document.querySelector('#kind').value === 'masthead'";
    page.wait_until("the field says what it was read as", as_read, &[])?;
    page.press("Control+Shift+z")?;
    page.wait_for(".line[data-line='1'][data-kind=subheading]")?;
    page.press("Escape")?;
    a_paragraph_is_a_caption(page)?;
    page.press("Control+s")?;
    let file = page.wait_for_download(".annotations.json")?;
    file.keep_for_checkers()?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    said(page)?;
    page.press("Shift+Delete")?;
    page.wait_for_none(".article")?;
    page.drop_file("body", &file.name, &file.bytes)?;
    said(page)
}

/// A line that is surely a paragraph has no mark to click: its words are selected.
fn a_paragraph_is_a_caption(page: &Page) -> Outcome {
    let scroll = "[...document.querySelectorAll('.line__text')]
        .find(it => it.textContent.includes('The council will')).scrollIntoView({ block: 'center' })";
    page.evaluate(scroll, &[])?;
    select(page, "The council will", "The council will")?;
    page.click_label("Line…")?;
    page.wait_until("the field has the focus", AT_FIELD, &[])?;
    page.wait_for_text(".chosen__kind", "Paragraph")?;
    for letter in ["C", "a", "p"] {
        page.press(letter)?;
    }
    page.wait_for_text(".message", "is “Caption” now, and is struck.")?;
    page.press("Enter")?;
    page.press("Escape")?;
    select(page, "The council will", "The council will")?;
    choose(page, "what line", "Say what the line is")?;
    page.wait_for_text(".chosen__kind", "Caption")?;
    page.wait_until("the field has the focus", AT_FIELD, &[])?;
    page.screenshot("kind-desktop")?;
    page.set_color_scheme(ColorScheme::Dark)?;
    page.set_size(390, 844)?;
    page.screenshot("kind-phone-dark")?;
    page.set_color_scheme(ColorScheme::Light)?;
    page.screenshot("kind-phone")?;
    page.set_size(1280, 900)
}

/// Both lines are what was said of them, and struck or kept accordingly.
fn said(page: &Page) -> Outcome {
    page.wait_for(".line[data-line='1'][data-kind=subheading][data-struck=false] h3")?;
    page.wait_for_text(".line[data-kind=caption][data-struck=true]", "The council")
}
