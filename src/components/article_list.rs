//! The articles of the workspace: shown, renamed, removed.

use bluepencil_engine::DocumentId;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::button::{bare, link};
use super::element::element;
use super::icon;
use super::paste_box::PasteBox;
use crate::app::Shared;
use crate::runner::Runner;
use crate::state::{Action, Workspace};
use crate::view::list::listed;
use crate::view::{names, summary};
use crate::words;

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
        Some(element("p", "list__more").put_html(link(name(count), None, show)).html())
    };
    let before = way(stretch.start.checked_sub(1), words::earlier, stretch.start);
    let after = way(Some(stretch.end), words::later, articles.len() - stretch.end);
    let start = stretch.start;
    let items = articles.get(stretch).unwrap_or_default().iter().map(|article| {
        let (name, about) = described(&props.workspace, article);
        html! {
            <Item
                key={article.document.id.0.clone()}
                id={article.document.id.clone()}
                {name}
                {about}
                is_current={props.workspace.current.as_ref() == Some(&article.document.id)}
                is_renaming={props.workspace.renaming.as_ref() == Some(&article.document.id)}
                runner={props.runner.clone()}
            />
        }
    });
    html! {
        <nav class="list" aria-label="Articles">
            <h2 class="list__title">{ "Articles" }</h2>
            { before.unwrap_or_default() }
            <ol class="list__items" start={(start + 1).to_string()}>{ for items }</ol>
            { after.unwrap_or_default() }
            <details class="list__add">
                <summary>{ "Add an article" }</summary>
                <PasteBox runner={props.runner.clone()} id="next-paste" />
            </details>
        </nav>
    }
}

fn described(
    workspace: &Workspace,
    article: &bluepencil_engine::project::Article,
) -> (AttrValue, AttrValue) {
    let analysis = workspace.readings.get(&article.document.id).map(AsRef::as_ref);
    let about = match analysis {
        Some(analysis) => {
            let sums = summary::sums(article, analysis, &workspace.project.settings);
            let quotes = words::count(sums.quotes, "quotation", "quotations");
            format!("{} struck · {quotes}", words::number(sums.struck))
        }
        None => "reading…".into(),
    };
    (names::article(article, analysis).into(), about.into())
}

#[derive(Clone, PartialEq, Properties)]
struct ItemProps {
    id: DocumentId,
    name: AttrValue,
    about: AttrValue,
    is_current: bool,
    is_renaming: bool,
    runner: Runner,
}

#[component]
fn Item(props: &ItemProps) -> Html {
    let (runner, id) = (props.runner.clone(), props.id.clone());
    let show = Callback::from(move |_: MouseEvent| runner.dispatch(Action::Show(id.clone())));
    let (runner, id) = (props.runner.clone(), props.id.clone());
    let rename =
        Callback::from(move |_: MouseEvent| runner.dispatch(Action::Renaming(Some(id.clone()))));
    let (runner, id) = (props.runner.clone(), props.id.clone());
    let remove = Callback::from(move |_: MouseEvent| runner.remove(&id));
    let current = props.is_current.then_some("true");
    html! {
        <li class="item" aria-current={current}>
            if props.is_renaming {
                <NameField id={props.id.clone()} name={&props.name} runner={props.runner.clone()} />
            } else {
                <button class="item__show" type="button" aria-current={current} onclick={show}>
                    <span class="item__name" dir="auto">{ &props.name }</span>
                    <span class="item__about">{ &props.about }</span>
                </button>
                <span class="item__tools">
                    { bare(icon::PENCIL, format!("Rename {}", props.name), "Rename (F2)".into(), rename) }
                    { bare(icon::CROSS, format!("Remove {}", props.name), "Remove".into(), remove) }
                </span>
            }
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct NameProps {
    id: DocumentId,
    name: AttrValue,
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
    html! {
        <input
            ref={field}
            class="item__field"
            type="text"
            aria-label="Name of the article"
            maxlength="300"
            value={&props.name}
            {onkeydown}
            {onblur}
        />
    }
}
