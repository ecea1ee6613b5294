//! What leaves the page, by the user's own hand: the clean text and the annotation file.

use bluepencil_engine::clean::clean_text;
use bluepencil_engine::file;
use bluepencil_engine::word_count::words_in;
use wasm_bindgen_futures::spawn_local;

use super::Runner;
use crate::dom::{clipboard, download, identity};
use crate::state::Tone;
use crate::view::names;
use crate::words::phrases;

impl Runner {
    /// Copies the clean text of the article on screen.
    pub(super) fn copy_clean(&self) {
        let workspace = self.workspace();
        let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
            self.say(Tone::Note, phrases::told::nothing_to_copy());
            return;
        };
        let text = clean_text(article, analysis, &workspace.project.settings);
        let runner = self.clone();
        spawn_local(async move {
            match clipboard::write(&text).await {
                Ok(()) => {
                    let count = words_in(&text);
                    let count = phrases::count::words(count);
                    runner.say(Tone::Done, phrases::told::copied(&count));
                }
                Err(error) => runner.problem(&error),
            }
        });
    }

    /// Downloads the annotation file of the whole workspace.
    pub(super) fn download(&self) {
        let workspace = self.workspace();
        if workspace.project.articles.is_empty() {
            self.say(Tone::Note, phrases::told::nothing_to_download());
            return;
        }
        let Some(analyses) = workspace.analyses() else {
            self.say(Tone::Note, phrases::told::still_reading());
            return;
        };
        let now = identity::now();
        let name = match (workspace.project.articles.as_slice(), analyses.as_slice()) {
            ([article], [analysis]) => Some(names::article(article, Some(analysis))),
            _ => None,
        };
        let day = now.get(..10).unwrap_or_default();
        let name = names::annotation_file(name.as_deref(), day);
        let content = file::export(&workspace.project, &analyses, &now);
        match download::download(&name, "application/ld+json", &content) {
            Ok(()) => self.say(Tone::Done, phrases::told::downloaded(&name)),
            Err(error) => self.problem(&error),
        }
    }
}
