//! The browser's selection in the article, as bytes of its text and back. The DOM counts UTF-16
//! units, and this is where they end: a row says by an attribute which byte it begins at.
//!
//! A selection that begins or ends outside of the article is cut to it. Costs do not depend on how
//! much is selected: rows are found by halving.

use bluepencil_engine::units::Utf16;
use bluepencil_engine::{Span, Text};
use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, Node, NodeList, Range, ScrollIntoViewOptions};
use web_sys::{ScrollLogicalPosition, Selection};

/// The attribute of a row's text that says which byte of the article it begins at.
pub const START: &str = "data-start";
/// The rows' texts, and what they stand in.
const LINES: &str = ".article__lines .line__text";
const ARTICLE: &str = ".article__lines";

/// What is selected of the article with this text; nothing where that is nothing.
pub fn selected(text: &Text) -> Option<Span> {
    let selection = selection().filter(|selection| !selection.is_collapsed())?;
    let range = selection.get_range_at(0).ok()?;
    let start = (range.start_container().ok()?, range.start_offset().ok()?);
    let end = (range.end_container().ok()?, range.end_offset().ok()?);
    let (start, end) = (byte_at(text, &start, Side::Start)?, byte_at(text, &end, Side::End)?);
    (start < end).then(|| Span::new(start, end))
}

/// Whether something is selected from `element` on, or up to it.
pub fn ends_in(element: &Element) -> bool {
    let Some(selection) = selection() else { return false };
    let ends = [selection.anchor_node(), selection.focus_node()];
    ends.into_iter().flatten().any(|end| element.contains(Some(&end)))
}

/// Where the moving end of the selection is, in the article with this text.
pub fn caret(text: &Text) -> Option<u32> {
    byte_at(text, &focus_point()?, Side::Start)
}

/// Selects the article from its beginning to its end, drawn or not.
pub fn select_article() {
    let article = gloo::utils::document().query_selector(ARTICLE).ok().flatten();
    if let Some((selection, article)) = selection().zip(article) {
        // It has children, so there is nothing that could fail.
        let _ = selection.select_all_children(&article);
    }
}

/// Selects `span` of the article with this text; `false` where it is not drawn.
pub fn select(text: &Text, span: Span) -> bool {
    let points = point_of(text, span.start).zip(point_of(text, span.end));
    let Some(((a, from), (b, to))) = points else { return false };
    selection().is_some_and(|it| it.set_base_and_extent(&a, from, &b, to).is_ok())
}

/// The bytes of a row's text, of the article with this text.
pub fn span_of(text: &Text, line: &Element) -> Option<Span> {
    let children = line.child_nodes().length();
    Some(Span::new(start_of(line)?, byte_in(text, line, line, children)?))
}

/// `spans` as ranges of the page, each cut to `line`, a row of the article with this text. They come
/// in the order of their starts. Linear in the row and in `spans`.
pub fn ranges(text: &Text, line: &Element, spans: &[Span]) -> Vec<Range> {
    let Some(row) = span_of(text, line) else { return Vec::new() };
    let mut pieces = Vec::new();
    gather(line, &mut 0, &mut pieces);
    let Some(Utf16(first)) = text.to_utf16(row.start) else { return Vec::new() };
    let point = |at: u32, side: Side| {
        let at = text.to_utf16(at)?.0.checked_sub(first)?;
        // A range begins in the piece after a border, and ends in the one before it.
        let after = pieces.partition_point(|(start, _): &(u32, Node)| match side {
            Side::Start => *start <= at,
            Side::End => *start < at,
        });
        let (start, node) = pieces.get(after.checked_sub(1)?)?;
        Some((node, at - start))
    };
    let range = |span: &Span| {
        let (start, end) = (span.start.max(row.start), span.end.min(row.end));
        let ((a, from), (b, to)) = point(start, Side::Start).zip(point(end, Side::End))?;
        let range = gloo::utils::document().create_range().ok()?;
        range.set_start(a, from).ok()?;
        range.set_end(b, to).ok()?;
        Some(range)
    };
    spans.iter().filter_map(range).collect()
}

/// The pieces of text in `node`, each with the units before it.
fn gather(node: &Node, units: &mut u32, pieces: &mut Vec<(u32, Node)>) {
    if let Some(text) = node.dyn_ref::<web_sys::Text>() {
        pieces.push((*units, node.clone()));
        *units += text.length();
        return;
    }
    let children = node.child_nodes();
    for child in (0..children.length()).filter_map(|at| children.item(at)) {
        gather(&child, units, pieces);
    }
}

/// Lets go of what is selected.
pub fn clear() {
    if let Some(selection) = selection() {
        // There is nothing that could fail, and nothing to do if it did.
        let _ = selection.remove_all_ranges();
    }
}

/// Moves the selection's end by `unit` ("word"); without `is_extending` its beginning with it. In a
/// browser that does not know the unit nothing moves.
pub fn modify(is_extending: bool, is_forward: bool, unit: &str) {
    let alter = if is_extending { "extend" } else { "move" };
    let direction = if is_forward { "forward" } else { "backward" };
    if let Some(selection) = selection() {
        let _ = selection.modify(alter, direction, unit);
    }
    let line = focus_point().and_then(|(node, _)| line_of(&node));
    if let Some(line) = line {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        line.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// What the selection covers on screen: left, top and height in CSS pixels.
pub fn place() -> Option<[i32; 3]> {
    selection()?.get_range_at(0).ok().map(|range| pixels(&range))
}

/// The row of the article with this text that the byte `at` stands in, if it is drawn.
pub(super) fn row_at(text: &Text, at: u32) -> Option<Element> {
    let line = line_at(at)?;
    span_of(text, &line).filter(|row| row.holds(at))?;
    Some(line)
}

/// `span` as a range of `line`, if it reaches into it.
pub(super) fn ranges_over(text: &Text, line: &Element, span: Span) -> Vec<Range> {
    match span_of(text, line).is_some_and(|row| row.overlaps(span)) {
        true => ranges(text, line, &[span]),
        false => Vec::new(),
    }
}

/// Whether `node` stands in the text of a row.
pub(super) fn is_in_text(node: &Node) -> bool {
    line_of(node).is_some()
}

/// Where the first row of `span` stands on screen, of the article with this text; nothing where it is
/// not drawn.
pub fn place_of(text: &Text, span: Span) -> Option<DomRect> {
    let line = row_at(text, span.start)?;
    let range = ranges(text, &line, &[span]).into_iter().next()?;
    Some(range.get_bounding_client_rect()).filter(|place| place.height() > 0.0)
}

/// Where the moving end of the selection stands on screen.
pub fn caret_place() -> Option<[i32; 3]> {
    let (node, offset) = focus_point()?;
    let range = gloo::utils::document().create_range().ok()?;
    range.set_start(&node, offset).ok()?;
    Some(pixels(&range))
}

/// Whole pixels: to write fractions would cost the page as much as all of this file.
#[allow(clippy::cast_possible_truncation, reason = "no screen has so many pixels")]
fn pixels(range: &Range) -> [i32; 3] {
    let place = range.get_bounding_client_rect();
    [place.left(), place.top(), place.height()].map(|side| side as i32)
}

/// Which end of a selection a point is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

/// A place in the DOM: a node, and the character or the child in it.
type Point = (Node, u32);

fn selection() -> Option<Selection> {
    gloo::utils::window().get_selection().ok().flatten()
}

fn focus_point() -> Option<Point> {
    let selection = selection()?;
    Some((selection.focus_node()?, selection.focus_offset()))
}

fn lines() -> Option<NodeList> {
    gloo::utils::document().query_selector_all(LINES).ok()
}

/// The row's text that `node` stands in.
fn line_of(node: &Node) -> Option<Element> {
    let element = node.dyn_ref::<Element>().cloned().or_else(|| node.parent_element())?;
    element.closest(LINES).ok().flatten()
}

/// The byte at a point; of one between rows the byte at which the next begins, or the one before
/// ends.
pub(super) fn byte_at(text: &Text, point: &Point, side: Side) -> Option<u32> {
    let (node, offset) = point;
    if let Some(line) = line_of(node) {
        return byte_in(text, &line, node, *offset);
    }
    if let Some(start) = chunk_start(text, node, *offset) {
        return Some(start);
    }
    let lines = lines()?;
    let range = gloo::utils::document().create_range().ok()?;
    range.set_start(node, *offset).ok()?;
    let before = count_while(lines.length(), |at| {
        lines.item(at).is_some_and(|line| is_before(&range, &line))
    });
    match side {
        Side::Start => lines.item(before).map_or(Some(text.len()), |line| start_of(&line)),
        // Rows that are not drawn yet may follow.
        Side::End if before == lines.length() && !is_inside(node) => Some(text.len()),
        Side::End => {
            let Some(line) = before.checked_sub(1).and_then(|at| lines.item(at)) else {
                return Some(0);
            };
            let line: Element = line.dyn_into().ok()?;
            let children = line.child_nodes().length();
            byte_in(text, &line, &line, children)
        }
    }
}

/// Whether `node` stands among the article's lines, or is what they stand in.
fn is_inside(node: &Node) -> bool {
    let article = gloo::utils::document().query_selector(ARTICLE);
    article.is_ok_and(|article| article.is_some_and(|article| article.contains(Some(node))))
}

/// The byte at a point where rows that are drawn together begin, drawn or not; the text's end behind the
/// last of them.
fn chunk_start(text: &Text, node: &Node, offset: u32) -> Option<u32> {
    let element = node.dyn_ref::<Element>().filter(|_| is_inside(node))?;
    match element.matches(ARTICLE).unwrap_or(false) {
        true => match element.child_nodes().item(offset) {
            Some(chunk) => start_of(&chunk),
            None => Some(text.len()),
        },
        false => start_of(node).filter(|_| offset == 0),
    }
}

fn is_before(range: &Range, line: &Node) -> bool {
    range.compare_point(line, 0).is_ok_and(|order| order < 0)
}

/// How many of `len` are so, if all that are come first. Logarithmic.
fn count_while(len: u32, is_so: impl Fn(u32) -> bool) -> u32 {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = low + (high - low) / 2;
        if is_so(middle) { low = middle + 1 } else { high = middle }
    }
    low
}

fn start_of(line: &Node) -> Option<u32> {
    line.dyn_ref::<Element>()?.get_attribute(START)?.parse().ok()
}

/// The byte at a point inside a row.
fn byte_in(text: &Text, line: &Element, node: &Node, offset: u32) -> Option<u32> {
    let range = gloo::utils::document().create_range().ok()?;
    range.set_start(line, 0).ok()?;
    range.set_end(node, offset).ok()?;
    let units = js_sys::Object::to_string(&range).length();
    let at = text.to_utf16(start_of(line)?)?.0 + units;
    // A point between the two units of one character is taken for its end.
    text.from_utf16(Utf16(at)).or_else(|| text.from_utf16(Utf16(at + 1)))
}

/// The row's text that the byte `at` stands in, or the one before it if that is not drawn.
fn line_at(at: u32) -> Option<Element> {
    let lines = lines()?;
    let is_up_to = |line: u32| lines.item(line).and_then(|it| start_of(&it)) <= Some(at);
    let line = lines.item(count_while(lines.length(), is_up_to).checked_sub(1)?)?;
    line.dyn_into().ok()
}

/// The point at a byte.
fn point_of(text: &Text, at: u32) -> Option<Point> {
    let line = line_at(at)?;
    let mut left = text.to_utf16(at)?.0.checked_sub(text.to_utf16(start_of(&line)?)?.0)?;
    point_in(&line, &mut left)
}

/// The point `left` units into `node`; takes off what it passes.
fn point_in(node: &Node, left: &mut u32) -> Option<Point> {
    if node.node_type() == Node::TEXT_NODE {
        let units = node.text_content()?.encode_utf16().count();
        let units = u32::try_from(units).unwrap_or(u32::MAX);
        if *left <= units {
            return Some((node.clone(), *left));
        }
        *left -= units;
        return None;
    }
    let children = node.child_nodes();
    (0..children.length()).find_map(|at| point_in(&children.item(at)?, left))
}
