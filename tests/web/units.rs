//! The engine counts UTF-16 code units and code points as JavaScript itself does.

use bluepencil_engine::Text;
use js_sys::{Array, JsString};
use wasm_bindgen_test::wasm_bindgen_test;

/// An emoji with a modifier, a combining mark, curly quotes, a right-to-left word.
const MIXED: &str = "👋🏽 “Cafe\u{301}”\nשלום, she said.";

#[wasm_bindgen_test]
fn utf16_lengths_are_those_of_javascript() {
    let text = Text::new(MIXED);
    for (at, _) in MIXED.char_indices() {
        let counted = JsString::from(&MIXED[..at]).length();
        let at = u32::try_from(at).unwrap();
        assert_eq!(text.to_utf16(at).map(|offset| offset.0), Some(counted), "at byte {at}");
    }
}

#[wasm_bindgen_test]
fn code_points_are_what_javascript_iterates_over() {
    let text = Text::new(MIXED);
    for (at, _) in MIXED.char_indices() {
        let counted = Array::from(&JsString::from(&MIXED[..at])).length();
        let at = u32::try_from(at).unwrap();
        assert_eq!(text.to_code_point(at).map(|offset| offset.0), Some(counted), "at byte {at}");
    }
}
