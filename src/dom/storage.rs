//! Keeps the workspace in the browser's IndexedDB: each article's text once, in a record of its
//! own, and everything a person may change in one small record, so that a decision about a long
//! article does not write the article again.

mod version_2;

use std::rc::Rc;
use std::sync::Arc;

use bluepencil_engine::edit::History;
use bluepencil_engine::project::{Article, Decisions, Project};
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::unpack::{unpack, unpack_first};
use bluepencil_engine::{Document, DocumentId, Settings};
use serde::Serialize;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbTransactionMode;

use self::version_2::OldRecord;
use super::database::{Database, Store};
use super::reason;
use crate::commands::Keys;
use crate::error::AppError;
use crate::state::Drafts;
use crate::words::phrases::problem::{broken, other_version, text_in_step};

const DATABASE: &str = "bluepencil";
const TEXTS: &str = "texts";
const WORKSPACE: &str = "workspace";
/// The key of the record in [`WORKSPACE`] that holds what a person may change.
const CURRENT: &str = "current";
/// The key of the record of changed keys in [`WORKSPACE`]. It is a text of its own: one that cannot be
/// read takes nothing else along, and is not written over until keys are changed again.
const KEYS: &str = "keys";
/// The key of the record of drafts in [`WORKSPACE`], which is for itself in the same way.
const DRAFTS: &str = "drafts";
const STORES: &[&str] = &[TEXTS, WORKSPACE];
/// The version of the records' shape. Whoever changes what is kept raises it and keeps a reader of
/// what was kept before.
const VERSION: u32 = 5;
/// The version before texts could be changed. What it and those after it wrote reads as ours does: 4 had
/// one more change to tell of, and 5 has decisions that say what a line is.
const BEFORE_REWRITING: u32 = 3;

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
    /// The commands' keys.
    pub keys: Keys,
    /// Texts that were typed and not applied.
    pub drafts: Drafts,
}

/// A place in the browser that keeps the workspace.
#[derive(Debug)]
pub struct Storage {
    database: Database,
    /// The texts that are kept already.
    texts: SortedMap<DocumentId, Document>,
    /// The keys and the drafts that are kept already.
    keys: Keys,
    drafts: Drafts,
    /// Marks the last save that this page knows of; another tab's would be another.
    stamp: f64,
}

/// What a record opens with, whatever its version.
#[derive(Serialize)]
struct Header {
    version: u32,
    stamp: f64,
}

bluepencil_engine::unpack!(struct Header { version, stamp });

struct Record {
    articles: Vec<ArticleRecord>,
    settings: Settings,
    current: Option<DocumentId>,
    letter_keys: bool,
    history: History,
}

bluepencil_engine::unpack!(struct Record { articles, settings, current, letter_keys, history });

struct ArticleRecord {
    id: DocumentId,
    name: Option<String>,
    decisions: Decisions,
}

bluepencil_engine::unpack!(struct ArticleRecord { id, name, decisions });

/// A [`Record`] as it is written, which is done at every change: nothing is copied for it.
#[derive(Serialize)]
struct RecordOf<'a> {
    articles: Vec<ArticleRecordOf<'a>>,
    settings: &'a Settings,
    current: &'a Option<DocumentId>,
    letter_keys: bool,
    history: &'a History,
}

#[derive(Serialize)]
struct ArticleRecordOf<'a> {
    id: &'a DocumentId,
    name: &'a Option<String>,
    decisions: &'a Decisions,
}

#[derive(Serialize)]
struct Draft {
    id: DocumentId,
    text: String,
}

bluepencil_engine::unpack!(struct Draft { id, text });

impl Storage {
    /// Opens the browser's storage and reads what it keeps; `keys` are those that nobody changed.
    ///
    /// # Errors
    /// When the browser has no storage for this page, or what it keeps cannot be read.
    pub async fn open(keys: &Keys) -> Result<(Self, Option<Kept>), AppError> {
        let database = Database::open(DATABASE, STORES).await.map_err(not_saved)?;
        let mut storage = Self {
            database,
            texts: SortedMap::default(),
            keys: keys.clone(),
            drafts: Drafts::default(),
            stamp: 0.0,
        };
        let kept = storage.load().await.map_err(|error| AppError::NotLoaded(reason(&error)))?;
        Ok((storage, kept))
    }

    async fn load(&mut self) -> Result<Option<Kept>, JsValue> {
        let transaction = self.database.begin(STORES, IdbTransactionMode::Readonly)?;
        let Some(bytes) = transaction.store(WORKSPACE)?.get(CURRENT).await? else {
            return Ok(None);
        };
        let (header, record) = read_record(&bytes)?;
        if let Some(bytes) = transaction.store(WORKSPACE)?.get(KEYS).await? {
            let changed = self.keys.with_kept(&String::from_utf8_lossy(&bytes));
            self.keys = changed.unwrap_or_else(|| self.keys.clone());
        }
        let drafts = transaction.store(WORKSPACE)?.get(DRAFTS).await?;
        self.drafts = drafts.and_then(|bytes| read_drafts(&bytes)).unwrap_or_default();
        for bytes in transaction.store(TEXTS)?.get_all().await? {
            let document: Document = unpack(&bytes).ok_or_else(broken)?;
            self.texts.insert(document.id.clone(), document);
        }
        self.stamp = header.stamp;
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
            keys: self.keys.clone(),
            drafts: Rc::clone(&self.drafts),
        }))
    }

    /// Keeps the workspace. All or nothing: a page that is closed meanwhile finds what was kept
    /// before.
    ///
    /// # Errors
    /// When another tab has saved since, or the browser has no room.
    pub async fn save(&mut self, kept: &Kept) -> Result<(), AppError> {
        match self.write(kept).await {
            Ok(true) => Ok(()),
            Ok(false) => Err(AppError::OtherTab),
            Err(error) => Err(not_saved(error)),
        }
    }

    /// Whether it was this page that saved last; if so, it saves again.
    async fn write(&mut self, kept: &Kept) -> Result<bool, JsValue> {
        let transaction = self.database.begin(STORES, IdbTransactionMode::Readwrite)?;
        let workspace = transaction.store(WORKSPACE)?;
        if let Some(bytes) = workspace.get(CURRENT).await? {
            let (found, _) = read_header(&bytes)?;
            if found.stamp.to_bits() != self.stamp.to_bits() {
                return Ok(false);
            }
        }
        let documents = kept.project.articles.iter().map(|article| &article.document);
        let mut documents: Vec<_> = documents.map(|it| (it.id.clone(), it.clone())).collect();
        documents.sort_unstable_by(|(a, _), (b, _)| a.cmp(b));
        let documents = SortedMap::from(documents);
        self.put_texts(&transaction.store(TEXTS)?, &documents)?;
        let header = Header { version: VERSION, stamp: js_sys::Math::random() };
        workspace.put(CURRENT, &packed(&(&header, record(kept)))?)?;
        if kept.keys != self.keys {
            workspace.put(KEYS, kept.keys.kept().as_bytes())?;
        }
        if kept.drafts != self.drafts {
            workspace.put(DRAFTS, &packed(&drafts(kept))?)?;
        }
        transaction.commit().await?;
        (self.keys, self.drafts) = (kept.keys.clone(), Rc::clone(&kept.drafts));
        self.texts = documents;
        self.stamp = header.stamp;
        Ok(true)
    }

    /// Writes the texts that are new and takes out those that no article has any more.
    fn put_texts(
        &self,
        store: &Store,
        documents: &SortedMap<DocumentId, Document>,
    ) -> Result<(), JsValue> {
        for (id, document) in documents.iter() {
            if self.texts.get(id) != Some(document) {
                store.put(&id.0, &packed(document)?)?;
            }
        }
        for id in self.texts.keys().filter(|id| !documents.contains_key(*id)) {
            store.delete(&id.0)?;
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

/// What a record opens with, and its rest.
fn read_header(bytes: &[u8]) -> Result<(Header, &[u8]), &'static str> {
    unpack_first(bytes).ok_or_else(broken)
}

fn read_record(bytes: &[u8]) -> Result<(Header, Record), &'static str> {
    let (header, rest) = read_header(bytes)?;
    let record = match header.version {
        BEFORE_REWRITING..=VERSION => unpack(rest),
        2 => unpack(rest).map(|OldRecord(record)| record),
        _ => return Err(other_version()),
    };
    Ok((header, record.ok_or_else(broken)?))
}

fn read_drafts(bytes: &[u8]) -> Option<Drafts> {
    let mut drafts = SortedMap::default();
    for Draft { id, text } in unpack::<Vec<Draft>>(bytes)? {
        drafts.insert(id, Rc::from(text));
    }
    Some(Rc::new(drafts))
}

fn drafts(kept: &Kept) -> Vec<Draft> {
    let drafts = kept.drafts.iter();
    drafts.map(|(id, text)| Draft { id: id.clone(), text: text.to_string() }).collect()
}

fn packed(value: &impl Serialize) -> Result<Vec<u8>, &'static str> {
    postcard::to_stdvec(value).map_err(|_| text_in_step())
}

fn record(kept: &Kept) -> RecordOf<'_> {
    let articles = kept.project.articles.iter().map(|article| ArticleRecordOf {
        id: &article.document.id,
        name: &article.name,
        decisions: &article.decisions,
    });
    RecordOf {
        articles: articles.collect(),
        settings: &kept.project.settings,
        current: &kept.current,
        letter_keys: kept.letter_keys,
        history: &kept.history,
    }
}

fn not_saved(error: JsValue) -> AppError {
    AppError::NotSaved(reason(&error))
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::anchor::Anchor;
    use bluepencil_engine::edit::Edit;
    use bluepencil_engine::id::MarkId;
    use bluepencil_engine::likeness::{Likeness, LineRule};
    use bluepencil_engine::mark::{HandMark, Link, Lost, Place, Relation, Remark};
    use bluepencil_engine::project::{LineDecision, QuoteDecision, SpeakerChoice, Verdict};
    use bluepencil_engine::revise::revise;
    use bluepencil_engine::{Label, Labels, LineKind, Span, Text};

    use super::*;

    /// A workspace with every kind of change in it.
    fn kept() -> Kept {
        let mut kept = kept_before_marks();
        let Kept { project, history, .. } = &mut kept;
        for edit in edits_of_marks(&DocumentId("a".into()), Span::new(0, 10)) {
            *project = history.perform(project, &edit, "Did something").unwrap();
        }
        kept
    }

    /// Every kind of change of marks made by hand.
    fn edits_of_marks(id: &DocumentId, span: Span) -> [Edit; 5] {
        let (id, link) = (id.clone(), Link { relation: Relation::Answers, to: MarkId(2) });
        let remark = Remark { note: "why?".into(), tags: vec!["ask".into()], links: vec![link] };
        let mark = HandMark { remark: remark.clone(), ..HandMark::new(span, "quote") };
        let anchor =
            Anchor { position: 3, exact: "No".into(), prefix: "“".into(), suffix: "".into() };
        let lost = Some(Lost::new(anchor, mark.clone()));
        let label = Label { key: Some('m'), ..Label::new("motive", 7) };
        let labels = Labels::default().with(label).unwrap();
        [
            Edit::Set(Settings { labels, ..Settings::default() }),
            Edit::Mark { id: id.clone(), mark: MarkId(1), to: Some(mark) },
            Edit::Remark { id: id.clone(), place: Place::Quote(span), to: Some(remark) },
            Edit::Lose { id, mark: MarkId(3), to: lost },
            Edit::Relabel { from: "quote".into(), to: "speech".into() },
        ]
    }

    /// The workspace that the page of version 2 kept, in `kept-by-version-2.bin`.
    fn kept_before_marks() -> Kept {
        let id = DocumentId("a".into());
        let text = Text::new("“Yes,” said Ana Ruiz.");
        let document = Document { id: id.clone(), title: None, text, markup: None };
        let mut project = Project::default();
        project.articles.push(Arc::new(Article::new(document)));
        let rule = LineRule { like: Likeness::Words("Sign up".into()), keep: true };
        let settings = Settings::default().with(LineKind::Caption, true).with_rule(rule);
        let (line, mark) = (Span::new(0, 25), Span::new(0, 10));
        let speaker = Some(SpeakerChoice::Named("Ana Ruiz".into()));
        let quote = QuoteDecision { verdict: Verdict::Accepted, speaker };
        let edits = vec![
            Edit::Rename { id: id.clone(), name: Some("One".into()) },
            Edit::Set(settings.with_alias("Ruiz", "Ana Ruiz")),
            Edit::DecideLine {
                id: id.clone(),
                span: line,
                decision: Some(LineDecision::keeping(true)),
            },
            Edit::DecideInline { id: id.clone(), span: mark, decision: Some(Verdict::Rejected) },
            Edit::DecideQuote { id: id.clone(), span: mark, decision: Some(quote) },
        ];
        let mut history = History::default();
        for edit in edits {
            let edit = Edit::Batch(vec![edit]);
            project = history.perform(&project, &edit, "Did something").unwrap();
        }
        let (keys, drafts) = (Keys::default(), Drafts::default());
        Kept { project, current: Some(id), letter_keys: false, history, keys, drafts }
    }

    #[test]
    fn a_workspace_is_read_back_as_it_was_kept() {
        let mut kept = kept();
        let Kept { project, history, .. } = &mut kept;
        let revision = revise(project, &DocumentId("a".into()), "Ana Ruiz said no.", &[]).unwrap();
        *project = history.perform(project, &revision.edit, "Changed the text").unwrap();
        let header = Header { version: VERSION, stamp: 0.25 };
        let bytes = packed(&(&header, record(&kept))).unwrap();
        let (header, read) = read_record(&bytes).unwrap();
        assert_eq!(header.stamp, 0.25);
        assert_eq!(read.articles[0].decisions, kept.project.articles[0].decisions);
        assert_eq!(read.articles[0].name.as_deref(), Some("One"));
        assert_eq!(read.settings, kept.project.settings);
        assert_eq!((read.current, read.letter_keys), (kept.current, kept.letter_keys));
        assert_eq!(read.history, kept.history);
    }

    #[test]
    fn what_was_kept_before_there_were_marks_is_read_with_its_steps() {
        let bytes = include_bytes!("../../tests/fixtures/kept-by-version-2.bin");
        let (header, read) = read_record(bytes).unwrap();
        assert_eq!((header.version, header.stamp), (2, 0.25));
        let kept = kept_before_marks();
        assert_eq!(read.articles[0].decisions, kept.project.articles[0].decisions);
        assert_eq!(read.settings, kept.project.settings);
        assert_eq!((read.current, read.letter_keys), (kept.current, kept.letter_keys));
        assert_eq!(read.history, kept.history);
        assert!((0..bytes.len()).all(|end| read_record(&bytes[..end]).is_err()));
    }

    #[test]
    fn what_was_kept_before_texts_could_be_changed_is_read_with_its_steps() {
        let bytes = include_bytes!("../../tests/fixtures/kept-by-version-3.bin");
        let (header, read) = read_record(bytes).unwrap();
        assert_eq!(header.version, BEFORE_REWRITING);
        let kept = kept();
        assert_eq!(read.articles[0].decisions, kept.project.articles[0].decisions);
        assert_eq!(read.settings, kept.project.settings);
        assert_eq!(read.history, kept.history);
        assert!((0..bytes.len()).all(|end| read_record(&bytes[..end]).is_err()));
    }

    #[test]
    fn drafts_are_read_back_as_they_were_kept_or_not_at_all() {
        let mut kept = kept_before_marks();
        let draft = |id: &str, text: &str| (DocumentId(id.into()), Rc::from(text));
        kept.drafts = Rc::new(SortedMap::from(vec![draft("a", "Ana 🎉"), draft("b", "")]));
        let bytes = packed(&drafts(&kept)).unwrap();
        assert_eq!(read_drafts(&bytes), Some(kept.drafts));
        assert!((0..bytes.len()).all(|end| read_drafts(&bytes[..end]).is_none()));
    }

    #[test]
    fn what_another_version_wrote_or_was_cut_off_is_not_read() {
        let write = |version| packed(&(&Header { version, stamp: 0.5 }, record(&kept()))).unwrap();
        let (ours, other) = (write(VERSION), write(VERSION + 1));
        assert_eq!(read_header(&other).unwrap().0.stamp, 0.5, "it still tells its stamp");
        assert!(read_record(&other).is_err_and(|reason| reason.contains("version")));
        assert!((0..ours.len()).all(|end| read_record(&ours[..end]).is_err()));
    }
}
