//! The clean article: what stays of it, as plain text.

use crate::analysis::Analysis;
use crate::project::Article;
use crate::settings::Settings;
use crate::span::Span;

/// The lines of `article` that stay, in order and without the white space around them.
///
/// Two of them are parted by an empty line where at least one stood between them in the article,
/// else by a line end. Nothing stands before the first line or after the last, so what is copied
/// can be put anywhere; whoever writes a file adds the last line end. Nothing kept gives an empty
/// string.
pub fn clean_text(article: &Article, analysis: &Analysis, settings: &Settings) -> String {
    clean_within(article, analysis, settings, article.document.text.span())
}

/// The same of no more than the bytes of `within`: a line that it begins or ends in is cut.
pub fn clean_within(
    article: &Article,
    analysis: &Analysis,
    settings: &Settings,
    within: Span,
) -> String {
    let mut clean = String::new();
    let mut before = 0;
    let mut is_parted = false;
    for line in &analysis.lines {
        is_parted |= line.number > before + 1;
        before = line.number;
        if !article.keeps(line, settings) || !line.span.overlaps(within) {
            continue;
        }
        let (start, end) = (line.span.start.max(within.start), line.span.end.min(within.end));
        if !clean.is_empty() {
            clean.push_str(if is_parted { "\n\n" } else { "\n" });
        }
        clean.push_str(article.document.text.slice(Span::new(start, end)));
        is_parted = false;
    }
    clean
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Document, DocumentId};
    use crate::likeness::{Likeness, LineRule};
    use crate::line::{Line, LineKind};
    use crate::project::LineDecision;
    use crate::reason::Reason;
    use crate::text::Text;

    /// An article in which every line that begins with `-` is an advertisement.
    fn read(text: &str) -> (Article, Analysis) {
        let text = Text::new(text);
        let lines = text.line_spans().zip(1..).filter_map(|(span, number)| {
            let span = text.trim(span);
            let is_struck = text.slice(span).starts_with('-');
            let kind = if is_struck { LineKind::Advertisement } else { LineKind::Paragraph };
            (!span.is_empty()).then_some(Line {
                number,
                span,
                words: 0,
                kind,
                keep: !is_struck,
                confidence: 1.0,
                reason: Reason::Prose,
            })
        });
        let analysis = Analysis { lines: lines.collect(), ..Analysis::default() };
        let document = Document { id: DocumentId("a".into()), title: None, text, markup: None };
        (Article::new(document), analysis)
    }

    fn check(text: &str, expected: &str) {
        let (article, analysis) = read(text);
        assert_eq!(clean_text(&article, &analysis, &Settings::default()), expected);
    }

    #[test]
    fn struck_lines_leave_no_gap() {
        check("A\n- ad\nB", "A\nB");
        check("- ad\n\nA\n\n\n- ad\n\n- ad\n\nB\n\n", "A\n\nB");
    }

    #[test]
    fn lines_are_parted_as_they_were() {
        check("A\nB\n\n\n\nC", "A\nB\n\nC");
        check("A\n- ad\n\nB", "A\n\nB");
    }

    #[test]
    fn a_part_is_cut_where_it_begins_and_ends() {
        let (article, analysis) = read("One two\n- ad\n\nThree four\n- ad\nFive");
        let part = |within| clean_within(&article, &analysis, &Settings::default(), within);
        assert_eq!(part(Span::new(4, 19)), "two\n\nThree");
        assert_eq!(part(Span::new(14, 19)), "Three");
        assert_eq!(part(Span::new(8, 12)), "", "what is struck is no part of it");
        assert_eq!(part(article.document.text.span()), "One two\n\nThree four\nFive");
    }

    #[test]
    fn white_space_around_a_line_is_left_out() {
        check("\u{feff}  A \n \u{200b} \n\u{a0}B\r\n", "A\n\nB");
    }

    #[test]
    fn nothing_kept_is_empty() {
        check("- ad\n- ad", "");
        check("", "");
    }

    #[test]
    fn a_decision_goes_before_the_settings() {
        let (mut article, analysis) = read("A\n- ad\nB");
        let spans: Vec<_> = analysis.lines.iter().map(|line| line.span).collect();
        article.decisions.lines.insert(spans[1], LineDecision::keeping(true));
        article.decisions.lines.insert(spans[2], LineDecision::keeping(false));
        assert_eq!(clean_text(&article, &analysis, &Settings::default()), "A\n- ad");
        let all = Settings { struck: Vec::new(), ..Settings::default() };
        assert_eq!(clean_text(&article, &analysis, &all), "A\n- ad");
    }

    #[test]
    fn a_line_stays_as_the_kind_that_a_person_says_it_is() {
        let (mut article, analysis) = read("A\n- ad\nB\nC");
        let spans: Vec<_> = analysis.lines.iter().map(|line| line.span).collect();
        let say = |keep, kind| LineDecision { keep, kind: Some(kind) };
        article.decisions.lines.insert(spans[1], say(None, LineKind::Subheading));
        article.decisions.lines.insert(spans[2], say(None, LineKind::Caption));
        article.decisions.lines.insert(spans[3], say(Some(true), LineKind::Caption));
        let settings = Settings::default();
        assert_eq!(clean_text(&article, &analysis, &settings), "A\n- ad\nC");
        let captions = settings.with(LineKind::Caption, true);
        assert_eq!(clean_text(&article, &analysis, &captions), "A\n- ad\nB\nC");
        let like = Likeness::of("- AD").unwrap();
        let ruled = settings.with_rule(LineRule { like, keep: false });
        assert_eq!(clean_text(&article, &analysis, &ruled), "A\n- ad\nC", "a rule is about others");
    }

    #[test]
    fn a_rule_goes_before_the_kinds_and_after_a_decision() {
        let (mut article, analysis) = read("Photo: A\n- ad\nPhoto: B\nC");
        let rule = |line, keep| LineRule { like: Likeness::of(line).unwrap(), keep };
        let settings = Settings::default().with_rule(rule("PHOTO: X", false));
        let settings = settings.with_rule(rule("- AD", true));
        assert_eq!(clean_text(&article, &analysis, &settings), "- ad\nC");
        let spans: Vec<_> = analysis.lines.iter().map(|line| line.span).collect();
        article.decisions.lines.insert(spans[2], LineDecision::keeping(true));
        assert_eq!(clean_text(&article, &analysis, &settings), "- ad\nPhoto: B\nC");
    }
}
