//! Which chunks of an article are drawn, and which is next: near the screen the nearest first, one at a
//! time, so that no single draw holds the page up. Of a very long article those that are far away are
//! cleared again, since all that is drawn has its price at every key.

/// How near a chunk is to what is on screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Nearness {
    /// So far that it need not be drawn.
    #[default]
    Far,
    /// Not so near that it must be drawn, nor so far that it is cleared.
    Around,
    /// About to be on screen.
    Near,
    /// On screen.
    OnScreen,
}

/// What is done next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Draws the chunk in that place, which is about to be seen.
    Draw(usize),
    /// Draws the chunk in that place, because all of the article is drawn in the end.
    DrawAhead(usize),
    /// Clears the chunk in that place.
    Clear(usize),
}

/// The chunks of one article, by their places.
#[derive(Clone, Debug, Default)]
pub struct Window {
    chunks: Vec<Option<Standing>>,
    is_whole: bool,
}

#[derive(Clone, Copy, Debug)]
struct Standing {
    nearness: Nearness,
    is_drawn: bool,
    is_held: bool,
}

impl Window {
    /// Whether the article is short enough to be drawn in whole, so that nothing is ever cleared.
    pub fn set_whole(&mut self, is_whole: bool) {
        self.is_whole = is_whole;
    }

    /// There is a chunk in `place` from now on; how near it is will be seen.
    pub fn join(&mut self, place: usize, is_drawn: bool) {
        if self.chunks.len() <= place {
            self.chunks.resize(place + 1, None);
        }
        if let Some(chunk) = self.chunks.get_mut(place) {
            *chunk = Some(Standing { nearness: Nearness::Far, is_drawn, is_held: false });
        }
    }

    /// There is no chunk in `place` any more.
    pub fn leave(&mut self, place: usize) {
        if let Some(chunk) = self.chunks.get_mut(place) {
            *chunk = None;
        }
    }

    /// The chunk in `place` is now so near.
    pub fn see(&mut self, place: usize, nearness: Nearness) {
        self.change(place, |it| it.nearness = nearness);
    }

    /// The chunk in `place` is drawn now, or no longer.
    pub fn set_drawn(&mut self, place: usize, is_drawn: bool) {
        self.change(place, |it| it.is_drawn = is_drawn);
    }

    /// Something in the chunk in `place` is needed, as long as that is so, wherever the screen is.
    pub fn hold(&mut self, place: usize, is_held: bool) {
        self.change(place, |it| it.is_held = is_held);
    }

    /// Whether nobody sees the chunk in `place`, of an article so long that this counts.
    pub fn is_aside(&self, place: usize) -> bool {
        let chunk = self.chunks.get(place).and_then(Option::as_ref);
        !self.is_whole && chunk.is_some_and(|it| it.nearness != Nearness::OnScreen)
    }

    /// What to do next; nothing if all is as it should be. Linear in the chunks.
    pub fn next(&self) -> Option<Step> {
        let places =
            || self.chunks.iter().enumerate().filter_map(|(at, it)| Some((at, it.as_ref()?)));
        let near = || places().filter(|(_, it)| it.nearness >= Nearness::Near);
        let ends = near().next().zip(near().next_back());
        // As far is drawn above the screen as below it, so that is in the middle.
        let middle = ends.map_or(0, |((first, _), (last, _))| usize::midpoint(first, last));
        let waits = |(_, it): &(usize, &Standing)| !it.is_drawn;
        let nearest = near().filter(waits).min_by_key(|(place, _)| place.abs_diff(middle));
        if let Some((place, _)) = nearest {
            return Some(Step::Draw(place));
        }
        if self.is_whole {
            return places().find(waits).map(|(place, _)| Step::DrawAhead(place));
        }
        let may_go = |(_, it): &(usize, &Standing)| {
            it.is_drawn && !it.is_held && it.nearness == Nearness::Far
        };
        let farthest = places().filter(may_go).max_by_key(|(place, _)| place.abs_diff(middle));
        farthest.map(|(place, _)| Step::Clear(place))
    }

    fn change(&mut self, place: usize, change: impl FnOnce(&mut Standing)) {
        if let Some(Some(chunk)) = self.chunks.get_mut(place) {
            change(chunk);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A window over chunks that are on screen (`S`), near (`N`), around (`a`) or far (`.`), with those
    /// drawn that `drawn` marks with an `x`.
    fn window(seen: &str, drawn: &str) -> Window {
        let mut window = Window::default();
        for (place, (seen, drawn)) in seen.chars().zip(drawn.chars()).enumerate() {
            let nearness = match seen {
                'S' => Nearness::OnScreen,
                'N' => Nearness::Near,
                'a' => Nearness::Around,
                _ => Nearness::Far,
            };
            window.join(place, drawn == 'x');
            window.see(place, nearness);
        }
        window
    }

    /// All that is done until nothing is left to do, and what is drawn then.
    fn check(mut window: Window, steps: &[Step], drawn: &str) {
        let mut done = Vec::new();
        while let Some(step) = window.next() {
            done.push(step);
            match step {
                Step::Draw(place) | Step::DrawAhead(place) => window.set_drawn(place, true),
                Step::Clear(place) => window.set_drawn(place, false),
            }
        }
        assert_eq!(done, steps);
        let sign = |it: &Option<Standing>| if it.is_some_and(|it| it.is_drawn) { 'x' } else { '-' };
        let left: String = window.chunks.iter().map(sign).collect();
        assert_eq!(left, drawn);
    }

    #[test]
    fn what_is_nearest_is_drawn_first_and_one_at_a_time() {
        let steps = [Step::Draw(3), Step::Draw(2), Step::Draw(4)];
        check(window(".aNNNa.", "-------"), &steps, "--xxx--");
        check(window(".aNSNa.", "-------"), &steps, "--xxx--");
    }

    #[test]
    fn what_is_far_is_cleared_once_what_is_near_is_drawn() {
        let steps = [Step::Draw(5), Step::Clear(0), Step::Clear(1)];
        check(window("...aNNa.", "xx-xx---"), &steps, "---xxx--");
    }

    #[test]
    fn what_nobody_sees_of_a_very_long_article_is_aside() {
        let mut window = window("aNSN.", "xxxxx");
        let aside = |window: &Window| (0..6).map(|at| window.is_aside(at)).collect::<Vec<_>>();
        assert_eq!(aside(&window), [true, true, false, true, true, false], "the last is none");
        window.set_whole(true);
        assert_eq!(aside(&window), [false; 6]);
    }

    #[test]
    fn what_is_held_stays() {
        let mut window = window("....N", "xx--x");
        window.hold(1, true);
        check(window.clone(), &[Step::Clear(0)], "-x--x");
        window.hold(1, false);
        check(window, &[Step::Clear(0), Step::Clear(1)], "----x");
    }

    #[test]
    fn a_short_article_is_drawn_in_whole_and_stays() {
        let mut window = window("..NN.", "x----");
        window.set_whole(true);
        let steps = [Step::Draw(2), Step::Draw(3), Step::DrawAhead(1), Step::DrawAhead(4)];
        check(window, &steps, "xxxxx");
    }

    #[test]
    fn a_chunk_that_is_gone_is_neither_drawn_nor_cleared() {
        let mut window = window("NNN", "x--");
        window.leave(2);
        window.see(2, Nearness::Near);
        assert_eq!(window.next(), Some(Step::Draw(1)));
        window.set_drawn(1, true);
        assert_eq!(window.next(), None);
    }
}
