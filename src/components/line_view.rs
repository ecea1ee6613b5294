//! One row of the article: its text with marks, and beside it what it is and who speaks.

use std::rc::Rc;

use bluepencil_engine::project::Verdict;
use bluepencil_engine::{Level, LineKind, Span};
use yew::prelude::*;

use super::button::link;
use super::element::{Element, button, element, fragment, text};
use super::speaker::{colour, doubt, speaker};
use crate::commands::{Command, Keys};
use crate::dom::selection::START;
use crate::runner::Runner;
use crate::state::{Action, Mark};
use crate::view::names;
use crate::view::rows::{Ground, Note, Reading, Row};
use crate::view::segments::{Part, Parts, Role, Segment, Tag, cut_parts, parts_in};
use crate::words::{self, Language, phrases};

/// How many letters of its label stand at the head of a mark made by hand, since colours and lines
/// alone do not say which it is.
const SIGN: usize = 3;
/// The lanes that the lines of crossing marks have below the words; further ones share the last.
const LANES: usize = 3;

/// The longest excerpt of a note that is told with its mark, or of a mark that is told with its note,
/// in characters: what is heard in some ten seconds.
const HEARD: usize = 120;

/// The row and what of it is in focus.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The row.
    pub row: Rc<Row>,
    /// The mark in focus, if it is in this row.
    pub focus: Option<Mark>,
    /// The mark that the Tab key reaches, if it is in this row.
    pub entry: Option<Mark>,
    /// What tells of the quotation in focus in this row.
    pub parts: Parts,
    /// Whether the text is shown as it was pasted.
    pub is_original: bool,
    /// The commands' keys, for tooltips.
    pub keys: Keys,
    /// The language of the interface.
    pub language: Language,
    /// The language of the article; empty where it cannot be told.
    pub lang: &'static str,
    /// Carries commands out.
    pub runner: Runner,
}

/// One row.
#[component]
pub fn LineView(props: &Props) -> Html {
    let row = &props.row;
    if props.is_original {
        return element("p", "line__text line__text--original")
            .set(START, row.span.start.to_string())
            .is("dir", "auto")
            .is("lang", props.lang)
            .is_if("data-spaced", row.is_spaced.then_some("true"))
            .say(row.text.slice(row.span))
            .html();
    }
    let reading = row.reading.as_ref();
    let is_struck = reading.is_some_and(|reading| reading.is_struck);
    let note = reading.filter(|_| row.is_first).and_then(|reading| line_note(props, reading));
    let says_something = note.is_some() || !row.notes.is_empty() || begun(row).next().is_some();
    let notes =
        element("div", "line__notes").is_if("role", says_something.then_some("note")).put_if(note);
    let notes = if is_struck { notes } else { notes.put_html(speakers(row)) };
    let notes = notes.put_html(row.notes.iter().map(|it| written(props, it)).collect());
    let mark = Mark::Line(row.line);
    element("div", "line")
        .set("data-line", row.number.to_string())
        .is_if("data-kind", reading.map(|reading| reading.kind.name()))
        .flag("data-struck", is_struck)
        .flag_if("data-spaced", row.is_spaced)
        .flag_if("data-doubtful", reading.is_some_and(|r| r.ground == Ground::Doubt))
        .flag_if("data-focused", props.focus == Some(mark))
        .put(line_text(props, mark, is_struck))
        .put(notes)
        .html()
}

/// The text in the element that its kind calls for.
fn line_text(props: &Props, mark: Mark, is_struck: bool) -> Element {
    let row = &props.row;
    let reading = row.reading.as_ref();
    let tag = match reading.map(|reading| reading.kind) {
        Some(LineKind::Title) => "h2",
        Some(LineKind::Subheading) => "h3",
        _ => "p",
    };
    let title = reading.filter(|r| is_noted(r)).map(|r| words::reason(&r.why));
    let line = element(tag, "line__text")
        .set(START, row.span.start.to_string())
        .is("dir", "auto")
        .is("lang", props.lang)
        .set_if("title", title);
    let shared = spoken(row).len() > 1;
    let put = |text: Element, it: &Segment| text.put_html(segment_html(props, it, shared));
    if !is_struck {
        return row.segments.iter().fold(line, put);
    }
    let runner = props.runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| focus(&runner, mark));
    let struck = row.segments.iter().fold(element("del", "line__struck"), put);
    line.on_click(onclick).put(struck)
}

/// Whether what the line is is worth saying: not of a paragraph that is surely one.
fn is_noted(reading: &Reading) -> bool {
    reading.is_struck || reading.ground != Ground::Reading || reading.kind == LineKind::Standfirst
}

/// What the line is, where that is worth saying, with its reason and a way to decide.
fn line_note(props: &Props, reading: &Reading) -> Option<Element> {
    if !is_noted(reading) {
        return None;
    }
    let mark = Mark::Line(props.row.line);
    let id = mark.element_id();
    let reason_id = id.clone() + "-why";
    let described_by = match note_on(&props.row, mark) {
        Some(_) => reason_id.clone() + " " + &note_id(mark),
        None => reason_id.clone(),
    };
    let runner = props.runner.clone();
    let onfocus = Callback::from(move |_: FocusEvent| focus(&runner, mark));
    let runner = props.runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| focus(&runner, mark));
    let kind = button("note__kind", onclick)
        .set("id", id)
        .is("tabindex", tab_index(props.entry == Some(mark)))
        .flag_if("data-decided", matches!(reading.ground, Ground::Person | Ground::Kind))
        .set("aria-describedby", described_by)
        .on_focus(onfocus)
        .say(words::kind(reading.kind));
    let kind = if reading.ground == Ground::Doubt { kind.put_html(doubt()) } else { kind };
    let reason = element("span", "note__reason").set("id", reason_id).say(&words::why(reading));
    let twin = reading.twin.map(|twin| twin_link(props, twin));
    let more = element("div", "note__more")
        .put(reason)
        .put_html(twin.unwrap_or_default())
        .put_html(decide_button(props, reading, mark));
    Some(element("div", "note").put(kind).put(more))
}

/// A way to the first place of the same words.
fn twin_link(props: &Props, twin: Span) -> Html {
    let runner = props.runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| runner.show_line(twin));
    link(phrases::article::show_first().into(), None, onclick)
}

fn decide_button(props: &Props, reading: &Reading, mark: Mark) -> Html {
    let runner = props.runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        focus(&runner, mark);
        runner.run(Command::Reject);
    });
    let words = match (reading.ground, reading.is_struck) {
        (Ground::Person, _) => phrases::article::take_back(),
        (_, true) => phrases::article::keep(),
        (_, false) => phrases::article::strike(),
    };
    link(words.into(), Some(props.keys.hint(Command::Reject)), onclick)
}

/// The words of `span`, with what tells of the quotation in focus underlined.
fn words_html(props: &Props, span: Span) -> Html {
    let piece = |(span, part): (Span, Option<Part>)| {
        let words = props.row.text.slice(span);
        let Some(part) = part else { return text(words) };
        let (role, title) = match part.role {
            Role::Speaker => ("speaker", phrases::article::who_speaks()),
            Role::Cue => ("cue", phrases::article::cue()),
        };
        element("span", "part")
            .is("data-part", role)
            .set_if("data-colour", colour(part.colour))
            .is("title", title)
            .say(words)
            .html()
    };
    cut_parts(span, parts_in(props.parts, span)).into_iter().map(piece).collect()
}

/// A piece of the row: its words in an element for each mark made by hand, the shortest innermost,
/// and these in one for what was read.
fn segment_html(props: &Props, segment: &Segment, is_shared: bool) -> Html {
    let tags: Vec<&Tag> = segment.tags.iter().filter_map(|&at| props.row.tags.get(at)).collect();
    let mut words = words_html(props, segment.span);
    let marks: Vec<Mark> = tags.iter().rev().map(|tag| tag.mark).collect();
    let marks: Rc<[Mark]> = marks.into();
    for (lane, tag) in tags
        .iter()
        .filter(|tag| tag.label.is_some())
        .enumerate()
        .collect::<Vec<_>>()
        .into_iter()
        .rev()
    {
        words = hand_html(props, segment, tag, lane, &marks, words);
    }
    let read: Vec<&Tag> = tags.iter().copied().filter(|tag| tag.label.is_none()).collect();
    let (Some(outer), Some(tag)) = (read.first(), read.last()) else { return words };
    let sign = tag.speaker.as_deref().filter(|_| is_shared && begins(props, segment, tag));
    marked(props, segment, tag, &marks, words, "mark")
        .is("data-mark", mark_name(tag))
        .set_if("data-colour", colour(outer.colour))
        .set_if("data-sign", sign.map(names::initials))
        .set("data-depth", read.len().to_string())
        .is_if("data-verdict", verdict_name(tag.verdict))
        .is_if("data-doubtful", tag.is_doubtful.then_some("true"))
        .html()
}

/// The words of a piece as a mark made by hand shows them: in its colour and kind of line, in the
/// lane that it has among others.
fn hand_html(
    props: &Props,
    segment: &Segment,
    tag: &Tag,
    lane: usize,
    marks: &Rc<[Mark]>,
    words: Html,
) -> Html {
    let label = tag.label.as_deref().unwrap_or_default();
    let sign = || words::label(label).chars().take(SIGN).collect();
    let sign = begins(props, segment, tag).then(sign);
    marked(props, segment, tag, marks, words, "hand")
        .set("data-label", label.to_owned())
        .set_if("data-colour", colour(tag.colour))
        .set_if("data-sign", sign)
        .set("data-lane", lane.min(LANES).to_string())
        .html()
}

/// Words in an element that is a mark: it takes the focus where the mark begins in this row, and a
/// click picks one of all `marks` here.
fn marked(
    props: &Props,
    segment: &Segment,
    tag: &Tag,
    marks: &Rc<[Mark]>,
    words: Html,
    class: &'static str,
) -> Element {
    let mark = tag.mark;
    let is_head = segment.span.start == mark.span().start.max(props.row.span.start);
    let (runner, marks) = (props.runner.clone(), Rc::clone(marks));
    let onclick = Callback::from(move |event: MouseEvent| {
        event.stop_propagation();
        runner.pick(&marks);
    });
    let about = about(tag);
    let element = element("mark", class)
        .flag_if("data-focused", props.focus == Some(mark))
        .set("title", about.clone())
        .on_click(onclick)
        .put_html(words);
    if !is_head {
        return element;
    }
    let runner = props.runner.clone();
    let onfocus = Callback::from(move |_: FocusEvent| focus(&runner, mark));
    let note = note_on(&props.row, mark);
    let described = match note {
        Some(note) => phrases::article::noted(&about, &names::shorten(&note.words, HEARD)),
        None => about,
    };
    element
        .set_if("id", begins(props, segment, tag).then(|| mark.element_id()))
        .is("tabindex", tab_index(props.entry == Some(mark)))
        .set("aria-description", described)
        .set_if("aria-details", note.map(|_| note_id(mark)))
        .on_focus(onfocus)
}

/// The note on `mark` in the margin of the row in which the mark begins.
fn note_on(row: &Row, mark: Mark) -> Option<&Note> {
    row.notes.iter().find(|note| note.mark == mark)
}

fn note_id(mark: Mark) -> String {
    mark.element_id() + "-note"
}

/// A note in the margin, under what its mark is: pressing that leads back to the mark.
fn written(props: &Props, note: &Note) -> Html {
    let (row, mark) = (&props.row, note.mark);
    let tag = row.tags.iter().find(|tag| tag.mark == mark);
    let line = || row.reading.as_ref().map_or("", |reading| words::kind(reading.kind));
    let runner = props.runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| runner.show_mark(mark));
    let words = names::shorten(row.text.slice(mark.span()), HEARD);
    let of = button("written__of", onclick)
        .say(tag.map_or_else(line, kind))
        .put(element("span", "hidden").say(" ").say(&phrases::article::on_words(&words)));
    let words = element("p", "written__words").is("dir", "auto").say(&note.words);
    element("div", "written")
        .set("id", note_id(mark))
        .set_if("data-colour", tag.and_then(|tag| colour(tag.colour)))
        .put(of)
        .put(words)
        .html()
}

/// Whether the mark begins with this piece.
fn begins(props: &Props, segment: &Segment, tag: &Tag) -> bool {
    let start = tag.mark.span().start;
    segment.span.start == start && start >= props.row.span.start
}

/// What a mark is, in a phrase: for the pointer that rests on it and for screen readers.
fn about(tag: &Tag) -> String {
    let nobody = match tag.level {
        None | Some(Level::Scare) => None,
        Some(_) => Some(phrases::article::nobody()),
    };
    let doubtful = tag.is_doubtful.then(phrases::article::doubtful);
    let mut about = kind(tag).to_owned();
    let more = [tag.speaker.as_deref().or(nobody), tag.verdict.map(words::verdict).or(doubtful)];
    for more in more.into_iter().flatten() {
        about.push_str(", ");
        about.push_str(more);
    }
    about
}

/// What a mark in a line is: a level of quotation, a person's label, or a dateline.
fn kind(tag: &Tag) -> &str {
    match (tag.level, &tag.label) {
        (Some(level), _) => words::level(level),
        (None, Some(label)) => words::label(label),
        (None, None) => phrases::article::dateline(),
    }
}

fn mark_name(tag: &Tag) -> &'static str {
    tag.level.map_or("dateline", Level::name)
}

const fn verdict_name(verdict: Option<Verdict>) -> Option<&'static str> {
    match verdict {
        Some(Verdict::Accepted) => Some("accepted"),
        Some(Verdict::Rejected) => Some("rejected"),
        None => None,
    }
}

/// The speakers whose quotations begin in this row, each once, in order, with a sign where a
/// quotation of theirs is doubtful.
fn speakers(row: &Row) -> Html {
    let chip = |&(name, tag): &(Option<&str>, &Tag)| {
        let is_doubtful = |tag: &Tag| tag.is_doubtful && tag.speaker.as_deref() == name;
        let is_rejected = tag.verdict == Some(Verdict::Rejected);
        // It stays, so that no line below moves at a verdict.
        let rejected = || element("span", "hidden").say(", ").say(phrases::article::rejected());
        let said = element("span", "said").flag_if("data-rejected", is_rejected);
        let said = said.put_html(speaker(name, tag.colour)).put_if(is_rejected.then(rejected));
        let said = if begun(row).any(is_doubtful) { said.put_html(doubt()) } else { said };
        said.html()
    };
    fragment(spoken(row).iter().map(chip).collect())
}

/// Each speaker whose quotations begin in this row, with the first of them that was not rejected.
fn spoken(row: &Row) -> Vec<(Option<&str>, &Tag)> {
    let mut seen: Vec<(Option<&str>, &Tag)> = Vec::new();
    for tag in begun(row) {
        let name = tag.speaker.as_deref();
        match seen.iter_mut().find(|(other, _)| *other == name) {
            Some((_, first)) if first.verdict == Some(Verdict::Rejected) => *first = tag,
            Some(_) => {}
            None => seen.push((name, tag)),
        }
    }
    seen
}

/// The quotations that begin in this row and were read as somebody's words.
fn begun(row: &Row) -> impl Iterator<Item = &Tag> {
    row.tags.iter().filter(|tag| {
        row.span.holds(tag.mark.span().start)
            && tag.level.is_some_and(|level| !matches!(level, Level::Nested | Level::Scare))
    })
}

const fn tab_index(is_entry: bool) -> &'static str {
    if is_entry { "0" } else { "-1" }
}

fn focus(runner: &Runner, mark: Mark) {
    runner.dispatch(Action::Focus(Some(mark)));
}
