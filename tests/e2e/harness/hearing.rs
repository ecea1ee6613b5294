//! What a screen reader is given of the page: the browser's own accessibility tree, in reading order,
//! as plain text.

use super::{Failure, Outcome, Page};
use serde_json::{Value, json};
use std::collections::HashMap;

/// Roles that say nothing by themselves: what is in them is heard as if they were not there.
const SILENT: &[&str] = &["none", "generic", "LabelText", "LayoutTableRow", "LayoutTableCell"];
/// Roles whose contents are their name or their value, so that these are told once.
const WHOLE: &[&str] = &["button", "textbox", "combobox", "image", "link", "option", "radio"];
/// States that are told where they are so, by their names in the tree.
const STATES: &[&str] = &["pressed", "expanded", "disabled", "checked", "current", "busy"];

impl Page {
    /// What is heard of the first part of the page that has `role` and, if it is asked for, `name`: a
    /// line for each element, with its role, name, state and description, and indented below it what
    /// is in it.
    ///
    /// # Errors
    /// When there is no such part, or the browser is none of Chromium's family.
    pub fn heard(&self, role: &str, name: Option<&str>) -> Outcome<String> {
        self.devtools("Accessibility.enable", json!({}))?;
        let answer = self.devtools("Accessibility.getFullAXTree", json!({}))?;
        let nodes = answer.get("nodes").and_then(Value::as_array).cloned().unwrap_or_default();
        let tree = Tree::new(&nodes);
        let is_meant = |node: &&Value| {
            !is_ignored(node)
                && value(node, "role") == role
                && name.is_none_or(|name| value(node, "name") == name)
        };
        let part = nodes.iter().find(is_meant);
        let part = part.ok_or_else(|| Failure::new(format!("no {role} {name:?} is heard")))?;
        let mut heard = String::new();
        tree.tell(part, 0, &mut heard);
        Ok(heard)
    }
}

/// The elements by their ids.
struct Tree<'a>(HashMap<&'a str, &'a Value>);

impl<'a> Tree<'a> {
    fn new(nodes: &'a [Value]) -> Self {
        let id = |node: &'a Value| node.get("nodeId").and_then(Value::as_str).unwrap_or_default();
        Self(nodes.iter().map(|node| (id(node), node)).collect())
    }

    fn children(&self, node: &'a Value) -> impl Iterator<Item = &'a Value> {
        let ids = node.get("childIds").and_then(Value::as_array).map(Vec::as_slice);
        let ids = ids.unwrap_or_default().iter().filter_map(Value::as_str);
        ids.filter_map(|id| self.0.get(id).copied())
    }

    fn tell(&self, node: &'a Value, depth: usize, heard: &mut String) {
        let role = value(node, "role");
        if is_ignored(node) || SILENT.contains(&role) {
            self.children(node).for_each(|child| self.tell(child, depth, heard));
            return;
        }
        if role == "StaticText" {
            let words = value(node, "name").trim();
            if !words.is_empty() {
                heard.push_str(&format!("{}{words}\n", "  ".repeat(depth)));
            }
            return;
        }
        // What stands in a margin stands apart, and is no one run of words.
        let words = self.words(node).filter(|_| role != "note");
        heard.push_str(&"  ".repeat(depth));
        heard.push_str(&head(node, role, words.as_deref()));
        match words.filter(|_| !WHOLE.contains(&role)) {
            Some(words) => heard.push_str(&format!(": {words}\n")),
            None => {
                heard.push('\n');
                if !WHOLE.contains(&role) {
                    self.children(node).for_each(|child| self.tell(child, depth + 1, heard));
                }
            }
        }
    }

    /// The words in an element that has nothing but words in it.
    fn words(&self, node: &'a Value) -> Option<String> {
        let mut words = String::new();
        let mut open: Vec<&Value> = self.children(node).collect();
        open.reverse();
        while let Some(next) = open.pop() {
            match value(next, "role") {
                "StaticText" => words.push_str(value(next, "name")),
                role if is_ignored(next) || SILENT.contains(&role) => {
                    let start = open.len();
                    open.extend(self.children(next));
                    if let Some(inner) = open.get_mut(start..) {
                        inner.reverse();
                    }
                }
                _ => return None,
            }
        }
        Some(words.trim().to_owned()).filter(|words| !words.is_empty())
    }
}

/// Role, name, value, states and description, as far as they are not told by `words`.
fn head(node: &Value, role: &str, words: Option<&str>) -> String {
    let mut head = role.to_owned();
    let (name, value_) = (value(node, "name").trim(), value(node, "value"));
    if role == "heading" {
        head += &format!(" {}", property(node, "level").unwrap_or_default());
    }
    if !name.is_empty() && (WHOLE.contains(&role) || words != Some(name)) && role != "heading" {
        head += &format!(" “{name}”");
    }
    if !value_.is_empty() {
        head += &format!(" = “{value_}”");
    }
    for state in STATES {
        match property(node, state).as_deref() {
            Some("true") => head += &format!(", {state}"),
            Some("false") if *state == "expanded" => head += ", folded",
            _ => {}
        }
    }
    let description = value(node, "description").trim();
    if !description.is_empty() && description != name {
        head += &format!(" ({description})");
    }
    head
}

fn is_ignored(node: &Value) -> bool {
    node.get("ignored") == Some(&json!(true))
}

/// A text of a node: its role, name, value or description.
fn value<'a>(node: &'a Value, part: &str) -> &'a str {
    let value = node.get(part).and_then(|part| part.get("value"));
    value.and_then(Value::as_str).unwrap_or_default()
}

/// A property of a node by its name.
fn property(node: &Value, name: &str) -> Option<String> {
    let properties = node.get("properties")?.as_array()?;
    let property = properties.iter().find(|it| it.get("name") == Some(&json!(name)))?;
    Some(match property.pointer("/value/value")? {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    })
}
