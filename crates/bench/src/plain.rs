//! The same article as a plain page, to hold the page's figures against: a paragraph a line, an
//! element a piece of marked text, and a few lines of script that do what the page's commands do.

use std::fmt::Write as _;

use bluepencil_engine::{Settings, Span};

use crate::long::Long;

/// The page around the article.
const PAGE: &str = include_str!("../browser/plain.html");
/// Where in it the article and the short one go.
const LONG: &str = "<!-- the article -->";
const SHORT: &str = "<!-- a short article -->";

/// A whole HTML page with the article, and `short` beside it.
pub fn plain_page(long: &Long, short: &str) -> String {
    let mut other = String::new();
    for line in short.lines().filter(|line| !line.trim().is_empty()) {
        // Writing to a string does not fail.
        _ = writeln!(other, "<p>{line}</p>");
    }
    PAGE.replace(LONG, &article(long)).replace(SHORT, &other)
}

fn article(long: &Long) -> String {
    let text = &long.article.document.text;
    let settings = Settings::default();
    let marks = marks(long);
    let mut page = String::new();
    for line in &long.analysis.lines {
        let is_struck = !long.article.keeps(line, &settings);
        page.push_str(if is_struck { "<p><del>" } else { "<p>" });
        for piece in cut(line.span, &marks) {
            let over = marks.iter().filter(|mark| mark.contains(piece)).count();
            match over {
                0 => page.push_str(text.slice(piece)),
                // Invented words hold no signs that would have to be escaped.
                _ => _ = write!(page, "<mark data-depth={over}>{}</mark>", text.slice(piece)),
            }
        }
        page.push_str(if is_struck { "</del></p>\n" } else { "</p>\n" });
    }
    page
}

/// What was read and what was made by hand.
fn marks(long: &Long) -> Vec<Span> {
    let read = long.analysis.quotes.iter().map(|quote| quote.span);
    let made = long.article.decisions.marks.values().map(|mark| mark.span);
    read.chain(made).collect()
}

/// The pieces of `line` between the ends of `marks`.
fn cut(line: Span, marks: &[Span]) -> Vec<Span> {
    let inside = marks.iter().filter(|mark| mark.overlaps(line));
    let ends = inside.flat_map(|mark| [mark.start, mark.end]);
    let mut ends: Vec<u32> =
        ends.map(|at| at.clamp(line.start, line.end)).chain([line.start, line.end]).collect();
    ends.sort_unstable();
    ends.dedup();
    ends.iter().zip(ends.iter().skip(1)).map(|(&start, &end)| Span::new(start, end)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_plain_page_holds_the_whole_text_once() {
        let long = Long::new();
        let page = article(&long);
        let mut words = String::new();
        for piece in page.split('<') {
            words.push_str(piece.split_once('>').map_or(piece, |(_, words)| words));
        }
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(plain(&words), plain(long.article.document.text.as_str()));
        assert!(page.matches("<mark").count() > 5000);
    }
}
