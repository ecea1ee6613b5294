//! Gives the user a file.

use gloo::timers::callback::Timeout;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

use super::reason;
use crate::error::AppError;

/// How long the file's address is kept: a browser may ask its user where to put the file before
/// it reads it.
const KEPT_MS: u32 = 60_000;

/// Downloads `content` under `name`.
///
/// # Errors
/// When the browser cannot hold the file.
pub fn download(name: &str, kind: &str, content: &str) -> Result<(), AppError> {
    let failed = |e: JsValue| AppError::NoDownload(reason(&e));
    let parts = js_sys::Array::of1(&JsValue::from_str(content));
    let bag = BlobPropertyBag::new();
    bag.set_type(kind);
    let blob = Blob::new_with_str_sequence_and_options(&parts, &bag).map_err(failed)?;
    let address = Url::create_object_url_with_blob(&blob).map_err(failed)?;
    let anchor = gloo::utils::document().create_element("a").map_err(failed)?;
    let anchor: HtmlAnchorElement = anchor.unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    Timeout::new(KEPT_MS, move || {
        // An address that is gone already needs no taking back.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
