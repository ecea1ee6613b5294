//! Elements made by calls. Each element that `html!` writes costs the page about four hundred
//! bytes of code, and each of these sixty: for parts of many elements, that are seldom on screen.

use std::rc::Rc;

use yew::html::onclick;
use yew::prelude::*;
use yew::virtual_dom::{VTag, VText};

/// An element that is being made. Boxed, since it is handed on by every call.
pub struct Element(Box<VTag>);

/// An element with a class, or with none if that is empty.
#[inline(never)]
pub fn element(tag: &'static str, class: &'static str) -> Element {
    let element = Element(Box::new(VTag::new(tag)));
    if class.is_empty() { element } else { element.is("class", class) }
}

/// A button with a class.
#[inline(never)]
pub fn button(class: &'static str, onclick: Callback<MouseEvent>) -> Element {
    element("button", class).is("type", "button").on_click(onclick)
}

impl Element {
    /// Gives it an attribute.
    #[inline(never)]
    pub fn set(mut self, name: &'static str, value: String) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// Gives it an attribute that is always the same.
    #[inline(never)]
    pub fn is(mut self, name: &'static str, value: &'static str) -> Self {
        self.0.add_attribute(name, value);
        self
    }

    /// Gives it an attribute that is "true" or "false".
    pub fn flag(self, name: &'static str, value: bool) -> Self {
        self.is(name, if value { "true" } else { "false" })
    }

    /// Adds words.
    #[inline(never)]
    pub fn say(mut self, words: &str) -> Self {
        self.0.add_child(VText::new(words.to_owned()).into());
        self
    }

    /// Adds an element.
    #[inline(never)]
    pub fn put(self, child: Element) -> Self {
        self.put_html(child.html())
    }

    /// Adds what was written otherwise.
    #[inline(never)]
    pub fn put_html(mut self, child: Html) -> Self {
        self.0.add_child(child);
        self
    }

    /// Adds elements.
    pub fn put_all(self, children: impl Iterator<Item = Element>) -> Self {
        children.fold(self, Self::put)
    }

    /// Has something happen at a press.
    #[inline(never)]
    pub fn on_click(mut self, callback: Callback<MouseEvent>) -> Self {
        self.0.add_listener(Rc::new(onclick::Wrapper::new(callback)));
        self
    }

    /// The element as it is put into a page.
    #[inline(never)]
    pub fn html(self) -> Html {
        (*self.0).into()
    }
}
