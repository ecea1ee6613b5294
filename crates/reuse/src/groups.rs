//! Passages that were found to be the same, gathered into groups. A group is a list of places and
//! never all their pairs, so ten thousand copies cost ten thousand places.

use std::collections::BTreeMap;

use crate::article::{Place, Stretch};
use crate::matches::Match;

/// The same passage in several places.
#[derive(Clone, Debug)]
pub struct Group {
    /// The places, by article and position once [`Groups::lists`] has put them in order.
    pub places: Vec<Place>,
    /// Whether all are word for word the same.
    pub is_exact: bool,
    /// The least share of words by which one was found to agree with another.
    pub similarity: f32,
}

impl Group {
    const fn new() -> Self {
        Self { places: Vec::new(), is_exact: true, similarity: 1.0 }
    }
}

/// All groups. Those that turn out to be one are joined, the smaller into the larger.
#[derive(Default)]
pub(crate) struct Groups {
    groups: Vec<Group>,
    /// Where each group went; itself while it stands.
    joined: Vec<usize>,
    /// Those that have changed since [`Groups::take_changed`].
    changed: Vec<usize>,
    /// The places of each article, by their first words and the order in which they came.
    places: Vec<BTreeMap<(u32, u32), Known>>,
    /// How many places came so far.
    count: u32,
}

/// The end of a place, and its group.
#[derive(Clone, Copy)]
struct Known {
    to: u32,
    group: usize,
}

/// Two stretches are one place when each end differs by no more than two words and a tenth of the
/// length: what an alignment gains or loses at its ends by chance.
fn slack(at: Stretch) -> u32 {
    2 + at.len() / 10
}

/// Places of an article looked through for one that overlaps.
const LOOK_BACK: usize = 8;

impl Groups {
    /// Adds the passages that article `number` shares with earlier ones. `is_exact` tells whether
    /// one is word for word the same.
    pub(crate) fn add(
        &mut self,
        number: u32,
        matches: &mut [Match],
        is_exact: impl Fn(&Match) -> bool,
    ) {
        matches.sort_by_key(|m| (m.a.from, std::cmp::Reverse(m.a.to), m.other, m.b.from));
        let mut open: Vec<Match> = Vec::new();
        for &passage in &*matches {
            open.retain(|other| other.a.to > passage.a.from);
            let place = Place { article: number, at: passage.a };
            let theirs = Place { article: passage.other, at: passage.b };
            let group = self.group_of(theirs).filter(|&group| {
                !open.iter().any(|other| self.contradicts(group, &passage, other))
            });
            let group = group.unwrap_or_else(|| self.begin(theirs));
            self.link(group, place);
            if let Some(group) = self.get_mut(group) {
                group.is_exact &= is_exact(&passage);
                group.similarity = group.similarity.min(passage.similarity);
            }
            open.push(passage);
        }
    }

    /// A number made of the first place of an article, so that it is fetched.
    pub(crate) fn touch(&self, article: u32) -> u32 {
        let places = self.places.get(article as usize).and_then(BTreeMap::first_key_value);
        places.map_or(0, |((from, _), known)| from.wrapping_add(known.to))
    }

    /// The groups with more than one place, each in order, by their first places.
    pub(crate) fn lists(&self) -> Vec<Group> {
        let lists = (0..self.groups.len()).map(|group| self.list(group));
        let mut lists: Vec<Group> = lists.filter(|group| group.places.len() > 1).collect();
        lists.sort_by(|a, b| a.places.cmp(&b.places));
        lists
    }

    /// One group with its places in order. Without places where it was joined to another.
    pub(crate) fn list(&self, group: usize) -> Group {
        let mut group = self.groups.get(group).cloned().unwrap_or_else(Group::new);
        group.places.sort_unstable();
        // Groups that were joined can hold a place twice, with ends that differ a little.
        group.places.dedup_by(|next, kept| {
            next.article == kept.article && 2 * next.at.shared(kept.at) > next.at.len()
        });
        group
    }

    /// The groups that have changed since this was last called, in order.
    pub(crate) fn take_changed(&mut self) -> Vec<usize> {
        let mut changed = std::mem::take(&mut self.changed);
        changed.sort_unstable();
        changed.dedup();
        changed
    }

    /// The group that has a place like this one.
    fn group_of(&self, place: Place) -> Option<usize> {
        let slack = slack(place.at);
        let first = place.at.from.saturating_sub(slack);
        let last = place.at.from.saturating_add(slack);
        let mut near =
            self.places.get(place.article as usize)?.range((first, 0)..=(last, u32::MAX));
        let like = near.find(|(_, known)| known.to.abs_diff(place.at.to) <= slack);
        like.map(|(_, known)| self.standing(known.group))
    }

    /// Whether the new article also shares a passage with a member of `group`, and another stretch
    /// of it: then `passage` is no further member, or that pair would be told twice with
    /// different ends.
    fn contradicts(&self, group: usize, passage: &Match, other: &Match) -> bool {
        if other.other == passage.other {
            return false;
        }
        let slack = slack(passage.a);
        let Some(places) = self.places.get(other.other as usize) else { return false };
        let near = places.range(..(other.b.to, 0)).rev().take(LOOK_BACK);
        let mut members =
            near.map(|(&(from, _), known)| (Stretch::new(from, known.to), known.group));
        members.any(|(at, of)| {
            self.standing(of) == group
                && at.shared(other.b) > 0
                && !(at.is_near(other.b, slack) && passage.a.is_near(other.a, slack))
        })
    }

    fn begin(&mut self, place: Place) -> usize {
        let group = self.groups.len();
        self.groups.push(Group::new());
        self.joined.push(group);
        self.put(group, place);
        group
    }

    /// Puts `place` into `group`, or joins the group that has it already.
    fn link(&mut self, group: usize, place: Place) {
        match self.group_of(place) {
            None => self.put(group, place),
            Some(same) if same == group => {}
            Some(other) => self.join(group, other),
        }
    }

    fn put(&mut self, group: usize, place: Place) {
        let article = place.article as usize;
        if self.places.len() <= article {
            self.places.resize_with(article + 1, BTreeMap::new);
        }
        if let Some(places) = self.places.get_mut(article) {
            places.insert((place.at.from, self.count), Known { to: place.at.to, group });
            self.count = self.count.saturating_add(1);
        }
        self.changed.push(group);
        if let Some(group) = self.groups.get_mut(group) {
            group.places.push(place);
        }
    }

    fn join(&mut self, a: usize, b: usize) {
        let size = |group: usize| self.groups.get(group).map_or(0, |group| group.places.len());
        let (into, from) = if size(a) >= size(b) { (a, b) } else { (b, a) };
        if let Some(link) = self.joined.get_mut(from) {
            *link = into;
        }
        let Some(emptied) = self.groups.get_mut(from) else { return };
        self.changed.extend([into, from]);
        let Group { places, is_exact, similarity } = std::mem::replace(emptied, Group::new());
        if let Some(group) = self.groups.get_mut(into) {
            group.places.extend(places);
            group.is_exact &= is_exact;
            group.similarity = group.similarity.min(similarity);
        }
    }

    /// The group that `group` was joined into, through at most as many steps as its size has
    /// binary digits, because the smaller always went into the larger.
    fn standing(&self, mut group: usize) -> usize {
        while let Some(&into) = self.joined.get(group).filter(|&&into| into != group) {
            group = into;
        }
        group
    }

    fn get_mut(&mut self, group: usize) -> Option<&mut Group> {
        let group = self.standing(group);
        self.changed.push(group);
        self.groups.get_mut(group)
    }
}
