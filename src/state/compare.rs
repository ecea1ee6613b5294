//! What the comparison of the articles shows: which part of it, and what was chosen there.

use bluepencil_engine::DocumentId;

/// The comparison as it is on screen, or as it was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparing {
    /// Whether it takes the article's place.
    pub is_open: bool,
    /// Which part is shown.
    pub part: Part,
    /// The utterance that was chosen, by its number.
    pub cluster: Option<usize>,
    /// The articles that were chosen to stand side by side.
    pub sides: [Option<DocumentId>; 2],
    /// The joint that was followed last, by its number.
    pub joint: Option<usize>,
    /// The articles whose near copies have columns of their own.
    pub unfolded: Vec<DocumentId>,
}

/// A part of the comparison.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// Who printed which utterance, and in what words.
    #[default]
    Quotations,
    /// Two articles, with what they share.
    Sides,
}

impl Part {
    /// Every part with its name in CSS.
    pub const ALL: [(Part, &'static str); 2] =
        [(Self::Quotations, "quotations"), (Self::Sides, "sides")];
}

/// One of two articles that stand side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The one that is read first.
    Left,
    /// The other.
    Right,
}

impl Side {
    /// Both, in order.
    pub const BOTH: [Side; 2] = [Self::Left, Self::Right];

    /// The side across.
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// Its name in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Right => "right",
        }
    }

    /// The id of the element at this end of the joint `number`.
    pub fn joint_id(self, number: usize) -> String {
        format!("joint-{}-{number}", self.name())
    }
}

/// What happens to the comparison on screen.
#[derive(Clone, Debug, PartialEq)]
pub enum Compare {
    /// Opens or closes it.
    Open(bool),
    /// Shows a part of it.
    Part(Part),
    /// Chooses an utterance.
    Cluster(usize),
    /// Puts an article on a side.
    Side(Side, DocumentId),
    /// Follows a joint between the sides.
    Joint(usize),
    /// Gives the near copies of an article columns of their own, or takes them back.
    Fold(DocumentId),
}

impl Comparing {
    /// The comparison after `change`.
    pub fn change(&mut self, change: Compare) {
        match change {
            Compare::Open(is_open) => self.is_open = is_open,
            Compare::Part(part) => self.part = part,
            Compare::Cluster(cluster) => self.cluster = Some(cluster),
            Compare::Side(side, id) => {
                let [left, right] = &mut self.sides;
                match side {
                    Side::Left => *left = Some(id),
                    Side::Right => *right = Some(id),
                }
                self.joint = None;
            }
            Compare::Joint(number) => self.joint = Some(number),
            Compare::Fold(id) => match self.unfolded.iter().position(|it| *it == id) {
                Some(at) => drop(self.unfolded.remove(at)),
                None => self.unfolded.push(id),
            },
        }
    }

    /// What was chosen by its number means something else after another comparison.
    pub fn renumbered(&mut self) {
        (self.cluster, self.joint) = (None, None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(changes: Vec<Compare>) -> Comparing {
        let mut comparing = Comparing::default();
        changes.into_iter().for_each(|change| comparing.change(change));
        comparing
    }

    #[test]
    fn another_article_on_a_side_lets_go_of_the_joint() {
        let id = |s: &str| DocumentId(s.into());
        let comparing = after(vec![
            Compare::Side(Side::Left, id("a")),
            Compare::Joint(3),
            Compare::Side(Side::Right, id("b")),
        ]);
        assert_eq!(comparing.sides, [Some(id("a")), Some(id("b"))]);
        assert_eq!(comparing.joint, None);
    }

    #[test]
    fn unfolding_twice_folds_again() {
        let fold = || Compare::Fold(DocumentId("a".into()));
        assert_eq!(after(vec![fold()]).unfolded.len(), 1);
        assert_eq!(after(vec![fold(), fold()]).unfolded, []);
    }
}
