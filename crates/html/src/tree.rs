//! A parsed page as the engine looks at it.

use bluepencil_engine::markup::{Kind, Node};
use ego_tree::NodeRef;
use scraper::node;

/// A node of the tree.
#[derive(Clone, Copy)]
pub struct Branch<'a>(pub NodeRef<'a, node::Node>);

impl Node for Branch<'_> {
    fn kind(&self) -> Kind {
        match self.0.value() {
            node::Node::Element(_) => Kind::Element,
            node::Node::Text(_) => Kind::Text,
            _ => Kind::Other,
        }
    }

    fn name(&self) -> impl AsRef<str> {
        self.0.value().as_element().map_or("", node::Element::name)
    }

    fn attribute(&self, name: &str) -> Option<impl AsRef<str>> {
        self.0.value().as_element()?.attr(name)
    }

    fn text(&self) -> impl AsRef<str> {
        self.0.value().as_text().map_or("", |text| text)
    }

    fn first_child(&self) -> Option<Self> {
        let child = self.0.first_child();
        // Here a template holds a fragment with its content; in the standard's tree it holds nothing.
        let child = match self.0.value().as_element().filter(|e| e.name() == "template") {
            Some(template) if !declares_shadow(template) => None,
            Some(_) => child.and_then(|fragment| fragment.first_child()),
            None => child,
        };
        child.map(Branch)
    }

    fn next_sibling(&self) -> Option<Self> {
        self.0.next_sibling().map(Branch)
    }
}

fn declares_shadow(template: &node::Element) -> bool {
    template.attr("shadowrootmode").is_some()
}
