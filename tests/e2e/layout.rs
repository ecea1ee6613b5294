//! Every view in windows from a phone's to a laptop's, in light and in dark: nothing overlaps, nothing
//! is cut, nothing scrolls sideways, and everything can be pressed. `layout.js` looks.

use crate::harness::{Appearance, ColorScheme, Engine, Failure, Outcome, Page};
use crate::marking::select;
use crate::texts::{FERRY, HARBOUR, doubtful};
use serde_json::json;
use std::collections::BTreeMap;

/// Tells what is wrong with the layout on screen.
const CHECK: &str = include_str!("layout.js");

/// A laptop's window; a tablet's on its side and upright; a phone's; and a laptop's zoomed to 400 % (WCAG
/// 2.2, 1.4.10). CSS pixels.
const SIZES: &[(u32, u32)] = &[LAPTOP, (1000, 700), TABLET, PHONE, ZOOMED];
const LAPTOP: (u32, u32) = (1280, 900);
const TABLET: (u32, u32) = (768, 1024);
const PHONE: (u32, u32) = (390, 844);
const ZOOMED: (u32, u32) = (320, 640);
/// Those in which the layout differs most.
const FEW: &[(u32, u32)] = &[LAPTOP, TABLET, ZOOMED];
/// The windows in which text of double size has to fit (WCAG 2.2, 1.4.4), and the narrowest as well.
const WITH_LARGE_TEXT: &[(u32, u32)] = &[LAPTOP, TABLET, PHONE, ZOOMED];
/// Languages whose words are long, and whose letters are wide.
const LONG_WORDED: &[&str] = &["de", "uk"];
/// Twice what browsers have when they are new, in CSS pixels.
const LARGE: u32 = 32;

/// A word of 60 letters that breaks nowhere.
const LONG_WORD: &str = "Hafenkranwartungsplanungsausschussvorsitzendenstellvertreter";
/// How long the longest headline is, in characters.
const HEADLINE: usize = 2_000;
/// How many people speak in one article.
const SPEAKERS: usize = 80;
/// How many articles are in the list.
const ARTICLES: usize = 300;
/// Paragraphs that are read from right to left, or have no spaces between their words.
const OTHER_SCRIPTS: &str = "أعلنت البلدية يوم الجمعة أن الميناء سيبقى مفتوحا طوال فصل الشتاء.\n\n\
    港は冬の間も開いたままになると町議会は金曜日の早朝に決定したがその会議は午前二時を過ぎても続いていた。";
/// As browsers draw a page whose fonts they do not have: in one of their own, and in one that is wider
/// than any other.
const FALLBACKS: &[&str] = &["No Such Font", "monospace"];
/// Has the page's fonts be another.
const FONTS: &str = "
    const style = document.documentElement.style;
    for (const font of ['--serif', '--sans']) style.setProperty(font, arguments[0]);";
/// Pastes a text of one line of 5 MB.
const LONG_LINE: &str = "
    const carried = new DataTransfer();
    carried.setData('text/plain', 'word and another word. '.repeat(220000));
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true });
    document.body.dispatchEvent(Object.defineProperty(paste, 'clipboardData', { value: carried }));";

/// What was found, with the views that it was found in.
#[derive(Debug, Default)]
struct Findings(BTreeMap<String, Vec<String>>);

impl Findings {
    /// Nothing was found.
    fn none(self) -> Outcome {
        let told = self.0.iter().map(|(what, views)| {
            let first = views.first().map_or("", String::as_str);
            format!("  {what}\n    in {} views, the first of them {first}", views.len())
        });
        match self.0.is_empty() {
            true => Ok(()),
            false => Err(Failure::new(told.collect::<Vec<_>>().join("\n"))),
        }
    }
}

/// All that a person sees who uses all that there is.
pub fn every_view_fits_every_window(page: &Page) -> Outcome {
    let mut found = Findings::default();
    walk(page, SIZES, &mut found)?;
    if page.engine() == Engine::WebKit {
        let dark = Appearance { scheme: ColorScheme::Dark, ..Appearance::NEW };
        walk(&page.open_another(dark)?, &[PHONE], &mut found)?;
    }
    found.none()
}

/// The same for whoever reads another language.
pub fn every_view_fits_in_other_languages(page: &Page) -> Outcome {
    let mut found = Findings::default();
    for language in LONG_WORDED {
        let page = page.open_another(Appearance::NEW)?;
        page.evaluate("localStorage.setItem('language', arguments[0])", &[json!(language)])?;
        page.reload()?;
        page.wait_for(&format!("html[lang={language}] main"))?;
        walk(&page, FEW, &mut found)?;
    }
    found.none()
}

fn walk(page: &Page, sizes: &[(u32, u32)], found: &mut Findings) -> Outcome {
    let mut look = |view: &str| look(page, view, sizes, found);
    look("the first screen")?;
    page.paste_text(&doubtful())?;
    page.wait_for("[data-sum=quotes]")?;
    look("an article")?;
    for view in ["clean", "original", "marked"] {
        page.press("v")?;
        page.wait_for(&format!(".app[data-view={view}]"))?;
        if view != "marked" {
            look(view)?;
        }
    }
    for (keys, dialogue) in [("Shift+G", ".glance[open]"), ("Control+k", ".palette[open]")] {
        page.press(keys)?;
        page.wait_for(dialogue)?;
        look(dialogue)?;
        page.press("Escape")?;
        page.wait_for_none(dialogue)?;
    }
    page.press("Control+f")?;
    page.wait_for("#find-field:focus")?;
    page.type_text("harbour")?;
    page.wait_for("[data-section=found] .entry")?;
    look("what is found")?;
    page.click(".find__row > button:last-child")?;
    page.wait_for_none(".find")?;
    page.press("q")?;
    page.wait_for("[data-focused=true]")?;
    look("a doubtful line")?;
    select(page, "harbour of Marlow", "harbour of Marlow")?;
    page.wait_for(".marking")?;
    look("the menu at a selection")?;
    page.press("2")?;
    page.wait_for(".hand")?;
    look("a mark by hand")?;
    page.press("F1")?;
    page.wait_for("dialog[open]")?;
    look("the help")?;
    page.press("Escape")?;
    page.wait_for_none("dialog[open]")?;
    page.press("t")?;
    page.wait_for("#source:focus")?;
    look("the text, to be changed")?;
    page.click(".source__buttons .button:last-child")?;
    page.wait_for_none(".source")?;
    page.drop_file("main", "broken.json", b"{\n  \"a\": nope\n}")?;
    page.wait_for(".message[data-tone=problem]")?;
    look("what is wrong with a file")?;
    for (at, text) in FERRY.iter().enumerate() {
        page.paste_text(text)?;
        page.wait_for_count(".item", at + 2)?;
    }
    page.wait_for("[data-sum=quotes]")?;
    page.press("m")?;
    page.wait_for(".matrix tbody tr")?;
    look("the comparison")?;
    page.click("#part-sides")?;
    page.wait_for(".joint")?;
    look("two articles side by side")
}

/// Words without an end, a headline without an end, a crowd of speakers, a heap of articles.
pub fn odd_articles_fit_every_window(page: &Page) -> Outcome {
    let mut found = Findings::default();
    page.paste_text(&odd_article())?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for_count(".same", SPEAKERS)?;
    look(page, "an odd article", SIZES, &mut found)?;
    for font in FALLBACKS {
        page.evaluate(FONTS, &[json!(font)])?;
        look(page, &format!("the font {font}"), FEW, &mut found)?;
    }
    page.evaluate(FONTS, &[json!("")])?;
    page.drop_file("main", "many.jsonl", many_articles().as_bytes())?;
    page.wait_for_text(".message", &format!("{ARTICLES} articles"))?;
    page.wait_for_none(".progress")?;
    look(page, "many articles", SIZES, &mut found)?;
    page.press("m")?;
    page.wait_for(".matrix tbody tr")?;
    look(page, "many articles compared", SIZES, &mut found)?;
    found.none()
}

/// A text of one line of 5 MB fits, and so does what is said of it.
pub fn a_line_without_an_end_fits_every_window(page: &Page) -> Outcome {
    let mut found = Findings::default();
    page.evaluate(LONG_LINE, &[])?;
    page.wait_for("[data-sum=words]")?;
    look(page, "a line of 5 MB", FEW, &mut found)?;
    found.none()
}

/// Text of double size fits, for whoever has set their browser to that.
pub fn text_of_double_size_fits(page: &Page) -> Outcome {
    let page = page.open_another(Appearance { text: LARGE, ..Appearance::NEW })?;
    let mut found = Findings::default();
    let mut look = |view: &str| look(&page, view, WITH_LARGE_TEXT, &mut found);
    look("the first screen")?;
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    look("an article")?;
    for (keys, shown) in [("Shift+G", ".glance[open]"), ("F1", ".help[open]")] {
        page.press(keys)?;
        page.wait_for(shown)?;
        look(shown)?;
        page.press("Escape")?;
        page.wait_for_none(shown)?;
    }
    page.press("Control+f")?;
    page.wait_for("#find-field:focus")?;
    page.type_text("harbour")?;
    page.wait_for_text(".find__sum", "1 of ")?;
    look("what is found")?;
    page.press("Escape")?;
    page.wait_for_none(".find")?;
    select(&page, "harbour of Marlow", "harbour of Marlow")?;
    page.wait_for(".marking")?;
    page.press("2")?;
    page.wait_for(".hand")?;
    look("a mark by hand")?;
    for (at, text) in FERRY.iter().enumerate() {
        page.paste_text(text)?;
        page.wait_for_count(".item", at + 2)?;
    }
    page.press("m")?;
    page.wait_for(".matrix tbody tr")?;
    look("the comparison")?;
    found.none()
}

/// The check is no ornament: each way to break the layout is found, and told as what it is.
pub fn the_check_sees_what_is_broken(page: &Page) -> Outcome {
    page.paste_text(HARBOUR)?;
    page.wait_for("[data-sum=quotes]")?;
    assert_eq!(check(page)?, [""; 0], "nothing is broken yet");
    for (style, told) in [
        (".bar { inline-size: 2000px }", "the page scrolls sideways"),
        (".panel .section { inline-size: 60rem }", "scrolls sideways"),
        (".line__text { overflow: hidden; block-size: 14px }", "text is cut"),
        (".article { translate: -400px }", "text beyond the window"),
        (".line { margin-block-end: -20px }", "overlap"),
        (".bar .button { margin-inline-end: -20px }", "overlap"),
        (".bar .button { min-inline-size: 0; inline-size: 9px; padding: 0 }", "small target"),
        (".tabs { display: block; position: fixed; inset: 30% 0 0 }", "covered"),
    ] {
        page.evaluate(BREAK, &[json!(style)])?;
        let found = check(page)?;
        assert!(found.iter().any(|it| it.starts_with(told)), "{style} gives {found:?}");
        page.evaluate("window.unbroken()", &[])?;
    }
    assert_eq!(check(page)?, [""; 0], "everything is whole again");
    Ok(())
}

/// Adds rules to the page's styles, which its policy leaves to scripts alone.
const BREAK: &str = "
    const [{ cssRules }] = document.styleSheets;
    const rules = arguments[0].split(/(?<=})/).filter(it => it.trim());
    const [sheet] = document.styleSheets;
    for (const rule of rules) sheet.insertRule(rule, cssRules.length);
    window.unbroken = () => rules.forEach(() => sheet.deleteRule(cssRules.length - 1));";

/// Adds what is wrong with the view on screen, in each window and both themes, in every pane.
fn look(page: &Page, view: &str, sizes: &[(u32, u32)], found: &mut Findings) -> Outcome {
    for (width, height) in sizes {
        let schemes = schemes(page, *width);
        page.set_size(*width, *height)?;
        for pane in panes(page)? {
            if let Some(pane) = &pane {
                show(page, pane)?;
            }
            for scheme in &schemes {
                if page.engine() != Engine::WebKit {
                    page.set_color_scheme(*scheme)?;
                }
                let pane = pane.as_deref().unwrap_or("all");
                for finding in check(page)? {
                    let place = format!("{view}, {width} pixels, {scheme:?}, {pane}");
                    found.0.entry(finding).or_default().push(place);
                }
            }
        }
        if panes(page)?.first().is_some_and(Option::is_some) {
            show(page, "text")?;
        }
    }
    page.set_size(1280, 900)
}

/// The themes in which a window of that width is looked at. They differ in nothing but colours, so dark is
/// looked at on a phone alone. WebKit has the one that it was opened with.
fn schemes(page: &Page, width: u32) -> Vec<ColorScheme> {
    if page.engine() == Engine::WebKit {
        return vec![page.appearance().scheme];
    }
    match width == PHONE.0 {
        true => vec![ColorScheme::Light, ColorScheme::Dark],
        false => vec![ColorScheme::Light],
    }
}

/// The panes that a narrow window shows one at a time; one without a name where there is room for all.
fn panes(page: &Page) -> Outcome<Vec<Option<String>>> {
    let script = "return document.querySelector('dialog[open], .compare') ? []
        : [...document.querySelectorAll('.tabs__tab')].filter(it => it.checkVisibility())
            .map(it => it.dataset.tab)";
    let names: Vec<String> = serde_json::from_value(page.evaluate(script, &[])?)?;
    Ok(if names.is_empty() { vec![None] } else { names.into_iter().map(Some).collect() })
}

fn show(page: &Page, pane: &str) -> Outcome {
    let tab = format!(".tabs__tab[data-tab={pane}]");
    page.evaluate("document.querySelector(arguments[0]).click()", &[json!(tab)])?;
    page.wait_for(&format!("{tab}[aria-current=true]"))
}

/// What is wrong with the layout on screen, with all that can be unfolded unfolded.
fn check(page: &Page) -> Outcome<Vec<String>> {
    let unfold = "document.querySelectorAll('details').forEach(it => { it.open = true; })";
    page.evaluate(unfold, &[])?;
    Ok(serde_json::from_value(page.evaluate(CHECK, &[])?)?)
}

/// An article with a headline of 2,000 characters, words that break nowhere, and many speakers.
fn odd_article() -> String {
    let headline = "The harbour office speaks about the ferry and the ice again. ".repeat(40);
    let headline: String = headline.chars().take(HEADLINE).collect();
    let said = |at: usize| {
        let speaker = if at == 0 { format!("Karla {LONG_WORD}") } else { speaker(at) };
        format!("“We counted {} boats in the fog that night,” said {speaker}.", at + 2)
    };
    let said: Vec<String> = (0..SPEAKERS).map(said).collect();
    let words = format!("The word {LONG_WORD}{LONG_WORD} stands here.\n\n{OTHER_SCRIPTS}");
    format!("{headline}\n\n{words}\n\n{}", said.join("\n\n"))
}

/// A name that no other number has.
fn speaker(at: usize) -> String {
    let first = ["Karla", "Mona", "Teo", "Lina", "Rolf", "Sanna", "Dario", "Vera"];
    let begin = ["Berg", "Lund", "Ström", "Vik", "Dal", "Holt", "Mark", "Rup", "Sand", "Feld"];
    format!("{} {}{}", first[at % 8], begin[at / 8], ["mann", "sen"][at % 2])
}

/// A file of short articles. Each of the first twenty has a remark that one other has, too.
pub fn many_articles() -> String {
    let article = |at: usize| {
        let word = if at == 7 { LONG_WORD } else { "went" };
        let remark = match at {
            0..20 => format!(" “We waited {} hours for the ice to break,” said Mara Lund.", at / 2),
            _ => String::new(),
        };
        let text = format!("{at} boats came in and {word}\n\nIt was night and it snowed.{remark}");
        json!({ "id": format!("boats-{at}"), "text": text }).to_string()
    };
    (0..ARTICLES).map(article).collect::<Vec<_>>().join("\n")
}
