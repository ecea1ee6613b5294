//! Where each article's words stand among those of all articles.

use bluepencil_text::span::saturate;

/// The article of every word with a number divisible by this is noted: then few are left among which
/// that of any other word is looked for.
const STRIDE: u32 = 256;

/// The articles, laid one behind the other. Positions count words.
#[derive(Default)]
pub(crate) struct Positions {
    /// The position of each article's first word.
    firsts: Vec<u32>,
    /// The article of each word that is noted.
    noted: Vec<u32>,
    end: u32,
}

impl Positions {
    /// Where the next article begins.
    pub(crate) fn end(&self) -> u32 {
        self.end
    }

    /// Adds an article of `words` words.
    pub(crate) fn push(&mut self, words: u32) {
        let number = saturate(self.firsts.len());
        self.firsts.push(self.end);
        self.end = self.end.saturating_add(words);
        self.noted.resize(self.end.div_ceil(STRIDE) as usize, number);
    }

    /// The article that the word at `at` stands in, and where in it.
    pub(crate) fn article_of(&self, at: u32) -> (u32, u32) {
        let nth = (at / STRIDE) as usize;
        let from = self.noted.get(nth).map_or(0, |&article| article as usize);
        let to = self.noted.get(nth + 1).map_or(self.firsts.len(), |&article| article as usize + 1);
        let near = self.firsts.get(from..to).unwrap_or_default();
        let article = from + near.partition_point(|&first| first <= at).saturating_sub(1);
        let first = self.firsts.get(article).copied().unwrap_or(0);
        (saturate(article), at.saturating_sub(first))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn every_word_is_found_in_its_article(
            lengths in proptest::collection::vec(prop_oneof![Just(0), 1..9u32, 200..900u32], 0..40)
        ) {
            let mut positions = Positions::default();
            lengths.iter().for_each(|&length| positions.push(length));
            let mut first = 0;
            for (article, &length) in (0..).zip(&lengths) {
                for at in 0..length {
                    prop_assert_eq!(positions.article_of(first + at), (article, at));
                }
                first += length;
            }
            prop_assert_eq!(positions.end(), first);
        }
    }
}
