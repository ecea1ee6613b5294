//! Reads web pages with the browser's own parser, which here runs no script and fetches nothing:
//! the document that it makes is shown nowhere.

use bluepencil_engine::markup::{self, Kind, Marked, Node};
use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, HtmlTemplateElement, SupportedType};

/// Reads the source of a page; `None` where the browser has no parser.
pub fn read(source: &str) -> Option<Marked> {
    let page = DomParser::new().ok()?.parse_from_string(source, SupportedType::TextHtml).ok()?;
    Some(markup::read(Branch(page.into())))
}

/// A node of the browser's tree.
#[derive(Clone)]
struct Branch(web_sys::Node);

impl Branch {
    /// The node as an element, which it must be known to be.
    fn element(&self) -> &Element {
        self.0.unchecked_ref()
    }
}

impl Node for Branch {
    fn kind(&self) -> Kind {
        match self.0.node_type() {
            web_sys::Node::ELEMENT_NODE => Kind::Element,
            web_sys::Node::TEXT_NODE => Kind::Text,
            _ => Kind::Other,
        }
    }

    fn name(&self) -> impl AsRef<str> {
        self.element().local_name()
    }

    fn attribute(&self, name: &str) -> Option<impl AsRef<str>> {
        self.element().get_attribute(name)
    }

    fn text(&self) -> impl AsRef<str> {
        self.0.node_value().unwrap_or_default()
    }

    fn first_child(&self) -> Option<Self> {
        // This parser leaves a declared shadow root in the template that declares it.
        let template = self.0.dyn_ref::<HtmlTemplateElement>();
        let inside = match template.filter(|it| it.has_attribute("shadowrootmode")) {
            Some(template) => template.content().first_child(),
            None => self.0.first_child(),
        };
        inside.map(Self)
    }

    fn next_sibling(&self) -> Option<Self> {
        self.0.next_sibling().map(Self)
    }
}
