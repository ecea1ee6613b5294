//! Takes what is pasted, dropped or opened.

use std::sync::Arc;

use bluepencil_engine::edit::Edit;
use bluepencil_engine::file::{self, Import, ImportNotice};
use bluepencil_engine::intake::{self, Intake};
use bluepencil_engine::project::{Article, Project};
use bluepencil_engine::{Document, DocumentId};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::Runner;
use crate::dom::clipboard::{self, Brought};
use crate::dom::{files, identity};
use crate::error::AppError;
use crate::state::{Action, Tone, Workspace};
use crate::view::names;
use crate::words;

impl Runner {
    /// Takes what a paste or a drop brought.
    pub fn take(&self, brought: Brought) {
        match brought {
            Brought::Text(text) => self.take_text(&text),
            Brought::Files(files) => self.take_files(files),
            Brought::Nothing => self.problem(&AppError::NoTextInClipboard),
        }
    }

    /// Adds `text` as an article and shows it.
    pub fn take_text(&self, text: &str) {
        match intake::take(text) {
            Ok(taken) => self.add(taken, None),
            Err(refusal) => self.problem(&refusal.into()),
        }
    }

    /// Opens files, one after the other: annotation files and texts.
    pub fn take_files(&self, files: Vec<File>) {
        let runner = self.clone();
        spawn_local(async move {
            for file in files {
                let opened = runner.take_file(&file).await;
                opened.unwrap_or_else(|error| runner.problem(&error));
            }
        });
    }

    async fn take_file(&self, file: &File) -> Result<(), AppError> {
        let bytes = files::bytes(file).await?;
        let name = file.name();
        if name.to_ascii_lowercase().ends_with(".json") {
            return match file::import(&String::from_utf8_lossy(&bytes)) {
                Ok(import) => {
                    self.merge(&import, &name);
                    Ok(())
                }
                Err(error) => Err(AppError::Import { name, error }),
            };
        }
        match intake::decode(&bytes) {
            Ok(taken) => {
                self.add(taken, Some(name));
                Ok(())
            }
            Err(refusal) => Err(AppError::RefusedFile { name, refusal }),
        }
    }

    /// Reads the clipboard, which needs the user's leave in some browsers.
    pub(super) fn paste_from_clipboard(&self) {
        let runner = self.clone();
        spawn_local(async move {
            match clipboard::read().await {
                Ok(text) => runner.take_text(&text),
                Err(error) => runner.problem(&error),
            }
        });
    }

    fn add(&self, taken: Intake, file: Option<String>) {
        let workspace = self.workspace();
        let same = workspace.project.articles.iter().find(|a| a.document.text == taken.text);
        let mut told: Vec<String> = taken.notices.iter().map(ToString::to_string).collect();
        if let Some(article) = same {
            let analysis = workspace.readings.get(&article.document.id);
            let name = names::article(article, analysis.map(AsRef::as_ref));
            told.push(format!("It is word for word the same as “{name}”."));
        }
        let document = Document { id: identity::new_document_id(), title: None, text: taken.text };
        let article = Arc::new(Article::new(document));
        let edit = Edit::Add { index: workspace.project.articles.len(), article };
        self.dispatch(Action::Perform { edit, name: "Added an article".into() });
        if !told.is_empty() {
            let of = file.map(|name| format!("{name}: ")).unwrap_or_default();
            self.say(Tone::Note, format!("{of}{}", told.join(" ")));
        }
    }

    /// Puts the articles of an annotation file into the workspace, as one step.
    fn merge(&self, import: &Import, name: &str) {
        let edits = merging(&self.workspace(), &import.project);
        let opened = format!("Opened {name}");
        let count = words::count(import.project.articles.len(), "article", "articles");
        self.dispatch(Action::Perform { edit: Edit::Batch(edits), name: opened.clone() });
        self.say(Tone::Done, format!("{opened}: {count}."));
        for text in remarks(import) {
            self.say(Tone::Problem, text);
        }
    }
}

/// What a person must know about a file that was opened, in few sentences: thousands of marks may
/// have moved or found no place, so those are counted and the first is told.
fn remarks(import: &Import) -> Vec<String> {
    let is_moved = |notice: &&ImportNotice| matches!(notice, ImportNotice::Moved { .. });
    let moved: Vec<&ImportNotice> = import.notices.iter().filter(is_moved).collect();
    let others = import.notices.iter().filter(|notice| !is_moved(notice)).map(ToString::to_string);
    let mut remarks: Vec<String> = others.collect();
    remarks.extend(summed(&moved));
    remarks.extend(summed(&import.unplaced.iter().collect::<Vec<_>>()));
    remarks
}

/// The first remark, and how many more of its kind there are.
fn summed<R: ToString>(remarks: &[&R]) -> Option<String> {
    let first = remarks.first()?.to_string();
    Some(match remarks.len() - 1 {
        0 => first,
        more => {
            format!("{first} So it is with {}.", words::count(more, "other mark", "other marks"))
        }
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
