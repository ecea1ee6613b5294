//! The browser's edges: clipboard, files, download, storage, focus, time and ids. Everything else
//! in the page is free of web-sys.

pub mod clipboard;
pub mod database;
pub mod download;
pub mod files;
pub mod focus;
pub mod html;
pub mod identity;
pub mod posts;
pub mod selection;
pub mod storage;

use wasm_bindgen::{JsCast, JsValue};

/// What an exception says, for a sentence to the user.
pub fn reason(exception: &JsValue) -> String {
    match exception.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => exception.as_string().unwrap_or_else(|| "the browser did not say why".into()),
    }
}
