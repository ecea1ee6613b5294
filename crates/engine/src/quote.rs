//! A quotation: where it stands, who says it, and how one knows.

use std::fmt;

use serde::Serialize;

use crate::id::MarkId;
use crate::span::Span;

/// The id of a detected quotation, the same in every run over the same text.
pub type QuoteId = MarkId;

/// What kind of quotation it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
pub enum Level {
    /// Whole clauses or sentences in somebody's own words.
    Direct,
    /// A piece inside a paraphrase: he called the call “excellent”.
    Partial,
    /// In single marks inside a headline or standfirst.
    Headline,
    /// A quotation inside a quotation.
    Nested,
    /// In marks, but nobody's speech: terms, titles of works, slogans.
    Scare,
}

crate::unpack!(
    enum Level {
        Direct,
        Partial,
        Headline,
        Nested,
        Scare,
    }
);

impl Level {
    /// Every level, in the order in which they are shown.
    pub const ALL: &[Level] =
        &[Level::Direct, Level::Partial, Level::Headline, Level::Nested, Level::Scare];

    /// Its name in files and in CSS.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Partial => "partial",
            Self::Headline => "headline",
            Self::Nested => "nested",
            Self::Scare => "scare",
        }
    }

    /// The level of a name in files.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|level| level.name() == name)
    }
}

/// Who says a quotation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Speaker {
    /// The fullest form of the name that the article has, without titles where it can be told
    /// ("Donald Trump").
    pub name: String,
    /// The words that it was read from ("he", "the president").
    pub mention: Span,
}

crate::unpack!(struct Speaker { name, mention });

/// The verb or phrase that announces a quotation ("told reporters").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Cue {
    /// Its bytes.
    pub span: Span,
}

crate::unpack!(struct Cue { span });

/// How the speaker was found. `Display` gives the English sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
pub enum Attribution {
    /// The cue and the name follow the quotation: “…,” said Lee.
    CueAfter,
    /// The cue and the name come before: Lee said, “…”
    CueBefore,
    /// The cue stands between two parts: “…,” Lee said, “…”
    CueBetween,
    /// Only a colon after the name: Lee: “…”
    Colon,
    /// "according to Lee".
    AccordingTo,
    /// The sentence that the quoted piece stands in has its speaker further off.
    Sentence,
    /// The sentence before it is about the speaker: Lee was blunt. “…”
    SentenceBefore,
    /// The quotation goes on from the one before it.
    Continued,
    /// Nothing near names anybody; whoever spoke last is taken.
    LastSpeaker,
    /// Nobody could be told.
    None,
}

crate::unpack!(
    enum Attribution {
        CueAfter,
        CueBefore,
        CueBetween,
        Colon,
        AccordingTo,
        Sentence,
        SentenceBefore,
        Continued,
        LastSpeaker,
        None,
    }
);

impl Attribution {
    /// Every way, in the order of the list above.
    pub const ALL: &[Attribution] = &[
        Self::CueAfter,
        Self::CueBefore,
        Self::CueBetween,
        Self::Colon,
        Self::AccordingTo,
        Self::Sentence,
        Self::SentenceBefore,
        Self::Continued,
        Self::LastSpeaker,
        Self::None,
    ];
}

impl fmt::Display for Attribution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CueAfter => "the words after it name the speaker",
            Self::CueBefore => "the words before it name the speaker",
            Self::CueBetween => "the words between its two parts name the speaker",
            Self::Colon => "the name before the colon",
            Self::AccordingTo => "“according to” names the speaker",
            Self::Sentence => "the subject of the sentence around it",
            Self::SentenceBefore => "the subject of the sentence before it",
            Self::Continued => "it goes on from the quotation before it",
            Self::LastSpeaker => "nobody is named near it, so the last speaker is taken",
            Self::None => "nobody near it is said to have spoken",
        })
    }
}

/// One quotation. The parts of one utterance are quotations of their own, tied by `continues`.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Quote {
    /// Stable across runs.
    pub id: QuoteId,
    /// With its marks.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// How many words it has.
    pub words: u32,
    /// What kind it is.
    pub level: Level,
    /// Who says it, where that can be told.
    pub speaker: Option<Speaker>,
    /// What announces it, where there is such a thing.
    pub cue: Option<Cue>,
    /// The part of the same utterance before this one.
    pub continues: Option<QuoteId>,
    /// How the speaker was found.
    pub attribution: Attribution,
    /// Others who may have spoken, the likeliest first: at most [`Quote::CANDIDATES`], and none
    /// where the speaker is sure. Where the speaker is open, the best guess is among them.
    pub candidates: Vec<String>,
    /// How sure speaker and level are, from 0 to 1: of the quotations of real articles at 0.9 nine
    /// in ten have both right.
    pub confidence: f32,
}

crate::unpack!(struct Quote { id, span, inner, words, level, speaker, cue, continues, attribution, candidates, confidence });

impl Quote {
    /// The most names that are offered for a speaker who is not sure.
    pub const CANDIDATES: usize = 3;
}
