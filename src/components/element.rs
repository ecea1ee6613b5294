//! Elements made by calls: how this page makes them. By `html!` each element costs the page about
//! four hundred bytes of code, and by these calls sixty. The methods are kept out of line, since
//! that is what saves.
//!
//! A child that may be missing is added by [`Element::put_if`], which keeps its place: Yew tells
//! children without keys apart by their places, and would otherwise make those behind it anew.

use std::rc::Rc;

use yew::html::{BaseComponent, onblur, onchange, onclick, onclose, onfocus, oninput, onkeydown};
use yew::prelude::*;
use yew::virtual_dom::{AttributeOrProperty, Attributes, Key, Listener, VComp, VList, VTag, VText};

/// An element that is being made. Boxed, since it is handed on by every call.
pub struct Element(Box<VTag>);

/// An element with a class, or with none if that is empty.
#[inline(never)]
pub fn element(tag: &'static str, class: &'static str) -> Element {
    let element = Element(Box::new(VTag::new(tag)));
    match class {
        "" => element,
        class => element.attributes(&["class"], [Some(class.into())]),
    }
}

/// A button with a class.
#[inline(never)]
pub fn button(class: &'static str, onclick: Callback<MouseEvent>) -> Element {
    element("button", class).is("type", "button").on_click(onclick)
}

/// Words that stand in no element of their own.
#[inline(never)]
pub fn text(words: &str) -> Html {
    VText::new(Rc::<str>::from(words)).into()
}

/// Nodes that stand in no element of their own, as one.
#[inline(never)]
pub fn fragment(nodes: Vec<Html>) -> Html {
    VList::from(nodes).into()
}

/// A component; `key` tells it from its siblings where all of them have one.
pub fn component<C: BaseComponent>(properties: C::Properties, key: Option<Key>) -> Html {
    VComp::new::<C>(Rc::new(properties), key).into()
}

impl Element {
    /// Gives it all its attributes at once, where there are values. Names that are the same slice
    /// in each drawing are compared with the last by their places; those that are added one by one
    /// are hashed. So this is for what stands in a page a thousand times.
    pub fn attributes<const N: usize>(
        self,
        names: &'static [&'static str; N],
        values: [Option<AttrValue>; N],
    ) -> Self {
        self.attributes_of(names, values.into())
    }

    #[inline(never)]
    fn attributes_of(
        mut self,
        names: &'static [&'static str],
        values: Vec<Option<AttrValue>>,
    ) -> Self {
        let values = values.into_iter().map(|value| value.map(AttributeOrProperty::Attribute));
        let attributes = Attributes::Dynamic { keys: names, values: values.collect() };
        self.0.set_attributes(attributes);
        self
    }

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

    /// Gives it an attribute if there is a value.
    #[inline(never)]
    pub fn set_if(self, name: &'static str, value: Option<String>) -> Self {
        match value {
            Some(value) => self.set(name, value),
            None => self,
        }
    }

    /// Gives it an attribute of few values if there is one.
    #[inline(never)]
    pub fn is_if(self, name: &'static str, value: Option<&'static str>) -> Self {
        match value {
            Some(value) => self.is(name, value),
            None => self,
        }
    }

    /// Gives it an attribute that is "true" or "false".
    pub fn flag(self, name: &'static str, value: bool) -> Self {
        self.is(name, if value { "true" } else { "false" })
    }

    /// Gives it an attribute that is "true", or none: of what is drawn many times, each one costs.
    pub fn flag_if(self, name: &'static str, value: bool) -> Self {
        self.is_if(name, value.then_some("true"))
    }

    /// Sets what is in it, if it is a field that is heard at every key; drawing it again sets that again.
    #[inline(never)]
    pub fn value(mut self, value: String) -> Self {
        self.0.set_value(value);
        self
    }

    /// Sets what is in it, if it is a field that is heard when it is left: what is being typed stays
    /// while other things are drawn, until the value itself is another.
    #[inline(never)]
    pub fn value_until_left(mut self, value: &str) -> Self {
        self.0.add_property("value", value);
        self
    }

    /// Sets whether it is checked, if it is a box to check or one of several to choose from.
    #[inline(never)]
    pub fn checked(mut self, is_checked: bool) -> Self {
        self.0.set_checked(is_checked);
        self
    }

    /// Sets whether it is what is chosen, if it is one of a field's options; drawing it otherwise sets
    /// that again.
    #[inline(never)]
    pub fn chosen(mut self, is_chosen: bool) -> Self {
        self.0.add_property("selected", is_chosen);
        self
    }

    /// Tells it from its siblings, and from the element that stood in its place before.
    #[inline(never)]
    pub fn key(mut self, key: Key) -> Self {
        self.0.key = Some(key);
        self
    }

    /// Has `place` lead to it once it is in the page.
    #[inline(never)]
    pub fn found_by(mut self, place: &NodeRef) -> Self {
        self.0.node_ref = place.clone();
        self
    }

    /// Adds words.
    #[inline(never)]
    pub fn say(self, words: &str) -> Self {
        self.put_html(text(words))
    }

    /// Adds an element.
    #[inline(never)]
    pub fn put(self, child: Element) -> Self {
        self.put_html(child.html())
    }

    /// Adds an element, or keeps its place.
    #[inline(never)]
    pub fn put_if(self, child: Option<Element>) -> Self {
        self.put_html(child.map(Element::html).unwrap_or_default())
    }

    /// Adds what was made before.
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
    pub fn on_click(self, callback: Callback<MouseEvent>) -> Self {
        self.on(Rc::new(onclick::Wrapper::new(callback)))
    }

    /// Has something happen once what is in it was changed.
    #[inline(never)]
    pub fn on_change(self, callback: Callback<Event>) -> Self {
        self.on(Rc::new(onchange::Wrapper::new(callback)))
    }

    /// Has something happen at every change of what is in it.
    pub fn on_input(self, callback: Callback<InputEvent>) -> Self {
        self.on(Rc::new(oninput::Wrapper::new(callback)))
    }

    /// Has something happen when it gets the focus.
    pub fn on_focus(self, callback: Callback<FocusEvent>) -> Self {
        self.on(Rc::new(onfocus::Wrapper::new(callback)))
    }

    /// Has something happen when it loses the focus.
    pub fn on_blur(self, callback: Callback<FocusEvent>) -> Self {
        self.on(Rc::new(onblur::Wrapper::new(callback)))
    }

    /// Has something happen when a key goes down in it.
    pub fn on_key(self, callback: Callback<KeyboardEvent>) -> Self {
        self.on(Rc::new(onkeydown::Wrapper::new(callback)))
    }

    /// Has something happen once it was closed, if it is a dialogue.
    pub fn on_close(self, callback: Callback<Event>) -> Self {
        self.on(Rc::new(onclose::Wrapper::new(callback)))
    }

    #[inline(never)]
    fn on(mut self, listener: Rc<dyn Listener>) -> Self {
        self.0.add_listener(listener);
        self
    }

    /// The element as it is put into a page.
    #[inline(never)]
    pub fn html(self) -> Html {
        (*self.0).into()
    }
}
