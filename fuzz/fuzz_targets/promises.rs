//! What holds for the reading of any text.

use bluepencil_engine::{Analysis, Document, DocumentId, Level, Settings, Span, Text, analyse};

/// Reads `text`, and panics where the reading breaks a promise.
pub fn hold_for(text: &str) {
    let document = Document { id: DocumentId("fuzz".into()), title: None, text: Text::new(text), markup: None };
    let analysis = analyse(&document, &Settings::default());
    spans_slice(&document.text, &analysis);
    quotations_are_in_order(&analysis);
    quotations_nest_or_stand_apart(&analysis);
}

fn spans_slice(text: &Text, analysis: &Analysis) {
    let has = |span: Span, what: &str| assert!(text.has(span), "{what} {span:?} is off a boundary");
    for line in &analysis.lines {
        has(line.span, "line");
    }
    for mark in &analysis.inline {
        has(mark.span, "inline mark");
    }
    for quote in &analysis.quotes {
        has(quote.span, "quotation");
        has(quote.inner, "words of a quotation");
        assert!(quote.span.contains(quote.inner) && !quote.inner.is_empty());
        assert!((0.0..=1.0).contains(&quote.confidence), "confidence {}", quote.confidence);
        for span in quote.speaker.iter().map(|s| s.mention).chain(quote.cue.map(|c| c.span)) {
            has(span, "speaker or cue");
        }
    }
}

fn quotations_are_in_order(analysis: &Analysis) {
    let place = |span: Span| (span.start, u32::MAX - span.end);
    let pairs = analysis.quotes.iter().zip(analysis.quotes.iter().skip(1));
    for (before, after) in pairs {
        assert!(place(before.span) < place(after.span), "out of order");
    }
}

fn quotations_nest_or_stand_apart(analysis: &Analysis) {
    let mut open: Vec<Span> = Vec::new();
    for quote in &analysis.quotes {
        while open.last().is_some_and(|outer| outer.end <= quote.span.start) {
            open.pop();
        }
        let inside = open.last().is_none_or(|outer| outer.contains(quote.span));
        assert!(inside, "two quotations cross");
        assert_eq!(quote.level == Level::Nested, !open.is_empty());
        open.push(quote.span);
    }
}
