//! Labels in files: as a part of the annotation file's settings, and alone in a small file, so that
//! people who annotate together can share them.

use super::import::{parsed, version_of};
use super::node::{Fault, Node};
use super::problem::{Expected, ImportError};
use super::writer::Writer;
use crate::label::{Label, Labels, tidy};

/// The field that tells a file of labels from other JSON; its value is the version.
const FIELD: &str = "bluepencil-labels";
/// The version of a file of labels.
const VERSION: u32 = 1;

/// A file of `labels`, to be shared.
pub fn export_labels(labels: &Labels) -> String {
    let mut w = Writer::default();
    w.begin_object();
    w.key(FIELD);
    w.number(VERSION);
    w.key("labels");
    write(&mut w, labels);
    w.end_object();
    w.finish()
}

/// Reads a file of labels, or the labels of an annotation file.
///
/// # Errors
/// As [`super::import`].
///
/// ```
/// use bluepencil_engine::file::{export_labels, import_labels};
/// use bluepencil_engine::Labels;
/// let labels = Labels::default();
/// assert_eq!(import_labels(&export_labels(&labels)), Ok(labels));
/// ```
pub fn import_labels(json: &str) -> Result<Labels, ImportError> {
    let value = parsed(json)?;
    let root = Node::root(&value);
    let labels = match root.find(FIELD) {
        Some(version) => version_of(&version, VERSION).and_then(|()| read(&root)),
        None => super::import::check_version(&root).and_then(|()| read(&root.get("settings")?)),
    };
    labels.map_err(|fault| *fault)
}

/// Writes the list of `labels`, each on a line of its own.
pub(super) fn write(w: &mut Writer, labels: &Labels) {
    w.begin_list();
    for label in labels.iter() {
        w.line();
        w.begin_object();
        w.pair("name", &label.name);
        w.key("colour");
        w.number(label.colour.into());
        if let Some(key) = label.key {
            w.pair("key", key.encode_utf8(&mut [0; 4]));
        }
        if !label.description.is_empty() {
            w.pair("description", &label.description);
        }
        w.end_object();
    }
    w.end_list();
}

/// The labels of `node`'s list; the usual ones where it has none.
pub(super) fn read(node: &Node) -> Result<Labels, Fault> {
    let Some(list) = node.find("labels") else { return Ok(Labels::default()) };
    let mut labels = Labels::none();
    for item in list.items() {
        let label = read_label(&item)?;
        labels = labels.with(label).map_err(|error| item.refused(error.into()))?;
    }
    Ok(labels)
}

fn read_label(node: &Node) -> Result<Label, Fault> {
    let colour = node.get("colour")?;
    let key = node.optional_string("key")?.map(|key| {
        let mut letters = key.chars();
        letters.next().filter(|_| letters.next().is_none())
    });
    if key == Some(None) {
        return Err(node.get("key")?.broken(Expected::KeyCharacter));
    }
    Ok(Label {
        name: tidy(node.string_at("name")?),
        colour: u8::try_from(colour.number()?).map_err(|_| colour.broken(Expected::Byte))?,
        key: key.flatten(),
        description: node.optional_string("description")?.unwrap_or_default().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(json: &str) -> String {
        import_labels(json).unwrap_err().to_string()
    }

    #[test]
    fn labels_are_read_as_they_were_written() {
        let label = Label {
            key: Some('m'),
            description: "Why “they” 🎉 did it\n<b>not</b>".into(),
            ..Label::new("motive", 7)
        };
        let labels = Labels::default().without("name").with(label).unwrap();
        assert_eq!(import_labels(&export_labels(&labels)), Ok(labels));
    }

    #[test]
    fn what_is_wrong_with_a_file_of_labels_is_said() {
        let file = export_labels(&Labels::default());
        assert_eq!(
            told(&file.replace("\"claim\"", "\"\"")),
            "The annotation file is damaged at “labels[1]”: A label needs a name."
        );
        let taken = told(&file.replace("\"claim\"", "\"Quote\""));
        assert!(
            taken.ends_with("There is a label “quote” already. Choose another name."),
            "{taken}"
        );
        assert!(told(&file.replace("\"key\":\"2\"", "\"key\":\"22\"")).contains("labels[1].key"));
        assert!(told(&file.replace("-labels\":1", "-labels\":2")).contains("newer"));
        assert!(told("{}").contains("not one that was downloaded from here"));
    }
}
