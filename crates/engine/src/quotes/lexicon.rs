//! What kinds of word a word can be: enough grammar to find who speaks, and no more. One hash
//! table, built from plain word lists on first use.

use std::sync::OnceLock;

use crate::people::Gender;

mod given_names;
mod tables;

/// A set of word classes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Class(u64);

impl Class {
    pub const NONE: Self = Self(0);
    /// Announces speech wherever it stands.
    pub const SAYING: Self = Self(1);
    /// Announces speech at times.
    pub const MAYBE_SAYING: Self = Self(1 << 1);
    /// A verb in the present with -s or in the past.
    pub const FINITE: Self = Self(1 << 2);
    /// A verb with -ing.
    pub const ING: Self = Self(1 << 3);
    /// A verb without ending.
    pub const BASE: Self = Self(1 << 4);
    /// A past participle, which mostly is also the past.
    pub const PARTICIPLE: Self = Self(1 << 5);
    pub const BE: Self = Self(1 << 6);
    /// An auxiliary other than "be".
    pub const AUX: Self = Self(1 << 7);
    pub const PRONOUN: Self = Self(1 << 8);
    pub const OBJECT: Self = Self(1 << 9);
    pub const POSSESSIVE: Self = Self(1 << 10);
    pub const DETERMINER: Self = Self(1 << 11);
    pub const PREPOSITION: Self = Self(1 << 12);
    pub const COORDINATOR: Self = Self(1 << 13);
    pub const SUBORDINATOR: Self = Self(1 << 14);
    pub const RELATIVE: Self = Self(1 << 15);
    pub const ADVERB: Self = Self(1 << 16);
    pub const TIME: Self = Self(1 << 17);
    /// A title that stands before a name.
    pub const TITLE: Self = Self(1 << 18);
    /// An office or calling: before a name, or in its place.
    pub const ROLE: Self = Self(1 << 19);
    /// A body or a document that can speak.
    pub const BODY: Self = Self(1 << 20);
    pub const SAYING_NOUN: Self = Self(1 << 21);
    pub const ABBREVIATION: Self = Self(1 << 22);
    pub const PARTICLE: Self = Self(1 << 23);
    /// Tells that somebody is a man.
    pub const MALE: Self = Self(1 << 24);
    /// Tells that somebody is a woman.
    pub const FEMALE: Self = Self(1 << 25);
    /// A common given name.
    pub const GIVEN: Self = Self(1 << 26);
    /// Part of names of places and things rather than of persons.
    pub const PLACE: Self = Self(1 << 27);

    /// The words “according”, “by”, “of” and “to”.
    pub const ACCORDING: Self = Self(1 << 28);
    pub const BY: Self = Self(1 << 29);
    pub const OF: Self = Self(1 << 30);
    pub const TO: Self = Self(1 << 31);

    /// A verb in the past that announces no speech.
    pub const OTHER_VERB: Self = Self(1 << 32);

    /// What introduces a name, a title or a term: “titled”, “the word”.
    pub const NAMING: Self = Self(1 << 33);

    /// The word “on”.
    pub const ON: Self = Self(1 << 34);

    /// What says that a term is somebody else's: “so-called”.
    pub const SO_CALLED: Self = Self(1 << 35);

    /// A small word or a month that is a given name, too.
    pub const ALSO_GIVEN: Self = Self(1 << 36);

    /// The classes that only grammar words have: none of them begins a name.
    const GRAMMAR: Self = Self(
        Self::BE.0
            | Self::AUX.0
            | Self::PRONOUN.0
            | Self::OBJECT.0
            | Self::POSSESSIVE.0
            | Self::DETERMINER.0
            | Self::PREPOSITION.0
            | Self::COORDINATOR.0
            | Self::SUBORDINATOR.0
            | Self::RELATIVE.0
            | Self::ADVERB.0,
    );

    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// The same without what makes a verb of it.
    pub const fn without_verb(self) -> Self {
        let verb = Self::SAYING
            .with(Self::MAYBE_SAYING)
            .with(Self::FINITE)
            .with(Self::ING)
            .with(Self::BASE)
            .with(Self::PARTICIPLE)
            .with(Self::OTHER_VERB);
        Self(self.0 & !verb.0)
    }

    /// What it tells of names, which is the same in any language.
    pub const fn of_names(self) -> Self {
        let names = Self::TITLE
            .with(Self::ABBREVIATION)
            .with(Self::PARTICLE)
            .with(Self::MALE)
            .with(Self::FEMALE)
            .with(Self::GIVEN);
        if self.is_grammar() { Self::NONE } else { Self(self.0 & names.0) }
    }

    /// Whether it has any class of `other`.
    pub const fn any(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The gender that it tells, if it tells one.
    pub fn gender(self) -> Option<Self> {
        let told = Self(self.0 & (Self::MALE.0 | Self::FEMALE.0));
        (told == Self::MALE || told == Self::FEMALE).then_some(told)
    }

    /// The same for whoever does not know word classes.
    pub fn told_gender(self) -> Option<Gender> {
        match self.gender()? {
            Self::MALE => Some(Gender::Male),
            _ => Some(Gender::Female),
        }
    }

    /// Whether two genders can be one person's; [`Self::NONE`] agrees with both.
    pub const fn agrees(self, other: Self) -> bool {
        let both = Self::MALE.0 | Self::FEMALE.0;
        let (a, b) = (self.0 & both, other.0 & both);
        a == 0 || b == 0 || a & b != 0
    }

    /// Whether it is a grammar word.
    pub const fn is_grammar(self) -> bool {
        self.any(Self::GRAMMAR)
    }

    /// Whether it is a form of a verb that can announce speech.
    pub const fn is_cue(self) -> bool {
        self.any(Self(Self::SAYING.0 | Self::MAYBE_SAYING.0))
            && self.any(Self(Self::FINITE.0 | Self::ING.0 | Self::BASE.0 | Self::PARTICIPLE.0))
    }
}

/// The longest word of the lexicon; longer ones are not looked up.
const LONGEST: usize = 20;

/// The classes of `word`; upper and lower case are one, a curly apostrophe is a straight one.
pub(super) fn look_up(word: &str) -> Class {
    let mut folded = [0_u8; LONGEST];
    let mut len = 0;
    for c in word.chars() {
        let Some(slot) = folded.get_mut(len) else { return Class::NONE };
        *slot = match c {
            '’' => b'\'',
            _ if c.is_ascii() => u8::try_from(c).unwrap_or_default().to_ascii_lowercase(),
            _ => return Class::NONE,
        };
        len += 1;
    }
    folded.get(..len).map_or(Class::NONE, |key| table().get(key))
}

/// An open-addressed hash table: a text has a word every six bytes, and a binary search over the
/// lexicon took two fifths of all reading.
struct Table {
    /// One more than the place in `entries`; 0 where nobody is.
    slots: Vec<u16>,
    entries: Vec<(Box<str>, Class)>,
}

impl Table {
    fn new(entries: Vec<(Box<str>, Class)>) -> Self {
        let mut table = Self { slots: vec![0; SLOTS], entries: Vec::new() };
        for (word, class) in entries {
            table.entries.push((word, class));
            let Ok(number) = u16::try_from(table.entries.len()) else { break };
            let Some((word, _)) = table.entries.last() else { break };
            let mut at = hash(word.as_bytes());
            while table.slots.get(at % SLOTS).is_some_and(|&slot| slot != 0) {
                at += 1;
            }
            if let Some(slot) = table.slots.get_mut(at % SLOTS) {
                *slot = number;
            }
        }
        table
    }

    fn get(&self, key: &[u8]) -> Class {
        let mut at = hash(key);
        while let Some(&slot) = self.slots.get(at % SLOTS) {
            let Some(entry) = usize::from(slot).checked_sub(1) else { break };
            match self.entries.get(entry) {
                Some((word, class)) if word.as_bytes() == key => return *class,
                _ => at += 1,
            }
        }
        Class::NONE
    }
}

/// Over twice as many slots as words, so that chains stay short and end.
const SLOTS: usize = 1 << 14;

/// FNV-1a, 32 bits.
fn hash(key: &[u8]) -> usize {
    let spread = |hash: u32, &byte: &u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    let hash = key.iter().fold(0x811c_9dc5, spread);
    (hash ^ (hash >> 15)) as usize
}

fn table() -> &'static Table {
    static TABLE: OnceLock<Table> = OnceLock::new();
    TABLE.get_or_init(|| Table::new(build()))
}

fn build() -> Vec<(Box<str>, Class)> {
    let mut words: Vec<(Box<str>, Class)> = Vec::new();
    for (list, class) in plain_lists() {
        words.extend(list.split_whitespace().map(|word| (word.into(), class)));
    }
    for word in tables::ROLES.split_whitespace() {
        words.push((word.into(), Class::ROLE));
        words.push((format!("{word}s").into(), Class::ROLE));
    }
    for (list, class) in
        [(tables::SAYING, Class::SAYING), (tables::MAYBE_SAYING, Class::MAYBE_SAYING)]
    {
        for verb in list.split_whitespace() {
            words.extend(inflect(verb).map(|(form, kind)| (form.into(), class.with(kind))));
        }
    }
    for (list, class) in
        [(tables::SAYING_FORMS, Class::SAYING), (tables::MAYBE_SAYING_FORMS, Class::MAYBE_SAYING)]
    {
        let kinds = [Class::FINITE, Class::FINITE, Class::PARTICIPLE, Class::ING, Class::BASE];
        for forms in list.split_whitespace() {
            let forms = forms.split('/').zip(kinds);
            words.extend(forms.map(|(form, kind)| (form.into(), class.with(kind))));
        }
    }
    merge(words)
}

fn plain_lists() -> [(&'static str, Class); 33] {
    let given = |gender: Class| gender.with(Class::GIVEN);
    [
        (tables::BE, Class::BE),
        (tables::AUX, Class::AUX),
        (tables::OTHER_VERBS, Class::OTHER_VERB),
        (tables::NAMING, Class::NAMING),
        (tables::PRONOUNS, Class::PRONOUN),
        (tables::OBJECTS, Class::OBJECT),
        (tables::POSSESSIVES, Class::POSSESSIVE),
        (tables::DETERMINERS, Class::DETERMINER),
        (tables::PREPOSITIONS, Class::PREPOSITION),
        (tables::COORDINATORS, Class::COORDINATOR),
        (tables::SUBORDINATORS, Class::SUBORDINATOR),
        (tables::RELATIVES, Class::RELATIVE),
        (tables::ADVERBS, Class::ADVERB),
        (tables::TIMES, Class::TIME),
        (tables::TITLES, Class::TITLE),
        (tables::MALE_WORDS, Class::MALE),
        (tables::FEMALE_WORDS, Class::FEMALE),
        (tables::BODIES, Class::BODY),
        (tables::SAYING_NOUNS, Class::SAYING_NOUN),
        (tables::ABBREVIATIONS, Class::ABBREVIATION),
        (tables::PARTICLES, Class::PARTICLE),
        (tables::PLACE_WORDS, Class::PLACE),
        (given_names::MALE, given(Class::MALE)),
        (given_names::FEMALE, given(Class::FEMALE)),
        ("according", Class::ACCORDING),
        ("by", Class::BY),
        ("of", Class::OF),
        ("on", Class::ON),
        ("to", Class::TO),
        ("will may jan april june august per do", Class::ALSO_GIVEN),
        ("so-called self-styled self-proclaimed", Class::SO_CALLED),
        ("she her herself", Class::FEMALE),
        ("he his him himself", Class::MALE),
    ]
}

/// The forms of a regular verb: base, third person, past, with -ing.
fn inflect(verb: &str) -> [(String, Class); 4] {
    let base = verb.trim_end_matches('*');
    let last = base.chars().next_back().unwrap_or('e');
    let doubled = if base.len() < verb.len() { format!("{base}{last}") } else { base.to_owned() };
    let silent = base.strip_suffix('e').filter(|stem| !stem.ends_with('e'));
    let soft = base.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'o', 'u']));
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| base.ends_with(end));
    let third = match soft {
        Some(stem) => format!("{stem}ies"),
        None if hisses => format!("{base}es"),
        None => format!("{base}s"),
    };
    let past = match (soft, silent) {
        (Some(stem), _) => format!("{stem}ied"),
        (None, Some(_)) => format!("{base}d"),
        (None, None) => format!("{doubled}ed"),
    };
    let ing = silent.map_or_else(|| format!("{doubled}ing"), |stem| format!("{stem}ing"));
    [
        (base.to_owned(), Class::BASE),
        (third, Class::FINITE),
        (past, Class::FINITE.with(Class::PARTICIPLE)),
        (ing, Class::ING),
    ]
}

/// Sorts, and makes one entry of all that are spelled alike.
fn merge(mut words: Vec<(Box<str>, Class)>) -> Vec<(Box<str>, Class)> {
    words.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    words.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        if same {
            kept.1 = kept.1.with(next.1);
        }
        same
    });
    words
}
