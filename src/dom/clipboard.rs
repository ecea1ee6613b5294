//! Reads what a paste or a drop brings, and writes to the clipboard.

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{DataTransfer, File};

use super::reason;
use crate::error::AppError;

/// What a paste or a drop brings. Each part may be empty.
#[derive(Clone, Debug, Default)]
pub struct Brought {
    /// The words.
    pub plain: String,
    /// The source of a page with the same words.
    pub html: String,
    /// Files.
    pub files: Vec<File>,
}

/// What `data` holds. Must be called while the event is being handled; afterwards browsers empty
/// the transfer.
pub fn brought(data: Option<&DataTransfer>) -> Brought {
    let Some(data) = data else { return Brought::default() };
    let text = |kind| data.get_data(kind).unwrap_or_default();
    let files = match data.files() {
        Some(list) => (0..list.length()).filter_map(|at| list.item(at)).collect(),
        None => Vec::new(),
    };
    Brought { plain: text("text/plain"), html: text("text/html"), files }
}

/// The clipboard's text, which the browser may ask the user about.
///
/// # Errors
/// When the browser has no such function or the user says no.
pub async fn read() -> Result<String, AppError> {
    let clipboard = clipboard().ok_or(AppError::ClipboardClosed)?;
    let text = JsFuture::from(clipboard.read_text()).await;
    text.ok().and_then(|text| text.as_string()).ok_or(AppError::ClipboardClosed)
}

/// Puts `text` on the clipboard.
///
/// # Errors
/// When the browser does not let the page do so.
pub async fn write(text: &str) -> Result<(), AppError> {
    let missing = || AppError::CopyFailed("it keeps the clipboard closed to this page".into());
    let clipboard = clipboard().ok_or_else(missing)?;
    let written = JsFuture::from(clipboard.write_text(text)).await;
    written.map(drop).map_err(|e| AppError::CopyFailed(reason(&e)))
}

/// The clipboard, which pages from plain http servers do not have.
fn clipboard() -> Option<web_sys::Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let found = js_sys::Reflect::get(&navigator, &JsValue::from_str("clipboard")).ok()?;
    (!found.is_undefined()).then(|| navigator.clipboard())
}
