//! What a person may set about the reading of articles, for all articles of a workspace at once:
//! which kinds of line are struck, rules about lines that are alike, names of one speaker, and labels
//! for marks made by hand.

use serde::Serialize;

use crate::label::Labels;
use crate::likeness::{Likeness, LineRule};
use crate::line::LineKind;
use crate::sorted_map::SortedMap;

/// Settings of a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Settings {
    /// The kinds of line that are struck out, in the order of [`LineKind::ALL`].
    pub struck: Vec<LineKind>,
    /// A person's words about lines that are alike, in the order in which they were said; of two
    /// about the same line the later one counts.
    #[serde(default)]
    pub rules: Vec<LineRule>,
    /// Names that mean somebody else's: each with the name that the speaker goes by. No name that
    /// somebody goes by is itself an alias.
    #[serde(default)]
    pub aliases: SortedMap<String, String>,
    /// What marks made by hand may say.
    #[serde(default)]
    pub labels: Labels,
}

crate::unpack!(struct Settings { struck, rules, aliases, labels });

impl Default for Settings {
    fn default() -> Self {
        let struck = LineKind::ALL.iter().copied().filter(|k| k.is_struck_by_default());
        Self {
            struck: struck.collect(),
            rules: Vec::new(),
            aliases: SortedMap::default(),
            labels: Labels::default(),
        }
    }
}

impl Settings {
    /// Whether lines of `kind` stay in the clean article.
    pub fn keeps(&self, kind: LineKind) -> bool {
        !self.struck.contains(&kind)
    }

    /// The same settings with `kind` struck or kept.
    #[must_use]
    pub fn with(&self, kind: LineKind, keep: bool) -> Self {
        let struck = LineKind::ALL.iter().copied();
        let struck = struck.filter(|&k| if k == kind { !keep } else { !self.keeps(k) });
        Self { struck: struck.collect(), ..self.clone() }
    }

    /// These settings with what `later` says otherwise than the settings that everybody begins with: of
    /// labels only those that are new.
    #[must_use]
    pub fn continued(&self, later: &Self) -> Self {
        let first = Self::default();
        let mut joined = self.clone();
        for &kind in LineKind::ALL {
            if later.keeps(kind) != first.keeps(kind) {
                joined = joined.with(kind, later.keeps(kind));
            }
        }
        for rule in &later.rules {
            joined = joined.with_rule(rule.clone());
        }
        for (alias, name) in later.aliases.iter() {
            joined = joined.with_alias(alias, name);
        }
        if later.labels != first.labels {
            joined.labels = joined.labels.joined(&later.labels);
        }
        joined
    }

    /// The rule that a line with these words falls under.
    pub fn rule_for(&self, line: &str) -> Option<&LineRule> {
        self.rules.iter().rev().find(|rule| rule.like.fits(line))
    }

    /// The same settings with `rule`, in place of an earlier one about the same lines.
    #[must_use]
    pub fn with_rule(&self, rule: LineRule) -> Self {
        let mut after = self.without_rule(&rule.like);
        after.rules.push(rule);
        after
    }

    /// The same settings without the rule about these lines.
    #[must_use]
    pub fn without_rule(&self, like: &Likeness) -> Self {
        let mut after = self.clone();
        after.rules.retain(|rule| !rule.like.is_same(like));
        after
    }

    /// The name that the speaker called `name` goes by.
    pub fn name_of<'a>(&'a self, name: &'a str) -> &'a str {
        // The map is nearly always empty, and its keys are strings, not slices of one.
        if self.aliases.is_empty() {
            return name;
        }
        self.aliases.get(&name.to_owned()).map_or(name, String::as_str)
    }

    /// The same settings with `alias` and all its aliases meaning the speaker called `name`.
    #[must_use]
    pub fn with_alias(&self, alias: &str, name: &str) -> Self {
        let name = match self.name_of(name) {
            // The alias takes the other's place: that name now means this one.
            same if same == alias => name,
            same => same,
        };
        let mut after = self.clone();
        if alias == name {
            return after;
        }
        let others = self.aliases.iter().filter(|(_, meant)| *meant == alias);
        for other in others.map(|(other, _)| other).filter(|other| *other != name) {
            after.aliases.insert(other.clone(), name.to_owned());
        }
        after.aliases.remove(&name.to_owned());
        after.aliases.insert(alias.to_owned(), name.to_owned());
        after
    }

    /// The same settings with `alias` meaning nobody but itself.
    #[must_use]
    pub fn without_alias(&self, alias: &str) -> Self {
        let mut after = self.clone();
        after.aliases.remove(&alias.to_owned());
        after
    }

    /// These settings and the rules, aliases and labels of `other`, which stand back where the two
    /// differ.
    #[must_use]
    pub fn joined(&self, other: &Self) -> Self {
        let mut joined = self.clone();
        joined.labels = self.labels.joined(&other.labels);
        joined.rules = other.rules.clone();
        for rule in &self.rules {
            joined = joined.with_rule(rule.clone());
        }
        for (alias, name) in other.aliases.iter() {
            if !joined.aliases.contains_key(alias) && joined.name_of(name) != alias {
                joined = joined.with_alias(alias, name);
            }
        }
        joined
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rule(words: &str, keep: bool) -> LineRule {
        LineRule { like: Likeness::Words(words.into()), keep }
    }

    #[test]
    fn the_later_rule_counts_and_takes_the_place_of_the_same() {
        let settings = Settings::default().with_rule(rule("Sign up", false));
        let settings = settings.with_rule(rule("SIGN UP", true));
        assert_eq!(settings.rules, [rule("SIGN UP", true)]);
        assert_eq!(settings.rule_for("sign  up").map(|rule| rule.keep), Some(true));
        assert_eq!(settings.without_rule(&rule("sign up", true).like), Settings::default());
    }

    #[test]
    fn aliases_of_an_alias_follow_it_and_can_be_parted_again() {
        let settings = Settings::default().with_alias("Ruiz", "A. Ruiz");
        let settings = settings.with_alias("A. Ruiz", "Ana Ruiz");
        assert_eq!(settings.name_of("Ruiz"), "Ana Ruiz");
        assert_eq!(settings.name_of("A. Ruiz"), "Ana Ruiz");
        assert_eq!(settings.name_of("Bo Lind"), "Bo Lind");
        let parted = settings.without_alias("Ruiz");
        assert_eq!(parted.name_of("Ruiz"), "Ruiz");
        assert_eq!(parted.name_of("A. Ruiz"), "Ana Ruiz");
    }

    #[test]
    fn two_names_can_change_places() {
        let settings = Settings::default().with_alias("Ruiz", "Ana Ruiz");
        let settings = settings.with_alias("Ana Ruiz", "Ruiz");
        assert_eq!(settings.name_of("Ana Ruiz"), "Ruiz");
        assert_eq!(settings.name_of("Ruiz"), "Ruiz");
    }

    #[test]
    fn joined_settings_keep_their_own_word() {
        let ours = Settings::default().with_rule(rule("Ad", true)).with_alias("a", "b");
        let theirs = Settings::default().with_rule(rule("Ad", false)).with_rule(rule("Tag", false));
        let joined = ours.joined(&theirs.with_alias("b", "a").with_alias("c", "a"));
        assert_eq!(joined.rules, [rule("Tag", false), rule("Ad", true)]);
        assert_eq!(["a", "b", "c"].map(|name| joined.name_of(name)), ["b", "b", "b"]);
    }

    proptest! {
        #[test]
        fn nobody_goes_by_an_alias(steps in proptest::collection::vec(("[a-e]", "[a-e]"), 0..12)) {
            let mut settings = Settings::default();
            for (alias, name) in &steps {
                settings = settings.with_alias(alias, name);
                prop_assert_eq!(settings.name_of(alias), settings.name_of(name));
            }
            for (alias, name) in settings.aliases.iter() {
                prop_assert_ne!(alias, name);
                prop_assert!(!settings.aliases.contains_key(name));
            }
        }
    }
}
