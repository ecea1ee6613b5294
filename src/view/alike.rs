//! What is like a mark that a person decided about, so that the same can be said of all of it.

use bluepencil_engine::project::{Article, LineDecision};
use bluepencil_engine::{Analysis, Likeness, LineRule, Quote, Settings, Span};

use crate::state::Workspace;

/// The rule that says of all lines like the one at `span` what a person said of that one.
pub fn rule_of(workspace: &Workspace, span: Span) -> Option<LineRule> {
    let article = workspace.article()?;
    let LineDecision { keep, kind } = *article.decisions.lines.get(&span)?;
    // A rule says no more than whether lines stay: of one whose kind was corrected, as that is set.
    let settings = &workspace.project.settings;
    let keep = keep.or(kind.map(|kind| settings.keeps(kind)))?;
    let like = Likeness::of(article.document.text.slice(span))?;
    Some(LineRule { like, keep })
}

/// The quotations of the article on screen that were read with the same speaker as the one at
/// `span` and have no speaker of their own by hand.
pub fn same_speaker<'a>(
    article: &'a Article,
    analysis: &'a Analysis,
    settings: &'a Settings,
    span: Span,
) -> Vec<&'a Quote> {
    let read = |quote: &'a Quote| quote.speaker.as_ref().map(|it| settings.name_of(&it.name));
    let Some(quote) = analysis.quotes.iter().find(|quote| quote.span == span) else {
        return Vec::new();
    };
    let is_open = |quote: &&Quote| {
        let decision = article.decisions.quotes.get(&quote.span);
        decision.is_none_or(|decision| decision.speaker.is_none())
    };
    let is_same = |other: &&'a Quote| read(other).is_some() && read(other) == read(quote);
    let others = analysis.quotes.iter().filter(|other| other.span != span);
    others.filter(is_same).filter(is_open).collect()
}

/// How many lines of the workspace are as `rule` is about, whatever was decided about each.
pub fn lines_under(workspace: &Workspace, rule: &LineRule) -> usize {
    let read = workspace.project.articles.iter().filter_map(|article| {
        let analysis = workspace.readings.get(&article.document.id)?;
        let text = &article.document.text;
        let alike = analysis.lines.iter().filter(|line| rule.like.fits(text.slice(line.span)));
        Some(alike.count())
    });
    read.sum()
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::project::{QuoteDecision, SpeakerChoice, Verdict};
    use bluepencil_engine::{Document, DocumentId, Text, analyse};

    use super::*;

    #[test]
    fn a_speaker_set_by_hand_is_offered_to_those_read_with_the_same() {
        let text = "“One,” said Ana Ruiz. “Two,” said Bo Lind.\n\n“Three,” said Ana Ruiz.\n\n\
            “Four,” Ruiz said.\n\n“Five,” said Ana Ruiz.";
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(text), markup: None };
        let settings = Settings::default();
        let analysis = analyse(&document, &settings);
        let mut article = Article::new(document);
        let span_of = |words: &str| {
            let is_it = |quote: &&Quote| article.document.text.slice(quote.inner) == words;
            analysis.quotes.iter().find(is_it).map(|quote| quote.span).unwrap()
        };
        let (first, third) = (span_of("One,"), span_of("Three,"));
        let speaker = Some(SpeakerChoice::Named("Eva Ruiz".into()));
        let decision = QuoteDecision { verdict: Verdict::Accepted, speaker };
        article.decisions.quotes.insert(third, decision);
        let alike = same_speaker(&article, &analysis, &settings, first);
        let words = alike.iter().map(|quote| article.document.text.slice(quote.inner));
        assert_eq!(words.collect::<Vec<_>>(), ["Four,", "Five,"]);
    }
}
