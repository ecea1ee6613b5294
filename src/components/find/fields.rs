//! The fields of the find bar: the words, how they are looked for, and which marks are.

use bluepencil_engine::LineKind;
use bluepencil_engine::find::Query;
use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::FIND_FIELD;
use crate::components::button::{choice, link};
use crate::components::element::{Element, button, element};
use crate::runner::Runner;
use crate::state::{Action, Filter, Find, Finding, Sought, Standing, What, Workspace};
use crate::view::find::marks::tags;
use crate::words::find as words;
use crate::words::phrases::find as phrases;

/// What is looked for.
pub(super) fn field(finding: &Finding, runner: &Runner) -> Element {
    let (value, hint) = match finding.sought {
        Sought::Words => (&finding.query.words, phrases::words_hint()),
        Sought::Marks => (&finding.filter.words, phrases::marks_hint()),
    };
    let sought = finding.sought;
    let runner = runner.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let (finding, words) = (&runner.workspace().finding, input.value());
        runner.dispatch(Action::Find(match sought {
            Sought::Words => Find::Query(Query { words, ..finding.query.clone() }),
            Sought::Marks => Find::Filter(Filter { words, ..finding.filter.clone() }),
        }));
    });
    element("input", "field find__field")
        .is("id", FIND_FIELD)
        .is("type", "search")
        .is("aria-label", hint)
        .is("placeholder", hint)
        .is("enterkeyhint", "search")
        .is("autocomplete", "off")
        .is("spellcheck", "false")
        .is("dir", "auto")
        .is("maxlength", "1000")
        .value(value.clone())
        .on_input(oninput)
}

/// How words are looked for, and where.
pub(super) fn options(workspace: &Workspace, runner: &Runner) -> Element {
    let query = &workspace.finding.query;
    let option =
        |words: &'static str, is_on: bool, to: Query| toggle(words, is_on, Find::Query(to), runner);
    let Query { whole_words, with_case, with_marks, .. } = *query;
    let whole = Query { whole_words: !whole_words, ..query.clone() };
    let case = Query { with_case: !with_case, ..query.clone() };
    let marks = Query { with_marks: !with_marks, ..query.clone() };
    element("div", "find__row find__options")
        .put(option(phrases::whole_words(), whole_words, whole))
        .put(option(phrases::with_case(), with_case, case))
        .put(option(phrases::with_marks(), with_marks, marks))
        .put_if(places(workspace, runner))
}

/// Which marks are looked for, and where.
pub(super) fn filters(workspace: &Workspace, runner: &Runner) -> Element {
    let filter = &workspace.finding.filter;
    let note = Filter { has_note: !filter.has_note, ..filter.clone() };
    let clear = {
        let runner = runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            runner.dispatch(Action::Find(Find::Filter(Filter::default())));
        });
        element("span", "find__clear").put_html(link(phrases::clear().into(), None, onclick))
    };
    element("div", "find__row find__options")
        .put(kinds(workspace, runner))
        .put(speaker(filter, runner))
        .put(tag(workspace, runner))
        .put(standing(filter, runner))
        .put(toggle(phrases::has_note(), filter.has_note, Find::Filter(note), runner))
        .put_if(places(workspace, runner))
        .put_if((*filter != Filter::default()).then_some(clear))
}

/// An option that is on or off.
fn toggle(words: &'static str, is_on: bool, change: Find, runner: &Runner) -> Element {
    let runner = runner.clone();
    let onclick =
        Callback::from(move |_: MouseEvent| runner.dispatch(Action::Find(change.clone())));
    button("pill", onclick).flag("aria-pressed", is_on).say(words)
}

/// The choice between this article and all, where there are several.
fn places(workspace: &Workspace, runner: &Runner) -> Option<Element> {
    let finding = &workspace.finding;
    let one = |is_in_all: bool, name: &str, words: &'static str| {
        let runner = runner.clone();
        let onchange =
            Callback::from(move |_: Event| runner.dispatch(Action::Find(Find::InAll(is_in_all))));
        choice("find-in", name, words, finding.is_in_all == is_in_all, onchange)
    };
    let places = element("fieldset", "choice find__places")
        .put(element("legend", "hidden").say(phrases::where_to_look()))
        .put_html(one(false, "this", phrases::here()))
        .put_html(one(true, "all", phrases::in_all()));
    (workspace.project.articles.len() > 1 || finding.is_in_all).then_some(places)
}

/// One of several choices; `chosen` is at its place, and the first chooses nothing.
fn select(
    name: &'static str,
    is_set: bool,
    options: Vec<Element>,
    choose: impl Fn(usize) + 'static,
) -> Element {
    let onchange = Callback::from(move |event: Event| {
        let field = event.target_dyn_into::<HtmlSelectElement>();
        let chosen = field.and_then(|field| usize::try_from(field.selected_index()).ok());
        chosen.into_iter().for_each(&choose);
    });
    element("select", "pill")
        .is("aria-label", name)
        .flag("data-set", is_set)
        .put_all(options.into_iter())
        .on_change(onchange)
}

fn option(words: &str, is_chosen: bool) -> Element {
    let option = element("option", "").say(words);
    if is_chosen { option.is("selected", "") } else { option }
}

/// The layers, kinds and labels, in the order in which they are offered, by group.
fn layers(workspace: &Workspace) -> [Vec<What>; 3] {
    let labels = workspace.project.settings.labels.iter();
    let labels = labels.map(|label| What::Label(label.name.clone()));
    [
        vec![What::Detected, What::Quotations, What::Datelines],
        LineKind::ALL.iter().map(|kind| What::Lines(*kind)).collect(),
        std::iter::once(What::ByHand).chain(labels).collect(),
    ]
}

fn kinds(workspace: &Workspace, runner: &Runner) -> Element {
    let filter = &workspace.finding.filter;
    let layers = layers(workspace);
    let groups = layers.iter().zip(words::layers()).map(|(layer, name)| {
        let options = layer.iter().map(|what| option(words::what(what), *what == filter.what));
        element("optgroup", "").is("label", name).put_all(options)
    });
    let any = option(words::what(&What::Any), filter.what == What::Any);
    let options = std::iter::once(any).chain(groups).collect();
    let runner = runner.clone();
    select(phrases::kind(), filter.what != What::Any, options, move |at| {
        let what = at.checked_sub(1).and_then(|at| layers.iter().flatten().nth(at));
        change(&runner, |filter| filter.what = what.cloned().unwrap_or_default());
    })
}

fn tag(workspace: &Workspace, runner: &Runner) -> Element {
    let filter = &workspace.finding.filter;
    let tags: Vec<String> = tags(workspace).into_iter().map(str::to_owned).collect();
    let chosen = filter.tag.as_ref();
    let any = option(phrases::any_tag(), chosen.is_none());
    let others = tags.iter().map(|tag| option(tag, chosen == Some(tag)));
    let options = std::iter::once(any).chain(others).collect();
    let runner = runner.clone();
    select(phrases::tag(), chosen.is_some(), options, move |at| {
        let tag = at.checked_sub(1).and_then(|at| tags.get(at)).cloned();
        change(&runner, |filter| filter.tag = tag);
    })
}

fn standing(filter: &Filter, runner: &Runner) -> Element {
    let all = Standing::ALL;
    let options = all.iter().map(|it| option(words::standing(*it), *it == filter.standing));
    let runner = runner.clone();
    select(phrases::standing(), filter.standing != Standing::Any, options.collect(), move |at| {
        let standing = all.get(at).copied().unwrap_or_default();
        change(&runner, |filter| filter.standing = standing);
    })
}

fn speaker(filter: &Filter, runner: &Runner) -> Element {
    let runner = runner.clone();
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            change(&runner, |filter| filter.speaker = input.value());
        }
    });
    element("input", "pill find__speaker")
        .is("type", "search")
        .is("aria-label", phrases::speaker())
        .is("placeholder", phrases::speaker())
        .is("list", "speakers")
        .is("autocomplete", "off")
        .is("maxlength", "100")
        .flag("data-set", !filter.speaker.is_empty())
        .value(filter.speaker.clone())
        .on_input(oninput)
}

fn change(runner: &Runner, change: impl FnOnce(&mut Filter)) {
    let mut filter = runner.workspace().finding.filter.clone();
    change(&mut filter);
    runner.dispatch(Action::Find(Find::Filter(filter)));
}
