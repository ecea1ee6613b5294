//! The interface's words for the engine's terms, in one place.

use bluepencil_engine::{Level, LineKind};

/// A kind of line, as a label on one line ("Caption").
pub const fn kind(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Title => "Headline",
        LineKind::Standfirst => "Standfirst",
        LineKind::Subheading => "Subheading",
        LineKind::Paragraph => "Paragraph",
        LineKind::ListItem => "List item",
        LineKind::RepeatedTitle => "Headline again",
        LineKind::RepeatedLine => "Repeated line",
        LineKind::Masthead => "Masthead",
        LineKind::Navigation => "Navigation",
        LineKind::Promo => "Other story",
        LineKind::Advertisement => "Advertisement",
        LineKind::Share => "Share button",
        LineKind::Newsletter => "Newsletter",
        LineKind::Legal => "Legal notice",
        LineKind::Comments => "Comments",
        LineKind::Control => "Page control",
        LineKind::Timestamp => "Date and time",
        LineKind::Byline => "Byline",
        LineKind::Contributors => "Contributors",
        LineKind::AuthorBio => "About the author",
        LineKind::Caption => "Caption",
        LineKind::Credit => "Picture credit",
        LineKind::Tags => "Tags",
        LineKind::SourceLink => "Source link",
    }
}

/// A level of quotation, as a label.
pub const fn level(level: Level) -> &'static str {
    match level {
        Level::Direct => "Quotation",
        Level::Partial => "Partial quotation",
        Level::Headline => "Quotation in a headline",
        Level::Nested => "Quotation inside a quotation",
        Level::Scare => "Marked words, nobody’s speech",
    }
}

/// What a speaker's group is called when nobody is named.
pub const NOBODY: &str = "Speaker open";

/// “1 line”, “3 lines”.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// A number with its thousands set apart.
pub fn number(n: usize) -> String {
    let digits = n.to_string();
    let mut grouped = String::with_capacity(digits.len() * 2);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A confidence from 0 to 1, in words.
pub fn confidence(value: f32) -> &'static str {
    match value {
        v if v >= 0.95 => "certain",
        v if v >= 0.8 => "fairly sure",
        v if v >= 0.6 => "likely",
        _ => "doubtful",
    }
}

/// A share from 0 to 1 in whole per cents.
pub fn percent(share: f32) -> u8 {
    // From 0 to 100 by the clamp, so nothing is cut off but the fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = (share.clamp(0.0, 1.0) * 100.0 + 0.5) as u8;
    percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        assert_eq!(number(0), "0");
        assert_eq!(number(999), "999");
        assert_eq!(count(1_234_567, "line", "lines"), "1,234,567 lines");
        assert_eq!(count(1, "line", "lines"), "1 line");
    }

    #[test]
    fn shares_are_rounded_to_whole_per_cents() {
        assert_eq!([0.0, 0.994, 0.995, 1.0, f32::NAN].map(percent), [0, 99, 100, 100, 0]);
    }
}
