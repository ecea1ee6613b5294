//! What a person says that a line is, in place of what was read.

use bluepencil_engine::edit::Edit;
use bluepencil_engine::project::{Article, LineDecision};
use bluepencil_engine::{Analysis, Line, LineKind, Settings, Span};

use crate::state::{Mark, Workspace};

/// The change that has `line` be of `kind`. Whether it stays follows from that, unless the person has
/// said that of the line already; what it was read as takes back what was said.
pub fn saying(article: &Article, line: &Line, kind: LineKind) -> Edit {
    let kind = Some(kind).filter(|kind| *kind != line.kind);
    let decision = LineDecision { kind, ..article.said_of(line) }.or_none();
    Edit::DecideLine { id: article.document.id.clone(), span: line.span, decision }
}

/// The change that has `line` stay, or not, for a person's word; the same word again takes it back.
/// What they said that it is holds on.
pub fn keeping(article: &Article, line: &Line, keep: bool) -> Edit {
    let said = article.said_of(line);
    let keep = Some(keep).filter(|keep| said.keep != Some(*keep));
    let decision = LineDecision { keep, ..said }.or_none();
    Edit::DecideLine { id: article.document.id.clone(), span: line.span, decision }
}

/// The kinds that lines may be said to be: those that stay, and those that are struck.
pub fn offered(settings: &Settings) -> [Vec<LineKind>; 2] {
    let (kept, struck) = LineKind::ALL.iter().partition(|kind| settings.keeps(**kind));
    [kept, struck]
}

/// The line that a command about lines means: the one in focus, else the one in which the words
/// stand that are selected, else the one with the mark in focus.
pub fn meant(workspace: &Workspace, selected: Option<Span>) -> Option<Span> {
    let at = match (workspace.focus, selected) {
        (Some(Mark::Line(span)), None) => return Some(span),
        (_, Some(selected)) => selected.start,
        (Some(mark), None) => mark.span().start,
        (None, None) => return None,
    };
    line_at(workspace.analysis()?, at)
}

/// The line that the byte `at` stands in; of one between lines the line that follows.
fn line_at(analysis: &Analysis, at: u32) -> Option<Span> {
    let next = analysis.lines.partition_point(|line| line.span.end < at);
    analysis.lines.get(next).map(|line| line.span)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::sync::Arc;

    use bluepencil_engine::project::Project;
    use bluepencil_engine::{Document, DocumentId, Text, analyse};

    use super::*;
    use crate::state::Action;

    const TEXT: &str = "Harbour stays open\n\nAdvertisement\n\n“We stay,” said Ana Ruiz.";

    fn read() -> (Project, Analysis) {
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(TEXT), markup: None };
        let settings = Settings::default();
        let mut analysis = analyse(&document, &settings);
        let kinds = [LineKind::Title, LineKind::Advertisement, LineKind::Paragraph];
        analysis.lines.iter_mut().zip(kinds).for_each(|(line, kind)| line.kind = kind);
        (Project { articles: vec![Arc::new(Article::new(document))], settings }, analysis)
    }

    /// What is decided about the second line after `steps`, and whether it stays.
    fn check(steps: &[fn(&Article, &Line) -> Edit], expected: Option<LineDecision>, keeps: bool) {
        let (mut project, analysis) = read();
        let line = &analysis.lines[1];
        for step in steps {
            let edit = step(&project.articles[0], line);
            (project, _) = edit.apply(&project).unwrap();
        }
        let article = &project.articles[0];
        assert_eq!(article.decisions.lines.get(&line.span).copied(), expected);
        assert_eq!(article.keeps(line, &project.settings), keeps);
    }

    #[test]
    fn a_line_is_what_a_person_says_and_stays_accordingly() {
        let subheading: fn(&Article, &Line) -> Edit = |a, it| saying(a, it, LineKind::Subheading);
        let caption: fn(&Article, &Line) -> Edit = |a, it| saying(a, it, LineKind::Caption);
        let as_read: fn(&Article, &Line) -> Edit = |a, it| saying(a, it, LineKind::Advertisement);
        let keep: fn(&Article, &Line) -> Edit = |a, it| keeping(a, it, true);
        let kind = |kind| Some(LineDecision::of_kind(kind));
        check(&[], None, false);
        check(&[subheading], kind(LineKind::Subheading), true);
        check(&[subheading, caption], kind(LineKind::Caption), false);
        check(&[subheading, as_read], None, false);
        check(&[as_read], None, false);
        let kept = |kind| Some(LineDecision { keep: Some(true), kind });
        check(&[keep, caption], kept(Some(LineKind::Caption)), true);
        check(&[caption, keep], kept(Some(LineKind::Caption)), true);
        check(&[caption, keep, as_read], kept(None), true);
        check(&[caption, keep, keep], kind(LineKind::Caption), false);
        check(&[keep, keep], None, false);
    }

    #[test]
    fn every_kind_is_offered_once_with_what_becomes_of_its_lines() {
        let settings = Settings::default().with(LineKind::Caption, true);
        let [kept, struck] = offered(&settings);
        assert!(kept.contains(&LineKind::Caption) && struck.contains(&LineKind::Promo));
        assert_eq!(kept.len() + struck.len(), LineKind::ALL.len());
    }

    #[test]
    fn the_line_that_is_meant_is_in_focus_or_around_what_is() {
        let (project, analysis) = read();
        let spans: Vec<Span> = analysis.lines.iter().map(|line| line.span).collect();
        let quote = Mark::Quote(analysis.quotes[0].span);
        let edit = Edit::Add { index: 0, article: Arc::clone(&project.articles[0]) };
        let id = DocumentId("a".into());
        let open = Rc::new(Workspace::new())
            .reduce(Action::Perform { edit, name: "Added".into() })
            .reduce(Action::Read(vec![(id, Rc::new(analysis))]));
        let focused = |mark: Option<Mark>| open.clone().reduce(Action::Focus(mark));
        assert_eq!(meant(&focused(None), None), None);
        assert_eq!(meant(&focused(Some(quote)), None), Some(spans[2]));
        let line = focused(Some(Mark::Line(spans[1])));
        assert_eq!(meant(&line, None), Some(spans[1]));
        assert_eq!(meant(&line, Some(Span::new(3, 3))), Some(spans[0]));
        assert_eq!(
            meant(&line, Some(Span::new(19, 19))),
            Some(spans[1]),
            "the blank line before it"
        );
        assert_eq!(meant(&line, Some(Span::new(18, 30))), Some(spans[0]));
    }
}
