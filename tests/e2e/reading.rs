//! What a person has of an article: what is struck, quoted and repeated, and the clean text.

use crate::harness::{Outcome, Page};
use crate::texts::{GAZETTE, HARBOUR};
use serde_json::json;

/// One paste, and everything that was found is on screen with its reason.
pub fn a_paste_shows_what_is_struck_quoted_and_repeated(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    assert_eq!(page.texts(".line[data-kind=title]")?.len(), 1, "one headline stays");
    assert_eq!(page.count(".line[data-kind=repeated_title][data-struck=true]")?, 1);
    assert_eq!(page.count(".line[data-kind=advertisement][data-struck=true]")?, 2);
    assert_eq!(page.count(".line[data-kind=promo][data-struck=true]")?, 2);
    assert_eq!(page.count("mark[data-mark=dateline]")?, 1);
    let struck = page.count(".line[data-struck=true]")?;
    let said = page.attribute("[data-sum=struck]", "data-count")?;
    assert_eq!(said, Some(struck.to_string()), "the sum is the number of struck lines");
    let speakers = page.texts(".group[data-speaker] .speaker__name")?;
    for speaker in ["Teresa Okonjo", "Daniel Achterberg", "Priya Lindqvist", "Hugo Brandt"] {
        assert!(speakers.iter().any(|it| it == speaker), "{speaker} is listed in {speakers:?}");
    }
    page.wait_for_text("mark[title='Quotation, Teresa Okonjo']", "We heard every skipper")
}

/// A struck line says why: on hover, beside it when it has the focus, and in the panel.
pub fn a_struck_line_says_why(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    let again = ".line[data-kind=repeated_title]";
    let hover = page.attribute(&format!("{again} .line__text"), "title")?.unwrap_or_default();
    assert!(hover.contains("headline in line 6"), "{hover:?}");
    page.click(&format!("{again} .note__kind"))?;
    page.wait_for_text(&format!("{again} .note__reason"), "headline in line 6")?;
    page.wait_for_text(".chosen .facts__why", "headline in line 6")?;
    page.click_label("Show where it stands first")?;
    page.wait_for_text(".chosen__kind", "Headline")
}

/// What two outlets share is linked in both, and a link leads there.
pub fn what_two_articles_share_is_linked(page: &Page) -> Outcome {
    page.paste_text(GAZETTE)?;
    page.wait_for_text(".item[aria-current=true]", "quotations")?;
    page.paste_text(HARBOUR)?;
    page.wait_for_text(".item[aria-current=true]", "Harbour to stay open")?;
    page.wait_for_text(".repeat__places", "Marlow Bay keeps its harbour open")?;
    page.click(".group[data-speaker='Teresa Okonjo'] .entry")?;
    page.wait_for_text(".chosen .entries", "Marlow Bay keeps its harbour open")?;
    page.click(".chosen .entries .entry")?;
    page.wait_for_text(".item[aria-current=true]", "Marlow Bay keeps its harbour open")?;
    page.wait_for_text("mark[data-focused=true]", "We heard every skipper")
}

/// The switch of a kind keeps its lines, and the clean text is what was copied.
pub fn the_clean_text_has_what_the_switches_keep(page: &Page) -> Outcome {
    page.allow_clipboard()?;
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("c")?;
    page.wait_for_text(".message", "Copied the clean text")?;
    let clean = page.clipboard_text()?;
    assert!(clean.starts_with("Harbour to stay open"), "{clean}");
    for struck in ["READ MORE", "Advertisement", "Additional reporting", "Back to top"] {
        assert!(!clean.contains(struck), "{struck} is not in {clean}");
    }
    assert!(clean.contains("“A harbour that is closed for five months"));
    page.click(".kind[data-kind=contributors] .switch")?;
    page.wait_for(".line[data-kind=contributors][data-struck=false]")?;
    page.press("Escape")?;
    page.press("c")?;
    let reporting = json!("Additional reporting by Samuel Oyelaran in Port Hesse.");
    let copied = "return navigator.clipboard.readText().then(it => it.includes(arguments[0]))";
    page.wait_until("the kept line is copied, too", copied, &[reporting])?;
    page.press("Control+z")?;
    page.wait_for(".line[data-kind=contributors][data-struck=true]")
}

/// The clean view leaves the struck lines out; the original view is the text as it was pasted.
pub fn the_views_hide_struck_lines_or_marks(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("v")?;
    page.wait_for(".app[data-view=clean]")?;
    let hidden = "return [...document.querySelectorAll('.line[data-struck=true]')]
        .every(it => getComputedStyle(it).display === 'none')";
    page.wait_until("struck lines are hidden", hidden, &[])?;
    page.press("v")?;
    page.wait_for(".line__text--original")?;
    assert_eq!(page.count(".article mark")?, 0);
    let lines = HARBOUR.lines().map(str::trim).filter(|line| !line.is_empty());
    let shown = page.texts(".line__text--original")?;
    assert!(lines.eq(shown.iter().map(String::as_str)), "every line is there, as it was");
    Ok(())
}

/// Markup in a paste is text, wherever it is shown.
pub fn pasted_markup_stays_text(page: &Page) -> Outcome {
    let markup = "<img src=x onerror=\"window.ran = 1\"> wins again\n\n\
        “<script>window.ran = 1</script> is all he said,” said <b>Ana Ruiz</b>.\n\n\
        READ MORE: <a href=\"javascript:window.ran = 1\">this</a>";
    page.paste_text(markup)?;
    page.wait_for("[data-sum=quotes]")?;
    page.press("n")?;
    assert_eq!(page.count(".app img, .app script, .app b, .app a:not(.skip)")?, 0);
    page.wait_for_text(".article__lines", "<script>window.ran = 1</script>")?;
    assert_eq!(page.evaluate("return window.ran ?? null", &[])?, json!(null));
    Ok(())
}
