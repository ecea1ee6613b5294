//! The browser's IndexedDB, as far as [`super::storage`] needs it: requests as futures, and bytes
//! under keys.

use crate::words::phrases;
use js_sys::{Array, Promise, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    DomException, IdbDatabase, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode,
};

/// A database of the browser.
#[derive(Debug)]
pub struct Database(IdbDatabase);

impl Database {
    /// Opens the database `name`; one that is new gets `stores`.
    ///
    /// # Errors
    /// When the browser keeps no database for this page.
    pub async fn open(name: &str, stores: &'static [&'static str]) -> Result<Self, JsValue> {
        let factory = web_sys::window().and_then(|window| window.indexed_db().ok().flatten());
        let factory = factory.ok_or_else(phrases::problem::no_storage)?;
        let request = factory.open_with_u32(name, 1)?;
        let opened = request.clone();
        let make = Closure::once_into_js(move || {
            // A failure here fails the opening as well, and is reported there.
            if let Ok(database) = opened.result() {
                let database: IdbDatabase = database.unchecked_into();
                stores.iter().for_each(|store| _ = database.create_object_store(store));
            }
        });
        request.set_onupgradeneeded(Some(make.unchecked_ref()));
        outcome(&request).await.map(|database| Self(database.unchecked_into()))
    }

    /// Begins a transaction over `stores`.
    ///
    /// # Errors
    /// When the database was closed.
    pub fn begin(&self, stores: &[&str], mode: IdbTransactionMode) -> Result<Transaction, JsValue> {
        let names: Array = stores.iter().copied().map(JsValue::from_str).collect();
        self.0.transaction_with_str_sequence_and_mode(&names, mode).map(Transaction)
    }
}

/// Reads and writes that are done together or not at all.
pub struct Transaction(IdbTransaction);

impl Transaction {
    /// One of its stores.
    ///
    /// # Errors
    /// When it has no store of that name.
    pub fn store(&self, name: &str) -> Result<Store, JsValue> {
        self.0.object_store(name).map(Store)
    }

    /// Waits until all is written, which the browser does when nothing more is asked of it.
    ///
    /// # Errors
    /// When something could not be; then nothing is.
    pub async fn commit(self) -> Result<(), JsValue> {
        let ended = Promise::new(&mut |resolve, reject| {
            self.0.set_oncomplete(Some(&resolve));
            self.0.set_onabort(Some(&reject));
        });
        let ended = JsFuture::from(ended).await;
        ended.map(drop).map_err(|_| thrown(self.0.error()))
    }
}

/// Bytes under keys.
pub struct Store(IdbObjectStore);

impl Store {
    /// The bytes under `key`, if there are any.
    ///
    /// # Errors
    /// When the browser cannot read them, or they are none.
    pub async fn get(&self, key: &str) -> Result<Option<Vec<u8>>, JsValue> {
        let value = outcome(&self.0.get(&key.into())?).await?;
        if value.is_undefined() { Ok(None) } else { bytes(value).map(Some) }
    }

    /// The bytes under every key.
    ///
    /// # Errors
    /// As [`Store::get`].
    pub async fn get_all(&self) -> Result<Vec<Vec<u8>>, JsValue> {
        let values: Array = outcome(&self.0.get_all()?).await?.unchecked_into();
        values.iter().map(bytes).collect()
    }

    /// Writes `bytes` under `key`; the transaction's end tells whether they were written.
    ///
    /// # Errors
    /// When the transaction has ended.
    pub fn put(&self, key: &str, bytes: &[u8]) -> Result<(), JsValue> {
        self.0.put_with_key(&Uint8Array::from(bytes), &key.into()).map(drop)
    }

    /// Takes what is under `key` away.
    ///
    /// # Errors
    /// As [`Store::put`].
    pub fn delete(&self, key: &str) -> Result<(), JsValue> {
        self.0.delete(&key.into()).map(drop)
    }
}

/// What the request comes to. The promise is kept while the browser tells of it, so the
/// transaction is still open when the caller goes on.
async fn outcome(request: &IdbRequest) -> Result<JsValue, JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
    });
    match JsFuture::from(settled).await {
        Ok(_) => request.result(),
        Err(_) => Err(thrown(request.error()?)),
    }
}

fn bytes(value: JsValue) -> Result<Vec<u8>, JsValue> {
    let bytes = value.dyn_into::<Uint8Array>();
    bytes.map(|bytes| bytes.to_vec()).map_err(|_| phrases::problem::other_value().into())
}

fn thrown(error: Option<DomException>) -> JsValue {
    error.map_or(JsValue::UNDEFINED, JsValue::from)
}
