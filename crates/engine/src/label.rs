//! A person's labels: what a mark made by hand may say of its words. They are a set with names that
//! differ, so a mark tells its label by the name.

use serde::Serialize;

use crate::likeness::lower;

/// The longest name, in characters: what a button of the menu shows on one line of a phone.
pub const LONGEST_NAME: usize = 40;
/// The longest description, in characters: a paragraph of a guide for annotators.
pub const LONGEST_DESCRIPTION: usize = 1000;
/// The most labels of a set. Guides for annotators that have more than a hundred are unheard of;
/// tools are asked to bear sixty (doccano, issue 1880).
pub const MOST: usize = 200;
/// How many colours there are to choose from.
pub const COLOURS: u8 = 8;

/// The label of a quotation that was marked by hand, which may have a speaker.
pub const QUOTE: &str = "quote";
/// The label of words that are marked for no particular reason.
pub const HIGHLIGHT: &str = "highlight";

/// The labels of a set that nobody has changed: name, colour, key and description. Files keep these
/// words, whatever language they are shown in.
pub const BROUGHT_ALONG: &[(&str, u8, char, &str)] = &[
    (QUOTE, 0, '1', "Somebody’s words; say who speaks."),
    ("claim", 1, '2', "Said to be so."),
    ("fact to check", 2, '3', "To be held against a source."),
    ("name", 3, '4', "A person, a place or an organisation."),
    (HIGHLIGHT, 4, '5', "Worth another look."),
];

/// What a person may say of words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Label {
    /// What it is called. No other label of a set is called so, in whatever case.
    pub name: String,
    /// Its colour's number, below [`COLOURS`].
    pub colour: u8,
    /// The key that gives it, a small letter or a digit.
    pub key: Option<char>,
    /// What it is for.
    pub description: String,
}

crate::unpack!(struct Label { name, colour, key, description });

/// The labels of a workspace, in a person's order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Labels(Vec<Label>);

crate::unpack!(struct Labels(a));

/// Why a label is not taken into a set. `Display` says what is wrong and what to do.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LabelError {
    /// A name without a visible character.
    #[error("A label needs a name.")]
    Nameless,
    /// A name that is too long.
    #[error("A label’s name may have {LONGEST_NAME} characters; this one has {chars}.")]
    LongName {
        /// How long it is.
        chars: usize,
    },
    /// A description that is too long.
    #[error(
        "A label’s description may have {LONGEST_DESCRIPTION} characters; this one has {chars}."
    )]
    LongDescription {
        /// How long it is.
        chars: usize,
    },
    /// A name that another label has, in whatever case.
    #[error("There is a label “{0}” already. Choose another name.")]
    Taken(String),
    /// A key that another label has.
    #[error("The key {key} gives the label “{name}” already. Choose another.")]
    KeyTaken {
        /// The key.
        key: char,
        /// Whose it is.
        name: String,
    },
    /// A key that is no small letter or digit.
    #[error("A label’s key is a letter from A to Z or a digit from 1 to 9.")]
    NoKey,
    /// No such label.
    #[error("There is no label “{0}”.")]
    Unknown(String),
    /// More labels than a set may have.
    #[error("There may be {MOST} labels; remove one first.")]
    TooMany,
}

impl Label {
    /// A label without key and description.
    pub fn new(name: &str, colour: u8) -> Self {
        Self { name: tidy(name), colour, key: None, description: String::new() }
    }

    /// What is wrong with it by itself.
    ///
    /// # Errors
    /// When it has no name, is too long, or has a key that is none.
    pub fn check(&self) -> Result<(), LabelError> {
        check_name(&self.name)?;
        let chars = self.description.chars().count();
        if chars > LONGEST_DESCRIPTION {
            return Err(LabelError::LongDescription { chars });
        }
        match self.key {
            Some(key) if !matches!(key, 'a'..='z' | '1'..='9') => Err(LabelError::NoKey),
            _ => Ok(()),
        }
    }
}

/// Whether `name` may be a label's: tidy, and of some length.
///
/// # Errors
/// When it is empty or too long.
pub fn check_name(name: &str) -> Result<(), LabelError> {
    let chars = name.chars().count();
    if chars > LONGEST_NAME {
        return Err(LabelError::LongName { chars });
    }
    let is_tidy = !name.is_empty() && tidy(name) == name;
    if is_tidy { Ok(()) } else { Err(LabelError::Nameless) }
}

/// A name or tag as it was typed, without what nobody sees: white space at the ends and twice in
/// a row, control characters, and marks that turn the direction of what comes after.
pub fn tidy(name: &str) -> String {
    let is_hidden = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}')
            || matches!(c, '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ad}')
    };
    let mut tidied = String::with_capacity(name.len());
    for word in name.split(|c: char| c.is_whitespace() || is_hidden(c)) {
        if !tidied.is_empty() && !word.is_empty() {
            tidied.push(' ');
        }
        tidied.push_str(word);
    }
    tidied
}

impl Default for Labels {
    fn default() -> Self {
        let label = |&(name, colour, key, description): &(&str, u8, char, &str)| Label {
            key: Some(key),
            description: description.to_owned(),
            ..Label::new(name, colour)
        };
        Self(BROUGHT_ALONG.iter().map(label).collect())
    }
}

impl Labels {
    /// No labels.
    pub const fn none() -> Self {
        Self(Vec::new())
    }

    /// The set of these labels.
    ///
    /// # Errors
    /// When one of them is not to be had, by itself or beside those before it.
    pub fn of(labels: Vec<Label>) -> Result<Self, LabelError> {
        let mut set = Self::none();
        for label in labels {
            set.push(label)?;
        }
        Ok(set)
    }

    /// The labels in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Label> {
        self.0.iter()
    }

    /// The label called `name`.
    pub fn get(&self, name: &str) -> Option<&Label> {
        self.0.iter().find(|label| label.name == name)
    }

    /// The label that `key` gives.
    pub fn by_key(&self, key: char) -> Option<&Label> {
        self.0.iter().find(|label| label.key == Some(key.to_ascii_lowercase()))
    }

    /// The same set with `label` at its end.
    ///
    /// # Errors
    /// When the label's name or key is taken or is none, or the set is full.
    pub fn with(&self, label: Label) -> Result<Self, LabelError> {
        let mut after = self.clone();
        after.push(label)?;
        Ok(after)
    }

    /// The same set with `label` in place of the one called `name`.
    ///
    /// # Errors
    /// When there is none of that name, or the label's name or key is taken or is none.
    pub fn changed(&self, name: &str, label: Label) -> Result<Self, LabelError> {
        let at = self.0.iter().position(|label| label.name == name);
        let at = at.ok_or_else(|| LabelError::Unknown(name.to_owned()))?;
        let mut after = self.clone();
        after.0.remove(at);
        after.check(&label)?;
        after.0.insert(at, label);
        Ok(after)
    }

    /// The same set without the label called `name`. Marks keep it as their label.
    #[must_use]
    pub fn without(&self, name: &str) -> Self {
        Self(self.0.iter().filter(|label| label.name != name).cloned().collect())
    }

    /// These labels and those of `other` that are not among them, as far as there is room. A key
    /// that both have is ours.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        for label in &other.0 {
            let key = label.key.filter(|key| joined.by_key(*key).is_none());
            // What is refused is here already, in whatever case, or has no room.
            _ = joined.push(Label { key, ..label.clone() });
        }
        joined
    }

    fn push(&mut self, label: Label) -> Result<(), LabelError> {
        self.check(&label)?;
        if self.0.len() >= MOST {
            return Err(LabelError::TooMany);
        }
        self.0.push(label);
        Ok(())
    }

    /// Whether `label` may stand beside these.
    fn check(&self, label: &Label) -> Result<(), LabelError> {
        label.check()?;
        let is_same = |a: &str, b: &str| a.chars().map(lower).eq(b.chars().map(lower));
        if let Some(other) = self.0.iter().find(|other| is_same(&other.name, &label.name)) {
            return Err(LabelError::Taken(other.name.clone()));
        }
        match label.key.and_then(|key| Some((key, self.by_key(key)?))) {
            Some((key, other)) => {
                let (key, name) = (key.to_ascii_uppercase(), other.name.clone());
                Err(LabelError::KeyTaken { key, name })
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn refused(label: Label) -> String {
        Labels::default().with(label).unwrap_err().to_string()
    }

    #[test]
    fn a_name_is_neither_empty_nor_long_nor_taken() {
        assert_eq!(refused(Label::new(" \u{200b}\n", 0)), "A label needs a name.");
        assert_eq!(
            refused(Label::new(&"x".repeat(10_000), 0)),
            "A label’s name may have 40 characters; this one has 10000."
        );
        assert_eq!(
            refused(Label::new("  CLAIM ", 0)),
            "There is a label “claim” already. Choose another name."
        );
    }

    #[test]
    fn a_key_is_one_of_a_kind_and_one_that_keyboards_have() {
        let with = |key| Label { key: Some(key), ..Label::new("motive", 5) };
        assert_eq!(
            refused(with('2')),
            "The key 2 gives the label “claim” already. Choose another."
        );
        for key in ['0', 'A', '🎉', ' '] {
            assert_eq!(Labels::default().with(with(key)), Err(LabelError::NoKey));
        }
        assert_eq!(
            Labels::default().with(with('m')).unwrap().by_key('M').map(|it| it.colour),
            Some(5)
        );
    }

    #[test]
    fn a_label_is_changed_in_its_place() {
        let labels = Labels::default();
        let claim = labels.get("claim").unwrap();
        let changed = labels.changed("claim", Label { colour: 7, ..claim.clone() }).unwrap();
        let colours: Vec<_> = changed.iter().map(|label| label.colour).collect();
        assert_eq!(colours, [0, 7, 2, 3, 4]);
        let taken = labels.changed("claim", Label::new("Name", 1));
        assert_eq!(taken, Err(LabelError::Taken("name".into())));
        assert_eq!(
            labels.changed("motive", claim.clone()),
            Err(LabelError::Unknown("motive".into()))
        );
    }

    #[test]
    fn joined_sets_keep_their_own_keys_and_colours() {
        let ours = Labels::of(vec![Label { key: Some('1'), ..Label::new("Claim", 6) }]).unwrap();
        let joined = ours.joined(&Labels::default());
        let seen: Vec<_> = joined.iter().map(|it| (it.name.as_str(), it.colour, it.key)).collect();
        assert_eq!(seen[..2], [("Claim", 6, Some('1')), ("quote", 0, None)]);
        assert_eq!(seen.len(), 5);
    }

    #[test]
    fn names_lose_what_nobody_sees() {
        assert_eq!(tidy(" a\u{202e}b \u{feff}\t c\u{0}"), "a b c");
        assert_eq!(tidy("👩‍🚒 Zoe\u{308}"), "👩‍🚒 Zoe\u{308}");
    }

    proptest! {
        #[test]
        fn no_two_labels_of_a_set_share_a_name_or_a_key(
            names in proptest::collection::vec(("[aAbB ]{0,3}", proptest::option::of("[a-d1-2]")), 0..12)
        ) {
            let mut set = Labels::none();
            for (name, key) in &names {
                let key = key.as_ref().and_then(|key| key.chars().next());
                let label = Label { key, ..Label::new(name, 0) };
                set = set.with(label).unwrap_or(set);
            }
            for (at, label) in set.iter().enumerate() {
                prop_assert_eq!(label.check(), Ok(()));
                for other in set.iter().skip(at + 1) {
                    prop_assert_ne!(label.name.to_lowercase(), other.name.to_lowercase());
                    prop_assert!(label.key.is_none() || label.key != other.key);
                }
            }
            prop_assert_eq!(set.joined(&set), set.clone());
            prop_assert_eq!(Labels::of(set.iter().cloned().collect()), Ok(set));
        }
    }
}
