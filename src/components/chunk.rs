//! Rows that are drawn together once they come near the screen. Laying out text is what
//! costs: an article of 200,000 lines opens with the first few hundred and draws the rest as it is
//! scrolled to.

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use super::element::{Element, component, element};
use super::line_view::{self, LineView};
use crate::commands::Keys;
use crate::dom::nearness::PLACE;
use crate::dom::selection::START;
use crate::hooks::{Drawing, use_behind};
use crate::runner::Runner;
use crate::state::Mark;
use crate::view::chunks;
use crate::view::rows::Row;
use crate::view::segments::{Parts, parts_in};
use crate::words::Language;

/// How many bytes of text stand in one rem of height: a line of 1.8 rem has some seventy signs, and
/// the space between paragraphs takes a fifth. What has not been laid out is given as much room.
const BYTES_A_REM: u32 = 32;

/// The rows and what of them is in focus.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The rows.
    pub chunk: chunks::Chunk,
    /// The place of the chunk in its article, from 0. The first one is drawn at once.
    pub place: usize,
    /// What draws it.
    pub drawing: Drawing,
    /// The mark in focus, if it is in these rows.
    pub focus: Option<Mark>,
    /// Whether something in these rows is to be shown, so that they must be there.
    pub is_called: bool,
    /// The mark that the Tab key reaches, if it is in these rows.
    pub entry: Option<Mark>,
    /// What tells of the quotation in focus in these rows.
    pub parts: Parts,
    /// Whether the text is shown as it was pasted.
    pub is_original: bool,
    /// The commands' keys, for tooltips.
    pub keys: Keys,
    /// The language of the interface.
    pub language: Language,
    /// The language of the article; empty where it cannot be told.
    pub lang: &'static str,
    /// Carries commands out.
    pub runner: Runner,
}

/// The rows, or room for them.
#[component]
pub fn Chunk(props: &Props) -> Html {
    let place = use_node_ref();
    let is_due = use_state_eq(|| props.place == 0);
    let is_needed = props.focus.is_some() || props.is_called;
    let drawn = use_behind(props, !is_needed && props.drawing.is_aside(props.place));
    let props = &drawn;
    let is_drawn = *is_due || is_needed;
    {
        let (place, setter) = (place.clone(), is_due.setter());
        use_effect_with((props.drawing.clone(), props.place), move |(drawing, nth)| {
            let element = place.cast::<HtmlElement>();
            let joined = element.map(|element| drawing.join(*nth, element, setter, is_drawn));
            move || drop(joined)
        });
    }
    use_effect_with(
        (props.drawing.clone(), props.place, is_needed),
        |(drawing, nth, is_needed)| {
            let held = is_needed.then(|| (drawing.clone(), *nth));
            let hold = move |is_held| held.iter().for_each(|(it, nth)| it.hold(*nth, is_held));
            hold(true);
            move || hold(false)
        },
    );
    use_effect_with((place.clone(), props.chunk.span().len()), |(place, bytes)| {
        if let Some(element) = place.cast::<HtmlElement>() {
            let size = format!("auto {}rem", 1 + bytes / BYTES_A_REM);
            // A browser that does not know it scrolls less evenly.
            let _ = element.style().set_property("contain-intrinsic-block-size", &size);
        }
    });
    let start = props.chunk.span().start.to_string();
    if !is_drawn {
        props.chunk.forget();
        let room = element("div", "chunk chunk--waiting");
        let room = room.set(PLACE, props.place.to_string()).set(START, start);
        return room.found_by(&place).html();
    }
    let line = |row: &Rc<Row>| {
        let is_here = |mark: &Mark| row.span.holds(mark.span().start);
        let properties = line_view::Props {
            row: Rc::clone(row),
            focus: props.focus.filter(is_here),
            entry: props.entry.filter(is_here),
            parts: parts_in(props.parts, row.span),
            is_original: props.is_original,
            keys: props.keys.clone(),
            language: props.language,
            lang: props.lang,
            runner: props.runner.clone(),
        };
        component::<LineView>(properties, Some(row.span.start.into()))
    };
    let chunk = element("div", "chunk").set(PLACE, props.place.to_string()).set(START, start);
    let chunk = chunk.found_by(&place);
    props.chunk.rows().iter().map(line).fold(chunk, Element::put_html).html()
}
