//! The field that says who speaks a quotation.

use bluepencil_engine::Quote;
use bluepencil_engine::project::Article;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Props;
use crate::commands::Command;
use crate::components::button::{command_link, link};
use crate::components::element::{Element, element, fragment};
use crate::state::Mark;
use crate::view::alike::same_speaker;
use crate::words::phrases;

/// Its id.
pub const SPEAKER_FIELD: &str = "speaker";

/// A field with the speaker's name, completed from the names in the workspace. Leaving it takes
/// the name; Enter and Escape leave it for the quotation in the text.
pub(super) fn speaker_field(props: &Props, article: &Article, quote: &Quote) -> Html {
    let (runner, span) = (props.runner.clone(), quote.span);
    let settings = &props.workspace.project.settings;
    let name = article.speaker_of(quote, settings).unwrap_or_default().to_owned();
    let onchange = {
        let (runner, before) = (runner.clone(), name.clone());
        Callback::from(move |event: Event| {
            let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
            let name = input.value().trim().to_owned();
            if name != before {
                runner.set_speaker(span, (!name.is_empty()).then_some(name));
            }
        })
    };
    let onkeydown = {
        let (runner, before) = (runner, name.clone());
        Callback::from(move |event: KeyboardEvent| {
            // A browser that fills the field in sends keys that are none, without a name.
            let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
            let key = event.key();
            if event.is_composing() || !matches!(key.as_str(), "Enter" | "Escape") {
                return;
            }
            event.prevent_default();
            let input = event.target().and_then(|it| it.dyn_into::<HtmlInputElement>().ok());
            if let Some(input) = input.filter(|_| key == "Escape") {
                input.set_value(&before);
            }
            runner.show_mark(Mark::Quote(span));
        })
    };
    // A new field for each quotation and speaker, so that what was typed for one is not shown
    // for the next.
    let key = format!("{} {name}", quote.id);
    let field = element("input", "field")
        .key(key.into())
        .is("id", SPEAKER_FIELD)
        .is("type", "text")
        .is("list", "speakers")
        .is("maxlength", "200")
        .is("placeholder", phrases::article::nobody())
        .is("aria-description", phrases::speakers::hint())
        .set("title", props.runner.hint(Command::Speaker))
        .value_until_left(&name)
        .on_change(onchange)
        .on_key(onkeydown);
    fragment(vec![
        field.html(),
        candidates(props, article, quote),
        others_button(props, article, quote),
    ])
}

/// Others who may have spoken, until a person has said who did.
fn candidates(props: &Props, article: &Article, quote: &Quote) -> Html {
    let is_told = article.decisions.quotes.get(&quote.span).is_some_and(|it| it.speaker.is_some());
    if is_told || quote.candidates.is_empty() {
        return Html::default();
    }
    let candidate = |name: &String| {
        let (runner, span, chosen) = (props.runner.clone(), quote.span, name.clone());
        let onclick = move |_: MouseEvent| runner.set_speaker(span, Some(chosen.clone()));
        link(name.clone(), None, Callback::from(onclick))
    };
    let names = quote.candidates.iter().map(candidate);
    names.fold(element("p", "bulk").say(phrases::speakers::or_perhaps()), Element::put_html).html()
}

/// Gives the speaker that was set by hand to all that were read with the same.
fn others_button(props: &Props, article: &Article, quote: &Quote) -> Html {
    let workspace = &props.workspace;
    let settings = &workspace.project.settings;
    let choice = article.decisions.quotes.get(&quote.span).and_then(|it| it.speaker.as_ref());
    let read = quote.speaker.as_ref().map(|speaker| settings.name_of(&speaker.name));
    let (Some(_), Some(read), Some(analysis)) = (choice, read, workspace.analysis()) else {
        return Html::default();
    };
    match same_speaker(article, analysis, settings, quote.span).len() {
        0 => Html::default(),
        n => command_link(Command::Alike, phrases::speakers::set_others(n, read), &props.runner),
    }
}
