//! What a person writes about the mark in focus: a note, tags, and links to other marks.

use bluepencil_engine::DocumentId;
use bluepencil_engine::mark::{Relation, Remark};
use bluepencil_engine::project::Article;
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::Props;
use crate::components::button::{bare, link};
use crate::components::element::{Element, button, element, fragment};
use crate::components::icon;
use crate::runner::Runner;
use crate::state::{Action, Mark, Workspace};
use crate::view::names;
use crate::view::remarks::{End, find, id_of, leading_to, remark_on};
use crate::words::marking as words;
use crate::words::phrases;

/// The id of the field for the note.
pub const NOTE_FIELD: &str = "note";
/// The longest excerpt of a linked mark's words, in characters.
const EXCERPT: usize = 60;

/// The fields of the mark in focus.
pub(super) fn remark(props: &Props, article: &Article, mark: Mark) -> Html {
    let remark = remark_on(article, mark);
    let runner = &props.runner;
    let fields = element("div", "remark")
        .key(mark.element_id().into())
        .put(label(NOTE_FIELD, phrases::chosen::note()))
        .put(note(runner, mark, &remark))
        .put(label("tags", phrases::chosen::tags()))
        .put(tags(runner, mark, &remark));
    fragment(vec![fields.html(), links(&props.workspace, article, mark, &remark, runner)])
}

pub(super) fn label(id: &'static str, words: &str) -> Element {
    element("label", "remark__label").is("for", id).say(words)
}

/// Every key is kept at once, so nothing typed is lost; what is typed without a pause is one step.
fn note(runner: &Runner, mark: Mark, remark: &Remark) -> Element {
    let back = back(runner, mark);
    let (runner, before) = (runner.clone(), remark.clone());
    let oninput = Callback::from(move |event: InputEvent| {
        if let Some(field) = event.target_dyn_into::<HtmlTextAreaElement>() {
            let remark = Remark { note: field.value(), ..before.clone() };
            runner.write(mark, remark, phrases::step::noted(), true);
        }
    });
    element("textarea", "field remark__note")
        .is("id", NOTE_FIELD)
        .is("rows", "2")
        .is("dir", "auto")
        .is("maxlength", "65536")
        .value(remark.note.clone())
        .on_input(oninput)
        .on_key(back)
}

fn tags(runner: &Runner, mark: Mark, remark: &Remark) -> Element {
    let back = back(runner, mark);
    let (runner, before) = (runner.clone(), remark.clone());
    let onchange = Callback::from(move |event: Event| {
        if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
            runner.write(mark, before.with_tags(&field.value()), phrases::step::tagged(), false);
        }
    });
    element("input", "field")
        .is("id", "tags")
        .is("dir", "auto")
        .is("placeholder", phrases::chosen::by_commas())
        .value_until_left(&remark.tags.join(", "))
        .on_change(onchange)
        .on_key(back)
}

/// Escape leaves a field for the mark that it is about.
fn back(runner: &Runner, mark: Mark) -> Callback<KeyboardEvent> {
    let runner = runner.clone();
    Callback::from(move |event: KeyboardEvent| {
        if event.key() == "Escape" && !event.is_composing() {
            event.prevent_default();
            runner.show_mark(mark);
        }
    })
}

/// What the mark has to do with others, both ways, and the ends of a new link.
fn links(
    workspace: &Workspace,
    article: &Article,
    mark: Mark,
    remark: &Remark,
    runner: &Runner,
) -> Html {
    let document = &article.document.id;
    let Some(id) = id_of(workspace, document, mark) else { return Html::default() };
    let mut list = element("ul", "links");
    for (at, link) in remark.links.iter().enumerate() {
        let there = find(workspace, link.to);
        let item = linked(workspace, words::relation(link.relation), there, runner);
        let (runner, mut rest) = (runner.clone(), remark.clone());
        rest.links.remove(at);
        let onclick = Callback::from(move |_: MouseEvent| {
            runner.write(mark, rest.clone(), phrases::step::unlinked(), false);
        });
        let title = phrases::chosen::unlink();
        list = list.put(item.put_html(bare(icon::CROSS, title.into(), title.into(), onclick)));
    }
    for (relation, from) in leading_to(workspace, id) {
        list = list.put(linked(workspace, words::relation_back(relation), Some(from), runner));
    }
    fragment(vec![list.html(), ends(workspace, document, mark, runner)])
}

fn linked(workspace: &Workspace, relation: &str, there: Option<End>, runner: &Runner) -> Element {
    let item = element("li", "links__one").say(relation).say(" ");
    let runner = runner.clone();
    match there {
        None => item.say(phrases::chosen::gone()),
        Some(End::Placed(document, mark)) => {
            let words = excerpt(workspace, &document, mark);
            let onclick = Callback::from(move |_: MouseEvent| runner.go(&document, mark));
            item.put_html(link(words, None, onclick))
        }
        // Its article lists it among those to be placed again.
        Some(End::Unplaced(document, exact)) => {
            let words = names::shorten(&exact, EXCERPT);
            let show = Action::Show(document);
            let onclick = Callback::from(move |_: MouseEvent| runner.dispatch(show.clone()));
            item.put_html(link(words, None, onclick)).say(phrases::chosen::unplaced())
        }
    }
}

fn excerpt(workspace: &Workspace, document: &DocumentId, mark: Mark) -> String {
    let article = workspace.project.article(document);
    let words = article.map_or("", |article| article.document.text.slice(mark.span()));
    names::shorten(words, EXCERPT)
}

/// Begins a link at this mark, or ends one here.
fn ends(workspace: &Workspace, document: &DocumentId, mark: Mark, runner: &Runner) -> Html {
    let from = workspace.link_from.as_ref();
    let Some((other, start)) = from.filter(|(other, start)| (other, *start) != (document, mark))
    else {
        let (runner, here) = (runner.clone(), from.is_none().then(|| (document.clone(), mark)));
        let words = match from {
            None => phrases::chosen::link(),
            Some(_) => phrases::chosen::link_now(),
        };
        let onclick =
            Callback::from(move |_: MouseEvent| runner.dispatch(Action::LinkFrom(here.clone())));
        return link(words.into(), None, onclick);
    };
    let choice = |relation: Relation| {
        let runner = runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| runner.link_here(relation));
        button("button", onclick).say(words::relation_here(relation))
    };
    element("div", "links__ends")
        .is("role", "group")
        .say(&excerpt(workspace, other, *start))
        .put_all(Relation::ALL.into_iter().map(choice))
        .html()
}
