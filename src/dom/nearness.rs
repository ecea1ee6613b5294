//! Says how near the parts of a text are to what its pane shows of it, while somebody scrolls.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::view::window::Nearness;

/// The attribute of a part that says which it is.
pub const PLACE: &str = "data-chunk";
/// How far beyond the pane a part is near: two screens.
const NEAR: &str = "1500px 0px";
/// How far beyond it a part is not yet far: so many more that reading to and fro clears nothing.
const AROUND: &str = "4500px 0px";

/// Watches parts, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    around: IntersectionObserver,
    near: IntersectionObserver,
    _handlers: [Handler; 2],
}

impl Watch {
    /// Watches what stands in `pane`; `told` hears of changes, several at once. `None` in a browser without
    /// intersection observers, none of which runs WebAssembly.
    pub fn new(pane: &Element, told: impl Fn(Vec<(usize, Nearness)>) + 'static) -> Option<Self> {
        let told = Rc::new(told);
        let here = Rc::clone(&told);
        let (near, on_near) = observer(pane, NEAR, move |seen| {
            let nearness = |is_in| if is_in { Nearness::Near } else { Nearness::Around };
            here(seen.iter().map(|(_, place, is_in)| (*place, nearness(*is_in))).collect());
        })?;
        // Only what is around can be near, so that few parts of many are watched closely.
        let closely = near.clone();
        let (around, on_around) = observer(pane, AROUND, move |seen| {
            for (part, _, is_in) in &seen {
                if *is_in { closely.observe(part) } else { closely.unobserve(part) }
            }
            let nearness = |is_in| if is_in { Nearness::Around } else { Nearness::Far };
            told(seen.iter().map(|(_, place, is_in)| (*place, nearness(*is_in))).collect());
        })?;
        Some(Self { around, near, _handlers: [on_near, on_around] })
    }

    /// Watches `part`, too.
    pub fn observe(&self, part: &Element) {
        self.around.observe(part);
    }

    /// Watches `part` no longer.
    pub fn leave(&self, part: &Element) {
        self.around.unobserve(part);
        self.near.unobserve(part);
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.around.disconnect();
        self.near.disconnect();
    }
}

/// A part, its place, and whether it has come in or gone out.
type Seen = (Element, usize, bool);

/// What hears of the parts that an observer has seen.
type Handler = Closure<dyn FnMut(Array)>;

/// Whether the browser keeps the height of what it has laid out for room where that is cleared.
pub fn remembers_heights() -> bool {
    // Those that can hide the content of an element can do the other, too.
    web_sys::css::supports_with_value("content-visibility", "hidden").unwrap_or(false)
}

fn observer(
    pane: &Element,
    margin: &str,
    seen: impl Fn(Vec<Seen>) + 'static,
) -> Option<(IntersectionObserver, Handler)> {
    let handler = Closure::new(move |entries: Array| {
        let entries = entries.iter().map(JsCast::unchecked_into);
        seen(entries.filter_map(|entry| part(&entry)).collect());
    });
    let options = IntersectionObserverInit::new();
    options.set_root(Some(pane));
    options.set_root_margin(margin);
    let callback = AsRef::<wasm_bindgen::JsValue>::as_ref(&handler).unchecked_ref();
    let observer = IntersectionObserver::new_with_options(callback, &options).ok()?;
    Some((observer, handler))
}

/// Nothing for a part without a height: its pane is not on screen, which says nothing about the part.
fn part(entry: &IntersectionObserverEntry) -> Option<Seen> {
    let part = entry.target();
    let place = part.get_attribute(PLACE)?.parse().ok()?;
    let has_height = entry.bounding_client_rect().height() > 0.0;
    has_height.then(|| (part, place, entry.is_intersecting()))
}
