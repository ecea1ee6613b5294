//! What a person wrote about a mark, as the bodies of its annotation: a note is a comment, a tag a
//! tag, a link a resource that is linked to.

use super::context::mark_of;
use super::format::BY_PERSON;
use super::node::{Fault, Node};
use super::problem::Expected;
use super::writer::Writer;
use crate::id::MarkId;
use crate::label::tidy;
use crate::mark::{Link, Relation, Remark};

/// Writes `remark` in the list of bodies; `urn` names the annotation of a mark.
pub(super) fn write(w: &mut Writer, remark: &Remark, urn: &dyn Fn(MarkId) -> String) {
    if !remark.note.is_empty() {
        w.begin_object();
        w.pair("type", "TextualBody");
        w.pair("purpose", "commenting");
        w.pair("format", "text/plain");
        w.pair("value", &remark.note);
        w.end_object();
    }
    for tag in &remark.tags {
        w.begin_object();
        w.pair("type", "TextualBody");
        w.pair("purpose", "tagging");
        w.pair("value", tag);
        w.pair("origin", BY_PERSON);
        w.end_object();
    }
    for link in &remark.links {
        w.begin_object();
        w.pair("type", "SpecificResource");
        w.pair("purpose", "linking");
        w.pair("source", &urn(link.to));
        w.pair("relation", link.relation.name());
        w.end_object();
    }
}

/// Adds what `body` says to `remark`, if it is a part of one.
pub(super) fn read(body: &Node, remark: &mut Remark) -> Result<(), Fault> {
    match body.optional_string("purpose")? {
        Some("commenting") => {
            // Another program may have added a comment of its own.
            if !remark.note.is_empty() {
                remark.note.push('\n');
            }
            remark.note.push_str(body.string_at("value")?);
        }
        Some("tagging") if body.optional_string("origin")? == Some(BY_PERSON) => {
            let tag = tidy(body.string_at("value")?);
            if !tag.is_empty() && !remark.tags.contains(&tag) {
                remark.tags.push(tag);
            }
        }
        // A repeat links to the passage that it repeats, without a relation.
        Some("linking") => {
            let Some(relation) = body.find("relation") else { return Ok(()) };
            let read = Relation::from_name(relation.string()?);
            let read = read.ok_or_else(|| relation.broken(Expected::Relation))?;
            remark.links.push(Link { relation: read, to: mark_at(&body.get("source")?)? });
        }
        _ => {}
    }
    Ok(())
}

/// The mark that an annotation's name means.
pub(super) fn mark_at(node: &Node) -> Result<MarkId, Fault> {
    mark_of(node.string()?).ok_or_else(|| node.broken(Expected::AnnotationId))
}
