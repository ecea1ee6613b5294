//! How well a name fits what somebody types to find it: by its beginning, by the beginnings of its
//! words, by their first letters, or by what stands inside it; whatever the case and the marks on
//! letters. No letters are skipped inside a word, so why a name is listed can be seen.

use bluepencil_engine::find::folded;

use super::names::is_letter;

/// How a name fits; the better come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fit {
    /// It begins with what is sought.
    Start,
    /// Every word that is sought begins one of its words.
    Words,
    /// What is sought is made of beginnings of its words, in their order: "nd" of "Next doubtful".
    Initials,
    /// Every word that is sought stands in it somewhere.
    Inside,
}

impl Fit {
    /// Every fit, the best first.
    pub const ALL: [Self; 4] = [Self::Start, Self::Words, Self::Initials, Self::Inside];
}

/// What somebody typed, ready to be held against one name after another.
#[derive(Clone, Debug)]
pub struct Sought {
    /// The words, folded.
    words: Vec<String>,
    /// The same with one space between them.
    all: String,
}

impl Sought {
    /// What `typed` seeks.
    pub fn new(typed: &str) -> Self {
        let words: Vec<String> = folded(typed).split_whitespace().map(str::to_owned).collect();
        Self { all: words.join(" "), words }
    }

    /// Whether that is nothing, which fits every name.
    pub const fn is_nothing(&self) -> bool {
        self.words.is_empty()
    }

    /// How a name fits that was [`folded`]; nothing if it does not. Linear in the name for each word
    /// that is sought.
    ///
    /// ```
    /// use bluepencil::view::matching::{Fit, Sought};
    /// let name = bluepencil_engine::find::folded("Next doubtful mark");
    /// assert_eq!(Sought::new("DOUBT").fit(&name), Some(Fit::Words));
    /// assert_eq!(Sought::new("ndm").fit(&name), Some(Fit::Initials));
    /// assert_eq!(Sought::new("nxt").fit(&name), None);
    /// ```
    pub fn fit(&self, name: &str) -> Option<Fit> {
        if name.starts_with(&self.all) {
            Some(Fit::Start)
        } else if self.words.iter().all(|word| begins_a_word(name, word)) {
            Some(Fit::Words)
        } else if self.are_initials(name) {
            Some(Fit::Initials)
        } else {
            let is_inside = self.words.iter().all(|word| name.contains(word.as_str()));
            is_inside.then_some(Fit::Inside)
        }
    }

    /// Whether one word of at least two letters is made of the beginnings of the name's words.
    fn are_initials(&self, name: &str) -> bool {
        let [word] = self.words.as_slice() else { return false };
        let word: Vec<char> = word.chars().collect();
        if word.len() < 2 {
            return false;
        }
        // How much of the word the name's words so far can make up: places in it that are reached.
        let mut reached = vec![false; word.len() + 1];
        reached.iter_mut().take(1).for_each(|start| *start = true);
        for part in name.split(|c: char| !is_letter(c)) {
            for at in (0..word.len()).rev() {
                if reached.get(at) == Some(&true) {
                    let rest = word.get(at..).unwrap_or_default();
                    let agreeing = rest.iter().zip(part.chars()).take_while(|(a, b)| **a == *b);
                    let next = reached.iter_mut().skip(at + 1).take(agreeing.count());
                    next.for_each(|place| *place = true);
                }
            }
        }
        reached.last() == Some(&true)
    }
}

fn begins_a_word(name: &str, word: &str) -> bool {
    let before = |at: usize| name.get(..at).and_then(|before| before.chars().next_back());
    name.match_indices(word).any(|(at, _)| !before(at).is_some_and(is_letter))
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(typed: &str, name: &str, expected: Option<Fit>) {
        assert_eq!(Sought::new(typed).fit(&folded(name)), expected, "{typed:?} in {name:?}");
    }

    #[test]
    fn beginnings_of_words_come_before_what_stands_inside() {
        check("next", "Next mark", Some(Fit::Start));
        check("next  MA", "Next mark", Some(Fit::Start));
        check("mark next", "Next mark", Some(Fit::Words));
        check("mark", "Unmark the mark", Some(Fit::Words));
        check("mark", "Unmarked", Some(Fit::Inside));
        check("ark ext", "Next mark", Some(Fit::Inside));
        check("mark paste", "Next mark", None);
    }

    #[test]
    fn first_letters_are_those_of_words_in_their_order() {
        check("nm", "Next mark", Some(Fit::Initials));
        check("nemar", "Next mark", Some(Fit::Initials));
        check("mn", "Next mark", None);
        check("nxm", "Next mark", None);
        check("tt", "Change the text", Some(Fit::Initials));
        check("t", "Unset", Some(Fit::Inside));
        check("soc", "Set or clear", Some(Fit::Initials));
        check("sse", "Sail, see, set", Some(Fit::Initials));
    }

    #[test]
    fn case_and_marks_on_letters_do_not_count() {
        check("nandor", "Élection: Nándor Á. wins", Some(Fit::Words));
        check("ÉLECTION", "Election", Some(Fit::Start));
        check("київ", "Угода: Київ", Some(Fit::Words));
        check("won't", "It won’t close", Some(Fit::Words));
    }

    #[test]
    fn nothing_fits_everything() {
        assert!(Sought::new(" \u{301} ").is_nothing());
        check("  ", "Next mark", Some(Fit::Start));
    }

    proptest! {
        #[test]
        fn a_name_is_found_by_any_part_of_it(name in "[a-zé ]{1,20}", from in 0..20_usize, len in 1..6_usize) {
            let name = folded(&name);
            let part: String = name.chars().skip(from).take(len).collect();
            prop_assert!(Sought::new(&part).fit(&name).is_some());
        }

        #[test]
        fn more_letters_fit_no_more_names(name in "[ab c]{0,12}", typed in "[abc]{1,4}", more in "[abc]") {
            let longer = Sought::new(&format!("{typed}{more}")).fit(&name);
            prop_assert!(longer.is_none() || Sought::new(&typed).fit(&name).is_some());
        }
    }
}
