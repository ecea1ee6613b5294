//! Keeps the workspace in the browser's IndexedDB: each article's text once, in a record of its
//! own, and everything a person may change in one small record, so that a decision about a long
//! article does not write the article again.

use std::sync::Arc;

use bluepencil_engine::edit::History;
use bluepencil_engine::project::{Article, Decisions, Project};
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{Document, DocumentId, Settings};
use idb::{Database, DatabaseEvent, Factory, ObjectStore, ObjectStoreParams, TransactionMode};
use serde::{Deserialize, Serialize};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::error::AppError;

const DATABASE: &str = "bluepencil";
const TEXTS: &str = "texts";
const WORKSPACE: &str = "workspace";
/// The key of the only record in [`WORKSPACE`].
const CURRENT: &str = "current";
/// The version of the records' shape.
const VERSION: u32 = 1;

/// What is kept besides the texts.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// The project.
    pub project: Project,
    /// The article that is on screen.
    pub current: Option<DocumentId>,
    /// Whether single-letter keys are commands.
    pub letter_keys: bool,
    /// The newest steps.
    pub history: History,
}

/// A place in the browser that keeps the workspace.
#[derive(Debug)]
pub struct Storage {
    database: Database,
    /// The texts that are kept already.
    texts: SortedMap<DocumentId, Document>,
    /// Marks the last save that this page knows of; another tab's would be another.
    stamp: f64,
}

#[derive(Serialize, Deserialize)]
struct Record {
    version: u32,
    stamp: f64,
    articles: Vec<ArticleRecord>,
    settings: Settings,
    current: Option<DocumentId>,
    letter_keys: bool,
    #[serde(default)]
    history: History,
}

#[derive(Serialize, Deserialize)]
struct ArticleRecord {
    id: DocumentId,
    name: Option<String>,
    decisions: Decisions,
}

impl Storage {
    /// Opens the browser's storage and reads what it keeps.
    ///
    /// # Errors
    /// When the browser has no storage for this page, or what it keeps cannot be read.
    pub async fn open() -> Result<(Self, Option<Kept>), AppError> {
        let database = open_database().await.map_err(|e| AppError::NotSaved(text(e)))?;
        let mut storage = Self { database, texts: SortedMap::default(), stamp: 0.0 };
        let kept = storage.load().await.map_err(AppError::NotLoaded)?;
        Ok((storage, kept))
    }

    async fn load(&mut self) -> Result<Option<Kept>, String> {
        let transaction = self
            .database
            .transaction(&[TEXTS, WORKSPACE], TransactionMode::ReadOnly)
            .map_err(text)?;
        let workspace = transaction.object_store(WORKSPACE).map_err(text)?;
        let Some(record) = read_record(&workspace).await? else { return Ok(None) };
        if record.version > VERSION {
            return Err("it was written by a newer version of this page; reload it".into());
        }
        let texts = transaction.object_store(TEXTS).map_err(text)?;
        for value in texts.get_all(None, None).map_err(text)?.await.map_err(text)? {
            let document: Document = serde_wasm_bindgen::from_value(value).map_err(text)?;
            self.texts.insert(document.id.clone(), document);
        }
        self.stamp = record.stamp;
        let articles = record.articles.into_iter().filter_map(|kept| {
            let document = self.texts.get(&kept.id)?.clone();
            Some(Arc::new(Article { document, name: kept.name, decisions: kept.decisions }))
        });
        let project = Project { articles: articles.collect(), settings: record.settings };
        Ok(Some(Kept {
            project,
            current: record.current,
            letter_keys: record.letter_keys,
            history: record.history,
        }))
    }

    /// Keeps the workspace. All or nothing: a page that is closed meanwhile finds what was kept
    /// before.
    ///
    /// # Errors
    /// When another tab has saved since, or the browser has no room.
    pub async fn save(&mut self, kept: &Kept) -> Result<(), AppError> {
        let failed = |e: idb::Error| AppError::NotSaved(text(e));
        let transaction = self
            .database
            .transaction(&[TEXTS, WORKSPACE], TransactionMode::ReadWrite)
            .map_err(failed)?;
        let workspace = transaction.object_store(WORKSPACE).map_err(failed)?;
        let texts = transaction.object_store(TEXTS).map_err(failed)?;
        let found = read_record(&workspace).await.map_err(AppError::NotSaved)?;
        if found.is_some_and(|record| record.stamp.to_bits() != self.stamp.to_bits()) {
            return Err(AppError::OtherTab);
        }
        let mut documents = SortedMap::default();
        for article in &kept.project.articles {
            documents.insert(article.document.id.clone(), article.document.clone());
        }
        self.put_texts(&texts, &documents).map_err(AppError::NotSaved)?;
        let record = record(kept, js_sys::Math::random());
        put(&workspace, &record, CURRENT).map_err(AppError::NotSaved)?;
        transaction.commit().map_err(failed)?.await.map_err(failed)?;
        self.texts = documents;
        self.stamp = record.stamp;
        Ok(())
    }

    /// Writes the texts that are new and takes out those that no article has any more.
    fn put_texts(
        &self,
        store: &ObjectStore,
        documents: &SortedMap<DocumentId, Document>,
    ) -> Result<(), String> {
        for (id, document) in documents.iter() {
            if self.texts.get(id) != Some(document) {
                put(store, document, &id.0)?;
            }
        }
        for id in self.texts.keys().filter(|id| !documents.contains_key(*id)) {
            store.delete(JsValue::from_str(&id.0)).map_err(text)?;
        }
        Ok(())
    }
}

/// Asks the browser not to clear this page's storage when it runs short of room.
pub async fn ask_to_persist() {
    let asked = web_sys::window().map(|window| window.navigator().storage().persist());
    if let Some(Ok(promise)) = asked {
        // A browser that says no still keeps the work, only less firmly.
        let _ = JsFuture::from(promise).await;
    }
}

async fn open_database() -> Result<Database, idb::Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(1))?;
    request.on_upgrade_needed(|event| {
        // A failure here fails the opening as well, and is reported there.
        if let Ok(database) = event.database() {
            for store in [TEXTS, WORKSPACE] {
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    request.await
}

async fn read_record(store: &ObjectStore) -> Result<Option<Record>, String> {
    let value = store.get(JsValue::from_str(CURRENT)).map_err(text)?.await.map_err(text)?;
    value.map(|value| serde_wasm_bindgen::from_value(value).map_err(text)).transpose()
}

fn put(store: &ObjectStore, value: &impl Serialize, key: &str) -> Result<(), String> {
    let value = serde_wasm_bindgen::to_value(value).map_err(text)?;
    store.put(&value, Some(&JsValue::from_str(key))).map(drop).map_err(text)
}

fn record(kept: &Kept, stamp: f64) -> Record {
    let articles = kept.project.articles.iter().map(|article| ArticleRecord {
        id: article.document.id.clone(),
        name: article.name.clone(),
        decisions: article.decisions.clone(),
    });
    Record {
        version: VERSION,
        stamp,
        articles: articles.collect(),
        settings: kept.project.settings.clone(),
        current: kept.current.clone(),
        letter_keys: kept.letter_keys,
        history: kept.history.clone(),
    }
}

fn text(error: impl std::fmt::Display) -> String {
    error.to_string()
}
