//! What the reading is not sure of, so that a person can look at just that.

use bluepencil_engine::project::Article;
use bluepencil_engine::{Analysis, Line, Quote, Settings};

use super::order::merge;
use crate::state::Mark;

/// Below this confidence a mark is shown as doubtful: three in ten of such readings or more are
/// wrong, which is worth a look each; above it, looking costs more than it mends.
pub const DOUBTFUL_BELOW: f32 = 0.7;

/// Whether nobody has said a word yet about a line that was read with doubt.
pub fn is_line_doubtful(article: &Article, line: &Line, settings: &Settings) -> bool {
    line.confidence < DOUBTFUL_BELOW
        && !article.decisions.lines.contains_key(&line.span)
        && article.rule_on(line, settings).is_none()
}

/// Whether nobody has said a word yet about a quotation that was read with doubt.
pub fn is_quote_doubtful(article: &Article, quote: &Quote) -> bool {
    quote.confidence < DOUBTFUL_BELOW && !article.decisions.quotes.contains_key(&quote.span)
}

/// The doubtful marks of an article as they stand in the text.
pub fn doubtful(article: &Article, analysis: &Analysis, settings: &Settings) -> Vec<Mark> {
    let lines = analysis.lines.iter().filter(|line| is_line_doubtful(article, line, settings));
    let quotes = analysis.quotes.iter().filter(|quote| is_quote_doubtful(article, quote));
    let lines: Vec<Mark> = lines.map(|line| Mark::Line(line.span)).collect();
    let quotes: Vec<Mark> = quotes.map(|quote| Mark::Quote(quote.span)).collect();
    merge(&lines, &quotes)
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::project::{LineDecision, QuoteDecision, Verdict};
    use bluepencil_engine::{Document, DocumentId, Likeness, LineRule, Text, analyse};

    use super::*;

    /// An article that is read with the same doubt everywhere.
    fn read(text: &str) -> (Article, Analysis) {
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(text), markup: None };
        let mut analysis = analyse(&document, &Settings::default());
        analysis.lines.iter_mut().for_each(|line| line.confidence = 0.69);
        analysis.quotes.iter_mut().for_each(|quote| quote.confidence = 0.69);
        (Article::new(document), analysis)
    }

    #[test]
    fn what_somebody_has_spoken_about_is_doubtful_no_more() {
        let (mut article, analysis) = read("“We rebuild,” said Ana Ruiz.\nTags: Harbour\nShare");
        let settings = Settings::default();
        assert_eq!(doubtful(&article, &analysis, &settings).len(), 4);
        let like = Likeness::of("TAGS: Bridge").unwrap();
        let settings = settings.with_rule(LineRule { like, keep: false });
        assert_eq!(doubtful(&article, &analysis, &settings).len(), 3);
        let (line, quote) = (analysis.lines[2].span, analysis.quotes[0].span);
        article.decisions.lines.insert(line, LineDecision::keeping(false));
        let decision = QuoteDecision { verdict: Verdict::Accepted, speaker: None };
        article.decisions.quotes.insert(quote, decision);
        let first = Mark::Line(analysis.lines[0].span);
        assert_eq!(doubtful(&article, &analysis, &settings), [first]);
    }

    #[test]
    fn what_is_sure_enough_is_not_doubtful() {
        let (article, mut analysis) = read("“We rebuild,” said Ana Ruiz.");
        analysis.lines[0].confidence = DOUBTFUL_BELOW;
        analysis.quotes[0].confidence = 1.0;
        assert_eq!(doubtful(&article, &analysis, &Settings::default()), []);
    }
}
