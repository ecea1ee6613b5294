//! The articles of the workspace: shown, renamed, removed.

use bluepencil_engine::DocumentId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::button::{bare, link};
use super::element::{Element, button, component, element};
use super::icon;
use super::paste_box::{self, PasteBox};
use crate::app::Shared;
use crate::commands::Command;
use crate::hooks::use_behind;
use crate::runner::Runner;
use crate::state::Action;
use crate::view::list::listed;
use crate::view::revision::Revision;
use crate::view::{names, summary};
use crate::words::Language;
use crate::words::phrases;

/// The articles.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub workspace: Shared,
    /// Carries commands out.
    pub runner: Runner,
}

/// The list, and a box to add to it.
#[component]
pub fn ArticleList(props: &Props) -> Html {
    let workspace = &props.workspace;
    let articles = &workspace.project.articles;
    let current = workspace.current.as_ref().and_then(|id| workspace.project.find(id));
    let stretch = listed(articles.len(), current.map(|(at, _)| at));
    // The way to those before and after is the nearest of them.
    let way = |at: Option<usize>, name: fn(usize) -> String, count: usize| {
        let article = at.and_then(|at| articles.get(at))?;
        let (runner, id) = (props.runner.clone(), article.document.id.clone());
        let show = Callback::from(move |_: MouseEvent| runner.dispatch(Action::Show(id.clone())));
        Some(element("p", "list__more").put_html(link(name(count), None, show)))
    };
    let before = way(stretch.start.checked_sub(1), phrases::list::earlier, stretch.start);
    let after = way(Some(stretch.end), phrases::list::later, articles.len() - stretch.end);
    let start = stretch.start;
    let items = articles.get(stretch).unwrap_or_default().iter().map(|article| {
        let id = &article.document.id;
        let properties = ItemProps {
            revision: Revision::of(&props.workspace, article),
            language: props.workspace.language,
            is_current: props.workspace.current.as_ref() == Some(id),
            is_renaming: props.workspace.renaming.as_ref() == Some(id),
            runner: props.runner.clone(),
        };
        component::<Item>(properties, Some(id.0.clone().into()))
    });
    let language = workspace.language;
    let paste = paste_box::Props { runner: props.runner.clone(), id: "next-paste", language };
    let add = element("details", "list__add")
        .put(element("summary", "").say(phrases::list::add()))
        .put_html(component::<PasteBox>(paste, None));
    let list = element("ol", "list__items").set("start", (start + 1).to_string());
    element("nav", "list")
        .is("aria-label", phrases::list::title())
        .put(element("h2", "list__title").say(phrases::list::title()))
        .put_if(before)
        .put(items.fold(list, Element::put_html))
        .put_if(after)
        .put(add)
        .html()
}

/// The article's name, and what is said of it.
fn described(revision: &Revision) -> (String, String) {
    let (article, analysis) = (&*revision.article, revision.analysis.as_deref());
    let about = match analysis {
        Some(analysis) => {
            let sums = summary::sums(article, analysis, revision.settings());
            let quotes = phrases::count::quotations(sums.quotes);
            format!("{} · {quotes}", phrases::list::struck(sums.struck))
        }
        None => phrases::list::reading().to_owned(),
    };
    (names::article(article, analysis), about)
}

#[derive(Clone, PartialEq, Properties)]
struct ItemProps {
    revision: Revision,
    language: Language,
    is_current: bool,
    is_renaming: bool,
    runner: Runner,
}

#[component]
fn Item(props: &ItemProps) -> Html {
    let revision = use_behind(&props.revision, props.revision.is_heavy());
    let described = use_memo((revision, props.language), |(it, _)| described(it));
    let (name, about) = &*described;
    let id = &props.revision.article.document.id;
    let current = props.is_current.then_some("true");
    let item = element("li", "item").is_if("aria-current", current);
    if props.is_renaming {
        let properties =
            NameProps { id: id.clone(), name: name.clone(), runner: props.runner.clone() };
        return item.put_html(component::<NameField>(properties, None)).html();
    }
    let (runner, shown) = (props.runner.clone(), id.clone());
    let show = Callback::from(move |_: MouseEvent| runner.dispatch(Action::Show(shown.clone())));
    let (runner, renamed) = (props.runner.clone(), Some(id.clone()));
    let rename =
        Callback::from(move |_: MouseEvent| runner.dispatch(Action::Renaming(renamed.clone())));
    let (runner, removed) = (props.runner.clone(), id.clone());
    let remove = Callback::from(move |_: MouseEvent| runner.remove(&removed));
    let show = button("item__show", show)
        .is_if("aria-current", current)
        .put(element("span", "item__name").is("dir", "auto").say(name))
        .put(element("span", "item__about").say(about));
    let tools = element("span", "item__tools")
        .put_html(bare(
            icon::PENCIL,
            phrases::list::rename(name),
            props.runner.hint(Command::Rename),
            rename,
        ))
        .put_html(bare(
            icon::CROSS,
            phrases::list::remove(name),
            phrases::list::remove_hint().into(),
            remove,
        ));
    item.put(show).put(tools).html()
}

#[derive(Clone, PartialEq, Properties)]
struct NameProps {
    id: DocumentId,
    name: String,
    runner: Runner,
}

/// The field that a name is typed into; Enter or leaving it takes the name, Escape does not.
#[component]
fn NameField(props: &NameProps) -> Html {
    let field = use_node_ref();
    use_effect_with(field.clone(), |field| {
        if let Some(field) = field.cast::<HtmlInputElement>() {
            field.select();
            // It has just been drawn, so it can be focused.
            let _ = field.focus();
        }
    });
    let (runner, id) = (props.runner.clone(), props.id.clone());
    let take = Callback::from(move |input: HtmlInputElement| {
        // Taking the name removes the field, which leaves it: the second call finds nothing to do.
        if runner.workspace().renaming.as_ref() == Some(&id) {
            runner.rename(&id, &input.value());
        }
    });
    let runner = props.runner.clone();
    let on_enter = take.clone();
    let onkeydown = Callback::from(move |event: KeyboardEvent| match event.key().as_str() {
        "Enter" => {
            event.prevent_default();
            if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
                on_enter.emit(input);
            }
        }
        "Escape" => runner.dispatch(Action::Renaming(None)),
        _ => {}
    });
    let onblur = Callback::from(move |event: FocusEvent| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            take.emit(input);
        }
    });
    element("input", "item__field")
        .found_by(&field)
        .is("type", "text")
        .is("aria-label", phrases::list::name())
        .is("maxlength", "300")
        .value_until_left(&props.name)
        .on_key(onkeydown)
        .on_blur(onblur)
        .html()
}
