//! Says how near the parts of a text are to what its pane shows of it, while somebody scrolls.

use std::rc::Rc;

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

use crate::view::window::Nearness;

/// The attribute of a part that says which it is.
pub const PLACE: &str = "data-chunk";
/// How far beyond the pane a part is on screen: not at all.
const ON_SCREEN: &str = "0px";
/// How far beyond the pane a part is near: two screens.
const NEAR: &str = "1500px 0px";
/// How far beyond it a part is not yet far: so many more that reading to and fro clears nothing.
const AROUND: &str = "4500px 0px";

/// Watches parts, until it is dropped.
#[derive(Debug)]
pub struct Watch {
    /// From the widest to the closest. What one has seen come in the next watches, so that few parts of
    /// many are watched closely.
    observers: [IntersectionObserver; 3],
    _handlers: [Handler; 3],
}

impl Watch {
    /// Watches what stands in `pane`; `told` hears of changes, several at once. `None` in a browser without
    /// intersection observers, none of which runs WebAssembly.
    pub fn new(pane: &Element, told: impl Fn(Vec<(usize, Nearness)>) + 'static) -> Option<Self> {
        let told = Rc::new(told);
        let level = |margin, nearness, next: Option<&IntersectionObserver>| {
            let (told, next) = (Rc::clone(&told), next.cloned());
            observer(pane, margin, move |seen| {
                for (part, _, is_in) in &seen {
                    match &next {
                        Some(next) if *is_in => next.observe(part),
                        Some(next) => next.unobserve(part),
                        None => {}
                    }
                }
                let [out, within] = nearness;
                let nearness = |is_in| if is_in { within } else { out };
                told(seen.iter().map(|(_, place, is_in)| (*place, nearness(*is_in))).collect());
            })
        };
        let (closest, on_closest) = level(ON_SCREEN, [Nearness::Near, Nearness::OnScreen], None)?;
        let (near, on_near) = level(NEAR, [Nearness::Around, Nearness::Near], Some(&closest))?;
        let (around, on_around) = level(AROUND, [Nearness::Far, Nearness::Around], Some(&near))?;
        let observers = [around, near, closest];
        Some(Self { observers, _handlers: [on_around, on_near, on_closest] })
    }

    /// Watches `part`, too.
    pub fn observe(&self, part: &Element) {
        let [widest, ..] = &self.observers;
        widest.observe(part);
    }

    /// Watches `part` no longer.
    pub fn leave(&self, part: &Element) {
        self.observers.iter().for_each(|it| it.unobserve(part));
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observers.iter().for_each(IntersectionObserver::disconnect);
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
