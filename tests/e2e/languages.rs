//! The interface in the language of its reader: picked from the browser, changed in the help, kept.

use crate::harness::{Outcome, Page};
use crate::texts::HARBOUR;
use serde_json::{Value, json};

/// Loads the page anew in a browser whose user reads `languages`, the first one best.
pub fn read_in(page: &Page, languages: &str) -> Outcome {
    let agent = page.evaluate("return navigator.userAgent", &[])?;
    let agent = json!({ "userAgent": agent, "acceptLanguage": languages });
    page.devtools("Emulation.setUserAgentOverride", agent)?;
    page.reload()
}

fn open_in(page: &Page, languages: &str) -> Outcome {
    read_in(page, languages)?;
    page.wait_for("main")
}

/// What the page says of itself.
fn language(page: &Page) -> Outcome<Value> {
    page.evaluate("return document.documentElement.lang", &[])
}

/// The first words on the page are those of the browser's language, or of the next that the page has.
pub fn the_page_speaks_the_browsers_language(page: &Page) -> Outcome {
    for (languages, code, words) in [
        ("de-CH", "de", "Artikel hier einfügen"),
        ("fr-FR,en", "fr", "Collez un article ici"),
        ("es-MX,es", "es", "Pegue aquí un artículo"),
        ("uk-UA", "uk", "Вставте статтю сюди"),
        ("tlh,uk", "uk", "Вставте статтю сюди"),
        ("en-GB,de", "en", "Paste an article here"),
        ("tlh,ja-JP", "en", "Paste an article here"),
    ] {
        // From the first picture on: English is never seen before.
        let watch = "window.seen = [];
            new MutationObserver(() => {
                const label = document.querySelector('.paste-box__label');
                if (label && window.seen.at(-1) !== label.textContent) window.seen.push(label.textContent);
            }).observe(document, { childList: true, subtree: true, characterData: true });";
        page.before_each_load(watch)?;
        open_in(page, languages)?;
        page.wait_for_text(".paste-box__label", words)?;
        assert_eq!(language(page)?, json!(code), "{languages}");
        assert_eq!(page.evaluate("return window.seen", &[])?, json!([words]), "{languages}");
    }
    Ok(())
}

/// A language that was chosen in the help is spoken at once, with the article as it was, and after a
/// reload; whatever the browser's is.
pub fn a_language_is_chosen_and_kept(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for_text("[data-sum=quotes]", "quotation")?;
    page.press("F1")?;
    choose(page, "de")?;
    page.wait_for_text("#help-title", "Hilfe")?;
    page.wait_for_text("[data-sum=quotes]", "Zitat")?;
    page.wait_for_text(".note__kind", "Schlagzeile noch einmal")?;
    assert_eq!(page.evaluate("return document.activeElement.id", &[])?, json!("language"));
    page.press("Escape")?;
    page.press("n")?;
    page.wait_for(".chosen")?;
    page.press("x")?;
    page.wait_for_text(".message", "Zeile 1 behalten.")?;
    page.wait_for("[data-saved=kept]")?;
    page.reload()?;
    page.wait_for_text("[data-sum=quotes]", "Zitat")?;
    assert_eq!(language(page)?, json!("de"));
    page.press("F1")?;
    choose(page, "en")?;
    page.wait_for_text("#help-title", "Help")?;
    page.reload()?;
    page.wait_for_text("[data-sum=quotes]", "quotation")
}

/// Chooses a language as a person does who opens the field and takes an entry.
fn choose(page: &Page, code: &str) -> Outcome {
    page.wait_for_count("#language option", 5)?;
    let choose = "const field = document.querySelector('#language');
        field.focus();
        field.value = arguments[0];
        field.dispatchEvent(new Event('change', { bubbles: true }));";
    page.evaluate(choose, &[json!(code)]).map(drop)
}

/// Thousands are set apart as each language does, and the forms of words agree with their numbers.
pub fn numbers_are_written_as_the_language_does(page: &Page) -> Outcome {
    page.paste_text(&format!("Harbour\n\n{}", "The boats lie still. ".repeat(3_086)))?;
    for (code, words) in [
        ("en", "12,345 words stay"),
        ("de", "12.345 Wörter bleiben"),
        ("fr", "12\u{202f}345 mots restent"),
        ("es", "12.345 palabras quedan"),
        ("uk", "12\u{a0}345 слів лишаються"),
    ] {
        page.press("F1")?;
        choose(page, code)?;
        page.press("Escape")?;
        page.wait_for_text("[data-sum=words]", words)?;
    }
    Ok(())
}

/// Each paragraph says which language it is in, so that it is read aloud and hyphenated as such.
pub fn an_article_says_its_own_language(page: &Page) -> Outcome {
    let article = "Der Hafen von Ode\n\nDie Fähre ist seit dem Sturm nicht mehr im Hafen, und das ist \
                   für die Leute auf der Insel ein Problem, sagt die Bürgermeisterin.";
    page.paste_text(article)?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for_count(".line__text[lang=de]", 2)?;
    assert_eq!(language(page)?, json!("en"), "the page around it goes on in English");
    page.paste_text("12:30 – 14:00")?;
    page.wait_for(".line__text[lang='']")
}
