//! One verdict on many marks at once: which marks, and the changes that say it of each. What a
//! person has decided already stays as it is.

use std::rc::Rc;

use bluepencil_engine::edit::Edit;
use bluepencil_engine::project::{Article, LineDecision, QuoteDecision, Verdict};
use bluepencil_engine::{Analysis, Level, Line, LineKind, Quote, Settings};

use super::doubt::{is_line_doubtful, is_quote_doubtful};

/// Marks of an article that are judged together.
#[derive(Clone, Debug, PartialEq)]
pub enum Bulk {
    /// The lines of a kind.
    Kind(LineKind),
    /// The quotations of a speaker, or those whose speaker is open.
    Speaker(Option<Rc<str>>),
    /// What was read with doubt.
    Doubtful,
    /// The struck lines and the quotations that were read without.
    Certain,
}

/// The changes that say `verdict` of every undecided mark of `bulk`.
pub fn edits(
    article: &Article,
    analysis: &Analysis,
    settings: &Settings,
    bulk: &Bulk,
    verdict: Verdict,
) -> Vec<Edit> {
    let id = &article.document.id;
    let decisions = &article.decisions;
    let is_meant = |line: &&Line| {
        let said = article.said_of(line);
        // A line that a person says is of the kind is meant as well.
        let is_open = said.kind.is_none() || matches!(bulk, Bulk::Kind(_));
        said.keep.is_none() && is_open && holds_line(bulk, article, line, settings)
    };
    let lines = analysis.lines.iter().filter(is_meant).map(|line| {
        let undecided = article.keeps_undecided(line, settings);
        let keep = if verdict == Verdict::Accepted { undecided } else { !undecided };
        let decision = Some(LineDecision { keep: Some(keep), ..article.said_of(line) });
        Edit::DecideLine { id: id.clone(), span: line.span, decision }
    });
    let is_meant = |quote: &&Quote| {
        !decisions.quotes.contains_key(&quote.span) && holds_quote(bulk, article, quote, settings)
    };
    let quotes = analysis.quotes.iter().filter(is_meant).map(|quote| {
        let decision = Some(QuoteDecision { verdict, speaker: None });
        Edit::DecideQuote { id: id.clone(), span: quote.span, decision }
    });
    lines.chain(quotes).collect()
}

fn holds_line(bulk: &Bulk, article: &Article, line: &Line, settings: &Settings) -> bool {
    match bulk {
        Bulk::Kind(kind) => article.kind_of(line) == *kind,
        Bulk::Speaker(_) => false,
        Bulk::Doubtful => is_line_doubtful(article, line, settings),
        Bulk::Certain => {
            !article.keeps(line, settings) && !is_line_doubtful(article, line, settings)
        }
    }
}

fn holds_quote(bulk: &Bulk, article: &Article, quote: &Quote, settings: &Settings) -> bool {
    match bulk {
        Bulk::Kind(_) => false,
        Bulk::Speaker(name) => {
            quote.level != Level::Nested && article.speaker_of(quote, settings) == name.as_deref()
        }
        Bulk::Doubtful => is_quote_doubtful(article, quote),
        Bulk::Certain => !is_quote_doubtful(article, quote),
    }
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::{Document, DocumentId, Speaker, Text, analyse};

    use super::*;

    const TEXT: &str = "Harbour stays open\n\nAdvertisement\n\n“We stay,” said Ana Ruiz.\n\n\
        Advertisement\n\n“We all stay,” Ruiz said. “Not me,” said Bo Lind.\n\nAdvertisement";

    /// How many marks of `bulk` the verdict is said of, before and after it was.
    fn check(bulk: &Bulk, expected: usize) {
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(TEXT), markup: None };
        let settings = Settings::default();
        let mut analysis = analyse(&document, &settings);
        for line in &mut analysis.lines {
            let is_ad = document.text.slice(line.span) == "Advertisement";
            line.kind = if is_ad { LineKind::Advertisement } else { LineKind::Paragraph };
            line.confidence = 0.9;
        }
        for (quote, name) in analysis.quotes.iter_mut().zip(["Ana Ruiz", "Ana Ruiz", "Bo Lind"]) {
            quote.speaker = Some(Speaker { name: name.into(), mention: quote.span });
            quote.confidence = 0.9;
        }
        analysis.lines[1].confidence = 0.5;
        let article = Article::new(document);
        let found = edits(&article, &analysis, &settings, bulk, Verdict::Rejected);
        assert_eq!(found.len(), expected, "{bulk:?}");
        let articles = vec![std::sync::Arc::new(article)];
        let project = bluepencil_engine::project::Project { articles, settings };
        let (after, _) = Edit::Batch(found).apply(&project).unwrap();
        let again = edits(&after.articles[0], &analysis, &after.settings, bulk, Verdict::Accepted);
        assert_eq!(again, [], "what was decided stays as it is");
    }

    #[test]
    fn lines_that_a_person_says_are_of_the_kind_are_meant_as_well() {
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(TEXT), markup: None };
        let settings = Settings::default();
        let mut analysis = analyse(&document, &settings);
        analysis.lines.iter_mut().for_each(|line| line.kind = LineKind::Paragraph);
        let mut article = Article::new(document);
        let line = analysis.lines[1].span;
        article.decisions.lines.insert(line, LineDecision::of_kind(LineKind::Caption));
        let bulk = Bulk::Kind(LineKind::Caption);
        let found = edits(&article, &analysis, &settings, &bulk, Verdict::Rejected);
        let decision = Some(LineDecision { keep: Some(true), kind: Some(LineKind::Caption) });
        let id = article.document.id.clone();
        assert_eq!(found, [Edit::DecideLine { id, span: line, decision }]);
        let certain = edits(&article, &analysis, &settings, &Bulk::Certain, Verdict::Rejected);
        let is_line = |edit: &&Edit| matches!(edit, Edit::DecideLine { .. });
        assert_eq!(certain.iter().filter(is_line).count(), 0, "of that somebody has spoken");
    }

    #[test]
    fn a_verdict_is_said_of_every_undecided_mark_of_its_sort() {
        check(&Bulk::Kind(LineKind::Advertisement), 3);
        check(&Bulk::Speaker(Some("Ana Ruiz".into())), 2);
        check(&Bulk::Speaker(Some("Nobody".into())), 0);
        check(&Bulk::Doubtful, 1);
        check(&Bulk::Certain, 2 + 3);
    }
}
