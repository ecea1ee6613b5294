//! Characters that were spelled out or wrongly decoded on the way: “&quot;” and “â€œ”. They stay as
//! they came; quotation marks among them are read as what they were.

use super::Notice;
use crate::text::Text;

/// The longest name of an entity that is looked for, as in “&raquo;” or “&#8220;”, in bytes.
const LONGEST_NAME: usize = 8;

/// What to tell of the garbled characters of `text`, if it has any. Linear.
pub fn garbled(text: &Text) -> Option<Notice> {
    let text = text.as_str();
    let suspects = text.match_indices(['&', 'â', 'Ã']);
    let mut places = suspects.map(|(at, _)| at).filter(|&at| is_garbled(text.get(at..)));
    let first = places.next()?;
    let before = text.get(..first).unwrap_or_default();
    Some(Notice::Garbled { count: 1 + places.count(), line: 1 + before.matches('\n').count() })
}

/// Whether an entity stands at the start of `rest`, or the first bytes that UTF-8 has for curly marks
/// and dashes, or for letters with accents, as Windows-1252 shows them.
fn is_garbled(rest: Option<&str>) -> bool {
    let Some(rest) = rest else { return false };
    let mut chars = rest.chars();
    match (chars.next(), chars.next()) {
        (Some('&'), _) => is_entity(rest),
        (Some('â'), second) => second == Some('€'),
        // Letters with a tilde stand before a space or a guillemet in their own right.
        (_, Some('\u{a0}' | '«' | '»')) => false,
        (_, second) => second.is_some_and(|c| ('\u{80}'..='\u{bf}').contains(&c)),
    }
}

fn is_entity(rest: &str) -> bool {
    let name = rest.bytes().skip(1).take(LONGEST_NAME + 1).position(|byte| byte == b';');
    let Some(name) = name.and_then(|end| rest.get(1..=end)) else { return false };
    let digits = name.strip_prefix('#');
    let is_number = digits.is_some_and(|it| it.bytes().all(|byte| byte.is_ascii_digit()));
    name.len() > 1 && (is_number || name.bytes().all(|byte| byte.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<(usize, usize)>) {
        let expected = expected.map(|(count, line)| Notice::Garbled { count, line });
        assert_eq!(garbled(&Text::new(text)), expected);
    }

    #[test]
    fn entities_and_wrongly_decoded_marks_are_counted() {
        check("Title\n&quot;Yes,&quot; she said &amp; left.", Some((3, 2)));
        check("â€œYes,â€\u{9d} said ZoÃ«\u{a0}Lund&#8217;s aunt.", Some((3, 1)));
        check("CafÃ© on the quay", Some((1, 1)));
    }

    #[test]
    fn what_only_looks_like_it_is_left_alone() {
        check("R&D; AT&T; a & b; &; &#; &x", None);
        check("IRMÃ\u{a0}e «MANHÃ» ça â €", None);
    }
}
