//! Wasm tests: what can be told only where JavaScript is.
//!
//! `cargo xtask test --only wasm [-- NAME]` runs them in a headless browser, as it does the tests
//! beside the code in `src/` that are marked `wasm_bindgen_test`.

#![cfg(target_arch = "wasm32")]
// A test program as a whole: what fails here is a failing test.
#![allow(clippy::expect_used, clippy::unwrap_used, clippy::panic, clippy::string_slice)]

mod units;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
