//! The set of labels, changed by a person.

use bluepencil_engine::edit::Edit;
use bluepencil_engine::file::{export_labels, import_labels};
use bluepencil_engine::label::COLOURS;
use bluepencil_engine::{Label, Labels, Settings};
use wasm_bindgen_futures::spawn_local;
use web_sys::File;

use super::Runner;
use crate::dom::{download, files};
use crate::error::AppError;
use crate::state::{Action, Tone};
use crate::words::labels::kept_name;
use crate::words::problems::label_error;
use crate::words::{self, phrases};

/// What a file of labels is called.
const FILE: &str = "labels.json";

impl Runner {
    /// Adds a label; `false` if that is not to be, which is said.
    pub fn add_label(&self, name: &str) -> bool {
        let labels = &self.workspace().project.settings.labels;
        let colour = u8::try_from(labels.iter().count()).unwrap_or(0) % COLOURS;
        match labels.with(Label::new(&kept_name(labels, name), colour)) {
            Ok(labels) => self.set_labels(labels),
            Err(error) => self.refuse(&label_error(&error)),
        }
    }

    /// Changes the label called `name`; `false` if that is not to be, which is said. Marks follow a
    /// label that gets another name.
    pub fn change_label(&self, name: &str, label: Label) -> bool {
        let labels = &self.workspace().project.settings.labels;
        let pressed = |key: char| {
            let keys = &self.workspace().keys;
            keys.pressed(key.encode_utf8(&mut [0; 4]), false, false, true)
        };
        let command = label.key.and_then(pressed);
        if let (Some(command), Some(key)) = (command, label.key) {
            let key = key.to_ascii_uppercase().to_string();
            return self.refuse(&phrases::told::key_taken(&key, command.title()));
        }
        let to = label.name.clone();
        match labels.changed(name, label) {
            Err(error) => self.refuse(&label_error(&error)),
            Ok(_) if to != name => {
                let edit = Edit::Relabel { from: name.to_owned(), to: to.clone() };
                let name = phrases::step::relabelled(words::label(name), words::label(&to));
                self.dispatch(Action::Perform { edit, name });
                true
            }
            Ok(labels) => self.set_labels(labels),
        }
    }

    /// Takes the key of the label called `name` away, for a command to have it.
    pub fn take_label_key(&self, name: &str) {
        let labels = &self.workspace().project.settings.labels;
        if let Some(label) = labels.get(name) {
            self.change_label(name, Label { key: None, ..label.clone() });
        }
    }

    /// Removes a label from the set; marks keep it.
    pub fn remove_label(&self, name: &str) {
        let labels = self.workspace().project.settings.labels.without(name);
        self.set_labels(labels);
    }

    fn set_labels(&self, labels: Labels) -> bool {
        let settings = Settings { labels, ..self.workspace().project.settings.clone() };
        let name = phrases::step::labels_changed().to_owned();
        self.dispatch(Action::Perform { edit: Edit::Set(settings), name });
        true
    }

    fn refuse(&self, why: &str) -> bool {
        self.say(Tone::Problem, why);
        false
    }

    /// Gives the labels as a file.
    pub fn export_labels(&self) {
        let content = export_labels(&self.workspace().project.settings.labels);
        if let Err(error) = download::download(FILE, "application/json", &content) {
            self.problem(&error);
        }
    }

    /// Adds the labels of a file to the set.
    pub fn import_labels(&self, chosen: Vec<File>) {
        let runner = self.clone();
        spawn_local(async move {
            for file in chosen {
                let name = file.name();
                let read = files::bytes(&file).await.and_then(|bytes| {
                    import_labels(&String::from_utf8_lossy(&bytes))
                        .map_err(|error| AppError::Import { name, error })
                });
                match read {
                    Ok(labels) => {
                        let joined = runner.workspace().project.settings.labels.joined(&labels);
                        runner.set_labels(joined);
                    }
                    Err(error) => runner.problem(&error),
                }
            }
        });
    }
}
