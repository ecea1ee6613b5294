//! The help: what the page is for, and every command with its keys, from the table of commands. Its
//! commands can be searched and their keys changed.

use web_sys::{HtmlInputElement, HtmlSelectElement};
use yew::prelude::*;

use super::dialogue::use_dialogue;
use super::element::{Element, button, element};
use super::rebinding::{Rebinding, use_rebinding};
use crate::commands::{Chord, Entry, Keys};
use crate::runner::Runner;
use crate::state::{Action, Dialogue};
use crate::view::rebind::shown;
use crate::words::{self, Language, phrases};

/// The id of the choice of a language.
const LANGUAGE: &str = "language";

/// What the help shows.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// Carries commands out.
    pub runner: Runner,
    /// Whether single-letter keys are commands.
    pub letter_keys: bool,
    /// The language of the interface.
    pub language: Language,
    /// The commands’ keys.
    pub keys: Keys,
}

/// The help as a dialogue.
#[component]
pub fn Help(props: &Props) -> Html {
    let dialogue = use_dialogue();
    let typed = use_state_eq(String::new);
    let rebinding = use_rebinding(&props.runner, &props.keys);
    let runner = props.runner.clone();
    let onclose = Callback::from(move |_: Event| runner.close(Dialogue::Help));
    let runner = props.runner.clone();
    let close = Callback::from(move |_: MouseEvent| runner.close(Dialogue::Help));
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(field.value());
            }
        })
    };
    let field = element("input", "field")
        .is("type", "text")
        .is("role", "searchbox")
        .is("aria-label", phrases::keys::search())
        .is("placeholder", phrases::keys::search())
        .is("aria-controls", "help-keys")
        .value((*typed).clone())
        .on_input(oninput);
    // It takes the focus, or the browser would give it to the first field, which a phone would cover
    // half of the help for.
    let title = element("h2", "help__title")
        .is("id", "help-title")
        .is("tabindex", "-1")
        .is("autofocus", "")
        .say(phrases::help::title());
    let head = element("header", "help__head")
        .put(title)
        .put(button("button", close).say(phrases::help::close()));
    element("dialog", "help")
        .found_by(&dialogue)
        .is("aria-labelledby", "help-title")
        .on_close(onclose)
        .put(head)
        .put(element("p", "").say(phrases::help::about()))
        .put(element("div", "help__tools").put(field).put(letters(props)).put(languages(props)))
        .put(rebinding.tools())
        .put(table(&typed, props, &rebinding))
        .html()
}

/// The switch of single letters.
fn letters(props: &Props) -> Element {
    let runner = props.runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            runner.dispatch(Action::LetterKeys(input.checked()));
        }
    });
    let letters = element("input", "")
        .is("type", "checkbox")
        .is("id", "letter-keys")
        .checked(props.letter_keys)
        .on_change(onchange);
    let label = element("label", "").is("for", "letter-keys").say(phrases::keys::letters());
    element("p", "help__letters").put(letters).put(label)
}

/// The choice of a language, each called as those who speak it call it.
fn languages(props: &Props) -> Element {
    let runner = props.runner.clone();
    let onchange = Callback::from(move |event: Event| {
        let select = event.target_dyn_into::<HtmlSelectElement>();
        if let Some(language) = select.and_then(|select| Language::from_code(&select.value())) {
            runner.choose_language(language);
        }
    });
    let option = |language: Language| {
        let option = element("option", "")
            .is("value", language.code())
            .is("lang", language.code())
            .say(language.name());
        if language == props.language { option.is("selected", "") } else { option }
    };
    let select = element("select", "field")
        .is("id", LANGUAGE)
        .put_all(words::languages().map(option))
        .on_change(onchange);
    let label = element("label", "").is("for", LANGUAGE).say(phrases::help::language());
    element("p", "help__language").put(label).put(select)
}

/// The table of the commands that fit what was typed.
fn table(typed: &str, props: &Props, rebinding: &Rebinding) -> Element {
    let head = |words| element("th", "").is("scope", "col").say(words);
    let shown = shown(typed, &props.keys);
    let told = if shown.is_empty() { phrases::keys::no_command() } else { "" };
    // The browser pastes by itself, so that is no command’s key.
    let paste = Chord::read("v", true, false).filter(|_| typed.is_empty());
    let paste = paste.map(|chord| {
        let key = element("kbd", "").say(&props.keys.label(chord));
        row(phrases::list::add(), element("td", "").put(key))
    });
    let one = |entry: &Entry| {
        let title = entry.command.title();
        row(title, rebinding.cell(entry.command)).key((entry.command as usize).into())
    };
    let body = element("tbody", "").put_all(shown.into_iter().map(one));
    let table = element("table", "help__keys")
        .is("id", "help-keys")
        .put(element("caption", "hidden").say(phrases::keys::title()))
        .put(element("thead", "").put(
            element("tr", "").put(head(phrases::help::command())).put(head(phrases::help::keys())),
        ))
        .put(element("tbody", "").put_if(paste))
        .put(body);
    element("div", "").put(element("p", "").is("role", "status").say(told)).put(table)
}

fn row(title: &str, keys: Element) -> Element {
    element("tr", "").put(element("th", "").is("scope", "row").say(title)).put(keys)
}
