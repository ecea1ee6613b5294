//! Any source is a page: it gives a text whose every line has its markup, the markup survives its
//! bytes, and the text is read as any other.
//!
//! `cargo +nightly fuzz run html` runs it.

#![no_main]

use std::sync::Arc;

use bluepencil_engine::markup::{Marked, Markup, choose};
use bluepencil_engine::{Document, DocumentId, Settings, Text, analyse};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    let page = bluepencil_html::read(&source);
    // Whatever a paste has beside the markup, one of the two is read.
    let chosen = choose(page.clone(), &source);
    assert!(chosen.is_none_or(|chosen| chosen.markup == page.markup));
    let Marked { text, title, markup, .. } = page;
    let text = Text::new(&text);
    assert!(markup.fits(&text));
    assert_eq!(markup.features(&text).len(), markup.lines.len());
    assert_eq!(Markup::from_bytes(&markup.to_bytes()).as_ref(), Ok(&markup));
    if let Ok(markup) = Markup::from_bytes(bytes) {
        assert_eq!(Markup::from_bytes(&markup.to_bytes()), Ok(markup));
    }
    let lines = markup.lines.len();
    let id = DocumentId("page".into());
    let document = Document { id, title, text, markup: Some(Arc::new(markup)) };
    assert_eq!(analyse(&document, &Settings::default()).lines.len(), lines);
});
