//! Changes of a project by a person. Every change has an inverse, so undo is the same code as do;
//! a refused change leaves the project as it was.

use std::sync::Arc;

use serde::Serialize;

use crate::document::DocumentId;
use crate::id::MarkId;
use crate::label::{Label, LabelError};
use crate::mark::{HandMark, Lost, MarkError, Place, Remark};
use crate::project::{Article, Decisions, LineDecision, Project, QuoteDecision, Verdict};
use crate::settings::Settings;
use crate::sorted_map::SortedMap;
use crate::span::Span;

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

crate::unpack!(enum Edit { Remove { id }, Rename { id, name }, DecideLine { id, span, decision }, DecideQuote { id, span, decision }, DecideInline { id, span, decision }, Set(a), Batch(a), Mark { id, mark, to }, Remark { id, place, to }, Lose { id, mark, to }, Relabel { from, to } } without Add );

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
            | Self::Lose { id, .. } => id,
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
            _ => false,
        }
    }

    /// How many changes it is; `None` if one of them adds an article.
    fn size(&self) -> Option<usize> {
        match self {
            Self::Add { .. } => None,
            Self::Batch(edits) => edits.iter().try_fold(1, |sum, edit| Some(sum + edit.size()?)),
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

/// The changes so far, as the inverses that undo them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

crate::unpack!(struct History { done, undone });

/// A change with the name that a person knows it by.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// What was done ("Removed an article").
    pub name: String,
    /// The change that takes it back (or, when undone, does it again).
    pub edit: Edit,
}

crate::unpack!(struct Step { name, edit });

impl History {
    /// A history of these steps, the newest last, and of those that were taken back.
    pub const fn new(done: Vec<Step>, undone: Vec<Step>) -> Self {
        Self { done, undone }
    }

    /// Applies `edit` and remembers how to take it back. What had been undone is forgotten.
    ///
    /// # Errors
    /// As [`Edit::apply`]; project and history are then as they were.
    pub fn perform(
        &mut self,
        project: &Project,
        edit: &Edit,
        name: impl Into<String>,
    ) -> Result<Project, EditError> {
        let (after, inverse) = edit.apply(project)?;
        self.done.push(Step { name: name.into(), edit: inverse });
        self.undone.clear();
        Ok(after)
    }

    /// Applies `edit` as a part of the last step, where that has the same name and changed the same
    /// mark: what is typed in one go is taken back in one go. Else as [`Self::perform`].
    ///
    /// # Errors
    /// As [`Edit::apply`]; project and history are then as they were.
    pub fn amend(
        &mut self,
        project: &Project,
        edit: &Edit,
        name: impl Into<String>,
    ) -> Result<Project, EditError> {
        let name = name.into();
        let is_more = |step: &Step| step.name == name && step.edit.is_about_same(edit);
        if self.undone.is_empty() && self.done.last().is_some_and(is_more) {
            return edit.apply(project).map(|(after, _)| after);
        }
        self.perform(project, edit, name)
    }

    /// Takes the last change back; `None` when there is nothing to undo.
    pub fn undo(&mut self, project: &Project) -> Option<(Project, String)> {
        step(&mut self.done, &mut self.undone, project)
    }

    /// Does the last undone change again; `None` when there is none.
    pub fn redo(&mut self, project: &Project) -> Option<(Project, String)> {
        step(&mut self.undone, &mut self.done, project)
    }

    /// The newest steps each way, as far as they can be written down: at most `changes` changes in
    /// all, and none from one on that would bring back an article's text, for a text that was
    /// removed is not to be kept.
    #[must_use]
    pub fn recent(&self, changes: usize) -> Self {
        Self { done: recent(&self.done, changes), undone: recent(&self.undone, changes) }
    }

    /// These steps as they follow those of an `earlier` history of the same project.
    #[must_use]
    pub fn after(&self, earlier: &Self) -> Self {
        if self.done.is_empty() && self.undone.is_empty() {
            return earlier.clone();
        }
        let done = earlier.done.iter().chain(&self.done).cloned();
        Self { done: done.collect(), undone: self.undone.clone() }
    }

    /// The names of the changes that [`Self::undo`] would take back, the last one first.
    pub fn done(&self) -> impl Iterator<Item = &str> {
        self.done.iter().rev().map(|step| step.name.as_str())
    }

    /// The names of the changes that [`Self::redo`] would do again, the next one first.
    pub fn undone(&self) -> impl Iterator<Item = &str> {
        self.undone.iter().rev().map(|step| step.name.as_str())
    }

    /// The name of the change that [`Self::undo`] would take back.
    pub fn next_undo(&self) -> Option<&str> {
        self.done.last().map(|step| step.name.as_str())
    }

    /// The name of the change that [`Self::redo`] would do again.
    pub fn next_redo(&self) -> Option<&str> {
        self.undone.last().map(|step| step.name.as_str())
    }
}

/// The last steps of `steps` with at most `changes` changes, none of which adds an article.
fn recent(steps: &[Step], changes: usize) -> Vec<Step> {
    let mut left = changes;
    let fits = |step: &&Step| {
        let size = step.edit.size().filter(|&size| size <= left);
        size.map(|size| left -= size).is_some()
    };
    let count = steps.iter().rev().take_while(fits).count();
    steps.get(steps.len() - count..).unwrap_or_default().to_vec()
}

fn step(from: &mut Vec<Step>, to: &mut Vec<Step>, project: &Project) -> Option<(Project, String)> {
    let step = from.pop()?;
    // Inverses only ever meet the project that they were made for, so this never fails; if it
    // did, the step would be dropped and the project left as it is.
    let (after, inverse) = step.edit.apply(project).ok()?;
    to.push(Step { name: step.name.clone(), edit: inverse });
    Some((after, step.name))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::anchor::Anchor;
    use crate::document::Document;
    use crate::likeness::{Likeness, LineRule};
    use crate::line::LineKind;
    use crate::mark::{Link, Relation};
    use crate::project::SpeakerChoice;
    use crate::text::Text;

    fn article(id: &str, text: &str) -> Arc<Article> {
        Arc::new(Article::new(Document {
            id: DocumentId(id.into()),
            title: None,
            text: Text::new(text),
            markup: None,
        }))
    }

    fn project() -> Project {
        let articles = vec![article("a", "“Yes,” she said."), article("b", "No.\nAdvertisement")];
        Project { articles, settings: Settings::default() }
    }

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
        let edit = Edit::DecideLine { id, span, decision: Some(LineDecision { keep: true }) };
        assert_eq!(edit.apply(&project()), Err(EditError::SpanOutside { span, len: 20 }));
    }

    fn mark(number: u64, span: Span, label: &str) -> Edit {
        let to = Some(HandMark::new(span, label));
        Edit::Mark { id: DocumentId("a".into()), mark: MarkId(number), to }
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
    fn typing_is_one_step_until_something_else_is_done() {
        let (mut history, mut now) = (History::default(), project());
        now = history.perform(&now, &mark(1, Span::new(0, 3), "claim"), "Marked").unwrap();
        let write = |note: &str| {
            let remark = Remark { note: note.into(), ..Remark::default() };
            let to = Some(HandMark { remark, ..HandMark::new(Span::new(0, 3), "claim") });
            Edit::Mark { id: DocumentId("a".into()), mark: MarkId(1), to }
        };
        for note in ["n", "no", "not"] {
            now = history.amend(&now, &write(note), "Wrote a note").unwrap();
        }
        assert_eq!(history.done().collect::<Vec<_>>(), ["Wrote a note", "Marked"]);
        let (before, _) = history.undo(&now).unwrap();
        assert_eq!(before.articles[0].decisions.marks.values().next().unwrap().remark.note, "");
        now = history.amend(&before, &write("else"), "Wrote a note").unwrap();
        assert_eq!(history.done().count(), 2);
        now = history.undo(&now).unwrap().0;
        assert_eq!(history.undo(&now).unwrap().0, project());
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

    #[test]
    fn a_step_that_brings_a_text_back_is_not_written_down_nor_what_was_before_it() {
        let (mut history, start) = (History::default(), project());
        let rename = |n: &str| Edit::Rename { id: DocumentId("a".into()), name: Some(n.into()) };
        let mut now = history.perform(&start, &rename("one"), "Renamed").unwrap();
        let remove = Edit::Remove { id: DocumentId("b".into()) };
        now = history.perform(&now, &remove, "Removed").unwrap();
        history.perform(&now, &rename("two"), "Renamed again").unwrap();
        assert_eq!(history.recent(9).done().collect::<Vec<_>>(), ["Renamed again"]);
        assert_eq!(history.recent(0).done().count(), 0);
    }

    #[test]
    fn doing_something_new_forgets_what_was_undone() {
        let (mut history, start) = (History::default(), project());
        let name = |n: &str| Edit::Rename { id: DocumentId("a".into()), name: Some(n.into()) };
        let one = history.perform(&start, &name("one"), "Renamed").unwrap();
        let (back, _) = history.undo(&one).unwrap();
        assert_eq!(back, start);
        let two = history.perform(&back, &name("two"), "Renamed").unwrap();
        assert_eq!(history.next_redo(), None);
        assert_eq!(history.undo(&two).unwrap().0, start);
    }

    /// Settings with a rule and an alias of a few, so that later ones replace earlier ones.
    fn any_rule(index: usize) -> Settings {
        let like = Likeness::Words(format!("Sign up {}", index % 2));
        let settings = Settings::default().with_rule(LineRule { like, keep: index > 1 });
        settings.with_alias("Ruiz", ["Ana Ruiz", "A. Ruiz"][index % 2])
    }

    fn any_mark() -> impl Strategy<Value = HandMark> {
        let label = proptest::sample::select(&["quote", "claim", "old"][..]);
        let relation = proptest::sample::select(&Relation::ALL[..]);
        let link = (relation, 0u64..4).prop_map(|(relation, to)| Link { relation, to: MarkId(to) });
        let remark = ("[a-c]{0,2}", "[a-c, ]{0,5}", proptest::collection::vec(link, 0..2));
        (0u32..10, 0u32..20, label, remark).prop_map(|(a, b, label, (note, tags, links))| {
            let remark = Remark { note, tags: Vec::new(), links }.with_tags(&tags);
            HandMark { remark, ..HandMark::new(Span::new(a, b), label) }
        })
    }

    /// A change of marks made by hand, or of what is written about marks.
    fn any_marking() -> impl Strategy<Value = Edit> {
        let id = prop_oneof![Just("a"), Just("b")].prop_map(|s| DocumentId(s.into()));
        let names = proptest::sample::select(&["quote", "claim", "old", "Claim", "new"][..]);
        let marks = (0u64..4).prop_map(MarkId);
        (id, marks, any_mark(), 0u8..8, names.clone(), names).prop_map(
            |(id, mark, to, which, from, new)| match which {
                0 => Edit::Mark { id, mark, to: None },
                1 => Edit::Relabel { from: from.into(), to: new.into() },
                2 => Edit::Remark { id, place: Place::Quote(to.span), to: Some(to.remark) },
                3 => Edit::Lose { id, mark, to: None },
                4 => {
                    let exact = "gone".to_owned();
                    let (prefix, suffix) = (String::new(), String::new());
                    let anchor = Anchor { position: 0, exact, prefix, suffix };
                    Edit::Lose { id, mark, to: Some(Lost::new(anchor, to)) }
                }
                _ => Edit::Mark { id, mark, to: Some(to) },
            },
        )
    }

    fn any_edit() -> impl Strategy<Value = Edit> {
        let id = prop_oneof![Just("a"), Just("b"), Just("c")].prop_map(|s| DocumentId(s.into()));
        let span = (0u32..24, 0u32..24).prop_map(|(a, b)| Span::new(a, b));
        let leaf =
            (id, span, 0usize..4, 0u8..10).prop_map(|(id, span, index, which)| match which {
                0 => Edit::Add { index, article: article(&id.0, "new text, long enough to mark") },
                1 => Edit::Remove { id },
                2 => Edit::Rename { id, name: Some(format!("name {index}")) },
                3 => Edit::DecideLine { id, span, decision: None },
                4 => {
                    let decision = Some(LineDecision { keep: index > 1 });
                    Edit::DecideLine { id, span, decision }
                }
                5 => {
                    let speaker = (index > 1).then(|| SpeakerChoice::Named("Ana Ruiz".into()));
                    let decision = Some(QuoteDecision { verdict: Verdict::Accepted, speaker });
                    Edit::DecideQuote { id, span, decision }
                }
                6 => Edit::DecideInline { id, span, decision: Some(Verdict::Rejected) },
                7 => Edit::Set(Settings::default().with(LineKind::Caption, index > 1)),
                8 => Edit::Set(any_rule(index)),
                _ => Edit::DecideQuote { id, span, decision: None },
            });
        prop_oneof![leaf, any_marking()].prop_recursive(2, 12, 4, |inner| {
            proptest::collection::vec(inner, 0..4).prop_map(Edit::Batch)
        })
    }

    /// Undoing all of `history` leads from `last` to the first project, and redoing it back again.
    fn check_there_and_back(mut history: History, last: Project) -> Result<(), TestCaseError> {
        let mut now = last.clone();
        while let Some((before, _)) = history.undo(&now) {
            now = before;
        }
        prop_assert_eq!(&now, &project());
        while let Some((after, _)) = history.redo(&now) {
            now = after;
        }
        prop_assert_eq!(now, last);
        Ok(())
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
        fn amended_steps_are_undone_to_where_they_began(
            edits in proptest::collection::vec((any_marking(), any::<bool>()), 0..20)
        ) {
            let (mut history, mut now) = (History::default(), project());
            for (edit, is_amended) in &edits {
                let after = match is_amended {
                    true => history.amend(&now, edit, "Wrote"),
                    false => history.perform(&now, edit, "Wrote"),
                };
                now = after.unwrap_or(now);
            }
            check_there_and_back(history, now)?;
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

        #[test]
        fn what_is_written_down_of_a_history_undoes_the_same(
            edits in proptest::collection::vec(any_edit(), 0..12), changes in 0usize..20
        ) {
            let (mut history, mut now) = (History::default(), project());
            for edit in &edits {
                now = history.perform(&now, edit, "Did something").unwrap_or(now);
            }
            let written = postcard::to_stdvec(&history.recent(changes)).unwrap();
            let mut read: History = crate::unpack::unpack(&written).unwrap();
            prop_assert_eq!(read.after(&History::default()), history.recent(changes));
            let mut same = now.clone();
            while let Some((before, name)) = read.undo(&same) {
                prop_assert_eq!(history.undo(&now), Some((before.clone(), name)));
                (same, now) = (before.clone(), before);
            }
        }

        #[test]
        fn undoing_everything_is_identity_and_redoing_it_is_too(
            edits in proptest::collection::vec(any_edit(), 0..20)
        ) {
            let (mut history, mut now) = (History::default(), project());
            for edit in &edits {
                now = history.perform(&now, edit, "Did something").unwrap_or(now);
            }
            check_there_and_back(history, now)?;
        }
    }
}
