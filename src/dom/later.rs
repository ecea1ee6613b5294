//! The later half of the page's program, which comes right after the first paint.
//!
//! A release build is split in two (`xtask/src/finish/split.rs`); the first half lends the later one
//! all that it exports, and finds what that brings in their common table.

use crate::words::phrases;
use js_sys::{Object, Reflect, WebAssembly};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The element that says where the later half stands; nowhere, if the program is in one piece.
const ANNOUNCED: &str = "meta[name=later]";

/// Brings the later half.
///
/// # Errors
/// When it cannot be fetched, or does not fit the first.
pub async fn bring() -> Result<(), JsValue> {
    let announced = gloo::utils::document().query_selector(ANNOUNCED)?;
    let address = announced.and_then(|it| it.get_attribute("content")).unwrap_or_default();
    if address.is_empty() {
        return Ok(());
    }
    let response = fetch(&address).await?;
    // Not while it streams: that asks of servers that they name its type rightly.
    let bytes = JsFuture::from(response.array_buffer()?).await?;
    let module = JsFuture::from(WebAssembly::compile(&bytes)).await?;
    let imports = Object::new();
    Reflect::set(&imports, &"first".into(), &wasm_bindgen::exports())?;
    let instance = WebAssembly::instantiate_module(module.unchecked_ref(), &imports);
    JsFuture::from(instance).await.map(drop)
}

/// What the server answers to the question for `address`.
///
/// # Errors
/// When it does not answer, or has no such file.
pub(super) async fn fetch(address: &str) -> Result<Response, JsValue> {
    let response = JsFuture::from(gloo::utils::window().fetch_with_str(address)).await?;
    let response: Response = response.unchecked_into();
    match response.ok() {
        true => Ok(response),
        false => Err(phrases::problem::server(&response.status().to_string()).into()),
    }
}
