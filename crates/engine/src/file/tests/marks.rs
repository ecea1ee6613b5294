//! Marks made by hand and what a person said of others, in the file and back.

use super::*;

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
