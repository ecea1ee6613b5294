//! HTML source into a tree, in time linear in its length. The HTML Standard's tree construction
//! walks up the open elements at many a tag, which makes a page of ever deeper elements quadratic;
//! browsers therefore stop nesting at some depth, and so does this.

use std::cell::Cell;

use html5ever::interface::TokenizerResult;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts, TreeSink};
use scraper::{Html, HtmlTreeSink};

/// Elements that may be open at once; the tags of those that would be nested deeper are left out,
/// their text is not. Blink stops at 512. Open elements are only estimated here, from the tags, so
/// there is room for pages that leave some open.
const DEEPEST: usize = 4096;

/// Opening or closing an element makes the tree builder look at those that are open. A source may
/// make it look at so many for each of its bytes. Pages have one tag in some fifty bytes and some
/// twenty elements open at it; even one with a thousand elements left open stays below.
const LOOKS_PER_BYTE: usize = 32;

/// Elements that may be open at once in a source that makes more work than that.
const DEEPEST_AT_WORST: usize = 512;

/// Elements without content.
const VOID: &[&str] = &[
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source",
    "track", "wbr",
];

/// Elements that are closed by the next of their kind, so that their end tags may be missing
/// without anything being nested.
const CLOSED_BY_THE_NEXT: &[&str] = &[
    "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead",
    "tr",
];

/// Elements in which no tag counts. The tree builder must see them, since it tells the tokenizer
/// how to read on; nothing nests in them.
const RAW: &[&str] =
    &["iframe", "noembed", "noframes", "plaintext", "script", "style", "textarea", "title", "xmp"];

/// The tree of a page, as a browser would build it.
pub fn parse(source: &str) -> Html {
    let sink = HtmlTreeSink::new(Html::new_document());
    let builder = TreeBuilder::new(sink, options());
    let looks = Cell::new(source.len().saturating_mul(LOOKS_PER_BYTE));
    let shallow = Shallow { builder, depth: Cell::new(0), left_out: Cell::new(0), looks };
    let tokenizer = Tokenizer::new(shallow, TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(source));
    // The tokenizer stops at scripts and encoding marks; neither is of use to a reader of text.
    while !matches!(tokenizer.feed(&input), TokenizerResult::Done) {}
    tokenizer.end();
    tokenizer.sink.builder.sink.finish()
}

/// As a browser parses a page whose scripts it does not run (`DOMParser`).
fn options() -> TreeBuilderOpts {
    TreeBuilderOpts { scripting_enabled: false, ..TreeBuilderOpts::default() }
}

/// Hands tokens on to a tree builder, but for tags that nest too deep.
struct Shallow<Handle, Sink> {
    builder: TreeBuilder<Handle, Sink>,
    /// Elements that are open, as far as the tags tell.
    depth: Cell<usize>,
    /// Start tags that were left out and whose end tags are still to come.
    left_out: Cell<usize>,
    /// How many more times an open element may be looked at.
    looks: Cell<usize>,
}

impl<Handle: Clone, Sink: TreeSink<Handle = Handle>> Shallow<Handle, Sink> {
    /// Whether `tag` belongs to an element that is nested too deep.
    fn leaves_out(&self, tag: &Tag) -> bool {
        let name: &str = &tag.name;
        self.looks.set(self.looks.get().saturating_sub(self.depth.get()));
        let deepest = if self.looks.get() > 0 { DEEPEST } else { DEEPEST_AT_WORST };
        let is_too_deep = self.depth.get() >= deepest;
        if tag.self_closing || VOID.contains(&name) || RAW.contains(&name) {
            return false;
        }
        if CLOSED_BY_THE_NEXT.contains(&name) {
            return is_too_deep && deepest == DEEPEST_AT_WORST;
        }
        match tag.kind {
            TagKind::StartTag if is_too_deep => {
                self.left_out.set(self.left_out.get() + 1);
                true
            }
            TagKind::StartTag => {
                self.depth.set(self.depth.get() + 1);
                false
            }
            TagKind::EndTag if self.left_out.get() > 0 => {
                self.left_out.set(self.left_out.get() - 1);
                true
            }
            TagKind::EndTag => {
                self.depth.set(self.depth.get().saturating_sub(1));
                false
            }
        }
    }
}

impl<Handle: Clone, Sink: TreeSink<Handle = Handle>> TokenSink for Shallow<Handle, Sink> {
    type Handle = Handle;

    fn process_token(&self, token: Token, line: u64) -> TokenSinkResult<Handle> {
        match &token {
            Token::TagToken(tag) if self.leaves_out(tag) => TokenSinkResult::Continue,
            _ => self.builder.process_token(token, line),
        }
    }

    fn end(&self) {
        self.builder.end();
    }

    fn adjusted_current_node_present_but_not_in_html_namespace(&self) -> bool {
        self.builder.adjusted_current_node_present_but_not_in_html_namespace()
    }
}

#[cfg(test)]
mod tests {
    use html5ever::tendril::TendrilSink;
    use html5ever::{ParseOpts, parse_document};
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn ordinary_pages_are_parsed_as_the_library_does(
            tags in proptest::collection::vec(
                prop_oneof![
                    "</?(p|div|b|li|table|td|svg|script|style|title|noscript|template|a|br|x-y)( hidden)?/?>",
                    "[a-z<&; ]{0,6}",
                ],
                0..40,
            )
        ) {
            let source = tags.concat();
            let library = parse_document(HtmlTreeSink::new(Html::new_document()), ParseOpts {
                tree_builder: options(),
                ..ParseOpts::default()
            });
            prop_assert_eq!(parse(&source).html(), library.one(source.as_str()).html());
        }
    }

    #[test]
    fn text_at_any_depth_is_kept_and_soon_read() {
        let source =
            format!("{}<p>deep{}<p>after", "<div>".repeat(100_000), "</div>".repeat(100_000));
        let text: String = parse(&source).root_element().text().collect();
        assert_eq!(text, "deepafter");
    }
}
