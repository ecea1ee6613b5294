//! Whatever a workspace holds is written and read again.

use super::*;

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
