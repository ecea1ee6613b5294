//! The walk over a page, in the order of its source. It holds what is open on a stack of its own,
//! so that the depth of a page is no danger, and sees each node once.

use super::Marked;
use super::contexts::{self, Context};
use super::headline;
use super::layout::{Joint, Layout, Look, count};
use super::line::{Block, Signs};
use super::node::{Kind, Node};
use super::region;
use super::tag::{Effect, Tag};
use super::titles::{Titles, single_line};

/// Reads a page from its document node, in time linear in the nodes and characters of it. Never
/// fails: any tree is a page.
///
/// Left out are elements whose text is not on the page, and those that are hidden by the `hidden`
/// attribute or their own style; but if a page has no other text, what is hidden counts, because
/// then a script shows it.
pub fn read<N: Node + Clone>(document: N) -> Marked {
    let marked = Walk::over(document.clone(), Concealment::Respected);
    if marked.text.is_empty() {
        return Walk::over(document, Concealment::Ignored);
    }
    marked
}

/// Whether what a page hides is left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Concealment {
    Respected,
    Ignored,
}

/// An open element.
struct Frame<N> {
    /// What comes after it.
    next: Option<N>,
    breaks: u8,
    /// What stands between it and the word behind it.
    joint: Joint,
    context: u32,
    look: Look,
    /// Where the text of a first-level heading began.
    heading: Option<usize>,
}

struct Walk<N> {
    open: Vec<Frame<N>>,
    contexts: Vec<Context>,
    layout: Layout,
    titles: Titles,
    language: Option<String>,
    concealment: Concealment,
}

impl<N: Node> Walk<N> {
    fn over(document: N, concealment: Concealment) -> Marked {
        let mut walk = Self {
            open: Vec::new(),
            contexts: vec![Context { block: Some(Block::Division), ..Context::default() }],
            layout: Layout::default(),
            titles: Titles::default(),
            language: None,
            concealment,
        };
        let mut next = Some(document);
        loop {
            next = match next {
                Some(node) => walk.enter(node),
                None => match walk.open.pop() {
                    Some(frame) => walk.leave(frame),
                    None => break,
                },
            };
        }
        let (text, laid) = walk.layout.finish();
        let markup = contexts::resolve(walk.contexts, &laid);
        Marked { text, title: walk.titles.best(), language: walk.language, markup }
    }

    /// Takes a node in and gives the one to go on with.
    fn enter(&mut self, node: N) -> Option<N> {
        let next = node.next_sibling();
        match node.kind() {
            Kind::Text => {
                let frames = &self.open;
                let look = frames.last().map(|frame| frame.look).unwrap_or_default();
                let context_at = |depth: usize| {
                    depth.checked_sub(1).and_then(|at| frames.get(at)).map_or(0, |f| f.context)
                };
                self.layout.add(node.text().as_ref(), look, context_at);
                return next;
            }
            Kind::Element => {
                let name = node.name();
                let name = name.as_ref();
                let tag = Tag::of(name);
                self.note(name, &node);
                if tag.effect == Effect::Unseen || self.is_hidden(name, &node) {
                    return next;
                }
                self.begin(name, tag, &node, next);
            }
            Kind::Other => {
                let (context, look) =
                    self.open.last().map(|f| (f.context, f.look)).unwrap_or_default();
                let (breaks, joint) = (0, Joint::Joined);
                self.open.push(Frame { next, breaks, joint, context, look, heading: None });
                self.layout.enter();
            }
        }
        node.first_child()
    }

    /// Begins an element.
    fn begin(&mut self, name: &str, tag: Tag, node: &N, next: Option<N>) {
        let (outer, mut look) = self.open.last().map(|f| (f.context, f.look)).unwrap_or_default();
        if name == "img" {
            self.picture_in(outer);
        }
        if tag.breaks > 0 {
            self.layout.end_line(tag.breaks);
        }
        let mut joint = Joint::Joined;
        match tag.effect {
            Effect::Break => self.layout.force_break(),
            Effect::Cell => self.layout.next_cell(),
            Effect::Apart => {
                self.layout.part(Joint::Words);
                joint = Joint::Words;
            }
            Effect::Link => {
                self.layout.begin_link();
                (joint, look.is_link) = (Joint::BehindLink, true);
            }
            Effect::Preformatted => look.is_preformatted = true,
            Effect::Bold => look.is_bold = true,
            Effect::Emphasis => look.is_emphasised = true,
            Effect::None | Effect::Unseen => {}
        }
        let level = heading_level(name);
        let context = self.context(outer, tag, level, node, name);
        let heading = (level == 1).then_some(self.layout.text.len());
        self.layout.enter();
        self.open.push(Frame { next, breaks: tag.breaks, joint, context, look, heading });
    }

    /// Takes down that a picture stands right in a context.
    fn picture_in(&mut self, context: u32) {
        if let Some(context) = self.contexts.get_mut(context as usize) {
            context.has_picture = true;
        }
    }

    /// The number of the element's context: its own if it says something about its lines.
    fn context(&mut self, outer: u32, tag: Tag, level: u8, node: &N, name: &str) -> u32 {
        // What the whole page is called tells nothing about a part of it.
        let is_page = matches!(name, "html" | "body");
        let (named, mut regions) = if is_page { Default::default() } else { region::named(node) };
        if let Some(region) = tag.region {
            regions = regions.with(region);
        }
        if tag.block.is_none() && regions.is_empty() && tag.sign.is_none() {
            return outer;
        }
        let context = Context {
            parent: outer,
            depth: u8::try_from(self.open.len()).unwrap_or(u8::MAX),
            block: tag.block,
            level,
            signs: tag.sign.map_or(Signs::default(), |sign| Signs::default().with(sign)),
            region: named.or(tag.region),
            regions,
            has_picture: false,
        };
        let number = count(&self.contexts);
        self.contexts.push(context);
        number
    }

    /// Ends an element and gives the node to go on with.
    fn leave(&mut self, frame: Frame<N>) -> Option<N> {
        self.layout.leave();
        if let Some(heading) = frame.heading.and_then(|from| self.layout.text.get(from..)) {
            self.titles.headings.push(single_line(heading));
        }
        if frame.breaks > 0 {
            self.layout.end_line(frame.breaks);
        }
        self.layout.part(frame.joint);
        frame.next
    }

    /// Takes down what an element says about the page as a whole.
    fn note(&mut self, name: &str, node: &N) {
        let is = |attribute: &str, value: &str| {
            node.attribute(attribute).is_some_and(|v| v.as_ref().eq_ignore_ascii_case(value))
        };
        match name {
            "html" if self.language.is_none() => {
                let language = node.attribute("lang").map(|l| l.as_ref().trim().to_owned());
                self.language = language.filter(|language| !language.is_empty());
            }
            "title" if self.titles.page.is_empty() => {
                self.titles.page = single_line(&text_in(node));
            }
            "meta" if self.titles.shared.is_empty() && is("property", "og:title") => {
                let content = node.attribute("content");
                self.titles.shared = content.map(|c| single_line(c.as_ref())).unwrap_or_default();
            }
            "script" if self.titles.structured.is_empty() && is("type", "application/ld+json") => {
                self.titles.structured = headline::find(&text_in(node)).unwrap_or_default();
            }
            _ => {}
        }
    }

    /// Whether the element itself says that it is not to be seen. The whole page is seen in any
    /// case: it is hidden only until a script has run.
    fn is_hidden(&self, name: &str, node: &N) -> bool {
        if self.concealment == Concealment::Ignored || matches!(name, "html" | "body") {
            return false;
        }
        name == "dialog" && node.attribute("open").is_none()
            || node.attribute("hidden").is_some()
            || node.attribute("style").is_some_and(|style| hides(style.as_ref()))
    }
}

/// The level of the heading `name`; 0 for what is none.
fn heading_level(name: &str) -> u8 {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => digit - b'0',
        _ => 0,
    }
}

/// The text right inside an element.
fn text_in(node: &impl Node) -> String {
    let mut text = String::new();
    let mut child = node.first_child();
    while let Some(node) = child {
        text.push_str(node.text().as_ref());
        child = node.next_sibling();
    }
    text
}

/// Whether a `style` attribute hides its element.
fn hides(style: &str) -> bool {
    style.split(';').filter_map(|rule| rule.split_once(':')).any(|(name, value)| {
        let is = |text: &str, word: &str| {
            text.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
        };
        let (name, value) = (name.trim(), value.trim());
        name.eq_ignore_ascii_case("display") && is(value, "none")
            || name.eq_ignore_ascii_case("visibility") && is(value, "hidden")
    })
}
