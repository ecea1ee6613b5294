//! The labels: added, changed, removed, taken from a file and given as one.

use bluepencil_engine::label::COLOURS;
use bluepencil_engine::{Label, Labels};
use wasm_bindgen::JsCast;
use web_sys::{Element as DomElement, HtmlInputElement};
use yew::prelude::*;

use super::{Props, folded};
use crate::components::button::{bare, link};
use crate::components::element::{Element, element};
use crate::components::icon;
use crate::dom::files;
use crate::runner::Runner;
use crate::words::{labels as words, phrases};

/// The id of the field for a new label.
const NEW: &str = "new-label";
/// The id of the chooser of a file of labels.
const CHOOSER: &str = "labels-chooser";

/// The section of labels, folded until it is asked for.
pub(super) fn labels(props: &Props) -> Html {
    let (runner, labels) = (&props.runner, &props.workspace.project.settings.labels);
    let body = element("div", "labels")
        .put(element("ul", "labels__list").put_all(labels.iter().map(|it| one(labels, it, runner))))
        .put(adding(runner))
        .put_html(pressing(phrases::hand::export_labels(), runner, Runner::export_labels))
        .put_html(pressing(phrases::hand::import_labels(), runner, |_| files::choose(CHOOSER)))
        .put(chooser(runner));
    folded("labels", phrases::panel::labels(), labels.iter().count(), body.html()).html()
}

fn pressing(words: &str, runner: &Runner, act: fn(&Runner)) -> Html {
    let runner = runner.clone();
    link(words.to_owned(), None, Callback::from(move |_: MouseEvent| act(&runner)))
}

fn one(labels: &Labels, label: &Label, runner: &Runner) -> Element {
    let shown = words::label_among(labels, &label.name);
    let all = labels.clone();
    let name = field(label, runner, ("name", shown, shown), move |label, value| {
        label.name = words::kept_name(&all, value);
    });
    let key = label.key.map(String::from).unwrap_or_default();
    let key = field(label, runner, ("key", shown, &key), |label, value| {
        // What is no key is refused with a sentence.
        label.key = value.chars().next().map(|key| key.to_ascii_lowercase());
    });
    let about = words::about(label);
    let about = field(label, runner, ("description", shown, about), |label, value| {
        label.description = words::kept_about(&label.name, value);
    });
    let colour = {
        let (runner, label) = (runner.clone(), label.clone());
        Callback::from(move |_: MouseEvent| {
            let colour = (label.colour + 1) % COLOURS;
            runner.change_label(&label.name, Label { colour, ..label.clone() });
        })
    };
    let colour = crate::components::element::button("label labels__colour", colour)
        .set("data-colour", (label.colour % COLOURS).to_string())
        .is("title", phrases::hand::next_colour())
        .say("ab")
        .put(element("span", "hidden").say(", ").say(phrases::hand::next_colour()));
    let remove = {
        let (runner, name) = (runner.clone(), label.name.clone());
        Callback::from(move |_: MouseEvent| runner.remove_label(&name))
    };
    let title = phrases::hand::remove_label(shown);
    element("li", "labels__one")
        .key(label.name.clone().into())
        .put(colour)
        .put(name)
        .put(key.is("size", "1"))
        .put_html(bare(icon::CROSS, title.clone(), title, remove))
        .put(about)
}

/// A field for a part of a label, which is called `name` on screen; leaving it changes the label, or says
/// why not and puts back what was.
fn field(
    label: &Label,
    runner: &Runner,
    (part, name, value): (&'static str, &str, &str),
    change: impl Fn(&mut Label, &str) + 'static,
) -> Element {
    let (runner, label, before) = (runner.clone(), label.clone(), value.to_owned());
    let (about, hint) = part_words(part, name);
    let onchange = Callback::from(move |event: Event| {
        let Some(field) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let mut changed = label.clone();
        change(&mut changed, &field.value());
        if changed != label && !runner.change_label(&label.name, changed) {
            field.set_value(&before);
        }
    });
    element("input", "field")
        .is("data-part", part)
        .is("dir", "auto")
        .set("aria-label", about)
        .is("placeholder", hint)
        .value_until_left(value)
        .on_change(onchange)
}

/// What the field for a part of a label is, and what its place says while it is empty.
fn part_words(part: &str, label: &str) -> (String, &'static str) {
    match part {
        "name" => (phrases::hand::label_name(label), phrases::hand::name()),
        "key" => (phrases::hand::label_key(label), phrases::hand::key()),
        _ => (phrases::hand::label_about(label), phrases::hand::about()),
    }
}

/// The field for a new label's name; Enter adds it.
fn adding(runner: &Runner) -> Element {
    let runner = runner.clone();
    let onkey = Callback::from(move |event: KeyboardEvent| {
        let field = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
        // A browser that fills the field in sends keys that are none, without a name.
        let is_key = event.dyn_ref::<web_sys::KeyboardEvent>().is_some();
        if let Some(field) = field.filter(|_| is_key && event.key() == "Enter")
            && runner.add_label(&field.value())
        {
            field.set_value("");
        }
    });
    element("input", "field")
        .is("id", NEW)
        .is("aria-label", phrases::hand::new_label())
        .is("placeholder", phrases::hand::new_label_hint())
        .on_key(onkey)
}

fn chooser(runner: &Runner) -> Element {
    let runner = runner.clone();
    let onchange = Callback::from(move |event: Event| {
        let input = event.target().and_then(|it| it.dyn_into::<DomElement>().ok());
        if let Some(input) = input.and_then(|it| it.dyn_into::<HtmlInputElement>().ok()) {
            runner.import_labels(files::chosen(&input));
        }
    });
    element("input", "")
        .is("id", CHOOSER)
        .is("type", "file")
        .is("hidden", "")
        .is("accept", ".json,application/json")
        .on_change(onchange)
}
