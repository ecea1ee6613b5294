//! Which of very many articles are listed at a time.

use std::ops::Range;

/// Up to so many articles are listed together: a browser draws them at once.
const TOGETHER: usize = 200;

/// Of more than that, so many are listed: those around the one on screen.
const STRETCH: usize = 100;

/// The places of the articles that are listed, of `count`, when the one at `current` is on screen.
/// They stay the same while one goes from article to article among them.
pub fn listed(count: usize, current: Option<usize>) -> Range<usize> {
    if count <= TOGETHER {
        return 0..count;
    }
    let from = current.unwrap_or(0) / STRETCH * STRETCH;
    from..(from + STRETCH).min(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_articles_are_all_listed_and_of_many_those_around() {
        assert_eq!(listed(200, Some(3)), 0..200);
        assert_eq!(listed(10_000, None), 0..100);
        assert_eq!(listed(10_000, Some(1234)), 1200..1300);
        assert_eq!(listed(10_030, Some(10_029)), 10_000..10_030);
    }
}
