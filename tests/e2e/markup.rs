//! Web pages, pasted with their markup and opened as files.

use crate::harness::{Clipboard, Failure, Outcome, Page};
use crate::texts::{LEDNA, web_pages};
use base64::Engine as _;
use bluepencil_engine::Text;
use bluepencil_engine::markup::Markup;
use serde_json::{Value, json};

/// A paste with markup is read by it: furniture is struck, what nobody sees is not there, and the
/// headline is the page's.
pub fn a_pasted_page_is_read_by_its_markup(page: &Page) -> Outcome {
    page.paste(Clipboard { plain: "Ledna reopens its swing bridge", html: Some(LEDNA) })?;
    page.wait_for("[data-sum=quotes]")?;
    page.wait_for_text(".line[data-kind=title]", "Ledna reopens its swing\u{a0}bridge")?;
    page.wait_for_text(".article__lines mark", "We tested it forty times")?;
    page.wait_for_text(".line[data-struck=true]", "Skip to content")?;
    let text = page.texts(".line__text")?.join("\n");
    for unseen in ["Hidden", "Written by a script", "template", "not a title", "Switch scripts on"]
    {
        assert!(!text.contains(unseen), "{unseen:?} is not in {text}");
    }
    for seen in ["Post Mail Print", "A note in a shadow root.", "Open dialogue.", "at all"] {
        assert!(text.contains(seen), "{seen:?} is in {text}");
    }
    assert_eq!(page.evaluate("return window.ran ?? null", &[])?, json!(null));
    Ok(())
}

/// A dropped page gives the same as a pasted one, and both are kept with their markup.
pub fn a_dropped_page_is_the_same_as_a_pasted_one(page: &Page) -> Outcome {
    page.paste(Clipboard { plain: "", html: Some(LEDNA) })?;
    page.wait_for_count(".item", 1)?;
    page.drop_file("main", "Ledna.HTM", LEDNA.as_bytes())?;
    page.wait_for_count(".item", 2)?;
    page.wait_for_text(".message[data-tone=note]", "word for word the same")?;
    page.wait_for(".bar__saved[data-saved=kept]")?;
    page.reload()?;
    let [pasted, dropped] = read(page)?.try_into().map_err(|_| Failure::new("not two articles"))?;
    assert_eq!(pasted, dropped);
    Ok(())
}

/// The button reads a page's markup from the clipboard as well as its words.
pub fn the_paste_button_reads_markup(page: &Page) -> Outcome {
    page.allow_clipboard()?;
    page.put_on_clipboard(
        "The bridge at noon\nThe swing bridge of Ledna opened again on Monday.",
        "<figure><figcaption>The bridge at noon</figcaption></figure>\
         <p>The swing bridge of Ledna opened again on Monday.</p>",
    )?;
    page.click("button[title^='Paste']")?;
    page.wait_for_text(".line[data-kind=caption]", "The bridge at noon")?;
    let [(_, markup)] = read(page)?.try_into().map_err(|_| Failure::new("not one article"))?;
    assert!(markup.is_some());
    Ok(())
}

/// A page in another encoding than UTF-8 is read in the one that it declares.
pub fn an_opened_page_is_read_in_its_own_encoding(page: &Page) -> Outcome {
    let head = b"<meta charset=windows-1251><p>";
    // In Windows-1251 the Russian letters stand in the order of the alphabet from 0xC0 on.
    let words = [0xcc, 0xee, 0xf1, 0xf2, b' ', 0xee, 0xf2, 0xea, 0xf0, 0xfb, 0xf2];
    page.drop_file("main", "bridge.html", &[head.as_slice(), &words].concat())?;
    page.wait_for_text(".article__lines", "Мост открыт")
}

/// Markup that only wraps plain text gives way to it, line ends and all.
pub fn markup_without_meaning_gives_way_to_plain_text(page: &Page) -> Outcome {
    let plain = "“Yes,” said Ana Ruiz.\n\n\n  and this is indented";
    let html = "<meta charset='utf-8'><div style='white-space: pre'><div>“Yes,” said Ana Ruiz.\
                </div><div><span>and this is indented</span></div></div>";
    page.paste(Clipboard { plain, html: Some(html) })?;
    page.wait_for("[data-sum=quotes]")?;
    let [(text, markup)] = read(page)?.try_into().map_err(|_| Failure::new("not one article"))?;
    assert_eq!((text.as_str(), markup), (plain, None));
    Ok(())
}

/// A page whose markup holds no words is not added; where the clipboard has words besides, those
/// are.
pub fn a_page_without_words_is_told_of(page: &Page) -> Outcome {
    let empty = "<title>Loading</title><div id=app></div><script>start()</script><img alt=photo>";
    page.drop_file("main", "app.html", empty.as_bytes())?;
    page.wait_for_text(".message[data-tone=problem]", "app.html holds no text")?;
    page.paste(Clipboard { plain: "", html: Some(empty) })?;
    page.wait_for_text(".message[data-tone=problem]", "clipboard holds no text")?;
    assert_eq!(page.count(".item")?, 0);
    page.paste(Clipboard { plain: "Words alone.", html: Some(empty) })?;
    page.wait_for_text(".article__lines", "Words alone.")
}

/// The browser's parser and the library that reads pages on the command line give the same text
/// and the same markup: for the invented page, for odd ones, and for real ones where there are any.
pub fn pages_are_read_alike_in_the_browser_and_without(page: &Page) -> Outcome {
    let odd = [
        "<p>a<b>b<p>c</i>&amp;&bogus;&#x80;<".to_owned(),
        "<table><p>before<tr><td>in<table><td>inner</table>after".to_owned(),
        "<head><noscript><p>one</noscript><title>two</title><p>three".to_owned(),
        "<svg><p>out<foreignObject><p>in</svg>x<math><mtext><b>y</math>z".to_owned(),
        "<frameset><frame></frameset>lost<p>words".to_owned(),
        "words<plaintext><p>are plain".to_owned(),
        format!("{}<p>deep{}<p>after", "<div>".repeat(300), "</div>".repeat(300)),
    ];
    let real = web_pages();
    if real.is_empty() {
        println!("  skipped in part: there are no real pages in ../shared/eval");
    }
    let sources: Vec<String> = [LEDNA.to_owned()].into_iter().chain(odd).chain(real).collect();
    let mut expected = Vec::new();
    for source in &sources {
        let read = bluepencil_html::read(source);
        if read.text.is_empty() {
            continue;
        }
        page.drop_file("main", "page.html", source.as_bytes())?;
        expected.push((read.text, Some(read.markup)));
        page.wait_for_count(".item", expected.len())?;
    }
    let found = read(page)?;
    assert_eq!(found.len(), expected.len());
    for (found, expected) in found.iter().zip(&expected) {
        assert_eq!(first_difference(found, expected), None);
    }
    Ok(())
}

/// The first line that two readings of a page do not have alike.
fn first_difference(a: &Read, b: &Read) -> Option<String> {
    let lines = |(text, markup): &Read| -> Vec<String> {
        let lines = text.lines().filter(|line| !line.is_empty()).map(str::to_owned);
        let markup = markup.iter().flat_map(|markup| &markup.lines);
        lines.zip(markup).map(|(line, markup)| format!("{line:?}: {markup:?}")).collect()
    };
    let (x, y) = (lines(a), lines(b));
    let pair = x.iter().zip(&y).find(|(x, y)| x != y);
    let said = pair.map(|(x, y)| format!("{x}\nin place of\n{y}"));
    said.or_else(|| (a != b).then(|| format!("the ends or empty lines of {:?}", y.first())))
}

/// An article's text, and its markup if it was read from a page.
type Read = (String, Option<Markup>);

/// The text and markup of every article, from the annotation file.
fn read(page: &Page) -> Outcome<Vec<Read>> {
    let all_read = "return [...document.querySelectorAll('.item__about')]
        .every(it => /struck|line/.test(it.innerText))";
    page.wait_until("every article is read", all_read, &[])?;
    page.click("button[title^='Download annotations']")?;
    let file = page.wait_for_download(".annotations.json")?;
    let file: Value = serde_json::from_slice(&file.bytes)?;
    let articles = file.get("articles").and_then(Value::as_array).cloned().unwrap_or_default();
    articles.iter().map(article).collect()
}

fn article(article: &Value) -> Outcome<Read> {
    let text = article.get("text").and_then(Value::as_str).unwrap_or_default().to_owned();
    let Some(markup) = article.get("markup").and_then(Value::as_str) else {
        return Ok((text, None));
    };
    let bytes = base64::engine::general_purpose::STANDARD.decode(markup)?;
    let markup = Markup::from_bytes(&bytes)?;
    assert!(markup.fits(&Text::new(&text)));
    Ok((text, Some(markup)))
}
