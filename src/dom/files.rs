//! Reads files that were dropped or opened.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, HtmlInputElement, TextDecoder};

use super::reason;
use crate::error::AppError;

/// The id of the file chooser in the page.
pub const CHOOSER: &str = "file-chooser";

/// The bytes of `file`.
///
/// # Errors
/// When the browser cannot read it (it was moved, or is a folder).
pub async fn bytes(file: &File) -> Result<Vec<u8>, AppError> {
    let unreadable = |e: JsValue| AppError::Unreadable { name: file.name(), reason: reason(&e) };
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(unreadable)?;
    Ok(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// `bytes` as the characters that they are in the encoding `name`, if the browser knows that.
pub fn decoded(bytes: &[u8], name: &str) -> Option<String> {
    TextDecoder::new_with_label(name).ok()?.decode_with_u8_array(bytes).ok()
}

/// Opens the browser's file dialogue for the chooser `id`.
pub fn choose(id: &str) {
    let chooser = gloo::utils::document().get_element_by_id(id);
    if let Some(input) = chooser.and_then(|e| e.dyn_into::<HtmlInputElement>().ok()) {
        input.click();
    }
}

/// The files chosen in `input`, which is emptied so that the same file can be chosen again.
pub fn chosen(input: &HtmlInputElement) -> Vec<File> {
    let files = match input.files() {
        Some(list) => (0..list.length()).filter_map(|at| list.item(at)).collect(),
        None => Vec::new(),
    };
    input.set_value("");
    files
}
