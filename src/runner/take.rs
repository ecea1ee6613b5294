//! Takes what is pasted, dropped or opened.

mod many;

use std::sync::Arc;

use bluepencil_engine::edit::Edit;
use bluepencil_engine::file::{self, Import, ImportNotice};
use bluepencil_engine::intake::{self, Intake, Refusal};
use bluepencil_engine::markup::{self, Marked, Markup};
use bluepencil_engine::project::{Article, Project};
use bluepencil_engine::{Document, DocumentId, Text};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::Runner;
use crate::dom::clipboard::{self, Brought};
use crate::dom::{files, html, identity};
use crate::error::AppError;
use crate::state::{Action, Offer, Tone, Workspace};
use crate::view::names;
use crate::words::phrases;
use crate::words::problems::{import_notice, notice, problem, unplaced};

/// An article that is taken in.
struct Taken {
    intake: Intake,
    /// What its page or its file says its headline is, and what a page's markup says of its lines.
    page: Option<(Option<String>, Option<Arc<Markup>>)>,
    /// The name of the file that it comes from.
    file: Option<String>,
    /// What its file calls it.
    id: Option<DocumentId>,
}

impl Taken {
    fn plain(intake: Intake) -> Self {
        Self { intake, page: None, file: None, id: None }
    }

    /// The text of a page has no line ends but its own, so the markup fits what is taken in.
    fn page(page: Marked) -> Result<Self, Refusal> {
        let Marked { text, title, markup, .. } = page;
        let intake = intake::take(&text)?;
        let page = Some((title, Some(Arc::new(markup))));
        Ok(Self { intake, page, file: None, id: None })
    }
}

impl Runner {
    /// Takes what a paste or a drop brought.
    pub fn take(&self, brought: Brought) {
        self.bring(Box::new(move |runner| runner.take_now(brought)));
    }

    fn take_now(&self, brought: Brought) {
        let Brought { plain, html, files } = brought;
        let words = intake::take(&plain);
        let page = if html.is_empty() { None } else { html::read(&html) };
        let text = words.as_ref().map_or("", |words| words.text.as_str());
        let page = page.and_then(|page| markup::choose(page, text));
        let taken = match page {
            Some(page) => Taken::page(page),
            // Office programs put a picture of the words beside the words: then the words count.
            None if !plain.is_empty() => words.map(Taken::plain),
            None if !files.is_empty() => return self.take_files(files),
            None => return self.problem(&AppError::NoTextInClipboard),
        };
        self.add_or_tell(taken);
    }

    /// Adds `text` as an article and shows it.
    pub fn take_text(&self, text: String) {
        self.bring(Box::new(move |runner| {
            runner.add_or_tell(intake::take(&text).map(Taken::plain));
        }));
    }

    fn add_or_tell(&self, taken: Result<Taken, Refusal>) {
        match taken {
            Ok(taken) => self.add(taken),
            Err(refusal) => self.problem(&refusal.into()),
        }
    }

    /// Opens files: annotation files, and texts, pages and lists of articles, which are added
    /// together as one step.
    pub fn take_files(&self, files: Vec<File>) {
        self.bring(Box::new(|runner| {
            let runner = runner.clone();
            spawn_local(async move { runner.open(&files).await });
        }));
    }

    async fn open(&self, files: &[File]) {
        let sizes = files.iter().map(|file| file.size());
        let mut opened = many::Opened::new(self.clone(), sizes.sum());
        for file in files {
            let taken = self.take_file(file, &mut opened).await;
            taken.unwrap_or_else(|error| opened.problem(problem(&error)));
            if opened.is_cancelled() {
                return;
            }
        }
        opened.finish();
    }

    async fn take_file(&self, file: &File, opened: &mut many::Opened) -> Result<(), AppError> {
        let bytes = files::bytes(file).await?;
        let name = file.name();
        if is_named(&name, &[".jsonl", ".ndjson"]) {
            opened.take_rows(&name, &bytes).await;
            return Ok(());
        }
        if is_named(&name, &[".json"]) {
            return match file::import(&String::from_utf8_lossy(&bytes)) {
                Ok(import) => {
                    self.merge(&import, &name);
                    Ok(())
                }
                Err(error) => Err(AppError::Import { name, error }),
            };
        }
        let taken = if is_named(&name, &[".html", ".htm", ".xhtml"]) {
            let page = source(&bytes).map(|source| html::read(&source));
            match page {
                Ok(Some(page)) if !page.text.is_empty() => Taken::page(page),
                Ok(_) => return Err(AppError::EmptyPage(name)),
                Err(refusal) => Err(refusal),
            }
        } else {
            intake::decode(&bytes).map(Taken::plain)
        };
        match taken {
            Ok(taken) => {
                opened.take(Taken { file: Some(name), ..taken }, bytes.len()).await;
                Ok(())
            }
            Err(refusal) => Err(AppError::RefusedFile { name, refusal }),
        }
    }

    /// Stops what is being opened: nothing of it is added, or if it was, the articles that were not
    /// read yet are taken out again.
    pub fn stop_opening(&self) {
        let workspace = self.workspace();
        if workspace.opening.is_some() {
            return self.dispatch(Action::Opening(None));
        }
        let ids = workspace.project.articles.iter().map(|article| &article.document.id);
        let unread = ids.filter(|id| !workspace.readings.contains_key(id));
        let edits: Vec<Edit> = unread.map(|id| Edit::Remove { id: id.clone() }).collect();
        if edits.is_empty() {
            return;
        }
        let name = phrases::told::stopped(edits.len());
        let text = phrases::told::step(&name);
        self.dispatch(Action::Perform { edit: Edit::Batch(edits), name });
        self.dispatch(Action::Say { tone: Tone::Done, text, offer: Some(Offer::Undo) });
    }

    /// Reads the clipboard, which needs the user's leave in some browsers.
    pub(super) fn paste_from_clipboard(&self) {
        let runner = self.clone();
        spawn_local(async move {
            match clipboard::read().await {
                Ok(brought) => runner.take(brought),
                Err(error) => runner.problem(&error),
            }
        });
    }

    fn add(&self, taken: Taken) {
        let Taken { intake: Intake { text, notices }, page, file, id } = taken;
        let workspace = self.workspace();
        let same = workspace.project.articles.iter().find(|a| a.document.text == text);
        let mut told: Vec<String> = notices.iter().map(|it| notice(*it)).collect();
        if let Some(article) = same {
            let analysis = workspace.readings.get(&article.document.id);
            let name = names::article(article, analysis.map(AsRef::as_ref));
            told.push(phrases::told::same_text(&name));
        }
        let document = document(id, text, page);
        let article = Arc::new(Article::new(document));
        let edit = Edit::Add { index: workspace.project.articles.len(), article };
        self.dispatch(Action::Perform { edit, name: phrases::step::added().into() });
        if !told.is_empty() {
            let told = told.join(" ");
            let of_file = |name: String| phrases::told::of_file(&name, &told);
            self.say(Tone::Note, file.map_or_else(|| told.clone(), of_file));
        }
    }

    /// Puts the articles of an annotation file into the workspace, as one step.
    fn merge(&self, import: &Import, name: &str) {
        let edits = merging(&self.workspace(), &import.project);
        let opened = phrases::told::opened(name);
        let count = phrases::count::articles(import.project.articles.len());
        self.dispatch(Action::Perform { edit: Edit::Batch(edits), name: opened });
        self.say(Tone::Done, phrases::told::opened_with(name, &count));
        for text in remarks(import) {
            self.say(Tone::Problem, text);
        }
    }
}

/// The source of a page, in the encoding that it declares.
fn source(bytes: &[u8]) -> Result<String, Refusal> {
    let declared = intake::declared_encoding(bytes);
    match declared.and_then(|name| files::decoded(bytes, name)) {
        Some(source) => Ok(source),
        None => intake::decode(bytes).map(|intake| intake.text.as_str().to_owned()),
    }
}

/// The article that was taken in.
fn document(
    id: Option<DocumentId>,
    text: Text,
    page: Option<(Option<String>, Option<Arc<Markup>>)>,
) -> Document {
    let (title, markup) = page.unwrap_or_default();
    Document { id: id.unwrap_or_else(identity::new_document_id), title, text, markup }
}

/// Whether a file's name ends as one of `endings`.
fn is_named(name: &str, endings: &[&str]) -> bool {
    let name = name.to_ascii_lowercase();
    endings.iter().any(|ending| name.ends_with(ending))
}

/// What a person must know about a file that was opened, in few sentences: thousands of marks may
/// have moved or found no place, so those are counted and the first is told.
fn remarks(import: &Import) -> Vec<String> {
    let is_moved = |notice: &&ImportNotice| matches!(notice, ImportNotice::Moved { .. });
    let moved: Vec<&ImportNotice> = import.notices.iter().filter(is_moved).collect();
    let others = import.notices.iter().filter(|notice| !is_moved(notice)).map(import_notice);
    let mut remarks: Vec<String> = others.collect();
    remarks.extend(summed(&moved, |notice| import_notice(notice)));
    remarks.extend(summed(&import.unplaced, unplaced));
    remarks
}

/// The first remark, and how many more of its kind there are.
fn summed<R>(remarks: &[R], say: impl Fn(&R) -> String) -> Option<String> {
    let first = say(remarks.first()?);
    Some(match remarks.len() - 1 {
        0 => first,
        more => phrases::told::so_with_marks(&first, more),
    })
}

/// The edits that bring the articles of `opened` in: a new one is added at the end; of one that is
/// here already, the file's state takes the place of the page's. Undo brings that back. The file's
/// settings count where there was nothing before; else its rules and aliases are added to ours.
fn merging(workspace: &Workspace, opened: &Project) -> Vec<Edit> {
    let mut edits = Vec::new();
    let mut end = workspace.project.articles.len();
    let ours = &workspace.project.settings;
    let settings = match end {
        0 => opened.settings.clone(),
        _ => ours.joined(&opened.settings),
    };
    if settings != *ours {
        edits.push(Edit::Set(settings));
    }
    for article in &opened.articles {
        let id: DocumentId = article.document.id.clone();
        let index = match workspace.project.find(&id) {
            Some((index, _)) => {
                edits.push(Edit::Remove { id });
                index
            }
            None => {
                end += 1;
                end - 1
            }
        };
        edits.push(Edit::Add { index, article: Arc::clone(article) });
    }
    edits
}
