//! A value inside a JSON file that knows where it stands there, so that what is wrong with it can
//! be said with its place.

use std::fmt::Write;

use super::json::Value;
use super::problem::{Expected, ImportError};
use crate::mark::MarkError;

/// What a reading of the file may fail with. In a box, so that the many places which pass it on
/// pass a pointer.
pub(super) type Fault = Box<ImportError>;

/// A value and the way to it.
#[derive(Clone, Copy)]
pub(super) struct Node<'p, 'v> {
    value: &'v Value<'v>,
    step: Step,
    parent: Option<&'p Node<'p, 'v>>,
}

#[derive(Clone, Copy)]
enum Step {
    Root,
    Key(&'static str),
    Index(usize),
}

impl<'v> Node<'_, 'v> {
    pub(super) const fn root(value: &'v Value<'v>) -> Self {
        Self { value, step: Step::Root, parent: None }
    }

    /// The value under `key`, if this is an object that has it.
    pub(super) fn find(&self, key: &'static str) -> Option<Node<'_, 'v>> {
        let Value::Object(entries) = self.value else { return None };
        let (_, value) = entries.iter().rev().find(|(other, _)| other == key)?;
        Some(Node { value, step: Step::Key(key), parent: Some(self) })
    }

    /// The value under `key`.
    pub(super) fn get(&self, key: &'static str) -> Result<Node<'_, 'v>, Fault> {
        self.find(key).ok_or_else(|| self.broken(Expected::Key(key)))
    }

    /// The items of a list; a single value is a list of one, as JSON-LD has it.
    pub(super) fn items(&self) -> impl Iterator<Item = Node<'_, 'v>> {
        let items = if let Value::List(items) = self.value { Some(items) } else { None };
        let one = items.is_none().then_some(*self);
        let many = items.into_iter().flatten().enumerate();
        let many =
            many.map(|(at, value)| Node { value, step: Step::Index(at), parent: Some(self) });
        one.into_iter().chain(many)
    }

    pub(super) fn is_object(&self) -> bool {
        matches!(self.value, Value::Object(_))
    }

    pub(super) fn text(&self) -> Option<&'v str> {
        if let Value::String(text) = self.value { Some(text) } else { None }
    }

    pub(super) fn string(&self) -> Result<&'v str, Fault> {
        self.text().ok_or_else(|| self.broken(Expected::String))
    }

    /// The string under `key`.
    pub(super) fn string_at(&self, key: &'static str) -> Result<&'v str, Fault> {
        self.get(key)?.string()
    }

    pub(super) fn number(&self) -> Result<u32, Fault> {
        let number = if let Value::Number(number) = self.value { *number } else { None };
        number.ok_or_else(|| self.broken(Expected::Number))
    }

    pub(super) fn flag(&self) -> Result<bool, Fault> {
        let flag = if let Value::Flag(flag) = self.value { Some(*flag) } else { None };
        flag.ok_or_else(|| self.broken(Expected::Flag))
    }

    /// The string under `key`; nothing where there is no such key.
    pub(super) fn optional_string(&self, key: &'static str) -> Result<Option<&'v str>, Fault> {
        self.find(key).map(|node| node.string()).transpose()
    }

    /// What to say when this value is not `expected`.
    pub(super) fn broken(&self, expected: Expected) -> Fault {
        Box::new(ImportError::Broken { at: self.path(), expected })
    }

    /// What to say when this value cannot be taken because of `error`.
    pub(super) fn refused(&self, error: MarkError) -> Fault {
        Box::new(ImportError::Refused { at: self.path(), error })
    }

    /// The way from the top of the file, as one would write it in JavaScript.
    fn path(&self) -> String {
        let mut path = self.parent.map(Node::path).unwrap_or_default();
        match self.step {
            Step::Root => {}
            Step::Key(key) if path.is_empty() => path.push_str(key),
            // Writing to a string does not fail.
            Step::Key(key) => _ = write!(path, ".{key}"),
            Step::Index(at) => _ = write!(path, "[{at}]"),
        }
        path
    }
}
