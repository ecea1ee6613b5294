//! The encoding that a page names in its own source.

use super::decode::is_mostly_utf8;

/// How far into a page its encoding may be declared, in bytes (HTML Standard, 4.2.5.4).
const REACH: usize = 1024;
const NAME: &[u8] = b"charset";

/// The label of the encoding that the source of a page declares (`windows-1251`), where that says
/// more than [`super::decode()`] finds out: `None` for Unicode, by its bytes or by its label.
///
/// A page that was saved anew in UTF-8 often still declares what it was before, so valid UTF-8
/// beyond ASCII counts for more than a label.
///
/// ```
/// use bluepencil_engine::intake::declared_encoding;
/// assert_eq!(declared_encoding(b"<meta charset='windows-1251'>\xcc\xee"), Some("windows-1251"));
/// assert_eq!(declared_encoding("<meta charset='windows-1251'>Мост".as_bytes()), None);
/// ```
pub fn declared_encoding(bytes: &[u8]) -> Option<&str> {
    let is_marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    if is_marked || !bytes.is_ascii() && is_mostly_utf8(bytes) {
        return None;
    }
    let head = bytes.get(..REACH).unwrap_or(bytes);
    let named = |at: &usize| {
        head.get(*at..at + NAME.len()).is_some_and(|name| name.eq_ignore_ascii_case(NAME))
    };
    let labels = (0..head.len()).filter(named).filter_map(|at| label(head.get(at + NAME.len()..)?));
    labels.take(1).find(|label| !label.to_ascii_lowercase().starts_with("utf"))
}

/// The label behind an equals sign, in quotation marks or not.
fn label(bytes: &[u8]) -> Option<&str> {
    let bytes = bytes.trim_ascii_start().strip_prefix(b"=")?.trim_ascii_start();
    let bytes = bytes.strip_prefix(b"\"").or_else(|| bytes.strip_prefix(b"'")).unwrap_or(bytes);
    let is_label = |b: &u8| b.is_ascii_alphanumeric() || b"-_:.".contains(b);
    let end = bytes.iter().position(|b| !is_label(b)).unwrap_or(bytes.len());
    std::str::from_utf8(bytes.get(..end)?).ok().filter(|label| !label.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_found_however_it_is_written() {
        let check = |source: &str, label| assert_eq!(declared_encoding(source.as_bytes()), label);
        check("<html><head><META CHARSET = Shift_JIS>", Some("Shift_JIS"));
        check("<meta http-equiv=x content=\"text/html; charset=gb2312\">", Some("gb2312"));
        check("<meta charset=\"utf-8\">", None);
        check("<meta charset=>", None);
        check("<meta charset", None);
        check("<p>The charset of this page is unknown.</p>", None);
    }

    #[test]
    fn bytes_that_tell_their_encoding_count_for_more() {
        assert_eq!(declared_encoding(b"\xff\xfe<meta charset=koi8-r>"), None);
        assert_eq!(declared_encoding("<meta charset=koi8-r>Порт".as_bytes()), None);
        assert_eq!(declared_encoding(b"<meta charset=koi8-r>\xf0\xcf\xd2\xd4"), Some("koi8-r"));
    }

    #[test]
    fn a_label_far_into_the_page_is_not_looked_for() {
        let source = format!("{}<meta charset=koi8-r>", " ".repeat(REACH));
        assert_eq!(declared_encoding(source.as_bytes()), None);
    }
}
