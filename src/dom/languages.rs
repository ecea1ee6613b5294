//! The languages of the interface, as far as they are the browser's: which one its user reads, the
//! files of words, and what of it is kept.
//!
//! `index.html` picks the language, which it writes on the page, and sends for its words while the
//! program itself is on the way.

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Response;

use super::later;
use crate::words::{self, Language};

/// The element that names the files of words.
const FILES: &str = "meta[name=languages]";
/// Where the page's script leaves the promise of the first language's words.
const PROMISED: &str = "words";
/// The key under which the language is kept that a person has chosen. Not with the workspace: it is
/// asked for before anything is drawn.
const KEPT: &str = "language";

/// Does `draw` when the words of the reader's language are there, or when they are late.
pub fn await_words(draw: fn()) {
    let promised = Reflect::get(&gloo::utils::window(), &PROMISED.into()).ok();
    let Some(promised) = promised.and_then(|it| it.dyn_into::<Promise>().ok()) else {
        return draw();
    };
    spawn_local(async move {
        if let Ok(Some(language)) = JsFuture::from(promised).await.map(|file| learned(&file)) {
            words::speak(language);
        }
        draw();
    });
}

/// The language that the browser's user reads, of those that there are.
pub fn wanted() -> Language {
    let code = root().and_then(|root| root.get_attribute("lang")).unwrap_or_default();
    Language::from_code(&code).unwrap_or_default()
}

/// Speaks `language` from now on, and says so in the page.
pub fn speak(language: Language) {
    words::speak(language);
    if let Some(root) = root() {
        // The element stands in every page, so nothing is in the way.
        let _ = root.set_attribute("lang", words::language().code());
    }
}

/// Keeps a person's choice for the next visit. A browser that keeps nothing forgets it.
pub fn keep(language: Language) {
    if let Ok(Some(storage)) = gloo::utils::window().local_storage() {
        let _ = storage.set_item(KEPT, language.code());
    }
}

/// Brings the words of all languages that are not there yet.
///
/// # Errors
/// When a file cannot be fetched.
pub async fn bring() -> Result<(), JsValue> {
    let announced = gloo::utils::document().query_selector(FILES)?;
    let files = announced.and_then(|it| it.get_attribute("content")).unwrap_or_default();
    let known: Vec<Language> = words::languages().collect();
    let is_new = |file: &&str| known.iter().all(|language| !file.starts_with(language.code()));
    let texts: Array = files.split_whitespace().filter(is_new).map(fetched).collect();
    let texts: Array = JsFuture::from(Promise::all(&texts)).await?.unchecked_into();
    texts.iter().for_each(|text| _ = learned(&text));
    Ok(())
}

/// The promise of a file's text.
fn fetched(file: &str) -> JsValue {
    let file = file.to_owned();
    wasm_bindgen_futures::future_to_promise(async move {
        let response: Response = later::fetch(&format!("./{file}")).await?;
        JsFuture::from(response.text()?).await
    })
    .into()
}

fn learned(file: &JsValue) -> Option<Language> {
    words::learn(&file.as_string()?)
}

fn root() -> Option<web_sys::Element> {
    gloo::utils::document().document_element()
}
