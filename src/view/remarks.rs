//! What is written about marks, which marks stand over a place, and where links lead.

use bluepencil_engine::DocumentId;
use bluepencil_engine::Span;
use bluepencil_engine::edit::Edit;
use bluepencil_engine::id::MarkId;
use bluepencil_engine::mark::{HandMark, Place, Relation, Remark};
use bluepencil_engine::project::Article;

use super::order::hand_marks;
use crate::state::{Mark, Workspace};

/// What is written about `mark` of `article`.
pub fn remark_on(article: &Article, mark: Mark) -> Remark {
    let decisions = &article.decisions;
    let remark = match place_of(mark) {
        Some(place) => decisions.remarks.get(&place),
        None => hand_mark(article, mark).map(|mark| &mark.remark),
    };
    remark.cloned().unwrap_or_default()
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

/// The mark that an id names, with its article.
pub fn find(workspace: &Workspace, id: MarkId) -> Option<(DocumentId, Mark)> {
    workspace.project.articles.iter().find_map(|article| {
        let document = &article.document.id;
        let made = article.decisions.marks.get(&id).map(|mark| Mark::Hand(mark.span, id));
        let mark = made.or_else(|| {
            let quotes = &workspace.readings.get(document)?.quotes;
            quotes.iter().find(|quote| quote.id == id).map(|quote| Mark::Quote(quote.span))
        });
        mark.map(|mark| (document.clone(), mark))
    })
}

/// The marks whose links lead to `id`.
pub fn leading_to(workspace: &Workspace, id: MarkId) -> Vec<(Relation, DocumentId, Mark)> {
    let mut found = Vec::new();
    for article in &workspace.project.articles {
        let mut look = |mark: Mark, remark: &Remark| {
            for link in remark.links.iter().filter(|link| link.to == id) {
                found.push((link.relation, article.document.id.clone(), mark));
            }
        };
        for (id, mark) in article.decisions.marks.iter() {
            look(Mark::Hand(mark.span, *id), &mark.remark);
        }
        for (place, remark) in article.decisions.remarks.iter() {
            look(mark_at(*place), remark);
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
    let mut here = hand_marks(article);
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
