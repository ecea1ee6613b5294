//! Follows words from a text into the text that it was changed to, or says that they are gone or
//! cannot be told from look-alikes. Knows no marks. Offsets are bytes.
//!
//! Both texts are cut into words and signs. Where four in a row stand exactly once in both, they are
//! the same four, wherever they stand now (the seeds of patience diff, longer and not bound to their
//! order); from there, and from both ends of the text, what agrees is taken on either side. What two
//! such stretches both reach, and what stands again in the words that were changed beside it, may
//! be either: it is not followed. So no word is ever taken for its look-alike, at the price that
//! some are not followed that a person could tell.

use crate::anchor::Occurrences;
use crate::id::Fnv;
use crate::likeness::is_of_word;
use crate::repeats::once_in_both;
use crate::span::{Span, saturate};
use crate::text::{Text, is_blank};

/// So many words and signs in a row are the same in both texts if each has them once.
const SEED: usize = 4;
/// So many bytes around words, the same on both sides, tell them from look-alikes. An anchor takes
/// as many characters.
const CONTEXT: u32 = 32;
/// In up to so many bytes that are not the same, look-alikes are looked for. For 5,000 marks that
/// takes a tenth of a second.
const MOST_FREE: u32 = 32 << 10;

/// Where the words of one text stand in another.
#[derive(Clone, Debug)]
pub struct Follower {
    /// By where they begin in the old text.
    runs: Vec<Run>,
    texts: [Text; 2],
    /// What is in no run, in both texts, if it is not too much to look through.
    free: Option<[Vec<Span>; 2]>,
}

/// A stretch that both texts have. Stretches may overlap at their ends.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Where it stands in the old text, and where in the new one.
    at: [Span; 2],
    /// How many bytes at its beginning, and at its end, may belong elsewhere as well.
    unsure: [u32; 2],
    /// Whether it keeps its place among the others.
    in_order: bool,
    /// Where the furthest of this one and those before it ends in the old text.
    reach: u32,
}

/// The old text among the two, and the new one.
const OLD: usize = 0;
const NEW: usize = 1;

impl Follower {
    /// Follows the words of `old` into `new`. Linear, but for sorting and looking up words.
    ///
    /// ```
    /// use bluepencil_engine::{Span, Text, follow::Follower};
    /// let old = Text::new("The bridge is open. It was shut for a year.");
    /// let new = Text::new("The old bridge is open. It was shut for a year.");
    /// let words = Follower::new(&old, &new);
    /// assert_eq!(words.follow(Span::new(4, 10)), Some(Span::new(8, 14)));
    /// assert_eq!(words.follow(Span::new(0, 10)), None);
    /// ```
    pub fn new(old: &Text, new: &Text) -> Self {
        let texts = [old.as_str(), new.as_str()];
        let mut runs = Both { texts, words: texts.map(words) }.runs();
        put_in_order(&mut runs);
        runs.retain(|run| run.stands_once(texts));
        doubt(&mut runs, |run| run.at[OLD]);
        doubt(&mut runs, |run| run.at[NEW]);
        let mut reach = 0;
        for run in &mut runs {
            reach = run.at[OLD].end.max(reach);
            run.reach = reach;
        }
        let free =
            [free(&runs, |run| run.at[OLD], old.len()), free(&runs, |run| run.at[NEW], new.len())];
        let bytes: u32 = free.iter().flatten().map(|span| span.len()).sum();
        let free = (bytes <= MOST_FREE).then_some(free);
        Self { runs, texts: [old.clone(), new.clone()], free }
    }

    /// Where the words of `span` stand now, exactly the same.
    pub fn follow(&self, span: Span) -> Option<Span> {
        let mut around = self.around(span);
        let run = around.next().filter(|run| run.is_sure_of(span) && !span.is_empty())?;
        let is_sure = around.next().is_none() && self.is_told_apart(run, span);
        is_sure.then(|| run.image(span))
    }

    /// Whether words that went or came could not as well be those of `span`: none are like them, or
    /// what is around `span` stayed as well and is not around those.
    fn is_told_apart(&self, run: &Run, span: Span) -> bool {
        let Some(free) = self.free.as_ref().filter(|_| run.in_order) else {
            let words = self.texts[OLD].slice(span);
            let is_one = |text: &Text| Occurrences::new(text.as_str(), words).nth(1).is_none();
            return run.context(span, CONTEXT).is_some() || self.texts.iter().all(is_one);
        };
        let stand = |span: Span| {
            let words = self.texts[OLD].slice(span);
            let mut sides = self.texts.iter().zip(free);
            sides.any(|(text, free)| free.iter().any(|it| stand_in(words, text.as_str(), *it)))
        };
        if !stand(span) {
            return true;
        }
        let Some(around) = run.context(span, CONTEXT) else { return false };
        let whole = self.texts[OLD].as_str();
        let start = whole.ceil_char_boundary(around.start as usize);
        let end = whole.floor_char_boundary(around.end as usize);
        !stand(Span::from_usize(start, span.end as usize))
            && !stand(Span::from_usize(span.start as usize, end))
    }

    /// Whether all of `span`, in the new text, is known from the old one.
    pub fn is_known(&self, span: Span) -> bool {
        self.runs.iter().any(|run| run.at[NEW].contains(span))
    }

    /// What stands now where `span` stood, between the same neighbours, if at least half of it is
    /// the same, as it was and as it is.
    pub fn follow_place(&self, span: Span) -> Option<Span> {
        let mut in_order = self.runs.iter().filter(|run| run.in_order);
        let start = match in_order.clone().rfind(|run| run.at[OLD].start < span.start) {
            Some(run) => run.image_of(span.start),
            None => (span.start == 0).then_some(0),
        }?;
        let end = match in_order.find(|run| run.at[OLD].end > span.end) {
            Some(run) => run.image_of(span.end),
            None => (span.end == self.texts[OLD].len()).then_some(self.texts[NEW].len()),
        }?;
        let now = (start < end).then_some(Span { start, end })?;
        let kept: u32 = self.runs.iter().map(|run| run.sure_part(span).len()).sum();
        (kept * 2 >= span.len() && kept * 2 >= now.len()).then_some(now)
    }

    /// The stretches that keep their order, where they stand in the old and in the new text, without
    /// overlaps.
    pub(crate) fn kept(&self) -> impl Iterator<Item = [Span; 2]> + '_ {
        let mut ends = (0, 0);
        self.runs.iter().filter(|run| run.in_order).filter_map(move |run| {
            let [old, new] = run.at;
            let over = ends.0.max(old.start) - old.start;
            let cut = over.max(ends.1.max(new.start) - new.start);
            ends = (old.end, new.end);
            let rest = run.at.map(|span| Span::new(span.start.saturating_add(cut), span.end));
            (!rest[OLD].is_empty()).then_some(rest)
        })
    }

    /// The stretches with all of `span`.
    fn around(&self, span: Span) -> impl Iterator<Item = &Run> {
        let from = self.runs.partition_point(|run| run.at[OLD].start <= span.start);
        let before = self.runs.get(..from).unwrap_or_default().iter().rev();
        let near = before.take_while(move |run| run.reach >= span.end);
        near.filter(move |run| run.at[OLD].contains(span))
    }
}

impl Run {
    const fn new(old: Span, new: Span) -> Self {
        Self { at: [old, new], unsure: [0, 0], in_order: false, reach: 0 }
    }

    const fn image(&self, span: Span) -> Span {
        let start = self.at[NEW].start + (span.start - self.at[OLD].start);
        Span::new(start, start + span.len())
    }

    /// Where the place before the byte at `offset` is now, if it is in this stretch or at its ends.
    fn image_of(&self, offset: u32) -> Option<u32> {
        let Span { start, end } = self.at[OLD];
        (start <= offset && offset <= end).then(|| self.at[NEW].start + (offset - start))
    }

    /// Whether `span`, a part of it, is more than what may belong elsewhere.
    const fn is_sure_of(&self, span: Span) -> bool {
        let [head, tail] = self.unsure;
        span.end > self.at[OLD].start + head && span.start + tail < self.at[OLD].end
    }

    /// `span` with so many bytes on either side, if all of that is in this stretch.
    fn context(&self, span: Span, bytes: u32) -> Option<Span> {
        let around = Span::new(span.start.checked_sub(bytes)?, span.end + bytes);
        self.at[OLD].contains(around).then_some(around)
    }

    /// What of `span` is in this stretch and belongs nowhere else.
    fn sure_part(&self, span: Span) -> Span {
        let [head, tail] = self.unsure;
        let Span { start, end } = self.at[OLD];
        Span::new(span.start.max(start + head), span.end.min(end.saturating_sub(tail)))
    }

    /// Whether its words stand once in both texts. Those around a seed do; those that a text begins
    /// or ends with need not.
    fn stands_once(&self, texts: [&str; 2]) -> bool {
        let words = texts[OLD].get(self.at[OLD].range()).unwrap_or_default();
        let is_inside = self.at[OLD].start > 0 && self.at[OLD].end < saturate(texts[OLD].len());
        is_inside || texts.iter().all(|text| Occurrences::new(text, words).nth(1).is_none())
    }
}

/// Both texts as words and signs, which together are all of the text.
struct Both<'a> {
    texts: [&'a str; 2],
    words: [Vec<Span>; 2],
}

/// A few words in a row.
#[derive(Clone, Copy)]
struct Row {
    /// Which word is the first.
    first: usize,
    hash: u64,
}

impl Both<'_> {
    /// The stretches that both have, as they begin in the old text.
    fn runs(&self) -> Vec<Run> {
        let [n, m] = [self.words[OLD].len(), self.words[NEW].len()];
        let head = self.right_of(0, 0);
        let tail = self.left_of(n, m);
        let mut found = vec![(0, 0, head), (n - tail, m - tail, tail)];
        // Else something was only put in or only left out, and every seed is in one of the two.
        if head + tail < n.min(m) {
            let [old, new] = [self.rows(OLD, SEED), self.rows(NEW, SEED)];
            let hashes = |rows: &[Row]| rows.iter().map(|row| row.hash).collect();
            for (a, b) in once_in_both(hashes(&old), hashes(&new)) {
                let (Some(Row { first: i, .. }), Some(Row { first: j, .. })) =
                    (old.get(a), new.get(b))
                else {
                    continue;
                };
                let (i, j) = (*i, *j);
                let is_in = |run: &(usize, usize, usize)| {
                    run.0 <= i && i < run.0 + run.2 && i + run.1 == j + run.0
                };
                if !found.iter().take(2).chain(found.last()).any(is_in) {
                    let left = self.left_of(i, j);
                    found.push((i - left, j - left, left + self.right_of(i, j)));
                }
            }
        }
        found.retain(|run| run.2 > 0);
        found.sort_unstable();
        found.dedup();
        found
            .into_iter()
            .map(|(i, j, len)| Run::new(self.span(OLD, i, len), self.span(NEW, j, len)))
            .collect()
    }

    /// The bytes of `len` words from the one at `first` on.
    fn span(&self, side: usize, first: usize, len: usize) -> Span {
        let words = self.words.get(side).and_then(|words| words.get(first..first + len));
        let ends = words.and_then(|words| words.first().zip(words.last()));
        ends.map_or(Span::default(), |(first, last)| Span::new(first.start, last.end))
    }

    fn word(&self, side: usize, at: usize) -> Option<&str> {
        self.texts.get(side)?.get(self.words.get(side)?.get(at)?.range())
    }

    /// How many words from these two on agree.
    fn right_of(&self, i: usize, j: usize) -> usize {
        let word = |k| self.word(OLD, i + k).filter(|word| Some(*word) == self.word(NEW, j + k));
        (0..).take_while(|k| word(*k).is_some()).count()
    }

    /// How many words before these two agree.
    fn left_of(&self, i: usize, j: usize) -> usize {
        let word = |side, at: usize, k: usize| self.word(side, at.checked_sub(k + 1)?);
        (0..).take_while(|k| word(OLD, i, *k).is_some_and(|a| word(NEW, j, *k) == Some(a))).count()
    }

    /// Every few words in a row with a hash of them and what is between them.
    fn rows(&self, side: usize, length: usize) -> Vec<Row> {
        let (Some(text), Some(words)) = (self.texts.get(side), self.words.get(side)) else {
            return Vec::new();
        };
        let is_seen =
            |word: &Span| !text.get(word.range()).is_none_or(|it| it.starts_with(is_blank));
        let seen = words.iter().enumerate().filter(|(_, word)| is_seen(word));
        let seen: Vec<(usize, &Span)> = seen.collect();
        let row = |row: &[(usize, &Span)]| {
            let (first, last) = row.first().zip(row.last())?;
            let span = Span::new(first.1.start, last.1.end);
            Some(Row { first: first.0, hash: Fnv::of(text.get(span.range())?.as_bytes()) })
        };
        seen.windows(length).filter_map(row).collect()
    }
}

/// The words of a text, and every other character by itself.
fn words(text: &str) -> Vec<Span> {
    let mut words: Vec<Span> = Vec::with_capacity(text.len() / 3);
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        let end = saturate(at + c.len_utf8());
        let is_more = is_of_word(c);
        match words.last_mut().filter(|_| is_open && is_more) {
            Some(word) => word.end = end,
            None => words.push(Span::new(saturate(at), end)),
        }
        is_open = is_more;
    }
    words
}

/// Finds runs that keep their order, the longest first, as many as go together.
fn put_in_order(runs: &mut [Run]) {
    let mut longest: Vec<usize> = (0..runs.len()).collect();
    longest.sort_by_key(|at| std::cmp::Reverse(runs.get(*at).map(|run| run.at[OLD].len())));
    let is_before = |a: &Run, b: &Run| {
        let mut sides = a.at.iter().zip(&b.at);
        sides.all(|(a, b)| a.start < b.start && a.end < b.end)
    };
    let mut chosen: Vec<usize> = Vec::new();
    for at in longest {
        // Runs stand by where they begin in the old text.
        let place = chosen.partition_point(|other| *other < at);
        let Some(run) = runs.get(at).copied() else { continue };
        let other = |place: usize| chosen.get(place).and_then(|at| runs.get(*at));
        let fits_before = place.checked_sub(1).and_then(other).is_none_or(|it| is_before(it, &run));
        if fits_before && other(place).is_none_or(|it| is_before(&run, it)) {
            chosen.insert(place, at);
        }
    }
    for at in chosen {
        runs.iter_mut().skip(at).take(1).for_each(|run| run.in_order = true);
    }
}

/// Notes at the ends of each run what another reaches as well, in the text in which a run stands at
/// `side`.
fn doubt(runs: &mut [Run], side: impl Fn(&Run) -> Span) {
    let mut order: Vec<usize> = (0..runs.len()).collect();
    order.sort_by_key(|at| runs.get(*at).map(|run| side(run).start));
    let mut last: Option<(usize, Span)> = None;
    for at in order {
        let Some(run) = runs.get(at).map(&side) else { continue };
        let end = last.map_or(0, |(_, before)| before.end);
        if let Some((before, _)) = last.filter(|_| end > run.start) {
            raise(runs, at, [end.min(run.end) - run.start, 0]);
            raise(runs, before, [0, end - run.start]);
        }
        if run.end >= end {
            last = Some((at, run));
        }
    }
}

fn raise(runs: &mut [Run], at: usize, [head, tail]: [u32; 2]) {
    if let Some(run) = runs.get_mut(at) {
        run.unsure = [run.unsure[0].max(head), run.unsure[1].max(tail)];
    }
}

/// What went or came in a text of so many bytes: what is in no run, and each run that was moved.
fn free(runs: &[Run], side: impl Fn(&Run) -> Span, len: u32) -> Vec<Span> {
    let mut known: Vec<Span> = runs.iter().map(&side).collect();
    known.sort_unstable();
    let moved = runs.iter().filter(|run| !run.in_order);
    let (mut free, mut end): (Vec<Span>, u32) = (moved.map(&side).collect(), 0);
    for span in known.into_iter().chain([Span::new(len, len)]) {
        if end < span.start {
            free.push(Span::new(end, span.start));
        }
        end = end.max(span.end);
    }
    free
}

/// Whether `words` stand in `text` with a part of `stretch`.
fn stand_in(words: &str, text: &str, stretch: Span) -> bool {
    let more = words.len().saturating_sub(1);
    let start = (stretch.start as usize).saturating_sub(more);
    let end = (stretch.end as usize + more).min(text.len());
    let around = text.get(text.ceil_char_boundary(start)..text.floor_char_boundary(end));
    around.is_some_and(|around| around.contains(words))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Follows what stands in `[…]` of `before` into the text that `after` is without its brackets,
    /// and shows where it is there; nothing where it is not followed.
    fn check(before: &str, after: &str, expected: Option<&str>) {
        let plain = |text: &str| Text::new(&text.replace(['[', ']'], ""));
        let (start, end) = (before.find('[').unwrap(), before.find(']').unwrap() - 1);
        let words = Follower::new(&plain(before), &plain(after));
        let found = words.follow(Span::from_usize(start, end)).map(|now| {
            let mut shown = after.to_owned();
            shown.insert(now.end as usize, ']');
            shown.insert(now.start as usize, '[');
            shown
        });
        assert_eq!(found.as_deref(), expected, "from {before:?}");
    }

    #[test]
    fn words_beside_a_change_stay_and_changed_ones_are_gone() {
        check(
            "The [old] brige is open.",
            "The old bridge is open.",
            Some("The [old] bridge is open."),
        );
        check("The old [brige] is open.", "The old bridge is open.", None);
        check(
            "The old brige [is] open.",
            "The old bridge is open.",
            Some("The old bridge [is] open."),
        );
        check("[The old brige is open.]", "The old bridge is open.", None);
    }

    #[test]
    fn words_between_many_changes_are_followed() {
        let before = "Ana Ruz said that the bridge over the river is open, and Ana Ruz knew [the man who built it], said Ana Ruz.";
        let after = before.replace("Ruz", "Ruiz").replace(['[', ']'], "");
        check(before, &after, Some(&before.replace("Ruz", "Ruiz")));
    }

    #[test]
    fn a_paragraph_that_was_moved_is_followed() {
        let (one, two) = (
            "The [bridge] over the wide river is open again.",
            "Rain fell on the town all night, and nobody went out.",
        );
        check(
            &format!("{one}\n{two}"),
            &format!("{two}\nThe bridge over the wide river is open again."),
            Some(&format!("{two}\n{one}")),
        );
    }

    #[test]
    fn which_of_two_neighbours_was_left_out_cannot_be_told() {
        check("No. [No.] Yes.", "No. Yes.", None);
        check("[No.] No. Yes.", "No. Yes.", None);
        check("No. No. [Yes.]", "No. Yes.", Some("No. [Yes.]"));
        check("[No.] Yes.", "No. No. Yes.", None);
    }

    #[test]
    fn what_stands_again_in_the_changed_words_beside_it_may_be_either() {
        check("[No.] Well. No. Yes.", "No. Perhaps. Yes.", None);
        check("[No.] Perhaps. Yes.", "No. Well. No. Yes.", None);
        check("No. Well. [No.] Yes.", "Perhaps. No. Yes.", None);
        check("Oh, [no. Well.] No. Yes.", "Oh, no. Well. Yes.", Some("Oh, [no. Well.] Yes."));
    }

    #[test]
    fn a_place_is_followed_through_changes_inside_it() {
        let place = |before: &str, after: &str, line: &str| {
            let start = before.find(line).unwrap();
            let words = Follower::new(&Text::new(before), &Text::new(after));
            words
                .follow_place(Span::from_usize(start, start + line.len()))
                .map(|now| Text::new(after).slice(now).to_owned())
        };
        let found = place(
            "One.\nThe brige is open.\nTwo.",
            "One.\nThe bridge is open.\nTwo.",
            "The brige is open.",
        );
        assert_eq!(found.as_deref(), Some("The bridge is open."));
        assert_eq!(
            place("One.\nThe brige is open.\nTwo.", "One.\nNothing.\nTwo.", "The brige is open."),
            None
        );
        assert_eq!(place("Teh end", "The end", "Teh end").as_deref(), Some("The end"));
    }

    #[test]
    fn long_texts_of_few_words_are_followed_in_time() {
        let old = "no ".repeat(300_000);
        let new = format!("{}yes {}", "no ".repeat(100_000), "no ".repeat(150_000));
        let words = Follower::new(&Text::new(&old), &Text::new(&new));
        assert_eq!(words.follow(Span::new(0, 2)), None);
    }

    proptest! {
        #[test]
        fn what_is_followed_is_the_same_words(
            a in "[ab .é\n]{0,40}", b in "[ab .é\n]{0,40}", from in 0usize..40, to in 0usize..60
        ) {
            let (old, new) = (Text::new(&a), Text::new(&b));
            let span = Span::from_usize(from, to);
            let words = Follower::new(&old, &new);
            if let Some(now) = words.follow(span).filter(|_| old.has(span)) {
                prop_assert_eq!(old.slice(span), new.slice(now));
            }
            let mut ends = [0, 0];
            for [a, b] in words.kept() {
                prop_assert!(ends[0] <= a.start && ends[1] <= b.start);
                prop_assert!(old.has(a) && new.has(b));
                prop_assert_eq!(old.slice(a), new.slice(b));
                ends = [a.end, b.end];
            }
        }
    }
}
