//! Marks made by hand: the card of the one in focus, the list by label, and those without a place.

use bluepencil_engine::Span;
use bluepencil_engine::id::MarkId;
use bluepencil_engine::label::{COLOURS, QUOTE};
use bluepencil_engine::mark::HandMark;
use bluepencil_engine::project::Article;
use bluepencil_engine::select::{Unit, Way};
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::remark::label;
use super::{Props, section};
use crate::commands::Command;
use crate::components::button::{Entry, command_link, link};
use crate::components::element::{Element, button, element, fragment, text};
use crate::runner::Runner;
use crate::runner::marking::End;
use crate::state::{Action, Mark, Workspace};
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
    let names = props.workspace.project.settings.labels.iter().map(|label| label.name.as_str());
    let old =
        std::iter::once(mark.label.as_str()).filter(|name| names.clone().all(|it| it != *name));
    let option = |name: &str| {
        let option = element("option", "").set("value", name.to_owned()).say(name);
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
        .value(mark.speaker.clone().unwrap_or_default())
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
        let label =
            hand_mark(article, each).map_or(phrases::hand::read(), |mark| mark.label.as_str());
        entry(workspace, article, each, text(label), &props.runner)
    });
    let list = items.fold(element("ul", "entries"), Element::put_html);
    fragment(vec![title.html(), list.html()])
}

fn entry(
    workspace: &Workspace,
    article: &Article,
    mark: Mark,
    about: Html,
    runner: &Runner,
) -> Html {
    let words = names::shorten(article.document.text.slice(mark.span()), EXCERPT);
    let runner = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| {
        runner.dispatch(Action::Pane(crate::state::Pane::Text));
        runner.dispatch(Action::Focus(Some(mark)));
    });
    let is_current = workspace.focus == Some(mark);
    Entry { words, about, state: None, is_current, onclick }.draw()
}

/// The section of marks made by hand, by label; nothing where there is none.
pub(super) fn hand(props: &Props) -> Html {
    let workspace = &props.workspace;
    let Some(article) = workspace.article() else { return Html::default() };
    let marks = hand_marks(article);
    if marks.is_empty() {
        return Html::default();
    }
    let labels = &workspace.project.settings.labels;
    let mut names: Vec<&str> = labels.iter().map(|label| label.name.as_str()).collect();
    let old = article.decisions.marks.values().map(|mark| mark.label.as_str());
    for name in old {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let groups = names.into_iter().map(|name| group(props, article, name, &marks));
    section("hand", phrases::panel::hand(), marks.len(), groups.collect())
}

fn group(props: &Props, article: &Article, name: &str, marks: &[Mark]) -> Html {
    let with = |mark: &Mark| hand_mark(article, *mark).filter(|made| made.label == name);
    let its = marks.iter().filter_map(|mark| Some((*mark, with(mark)?)));
    let count = its.clone().count();
    if count == 0 {
        return Html::default();
    }
    let colour = props.workspace.project.settings.labels.get(name).map(|label| label.colour);
    let title = element("summary", "group__title")
        .put(sign(name, colour))
        .put(element("span", "group__about").say(&words::number(count)));
    let items = its.take(LISTED).map(|(mark, made)| {
        let note = names::shorten(&made.remark.note, EXCERPT);
        entry(&props.workspace, article, mark, text(&note), &props.runner)
    });
    let more = (count > LISTED)
        .then(|| element("p", "section__none").say(&phrases::count::more(count - LISTED)));
    element("details", "group")
        .set("data-label", name.to_owned())
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
            .say(&format!(" ({}) ", lost.mark.label))
            .say(&names::shorten(&lost.mark.remark.note, EXCERPT))
            .put_html(act(true, phrases::hand::place()))
            .put_html(act(false, phrases::hand::let_go()))
    };
    let list = element("ul", "links").put_all(lost.iter().map(one));
    section("lost", phrases::panel::lost(), lost.len(), list.html())
}
