//! What was changed, step by step, and how to take it back.

use std::sync::Arc;

use serde::Serialize;

use super::{Edit, EditError};
use crate::project::Project;
use crate::settings::Settings;

/// The changes so far, as the inverses that undo them. Copies share the steps.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct History {
    done: Vec<Arc<Step>>,
    undone: Vec<Arc<Step>>,
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
    pub fn new(done: Vec<Step>, undone: Vec<Step>) -> Self {
        let shared = |steps: Vec<Step>| steps.into_iter().map(Arc::new).collect();
        Self { done: shared(done), undone: shared(undone) }
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
        self.done.push(Arc::new(Step { name: name.into(), edit: inverse }));
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
        let is_more = |step: &Arc<Step>| step.name == name && step.edit.is_about_same(edit);
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

    /// These steps, which were taken under the settings that everybody begins with, as if they had been
    /// taken under `settings`.
    #[must_use]
    pub fn under(&self, settings: &Settings) -> Self {
        let step = |step: &Arc<Step>| {
            Arc::new(Step { edit: step.edit.under(settings), name: step.name.clone() })
        };
        let under = |steps: &[Arc<Step>]| steps.iter().map(step).collect();
        Self { done: under(&self.done), undone: under(&self.undone) }
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

impl Edit {
    /// See [`History::under`].
    fn under(&self, settings: &Settings) -> Self {
        match self {
            Self::Set(to) => Self::Set(settings.continued(to)),
            Self::Batch(edits) => Self::Batch(edits.iter().map(|it| it.under(settings)).collect()),
            other => other.clone(),
        }
    }
}

/// The last steps of `steps` with at most `changes` changes, none of which adds an article.
fn recent(steps: &[Arc<Step>], changes: usize) -> Vec<Arc<Step>> {
    let mut left = changes;
    let fits = |step: &&Arc<Step>| {
        let size = step.edit.size().filter(|&size| size <= left);
        size.map(|size| left -= size).is_some()
    };
    let count = steps.iter().rev().take_while(fits).count();
    steps.get(steps.len() - count..).unwrap_or_default().to_vec()
}

fn step(
    from: &mut Vec<Arc<Step>>,
    to: &mut Vec<Arc<Step>>,
    project: &Project,
) -> Option<(Project, String)> {
    let step = from.pop()?;
    // Inverses only ever meet the project that they were made for, so this never fails; if it
    // did, the step would be dropped and the project left as it is.
    let (after, inverse) = step.edit.apply(project).ok()?;
    to.push(Arc::new(Step { name: step.name.clone(), edit: inverse }));
    Some((after, step.name.clone()))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::DocumentId;
    use crate::edit::samples::{any_edit, any_marking, mark, project};
    use crate::id::MarkId;
    use crate::mark::{HandMark, Remark};
    use crate::span::Span;

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
        fn amended_steps_are_undone_to_where_they_began(
            edits in proptest::collection::vec((prop_oneof![any_marking(), any_edit()], any::<bool>()), 0..20)
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
