//! The interface's words about finding.

use super::number;
use super::phrases::{count, find};
use crate::state::{Sought, Standing, What};
use crate::view::find::Sum;

/// A layer of marks, or a kind or label of it.
pub fn what(what: &What) -> &str {
    match what {
        What::Any => find::all_marks(),
        What::Detected => find::all_read(),
        What::Quotations => find::quotations(),
        What::Datelines => find::datelines(),
        What::Lines(kind) => super::kind(*kind),
        What::ByHand => find::all_by_hand(),
        What::Label(label) => super::label(label),
    }
}

/// The groups in which these are offered.
pub fn layers() -> [&'static str; 3] {
    [find::layer_read(), find::layer_lines(), find::layer_by_hand()]
}

/// What a person said of a mark.
pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::Any => find::any_verdict(),
        Standing::Doubtful => find::doubtful(),
        Standing::Undecided => find::undecided(),
        Standing::Accepted => find::accepted(),
        Standing::Rejected => find::rejected(),
    }
}

/// What was found: “3 of 17”, “3 of 17 in 4 articles”, “17 marks”.
pub fn sum(sum: &Sum, sought: Sought) -> String {
    let total = match (sum.number, sought) {
        _ if sum.total == 0 && sum.is_looking => find::looking().to_owned(),
        _ if sum.total == 0 => find::nothing().to_owned(),
        (Some(at), _) => find::number(&number(at), &number(sum.total)),
        (None, Sought::Words) => count::places(sum.total),
        (None, Sought::Marks) => count::marks(sum.total),
    };
    match sum.articles {
        Some(articles) if sum.total > 0 && sum.is_looking => {
            find::in_articles_so_far(&total, articles)
        }
        Some(articles) if sum.total > 0 => find::in_articles(&total, articles),
        _ => total,
    }
}

/// What of it the view does not show; of the article on screen, if one looks in all.
pub fn hidden(n: usize, is_in_all: bool) -> String {
    if is_in_all { find::hidden_here(n) } else { find::hidden(n) }
}

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
