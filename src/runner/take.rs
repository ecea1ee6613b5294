//! Takes what is pasted, dropped or opened.

use std::sync::Arc;

use bluepencil_engine::edit::Edit;
use bluepencil_engine::file::{self, Import, ImportNotice};
use bluepencil_engine::intake::{self, Intake, Refusal};
use bluepencil_engine::markup::{self, Marked, Markup};
use bluepencil_engine::project::{Article, Project};
use bluepencil_engine::{Document, DocumentId};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::Runner;
use crate::dom::clipboard::{self, Brought};
use crate::dom::{files, html, identity};
use crate::error::AppError;
use crate::state::{Action, Tone, Workspace};
use crate::view::names;
use crate::words;

/// An article that is taken in.
struct Taken {
    intake: Intake,
    /// Of an article that was read from a page: what the page says its headline is, and what its
    /// markup says of the lines.
    page: Option<(Option<String>, Arc<Markup>)>,
    /// The name of the file that it comes from.
    file: Option<String>,
}

impl Taken {
    fn plain(intake: Intake) -> Self {
        Self { intake, page: None, file: None }
    }

    /// The text of a page has no line ends but its own, so the markup fits what is taken in.
    fn page(page: Marked) -> Result<Self, Refusal> {
        let Marked { text, title, markup, .. } = page;
        let intake = intake::take(&text)?;
        Ok(Self { intake, page: Some((title, Arc::new(markup))), file: None })
    }
}

impl Runner {
    /// Takes what a paste or a drop brought.
    pub fn take(&self, brought: Brought) {
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
    pub fn take_text(&self, text: &str) {
        self.add_or_tell(intake::take(text).map(Taken::plain));
    }

    fn add_or_tell(&self, taken: Result<Taken, Refusal>) {
        match taken {
            Ok(taken) => self.add(taken),
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
        let taken = if is_page(&name) {
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
                self.add(Taken { file: Some(name), ..taken });
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
                Ok(brought) => runner.take(brought),
                Err(error) => runner.problem(&error),
            }
        });
    }

    fn add(&self, taken: Taken) {
        let Taken { intake: Intake { text, notices }, page, file } = taken;
        let workspace = self.workspace();
        let same = workspace.project.articles.iter().find(|a| a.document.text == text);
        let mut told: Vec<String> = notices.iter().map(ToString::to_string).collect();
        if let Some(article) = same {
            let analysis = workspace.readings.get(&article.document.id);
            let name = names::article(article, analysis.map(AsRef::as_ref));
            told.push(format!("It is word for word the same as “{name}”."));
        }
        let (title, markup) = page.map_or((None, None), |(title, markup)| (title, Some(markup)));
        let document = Document { id: identity::new_document_id(), title, text, markup };
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

/// The source of a page, in the encoding that it declares.
fn source(bytes: &[u8]) -> Result<String, Refusal> {
    let declared = intake::declared_encoding(bytes);
    match declared.and_then(|name| files::decoded(bytes, name)) {
        Some(source) => Ok(source),
        None => intake::decode(bytes).map(|intake| intake.text.as_str().to_owned()),
    }
}

/// Whether a file holds the source of a web page, by its name.
fn is_page(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".html", ".htm", ".xhtml"].iter().any(|ending| name.ends_with(ending))
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
