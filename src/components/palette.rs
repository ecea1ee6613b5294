//! The palette: every command and every article by its name. A field with a list beneath it that the
//! arrows walk while the focus stays in the field (ARIA Authoring Practices, editable combobox with
//! list autocomplete).

use std::rc::Rc;

use web_sys::{HtmlDialogElement, HtmlInputElement};
use yew::prelude::*;

use super::dialogue::use_dialogue;
use super::element::{Element, element};
use crate::app::Shared;
use crate::commands::Command;
use crate::dom::focus;
use crate::runner::Runner;
use crate::state::{Palette as Open, Scope};
use crate::view::doable::hindrance;
use crate::view::offers::{Choice, Named, Offers, named, offers};
use crate::words::{commands as words, phrases};

/// The id of the list.
const LIST: &str = "palette-list";
/// How many entries Page Up and Page Down pass.
const PAGE: usize = 10;

/// What the palette is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// What it lists.
    pub open: Open,
    /// The state.
    pub workspace: Shared,
    /// Carries commands out.
    pub runner: Runner,
}

/// The palette as a dialogue.
#[component]
pub fn Palette(props: &Props) -> Html {
    let dialogue = use_dialogue();
    let (typed, at, told) =
        (use_state_eq(String::new), use_state_eq(|| 0), use_state_eq(String::new));
    // Taken once: while it is open, names stay under the hand that chooses.
    let articles = use_memo((), |()| named(&props.workspace));
    let scope = props.open.scope;
    let offered = offers(&typed, scope, &props.workspace.recent, &articles);
    use_effect_with((*at, (*typed).clone()), |(at, _)| focus::show(&option_id(*at)));
    let choose = {
        let (runner, dialogue, articles) =
            (props.runner.clone(), dialogue.clone(), articles.clone());
        let (workspace, told, open) = (props.workspace.clone(), told.setter(), props.open);
        Callback::from(move |choice: Choice| {
            if let Some(why) = hindered(&workspace, open, choice) {
                return told.set(why);
            }
            // At once: what is chosen may move the focus, and closing gives it back.
            if let Some(dialogue) = dialogue.cast::<HtmlDialogElement>() {
                dialogue.close();
            }
            match choice {
                Choice::Command(command) => runner.choose(open.scope, command),
                Choice::Article(at) => {
                    articles.get(at).iter().for_each(|it| runner.choose_article(&it.id))
                }
            }
        })
    };
    let runner = props.runner.clone();
    let onclose = Callback::from(move |_: Event| runner.close_palette(scope));
    let oninput = {
        let (typed, at, told) = (typed.setter(), at.setter(), told.setter());
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(field.value());
                at.set(0);
                told.set(String::new());
            }
        })
    };
    let onkey = on_key(&offered, *at, at.setter(), choose.clone());
    let (name, hint) = match scope {
        Scope::Everything => (phrases::palette::title(), phrases::palette::hint()),
        Scope::Articles => (phrases::palette::articles(), phrases::palette::articles_hint()),
    };
    let field = element("input", "palette__field")
        .is("type", "text")
        .is("role", "combobox")
        .is("aria-label", hint)
        .is("placeholder", hint)
        .is("aria-expanded", "true")
        .is("aria-controls", LIST)
        .is("aria-autocomplete", "list")
        .set_if("aria-activedescendant", (offered.all > 0).then(|| option_id(*at)))
        .is("autocomplete", "off")
        .is("spellcheck", "false")
        .is("autofocus", "")
        .value((*typed).clone())
        .on_input(oninput)
        .on_key(onkey);
    let count = words::listed(offered.listed.len(), offered.all);
    let status = if told.is_empty() { &count } else { &*told };
    element("dialog", "palette")
        .found_by(&dialogue)
        .is("aria-label", name)
        .on_close(onclose)
        .put(field)
        .put(list(props, &offered, &articles, *at, &choose).is("aria-label", name))
        .put(element("p", "palette__told").is("role", "status").say(status))
        .html()
}

/// The keys that walk the list and choose from it.
fn on_key(
    offered: &Offers,
    at: usize,
    set: UseStateSetter<usize>,
    choose: Callback<Choice>,
) -> Callback<KeyboardEvent> {
    let last = offered.listed.len().saturating_sub(1);
    let chosen = offered.listed.get(at).copied();
    Callback::from(move |event: KeyboardEvent| {
        if event.is_composing() || event.shift_key() {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => set.set(if at < last { at + 1 } else { 0 }),
            "ArrowUp" => set.set(at.checked_sub(1).unwrap_or(last)),
            "PageDown" => set.set((at + PAGE).min(last)),
            "PageUp" => set.set(at.saturating_sub(PAGE)),
            "Home" => set.set(0),
            "End" => set.set(last),
            "Enter" => chosen.iter().for_each(|choice| choose.emit(*choice)),
            _ => return,
        }
        event.prevent_default();
    })
}

/// The sentence for whoever chooses what cannot be done now.
fn hindered(workspace: &Shared, open: Open, choice: Choice) -> Option<String> {
    let Choice::Command(command) = choice else { return None };
    let why = hindrance(workspace, command, has_words(open))?;
    Some(phrases::palette::not_now(command.title(), why))
}

fn has_words(open: Open) -> bool {
    open.selected.is_some_and(|span| !span.is_empty())
}

fn list(
    props: &Props,
    offered: &Offers,
    articles: &Rc<Vec<Named>>,
    at: usize,
    choose: &Callback<Choice>,
) -> Element {
    let option = |(place, choice): (usize, &Choice)| {
        let (choice, choose) = (*choice, choose.clone());
        let option = element("li", "palette__option")
            .is("role", "option")
            .set("id", option_id(place))
            .flag("aria-selected", place == at)
            .on_click(Callback::from(move |_: MouseEvent| choose.emit(choice)));
        match choice {
            Choice::Command(command) => about_command(option, props, command),
            Choice::Article(at) => about_article(option, props, articles.get(at)),
        }
    };
    let list = element("ul", "palette__list").is("id", LIST).is("role", "listbox");
    list.put_all(offered.listed.iter().enumerate().map(option))
}

/// A command's name, its keys, and why it cannot be done now.
fn about_command(option: Element, props: &Props, command: Command) -> Element {
    let why = hindrance(&props.workspace, command, has_words(props.open));
    let keys = &props.workspace.keys;
    let key = |chord| element("kbd", "").say(&keys.label(chord));
    let keys = element("span", "palette__keys").put_all(keys.of(command).into_iter().map(key));
    option
        .is_if("aria-disabled", why.map(|_| "true"))
        .put(element("span", "palette__name").say(command.title()))
        .put_if(why.map(|why| element("span", "palette__about").say(why)))
        .put(keys)
}

/// An article's name, and that it is one.
fn about_article(option: Element, props: &Props, article: Option<&Named>) -> Element {
    let Some(article) = article else { return option };
    let is_here = props.workspace.current.as_ref() == Some(&article.id);
    let about = if is_here { phrases::palette::on_screen() } else { phrases::palette::article() };
    option
        .put(element("span", "palette__name").is("dir", "auto").say(&article.name))
        .put(element("span", "palette__about").say(about))
}

fn option_id(at: usize) -> String {
    format!("palette-{at}")
}
