//! What stands in one article more than once, and how to strike all of it but the first.

use bluepencil_engine::edit::Edit;
use bluepencil_engine::project::{Article, LineDecision};
use bluepencil_engine::{Analysis, Line, Passage, Repeat, Settings};

/// The edits that strike the lines of `repeat` that stay, except the first of them. Lines of which
/// it is only a part are left as they are. Nothing where one line at most stays.
pub fn strike_others(
    article: &Article,
    analysis: &Analysis,
    settings: &Settings,
    repeat: &Repeat,
) -> Vec<Edit> {
    let id = &article.document.id;
    let line = |passage: &Passage| {
        let at = analysis.lines.partition_point(|line| line.span.end <= passage.span.start);
        let line = analysis.lines.get(at)?;
        let is_it = &passage.document == id && passage.span.contains(line.span);
        (is_it && article.keeps(line, settings)).then_some(line)
    };
    let others = repeat.passages.iter().filter_map(line).skip(1);
    let edit = |line: &Line| {
        let decision = Some(LineDecision { keep: Some(false), ..article.said_of(line) });
        Edit::DecideLine { id: id.clone(), span: line.span, decision }
    };
    others.map(edit).collect()
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use bluepencil_engine::project::Project;
    use bluepencil_engine::{Document, DocumentId, Text, analyse};

    use super::*;

    #[test]
    fn all_but_the_first_line_that_stays_are_struck_and_brought_back() {
        let line = "The ferry across the sound will sail again from the first of May.";
        let text =
            format!("Ferry\n\n{line}\n\nTickets cost the same.\n\n{line}\n\nThe end.\n\n{line}");
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(&text), markup: None };
        let settings = Settings { struck: Vec::new(), ..Settings::default() };
        let analysis = analyse(&document, &settings);
        let article = Article::new(document);
        let repeat = &analysis.repeats[0];
        let edits = strike_others(&article, &analysis, &settings, repeat);
        assert_eq!(edits.len(), 2);
        let articles = vec![Arc::new(article)];
        let project = Project { articles, settings: settings.clone() };
        let (after, inverse) = Edit::Batch(edits).apply(&project).unwrap();
        let kept = analysis.lines.iter().filter(|it| after.articles[0].keeps(it, &settings));
        let kept = kept.filter(|it| after.articles[0].document.text.slice(it.span) == line);
        assert_eq!(kept.count(), 1);
        assert_eq!(strike_others(&after.articles[0], &analysis, &settings, repeat), []);
        assert_eq!(inverse.apply(&after).unwrap().0, project);
    }
}
