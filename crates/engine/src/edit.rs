//! Changes of a project by a person. Every change has an inverse, so undo is the same code as do;
//! a refused change leaves the project as it was.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::document::DocumentId;
use crate::project::{Article, Decisions, LineDecision, Project, QuoteDecision, Verdict};
use crate::settings::Settings;
use crate::sorted_map::SortedMap;
use crate::span::Span;

/// One change. `None` as a decision takes an earlier decision back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
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
}

impl Edit {
    /// The project after this change, and the change that takes it back.
    ///
    /// # Errors
    /// When the project has no such article or place; the project is then as it was.
    pub fn apply(&self, project: &Project) -> Result<(Project, Edit), EditError> {
        match self {
            Self::Add { index, article } => add(project, *index, article),
            Self::Remove { id } => remove(project, id),
            Self::Rename { id, name } => change(project, id, |article| {
                let before = std::mem::replace(&mut article.name, name.clone());
                Ok(Self::Rename { id: id.clone(), name: before })
            }),
            Self::DecideLine { id, span, decision } => change(project, id, |article| {
                let before = decide(article, *span, decision, |d| &mut d.lines)?;
                Ok(Self::DecideLine { id: id.clone(), span: *span, decision: before })
            }),
            Self::DecideQuote { id, span, decision } => change(project, id, |article| {
                let before = decide(article, *span, decision, |d| &mut d.quotes)?;
                Ok(Self::DecideQuote { id: id.clone(), span: *span, decision: before })
            }),
            Self::DecideInline { id, span, decision } => change(project, id, |article| {
                let before = decide(article, *span, decision, |d| &mut d.inline)?;
                Ok(Self::DecideInline { id: id.clone(), span: *span, decision: before })
            }),
            Self::Set(settings) => {
                let after = Project { settings: settings.clone(), ..project.clone() };
                Ok((after, Self::Set(project.settings.clone())))
            }
            Self::Batch(edits) => batch(project, edits),
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

fn add(
    project: &Project,
    index: usize,
    article: &Arc<Article>,
) -> Result<(Project, Edit), EditError> {
    let id = &article.document.id;
    if project.find(id).is_some() {
        return Err(EditError::DuplicateDocument(id.clone()));
    }
    let len = project.articles.len();
    if index > len {
        return Err(EditError::PlaceOutside { index, len });
    }
    let mut after = project.clone();
    after.articles.insert(index, Arc::clone(article));
    Ok((after, Edit::Remove { id: id.clone() }))
}

fn remove(project: &Project, id: &DocumentId) -> Result<(Project, Edit), EditError> {
    let (index, _) = project.find(id).ok_or_else(|| EditError::UnknownDocument(id.clone()))?;
    let mut after = project.clone();
    let article = after.articles.remove(index);
    Ok((after, Edit::Add { index, article }))
}

/// Applies `edit` to a copy of the article `id`.
fn change(
    project: &Project,
    id: &DocumentId,
    edit: impl FnOnce(&mut Article) -> Result<Edit, EditError>,
) -> Result<(Project, Edit), EditError> {
    let mut after = project.clone();
    let found = after.articles.iter_mut().find(|article| &article.document.id == id);
    let article = found.ok_or_else(|| EditError::UnknownDocument(id.clone()))?;
    let inverse = edit(Arc::make_mut(article))?;
    Ok((after, inverse))
}

/// Sets or takes back the decision on `span` and returns the one before.
fn decide<D: Clone>(
    article: &mut Article,
    span: Span,
    decision: &Option<D>,
    layer: impl FnOnce(&mut Decisions) -> &mut SortedMap<Span, D>,
) -> Result<Option<D>, EditError> {
    if !article.document.text.has(span) {
        return Err(EditError::SpanOutside { span, len: article.document.text.len() });
    }
    let layer = layer(&mut article.decisions);
    Ok(match decision {
        Some(decision) => layer.insert(span, decision.clone()),
        None => layer.remove(&span),
    })
}

fn batch(project: &Project, edits: &[Edit]) -> Result<(Project, Edit), EditError> {
    let mut after = project.clone();
    let mut inverses = Vec::with_capacity(edits.len());
    // Ten thousand articles are not looked through for each of ten thousand others.
    let (added, others) = edits.split_at(appended(project, edits));
    for edit in added {
        if let Edit::Add { article, .. } = edit {
            after.articles.push(Arc::clone(article));
            inverses.push(Edit::Remove { id: article.document.id.clone() });
        }
    }
    let (removed, others) = others.split_at(removed(&after, others));
    if !removed.is_empty() {
        inverses.extend(remove_all(&mut after, removed));
    }
    for edit in others {
        let (next, inverse) = edit.apply(&after)?;
        after = next;
        inverses.push(inverse);
    }
    inverses.reverse();
    Ok((after, Edit::Batch(inverses)))
}

/// How many of the first edits put articles that the list does not have at its end, one by one.
fn appended(project: &Project, edits: &[Edit]) -> usize {
    let mut known: Vec<&DocumentId> = ids(project);
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

fn ids(project: &Project) -> Vec<&DocumentId> {
    project.articles.iter().map(|article| &article.document.id).collect()
}

/// The changes so far, as the inverses that undo them.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
}

/// A change with the name that a person knows it by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Step {
    /// What was done ("Removed an article").
    pub name: String,
    /// The change that takes it back (or, when undone, does it again).
    pub edit: Edit,
}

impl History {
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
    use crate::document::Document;
    use crate::likeness::{Likeness, LineRule};
    use crate::line::LineKind;
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
        leaf.prop_recursive(2, 12, 4, |inner| {
            proptest::collection::vec(inner, 0..4).prop_map(Edit::Batch)
        })
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
        fn what_is_written_down_of_a_history_undoes_the_same(
            edits in proptest::collection::vec(any_edit(), 0..12), changes in 0usize..20
        ) {
            let (mut history, mut now) = (History::default(), project());
            for edit in &edits {
                now = history.perform(&now, edit, "Did something").unwrap_or(now);
            }
            let written = serde_json::to_string(&history.recent(changes)).unwrap();
            let mut read: History = serde_json::from_str(&written).unwrap();
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
            let last = now.clone();
            while let Some((before, _)) = history.undo(&now) {
                now = before;
            }
            prop_assert_eq!(&now, &project());
            while let Some((after, _)) = history.redo(&now) {
                now = after;
            }
            prop_assert_eq!(now, last);
        }
    }
}
