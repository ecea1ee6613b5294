//! Why a line was given its kind: data, so that a page says it in its reader's language. `Display`
//! gives the English clause that files and the command line have.

use std::fmt;

use serde::Serialize;

/// A set of reasons that differ in nothing but their words.
macro_rules! clauses {
    ($(#[$doc:meta])* $name:ident { $($variant:ident $english:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
        pub enum $name { $(#[doc = $english] $variant,)* }

        crate::unpack!(enum $name { $($variant),* });

        impl $name {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            const fn english(self) -> &'static str {
                match self { $(Self::$variant => $english,)* }
            }
        }
    };
}

clauses! {
    /// A form that tells what a line is, to stand after "it is".
    Form {
        ListItem "an item of a list in the article",
        Handle "an author's handle",
        AfterBy "a name after “by”",
        NameWithTrade "a name with a trade",
        Date "a date or a time and nothing else",
        MostlyDate "hardly more than a date",
        Symbols "signs without a word",
        Copyright "a line with a copyright sign",
        Number "a number and nothing else",
        Address "a web address and nothing else",
        Crumb "one step of a breadcrumb trail",
        LastCrumb "the last step of a breadcrumb trail",
        Breadcrumb "a breadcrumb trail",
        Agency "the name of a picture agency",
        NameWithAgency "a name with a picture agency",
        NameSlashAgency "a name and an agency with a slash between",
        Link "a line that is a link from end to end",
    }
}

clauses! {
    /// A place that, with its form, tells what a line is; to stand after "it stands".
    Position {
        UnderHeadline "right under the headline and ends without a full stop",
        AboveByline "between the headline and the byline or date",
        AboveMenu "above the breadcrumbs or the menu and reads like a name",
        OverHeadline "right above the headline and reads like a name",
        AboveNamedHeadline "above the headline that the page names",
        Heading "marked as a heading in the page",
        AboveParagraph "above a paragraph, short and without a full stop",
        AmongShortLines "among other short lines of the article",
        AmongComments "among readers’ comments",
        AboutAuthor "under the article and tells of its author",
        InsideLikeCaption "inside the article and reads like a caption",
        InsideLikeHeadline "inside the article and reads like another headline",
        AboveArticle "above the article and is no sentence of it",
        AmongLabels "among short labels outside the article",
        OutsideLikeStart "outside the article and reads like the start of another",
        OutsideLikePointer "outside the article and reads like a pointer to another story",
        ByPicture "in a small block with a picture",
        MarkedCaption "in what the page marks as a caption",
        MarkedCredit "in what the page marks as a credit",
        MarkedAuthor "in what the page marks as its author",
        MarkedDate "in what the page marks as a date",
        MarkedTags "in what the page marks as topics",
        MarkedComments "in what the page marks as comments",
        MarkedRelated "in what the page marks as related or beside the article",
        MarkedShare "in what the page marks as buttons to share it",
        MarkedNewsletter "in what the page marks as a sign-up",
        MarkedAdvertisement "in what the page marks as an advertisement",
        MarkedNavigation "in what the page marks as navigation",
        MarkedFoot "in what the page marks as its foot",
        MarkedForm "in what the page marks as a form",
        MarkedTerms "in what the page marks as terms",
    }
}

clauses! {
    /// A sign that is too weak to stand alone, as a clause.
    Clue {
        BeginsWithName "it begins with a name",
        SaysTrade "it says what that person does",
        AtEnd "it stands at the end",
        NameOfByline "the byline has the same name",
        CreditFollows "the credit of a picture follows",
        CreditBefore "the credit of a picture stands before it",
        EndsWithDate "it ends with a full date",
        AgencyInBrackets "it names a picture agency in brackets",
        Scene "it tells a scene in the present tense",
    }
}

/// Why a line was given its kind.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Reason {
    /// It is the first line that reads like a headline.
    FirstHeadline,
    /// It is the title that was given with the article.
    GivenTitle,
    /// The same words as the headline in that line.
    SameAsTitle {
        /// The headline's line number, from 1.
        line: u32,
    },
    /// The same words as that earlier line.
    SameAsLine {
        /// The earlier line's number, from 1.
        line: u32,
    },
    /// It begins with a phrase that announces this kind of line.
    BeginsWith {
        /// The phrase, as it stands in the line.
        phrase: String,
    },
    /// It holds a phrase that this kind of line holds.
    Holds {
        /// The phrase, as it stands in the line.
        phrase: String,
    },
    /// The whole line is a fixed phrase.
    IsPhrase,
    /// Its form alone tells (a date, a breadcrumb, symbols only).
    Form(Form),
    /// Where it stands tells, together with its form.
    Stands(Position),
    /// Running text: sentences of some length.
    Prose,
    /// Several weak signs together, the strongest first.
    Clues(Vec<Clue>),
    /// It stands in many articles.
    StandsIn {
        /// In at least so many, all of which otherwise differ.
        articles: u32,
    },
}

crate::unpack!(enum Reason { FirstHeadline, GivenTitle, SameAsTitle { line }, SameAsLine { line }, BeginsWith { phrase }, Holds { phrase }, IsPhrase, Form(a), Stands(a), Prose, Clues(a), StandsIn { articles } });

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::FirstHeadline => f.write_str("it is the first line that reads like a headline"),
            Self::GivenTitle => f.write_str("it is the title that was given with the article"),
            Self::SameAsTitle { line } => {
                write!(f, "it has the same words as the headline in line {line}")
            }
            Self::SameAsLine { line } => write!(f, "it has the same words as line {line}"),
            Self::BeginsWith { phrase } => write!(f, "it begins with “{phrase}”"),
            Self::Holds { phrase } => write!(f, "it has the phrase “{phrase}”"),
            Self::IsPhrase => f.write_str("it is a fixed phrase of web pages and nothing else"),
            Self::Form(form) => write!(f, "it is {}", form.english()),
            Self::Stands(position) => write!(f, "it stands {}", position.english()),
            Self::Prose => f.write_str("it has full sentences, as in the body of an article"),
            Self::Clues(clues) => {
                let clues: Vec<&str> = clues.iter().map(|clue| clue.english()).collect();
                f.write_str(&clues.join("; "))
            }
            Self::StandsIn { articles } => {
                write!(f, "it stands in {articles} or more articles that otherwise differ")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unpack::unpack;

    #[test]
    fn every_reason_comes_back_from_its_bytes() {
        let words = || "Read more:".to_owned();
        let mut all = vec![
            Reason::FirstHeadline,
            Reason::GivenTitle,
            Reason::SameAsTitle { line: 300 },
            Reason::SameAsLine { line: 1 },
            Reason::BeginsWith { phrase: words() },
            Reason::Holds { phrase: words() },
            Reason::IsPhrase,
            Reason::Prose,
            Reason::Clues(Clue::ALL.to_vec()),
            Reason::StandsIn { articles: 384 },
        ];
        all.extend(Form::ALL.iter().copied().map(Reason::Form));
        all.extend(Position::ALL.iter().copied().map(Reason::Stands));
        for reason in all {
            let bytes = postcard::to_stdvec(&reason).unwrap();
            assert_eq!(unpack(&bytes), Some(reason));
        }
    }

    #[test]
    fn clues_are_told_one_after_the_other() {
        let reason = Reason::Clues(vec![Clue::CreditFollows, Clue::Scene]);
        let said = "the credit of a picture follows; it tells a scene in the present tense";
        assert_eq!(reason.to_string(), said);
    }
}
