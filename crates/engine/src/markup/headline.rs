//! The headline in a page's structured data (JSON-LD, schema.org `headline`). Pages hold data that
//! is no valid JSON often enough, so this looks for the key and reads the string behind it.

/// The key, as it stands in the data.
const KEY: &str = "\"headline\"";

/// The first headline in `data` that is not empty. Linear in its length.
pub(super) fn find(data: &str) -> Option<String> {
    let mut rest = data;
    while let Some((_, behind)) = rest.split_once(KEY) {
        let value = behind.trim_start().strip_prefix(':').map(str::trim_start);
        if let Some(inside) = value.and_then(|value| value.strip_prefix('"'))
            && let Some(headline) = string(inside)
        {
            return Some(headline);
        }
        rest = behind;
    }
    None
}

/// The JSON string that `inside` begins with, its opening mark taken off (RFC 8259, section 7).
fn string(inside: &str) -> Option<String> {
    let mut text = String::new();
    let mut chars = inside.chars();
    // The first half of a character that is written as two.
    let mut half = None;
    loop {
        let c = match chars.next()? {
            '"' => break,
            '\\' => match chars.next()? {
                'n' | 'r' | 't' | 'b' | 'f' => ' ',
                'u' => {
                    let unit = unit(&mut chars)?;
                    let pair = half.take().into_iter().chain([unit]);
                    match char::decode_utf16(pair).last() {
                        Some(Ok(c)) => c,
                        _ => {
                            half = Some(unit);
                            continue;
                        }
                    }
                }
                c => c,
            },
            c => c,
        };
        text.push(c);
    }
    let text = super::titles::single_line(&text);
    (!text.is_empty()).then_some(text)
}

/// Four hexadecimal digits.
fn unit(chars: &mut std::str::Chars) -> Option<u16> {
    let digits = chars.as_str().get(..4)?;
    chars.nth(3);
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(data: &str, expected: Option<&str>) {
        assert_eq!(find(data).as_deref(), expected);
    }

    #[test]
    fn the_first_headline_is_read_out_of_valid_and_broken_data() {
        check(r#"{"a":[{"headline" : "Bridge reopens"}]}"#, Some("Bridge reopens"));
        check(r#"{"headline":"","x":{"headline":"Second"},}"#, Some("Second"));
        check(r#"{"headline":["no string"]}"#, None);
        check(r#"{"headline":"never ends"#, None);
    }

    #[test]
    fn escapes_are_undone() {
        check(r#"{"headline":"\u201cYes\u201d \/ \"no\"\n now"}"#, Some("“Yes” / \"no\" now"));
        check(r#"{"headline":"\ud83c\udf89 party \ud800"}"#, Some("🎉 party"));
        check(r#"{"headline":"\u12"}"#, None);
    }
}
