//! The outer form of a quotation and of the sentence around it: capitals, and what stands at the
//! edges. Offsets are places among tokens.

use super::attribute::{self, Ending};
use super::lexicon::Class;
use super::tokens::{Kind, Token};

/// Whether most long words have a capital, as in many headlines.
pub(super) fn is_title_case(tokens: &[Token]) -> bool {
    let long = tokens.iter().filter(|t| t.kind == Kind::Word && t.span.len() > 3);
    let (large, all) = long.fold((0, 0), |(large, all), t| (large + u32::from(t.capital), all + 1));
    large * 10 > all * 7
}

/// Inside a sentence of running text a verb has no capital: what looks like one is part of a name
/// (“United States”).
pub(super) fn settle_capitals(tokens: &mut [Token]) {
    let mut opens = true;
    for token in tokens {
        if token.capital && !opens && token.class.is_cue() {
            token.is_no_verb();
        }
        opens = !token.is_word() && token.kind != Kind::Comma;
    }
}

/// Makes given names of small words and months whose capital can mean nothing else: before a name,
/// and inside a sentence (“said Per Aasen”) or where somebody is told of (“May Lund said”).
pub(super) fn settle_given_names(tokens: &mut [Token]) {
    for at in 0..tokens.len() {
        if !tokens.get(at).is_some_and(|token| token.capital && token.is(Class::ALSO_GIVEN)) {
            continue;
        }
        let before = at.checked_sub(1).and_then(|at| tokens.get(at)).copied();
        let Some([given, family, rest @ ..]) = tokens.get_mut(at..) else { return };
        let is_subject = match rest {
            [cue, ..] if !cue.capital && cue.class.is_cue() => true,
            // “April Lund, 34, said”, “April Lund, who lives there, said”
            [comma, next, ..] if comma.kind == Kind::Comma => {
                next.kind == Kind::Number || next.is(Class::RELATIVE)
            }
            _ => false,
        };
        let is_month = given.is(Class::TIME);
        let is_pair = family.is_name() && !given.possessive;
        if is_pair && leads_to_name(before, is_month, is_subject) {
            given.be_given_name();
        }
    }
}

/// Whether a name begins after `before`; where a sentence begins there, one does that is its subject.
fn leads_to_name(before: Option<Token>, is_month: bool, is_subject: bool) -> bool {
    match before {
        Some(before) if before.kind == Kind::Comma => true,
        Some(before) if before.is_word() => {
            // “in April Brandt said”, “last May Brandt said”
            let leads = Class::SAYING.with(Class::TO).with(Class::COORDINATOR);
            !before.capital && (!is_month || before.is(leads))
        }
        Some(before) if matches!(before.kind, Kind::Quote(_)) && !before.ends_sentence => true,
        _ => is_subject,
    }
}

/// “a man known as “Stumpy””, “the so-called “experts””
pub(super) fn is_named(tokens: &[Token], place: usize) -> bool {
    let at = |back: usize| place.checked_sub(back).and_then(|at| tokens.get(at));
    at(1).is_some_and(|t| t.is(Class::SO_CALLED))
        || at(1).is_some_and(attribute::is_as) && at(2).is_some_and(|t| t.is(Class::NAMING))
}

/// Whether a comma, a colon or a dash leads to the quotation at `place`.
pub(super) fn is_set_off(tokens: &[Token], place: usize) -> bool {
    let before = place.checked_sub(1).and_then(|at| tokens.get(at));
    before.is_some_and(|t| matches!(t.kind, Kind::Comma | Kind::Colon | Kind::Dash))
}

/// Whether the words inside the marks begin with a capital or a figure.
pub(super) fn begins_large(inner: &str) -> bool {
    let mut chars = inner.trim_start_matches(|c: char| !c.is_alphanumeric()).chars();
    chars.next().is_some_and(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// How the words inside the marks end.
pub(super) fn ending(inner: &str) -> Ending {
    let bare = inner.trim_end_matches(|c: char| {
        matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']') || c.is_whitespace()
    });
    match bare.chars().next_back() {
        Some(',' | '—' | '–' | '-' | '，') => Ending::Open,
        Some('?' | '!' | '？' | '！') => Ending::Asks,
        Some('.' | '…' | '。') => Ending::Stops,
        _ => Ending::Bare,
    }
}

/// Whether words stand in a script that puts no space between them: kana and Chinese characters,
/// Thai, Lao, Burmese and Khmer. What was learned of words from English tells nothing there.
pub(super) fn is_unspaced(inner: &str) -> bool {
    let is_unspaced = |c: char| {
        matches!(c,
            '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}'
            | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}'
            | '\u{20000}'..='\u{2ffff}')
    };
    inner.contains(is_unspaced)
}
