//! Writes annotation files of a hard article for checkers in other languages, and checks what can
//! be checked here: the offsets, the published schema, and that the file is read back.
//!
//! The files go to `$CARGO_TARGET_TMPDIR` (`target/tmp`): `fixture.annotations.json`, made by
//! hand-built marks, and `reading.annotations.json`, made by the engine's own reading.

// A test program as a whole: what fails here is a failing test.
#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::path::Path;
use std::sync::Arc;

use jsonschema::Validator;
use serde_json::{Value, json};

use bluepencil_engine::anchor::Anchor;
use bluepencil_engine::annotation::annotations;
use bluepencil_engine::file::{export, import};
use bluepencil_engine::id::MarkId;
use bluepencil_engine::mark::{HandMark, Link, Lost, Place, Relation, Remark};
use bluepencil_engine::project::{
    Article, LineDecision, Project, QuoteDecision, SpeakerChoice, Verdict,
};
use bluepencil_engine::{
    Analysis, Attribution, Cue, Document, DocumentId, InlineKind, InlineMark, Label, Level,
    Likeness, Line, LineKind, LineRule, Passage, Quote, Reason, Repeat, RepeatKind, Settings, Span,
    Speaker, Text, analyse,
};

const CREATED: &str = "2025-06-01T12:00:00Z";

/// Emoji inside and outside the basic plane, a family joined from three, combining marks,
/// right-to-left words with digits, curly and nested marks, a control character, an odd line end,
/// and a line that stands there three times.
const TEXT: &str = "Harbour bridge reopens 🎉 after a year\n\
    Share this article 👩‍👩‍👧\n\
    \n\
    LEDNA (NN) — “We will rebuild ‘all of it’, 🌉 every stone,” said Zoe\u{308} Mu\u{308}ller.\n\
    “שלום 123 לכולם,” added \u{202b}דנה לוי\u{202c}, “and مرحبا.”\u{7}\r\
    Share this article 👩‍👩‍👧\n\
    The “reopening” cost 3\u{a0}million.\n\
    Share this article 👩‍👩‍👧";

fn at(words: &str) -> Span {
    let start = TEXT.find(words).unwrap_or_else(|| panic!("no “{words}” in the text"));
    Span::from_usize(start, start + words.len())
}

fn line(number: u32, span: Span, kind: LineKind) -> Line {
    let reason = Reason::IsPhrase;
    let keep = !kind.is_struck_by_default();
    Line { number, span, words: 1, kind, keep, confidence: 0.9, reason }
}

fn quote(document: &Document, span: Span, level: Level, speaker: Option<(&str, &str)>) -> Quote {
    let text = document.text.slice(span);
    let edge = |c: Option<char>| c.map_or(0, |c| u32::try_from(c.len_utf8()).unwrap_or(0));
    let inner = Span::new(
        span.start + edge(text.chars().next()),
        span.end - edge(text.chars().next_back()),
    );
    Quote {
        id: MarkId::of(document, "quote", span),
        span,
        inner,
        words: 1,
        level,
        speaker: speaker
            .map(|(name, mention)| Speaker { name: name.to_owned(), mention: at(mention) }),
        cue: speaker.map(|_| Cue { span: at("said") }),
        continues: None,
        candidates: Vec::new(),
        attribution: Attribution::CueAfter,
        confidence: 0.875,
    }
}

/// An article with a mark of every layer and level; two cross each other.
fn article(id: &str) -> (Article, Analysis) {
    let text = Text::new(TEXT);
    let document = Document {
        id: DocumentId(id.into()),
        title: Some("Bridge “reopens”".into()),
        text: text.clone(),
        markup: None,
    };
    let share: Vec<_> = TEXT.match_indices("Share this article 👩‍👩‍👧").collect();
    let spans = share.iter().map(|(start, words)| Span::from_usize(*start, start + words.len()));
    let spans: Vec<_> = spans.collect();
    let zoe = Some(("Zoe\u{308} Mu\u{308}ller", "Zoe\u{308} Mu\u{308}ller"));
    let first =
        quote(&document, at("“We will rebuild ‘all of it’, 🌉 every stone,”"), Level::Direct, zoe);
    let mut second =
        quote(&document, at("“שלום 123 לכולם,”"), Level::Direct, Some(("דנה לוי", "דנה לוי")));
    second.continues = Some(first.id);
    let passages = spans.iter().map(|span| Passage { document: document.id.clone(), span: *span });
    let analysis = Analysis {
        lines: vec![
            line(1, at("Harbour bridge reopens 🎉 after a year"), LineKind::Title),
            line(2, spans[0], LineKind::Share),
            line(4, text.trim(text.line_spans().nth(3).unwrap_or_default()), LineKind::Paragraph),
            line(5, spans[1], LineKind::RepeatedLine),
            line(7, spans[2], LineKind::RepeatedLine),
        ],
        inline: vec![InlineMark { span: at("LEDNA (NN) —"), kind: InlineKind::Dateline }],
        quotes: vec![
            first,
            quote(&document, at("‘all of it’"), Level::Nested, None),
            second,
            quote(&document, at("“and مرحبا.”"), Level::Direct, None),
            quote(&document, at("“reopening”"), Level::Scare, None),
        ],
        repeats: vec![Repeat {
            passages: passages.collect(),
            kind: RepeatKind::Exact,
            similarity: 1.0,
        }],
        ..Analysis::default()
    };
    let mut article = Article { name: Some("Ledna's bridge".into()), ..Article::new(document) };
    decide(&mut article, spans[1]);
    mark_by_hand(&mut article, spans[1]);
    (article, analysis)
}

/// Decides about a mark of each layer, and about words that cross a mark.
fn decide(article: &mut Article, line: Span) {
    let decisions = &mut article.decisions;
    let credit = LineDecision { keep: Some(true), kind: Some(LineKind::Credit) };
    decisions.lines.insert(line, credit);
    decisions.inline.insert(at("LEDNA (NN) —"), Verdict::Accepted);
    let accepted = |speaker| QuoteDecision { verdict: Verdict::Accepted, speaker };
    let named = SpeakerChoice::Named("Dana Levi".into());
    decisions.quotes.insert(at("“שלום 123 לכולם,”"), accepted(Some(named)));
    decisions.quotes.insert(at("“and مرحبا.”"), accepted(Some(SpeakerChoice::Nobody)));
    decisions.quotes.insert(at("of it’, 🌉 every stone,” said Zoe\u{308}"), accepted(None));
    let rejected = QuoteDecision { verdict: Verdict::Rejected, speaker: None };
    decisions.quotes.insert(at("“reopening”"), rejected);
}

/// Marks words by hand, across marks and lines, with all that may be said of them; writes a note
/// about a mark of each layer; and puts one mark aside.
fn mark_by_hand(article: &mut Article, line: Span) {
    // Ids are the page's to give, and never the same twice.
    let id = |n: u64| MarkId(n << 32 | u64::from(article.document.id.0.starts_with("twin")));
    let ids = [id(1), id(2), id(3), id(u64::from(u32::MAX))];
    let remark = Remark {
        note: "<b>Who</b> says\u{202e} so? 🎉\nAsk “Dana”.".into(),
        tags: vec!["to ask".into(), "תקציב".into()],
        links: vec![
            Link { relation: Relation::Answers, to: ids[1] },
            Link {
                relation: Relation::SameAs,
                to: MarkId::of(&article.document, "quote", at("“and مرحبا.”")),
            },
        ],
    };
    let decisions = &mut article.decisions;
    let places =
        [Place::Line(line), Place::Quote(at("“reopening”")), Place::Inline(at("LEDNA (NN) —"))];
    for place in places {
        decisions.remarks.insert(place, remark.clone());
    }
    decisions.remarks.insert(Place::Quote(at("year")), remark.clone());
    let quote = HandMark {
        speaker: Some("Zoe\u{308} Mu\u{308}ller".into()),
        ..HandMark::new(at("every stone,” said Zoe\u{308} Mu\u{308}ller.\n“שלום"), "quote")
    };
    let claim = HandMark { remark, ..HandMark::new(at("🌉 every stone"), "claim 🎉") };
    let anchor = Anchor {
        position: 3,
        exact: "no such words".into(),
        prefix: "a".into(),
        suffix: "b".into(),
    };
    decisions.marks.insert(ids[0], quote);
    decisions.marks.insert(ids[3], HandMark::new(at("stone"), "claim 🎉"));
    decisions.lost.insert(ids[2], Lost::new(anchor, claim.clone()));
    decisions.marks.insert(ids[1], claim);
}

/// Settings with something of each sort in them.
fn settings() -> Settings {
    let rule = |line, keep| LineRule { like: Likeness::of(line).expect("words"), keep };
    let mut settings = Settings::default()
        .with(LineKind::Caption, true)
        .with_rule(rule("Foto 🎉: Dana", false))
        .with_rule(rule("The “reopening” cost 3\u{a0}million.", true))
        .with_alias("Dana Levi", "דנה לוי");
    let label =
        Label { key: Some('k'), description: "Is it so?".into(), ..Label::new("claim 🎉", 6) };
    settings.labels = settings.labels.with(label).expect("a label of its own");
    settings
}

/// Writes `file` where other programs find it.
fn leave(name: &str, file: &str) {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, file).expect("the target folder can be written to");
    println!("wrote {}", path.display());
}

/// The schema in the docs, and a validator of it.
fn schema() -> (Value, Validator) {
    let schema = include_str!("../../../docs/annotations.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let validator = jsonschema::draft202012::new(&schema).expect("the schema is one");
    (schema, validator)
}

/// What the schema has against `file`.
fn objections(file: &Value) -> Vec<String> {
    let (_, validator) = schema();
    validator.iter_errors(file).map(|error| error.to_string()).collect()
}

/// Checks every position of `file` against its words, counting code points in plain Rust; `lost` of
/// its annotations have none.
fn check_positions(file: &str, annotations: usize, lost: usize) {
    let file: Value = serde_json::from_str(file).expect("the file is JSON");
    assert_eq!(objections(&file), Vec::<String>::new());
    let items = file["first"]["items"].as_array().expect("a list");
    assert_eq!(items.len(), annotations);
    assert_eq!(file["total"], annotations);
    let is_placed =
        |item: &&Value| item["target"]["selector"].as_array().is_some_and(|list| list.len() == 2);
    assert_eq!(items.iter().filter(is_placed).count(), annotations - lost);
    for item in items.iter().filter(is_placed) {
        let article = file["articles"]
            .as_array()
            .and_then(|list| list.iter().find(|a| a["id"] == item["target"]["scope"]));
        let text: Vec<char> =
            article.expect("its article")["text"].as_str().unwrap_or("").chars().collect();
        let [quote, position] = item["target"]["selector"].as_array().expect("a list").as_slice()
        else {
            panic!("two selectors: {item}")
        };
        let offset = |key: &str| {
            position[key].as_u64().and_then(|n| usize::try_from(n).ok()).expect("an offset")
        };
        let (start, end) = (offset("start"), offset("end"));
        let words: String = text[start..end].iter().collect();
        assert_eq!(quote["exact"], words);
        let before: String = text[..start].iter().collect();
        let after: String = text[end..].iter().collect();
        assert!(before.ends_with(quote["prefix"].as_str().expect("a prefix")));
        assert!(after.starts_with(quote["suffix"].as_str().expect("a suffix")));
    }
}

#[test]
fn a_hard_article_is_written_in_code_points_and_read_back() {
    let (article, analysis) = article("ledna 🎉");
    let (twin, twin_analysis) = self::article("twin");
    let project =
        Project { articles: vec![Arc::new(article), Arc::new(twin)], settings: settings() };
    let file = export(&project, &[&analysis, &twin_analysis], CREATED);
    leave("fixture.annotations.json", &file);
    let count = annotations(&project.articles[0], &analysis, &project.settings).len();
    check_positions(&file, 2 * (count + 1), 2);
    let back = import(&file).expect("a file of ours is read");
    assert_eq!(back.project, project);
    assert_eq!((back.unplaced.len(), back.notices.len()), (0, 0));
}

#[test]
fn what_the_engine_reads_in_it_is_written_and_read_back() {
    let (mut article, _) = article("ledna 🎉");
    article.decisions = Default::default();
    let settings = Settings::default();
    let analysis = analyse(&article.document, &settings);
    let count = annotations(&article, &analysis, &settings).len();
    let project = Project { articles: vec![Arc::new(article)], settings };
    let file = export(&project, &[&analysis], CREATED);
    leave("reading.annotations.json", &file);
    check_positions(&file, count, 0);
    assert_eq!(import(&file).expect("a file of ours is read").project, project);
}

#[test]
fn the_schema_knows_every_kind_and_level() {
    let (schema, _) = schema();
    let kinds: Vec<_> = LineKind::ALL.iter().map(|kind| kind.name()).collect();
    assert_eq!(schema["$defs"]["lineKind"]["enum"], json!(kinds));
    let levels: Vec<_> = Level::ALL.iter().map(|level| level.name()).collect();
    assert_eq!(schema["$defs"]["level"]["enum"], json!(levels));
}

#[test]
fn the_schema_objects_to_what_the_program_would_not_write() {
    let (article, analysis) = article("ledna 🎉");
    let project = Project { articles: vec![Arc::new(article)], settings: settings() };
    let analysis = &analysis;
    let file: Value = serde_json::from_str(&export(&project, &[analysis], CREATED)).expect("JSON");
    let change = |path: &str, value: Value| {
        let mut file = file.clone();
        match (file.pointer_mut(path), path.rsplit_once('/')) {
            (Some(place), _) => *place = value,
            (None, Some((object, key))) => {
                let object = file.pointer_mut(object).and_then(Value::as_object_mut);
                object.expect("an object in the file").insert(key.into(), value);
            }
            (None, None) => panic!("no place {path}"),
        }
        objections(&file).len()
    };
    assert_eq!(change("/version", json!(3)), 0);
    assert_ne!(change("/version", json!(4)), 0);
    assert_ne!(change("/settings/labels/0/name", json!("")), 0);
    let last = annotations(&project.articles[0], analysis, &project.settings).len() - 1;
    let mark = |path: &str| format!("/first/items/{last}/{path}");
    assert_ne!(change(&mark("body/0/value"), json!("")), 0);
    assert_ne!(change(&mark("body/0/origin"), json!("person")), 0);
    assert_ne!(change(&mark("motivation"), json!("linking")), 0);
    assert_ne!(change("/settings/struck/0", json!("adverts")), 0);
    assert_eq!(change("/settings/rules/0/like", json!("words")), 0);
    assert_ne!(change("/settings/rules/0/like", json!("ending")), 0);
    assert_ne!(change("/settings/aliases/0", json!({"alias": "Ruiz"})), 0);
    assert_ne!(change("/first/items/0/layer", json!("quote")), 0);
    assert_ne!(change("/first/items/0/id", json!("1")), 0);
    assert_ne!(change("/first/items/0/target/selector/1/start", json!(-1)), 0);
    assert_ne!(change("/first/items/0/confidence", json!(1.5)), 0);
    assert_ne!(change("/articles/0/text", Value::Null), 0);
    assert_ne!(change("/first/items/0/body/0", json!({"type": "TextualBody"})), 0);
}
