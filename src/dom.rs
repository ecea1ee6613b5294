//! The browser's edges: clipboard, files, download, storage, focus, time and ids, numbers and languages,
//! and the later half of the program. Everything else in the page is free of web-sys.

pub mod clipboard;
pub mod database;
pub mod download;
pub mod files;
pub mod focus;
pub mod highlight;
pub mod html;
pub mod identity;
pub mod languages;
pub mod later;
pub mod nearness;
pub mod numbers;
pub mod picture;
pub mod points;
pub mod posts;
pub mod selection;
pub mod storage;

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::commands::Platform;
use crate::words::phrases;

/// Whose keyboard the page is used with, by what the browser says of its system.
pub fn platform() -> Platform {
    // Deprecated, and the only such word that every browser has.
    let system = gloo::utils::window().navigator().platform().unwrap_or_default();
    let is_apple = ["Mac", "iPhone", "iPad"].iter().any(|name| system.starts_with(name));
    if is_apple { Platform::Apple } else { Platform::Other }
}

/// Lets the browser do what waits: draw, and hear its user.
pub async fn pause() {
    wait(0).await;
}

/// Lets the browser go on for so many milliseconds.
pub async fn wait(ms: i32) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        // Without a window there is nobody to wait for.
        let window = web_sys::window();
        let set = |it: web_sys::Window| {
            it.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, ms)
        };
        _ = window.map(set);
    });
    _ = JsFuture::from(promise).await;
}

/// What an exception says, for a sentence to the user.
pub fn reason(exception: &JsValue) -> String {
    match exception.dyn_ref::<js_sys::Error>() {
        Some(error) => String::from(error.message()),
        None => exception.as_string().unwrap_or_else(|| phrases::problem::no_reason().to_owned()),
    }
}
