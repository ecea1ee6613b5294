//! Changes of a project by a person. Every change has an inverse, so undo is the same code as do;
//! a refused change leaves the project as it was.

mod history;
pub(crate) mod rewrite;
#[cfg(test)]
pub(crate) mod samples;

use std::sync::Arc;

use serde::Serialize;

use crate::document::DocumentId;
use crate::id::MarkId;
use crate::label::{Label, LabelError};
use crate::mark::{HandMark, Lost, MarkError, Place, Remark};
use crate::markup::Markup;
use crate::project::{Article, Decisions, LineDecision, Project, QuoteDecision, Verdict};
use crate::settings::Settings;
use crate::sorted_map::SortedMap;
use crate::span::Span;

pub use self::history::{History, Step};
pub use self::rewrite::Splice;

/// About what another change takes where it is kept: the longer a change of a text, the more of
/// them it counts for.
const BYTES_A_CHANGE: usize = 100;
/// What a line's markup takes there.
const BYTES_A_LINE: usize = 9;

/// One change. `None` as a decision takes an earlier decision back.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Edit {
    /// Takes an article out of the list, with all that was decided about it.
    Remove {
        /// Which.
        id: DocumentId,
    },
    /// Names an article, or lets its headline name it.
    Rename {
        /// Which.
        id: DocumentId,
        /// The new name.
        name: Option<String>,
    },
    /// Decides about a line.
    DecideLine {
        /// In which article.
        id: DocumentId,
        /// The line's span without surrounding white space.
        span: Span,
        /// What was decided.
        decision: Option<LineDecision>,
    },
    /// Decides about a quotation.
    DecideQuote {
        /// In which article.
        id: DocumentId,
        /// The quotation's span with its marks.
        span: Span,
        /// What was decided.
        decision: Option<QuoteDecision>,
    },
    /// Decides about a mark inside a line.
    DecideInline {
        /// In which article.
        id: DocumentId,
        /// The mark's span.
        span: Span,
        /// What was decided.
        decision: Option<Verdict>,
    },
    /// Changes the settings.
    Set(Settings),
    /// Several changes as one, in order; all or none.
    Batch(Vec<Edit>),
    /// Makes a mark, changes or removes it.
    Mark {
        /// In which article.
        id: DocumentId,
        /// Which mark.
        mark: MarkId,
        /// What it is from now on.
        to: Option<HandMark>,
    },
    /// Writes something about a detected mark.
    Remark {
        /// In which article.
        id: DocumentId,
        /// Which mark.
        place: Place,
        /// What is written from now on.
        to: Option<Remark>,
    },
    /// Puts a mark aside whose words are not found, or lets go of one that was.
    Lose {
        /// In which article.
        id: DocumentId,
        /// Which mark.
        mark: MarkId,
        /// What to look for.
        to: Option<Lost>,
    },
    /// Gives a label another name, in the set and on every mark that has it.
    Relabel {
        /// Its name.
        from: String,
        /// Its new name.
        to: String,
    },
    /// Writes other words into an article's text. What was decided about the words that stay moves
    /// with them; [`crate::revise`] makes the changes that take care of the others.
    Rewrite {
        /// In which article.
        id: DocumentId,
        /// In the order of the text.
        splices: Vec<Splice>,
        /// What its page's markup says of its lines from now on.
        markup: Option<Arc<Markup>>,
    },
    /// Puts an article into the list. Not to be serialized: it holds the article's text.
    /// Last, since formats that number variants would number those after it differently.
    #[serde(skip)]
    Add {
        /// Its place, from 0; at most the number of articles.
        index: usize,
        /// The article.
        article: Arc<Article>,
    },
}

crate::unpack!(enum Edit { Remove { id }, Rename { id, name }, DecideLine { id, span, decision }, DecideQuote { id, span, decision }, DecideInline { id, span, decision }, Set(a), Batch(a), Mark { id, mark, to }, Remark { id, place, to }, Lose { id, mark, to }, Relabel { from, to }, Rewrite { id, splices, markup } } without Add );

/// Why a change was refused.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    /// The list has no such article.
    #[error("there is no article “{}” in the list", .0.0)]
    UnknownDocument(DocumentId),
    /// The list has that article already.
    #[error("the article “{}” is in the list already", .0.0)]
    DuplicateDocument(DocumentId),
    /// A place beyond the end of the list.
    #[error("place {index} is beyond the end of a list of {len}")]
    PlaceOutside {
        /// The place asked for.
        index: usize,
        /// How many articles there are.
        len: usize,
    },
    /// A span that does not lie inside the article's text.
    #[error("bytes {}..{} are no stretch of a text of {len} bytes", .span.start, .span.end)]
    SpanOutside {
        /// The span asked for.
        span: Span,
        /// The text's length.
        len: u32,
    },
    /// A decision about words that are to be replaced; it is to be taken back first.
    #[error("something was decided about bytes {}..{}, which would be replaced", .span.start, .span.end)]
    WordsReplaced {
        /// What the decision is about.
        span: Span,
    },
    /// A mark, or what is written about one, that cannot be.
    #[error(transparent)]
    Mark(#[from] MarkError),
    /// A label that cannot be.
    #[error(transparent)]
    Label(#[from] LabelError),
}

impl Edit {
    /// The project after this change, and the change that takes it back.
    ///
    /// # Errors
    /// When the project has no such article or place, or a mark or label cannot be; the project is
    /// then as it was.
    pub fn apply(&self, project: &Project) -> Result<(Project, Edit), EditError> {
        let mut after = project.clone();
        let inverse = self.change(&mut after)?;
        check_twins(project, &after)?;
        Ok((after, inverse))
    }

    /// Changes `project` and returns what takes the change back. On an error the project may be
    /// changed by half.
    fn change(&self, project: &mut Project) -> Result<Edit, EditError> {
        let id = match self {
            Self::Add { index, article } => return add(project, *index, article),
            Self::Remove { id } => return remove(project, id),
            Self::Set(settings) => {
                let before = std::mem::replace(&mut project.settings, settings.clone());
                return Ok(Self::Set(before));
            }
            Self::Relabel { from, to } => return relabel(project, from, to),
            Self::Batch(edits) => return batch(project, edits),
            Self::Rename { id, .. }
            | Self::DecideLine { id, .. }
            | Self::DecideQuote { id, .. }
            | Self::DecideInline { id, .. }
            | Self::Mark { id, .. }
            | Self::Remark { id, .. }
            | Self::Lose { id, .. }
            | Self::Rewrite { id, .. } => id,
        };
        let found = project.articles.iter_mut().find(|article| &article.document.id == id);
        let article = found.ok_or_else(|| EditError::UnknownDocument(id.clone()))?;
        self.change_article(id.clone(), Arc::make_mut(article))
    }

    /// The same for a change of one article, whose id is `id`.
    fn change_article(&self, id: DocumentId, article: &mut Article) -> Result<Edit, EditError> {
        Ok(match self {
            Self::Rename { name, .. } => {
                let name = std::mem::replace(&mut article.name, name.clone());
                Self::Rename { id, name }
            }
            Self::DecideLine { span, decision, .. } => {
                check_span(article, *span)?;
                let decision = put(&mut article.decisions.lines, *span, decision);
                Self::DecideLine { id, span: *span, decision }
            }
            Self::DecideQuote { span, decision, .. } => {
                check_span(article, *span)?;
                let decision = put(&mut article.decisions.quotes, *span, decision);
                Self::DecideQuote { id, span: *span, decision }
            }
            Self::DecideInline { span, decision, .. } => {
                check_span(article, *span)?;
                let decision = put(&mut article.decisions.inline, *span, decision);
                Self::DecideInline { id, span: *span, decision }
            }
            Self::Mark { mark, to, .. } => {
                if let Some(mark) = to {
                    check_span(article, mark.span)?;
                    mark.check()?;
                }
                let to = put(&mut article.decisions.marks, *mark, to);
                Self::Mark { id, mark: *mark, to }
            }
            Self::Remark { place, to, .. } => {
                check_span(article, place.span())?;
                to.as_ref().map_or(Ok(()), Remark::check)?;
                let to = put(&mut article.decisions.remarks, *place, to);
                Self::Remark { id, place: *place, to }
            }
            Self::Lose { mark, to, .. } => {
                let to = put(&mut article.decisions.lost, *mark, to);
                Self::Lose { id, mark: *mark, to }
            }
            Self::Rewrite { splices, markup, .. } => {
                return rewrite::rewrite(article, splices, markup.as_ref());
            }
            // The others are about no article, or about more than one.
            other => other.clone(),
        })
    }

    /// Whether both change the same thing in place, so that what takes the earlier back takes both
    /// back.
    fn is_about_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Mark { id, mark, .. }, Self::Mark { id: other_id, mark: other, .. }) => {
                id == other_id && mark == other
            }
            (Self::Remark { id, place, .. }, Self::Remark { id: other_id, place: other, .. }) => {
                id == other_id && place == other
            }
            (
                Self::DecideLine { id, span, .. },
                Self::DecideLine { id: other_id, span: other, .. },
            ) => id == other_id && span == other,
            _ => false,
        }
    }

    /// How many changes it is, or is as long as; `None` if one of them adds an article.
    fn size(&self) -> Option<usize> {
        match self {
            Self::Add { .. } => None,
            Self::Batch(edits) => edits.iter().try_fold(1, |sum, edit| Some(sum + edit.size()?)),
            Self::Rewrite { splices, markup, .. } => {
                let bytes: usize = splices.iter().map(|splice| splice.text.len()).sum();
                let lines = markup.as_ref().map_or(0, |markup| markup.lines.len());
                Some(1 + splices.len() + (bytes + lines * BYTES_A_LINE) / BYTES_A_CHANGE)
            }
            _ => Some(1),
        }
    }
}

fn add(project: &mut Project, index: usize, article: &Arc<Article>) -> Result<Edit, EditError> {
    let id = &article.document.id;
    if project.find(id).is_some() {
        return Err(EditError::DuplicateDocument(id.clone()));
    }
    let len = project.articles.len();
    if index > len {
        return Err(EditError::PlaceOutside { index, len });
    }
    project.articles.insert(index, Arc::clone(article));
    Ok(Edit::Remove { id: id.clone() })
}

fn remove(project: &mut Project, id: &DocumentId) -> Result<Edit, EditError> {
    let (index, _) = project.find(id).ok_or_else(|| EditError::UnknownDocument(id.clone()))?;
    let article = project.articles.remove(index);
    Ok(Edit::Add { index, article })
}

/// Renames a label. A name that marks have already is refused even where no label of the set has
/// it: afterwards nobody could tell those marks from the renamed ones.
fn relabel(project: &mut Project, from: &str, to: &str) -> Result<Edit, EditError> {
    let labels = &project.settings.labels;
    let label = labels.get(from).ok_or_else(|| LabelError::Unknown(from.to_owned()))?;
    let labels = labels.changed(from, Label { name: to.to_owned(), ..label.clone() })?;
    let has = |article: &Arc<Article>, name: &str| {
        let Decisions { marks, lost, .. } = &article.decisions;
        marks.values().chain(lost.values().map(|lost| &lost.mark)).any(|mark| mark.label == name)
    };
    if from != to && project.articles.iter().any(|article| has(article, to)) {
        return Err(LabelError::Taken(to.to_owned()).into());
    }
    project.settings.labels = labels;
    for article in project.articles.iter_mut().filter(|article| has(article, from)) {
        let Decisions { marks, lost, .. } = &mut Arc::make_mut(article).decisions;
        let marks = marks.values_mut().chain(lost.values_mut().map(|lost| &mut lost.mark));
        for mark in marks.filter(|mark| mark.label == from) {
            to.clone_into(&mut mark.label);
        }
    }
    Ok(Edit::Relabel { from: to.to_owned(), to: from.to_owned() })
}

fn check_span(article: &Article, span: Span) -> Result<(), EditError> {
    let text = &article.document.text;
    if text.has(span) { Ok(()) } else { Err(EditError::SpanOutside { span, len: text.len() }) }
}

/// Refuses two marks in an article that changed which have the same words and the same label. Looked
/// at once a change, so that a batch of thousands costs one sorting.
fn check_twins(before: &Project, after: &Project) -> Result<(), EditError> {
    let befores = before.articles.iter().map(Some).chain(std::iter::repeat(None));
    let is_same = |a: &Arc<Article>, b: Option<&Arc<Article>>| b.is_some_and(|b| Arc::ptr_eq(a, b));
    for (article, before) in after.articles.iter().zip(befores) {
        if is_same(article, before) {
            continue;
        }
        let mut marks: Vec<&HandMark> = article.decisions.marks.values().collect();
        marks.sort_unstable_by(|a, b| (a.span, &a.label).cmp(&(b.span, &b.label)));
        let is_twin = |a: &HandMark, b: &HandMark| (a.span, &a.label) == (b.span, &b.label);
        let mut pairs = marks.iter().zip(marks.iter().skip(1));
        if let Some((twin, _)) = pairs.find(|(a, b)| is_twin(a, b)) {
            return Err(MarkError::Twin(twin.label.clone()).into());
        }
    }
    Ok(())
}

/// Sets or takes back the value of `key` and returns the one before.
fn put<K: Ord, V: Clone>(map: &mut SortedMap<K, V>, key: K, value: &Option<V>) -> Option<V> {
    match value {
        Some(value) => map.insert(key, value.clone()),
        None => map.remove(&key),
    }
}

fn batch(project: &mut Project, edits: &[Edit]) -> Result<Edit, EditError> {
    let mut inverses = Vec::with_capacity(edits.len());
    // Ten thousand articles are not looked through for each of ten thousand others.
    let (added, others) = edits.split_at(appended(project, edits));
    for edit in added {
        if let Edit::Add { article, .. } = edit {
            project.articles.push(Arc::clone(article));
            inverses.push(Edit::Remove { id: article.document.id.clone() });
        }
    }
    let (removed, others) = others.split_at(removed(project, others));
    if !removed.is_empty() {
        inverses.extend(remove_all(project, removed));
    }
    for edit in others {
        inverses.push(edit.change(project)?);
    }
    inverses.reverse();
    Ok(Edit::Batch(inverses))
}

/// How many of the first edits put articles that the list does not have at its end, one by one.
fn appended(project: &Project, edits: &[Edit]) -> usize {
    let mut known: Vec<&DocumentId> =
        project.articles.iter().map(|article| &article.document.id).collect();
    let ends = (project.articles.len()..).zip(edits);
    let added = ends.map_while(|(end, edit)| match edit {
        Edit::Add { index, article } if *index == end => Some(&article.document.id),
        _ => None,
    });
    let added: Vec<&DocumentId> = added.collect();
    known.extend(&added);
    known.sort_unstable();
    // One that comes twice is refused where the edits are done one by one.
    if known.array_windows().any(|[a, b]| a == b) { 0 } else { added.len() }
}

/// How many of the first edits take articles out that the list has, each once, in its order.
fn removed(project: &Project, edits: &[Edit]) -> usize {
    let mut articles = project.articles.iter();
    let is_next = |edit: &&Edit| match edit {
        Edit::Remove { id } => articles.any(|article| &article.document.id == id),
        _ => false,
    };
    edits.iter().take_while(is_next).count()
}

/// Takes out the articles that `edits` name in the order of the list; returns the inverses.
fn remove_all(project: &mut Project, edits: &[Edit]) -> Vec<Edit> {
    let mut edits = edits.iter().peekable();
    let mut inverses = Vec::new();
    let mut kept = Vec::with_capacity(project.articles.len());
    for article in project.articles.drain(..) {
        let is_it =
            |edit: &&Edit| matches!(edit, Edit::Remove { id } if *id == article.document.id);
        match edits.next_if(is_it) {
            Some(_) => inverses.push(Edit::Add { index: kept.len(), article }),
            None => kept.push(article),
        }
    }
    project.articles = kept;
    inverses
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::samples::{any_edit, any_marking, article, mark, project};
    use super::*;

    #[test]
    fn a_batch_with_one_bad_change_changes_nothing() {
        let edit = Edit::Batch(vec![
            Edit::Remove { id: DocumentId("a".into()) },
            Edit::Remove { id: DocumentId("a".into()) },
        ]);
        assert_eq!(edit.apply(&project()), Err(EditError::UnknownDocument(DocumentId("a".into()))));
    }

    #[test]
    fn many_articles_are_added_and_removed_as_one_step() {
        let (before, name) = (project(), |n: usize| format!("{n}"));
        let end = before.articles.len();
        let add = |n: usize| Edit::Add { index: end + n, article: article(&name(n), "New.") };
        let added = Edit::Batch((0..500).map(add).collect());
        let (many, inverse) = added.apply(&before).unwrap();
        assert_eq!(many.articles.len(), end + 500);
        assert_eq!(inverse.apply(&many).unwrap().0, before);
        let remove = |n: usize| Edit::Remove { id: DocumentId(name(n)) };
        let removed = Edit::Batch((0..500).step_by(3).map(remove).collect());
        let (fewer, inverse) = removed.apply(&many).unwrap();
        assert_eq!(fewer.articles.len(), end + 333);
        assert_eq!(inverse.apply(&fewer).unwrap().0, many);
        let twice =
            Edit::Batch(vec![add(0), Edit::Add { index: end + 1, article: article("0", "") }]);
        assert!(matches!(twice.apply(&before), Err(EditError::DuplicateDocument(_))));
    }

    #[test]
    fn a_decision_outside_the_text_is_refused() {
        let (id, span) = (DocumentId("a".into()), Span::new(1, 9));
        let edit = Edit::DecideLine { id, span, decision: Some(LineDecision::keeping(true)) };
        assert_eq!(edit.apply(&project()), Err(EditError::SpanOutside { span, len: 20 }));
    }

    #[test]
    fn marks_may_cross_but_two_that_say_the_same_are_refused() {
        let (words, crossing) = (Span::new(3, 6), Span::new(0, 5));
        let marks =
            vec![mark(1, words, "claim"), mark(2, words, "name"), mark(3, crossing, "claim")];
        let (after, _) = Edit::Batch(marks).apply(&project()).unwrap();
        assert_eq!(after.articles[0].decisions.marks.keys().count(), 3);
        let error = mark(4, words, "claim").apply(&after).unwrap_err();
        assert_eq!(
            error.to_string(),
            "These words are marked as “claim” already. Add to that mark’s note, or choose another \
             label."
        );
        assert!(mark(1, words, "claim").apply(&after).is_ok(), "a mark is no twin of itself");
    }

    #[test]
    fn two_marks_may_change_places_in_one_step() {
        let (one, two) = (Span::new(3, 6), Span::new(0, 4));
        let first = Edit::Batch(vec![mark(1, one, "claim"), mark(2, two, "claim")]);
        let (after, _) = first.apply(&project()).unwrap();
        let change = Edit::Batch(vec![mark(1, two, "claim"), mark(2, one, "claim")]);
        assert!(change.apply(&after).is_ok());
    }

    #[test]
    fn a_mark_of_nothing_or_outside_the_text_is_refused() {
        let error = mark(1, Span::new(3, 3), "claim").apply(&project()).unwrap_err();
        assert_eq!(error, EditError::Mark(MarkError::Blank));
        let span = Span::new(1, 6);
        let error = mark(1, span, "claim").apply(&project()).unwrap_err();
        assert_eq!(error, EditError::SpanOutside { span, len: 20 });
    }

    #[test]
    fn a_renamed_label_is_renamed_on_every_mark() {
        let (now, _) = mark(1, Span::new(0, 3), "claim").apply(&project()).unwrap();
        let relabel = |from: &str, to: &str| Edit::Relabel { from: from.into(), to: to.into() };
        let (after, _) = relabel("claim", "Assertion").apply(&now).unwrap();
        assert_eq!(after.articles[0].decisions.marks.values().next().unwrap().label, "Assertion");
        assert_eq!(after.settings.labels.by_key('2').unwrap().name, "Assertion");
        let taken = relabel("claim", "Quote").apply(&now).unwrap_err();
        assert_eq!(taken, EditError::Label(LabelError::Taken("quote".into())));
        let unlabelled = Settings { labels: now.settings.labels.without("claim"), ..now.settings };
        let now = Project { settings: unlabelled, ..now };
        let taken = relabel("name", "claim").apply(&now).unwrap_err();
        assert_eq!(taken, EditError::Label(LabelError::Taken("claim".into())));
    }

    #[test]
    fn ten_thousand_marks_are_made_in_one_step() {
        let text = "no ".repeat(10_000);
        let project = Project { articles: vec![article("a", &text)], ..Project::default() };
        let marks = (0u32..10_000).map(|n| mark(n.into(), Span::new(3 * n, 3 * n + 2), "claim"));
        let (after, inverse) = Edit::Batch(marks.collect()).apply(&project).unwrap();
        assert_eq!(after.articles[0].decisions.marks.keys().count(), 10_000);
        assert_eq!(inverse.apply(&after).unwrap().0, project);
    }

    proptest! {
        #[test]
        fn an_edit_and_its_inverse_are_identity(edit in any_edit()) {
            let before = project();
            if let Ok((after, inverse)) = edit.apply(&before) {
                let (back, again) = inverse.apply(&after).unwrap();
                prop_assert_eq!(&back, &before);
                prop_assert_eq!(again.apply(&back).unwrap().0, after);
            }
        }

        #[test]
        fn no_edit_leaves_two_equal_marks(edits in proptest::collection::vec(any_marking(), 0..20)) {
            let mut now = project();
            for edit in &edits {
                now = edit.apply(&now).map_or(now, |(after, _)| after);
                for article in &now.articles {
                    let marks: Vec<_> = article.decisions.marks.values().collect();
                    for (at, mark) in marks.iter().enumerate() {
                        let is_twin = |other: &&HandMark| (other.span, &other.label) == (mark.span, &mark.label);
                        prop_assert!(!marks[at + 1..].iter().copied().any(|other| is_twin(&other)));
                    }
                }
            }
        }
    }
}
