//! Joins the page's style sheets into one: a request instead of ten, and a third fewer bytes,
//! since compression then sees all of them at once.

use crate::failure::Failure;
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// How Trunk links a sheet: before its name, and after.
const LINK: (&str, &str) = ("<link rel=\"stylesheet\" href=\"./", "\"/>");

/// `page` with one link in place of the links to the sheets in `folder`, which are joined there
/// in the same order, without comments and indentation.
///
/// # Errors
/// When a sheet cannot be read, written or removed.
pub fn join(page: &str, folder: &Path) -> Result<String, Failure> {
    let mut css = String::new();
    for sheet in sheets(page) {
        let path = folder.join(sheet);
        let text = fs::read_to_string(&path);
        css.push_str(&compact(&text.map_err(|error| Failure::of_file("read", &path, &error))?));
        fs::remove_file(&path).map_err(|error| Failure::of_file("remove", &path, &error))?;
    }
    if css.is_empty() {
        return Ok(page.to_owned());
    }
    let name = name_of(&css);
    let path = folder.join(&name);
    fs::write(&path, css).map_err(|error| Failure::of_file("write", &path, &error))?;
    Ok(relinked(page, &name))
}

/// The names of the sheets that `page` links, in order.
fn sheets(page: &str) -> impl Iterator<Item = &str> {
    page.split(LINK.0).skip(1).filter_map(|rest| Some(rest.split_once(LINK.1)?.0))
}

/// `page` with its first link to a sheet leading to `name`, and the others gone.
fn relinked(page: &str, name: &str) -> String {
    let mut parts = page.split(LINK.0);
    let mut relinked = parts.next().unwrap_or_default().trim_end().to_owned();
    relinked.push_str(&format!("\n    {}{name}{}", LINK.0, LINK.1));
    for part in parts {
        relinked.push_str(part.split_once(LINK.1).map_or(part, |(_, after)| after).trim_end());
    }
    relinked.push('\n');
    relinked
}

/// A name that changes with the content, so that browsers may keep the file for ever.
fn name_of(css: &str) -> String {
    let hash = Sha256::digest(css.as_bytes());
    let short: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("styles-{short}.css")
}

/// `css` without comments, indentation and empty lines. Strings stay as they are.
fn compact(css: &str) -> String {
    let mut plain = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(at) = rest.find(['"', '\'', '/']) {
        let (before, here) = rest.split_at(at);
        plain.push_str(before);
        let end = if here.starts_with("/*") {
            here.find("*/").map_or(here.len(), |end| end + "*/".len())
        } else {
            let end = end_of_string(here);
            plain.push_str(here.get(..end).unwrap_or(here));
            end
        };
        rest = here.get(end..).unwrap_or_default();
    }
    plain.push_str(rest);
    plain
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| format!("{line}\n"))
        .collect()
}

/// Where the string at the start of `text` ends; a lone slash ends at once.
fn end_of_string(text: &str) -> usize {
    let mut is_escaped = false;
    let mut letters = text.char_indices();
    let Some((_, mark)) = letters.next() else { return 0 };
    if mark == '/' {
        return mark.len_utf8();
    }
    for (at, letter) in letters {
        if letter == mark && !is_escaped {
            return at + mark.len_utf8();
        }
        is_escaped = letter == '\\' && !is_escaped;
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_go_and_strings_stay() {
        let css =
            "/* why */\n.a {\n  content: \"/* no \\\" comment */\";\n  width: calc(1px / 2);\n}\n";
        assert_eq!(
            compact(css),
            ".a {\ncontent: \"/* no \\\" comment */\";\nwidth: calc(1px / 2);\n}\n"
        );
    }

    #[test]
    fn one_link_stands_where_the_first_one_stood() {
        let page = "<head>\n    <link rel=\"stylesheet\" href=\"./a.css\"/>\n    \
                    <link rel=\"stylesheet\" href=\"./b.css\"/>\n    <script></script>\n</head>\n";
        assert_eq!(sheets(page).collect::<Vec<_>>(), ["a.css", "b.css"]);
        let wanted = "<head>\n    <link rel=\"stylesheet\" href=\"./styles-1.css\"/>\n    \
                      <script></script>\n</head>\n";
        assert_eq!(relinked(page, "styles-1.css"), wanted);
    }

    #[test]
    fn the_name_changes_with_the_content() {
        assert_ne!(name_of("a{}"), name_of("b{}"));
    }
}
