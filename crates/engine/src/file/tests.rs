//! The annotation file as a whole: what is written is read again, and what is wrong with a file
//! is said.

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

/// A workspace of one article with a claim marked by hand in `[[…]]`, with all that may be said of
/// it, and a note about the quotation in `((…))`.
fn annotated(marked: &str) -> Project {
    let mut plain = String::new();
    let mut ends = Vec::new();
    for piece in marked.split_inclusive(['[', ']', '(', ')']) {
        plain.push_str(piece.trim_end_matches(['[', ']', '(', ')']));
        if piece.ends_with(['[', ']', '(', ')']) && ends.last() != Some(&plain.len()) {
            ends.push(plain.len());
        }
    }
    let [claim, claim_end, quote, quote_end] = ends[..] else { panic!("{ends:?}") };
    let text = Text::new(&plain);
    let document = Document { id: DocumentId("a".into()), title: None, text, markup: None };
    let mut article = Article::new(document);
    let place = Place::Quote(Span::from_usize(quote, quote_end));
    let note = "<b>Who</b> heard\u{202e} it?\nAsk.".to_owned();
    let remark = Remark { note, ..Remark::default() }.with_tags("budget, to ask");
    article.decisions.remarks.insert(place, remark.clone());
    let to = MarkId::of(&article.document, "quote", place.span());
    let remark = Remark { links: vec![Link { relation: Relation::Contradicts, to }], ..remark };
    let span = Span::from_usize(claim, claim_end);
    let mark = HandMark { remark, ..HandMark::new(span, "claim") };
    article.decisions.marks.insert(MarkId(0x0123_4567_89ab_cdef), mark);
    Project { articles: vec![Arc::new(article)], settings: Settings::default() }
}

#[test]
fn marks_made_by_hand_are_written_in_the_standard_s_words() {
    let project = annotated("[[Rain fell]] on the town. ((“No,”)) she said.");
    let file = written(&project);
    let value: serde_json::Value = serde_json::from_str(&file).unwrap();
    let [quote, claim] = value["first"]["items"].as_array().unwrap().as_slice() else {
        panic!("two annotations")
    };
    assert_eq!((&claim["motivation"], &claim["layer"]), (&"commenting".into(), &"mark".into()));
    let bodies: Vec<_> = claim["body"].as_array().unwrap().iter().collect();
    let said = |key: &str| bodies.iter().map(|body| body[key].as_str().unwrap_or("-")).collect();
    let purposes: Vec<_> = said("purpose");
    assert_eq!(purposes, ["tagging", "commenting", "tagging", "tagging", "linking"]);
    let values: Vec<_> = said("value");
    assert_eq!(values, ["claim", "<b>Who</b> heard\u{202e} it?\nAsk.", "budget", "to ask", "-"]);
    assert_eq!(bodies[4]["source"], quote["id"]);
    assert_eq!(bodies[4]["relation"], "contradicts");
    assert_eq!(import(&file).unwrap().project, project);
}

#[test]
fn a_mark_whose_words_are_gone_waits_with_its_note() {
    let project = annotated("[[Rain fell]] on the town. ((“No,”)) she said.");
    let file = written(&project).replace("\"text\":\"Rain fell on", "\"text\":\"Snow lay on");
    let import = super::import(&file).unwrap();
    let told: Vec<_> = import.unplaced.iter().map(ToString::to_string).collect();
    assert_eq!(
        told,
        ["“Rain fell” was not found again for certain, so its mark is among the unplaced ones."]
    );
    let decisions = &import.project.articles[0].decisions;
    assert_eq!((decisions.marks.len(), decisions.remarks.len()), (0, 1));
    let lost: Vec<_> = decisions.lost.values().collect();
    assert_eq!(lost[0].anchor.exact, "Rain fell");
    assert_eq!(lost[0].mark.remark.tags, ["budget", "to ask"]);
    // It is written and read again as it is, and not told once more.
    let again = super::import(&written(&import.project)).unwrap();
    assert_eq!((again.project, again.unplaced), (import.project, vec![]));
}

#[test]
fn a_note_about_words_that_are_gone_waits_as_a_mark() {
    let project = annotated("[[Rain fell]] on the town. ((“No,”)) she said.");
    let file = written(&project).replace("town. “No,” she", "town. She");
    let import = super::import(&file).unwrap();
    let lost: Vec<_> = import.project.articles[0].decisions.lost.values().collect();
    assert_eq!((lost[0].anchor.exact.as_str(), lost[0].mark.label.as_str()), ("“No,”", "quote"));
    assert!(lost[0].mark.remark.note.starts_with("<b>Who</b>"));
}

#[test]
fn damage_to_marks_is_told_with_its_place() {
    let file = written(&annotated("[[Rain fell]] on the town. ((“No,”)) she said."));
    for (sound, broken, told) in [
        (
            "\"contradicts\"",
            "\"likes\"",
            "first.items[1].body[4].relation”: the name of a relation",
        ),
        ("\"value\":\"claim\"", "\"value\":\"\"", "first.items[1]”: A label needs a name."),
        ("\"purpose\":\"tagging\",\"value\":\"claim\"", "\"purpose\":\"editing\"", "with a label"),
        ("urn:uuid:01234567", "urn:uuid:here", "first.items[1].id”: the id of an annotation"),
    ] {
        assert!(file.contains(sound), "{sound}");
        let error = import(&file.replacen(sound, broken, 1)).unwrap_err().to_string();
        assert!(error.contains(told), "{error}");
    }
}

#[test]
fn two_marks_that_say_the_same_become_one_and_one_that_waits() {
    let project = annotated("[[Rain fell]] on the town. ((“No,”)) she said.");
    let mut article = (*project.articles[0]).clone();
    let mark = article.decisions.marks.values().next().unwrap().clone();
    article.decisions.marks.insert(MarkId(7), mark);
    let project = Project { articles: vec![Arc::new(article)], ..project };
    let import = import(&written(&project)).unwrap();
    let decisions = &import.project.articles[0].decisions;
    assert_eq!((decisions.marks.len(), decisions.lost.len()), (1, 1));
}

#[test]
fn files_of_versions_1_and_2_are_read() {
    let project = rejected("Rain fell. [[“No,”]] she said.");
    for version in ["\"version\":1", "\"version\":2"] {
        let file = written(&project).replace("\"version\":3", version);
        assert_eq!(import(&file).unwrap().project, project);
    }
}

#[test]
fn what_a_person_says_a_line_is_stands_in_place_of_what_was_read() {
    let mut project = rejected("Rain fell. [[“No,”]] she said.");
    let article = Arc::make_mut(&mut project.articles[0]);
    let text = &article.document.text;
    let mut analysis = Analysis::default();
    detect(&mut analysis, &article.document, text.span());
    article.decisions.lines.insert(text.span(), LineDecision::of_kind(LineKind::Subheading));
    let file = export(&project, &[&analysis], CREATED);
    let value: serde_json::Value = serde_json::from_str(&file).unwrap();
    let line = &value["first"]["items"][0];
    assert_eq!(line["body"].as_array().unwrap().len(), 2, "no verdict, so none is written");
    assert_eq!(line["body"][1]["value"], "subheading");
    assert_eq!(line["body"][1]["origin"], "person");
    assert_eq!(line["keep"], true, "as subheadings are set");
    assert!(line.get("confidence").is_none() && line.get("reason").is_none());
    assert_eq!(import(&file).unwrap().project, project);
    let other = file.replace("\"value\":\"subheading\"", "\"value\":\"sub\"");
    let at = "first.items[0].body[1].value".to_owned();
    let expected = Expected::LineKind;
    assert_eq!(import(&other), Err(ImportError::Broken { at, expected }));
}

#[test]
fn annotations_of_other_programs_are_counted() {
    let file = written(&rejected("[[“No,”]] she said."));
    let other = "\"items\":[{\"type\":\"Annotation\",\"body\":\"hello\",\"target\":\"urn:x\"},";
    let import = import(&file.replace("\"items\":[", other)).unwrap();
    assert_eq!(import.notices, [ImportNotice::Foreign { count: 1 }]);
}

/// Reads what `change` makes of a sound file.
fn check_error(change: impl Fn(String) -> String, expected: &ImportError, sentence: &str) {
    let file = change(written(&rejected("Rain fell. [[“No,”]] she said.")));
    assert_eq!(import(&file).as_ref(), Err(expected));
    assert_eq!(expected.to_string(), sentence);
}

#[test]
fn what_is_not_json_is_refused_with_its_place() {
    check_error(
        |_| "Rain fell.\nNo.".into(),
        &ImportError::NotJson { line: 1, column: 1 },
        "This is no annotation file: it cannot be read as JSON from line 1, column 1 on.",
    );
    check_error(
        |_| " \n".into(),
        &ImportError::Empty,
        "The file is empty. Choose an annotation file that was downloaded from here.",
    );
}

#[test]
fn a_file_that_breaks_off_is_told_from_one_that_is_wrong() {
    check_error(
        |file| file.split("\"exact\"").next().unwrap().to_owned(),
        &ImportError::Truncated { line: 8 },
        "The file breaks off in line 8, so a part of it is missing. Download or copy it once more.",
    );
}

#[test]
fn json_of_others_is_refused() {
    for other in ["[]", "3", "{\"@context\":\"http://www.w3.org/ns/anno.jsonld\"}"] {
        check_error(
            |_| other.into(),
            &ImportError::NotOurs,
            "This is a JSON file, but not one that was downloaded from here.",
        );
    }
}

#[test]
fn a_newer_version_is_refused_with_both_numbers() {
    check_error(
        |file| file.replace("\"version\":3", "\"version\":7"),
        &ImportError::Newer { found: 7, known: 3 },
        "The file was written by a newer Bluepencil (format 7; this one reads up to 3). Reload \
         the page to get the newest.",
    );
}

#[test]
fn damage_is_told_with_its_place() {
    let broken = |at: &str, expected: Expected| ImportError::Broken { at: at.into(), expected };
    check_error(
        |file| file.replace("\"text\":\"Rain fell. “No,” she said.\"", "\"text\":12"),
        &broken("articles[0].text", Expected::String),
        "The annotation file is damaged at “articles[0].text”: a string should stand there.",
    );
    check_error(
        |file| file.replace("\"caption\"", "\"kaption\""),
        &broken("settings.struck[15]", Expected::LineKind),
        "The annotation file is damaged at “settings.struck[15]”: the name of a kind of line \
         should stand there.",
    );
    check_error(
        |file| file.replace("\"start\":11", "\"start\":-11"),
        &broken("first.items[0].target.selector[1].start", Expected::Number),
        "The annotation file is damaged at “first.items[0].target.selector[1].start”: a whole \
         number should stand there.",
    );
    check_error(
        |file| file.replace("\"rejected\"", "\"maybe\""),
        &broken("first.items[0].body", Expected::Verdict),
        "The annotation file is damaged at “first.items[0].body”: “accepted” or “rejected” should \
         stand there.",
    );
}

#[test]
fn rules_and_aliases_are_written_and_damage_to_them_is_told() {
    let mut project = rejected("Rain fell. [[“No,”]] she said.");
    let like = Likeness::of("READ MORE: Ferry fares rise").unwrap();
    let settings = Settings::default().with_rule(LineRule { like, keep: false });
    project.settings = settings.with_alias("Ruiz", "Ana Ruiz");
    let file = written(&project);
    assert!(file.contains(
        "\"rules\":[{\"like\":\"opening\",\"value\":\"READ MORE:\",\"keep\":false}],\
         \"aliases\":[{\"alias\":\"Ruiz\",\"name\":\"Ana Ruiz\"}]"
    ));
    assert_eq!(import(&file).unwrap().project, project);
    for (sound, broken, at) in [
        ("\"opening\"", "\"ending\"", "settings.rules[0].like"),
        ("\"keep\":false}]", "\"keep\":0}]", "settings.rules[0].keep"),
        ("\"alias\":\"Ruiz\"", "\"alias\":7", "settings.aliases[0].alias"),
    ] {
        let error = import(&file.replacen(sound, broken, 1)).unwrap_err();
        assert!(matches!(&error, ImportError::Broken { at: place, .. } if place == at), "{error}");
    }
}

#[test]
fn a_file_that_is_too_large_is_refused() {
    let bytes = LARGEST_BYTES + 1;
    let error = ImportError::TooLarge { bytes, limit: LARGEST_BYTES };
    assert_eq!(import(&" ".repeat(bytes)), Err(error.clone()));
    assert_eq!(error.to_string(), "The file has 257 MB; at most 256 MB can be read.");
}

fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[a-c .,“”]{1,8}",
        Just("Ad\n".to_owned()),
        Just("🎉👩‍🚒".to_owned()),
        Just("Zoe\u{308} \u{5e9}\u{5dc}\u{5d5}\u{5dd} \u{202e}x".to_owned()),
        Just("\r\r\n\0\u{1f}\u{7f}\u{85}\u{2028}\u{feff}\u{fffd}".to_owned()),
        any::<String>(),
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

fn any_speaker() -> impl Strategy<Value = Option<SpeakerChoice>> {
    prop_oneof![
        Just(None),
        Just(Some(SpeakerChoice::Nobody)),
        ".{0,6}".prop_map(|name| Some(SpeakerChoice::Named(name))),
    ]
}

/// Some markup for each line of `text`.
fn markup(text: &Text) -> Markup {
    let lines = text.line_spans().filter(|line| !text.trim(*line).is_empty());
    let lines = lines.zip(Block::ALL.iter().cycle()).map(|(span, block)| LineMarkup {
        block: *block,
        link_share: u8::try_from(span.len() % 101).unwrap_or_default(),
        container: span.len() % 2,
        ..LineMarkup::default()
    });
    Markup { lines: lines.collect(), containers: vec![0, 0] }
}

/// A workspace of one article that was read from a page.
fn marked(text: &str) -> Project {
    let text = Text::new(text);
    let markup = Some(Arc::new(markup(&text)));
    let document = Document { id: DocumentId("a".into()), title: None, text, markup };
    let article = Arc::new(Article::new(document));
    Project { articles: vec![article], settings: Settings::default() }
}

#[test]
fn markup_of_a_text_with_other_lines_is_let_go() {
    let project = marked("Bridge reopens\n\nTraffic ran.");
    let file = written(&project);
    assert_eq!(import(&file).unwrap().project, project);
    let markup = |from: &str, to: &str| {
        let import = import(&file.replace(from, to)).unwrap();
        import.project.articles[0].document.markup.clone()
    };
    assert_eq!(markup("Traffic", "The traffic"), project.articles[0].document.markup);
    assert_eq!(markup("reopens", "reopens\\nBy Ana"), None);
}

#[test]
fn damaged_markup_is_told_with_its_place() {
    let file = written(&marked("Bridge reopens"));
    for damaged in ["\"markup\":\"AQ", "\"markup\":\"*"] {
        let error = import(&file.replace("\"markup\":\"A", damaged)).unwrap_err();
        assert_eq!(
            error.to_string(),
            "The annotation file is damaged at “articles[0].markup”: the markup of the text’s \
             lines should stand there."
        );
    }
}

/// An article with decisions on any spans, and an analysis with marks on the same and on others.
fn any_article() -> impl Strategy<Value = (Article, Analysis)> {
    let name = || proptest::option::of(".{0,6}");
    let mark = (any::<Index>(), any::<Index>(), 0u8..6, any::<bool>(), any_speaker());
    let marks = proptest::collection::vec(mark, 0..8);
    (any_text(), name(), name(), marks).prop_map(|(text, title, name, marks)| {
        let text = Text::new(&text);
        let mut ends: Vec<_> = text.as_str().char_indices().map(|(at, _)| at).collect();
        ends.push(text.as_str().len());
        let markup = marks.len().is_multiple_of(2).then(|| Arc::new(markup(&text)));
        let document = Document { id: DocumentId(String::new()), title, text, markup };
        let mut article = Article { name, ..Article::new(document) };
        let mut analysis = Analysis::default();
        for (a, b, which, flag, speaker) in marks {
            let (a, b) = (*a.get(&ends), *b.get(&ends));
            let span = Span::from_usize(a.min(b), a.max(b));
            let verdict = if flag { Verdict::Accepted } else { Verdict::Rejected };
            let decisions = &mut article.decisions;
            match which {
                0 => _ = decisions.lines.insert(span, any_line_decision(span, flag)),
                1 => {
                    _ = decisions.quotes.insert(span, QuoteDecision { verdict, speaker });
                }
                2 => _ = decisions.inline.insert(span, verdict),
                _ => detect(&mut analysis, &article.document, span),
            }
        }
        detect_decided(&mut analysis, &article);
        (article, analysis)
    })
}

/// Whether the line at `span` stays, what it is, or both.
fn any_line_decision(span: Span, flag: bool) -> LineDecision {
    let kind = LineKind::ALL.get(span.start as usize * 5 % 32).copied();
    let keep = (kind.is_none() || span.end.is_multiple_of(2)).then_some(flag);
    LineDecision { keep, kind }
}

/// What a person may write: notes full of markup, tags, links to this article's marks and others.
fn any_remark() -> impl Strategy<Value = Remark> {
    let relation = proptest::sample::select(&Relation::ALL[..]);
    let link = (relation, 0u64..6).prop_map(|(relation, to)| Link { relation, to: MarkId(to) });
    let links = proptest::collection::vec(link, 0..3);
    (prop_oneof![Just(String::new()), any_text()], ".{0,9}", links)
        .prop_map(|(note, tags, links)| Remark { note, tags: Vec::new(), links }.with_tags(&tags))
}

/// An article that was marked by hand as well.
fn any_marked_article() -> impl Strategy<Value = (Article, Analysis)> {
    let label = prop_oneof![Just("quote".to_owned()), "[a-c🎉]{1,2}"];
    let speaker = proptest::option::of("[a-z]{1,4}");
    let mark = (any::<Index>(), any::<Index>(), 0u8..4, label, speaker, any_remark());
    let marks = proptest::collection::vec(mark, 0..6);
    (any_article(), marks).prop_map(|((mut article, analysis), marks)| {
        let text = article.document.text.clone();
        let mut ends: Vec<_> = text.as_str().char_indices().map(|(at, _)| at).collect();
        ends.push(text.as_str().len());
        for (id, (a, b, which, label, speaker, remark)) in (0..).map(MarkId).zip(marks) {
            let (a, b) = (*a.get(&ends), *b.get(&ends));
            let span = Span::from_usize(a.min(b), a.max(b));
            let mark = HandMark { span, label, speaker, remark };
            let decisions = &mut article.decisions;
            let is_twin = |it: &HandMark| (it.span, &it.label) == (span, &mark.label);
            match which {
                0 if !mark.remark.is_empty() => {
                    _ = decisions.remarks.insert(Place::Quote(span), mark.remark);
                }
                1 => {
                    // Words that no text here has.
                    let exact = format!("gone\u{2603}{}", id.0);
                    let anchor =
                        Anchor { position: 0, exact, prefix: "a".into(), suffix: "".into() };
                    _ = decisions.lost.insert(id, Lost::new(anchor, mark));
                }
                _ if !span.is_empty() && !decisions.marks.values().any(is_twin) => {
                    _ = decisions.marks.insert(id, mark);
                }
                _ => {}
            }
        }
        (article, analysis)
    })
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

/// Detects something on every other span that a person decided about.
fn detect_decided(analysis: &mut Analysis, article: &Article) {
    let Decisions { lines, quotes, inline, remarks, .. } = &article.decisions;
    let remarks: Vec<Span> = remarks.keys().map(|place| place.span()).collect();
    let spans = lines.keys().chain(quotes.keys()).chain(inline.keys()).chain(&remarks);
    for span in spans.step_by(2) {
        detect(analysis, &article.document, *span);
    }
}

/// Settings as a person makes them, one change after the other.
fn any_settings() -> impl Strategy<Value = Settings> {
    let struck = proptest::collection::vec(proptest::sample::select(LineKind::ALL), 0..5);
    let rules = proptest::collection::vec((".{0,6}:? ?.{0,3}", any::<bool>()), 0..4);
    let names = prop_oneof!["[a-d]", ".{0,4}"];
    let aliases = proptest::collection::vec((names.clone(), names), 0..5);
    let labels = proptest::collection::vec(("[a-c ]{0,3}", 0u8..9, ".{0,9}"), 0..4);
    (struck, rules, aliases, labels).prop_map(|(struck, rules, aliases, labels)| {
        let mut settings = Settings { struck, ..Settings::default() };
        for (name, colour, description) in labels {
            let key = name.chars().next().filter(char::is_ascii_lowercase);
            let label = Label { key, description, ..Label::new(&name, colour) };
            settings.labels = settings.labels.with(label).unwrap_or(settings.labels);
        }
        for (line, keep) in &rules {
            if let Some(like) = Likeness::of(line) {
                settings = settings.with_rule(LineRule { like, keep: *keep });
            }
        }
        let merge =
            |settings: Settings, (alias, name): &(String, String)| settings.with_alias(alias, name);
        aliases.iter().fold(settings, merge)
    })
}

fn any_project() -> impl Strategy<Value = (Project, Vec<Analysis>)> {
    let ids = proptest::collection::btree_set(".{0,4}", 0..4);
    let articles = proptest::collection::vec(any_marked_article(), 3);
    (ids, articles, any_settings()).prop_map(|(ids, articles, settings)| {
        let mut project = Project { articles: Vec::new(), settings };
        let mut analyses = Vec::new();
        for (id, (mut article, analysis)) in ids.into_iter().zip(articles) {
            article.document.id = DocumentId(id);
            project.articles.push(Arc::new(article));
            analyses.push(analysis);
        }
        (project, analyses)
    })
}

proptest! {
    #[test]
    fn what_is_written_is_read_again((project, analyses) in any_project()) {
        let file = export(&project, &analyses.iter().collect::<Vec<_>>(), CREATED);
        let import = import(&file).unwrap();
        prop_assert_eq!(import.project, project);
        prop_assert_eq!(import.unplaced, []);
        prop_assert_eq!(import.notices, []);
    }

    #[test]
    fn a_file_survives_being_read_as_plain_text((project, analyses) in any_project()) {
        let file = export(&project, &analyses.iter().collect::<Vec<_>>(), CREATED);
        let taken = crate::intake::decode(file.as_bytes()).unwrap();
        prop_assert_eq!(taken.text.as_str(), file);
        prop_assert_eq!(taken.notices.iter().find(|n| matches!(n, crate::intake::Notice::LineEnds { .. })), None);
    }

    #[test]
    fn writing_again_gives_the_same_bytes((project, analyses) in any_project()) {
        let analyses: Vec<_> = analyses.iter().collect();
        let file = export(&project, &analyses, CREATED);
        prop_assert_eq!(&export(&import(&file).unwrap().project, &analyses, CREATED), &file);
    }

    #[test]
    fn a_file_cut_anywhere_is_truncated((project, analyses) in any_project(), cut in any::<Index>()) {
        let file = export(&project, &analyses.iter().collect::<Vec<_>>(), CREATED);
        let mut end = 1 + cut.index(file.len() - 2);
        while !file.is_char_boundary(end) {
            end -= 1;
        }
        let is_truncated = matches!(import(file.split_at(end).0), Err(ImportError::Truncated { .. }));
        prop_assert!(is_truncated || end + 2 > file.len());
    }

    #[test]
    fn any_string_is_read_or_refused(s in ".{0,80}") {
        prop_assert!(import(&s).is_err());
    }
}
