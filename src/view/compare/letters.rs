//! What is a letter, by what the page has anyway and by the browser: Rust's own tables would cost it
//! six kilobytes compressed.

use bluepencil_engine::{Difference, Letters, diff_by};

use crate::view::names::is_letter;

/// The pieces of `a` and `b`, as [`bluepencil_engine::diff`] finds them.
pub fn diff(a: &str, b: &str) -> Vec<Difference> {
    diff_by::<Browser>(a, b)
}

/// Letters as the browser knows them.
struct Browser;

impl Letters for Browser {
    fn has(c: char) -> bool {
        is_letter(c)
    }

    fn lower(c: char, mut take: impl FnMut(char)) {
        if c.is_ascii() {
            return take(c.to_ascii_lowercase());
        }
        lower(c).chars().for_each(take);
    }
}

#[cfg(target_arch = "wasm32")]
fn lower(c: char) -> String {
    js_sys::JsString::from(c).to_lower_case().into()
}

#[cfg(not(target_arch = "wasm32"))]
fn lower(c: char) -> String {
    c.to_lowercase().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_differences_are_those_that_the_engine_finds() {
        let texts = [
            "Éva will nicht, sagt ŽIVA Müller.",
            "éva WILL – nicht; sagt Živa MÜLLER…",
            "«Наш паром» — їхній",
            "“наш Паром” - їхній!",
            "We don’t, 4.2 million",
            "we don't: 42 Million",
        ];
        for (a, b) in texts.iter().flat_map(|a| texts.iter().map(move |b| (a, b))) {
            assert_eq!(diff(a, b), bluepencil_engine::diff(a, b), "{a} | {b}");
        }
    }
}
