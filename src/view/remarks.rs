//! What is written about marks, which marks stand over a place, and where links lead.

use bluepencil_engine::DocumentId;
use bluepencil_engine::Span;
use bluepencil_engine::edit::Edit;
use bluepencil_engine::id::MarkId;
use bluepencil_engine::mark::{HandMark, Lost, Place, Relation, Remark};
use bluepencil_engine::project::Article;

use super::order::hand_marks_in;
use crate::state::{Mark, Workspace};

/// What is written about `mark` of `article`.
pub fn remark_on(article: &Article, mark: Mark) -> Remark {
    written_on(article, mark).cloned().unwrap_or_default()
}

/// The note on `mark` of `article`; empty where there is none.
pub fn note_on(article: &Article, mark: Mark) -> &str {
    written_on(article, mark).map_or("", |remark| remark.note.trim())
}

fn written_on(article: &Article, mark: Mark) -> Option<&Remark> {
    match place_of(mark) {
        Some(place) => article.decisions.remarks.get(&place),
        None => hand_mark(article, mark).map(|mark| &mark.remark),
    }
}

/// The change that has `remark` written about `mark` of `article`.
pub fn writing(article: &Article, mark: Mark, remark: Remark) -> Edit {
    let id = article.document.id.clone();
    match (mark, place_of(mark)) {
        (_, Some(place)) => {
            Edit::Remark { id, place, to: Some(remark).filter(|it| !it.is_empty()) }
        }
        (Mark::Hand(_, made), None) => {
            let to = hand_mark(article, mark).map(|mark| HandMark { remark, ..mark.clone() });
            Edit::Mark { id, mark: made, to }
        }
        (_, None) => Edit::Batch(Vec::new()),
    }
}

/// The mark made by hand that `mark` is.
pub fn hand_mark(article: &Article, mark: Mark) -> Option<&HandMark> {
    let Mark::Hand(_, id) = mark else { return None };
    article.decisions.marks.get(&id)
}

const fn place_of(mark: Mark) -> Option<Place> {
    match mark {
        Mark::Line(span) => Some(Place::Line(span)),
        Mark::Quote(span) => Some(Place::Quote(span)),
        Mark::Inline(span) => Some(Place::Inline(span)),
        Mark::Hand(..) => None,
    }
}

/// The id by which links name a mark made by hand or a quotation.
pub fn id_of(workspace: &Workspace, document: &DocumentId, mark: Mark) -> Option<MarkId> {
    match mark {
        Mark::Hand(_, id) => Some(id),
        Mark::Quote(span) => {
            let quotes = &workspace.readings.get(document)?.quotes;
            quotes.iter().find(|quote| quote.span == span).map(|quote| quote.id)
        }
        Mark::Line(_) | Mark::Inline(_) => None,
    }
}

/// What a link has at its other end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum End {
    /// A mark in an article.
    Placed(DocumentId, Mark),
    /// A mark whose words are gone from the article, and what they were.
    Unplaced(DocumentId, String),
}

/// The mark that an id names.
pub fn find(workspace: &Workspace, id: MarkId) -> Option<End> {
    workspace.project.articles.iter().find_map(|article| {
        let document = &article.document.id;
        let made = article.decisions.marks.get(&id).map(|mark| Mark::Hand(mark.span, id));
        let mark = made.or_else(|| {
            let quotes = &workspace.readings.get(document)?.quotes;
            quotes.iter().find(|quote| quote.id == id).map(|quote| Mark::Quote(quote.span))
        });
        let lost = || article.decisions.lost.get(&id).map(|lost| unplaced(document, lost));
        mark.map(|mark| End::Placed(document.clone(), mark)).or_else(lost)
    })
}

fn unplaced(document: &DocumentId, lost: &Lost) -> End {
    End::Unplaced(document.clone(), lost.anchor.exact.clone())
}

/// The marks whose links lead to `id`.
pub fn leading_to(workspace: &Workspace, id: MarkId) -> Vec<(Relation, End)> {
    let mut found = Vec::new();
    for article in &workspace.project.articles {
        let document = &article.document.id;
        // Ends are made for the few links that lead there, not for each of thousands of marks.
        let mut look = |remark: &Remark, end: &dyn Fn() -> End| {
            let links = remark.links.iter().filter(|link| link.to == id);
            found.extend(links.map(|link| (link.relation, end())));
        };
        for (id, mark) in article.decisions.marks.iter() {
            let here = Mark::Hand(mark.span, *id);
            look(&mark.remark, &|| End::Placed(document.clone(), here));
        }
        for (place, remark) in article.decisions.remarks.iter() {
            look(remark, &|| End::Placed(document.clone(), mark_at(*place)));
        }
        for lost in article.decisions.lost.values() {
            look(&lost.mark.remark, &|| unplaced(document, lost));
        }
    }
    found
}

const fn mark_at(place: Place) -> Mark {
    match place {
        Place::Line(span) => Mark::Line(span),
        Place::Quote(span) => Mark::Quote(span),
        Place::Inline(span) => Mark::Inline(span),
    }
}

/// The marks of the article on screen over any of the words of `span`, the shortest first.
pub fn marks_at(workspace: &Workspace, span: Span) -> Vec<Mark> {
    let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
        return Vec::new();
    };
    let mut here = hand_marks_in(article, span);
    here.extend(analysis.quotes.iter().map(|quote| Mark::Quote(quote.span)));
    here.extend(analysis.inline.iter().map(|mark| Mark::Inline(mark.span)));
    here.retain(|mark| mark.span().overlaps(span));
    here.sort_unstable_by_key(|mark| (mark.span().len(), mark.span().start, *mark));
    here
}

/// The edit that places a lost mark at `span`, or lets go of it.
pub fn found(article: &Article, id: MarkId, span: Option<Span>) -> Option<Edit> {
    let document = &article.document.id;
    let lost = article.decisions.lost.get(&id)?;
    let mut edits = vec![Edit::Lose { id: document.clone(), mark: id, to: None }];
    if let Some(span) = span {
        let to = Some(HandMark { span, ..lost.mark.clone() });
        edits.push(Edit::Mark { id: document.clone(), mark: id, to });
    }
    Some(Edit::Batch(edits))
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;
    use std::sync::Arc;

    use bluepencil_engine::mark::Link;
    use bluepencil_engine::revise::revise;
    use bluepencil_engine::{Document, Text};

    use super::*;
    use crate::state::Action;

    const TEXT: &str = "The mill lost money. The town paid.";

    /// An article with a mark on "lost money", numbered 1, that a mark on "paid", numbered 2, answers.
    fn linked() -> Rc<Workspace> {
        let id = DocumentId("a".into());
        let document =
            Document { id: id.clone(), title: None, text: Text::new(TEXT), markup: None };
        let link = Link { relation: Relation::Answers, to: MarkId(1) };
        let remark = Remark { links: vec![link], ..Remark::default() };
        let first = HandMark::new(Span::new(9, 19), "claim");
        let second = HandMark { remark, ..HandMark::new(Span::new(30, 34), "claim") };
        let mark = |mark, to| Edit::Mark { id: id.clone(), mark: MarkId(mark), to: Some(to) };
        let edits = vec![
            Edit::Add { index: 0, article: Arc::new(Article::new(document)) },
            mark(1, first),
            mark(2, second),
        ];
        let edit = Edit::Batch(edits);
        Rc::new(Workspace::new()).reduce(Action::Perform { edit, name: "Linked".into() })
    }

    /// The same after its text has become `text`.
    fn changed(text: &str) -> Rc<Workspace> {
        let before = linked();
        let edit = revise(&before.project, &DocumentId("a".into()), text, &[]).unwrap().edit;
        before.reduce(Action::Perform { edit, name: "Changed".into() })
    }

    fn placed(start: u32, end: u32, id: u64) -> End {
        let mark = Mark::Hand(Span::new(start, end), MarkId(id));
        End::Placed(DocumentId("a".into()), mark)
    }

    #[test]
    fn a_link_leads_to_its_mark_and_back() {
        let workspace = linked();
        assert_eq!(find(&workspace, MarkId(1)), Some(placed(9, 19, 1)));
        assert_eq!(leading_to(&workspace, MarkId(1)), [(Relation::Answers, placed(30, 34, 2))]);
        assert_eq!(find(&workspace, MarkId(3)), None);
    }

    #[test]
    fn a_mark_whose_words_are_gone_is_still_at_the_end_of_its_links() {
        let unplaced = |words: &str| End::Unplaced(DocumentId("a".into()), words.into());
        let first_gone = changed("The mill closed. The town paid.");
        assert_eq!(find(&first_gone, MarkId(1)), Some(unplaced("lost money")));
        let second_gone = changed("The mill lost money. The town left.");
        let back = leading_to(&second_gone, MarkId(1));
        assert_eq!(back, [(Relation::Answers, unplaced("paid"))]);
    }
}
