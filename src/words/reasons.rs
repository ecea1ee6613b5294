//! Why a line is as it is, and how a speaker was found, in words.

use bluepencil_engine::reason::{Clue, Reason};
use bluepencil_engine::{Attribution, Likeness};

use super::{confidence, kind, number, phrases};
use crate::view::names::shorten;
use crate::view::rows::{Ground, Reading, Why};

/// How much of a line's words a sentence about it shows, in characters.
const SHOWN: usize = 60;

/// Why a line is as it is, as a clause.
pub fn reason(why: &Why) -> String {
    match why {
        Why::Read(reason) => read(reason),
        Why::Rule(rule) if rule.keep => phrases::why::rule_keeps(&like(&rule.like)),
        Why::Rule(rule) => phrases::why::rule_strikes(&like(&rule.like)),
        Why::Said(read) => phrases::why::said(kind(*read)),
    }
}

/// The same in a sentence, beside the line.
pub fn why(reading: &Reading) -> String {
    if let Why::Said(read) = reading.why {
        return phrases::why::said_by_you(kind(read));
    }
    let reason = &reason(&reading.why);
    match (reading.ground, reading.is_struck) {
        (Ground::Person, true) => phrases::why::struck_by_you(reason),
        (Ground::Person, false) => phrases::why::kept_by_you(reason),
        (Ground::Rule, true) => phrases::why::struck_by_rule(reason),
        (Ground::Rule, false) => phrases::why::kept_by_rule(reason),
        (Ground::Reading | Ground::Doubt | Ground::Kind, _) => {
            phrases::why::read(reason, confidence(reading.confidence))
        }
    }
}

/// Which lines a rule is about, to stand after "lines that".
pub fn like(like: &Likeness) -> String {
    let words = shorten(like.words(), SHOWN);
    match like {
        Likeness::Words(_) => phrases::why::like_words(&words),
        Likeness::Opening(_) => phrases::why::like_opening(&words),
    }
}

/// How the speaker of a quotation was found.
pub fn attribution(attribution: Attribution) -> &'static str {
    phrases::attribution::nth(attribution as usize)
}

fn read(reason: &Reason) -> String {
    let words = match reason {
        Reason::FirstHeadline => phrases::reason::first_headline(),
        Reason::GivenTitle => phrases::reason::given_title(),
        Reason::IsPhrase => phrases::reason::is_phrase(),
        Reason::Prose => phrases::reason::prose(),
        Reason::SameAsTitle { line } => return phrases::reason::same_as_title(&line.to_string()),
        Reason::SameAsLine { line } => return phrases::reason::same_as_line(&line.to_string()),
        Reason::BeginsWith { phrase } => return phrases::reason::begins_with(phrase),
        Reason::Holds { phrase } => return phrases::reason::holds(phrase),
        Reason::Form(form) => {
            return phrases::reason::form(phrases::form::nth(*form as usize));
        }
        Reason::Stands(position) => {
            return phrases::reason::stands(phrases::position::nth(*position as usize));
        }
        Reason::Clues(clues) => return listed(clues),
        Reason::StandsIn { articles } => {
            return phrases::reason::stands_in(&number(*articles as usize));
        }
    };
    words.to_owned()
}

fn listed(clues: &[Clue]) -> String {
    let mut clues = clues.iter().map(|clue| phrases::clue::nth(*clue as usize));
    let first = clues.next().unwrap_or_default().to_owned();
    clues.fold(first, |clues, clue| phrases::reason::and(&clues, clue))
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::LineRule;
    use bluepencil_engine::reason::{Form, Position};

    use super::*;

    #[test]
    fn in_english_every_reason_reads_as_the_engine_writes_it() {
        let phrase = || "Read more:".to_owned();
        let mut all = vec![
            Reason::FirstHeadline,
            Reason::GivenTitle,
            Reason::SameAsTitle { line: 4 },
            Reason::SameAsLine { line: 3000 },
            Reason::BeginsWith { phrase: phrase() },
            Reason::Holds { phrase: phrase() },
            Reason::IsPhrase,
            Reason::Prose,
            Reason::Clues(Clue::ALL.to_vec()),
            Reason::StandsIn { articles: 384 },
        ];
        all.extend(Form::ALL.iter().copied().map(Reason::Form));
        all.extend(Position::ALL.iter().copied().map(Reason::Stands));
        for reason in all {
            assert_eq!(read(&reason), reason.to_string());
        }
        for how in Attribution::ALL {
            assert_eq!(attribution(*how), how.to_string());
        }
        for like in [Likeness::Words(phrase()), Likeness::Opening(phrase())] {
            for keep in [false, true] {
                let rule = LineRule { like: like.clone(), keep };
                assert_eq!(reason(&Why::Rule(rule.clone())), rule.to_string());
            }
        }
    }
}
