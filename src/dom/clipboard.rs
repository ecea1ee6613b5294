//! Reads what a paste or a drop brings, and writes to the clipboard.

use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, ClipboardItem, DataTransfer, File};

use super::reason;
use crate::error::AppError;
use crate::words::phrases;

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

/// What the clipboard holds, which the browser may ask the user about: words, and the source of a
/// page where the browser hands that out.
///
/// # Errors
/// When the browser has no such function or the user says no.
pub async fn read() -> Result<Brought, AppError> {
    let clipboard = clipboard().ok_or(AppError::ClipboardClosed)?;
    if !js_sys::Reflect::has(&clipboard, &"read".into()).unwrap_or(false) {
        let plain = JsFuture::from(clipboard.read_text()).await;
        let plain = plain.ok().and_then(|text| text.as_string());
        return plain
            .map(|plain| Brought { plain, ..Brought::default() })
            .ok_or(AppError::ClipboardClosed);
    }
    let items = JsFuture::from(clipboard.read()).await.map_err(|_| AppError::ClipboardClosed)?;
    let items: js_sys::Array = items.unchecked_into();
    let mut brought = Brought::default();
    for item in items.iter() {
        let item: ClipboardItem = item.unchecked_into();
        brought.plain += &text_of(&item, "text/plain").await.unwrap_or_default();
        brought.html += &text_of(&item, "text/html").await.unwrap_or_default();
    }
    Ok(brought)
}

/// The text that `item` holds as `kind`, if it holds any.
async fn text_of(item: &ClipboardItem, kind: &str) -> Option<String> {
    let blob: Blob = JsFuture::from(item.get_type(kind)).await.ok()?.unchecked_into();
    JsFuture::from(blob.text()).await.ok()?.as_string()
}

/// Puts `text` on the clipboard.
///
/// # Errors
/// When the browser does not let the page do so.
pub async fn write(text: &str) -> Result<(), AppError> {
    let missing = || AppError::CopyFailed(phrases::problem::keeps_closed().to_owned());
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
