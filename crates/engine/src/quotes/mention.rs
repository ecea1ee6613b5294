//! Who is mentioned: the words of a noun phrase, ready to be followed to a name. Offsets are bytes.

use super::lexicon::Class;
use super::names::role_word;
use super::phrase::{Phrase, PhraseKind, phrase_at};
use super::tokens::Token;
use crate::span::Span;
use crate::text::Text;

/// Who is mentioned, in the words of the text.
#[derive(Clone, Debug)]
pub(super) struct Mentioned {
    pub span: Span,
    pub kind: MentionKind,
}

/// What a mention is.
#[derive(Clone, Debug)]
pub(super) enum MentionKind {
    Pronoun,
    /// A name without titles, and a second one joined to it by “and”.
    Name {
        core: Span,
        gender: Class,
        joined: Option<Span>,
    },
    /// A common noun.
    Noun {
        head: String,
        modifiers: Vec<String>,
        definite: bool,
    },
}

/// What the tokens `from..to` cover.
pub(super) fn cover(tokens: &[Token], from: usize, to: usize) -> Span {
    let start = tokens.get(from).map_or(0, |t| t.span.start);
    let end = to.checked_sub(1).and_then(|at| tokens.get(at)).map_or(start, |t| t.span.end);
    Span::new(start, end)
}

/// The words of `phrase`, ready to be resolved.
pub(super) fn mentioned(text: &Text, tokens: &[Token], phrase: Phrase) -> Mentioned {
    let span = cover(tokens, phrase.from, phrase.to);
    let kind = match phrase.kind {
        PhraseKind::Pronoun => MentionKind::Pronoun,
        PhraseKind::Name(run) => {
            let titles = tokens.get(run.from..run.core).unwrap_or_default();
            let gender = titles.iter().rev().find_map(|t| t.class.gender()).unwrap_or_default();
            let second = phrase_at(tokens, run.to + 1).filter(|_| phrase.to > run.to);
            let joined = match second.map(|p| p.kind) {
                Some(PhraseKind::Name(other)) => Some(cover(tokens, other.core, other.to)),
                _ => None,
            };
            MentionKind::Name { core: cover(tokens, run.core, run.to), gender, joined }
        }
        PhraseKind::Noun(head) => noun(text, tokens, phrase.from, head),
    };
    Mentioned { span, kind }
}

fn noun(text: &Text, tokens: &[Token], from: usize, head: usize) -> MentionKind {
    let before = tokens.get(from..head).unwrap_or_default();
    let opener = before.first();
    let definite = opener.is_some_and(|t| {
        t.possessive || t.is(Class::POSSESSIVE) || text.slice(t.span).eq_ignore_ascii_case("the")
    });
    let words = before.iter().filter(|t| !t.class.is_grammar());
    MentionKind::Noun {
        head: tokens.get(head).map(|t| role_word(text.slice(t.span))).unwrap_or_default(),
        modifiers: words.map(|t| text.slice(t.span).to_lowercase()).collect(),
        definite,
    }
}
