//! The interface's words about finding.

use super::{count, number};
use crate::state::{Sought, Standing, What};
use crate::view::find::Sum;

/// What the bar is called.
pub const FIND: &str = "Find";
/// What is found: words.
pub const WORDS: &str = "Words";
/// What is found: marks.
pub const MARKS: &str = "Marks";
/// What stands in the empty field for words of the text.
pub const WORDS_HINT: &str = "Find words";
/// What stands in the empty field for words of marks.
pub const MARKS_HINT: &str = "Words marked or noted";
/// An option.
pub const WHOLE_WORDS: &str = "Whole words";
/// An option.
pub const WITH_CASE: &str = "Match case";
/// An option.
pub const WITH_MARKS: &str = "Match accents";
/// Where one looks.
pub const HERE: &str = "This article";
/// Where one looks.
pub const IN_ALL: &str = "All articles";
/// What the choice between them is called.
pub const WHERE: &str = "Where to look";
/// What the choice between words and marks is called.
pub const WHAT: &str = "What to find";
/// A filter.
pub const KIND: &str = "Kind or label";
/// A filter.
pub const SPEAKER: &str = "Speaker";
/// A filter.
pub const TAG: &str = "Tag";
/// The choice of no tag.
pub const ANY_TAG: &str = "Any tag";
/// A filter.
pub const STANDING: &str = "Your verdict";
/// A filter.
pub const HAS_NOTE: &str = "With a note";
/// Takes all filters away.
pub const CLEAR: &str = "Clear filters";
/// Takes the bar away.
pub const CLOSE: &str = "Close the find bar (Escape)";
/// What the list of hits is called.
pub const FOUND: &str = "Found";

/// A layer of marks, or a kind or label of it.
pub fn what(what: &What) -> &str {
    match what {
        What::Any => "All marks",
        What::Detected => "All that was read",
        What::Quotations => "Quotations",
        What::Datelines => "Datelines",
        What::Lines(kind) => super::kind(*kind),
        What::ByHand => "All made by hand",
        What::Label(label) => label,
    }
}

/// The groups in which these are offered.
pub const LAYERS: [&str; 3] = ["Read", "Lines", "By hand"];

/// What a person said of a mark.
pub const fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Any => "Any verdict",
        Standing::Doubtful => "Doubtful",
        Standing::Undecided => "Undecided",
        Standing::Accepted => "Accepted",
        Standing::Rejected => "Rejected",
    }
}

/// What was found: “3 of 17”, “3 of 17 in 4 articles”, “17 marks”.
pub fn sum(sum: &Sum, sought: Sought) -> String {
    let total = match (sum.number, sought) {
        _ if sum.total == 0 && sum.is_looking => "Looking…".into(),
        _ if sum.total == 0 => "Nothing found".into(),
        (Some(at), _) => format!("{} of {}", number(at), number(sum.total)),
        (None, Sought::Words) => count(sum.total, "place", "places"),
        (None, Sought::Marks) => count(sum.total, "mark", "marks"),
    };
    match sum.articles {
        Some(articles) if sum.total > 0 => {
            let so_far = if sum.is_looking { " so far" } else { "" };
            format!("{total} in {}{so_far}", count(articles, "article", "articles"))
        }
        _ => total,
    }
}

/// What of it the view does not show.
pub fn hidden(n: usize) -> String {
    format!("{} in lines that this view hides", number(n))
}

/// The way led past an end.
pub const WRAPPED: &str = "round again";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_counted_where_one_looks() {
        let here = Sum { number: Some(3), total: 17, ..Sum::default() };
        let in_all = Sum { articles: Some(1), is_looking: true, ..here };
        let none = Sum { number: None, total: 0, ..in_all };
        let sums = [here, in_all, none, Sum { is_looking: false, ..none }];
        let told = sums.map(|it| sum(&it, Sought::Words));
        assert_eq!(told, ["3 of 17", "3 of 17 in 1 article so far", "Looking…", "Nothing found"]);
        assert_eq!(sum(&Sum { number: None, total: 1, ..here }, Sought::Marks), "1 mark");
    }
}
