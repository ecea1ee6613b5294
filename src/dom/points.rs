//! Where words of the article stand on screen, and which stand at a point of it: for what is drawn by
//! hand. Lengths are CSS pixels of the window.

use bluepencil_engine::{Span, Text};
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::*;
use web_sys::{DomRect, Element, Node, Range};

use super::selection::{self, Side};

/// What scrolls the article.
const READING: &str = ".reading";
/// The texts of rows, which stand in one column.
const ROW: &str = ".line__text";
/// A point is so far inside of what it is in, at least.
const RIM: f64 = 2.0;
/// How near to the edge of what scrolls a hand is that wants more of the text.
const EDGE: f64 = 48.0;

#[wasm_bindgen]
extern "C" {
    /// The document, with what browsers have of each other's ways to tell what is at a point.
    type Points;
    #[wasm_bindgen(method, catch, js_name = caretPositionFromPoint)]
    fn position(this: &Points, left: f64, top: f64) -> Result<Option<Position>, JsValue>;
    #[wasm_bindgen(method, catch, js_name = caretRangeFromPoint)]
    fn range(this: &Points, left: f64, top: f64) -> Result<Option<Range>, JsValue>;

    /// A place between characters.
    type Position;
    #[wasm_bindgen(method, getter, js_name = offsetNode)]
    fn node(this: &Position) -> Option<Node>;
    #[wasm_bindgen(method, getter)]
    fn offset(this: &Position) -> u32;
}

/// A line of words on screen that something begins or ends in, and where.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EndPlace {
    /// From the window's left side.
    pub left: f64,
    /// The upper side of the words.
    pub top: f64,
    /// Their lower side.
    pub bottom: f64,
}

/// The byte of the article with this text that stands at a point of the window, or at the nearest one at
/// which lines of it are seen.
pub fn byte_at(text: &Text, left: f64, top: f64) -> Option<u32> {
    let view = reading()?.get_bounding_client_rect();
    let column = reading()?.query_selector(ROW).ok()??.get_bounding_client_rect();
    let inside = |at: f64, from: f64, to: f64| at.min(to - RIM).max(from + RIM);
    let left = inside(left, column.left(), column.right());
    let top = inside(top, view.top(), view.bottom());
    let document: Points = gloo::utils::document().unchecked_into();
    let has_position = Reflect::has(&document, &"caretPositionFromPoint".into()).unwrap_or(false);
    let point = match has_position {
        true => {
            let position = document.position(left, top).ok()??;
            (position.node()?, position.offset())
        }
        false => {
            let range = document.range(left, top).ok()??;
            (range.start_container().ok()?, range.start_offset().ok()?)
        }
    };
    // A point between rows says nothing of where in them.
    selection::is_in_text(&point.0).then(|| selection::byte_at(text, &point, Side::Start))?
}

/// Where `span` begins and where it ends on screen, of the article with this text; nothing for an end
/// that is scrolled out of sight, or not drawn.
pub fn ends(text: &Text, span: Span) -> [Option<EndPlace>; 2] {
    let Some(view) = reading().map(|reading| reading.get_bounding_client_rect()) else {
        return [None; 2];
    };
    let is_seen = |place: &EndPlace| {
        place.bottom > place.top && place.top >= view.top() && place.bottom <= view.bottom()
    };
    // Of one character each: where directions mix, the boxes of many stand in no order.
    let words = text.slice(span);
    let len = |it: Option<char>| it.map_or(0, |it| u32::try_from(it.len_utf8()).unwrap_or(0));
    let first = Span::new(span.start, span.start + len(words.chars().next()));
    let last = Span::new(span.end - len(words.chars().next_back()), span.end);
    let start = rect_of(text, first, Side::Start);
    let end = rect_of(text, last, Side::End);
    [start.filter(is_seen), end.filter(is_seen)]
}

/// The side of `span`, which is on one line, at which it begins or ends.
fn rect_of(text: &Text, span: Span, side: Side) -> Option<EndPlace> {
    let row = selection::row_at(text, span.start)?;
    let range = selection::ranges(text, &row, &[span]).into_iter().next()?;
    let rects = range.get_client_rects()?;
    let at = match side {
        Side::Start => 0,
        Side::End => rects.length().checked_sub(1)?,
    };
    let rect: DomRect = rects.item(at)?;
    let is_leftward = row.matches(":dir(rtl)").unwrap_or(false);
    let left = if (side == Side::End) == is_leftward { rect.left() } else { rect.right() };
    Some(EndPlace { left, top: rect.top(), bottom: rect.bottom() })
}

/// Scrolls the article on, down or up, if `top` is near that edge of what is seen of it, the faster the
/// nearer; whether it did.
pub fn scroll_at(top: f64, is_down: bool) -> bool {
    let Some(reading) = reading() else { return false };
    let view = reading.get_bounding_client_rect();
    let above = if is_down { 0.0 } else { (view.top() + EDGE - top).max(0.0) };
    let below = if is_down { (top - view.bottom() + EDGE).max(0.0) } else { 0.0 };
    // A hand is at most some edges away from the edge.
    #[allow(clippy::cast_possible_truncation)]
    let by = ((below - above) / 3.0).clamp(-EDGE, EDGE) as i32;
    let before = reading.scroll_top();
    reading.set_scroll_top(before + by);
    reading.scroll_top() != before
}

fn reading() -> Option<Element> {
    gloo::utils::document().query_selector(READING).ok().flatten()
}
