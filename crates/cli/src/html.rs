//! A web page as the lines that a reader sees, and the title that its markup names. The page is
//! only read: no script, style or picture of it is run or fetched.

use ego_tree::iter::Edge;
use scraper::Html;
use scraper::node::{Element, Node};

/// What was read from a page.
#[derive(Debug, PartialEq, Eq)]
pub struct Page {
    /// Its visible text: a line for each block, an empty line around paragraphs.
    pub text: String,
    /// The headline, as far as the markup names one.
    pub title: Option<String>,
}

/// Elements whose content no reader sees as text.
const UNSEEN: &[&str] = &[
    "audio", "canvas", "datalist", "iframe", "math", "noscript", "object", "script", "select",
    "style", "svg", "template", "textarea", "title", "video",
];

/// Elements that stand on lines of their own. After the rendering section of the HTML Standard
/// (15.3), with those that matter for text.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "button",
    "caption",
    "center",
    "dd",
    "details",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "p",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Reads a page. Any text is a page, as any text is one to a browser.
pub fn read(source: &str) -> Page {
    let page = Html::parse_document(source);
    let mut lines = Lines::default();
    let mut titles = Titles::default();
    // The node whose subtree is passed over.
    let mut unseen = None;
    for edge in page.tree.root().traverse() {
        let (node, is_open) = match edge {
            Edge::Open(node) => (node, true),
            Edge::Close(node) => (node, false),
        };
        match node.value() {
            Node::Text(text) if is_open => {
                titles.text(text);
                if unseen.is_none() {
                    lines.text(text);
                }
            }
            Node::Element(element) if is_open && unseen.is_none() => {
                titles.open(element);
                if is_unseen(element) {
                    unseen = Some(node.id());
                } else {
                    lines.open(element.name());
                }
            }
            Node::Element(element) if !is_open => {
                titles.close(element.name());
                if unseen == Some(node.id()) {
                    unseen = None;
                } else if unseen.is_none() {
                    lines.close(element.name());
                }
            }
            _ => {}
        }
    }
    Page { title: titles.best(), text: lines.text }
}

fn is_unseen(element: &Element) -> bool {
    let is_closed_dialog = element.name() == "dialog" && element.attr("open").is_none();
    is_closed_dialog
        || UNSEEN.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("style").is_some_and(hides)
}

/// Whether a `style` attribute hides its element.
fn hides(style: &str) -> bool {
    let plain: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let plain = plain.to_ascii_lowercase();
    plain.contains("display:none") || plain.contains("visibility:hidden")
}

/// Text as it is laid out: white space collapsed, blocks on lines of their own. After the HTML
/// Standard's `innerText` (section 3.2.7), without what needs a style sheet.
#[derive(Default)]
struct Lines {
    text: String,
    /// Line ends to put before the next character; at most two, so that no two empty lines meet.
    breaks: usize,
    /// A space, or a tab between cells, to put before the next character of the same line.
    space: Option<char>,
    /// How many `pre` elements are open.
    preformatted: usize,
}

impl Lines {
    fn open(&mut self, name: &str) {
        match name {
            "br" => self.end_line(self.breaks + 1),
            "td" | "th" => self.space = Some('\t'),
            "pre" => self.preformatted += 1,
            _ => {}
        }
        self.edge(name);
    }

    fn close(&mut self, name: &str) {
        if name == "pre" {
            self.preformatted = self.preformatted.saturating_sub(1);
        }
        self.edge(name);
    }

    /// Either end of an element.
    fn edge(&mut self, name: &str) {
        if name == "p" {
            self.end_line(2);
        } else if BLOCKS.contains(&name) {
            self.end_line(1);
        }
    }

    fn end_line(&mut self, breaks: usize) {
        self.breaks = self.breaks.max(breaks).min(2);
        self.space = None;
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.preformatted > 0 => self.end_line(self.breaks + 1),
                // The white space of HTML; a no-break space is a character like others.
                ' ' | '\t' | '\n' | '\r' | '\u{c}' => self.space = self.space.or(Some(' ')),
                c => self.character(c),
            }
        }
    }

    fn character(&mut self, c: char) {
        let is_first = self.text.is_empty() || self.breaks > 0;
        if !self.text.is_empty() {
            self.text.extend(std::iter::repeat_n('\n', self.breaks));
        }
        self.text.extend(self.space.take().filter(|_| !is_first));
        self.breaks = 0;
        self.text.push(c);
    }
}

/// What a page's markup gives as its headline.
#[derive(Default)]
struct Titles {
    /// The `title` element, often with the site's name behind the headline.
    page: String,
    /// The `og:title` that is meant for sharing.
    shared: Option<String>,
    /// The text of each outermost `h1`.
    headings: Vec<String>,
    open_headings: usize,
    is_in_title: bool,
}

impl Titles {
    fn open(&mut self, element: &Element) {
        match element.name() {
            "h1" => {
                self.open_headings += 1;
                if self.open_headings == 1 {
                    self.headings.push(String::new());
                }
            }
            "title" => self.is_in_title = self.page.is_empty(),
            "meta" if element.attr("property") == Some("og:title") => {
                let content = element.attr("content").map(single_line);
                self.shared = self.shared.take().or(content);
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match name {
            "h1" => self.open_headings = self.open_headings.saturating_sub(1),
            "title" => self.is_in_title = false,
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.is_in_title {
            self.page.push_str(text);
        }
        if let Some(heading) = self.headings.last_mut().filter(|_| self.open_headings > 0) {
            heading.push_str(text);
        }
    }

    /// The headline: an `h1` that the page's title repeats, else the only `h1`, else the title
    /// for sharing, else the page's own.
    fn best(self) -> Option<String> {
        let page = single_line(&self.page);
        let mut headings: Vec<_> = self.headings.iter().map(|h| single_line(h)).collect();
        headings.retain(|heading| !heading.is_empty());
        let repeated = headings.iter().position(|heading| page.contains(heading.as_str()));
        let only = (headings.len() == 1).then_some(0);
        let heading = repeated.or(only).map(|at| headings.swap_remove(at));
        heading.or(self.shared).or(Some(page)).filter(|title| !title.is_empty())
    }
}

/// `text` with its white space collapsed.
fn single_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(source: &str, expected: &str) {
        assert_eq!(read(source).text, expected);
    }

    #[test]
    fn blocks_become_lines_and_paragraphs_are_parted() {
        check("<h1>Bridge</h1><div>By Ana</div><p>One.<p>Two.", "Bridge\nBy Ana\n\nOne.\n\nTwo.");
        check("<ul><li>a<li>b</ul>c", "a\nb\nc");
        check("a<br>b<br><br><br>c", "a\nb\n\nc");
    }

    #[test]
    fn white_space_is_collapsed_across_inline_elements() {
        check("<p>  She <b> said </b>\n\t<i>yes</i>. </p>", "She said yes.");
        check("5&nbsp;km", "5\u{a0}km");
        check("<pre>a\n  b</pre>", "a\nb");
        check("<table><tr><td>a<td>b<tr><td>c", "a\tb\nc");
    }

    #[test]
    fn what_no_reader_sees_is_left_out() {
        check(
            "<title>t</title><style>s</style><p>a<script>alert(1)</script><!-- c --></p>\
             <template>t</template><div hidden>h</div><p style='Display : NONE'>d</p>\
             <svg><title>x</title><text>y</text></svg><noscript>n</noscript>b",
            "a\n\nb",
        );
    }

    #[test]
    fn the_headline_is_the_heading_that_the_title_repeats() {
        let title = |source: &str| read(source).title;
        let page = "<title>Bridge reopens | The Ledna Post</title>";
        let headings = "<h1>The Post</h1><h1>Bridge <b>reopens</b></h1>";
        assert_eq!(title(&format!("{page}{headings}")).as_deref(), Some("Bridge reopens"));
        assert_eq!(title(headings), None);
        assert_eq!(title("<title>A</title><h1>B</h1>").as_deref(), Some("B"));
        let shared = "<meta property='og:title' content='Bridge opens'>";
        assert_eq!(title(&format!("{page}{shared}")).as_deref(), Some("Bridge opens"));
        assert_eq!(title(page).as_deref(), Some("Bridge reopens | The Ledna Post"));
    }

    #[test]
    fn broken_markup_is_read_as_a_browser_would() {
        check("<p>a<b>b<p>c</i>&amp;&bogus;<", "ab\n\nc&&bogus;<");
        check(&"<div>".repeat(3_000), "");
        check("", "");
    }
}
