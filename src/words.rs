//! The interface's words for the engine's terms, in one place.

pub mod changing;
pub mod commands;
pub mod compare;
pub mod find;
pub mod glance;
pub mod marking;

use bluepencil_engine::project::Verdict;
use bluepencil_engine::{Level, LineKind, LineRule};

use crate::state::Travel;
use crate::view::bulk::Bulk;
use crate::view::doubt::DOUBTFUL_BELOW;
use crate::view::rows::{Ground, Reading, Why};
use crate::view::track::{Stretch, WHOLE};

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

/// Said of a text that is furniture from end to end.
pub const ALL_STRUCK: &str = "Nothing stays: every line of this text is struck.";

/// What a speaker's group is called when nobody is named.
pub const NOBODY: &str = "Speaker open";

/// “1 line”, “3 lines”.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{} {}", number(n), if n == 1 { one } else { many })
}

/// The way to the articles before those that are listed.
pub fn earlier(count: usize) -> String {
    format!("{} earlier", number(count))
}

/// The way to the articles after those that are listed.
pub fn later(count: usize) -> String {
    format!("{} later", number(count))
}

/// How far the opening of a file has come.
pub fn opening(done: usize, all: usize) -> String {
    format!("Opening: {} %", 100 * done / all.max(1))
}

/// How many articles were read.
pub fn reading(read: usize, all: usize) -> String {
    format!("Read {} of {}", number(read), count(all, "article", "articles"))
}

/// What stopping the opening of a file took out.
pub fn stopped(count: usize) -> String {
    format!("Stopped; {} not yet read left out", self::count(count, "article", "articles"))
}

/// What of some files could not be opened: the first problems, and how many more there are.
pub fn problems(first: &[String], more: usize) -> String {
    let first = first.join(" ");
    match more {
        0 => first,
        more => format!("{first} So it is with {}.", count(more, "other line", "other lines")),
    }
}

/// In how many of the articles that were opened together something was odd.
pub fn odd_articles(count: usize) -> String {
    let articles = self::count(count, "article", "articles");
    format!("{articles} had unusual line ends or characters, which were made plain.")
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
        v if v >= DOUBTFUL_BELOW => "likely",
        _ => DOUBTFUL,
    }
}

/// A share from 0 to 1 in whole per cents.
pub fn percent(share: f32) -> u8 {
    // From 0 to 100 by the clamp, so nothing is cut off but the fraction.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let percent = (share.clamp(0.0, 1.0) * 100.0 + 0.5) as u8;
    percent
}

/// A mark that was read with doubt, to stand after what it is.
pub const DOUBTFUL: &str = "doubtful";

/// How many marks are doubtful.
pub fn doubtful(n: usize) -> String {
    format!("{} {DOUBTFUL}", number(n))
}

/// What is underlined in the text as the words that a speaker was read from.
pub const PART_SPEAKER: &str = "Who speaks";

/// A mark on where a story was written.
pub const DATELINE: &str = "Dateline";

/// The way from a repeated line to the line that it repeats.
pub const SHOW_FIRST: &str = "Show where it stands first";

/// What is underlined in the text as the words that announce a quotation.
pub const PART_CUE: &str = "The cue";

/// What was done to all quotations of a speaker: “Set the speaker of 3 more quotations to Ana”.
pub fn set_speakers(n: usize, name: Option<&str>) -> String {
    let more = count(n, "more quotation", "more quotations");
    match name {
        Some(name) => format!("Set the speaker of {more} to {name}"),
        None => format!("Left the speaker of {more} open"),
    }
}

/// There is no doubtful mark in that direction.
pub const NO_MORE_DOUBT: &str = "There is no doubtful mark further on in this article.";

/// There is none at all.
pub const NO_DOUBT: &str = "Nothing in this article is doubtful.";

/// What the section of rules is called.
pub const RULES: &str = "Your rules";

/// What a rule does, as its entry in the list: "Strike lines that begin with “READ MORE:”".
pub fn rule(rule: &LineRule) -> String {
    format!("{} lines that {}", if rule.keep { "Keep" } else { "Strike" }, rule.like)
}

/// What was done by making a rule: "Struck all lines that begin with “READ MORE:”".
pub fn ruled(rule: &LineRule) -> String {
    format!("{} all lines that {}", if rule.keep { "Kept" } else { "Struck" }, rule.like)
}

/// What was done by removing one.
pub fn unruled(rule: &LineRule) -> String {
    format!("Removed the rule on lines that {}", rule.like)
}

/// How many lines a rule is about.
pub fn ruled_lines(n: usize) -> String {
    format!("{} here", count(n, "line", "lines"))
}

/// The button that makes a rule of a decision: "Strike all lines that read “Sign up”".
pub fn make_rule(rule: &LineRule) -> String {
    format!("{} all lines that {}", if rule.keep { "Keep" } else { "Strike" }, rule.like)
}

/// The button that removes a rule.
pub const REMOVE_RULE: &str = "Remove the rule";

/// What a screen reader hears of that button in a list of rules.
pub fn remove_rule(rule: &LineRule) -> String {
    format!("Remove the rule on lines that {}", rule.like)
}

/// No rule can be made of what is in focus.
pub const NOTHING_ALIKE: &str = "Keep or strike a line first, or set a speaker: then the same \
    can be said of all that are like it.";

/// Why a line is as it is, as a clause.
pub fn reason(why: &Why) -> String {
    match why {
        Why::Read(reason) => reason.to_string(),
        Why::Rule(rule) => rule.to_string(),
    }
}

/// Why a line is as it is, beside it.
pub fn why(reading: &Reading) -> String {
    let verb = if reading.is_struck { "Struck" } else { "Kept" };
    let sure = confidence(reading.confidence);
    let reason = reason(&reading.why);
    match reading.ground {
        Ground::Person => format!("{verb} by you. As it was read, {reason}."),
        Ground::Rule => format!("{verb}, because {reason}."),
        Ground::Reading | Ground::Doubt => format!("Because {reason} ({sure})."),
    }
}

/// What the section of speakers is called.
pub const SPEAKERS: &str = "Speakers";

/// What its table is about, for screen readers.
pub const SPEAKERS_CAPTION: &str =
    "Who is quoted, how often and with how many words, and where in the article";

/// A column: who.
pub const SPEAKER: &str = "Speaker";

/// A column: how many quotations.
pub const QUOTATIONS: &str = "Quotations";

/// A column: how many words.
pub const WORDS: &str = "Words";

/// So many words, and their share of all quoted ones.
pub fn words_of(words: usize, total: usize) -> String {
    format!("{} · {} %", number(words), (words * 200 + total) / (2 * total.max(1)))
}

/// Where in the article a speaker is quoted, as the words of a drawing.
pub fn places(places: &[Stretch]) -> String {
    let mut at: Vec<u32> = places.iter().map(|(start, _)| start * 100 / WHOLE).collect();
    at.dedup();
    let at: Vec<String> = at.iter().map(|percent| format!("{percent} %")).collect();
    format!("Speaks at {} of the article", at.join(", "))
}

/// What unfolding a speaker's name is good for.
pub const SAME_HINT: &str = "Other names of this person";

/// The field that merges a speaker with another.
pub const SAME_AS: &str = "The same person as";

/// The button that parts a name from a speaker again.
pub fn part(alias: &str) -> String {
    format!("Part from {alias}")
}

/// What was done by merging.
pub fn merged(alias: &str, name: &str) -> String {
    format!("Merged {alias} with {name}")
}

/// What was done by parting.
pub fn parted(alias: &str, name: &str) -> String {
    format!("Parted {alias} from {name}")
}

/// What was done by setting a speaker; nothing: somebody said that nobody speaks.
pub fn set_speaker(name: Option<&str>) -> String {
    match name {
        Some(name) => format!("Set the speaker to {name}"),
        None => "Left the speaker open".into(),
    }
}

/// A command that needs a mark in focus; `key` is the one that goes to the next.
pub fn choose_mark(key: Option<&str>) -> String {
    match key {
        Some(key) => format!("Choose a mark first: press {key} for the next one, or click it."),
        None => "Choose a mark first: click one.".into(),
    }
}

/// A command that needs a quotation in focus.
pub const NO_QUOTATION: &str = "Choose a quotation first: walk to one, or click it.";

/// Before the names of others who may have spoken.
pub const OR_PERHAPS: &str = "Or perhaps";

/// What the speaker's field wants, for screen readers.
pub const SPEAKER_HINT: &str = "Enter takes the name, Escape leaves it. No name: nobody speaks.";

/// The button that says the same of all that is like the mark in focus, for a speaker.
pub fn set_others(n: usize, name: &str) -> String {
    format!("The same for {} more of {name}", number(n))
}

/// What the section of doubtful marks is called.
pub const DOUBTFUL_MARKS: &str = "Doubtful";

/// How many there are besides those that are listed.
pub fn more(n: usize) -> String {
    format!("and {} more", number(n))
}

/// The button that accepts many marks at once.
pub const ALL_RIGHT: &str = "All right";

/// The button that rejects many marks at once.
pub const ALL_WRONG: &str = "All wrong";

/// The button that accepts everything that is not doubtful.
pub const REST_RIGHT: &str = "Accept all that is not doubtful";

/// Many marks were to be judged, and each has a verdict already.
pub const ALL_JUDGED: &str = "You have judged all of them already.";

/// What was done by one verdict on many marks: "Rejected 12 advertisements".
pub fn judged(verdict: Verdict, n: usize, bulk: &Bulk) -> String {
    let verb = if verdict == Verdict::Accepted { "Accepted" } else { "Rejected" };
    let what = match bulk {
        Bulk::Kind(kind) => count(n, &self::kind(*kind).to_ascii_lowercase(), kinds(*kind)),
        Bulk::Speaker(name) => {
            let name = name.as_deref().map_or("nobody named".into(), |name| name.to_owned());
            format!("{} of {name}", count(n, "quotation", "quotations"))
        }
        Bulk::Doubtful => count(n, "doubtful mark", "doubtful marks"),
        Bulk::Certain => count(n, "mark", "marks"),
    };
    format!("{verb} {what}")
}

/// Several lines of a kind.
const fn kinds(kind: LineKind) -> &'static str {
    match kind {
        LineKind::Title => "headlines",
        LineKind::Standfirst => "standfirsts",
        LineKind::Subheading => "subheadings",
        LineKind::Paragraph => "paragraphs",
        LineKind::ListItem => "list items",
        LineKind::RepeatedTitle => "repeated headlines",
        LineKind::RepeatedLine => "repeated lines",
        LineKind::Masthead => "mastheads",
        LineKind::Navigation => "lines of navigation",
        LineKind::Promo => "other stories",
        LineKind::Advertisement => "advertisements",
        LineKind::Share => "share buttons",
        LineKind::Newsletter => "newsletter lines",
        LineKind::Legal => "legal notices",
        LineKind::Comments => "lines of comments",
        LineKind::Control => "page controls",
        LineKind::Timestamp => "dates and times",
        LineKind::Byline => "bylines",
        LineKind::Contributors => "lines of contributors",
        LineKind::AuthorBio => "lines about the author",
        LineKind::Caption => "captions",
        LineKind::Credit => "picture credits",
        LineKind::Tags => "lines of tags",
        LineKind::SourceLink => "source links",
    }
}

/// What the section of steps is called.
pub const STEPS: &str = "Steps";

/// What its list is good for.
pub const STEPS_HINT: &str = "Press a step to go back to before it, or forward again.";

/// A step that was taken back.
pub const UNDONE: &str = "undone";

/// What was done by going several steps at once; `name` is the last of them.
pub fn travelled(travel: Travel, n: usize, name: &str) -> String {
    let verb = if matches!(travel, Travel::Back(_)) { "Undone" } else { "Done again" };
    match n {
        1 => format!("{verb}: {name}."),
        _ => format!("{verb}: {}, the last “{name}”.", count(n, "step", "steps")),
    }
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
