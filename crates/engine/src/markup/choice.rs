//! Which of the two a paste brings is read: the page's markup, or the words alone.

use super::line::{Block, LineMarkup};
use super::{Marked, Markup};
use crate::text::{Text, is_blank};

/// The markup of a paste must have at least so many hundredths of the characters that its plain
/// text has, blank ones left out. What programs put into plain text alone (the marks of list
/// items, the addresses of links) is less than the rest; a clipboard whose markup was cut off or
/// replaced is not.
const LEAST_SHARE: usize = 75;

/// What is read of a paste that has both `page` and the text `plain`, its line ends being `\n`;
/// `None` when that is `plain` alone.
///
/// Markup without any element that says what a line is only wraps plain text, as editors and
/// terminals do: then the plain text and its line ends count. So do its line ends where both have
/// the same lines; the markup of the lines is kept then.
pub fn choose(page: Marked, plain: &str) -> Option<Marked> {
    let is_poor = weight(&page.text) * 100 < weight(plain) * LEAST_SHARE;
    if page.text.is_empty() || is_poor {
        return None;
    }
    if plain.chars().all(is_blank) {
        return Some(page);
    }
    let tells = page.markup.lines.iter().any(LineMarkup::tells);
    let has_same_lines = lines(&page.text).count() == lines(plain).count()
        && lines(&page.text).zip(lines(plain)).all(|(a, b)| words(a).eq(words(b)));
    match (tells, has_same_lines) {
        (false, _) => None,
        (true, true) => Some(Marked { text: plain.to_owned(), ..page }),
        (true, false) => Some(page),
    }
}

impl Markup {
    /// Whether it has an entry for each line of `text` that is not blank. Linear in the text.
    pub fn fits(&self, text: &Text) -> bool {
        lines(text.as_str()).count() == self.lines.len()
    }
}

impl LineMarkup {
    /// Whether it says what the line is.
    fn tells(&self) -> bool {
        !matches!(self.block, Block::Division | Block::Preformatted)
            || self.link_share > 0
            || self.region.is_some()
    }
}

/// How many characters are to be seen.
fn weight(text: &str) -> usize {
    text.chars().filter(|c| !is_blank(*c)).count()
}

fn words(line: &str) -> impl Iterator<Item = &str> {
    line.split_whitespace()
}

/// The lines that are not blank.
fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').filter(|line| !line.chars().all(is_blank))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::markup::Region;

    fn line(block: Block) -> LineMarkup {
        LineMarkup { block, ..LineMarkup::default() }
    }

    fn page(text: &str, lines: Vec<LineMarkup>) -> Marked {
        let markup = Markup { lines, containers: vec![0] };
        Marked { text: text.into(), title: None, language: None, markup }
    }

    #[track_caller]
    fn check(page: &Marked, plain: &str, expected: Option<&str>) {
        assert_eq!(choose(page.clone(), plain).map(|chosen| chosen.text).as_deref(), expected);
    }

    #[test]
    fn markup_that_says_nothing_only_wraps_plain_text() {
        let code = page("fn main() {\n}", vec![line(Block::Division), line(Block::Preformatted)]);
        check(&code, "fn main() {\n\n}", None);
        check(&code, "", Some("fn main() {\n}"));
    }

    #[test]
    fn markup_that_says_what_a_line_is_counts() {
        let story =
            page("Bridge\n\nTraffic ran.", vec![line(Block::Heading), line(Block::Paragraph)]);
        check(&story, "Bridge Traffic ran.", Some("Bridge\n\nTraffic ran."));
        let region = Some(Region::Share);
        let share = page("Post\nMail", vec![LineMarkup { region, ..LineMarkup::default() }; 2]);
        check(&share, "Post Mail", Some("Post\nMail"));
        let link =
            page("Post\nMail", vec![LineMarkup { link_share: 100, ..line(Block::Division) }; 2]);
        check(&link, "Post Mail", Some("Post\nMail"));
    }

    #[test]
    fn the_line_ends_of_the_same_lines_are_those_of_the_plain_text() {
        let poem = page("One\n\nand  two", vec![line(Block::Paragraph); 2]);
        check(&poem, "One\nand two\u{a0}", Some("One\nand two\u{a0}"));
        check(&poem, "One\nand\ntwo", Some("One\n\nand  two"));
    }

    #[test]
    fn markup_that_lacks_words_does_not_take_their_place() {
        let cut = page("Bridge", vec![line(Block::Heading)]);
        check(&cut, "Bridge\nTraffic ran again on the bridge.", None);
        check(&page("", Vec::new()), "Bridge", None);
        check(&page("", Vec::new()), "", None);
    }
}
