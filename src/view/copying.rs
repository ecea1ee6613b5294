//! What is copied of the article on screen.

use bluepencil_engine::Span;
use bluepencil_engine::clean::clean_within;

use crate::state::{View, Workspace};

/// The text of `span` of the article on screen as the view shows it: without struck lines where these
/// are not shown. Nothing where no word of it is shown.
pub fn copied(workspace: &Workspace, span: Span) -> Option<String> {
    let article = workspace.article()?;
    let text = match (workspace.view, workspace.analysis()) {
        (View::Clean, Some(analysis)) => {
            clean_within(article, analysis, &workspace.project.settings, span)
        }
        _ => article.document.text.slice(span).to_owned(),
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::sync::Arc;

    use bluepencil_engine::edit::Edit;
    use bluepencil_engine::project::Article;
    use bluepencil_engine::{Document, DocumentId, LineKind, Settings, Text, analyse};

    use super::*;
    use crate::state::Action;

    const TEXT: &str = "Harbour stays open\n\nAdvertisement\n\n“We stay,” said Ana Ruiz.\n";

    /// What is copied of all of the text, and of a part, in a view.
    fn check(view: View, all: &str, part: Option<&str>) {
        let id = DocumentId("a".into());
        let document =
            Document { id: id.clone(), title: None, text: Text::new(TEXT), markup: None };
        let mut analysis = analyse(&document, &Settings::default());
        let kinds = [LineKind::Title, LineKind::Advertisement, LineKind::Paragraph];
        analysis.lines.iter_mut().zip(kinds).for_each(|(line, kind)| line.kind = kind);
        let edit = Edit::Add { index: 0, article: Arc::new(Article::new(document)) };
        let shown = Rc::new(Workspace::new())
            .reduce(Action::Perform { edit, name: "Added".into() })
            .reduce(Action::Read(vec![(id, Rc::new(analysis))]))
            .reduce(Action::View(view));
        let whole = shown.article().unwrap().document.text.span();
        assert_eq!(copied(&shown, whole).as_deref(), Some(all));
        let at = TEXT.find("Adv").unwrap();
        assert_eq!(copied(&shown, Span::from_usize(at, at + 6)).as_deref(), part);
    }

    #[test]
    fn what_the_view_shows_is_copied() {
        check(View::Marked, TEXT, Some("Advert"));
        check(View::Original, TEXT, Some("Advert"));
        check(View::Clean, "Harbour stays open\n\n“We stay,” said Ana Ruiz.", None);
    }
}
