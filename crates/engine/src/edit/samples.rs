//! A small project and changes of it, for the tests of edits and of their history.

use std::sync::Arc;

use proptest::prelude::*;

use super::{Edit, Splice};
use crate::anchor::Anchor;
use crate::document::{Document, DocumentId};
use crate::id::MarkId;
use crate::likeness::{Likeness, LineRule};
use crate::line::LineKind;
use crate::mark::{HandMark, Link, Lost, Place, Relation, Remark};
use crate::project::{Article, LineDecision, Project, QuoteDecision, SpeakerChoice, Verdict};
use crate::settings::Settings;
use crate::span::Span;
use crate::text::Text;

pub(crate) fn article(id: &str, text: &str) -> Arc<Article> {
    Arc::new(Article::new(Document {
        id: DocumentId(id.into()),
        title: None,
        text: Text::new(text),
        markup: None,
    }))
}

pub(crate) fn project() -> Project {
    let articles = vec![article("a", "“Yes,” she said."), article("b", "No.\nAdvertisement")];
    Project { articles, settings: Settings::default() }
}

pub(crate) fn mark(number: u64, span: Span, label: &str) -> Edit {
    let to = Some(HandMark::new(span, label));
    Edit::Mark { id: DocumentId("a".into()), mark: MarkId(number), to }
}

/// Settings with a rule and an alias of a few, so that later ones replace earlier ones.
pub(crate) fn any_rule(index: usize) -> Settings {
    let like = Likeness::Words(format!("Sign up {}", index % 2));
    let settings = Settings::default().with_rule(LineRule { like, keep: index > 1 });
    settings.with_alias("Ruiz", ["Ana Ruiz", "A. Ruiz"][index % 2])
}

pub(crate) fn any_mark() -> impl Strategy<Value = HandMark> {
    let label = proptest::sample::select(&["quote", "claim", "old"][..]);
    let relation = proptest::sample::select(&Relation::ALL[..]);
    let link = (relation, 0u64..4).prop_map(|(relation, to)| Link { relation, to: MarkId(to) });
    let remark = ("[a-c]{0,2}", "[a-c, ]{0,5}", proptest::collection::vec(link, 0..2));
    (0u32..10, 0u32..20, label, remark).prop_map(|(a, b, label, (note, tags, links))| {
        let remark = Remark { note, tags: Vec::new(), links }.with_tags(&tags);
        HandMark { remark, ..HandMark::new(Span::new(a, b), label) }
    })
}

/// A change of marks made by hand, or of what is written about marks.
pub(crate) fn any_marking() -> impl Strategy<Value = Edit> {
    let id = prop_oneof![Just("a"), Just("b")].prop_map(|s| DocumentId(s.into()));
    let names = proptest::sample::select(&["quote", "claim", "old", "Claim", "new"][..]);
    let marks = (0u64..4).prop_map(MarkId);
    (id, marks, any_mark(), 0u8..8, names.clone(), names).prop_map(
        |(id, mark, to, which, from, new)| match which {
            0 => Edit::Mark { id, mark, to: None },
            1 => Edit::Relabel { from: from.into(), to: new.into() },
            2 => Edit::Remark { id, place: Place::Quote(to.span), to: Some(to.remark) },
            3 => Edit::Lose { id, mark, to: None },
            4 => {
                let exact = "gone".to_owned();
                let (prefix, suffix) = (String::new(), String::new());
                let anchor = Anchor { position: 0, exact, prefix, suffix };
                Edit::Lose { id, mark, to: Some(Lost::new(anchor, to)) }
            }
            _ => Edit::Mark { id, mark, to: Some(to) },
        },
    )
}

pub(crate) fn any_edit() -> impl Strategy<Value = Edit> {
    let id = prop_oneof![Just("a"), Just("b"), Just("c")].prop_map(|s| DocumentId(s.into()));
    let span = (0u32..24, 0u32..24).prop_map(|(a, b)| Span::new(a, b));
    let leaf = (id, span, 0usize..4, 0u8..12).prop_map(|(id, span, index, which)| match which {
        0 => Edit::Add { index, article: article(&id.0, "new text, long enough to mark") },
        1 => Edit::Remove { id },
        2 => Edit::Rename { id, name: Some(format!("name {index}")) },
        3 => Edit::DecideLine { id, span, decision: None },
        4 => {
            let kind = LineKind::ALL.get(index).copied();
            let keep = (index != 2).then_some(index > 1);
            let decision = Some(LineDecision { keep, kind });
            Edit::DecideLine { id, span, decision }
        }
        5 => {
            let speaker = (index > 1).then(|| SpeakerChoice::Named("Ana Ruiz".into()));
            let decision = Some(QuoteDecision { verdict: Verdict::Accepted, speaker });
            Edit::DecideQuote { id, span, decision }
        }
        6 => Edit::DecideInline { id, span, decision: Some(Verdict::Rejected) },
        7 => Edit::Set(Settings::default().with(LineKind::Caption, index > 1)),
        8 => Edit::Set(any_rule(index)),
        9 | 10 => {
            let text = ["", "no", "Ana 🎉 said\n", "“"][index].to_owned();
            Edit::Rewrite { id, splices: vec![Splice { span, text }], markup: None }
        }
        _ => Edit::DecideQuote { id, span, decision: None },
    });
    prop_oneof![leaf, any_marking()].prop_recursive(2, 12, 4, |inner| {
        proptest::collection::vec(inner, 0..4).prop_map(Edit::Batch)
    })
}
