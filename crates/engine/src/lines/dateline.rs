//! The place and agency before the first sentence: "WASHINGTON (AP) —".

use crate::span::{Span, saturate};

/// A dateline is over by this byte: place, region, date and agency.
const REACH: usize = 90;
/// Dashes that close a dateline.
const DASHES: &[char] = &['—', '–', '-', '―'];

/// The dateline at the start of `line`, which begins at byte `base`. `first` says that it is the
/// first paragraph, where a place without an agency counts too.
pub(super) fn find(line: &str, base: u32, first: bool) -> Option<Span> {
    let mut cut = REACH.min(line.len());
    while !line.is_char_boundary(cut) {
        cut -= 1;
    }
    let head = line.get(..cut)?;
    let (dash, end) = closing(head)?;
    let place = head.get(..dash)?.trim_end();
    let (place, agency) = match place.strip_suffix(')') {
        Some(inside) => inside.rsplit_once('(').map(|(p, a)| (p.trim_end(), Some(a)))?,
        None => (place, None),
    };
    let stands = match agency {
        Some(agency) => is_place(place) && is_agency(agency),
        None => first && is_loud_place(place),
    };
    // A sentence follows; a dash inside one is followed by a small letter.
    let goes_on = line.get(end..)?.chars().find(|c| c.is_alphanumeric());
    let opens = goes_on.is_some_and(|c| !c.is_lowercase());
    (stands && opens).then(|| Span::new(base, base + saturate(end)))
}

/// Where the dash (or the colon) that closes the dateline starts and ends.
fn closing(head: &str) -> Option<(usize, usize)> {
    let mut chars = head.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let spaced = head.get(..at).is_some_and(|h| h.ends_with([' ', ')', '\u{a0}']));
        if c == ':' && head.get(at..).is_some_and(|rest| rest.starts_with(": ")) {
            return Some((at, at + 1));
        }
        if DASHES.contains(&c) && (spaced || c == '—') {
            let mut end = at + c.len_utf8();
            while chars.peek().is_some_and(|(_, c)| DASHES.contains(c)) {
                end += chars.next().map_or(0, |(_, c)| c.len_utf8());
            }
            return Some((at, end));
        }
        if matches!(c, '"' | '“' | '!' | '?') {
            return None;
        }
    }
    None
}

fn is_agency(name: &str) -> bool {
    let words = name.split_whitespace().count();
    (1..=4).contains(&words) && name.chars().all(|c| c.is_alphanumeric() || " .&-/".contains(c))
}

/// One to eight words, the first with a capital: place, region, perhaps a date.
fn is_place(place: &str) -> bool {
    let words = place.split_whitespace().count();
    (1..=8).contains(&words) && place.chars().next().is_some_and(char::is_uppercase)
}

/// A place whose first word is all capitals ("CLEVELAND, Ohio").
fn is_loud_place(place: &str) -> bool {
    let first = place.split([' ', ',']).next().unwrap_or_default();
    let letters = first.chars().filter(|c| c.is_alphabetic()).count();
    let loud =
        letters >= 3 && !first.chars().any(char::is_lowercase) && !first.contains(char::is_numeric);
    let rest = place.split([',', ' ']).skip(1).filter(|w| !w.is_empty());
    loud && is_place(place)
        && rest.clone().count() <= 5
        && rest.clone().all(|w| w.chars().next().is_some_and(|c| !c.is_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `expected` is the dateline, or nothing.
    fn check(line: &str, expected: &str) {
        let found = find(line, 0, true).and_then(|s| line.get(s.range())).unwrap_or_default();
        assert_eq!(found, expected, "in {line}");
    }

    #[test]
    fn place_and_agency_end_with_the_dash() {
        check("LARKHAVEN (NPA) — The ferry sailed.", "LARKHAVEN (NPA) —");
        check("Port Elm (Newswire) - The ferry sailed.", "Port Elm (Newswire) -");
        check("LARKHAVEN, Nov 20 (NPA) -- The ferry sailed.", "LARKHAVEN, Nov 20 (NPA) --");
    }

    #[test]
    fn a_place_in_capitals_needs_no_agency() {
        check("LARKHAVEN, Ohio – The ferry sailed.", "LARKHAVEN, Ohio –");
        check("PORT ELM: The ferry sailed.", "PORT ELM:");
    }

    #[test]
    fn prose_with_a_dash_has_none() {
        check("The ferry (built in 1912) — the last of its kind — sailed.", "");
        check("Port Elm is quiet - too quiet.", "");
        check("PORT — which nobody had asked — agreed.", "");
    }
}
