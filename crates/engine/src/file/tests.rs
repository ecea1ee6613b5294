//! The annotation file as a whole: what is written is read again, and what is wrong with a file
//! is said.

mod marks;
mod refused;
mod round_trip;

use std::sync::Arc;

use proptest::prelude::*;
use proptest::sample::Index;

use super::*;
use crate::analysis::Analysis;
use crate::anchor::Anchor;
use crate::document::{Document, DocumentId};
use crate::id::MarkId;
use crate::label::Label;
use crate::likeness::{Likeness, LineRule};
use crate::line::{InlineKind, InlineMark, Line, LineKind};
use crate::mark::{HandMark, Link, Lost, Place, Relation, Remark};
use crate::markup::{Block, LineMarkup, Markup};
use crate::project::{
    Article, Decisions, LineDecision, Project, QuoteDecision, SpeakerChoice, Verdict,
};
use crate::quote::{Attribution, Cue, Level, Quote, Speaker};
use crate::reason::Reason;
use crate::repeat::{Passage, Repeat, RepeatKind};
use crate::settings::Settings;
use crate::span::Span;
use crate::text::Text;

const CREATED: &str = "2025-06-01T12:00:00Z";

/// A workspace of one article, with a quotation that a person rejected in `[[…]]`.
fn rejected(marked: &str) -> Project {
    let start = marked.find("[[").unwrap();
    let end = marked.find("]]").unwrap() - 2;
    let text = Text::new(&marked.replace("[[", "").replace("]]", ""));
    let document = Document { id: DocumentId("a".into()), title: None, text, markup: None };
    let mut article = Article::new(document);
    let decision = QuoteDecision { verdict: Verdict::Rejected, speaker: None };
    article.decisions.quotes.insert(Span::from_usize(start, end), decision);
    Project { articles: vec![Arc::new(article)], settings: Settings::default() }
}

fn written(project: &Project) -> String {
    export(project, &[], CREATED)
}

/// The words on which decisions stand in what was read.
fn decided(import: &Import) -> Vec<&str> {
    let articles = import.project.articles.iter();
    articles
        .flat_map(|a| a.decisions.quotes.keys().map(|span| a.document.text.slice(*span)))
        .collect()
}

/// Adds a mark of each layer on `span` to `analysis`.
fn detect(analysis: &mut Analysis, document: &Document, span: Span) {
    analysis.lines.push(Line {
        number: 1,
        span,
        words: 3,
        kind: LineKind::Caption,
        keep: false,
        confidence: 0.25,
        reason: Reason::BeginsWith { phrase: document.text.slice(span).into() },
    });
    analysis.inline.push(InlineMark { span, kind: InlineKind::Dateline });
    analysis.quotes.push(Quote {
        id: MarkId::of(document, "quote", span),
        span,
        inner: span,
        words: 3,
        level: Level::Partial,
        speaker: Some(Speaker { name: "Ana Ruiz".into(), mention: span }),
        cue: Some(Cue { span }),
        continues: Some(MarkId(7)),
        candidates: Vec::new(),
        attribution: Attribution::Colon,
        confidence: 0.5,
    });
    let passage = Passage { document: document.id.clone(), span };
    let passages = vec![passage.clone(), passage];
    analysis.repeats.push(Repeat { passages, kind: RepeatKind::Near, similarity: 0.75 });
}

#[test]
fn positions_are_code_points() {
    let file = written(&rejected("Breaking 🎉 news.\n[[“We rebuild,”]] said Zoe\u{308}."));
    let value: serde_json::Value = serde_json::from_str(&file).unwrap();
    let selectors = &value["first"]["items"][0]["target"]["selector"];
    assert_eq!(selectors[0]["exact"], "“We rebuild,”");
    assert_eq!(selectors[0]["prefix"], "Breaking 🎉 news.\n");
    assert_eq!(selectors[1]["start"], 17);
    assert_eq!(selectors[1]["end"], 30);
}

#[test]
fn positions_in_utf16_are_understood() {
    let project = rejected("Breaking 🎉 news.\n[[“We rebuild,”]] said Zoe\u{308}.");
    let file = written(&project).replace("\"start\":17,\"end\":30", "\"start\":18,\"end\":31");
    let import = import(&file).unwrap();
    assert_eq!(import.project, project);
    assert_eq!(import.notices, []);
}

#[test]
fn a_wrong_position_is_put_right_by_the_words_and_told() {
    let project = rejected("Rain fell on the town, and then [[“no”]] was all he said that day.");
    let file = written(&project).replace("\"start\":32,\"end\":36", "\"start\":3,\"end\":7");
    let import = import(&file).unwrap();
    assert_eq!(import.project, project);
    let told: Vec<_> = import.notices.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["““no”” stands elsewhere in its article now; the decision about it moved along."]
    );
}

#[test]
fn an_altered_text_is_told_and_its_decisions_follow_their_words() {
    let project = rejected("Rain fell on the town. [[“No,”]] she said. Then the sun came out.");
    let file = written(&project).replace("\"text\":\"Rain", "\"text\":\"Much rain and snow");
    let import = import(&file).unwrap();
    assert_eq!(decided(&import), ["“No,”"]);
    assert!(matches!(
        import.notices.as_slice(),
        [ImportNotice::TextDiffers { .. }, ImportNotice::Moved { .. }]
    ));
    assert_eq!(import.unplaced, []);
}

#[test]
fn decisions_whose_words_are_gone_are_listed() {
    let project = rejected("Rain fell. [[“No,”]] she said. Then the sun came out.");
    let file =
        written(&project).replace("\"text\":\"Rain fell. “No,” she", "\"text\":\"Rain fell. She");
    let import = import(&file).unwrap();
    assert_eq!(decided(&import), Vec::<&str>::new());
    let told: Vec<_> = import.unplaced.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["““No,”” was not found again for certain, so what was decided about it was set aside."]
    );
}

#[test]
fn annotations_of_other_programs_are_counted() {
    let file = written(&rejected("[[“No,”]] she said."));
    let other = "\"items\":[{\"type\":\"Annotation\",\"body\":\"hello\",\"target\":\"urn:x\"},";
    let import = import(&file.replace("\"items\":[", other)).unwrap();
    assert_eq!(import.notices, [ImportNotice::Foreign { count: 1 }]);
}
