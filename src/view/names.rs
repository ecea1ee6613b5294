//! What articles and files are called.

use bluepencil_engine::project::Article;
use bluepencil_engine::text::is_blank;
use bluepencil_engine::{Analysis, Line, LineKind};

/// The longest name in the list, in characters; the whole headline is on screen anyway.
const NAME: usize = 90;
/// The longest part of a file's name that comes from the article, in characters.
const FILE_NAME: usize = 60;

/// What `article` is listed as: its given name, its headline, or its first words.
pub fn article(article: &Article, analysis: Option<&Analysis>) -> String {
    if let Some(name) = article.name.as_deref().or(article.document.title.as_deref()) {
        return name.to_owned();
    }
    let text = &article.document.text;
    let is_title = |line: &&Line| article.kind_of(line) == LineKind::Title;
    let title = analysis.and_then(|a| a.lines.iter().find(is_title));
    let kept = || analysis.and_then(|a| a.lines.iter().find(|line| line.keep));
    let first = match title.or_else(kept) {
        Some(line) => text.slice(line.span),
        None => text.as_str().trim().lines().next().unwrap_or_default(),
    };
    shorten(first, NAME)
}

/// `text` cut after `limit` characters, at a word where there is one.
pub fn shorten(text: &str, limit: usize) -> String {
    let text = text.trim();
    let Some((cut, _)) = text.char_indices().nth(limit) else { return text.to_owned() };
    let head = text.get(..cut).unwrap_or_default();
    let word = head.rfind(' ').filter(|&at| at > cut / 2).and_then(|at| head.get(..at));
    format!("{}…", word.unwrap_or(head).trim_end())
}

/// The first letters of a name's first and last word, as a sign of a person.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace();
    let first = |word: &str| word.chars().find(|&c| is_letter(c));
    words.next().and_then(first).into_iter().chain(words.next_back().and_then(first)).collect()
}

/// The name of an annotation file: the only article's name, or the day (`YYYY-MM-DD`).
pub fn annotation_file(only: Option<&str>, day: &str) -> String {
    let slug = only.map(slug).filter(|slug| !slug.is_empty());
    format!("{}.annotations.json", slug.unwrap_or_else(|| format!("bluepencil-{day}")))
}

/// The name of a table of quotations that was made on `day` (`YYYY-MM-DD`).
pub fn csv_file(day: &str) -> String {
    format!("bluepencil-{day}.quotations.csv")
}

/// Letters and digits of any script, joined by hyphens; ASCII in lower case.
fn slug(name: &str) -> String {
    let mut slug = String::new();
    for c in name.chars().take(FILE_NAME) {
        if is_letter(c) {
            slug.push(c.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') && !matches!(c, '\'' | '’') {
            slug.push('-');
        }
    }
    slug.trim_end_matches('-').to_owned()
}

/// Letters and digits of any script.
pub fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && !is_mark(c))
}

/// General punctuation, white space and what has no width: no part of a file's name.
fn is_mark(c: char) -> bool {
    is_blank(c)
        || matches!(c, '\u{80}'..='\u{bf}' | '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3020}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_after_the_only_article() {
        let name = |s| annotation_file(Some(s), "2026-11-21");
        assert_eq!(
            name("Harbour won’t close: “Never!”"),
            "harbour-wont-close-never.annotations.json"
        );
        assert_eq!(name("Київ: угода"), "Київ-угода.annotations.json");
        assert_eq!(name("…"), "bluepencil-2026-11-21.annotations.json");
        assert_eq!(annotation_file(None, "2026-11-21"), "bluepencil-2026-11-21.annotations.json");
    }

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        let signs = ["Teresa Maria Okonjo", "council", "דנה לוי", "“Bo” Lind", "", "—"];
        assert_eq!(signs.map(initials), ["TO", "c", "דל", "BL", "", ""]);
    }

    #[test]
    fn long_names_are_cut_at_a_word() {
        assert_eq!(shorten("one two three", 100), "one two three");
        assert_eq!(shorten("one two three", 9), "one two…");
        assert_eq!(shorten("🎉🎉🎉🎉", 2), "🎉🎉…");
    }
}
