//! The field that says what a line is.

use bluepencil_engine::project::Article;
use bluepencil_engine::{Line, LineKind};
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Props;
use crate::commands::Command;
use crate::components::element::{Element, element};
use crate::state::Mark;
use crate::view::kinds::offered;
use crate::words::{self, phrases};

/// Its id.
pub const KIND_FIELD: &str = "kind";

/// A field with every kind of line, parted by what becomes of its lines. Enter and Escape leave it for
/// the line in the text.
pub(super) fn kind_field(props: &Props, article: &Article, line: &Line) -> Element {
    let (runner, span) = (props.runner.clone(), line.span);
    let onchange = {
        let runner = runner.clone();
        Callback::from(move |event: Event| {
            let field = event.target_dyn_into::<HtmlSelectElement>();
            let kind = field.and_then(|field| LineKind::from_name(&field.value()));
            kind.into_iter().for_each(|kind| runner.set_kind(span, kind));
        })
    };
    let onkeydown = Callback::from(move |event: KeyboardEvent| {
        let Some(event) = event.dyn_ref::<web_sys::KeyboardEvent>() else { return };
        if matches!(event.key().as_str(), "Enter" | "Escape") {
            event.prevent_default();
            runner.show_mark(Mark::Line(span));
        }
    });
    let kind_now = article.kind_of(line);
    let option = |kind: LineKind| {
        let name = words::kind(kind);
        let option = element("option", "").is("value", kind.name()).chosen(kind == kind_now);
        match kind == line.kind {
            true => option.say(&phrases::chosen::as_read(name)),
            false => option.say(name),
        }
    };
    let [kept, struck] = offered(&props.workspace.project.settings);
    let group = |words: &'static str, kinds: Vec<LineKind>| {
        element("optgroup", "").is("label", words).put_all(kinds.into_iter().map(option))
    };
    element("select", "field")
        .key(Mark::Line(span).element_id().into())
        .is("id", KIND_FIELD)
        .set("title", props.runner.hint(Command::Kind))
        .put(group(phrases::glance::kept(), kept))
        .put(group(phrases::glance::struck(), struck))
        .on_change(onchange)
        .on_key(onkeydown)
}
