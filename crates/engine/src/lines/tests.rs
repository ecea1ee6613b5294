//! What the reading of lines promises, on invented articles with the kind before each line.

use proptest::prelude::*;

use super::*;
use crate::document::DocumentId;
use crate::text::Text;

mod languages;

fn read_text(text: &str, title: Option<&str>) -> (Document, Vec<Line>, Vec<InlineMark>) {
    let title = title.map(str::to_owned);
    let document =
        Document { id: DocumentId("a".to_owned()), title, text: Text::new(text), markup: None };
    let (lines, inline) = read(&document, &Settings::default(), &[]);
    (document, lines, inline)
}

/// Each line of `marked` is "kind| text", or blank; the reading of the texts gives those kinds.
fn check(marked: &str) {
    let rows: Vec<(&str, &str)> =
        marked.lines().map(|l| l.trim().split_once('|').unwrap_or(("", ""))).collect();
    let text: Vec<&str> = rows.iter().map(|(_, text)| text.trim()).collect();
    let (document, lines, _) = read_text(&text.join("\n"), None);
    for line in &lines {
        let expected = rows[line.number as usize - 1].0;
        let shown = document.text.slice(line.span);
        assert_eq!(line.kind.name(), expected, "{shown:?}, because: {}", line.reason);
    }
    assert_eq!(lines.len(), rows.iter().filter(|(_, text)| !text.trim().is_empty()).count());
}

#[test]
fn an_article_with_all_kinds_of_furniture_is_read_line_by_line() {
    check(
        "masthead| The Larkhaven Courier
        navigation| • Home/
        navigation| • Harbour/
        navigation| • Ferry Returns to Port Elm After Nine Years of Waiting
        title| Ferry Returns to Port Elm After Nine Years of Waiting

        standfirst| The harbour board says the crossing will run twice a day from the first week of spring.

        advertisement| Advertisement · Scroll to continue
        repeated_title| Ferry Returns to Port Elm After Nine Years of Waiting

        paragraph| The ferry between Larkhaven and Port Elm will sail again in March, the harbour board announced on Tuesday, nine years after the last crossing was struck off the timetable.
        paragraph| “We have waited long enough,” said Mara Quill, who chairs the board. “The island needs its boat.”
        promo| READ MORE: Bridge over the sound is closed until further notice
        subheading| A Crossing in Forty Minutes
        paragraph| The new vessel carries sixty cars and needs forty minutes for the crossing, ten fewer than the old one, according to the board.
        caption| A crane lowers a lifeboat onto the deck of the new ferry in Larkhaven on May 3, 2031.
        credit| Ines Okoro/Newswire
        paragraph| Islanders had collected signatures for the return of the boat since the winter of the great storm.
        contributors| Tomas Reed and Ada Brook contributed to this report.
        source_link| Source link
        navigation| Back To Top",
    );
}

#[test]
fn a_name_above_a_headline_printed_twice_is_the_masthead() {
    check(
        "masthead| Quillport Weekly Post

        title| Lighthouse of Quillport lit again after eleven winters

        repeated_title| Lighthouse of Quillport lit again after eleven winters

        standfirst| Volunteers carried the new lens up two hundred steps

        paragraph| The lighthouse of Quillport was lit again on Monday, eleven winters after a storm broke its lens.
        paragraph| More than two hundred people stood on the pier when the beam crossed the bay for the first time.

        legal| © Quillport Weekly Post",
    );
}

#[test]
fn a_headline_may_begin_like_furniture() {
    let body = "The harbour board of Larkhaven announced on Tuesday that it had heard the islanders out and would decide within the month, said Mara Quill, who chairs it.";
    for headline in [
        "Credit union opens a counter on Quill Island",
        "Home secretary visits the harbour of Larkhaven",
        "Search for the missing trawler resumes off Port Elm",
        "Return to the old timetable angers islanders",
        "Copyright on sea charts runs out this winter",
        "File cabinets of the old customs house go to auction",
    ] {
        check(&format!(
            "title| {headline}\nparagraph| {body}\nparagraph| “Nobody will have to wait for another winter,” she told the islanders on the quay."
        ));
    }
}

#[test]
fn a_given_title_below_other_stories_is_where_the_article_begins() {
    let other = "Two lighthouses were lit again along the northern coast on Monday after volunteers carried new lenses up their stairs.";
    let body = "The ferry between Larkhaven and Port Elm will sail again in March, the harbour board announced on Tuesday.";
    let menu = "Harbour\nIsland\nWeather\n".repeat(4);
    let text =
        format!("{menu}{other}\nFerry returns to Port Elm\nMay 3, 2031\n{body}\n{body} Again.");
    let (document, lines, _) = read_text(&text, Some("Ferry returns to Port Elm"));
    let title = lines.iter().find(|line| line.kind == LineKind::Title);
    assert_eq!(title.map(|line| document.text.slice(line.span)), Some("Ferry returns to Port Elm"));
}

#[test]
fn an_article_without_a_headline_begins_with_its_first_paragraph() {
    check(
        "paragraph| The harbour board of Larkhaven announced on Tuesday that the ferry to Port Elm will sail again in March, nine years after the last crossing.
        paragraph| Mara Quill, who chairs the board, said the island had waited long enough for its boat and that nobody would have to wait again.",
    );
}

#[test]
fn an_author_at_the_end_is_told_from_the_last_paragraph() {
    check(
        "title| Ferry Returns to Port Elm
        standfirst| Islanders had waited nine years for the crossing
        paragraph| The ferry between Larkhaven and Port Elm will sail again in March, the harbour board announced on Tuesday, nine years after the last crossing.
        paragraph| Islanders had collected signatures for the return of the boat since the winter of the great storm, and many came to the quay to cheer.
        byline| Author: Tomas Reed
        author_bio| Tomas Reed is the harbour editor of the Larkhaven Courier, follow him on Twitter @tomasreed.",
    );
}

#[test]
fn a_dateline_is_marked_inside_its_paragraph() {
    let text = "Ferry returns to Port Elm\n\nPosted\n\nLARKHAVEN (NPA) — The ferry to Port Elm will sail again in March, the harbour board announced on Tuesday.";
    let (document, lines, inline) = read_text(text, None);
    let marks: Vec<&str> = inline.iter().map(|m| document.text.slice(m.span)).collect();
    assert_eq!(marks, ["LARKHAVEN (NPA) —"]);
    assert_eq!(lines[1].kind, LineKind::Timestamp);
}

#[test]
fn a_given_title_decides_which_line_is_the_headline() {
    let body = "The ferry between Larkhaven and Port Elm will sail again in March, the board said.";
    let text = format!("Harbour news for islanders today\nBoat is back\n{body}\n{body} Again.");
    let (_, lines, _) = read_text(&text, Some("Boat is back"));
    assert_eq!(lines[1].kind, LineKind::Title);
    assert_eq!(lines[1].reason, Reason::GivenTitle);
}

#[test]
fn a_setting_keeps_what_is_struck_by_default() {
    let document = Document {
        id: DocumentId("a".to_owned()),
        title: None,
        text: Text::new("READ MORE: Bridge over the sound is closed"),
        markup: None,
    };
    let settings = Settings::default().with(LineKind::Promo, true);
    let (lines, _) = read(&document, &settings, &[]);
    assert!(lines.iter().all(|line| line.kind == LineKind::Promo && line.keep));
}

#[test]
fn a_page_of_nothing_but_menus_keeps_no_line() {
    let (_, lines, _) = read_text("Home\nNews\nWeather\nSign in\nSubscribe\nHarbour\nIsland", None);
    assert!(lines.iter().all(|line| !line.keep));
}

#[test]
fn one_long_line_and_many_short_ones_are_read_in_linear_time() {
    // Not a clock: a reading that is not linear would not come back within a test's patience.
    let (_, lines, _) = read_text(&"word and ".repeat(200_000), None);
    assert_eq!(lines.len(), 1);
    let (_, lines, _) = read_text(&"word\n".repeat(200_000), None);
    assert_eq!(lines.len(), 200_000);
}

fn any_page() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        "[A-Za-z ,.]{0,80}",
        "[•–“”’'()/|@©\u{200b}\0\r\t 0-9a-zA-Z]{0,30}",
        "(READ MORE: |By |Photo: |© |LARKHAVEN \\(NPA\\) — )[A-Za-z .]{0,40}",
        "[広告写真。ёЖשלום🎉\u{301}]{0,20}",
        any::<String>(),
    ];
    proptest::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn every_line_that_is_not_blank_is_read_once_and_in_order(page in any_page()) {
        let (document, lines, inline) = read_text(&page, None);
        let text = &document.text;
        let blank = |span| text.trim(span).is_empty();
        let expected: Vec<(u32, _)> =
            (1..).zip(text.line_spans()).filter(|(_, span)| !blank(*span)).collect();
        prop_assert_eq!(lines.len(), expected.len());
        for (line, (number, span)) in lines.iter().zip(expected) {
            prop_assert_eq!(line.number, number);
            prop_assert_eq!(line.span, text.trim(span));
            prop_assert!(text.has(line.span));
            prop_assert!((0.0..=1.0).contains(&line.confidence));
            prop_assert!(!line.reason.to_string().is_empty());
        }
        for mark in inline {
            prop_assert!(text.has(mark.span) && lines.iter().any(|l| l.span.contains(mark.span)));
        }
    }
}
