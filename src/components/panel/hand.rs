//! Marks made by hand: the card of the one in focus, the list by label, and those without a place.

use std::rc::Rc;

use bluepencil_engine::id::MarkId;
use bluepencil_engine::label::{COLOURS, QUOTE};
use bluepencil_engine::mark::HandMark;
use bluepencil_engine::project::Article;
use bluepencil_engine::select::{Unit, Way};
use bluepencil_engine::{Settings, Span, Text};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::remark::label;
use super::{Found, Props, focus_in, section};
use crate::commands::Command;
use crate::components::button::{Entry, command_link, link};
use crate::components::element::{Element, button, element, fragment, text};
use crate::components::still::still;
use crate::runner::Runner;
use crate::runner::marking::End;
use crate::state::{Action, Mark};
use crate::view::names;
use crate::view::order::hand_marks;
use crate::view::remarks::{hand_mark, marks_at};
use crate::words::{self, phrases};

/// The longest excerpt of a mark, in characters.
const EXCERPT: usize = 90;
/// The most marks that are listed a label; drawing more would take longer than a key should.
const LISTED: usize = 100;

/// What a mark made by hand says, each fact with a way to change it.
pub(super) fn facts(props: &Props, id: MarkId, mark: &HandMark) -> Html {
    let facts = element("div", "remark")
        .put(label("label", phrases::hand::label()))
        .put(label_field(props, id, mark))
        .put_html(speaker(props, id, mark));
    let remove = command_link(Command::RemoveMark, phrases::hand::remove().into(), &props.runner);
    fragment(vec![facts.html(), ends(mark.span, &props.runner).put_html(remove).html()])
}

fn label_field(props: &Props, id: MarkId, mark: &HandMark) -> Element {
    let runner = props.runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
            let label = field.value();
            runner.change_mark(id, phrases::step::labelled(), |mark| mark.label = label);
        }
    });
    let labels = &props.workspace.project.settings.labels;
    let names = labels.iter().map(|label| label.name.as_str());
    let old =
        std::iter::once(mark.label.as_str()).filter(|name| names.clone().all(|it| it != *name));
    let option = |name: &str| {
        let shown = words::labels::label_among(labels, name);
        let option = element("option", "").set("value", name.to_owned()).say(shown);
        if name == mark.label { option.is("selected", "") } else { option }
    };
    element("select", "field")
        .key(mark.label.clone().into())
        .is("id", "label")
        .put_all(names.clone().chain(old).map(option))
        .on_change(onchange)
}

/// Who speaks a quotation that was marked by hand.
fn speaker(props: &Props, id: MarkId, mark: &HandMark) -> Html {
    if mark.label != QUOTE {
        return Html::default();
    }
    let runner = props.runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            let name = bluepencil_engine::label::tidy(&field.value());
            let name = Some(name).filter(|name| !name.is_empty());
            runner.change_mark(id, phrases::step::speaker_set(), |mark| mark.speaker = name);
        }
    });
    let field = element("input", "field")
        .is("id", super::speaker_field::SPEAKER_FIELD)
        .is("list", "speakers")
        .is("maxlength", "100")
        .is("placeholder", phrases::article::nobody())
        .value_until_left(mark.speaker.as_deref().unwrap_or_default())
        .on_change(onchange);
    let label = label(super::speaker_field::SPEAKER_FIELD, phrases::speakers::speaker());
    fragment(vec![label.html(), field.html()])
}

/// The ways to move a mark's ends: by words, with Shift by characters, or by selecting anew.
pub(super) fn ends(span: Span, runner: &Runner) -> Element {
    let one = |words: &'static str, name: &'static str, command: Command, end: End, way: Way| {
        let (hint, runner) = (runner.hint(command), runner.clone());
        let onclick = Callback::from(move |event: MouseEvent| {
            let unit = if event.shift_key() { Unit::Character } else { Unit::Word };
            runner.move_end(end, unit, way);
        });
        button("button button--bare", onclick)
            .is("aria-label", name)
            .set("title", phrases::hand::by_characters(&hint))
            .say(words)
    };
    let anew = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| anew.select_mark(span));
    element("div", "ends")
        .put(one("⇤", phrases::hand::beginning_back(), Command::StartBack, End::Start, Way::Back))
        .put(one(
            "↦",
            phrases::hand::beginning_on(),
            Command::StartForward,
            End::Start,
            Way::Forward,
        ))
        .put(one("↤", phrases::hand::end_back(), Command::EndBack, End::End, Way::Back))
        .put(one("⇥", phrases::hand::end_on(), Command::EndForward, End::End, Way::Forward))
        .put_html(link(phrases::hand::select().into(), None, onclick))
}

/// All marks over the words of the one in focus, if there are more.
pub(super) fn here(props: &Props, article: &Article, mark: Mark) -> Html {
    let workspace = &props.workspace;
    let marks = marks_at(workspace, mark.span());
    if marks.len() < 2 {
        return Html::default();
    }
    let title = element("h3", "chosen__also").say(phrases::hand::here());
    let items = marks.iter().take(LISTED).map(|&each| {
        let label = hand_mark(article, each)
            .map_or(phrases::hand::read(), |mark| words::label(&mark.label));
        entry(&article.document.text, each, workspace.focus, text(label), &props.runner)
    });
    let list = items.fold(element("ul", "entries"), Element::put_html);
    fragment(vec![title.html(), list.html()])
}

fn entry(text: &Text, mark: Mark, focus: Option<Mark>, about: Html, runner: &Runner) -> Html {
    let words = names::shorten(text.slice(mark.span()), EXCERPT);
    let runner = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        runner.dispatch(Action::Pane(crate::state::Pane::Text));
        runner.dispatch(Action::Focus(Some(mark)));
    });
    let is_current = focus == Some(mark);
    Entry { words, about, state: None, is_current, onclick }.draw()
}

/// The marks with one label: those that are listed, and how many there are.
#[derive(PartialEq)]
pub(super) struct Labelled {
    name: String,
    colour: Option<u8>,
    count: usize,
    listed: Vec<(Mark, String)>,
}

/// The marks made by hand, by label: first those of the set, then those that only marks have.
pub(super) fn labelled(article: &Article, settings: &Settings) -> Vec<Rc<Labelled>> {
    let marks = hand_marks(article);
    let made = || marks.iter().filter_map(|mark| Some((*mark, hand_mark(article, *mark)?)));
    let mut names: Vec<&str> = settings.labels.iter().map(|label| label.name.as_str()).collect();
    for (_, mark) in made() {
        if !names.contains(&mark.label.as_str()) {
            names.push(&mark.label);
        }
    }
    let group = |name: &str| {
        let its = || made().filter(|(_, made)| made.label == name);
        let note = |made: &HandMark| names::shorten(&made.remark.note, EXCERPT);
        Labelled {
            name: name.to_owned(),
            colour: settings.labels.get(name).map(|label| label.colour),
            count: its().count(),
            listed: its().take(LISTED).map(|(mark, made)| (mark, note(made))).collect(),
        }
    };
    let groups = names.into_iter().map(group).filter(|group| group.count > 0);
    groups.map(Rc::new).collect()
}

/// One label's marks, drawn again only when something about them changes.
#[derive(PartialEq)]
struct Of {
    group: Rc<Labelled>,
    text: Text,
    /// The mark in focus, if it is one of them.
    focus: Option<Mark>,
    runner: Runner,
}

/// The section of marks made by hand, by label; nothing where there is none.
pub(super) fn hand(props: &Props, found: &Found, groups: &[Rc<Labelled>]) -> Html {
    if groups.is_empty() {
        return Html::default();
    }
    let one = |group: &Rc<Labelled>| {
        let of = Of {
            group: Rc::clone(group),
            text: found.text.clone(),
            focus: focus_in(props, group.listed.iter().map(|(mark, _)| *mark)),
            runner: props.runner.clone(),
        };
        still(props.workspace.language, Some(group.name.as_str().into()), of, group_html)
    };
    let count = groups.iter().map(|group| group.count).sum();
    section("hand", phrases::panel::hand(), count, fragment(groups.iter().map(one).collect()))
}

fn group_html(of: &Of) -> Html {
    let Labelled { name, colour, count, listed } = &*of.group;
    let title = element("summary", "group__title")
        .put(sign(words::label(name), *colour))
        .put(element("span", "group__about").say(&words::number(*count)));
    let items =
        listed.iter().map(|(mark, note)| entry(&of.text, *mark, of.focus, text(note), &of.runner));
    let more = (*count > LISTED)
        .then(|| element("p", "section__none").say(&phrases::count::more(count - LISTED)));
    element("details", "group")
        .set("data-label", name.clone())
        .is("open", "")
        .put(title)
        .put(items.fold(element("ul", "entries"), Element::put_html))
        .put_if(more)
        .html()
}

/// A label's name in its colour and line.
pub(crate) fn sign(name: &str, colour: Option<u8>) -> Element {
    let colour = colour.map(|colour| (colour % COLOURS).to_string());
    element("bdi", "label").set_if("data-colour", colour).say(name)
}

/// The marks whose words were not found again: to be placed by hand, or let go.
pub(super) fn lost(props: &Props) -> Html {
    let Some(article) = props.workspace.article() else { return Html::default() };
    let lost = &article.decisions.lost;
    if lost.is_empty() {
        return Html::default();
    }
    let one = |(id, lost): (&MarkId, &bluepencil_engine::mark::Lost)| {
        let act = |is_placed: bool, words: &str| {
            let (runner, id) = (props.runner.clone(), *id);
            let onclick = Callback::from(move |_: MouseEvent| runner.find_lost(id, is_placed));
            link(words.to_owned(), None, onclick)
        };
        element("li", "links__one")
            .put(element("bdi", "").say(&names::shorten(&lost.anchor.exact, EXCERPT)))
            .say(&format!(" ({}) ", words::label(&lost.mark.label)))
            .say(&names::shorten(&lost.mark.remark.note, EXCERPT))
            .put_html(act(true, phrases::hand::place()))
            .put_html(act(false, phrases::hand::let_go()))
    };
    let list = element("ul", "links").put_all(lost.iter().map(one));
    section("lost", phrases::panel::lost(), lost.len(), list.html())
}
