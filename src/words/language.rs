//! The languages of the interface.

/// A language that the interface has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// What the others are translated from, and what is spoken where none of them is asked for.
    #[default]
    English,
    /// Deutsch.
    German,
    /// Español.
    Spanish,
    /// Français.
    French,
    /// Українська.
    Ukrainian,
}

impl Language {
    /// Every language, in the order of their codes.
    pub const ALL: [Self; 5] =
        [Self::German, Self::English, Self::Spanish, Self::French, Self::Ukrainian];

    /// Its code by ISO 639-1.
    pub const fn code(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::German => "de",
            Self::Spanish => "es",
            Self::French => "fr",
            Self::Ukrainian => "uk",
        }
    }

    /// The language with that code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|language| language.code() == code)
    }

    /// What those who speak it call it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::German => "Deutsch",
            Self::Spanish => "Español",
            Self::French => "Français",
            Self::Ukrainian => "Українська",
        }
    }

    /// Which of a phrase's forms goes with `n` things (Unicode CLDR 48, plural rules of cardinal
    /// numbers; millions, which some languages set apart, are not counted here).
    pub const fn form(self, n: usize) -> usize {
        match self {
            Self::Ukrainian => match (n % 10, n % 100) {
                (_, 11..=14) => 2,
                (1, _) => 0,
                (2..=4, _) => 1,
                _ => 2,
            },
            Self::French if n == 0 => 0,
            _ if n == 1 => 0,
            _ => 1,
        }
    }

    /// How many forms its phrases have that are counted.
    pub const fn forms(self) -> usize {
        match self {
            Self::Ukrainian => 3,
            Self::English | Self::German | Self::Spanish | Self::French => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The form that goes with each of `numbers`.
    fn check<const N: usize>(language: Language, numbers: [usize; N], expected: [usize; N]) {
        assert_eq!(numbers.map(|n| language.form(n)), expected, "{language:?}");
    }

    #[test]
    fn numbers_take_the_forms_of_their_language() {
        check(Language::English, [0, 1, 2, 21], [1, 0, 1, 1]);
        check(Language::German, [0, 1, 2, 101], [1, 0, 1, 1]);
        check(Language::Spanish, [0, 1, 2, 11], [1, 0, 1, 1]);
        check(Language::French, [0, 1, 2, 21], [0, 0, 1, 1]);
        check(Language::Ukrainian, [0, 1, 2, 4, 5, 10], [2, 0, 1, 1, 2, 2]);
        check(Language::Ukrainian, [11, 12, 14, 21, 22, 25], [2, 2, 2, 0, 1, 2]);
        check(Language::Ukrainian, [100, 101, 111, 112, 122, 1_000], [2, 0, 2, 2, 1, 2]);
    }

    #[test]
    fn a_language_is_known_by_its_code() {
        for language in Language::ALL {
            assert_eq!(Language::from_code(language.code()), Some(language));
        }
        assert_eq!(Language::from_code("tlh"), None);
    }
}
