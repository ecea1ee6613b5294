//! One line of a file of articles as JSON lines: `{"id", "text" or "html", "title"?}`.

use super::json::{self, Value};

/// An article as its line gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What tells it from others.
    pub id: String,
    /// Its title, if one is given.
    pub title: Option<String>,
    /// Its words.
    pub source: Source,
}

/// What an article is read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Plain text.
    Text(String),
    /// The source of a page.
    Html(String),
}

/// Why a line is no article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RowError {
    /// Bytes that are no UTF-8, from this one on.
    #[error("the bytes from column {} on are not UTF-8", .0 + 1)]
    NotUtf8(usize),
    /// No JSON, from this byte on.
    #[error("it is no JSON from column {} on", .0 + 1)]
    NotJson(usize),
    /// JSON of another form.
    #[error("it is no object with “id” and “text”")]
    NoObject,
    /// Something else than a string where one should stand.
    #[error("its “{0}” is no string")]
    NoString(&'static str),
    /// A key that must be there is not.
    #[error("it has no “id”")]
    NoId,
    /// Nothing to read.
    #[error("there is neither “text” nor “html” in it")]
    NoText,
    /// Two things to read.
    #[error("there are both “text” and “html” in it")]
    TwoTexts,
}

/// The article that `line` is; nothing where it is blank.
///
/// # Errors
/// When it is none.
pub fn row(line: &[u8]) -> Result<Option<Row>, RowError> {
    let line = line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line).trim_ascii();
    if line.is_empty() {
        return Ok(None);
    }
    let line = std::str::from_utf8(line).map_err(|error| RowError::NotUtf8(error.valid_up_to()))?;
    let Value::Object(entries) = json::parse(line).map_err(RowError::NotJson)? else {
        return Err(RowError::NoObject);
    };
    let (mut id, mut title, mut text, mut html) = (None, None, None, None);
    for (key, value) in entries {
        let (slot, name) = match &*key {
            "id" => (&mut id, "id"),
            "title" => (&mut title, "title"),
            "text" => (&mut text, "text"),
            "html" => (&mut html, "html"),
            _ => continue,
        };
        *slot = match value {
            Value::String(words) => Some(words.into_owned()),
            Value::Null => None,
            _ => return Err(RowError::NoString(name)),
        };
    }
    let source = match (text, html) {
        (Some(text), None) => Source::Text(text),
        (None, Some(html)) => Source::Html(html),
        (None, None) => return Err(RowError::NoText),
        (Some(_), Some(_)) => return Err(RowError::TwoTexts),
    };
    Ok(Some(Row { id: id.ok_or(RowError::NoId)?, title, source }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Result<Option<(&str, Source)>, RowError>) {
        let expected =
            expected.map(|row| row.map(|(id, source)| Row { id: id.into(), title: None, source }));
        assert_eq!(row(line.as_bytes()), expected, "{line}");
    }

    #[test]
    fn a_line_is_an_article_by_text_or_by_html() {
        let text = |text: &str| Source::Text(text.into());
        check(
            r#"{"id": "a", "text": "One\nline", "more": [1, {}]}"#,
            Ok(Some(("a", text("One\nline")))),
        );
        check("\u{feff}{\"id\":\"a\",\"text\":\"\",\"html\":null}\r", Ok(Some(("a", text("")))));
        check(r#"{"html": "<p>x", "id": "b"}"#, Ok(Some(("b", Source::Html("<p>x".into())))));
        check("  \r", Ok(None));
    }

    #[test]
    fn what_is_wrong_with_a_line_is_told() {
        check(r#"["a", "b"]"#, Err(RowError::NoObject));
        check(r#"{"id": "a""#, Err(RowError::NotJson(10)));
        check(r#"{"id": 7, "text": ""}"#, Err(RowError::NoString("id")));
        check(r#"{"text": ""}"#, Err(RowError::NoId));
        check(r#"{"id": "a"}"#, Err(RowError::NoText));
        check(r#"{"id": "a", "text": "", "html": ""}"#, Err(RowError::TwoTexts));
        assert_eq!(row(b"{\"id\": \"\xff"), Err(RowError::NotUtf8(8)));
    }
}
