//! The state itself: the project with its history, what the worker read, and what is on screen.

use std::rc::Rc;
use std::sync::Arc;

use bluepencil_engine::edit::{Edit, History};
use bluepencil_engine::project::{Article, Project};
use bluepencil_engine::sorted_map::SortedMap;
use bluepencil_engine::{Analysis, Changes, Comparison, DocumentId};
use yew::Reducible;

use super::action::Action;
use super::compare::{Compare, Comparing};
use super::find::Finding;
use super::message::{Message, MessageId, Offer, Tone};
use super::palette::Palette;
use super::screen::{Dialogue, Mark, Opening, Pane, Saved, Travel, View};
use crate::commands::{Command, Keys, Platform};
use crate::error::AppError;
use crate::words::{self, Language};

/// How many messages stand on screen at most; older ones make room.
const MESSAGES: usize = 4;

/// How many commands the palette lists first because they were run from it: as many as fill a glance.
const RECENT: usize = 4;

/// The page's state. Shared parts are compared by pointer, so an action that changes nothing
/// costs no render.
#[derive(Clone, Debug, Default)]
pub struct Workspace {
    /// What a person made; the part that is saved.
    pub project: Rc<Project>,
    /// How to take it back.
    pub history: Rc<History>,
    /// What the worker read of each article, as far as it got.
    pub readings: Rc<SortedMap<DocumentId, Rc<Analysis>>>,
    /// What the articles share.
    pub comparison: Rc<Comparison>,
    /// The comparison on screen.
    pub comparing: Comparing,
    /// The find bar.
    pub finding: Finding,
    /// The article on screen.
    pub current: Option<DocumentId>,
    /// The mark in focus.
    pub focus: Option<Mark>,
    /// How the article is shown.
    pub view: View,
    /// Which pane is shown where there is room for only one.
    pub pane: Pane,
    /// How often somebody has asked to write a note: each time its field gets the focus.
    pub notes_asked: u32,
    /// The dialogue that is open.
    pub dialogue: Option<Dialogue>,
    /// What the palette offers first: what was run from it, the last first, and at the beginning what a
    /// phone's bar has no room for.
    pub recent: Rc<Vec<Command>>,
    /// Whether keys without Ctrl are commands.
    pub letter_keys: bool,
    /// The language of the interface.
    pub language: Language,
    /// The commands' keys.
    pub keys: Keys,
    /// Whether a caret stands in the article, for selecting by keys.
    pub caret: bool,
    /// The mark that a link begins at, until it is said where it leads.
    pub link_from: Option<(DocumentId, Mark)>,
    /// The article whose text is being changed.
    pub changing: Option<DocumentId>,
    /// Texts that were typed in place of articles' and not applied.
    pub drafts: Drafts,
    /// The article that is being renamed.
    pub renaming: Option<DocumentId>,
    /// Sentences to the user, the oldest first.
    pub messages: Rc<Vec<Message>>,
    /// Whether what was kept from the last visit has been looked for.
    pub loaded: bool,
    /// How saving goes.
    pub saved: Saved,
    /// The file of many articles that is being opened.
    pub opening: Option<Opening>,
    next_message: MessageId,
}

/// What was typed in place of articles' texts and neither applied nor given up.
pub type Drafts = Rc<SortedMap<DocumentId, Rc<str>>>;

impl Workspace {
    /// The state of a page that has just been opened.
    pub fn new() -> Self {
        Self::on(Platform::default())
    }

    /// The same on a keyboard of that kind.
    pub fn on(platform: Platform) -> Self {
        let (keys, language) = (Keys::on(platform), words::language());
        let recent = Rc::new(vec![Command::CopyClean, Command::Download]);
        Self { letter_keys: true, keys, language, recent, ..Self::default() }
    }

    /// The article on screen.
    pub fn article(&self) -> Option<&Article> {
        self.project.article(self.current.as_ref()?).map(AsRef::as_ref)
    }

    /// What was read of the article on screen.
    pub fn analysis(&self) -> Option<&Rc<Analysis>> {
        self.readings.get(self.current.as_ref()?)
    }

    /// Every analysis in the order of the articles; `None` while one is still being read.
    pub fn analyses(&self) -> Option<Vec<&Analysis>> {
        let ids = self.project.articles.iter().map(|article| &article.document.id);
        ids.map(|id| self.readings.get(id).map(AsRef::as_ref)).collect()
    }

    /// The palette, if it is open.
    pub fn palette(&self) -> Option<Palette> {
        match self.dialogue {
            Some(Dialogue::Palette(palette)) => Some(palette),
            _ => None,
        }
    }

    /// Whether the comparison takes the article's place.
    pub fn is_comparing(&self) -> bool {
        self.comparing.is_open && self.project.articles.len() > 1
    }

    fn perform(&mut self, edit: &Edit, name: &str, is_more: bool) {
        let mut history = (*self.history).clone();
        let done = match is_more {
            true => history.amend(&self.project, edit, name),
            false => history.perform(&self.project, edit, name),
        };
        match done {
            Ok(project) => {
                self.history = Rc::new(history);
                self.replace(project);
                self.show_added(edit);
            }
            Err(error) => {
                let text = words::problems::problem(&AppError::from(error));
                self.say(Tone::Problem, text, None);
            }
        }
    }

    /// Takes steps back or forward and says which.
    fn travel(&mut self, travel: Travel) {
        let mut history = (*self.history).clone();
        let mut reached: Option<(Project, String)> = None;
        let mut taken = 0;
        let (Travel::Back(steps) | Travel::Forward(steps)) = travel;
        while taken < steps {
            let here = reached.as_ref().map_or(&*self.project, |(project, _)| project);
            let step = match travel {
                Travel::Back(_) => history.undo(here),
                Travel::Forward(_) => history.redo(here),
            };
            let Some(step) = step else { break };
            reached = Some(step);
            taken += 1;
        }
        if let Some((project, name)) = reached {
            self.history = Rc::new(history);
            self.replace(project);
            self.say(Tone::Done, words::travelled(travel, taken, &name), None);
        }
    }

    fn compared(&mut self, changes: Vec<(bool, Changes)>) {
        for (anew, changes) in changes {
            if anew {
                self.comparison = Rc::default();
                self.comparing.renumbered();
            }
            Rc::make_mut(&mut self.comparison).apply(changes);
        }
    }

    /// Puts a new project in place and lets go of what is no longer there.
    fn replace(&mut self, project: Project) {
        let place = self.current.as_ref().and_then(|id| self.project.find(id)).map(|(at, _)| at);
        self.forget_changed(&project);
        self.project = Rc::new(project);
        // Said at once, not when the writing begins: until then the page is not kept.
        if self.saved == Saved::Kept {
            self.saved = Saved::Writing;
        }
        let mut here: Vec<&DocumentId> =
            self.project.articles.iter().map(|article| &article.document.id).collect();
        here.sort_unstable();
        let is_here = |id: &DocumentId| here.binary_search(&id).is_ok();
        if !self.readings.keys().all(is_here) {
            Rc::make_mut(&mut self.readings).retain(|id, _| is_here(id));
        }
        if !self.current.as_ref().is_some_and(is_here) {
            let last = self.project.articles.len().saturating_sub(1);
            let next = self.project.articles.get(place.unwrap_or(0).min(last));
            self.show(next.map(|article| article.document.id.clone()));
        }
        self.focus = self.focus.and_then(|mark| self.kept(mark));
    }

    /// Lets go of what was read in the articles whose text is another in `project`.
    fn forget_changed(&mut self, project: &Project) {
        let before = Rc::clone(&self.project);
        let same = before.articles.iter().map(Some).chain(std::iter::repeat(None));
        for (article, before_here) in project.articles.iter().zip(same) {
            let id = &article.document.id;
            // Most stand where they stood, as they were; of the others, those that are read count.
            let is_same = before_here.is_some_and(|it| Arc::ptr_eq(it, article));
            if is_same || !self.readings.contains_key(id) {
                continue;
            }
            let was = before_here.filter(|it| &it.document.id == id).or_else(|| before.article(id));
            if was.is_some_and(|was| was.document != article.document) {
                Rc::make_mut(&mut self.readings).remove(id);
                if self.current.as_ref() == Some(id) {
                    self.focus = self.focus.filter(|mark| matches!(mark, Mark::Hand(..)));
                }
            }
        }
    }

    /// `mark` where it stands now; nothing for one that was made by hand and is gone.
    fn kept(&self, mark: Mark) -> Option<Mark> {
        let Mark::Hand(_, id) = mark else { return Some(mark) };
        let mark = self.article()?.decisions.marks.get(&id)?;
        Some(Mark::Hand(mark.span, id))
    }

    /// Shows the article that an edit has just added.
    fn show_added(&mut self, edit: &Edit) {
        match edit {
            Edit::Add { article, .. } => self.show(Some(article.document.id.clone())),
            // Of many, the first is where reading begins.
            Edit::Batch(edits) => edits.iter().rev().for_each(|edit| self.show_added(edit)),
            _ => {}
        }
    }

    fn show(&mut self, id: Option<DocumentId>) {
        if self.current != id {
            self.focus = None;
            // Whoever left a change half done finds it as it was.
            self.changing = id.clone().filter(|id| self.drafts.contains_key(id));
            self.finding.turned();
        }
        self.current = id;
        self.pane = Pane::Text;
        self.comparing.change(Compare::Open(false));
    }

    fn draft(&mut self, id: DocumentId, text: Option<Rc<str>>) {
        let drafts = Rc::make_mut(&mut self.drafts);
        match text {
            Some(text) => _ = drafts.insert(id, text),
            None => _ = drafts.remove(&id),
        }
        // As above: until the writing begins the page is not kept.
        if self.saved == Saved::Kept {
            self.saved = Saved::Writing;
        }
    }

    fn remember(&mut self, command: Command) {
        let recent = Rc::make_mut(&mut self.recent);
        recent.retain(|it| *it != command);
        recent.insert(0, command);
        recent.truncate(RECENT);
    }

    fn say(&mut self, tone: Tone, text: String, offer: Option<Offer>) {
        let mut messages = (*self.messages).clone();
        // What was merely done is replaced by what is done next; so is the same sentence.
        messages.retain(|m| m.text != text && !(tone == Tone::Done && m.tone == Tone::Done));
        messages.push(Message { id: self.next_message, tone, text, offer });
        let surplus = messages.len().saturating_sub(MESSAGES);
        messages.drain(..surplus);
        self.next_message += 1;
        self.messages = Rc::new(messages);
    }
}

impl Workspace {
    /// The state after `action`; the same pointer when nothing changes.
    pub fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let mut next = (*self).clone();
        match action {
            Action::Perform { edit, name } => next.perform(&edit, &name, false),
            Action::Write { edit, name } => next.perform(&edit, &name, true),
            Action::Travel(travel) => next.travel(travel),
            Action::Loaded { project, current, history } => {
                next.loaded = true;
                // Whoever pasted before the kept articles were back, or set something, keeps both.
                let early = self.history.under(&project.settings);
                next.history = Rc::new(early.after(&history));
                let mut both = (*project).clone();
                both.articles.extend(self.project.articles.iter().cloned());
                both.settings = both.settings.continued(&self.project.settings);
                next.project = Rc::new(both);
                let first = next.project.articles.first().map(|a| a.document.id.clone());
                let kept = current.filter(|id| next.project.find(id).is_some());
                // Whoever is at work already is left there, in the comparison for instance.
                if self.current.is_none() {
                    next.show(kept.or(first));
                }
            }
            Action::Read(read) => {
                let readings = Rc::make_mut(&mut next.readings);
                let mut known = false;
                for (id, analysis) in read {
                    if self.project.find(&id).is_some() {
                        readings.insert(id, analysis);
                        known = true;
                    }
                }
                if !known {
                    return self;
                }
            }
            Action::Compared(changes) => next.compared(changes),
            Action::Opening(opening) => next.opening = opening,
            Action::Compare(change) => next.comparing.change(change),
            Action::Find(change) => next.finding.change(change),
            Action::Show(id) if self.project.find(&id).is_some() => next.show(Some(id)),
            Action::Show(_) => return self,
            Action::Focus(mark) if self.focus == mark => return self,
            Action::Focus(mark) => next.focus = mark,
            Action::View(view) if self.view == view => return self,
            Action::View(view) => next.view = view,
            Action::Pane(pane) => next.pane = pane,
            Action::AskNote => next.notes_asked = next.notes_asked.wrapping_add(1),
            Action::Dialogue(dialogue) => next.dialogue = dialogue,
            Action::Chosen(command) => {
                next.dialogue = None;
                next.remember(command);
            }
            Action::Keys(keys) => next.keys = keys,
            Action::Draft(id, text) if self.drafts.get(&id) == text.as_ref() => return self,
            Action::Draft(id, text) => next.draft(id, text),
            Action::LetterKeys(on) => next.letter_keys = on,
            Action::Speak(language) => next.language = language,
            Action::Renaming(id) => next.renaming = id,
            Action::Changing(id) => next.changing = id,
            Action::Caret(is_on) => next.caret = is_on,
            Action::LinkFrom(mark) => next.link_from = mark,
            Action::Say { tone, text, offer } => next.say(tone, text, offer),
            Action::Dismiss(id) => Rc::make_mut(&mut next.messages).retain(|m| m.id != id),
            Action::Saved(saved) if self.saved == saved => return self,
            Action::Saved(saved) => next.saved = saved,
        }
        Rc::new(next)
    }
}

/// The state behind one pointer, so that components can hold and compare it as such.
#[derive(Clone, Debug)]
pub struct Store(pub Rc<Workspace>);

impl Reducible for Store {
    type Action = Action;

    fn reduce(self: Rc<Self>, action: Action) -> Rc<Self> {
        let next = Rc::clone(&self.0).reduce(action);
        if Rc::ptr_eq(&next, &self.0) { self } else { Rc::new(Self(next)) }
    }
}

#[cfg(test)]
mod tests {
    use bluepencil_engine::revise::revise;
    use bluepencil_engine::{Document, Text};

    use bluepencil_engine::{Label, LineKind, Settings, Span};

    use super::*;

    fn add(id: &str, index: usize) -> Action {
        let id = DocumentId(id.into());
        let document = Document { id, title: None, text: Text::new("Some words."), markup: None };
        let edit = Edit::Add { index, article: Arc::new(Article::new(document)) };
        Action::Perform { edit, name: "Added an article".into() }
    }

    fn after(actions: Vec<Action>) -> Rc<Workspace> {
        actions.into_iter().fold(Rc::new(Workspace::new()), Workspace::reduce)
    }

    fn shown(workspace: &Workspace) -> Option<&str> {
        workspace.current.as_ref().map(|id| id.0.as_str())
    }

    #[test]
    fn a_new_article_is_shown_and_its_neighbour_when_it_is_removed() {
        let two = after(vec![add("a", 0), add("b", 1)]);
        assert_eq!(shown(&two), Some("b"));
        let edit = Edit::Remove { id: DocumentId("b".into()) };
        let one = two.reduce(Action::Perform { edit, name: "Removed".into() });
        assert_eq!(shown(&one), Some("a"));
        let back = one.reduce(Action::Travel(Travel::Back(1)));
        assert_eq!(back.project.articles.len(), 2);
        assert_eq!(back.messages.last().map(|m| m.text.as_str()), Some("Undone: Removed."));
    }

    #[test]
    fn several_steps_are_taken_back_and_done_again_at_once() {
        let three = after(vec![add("a", 0), add("b", 1), add("c", 2)]);
        let told = |workspace: &Workspace| workspace.messages.last().map(|m| m.text.clone());
        let one = three.clone().reduce(Action::Travel(Travel::Back(2)));
        assert_eq!(one.project.articles.len(), 1);
        assert_eq!(told(&one).as_deref(), Some("Undone: 2 steps, the last “Added an article”."));
        let all = one.reduce(Action::Travel(Travel::Forward(9)));
        assert_eq!(all.project, three.project);
        let same = all.clone().reduce(Action::Travel(Travel::Forward(1)));
        assert_eq!(same.project, all.project);
    }

    #[test]
    fn what_was_pasted_before_the_kept_articles_came_stays_on_screen() {
        let kept = after(vec![add("kept", 0)]).project.clone();
        let early = after(vec![add("early", 0)]);
        let current = Some(DocumentId("kept".into()));
        let both =
            early.reduce(Action::Loaded { project: kept, current, history: History::default() });
        assert_eq!(shown(&both), Some("early"));
        assert_eq!(both.project.articles.len(), 2);
    }

    #[test]
    fn what_was_set_before_the_kept_settings_came_joins_them() {
        let set = |settings: Settings| Action::Perform {
            edit: Edit::Set(settings),
            name: "Changed the labels".into(),
        };
        let first = Settings::default();
        let labels = |name: &str| first.labels.with(Label::new(name, 0)).unwrap_or_default();
        let kept = first.with(LineKind::Caption, true);
        let kept = Settings { labels: labels("motive"), ..kept };
        let kept = after(vec![set(kept)]).project.clone();
        let early = after(vec![set(Settings { labels: labels("reason"), ..first.clone() })]);
        let loaded =
            Action::Loaded { project: kept.clone(), current: None, history: History::default() };
        let both = early.reduce(loaded);
        let settings = &both.project.settings;
        assert!(settings.keeps(LineKind::Caption));
        assert!(["motive", "reason"].iter().all(|name| settings.labels.get(name).is_some()));
        let back = both.reduce(Action::Travel(Travel::Back(1)));
        assert_eq!(back.project.settings, kept.settings);
    }

    #[test]
    fn a_text_that_was_typed_and_not_applied_is_there_when_its_article_is() {
        let id = || DocumentId("a".into());
        let begun = vec![
            add("a", 0),
            Action::Changing(Some(id())),
            Action::Draft(id(), Some("New".into())),
        ];
        let other = after(begun).reduce(add("b", 1));
        assert_eq!((shown(&other), &other.changing), (Some("b"), &None));
        let back = other.reduce(Action::Show(id()));
        assert_eq!(back.changing, Some(id()));
        assert_eq!(back.drafts.get(&id()).map(AsRef::as_ref), Some("New"));
        let applied = back.reduce(Action::Draft(id(), None)).reduce(Action::Changing(None));
        let again = applied.reduce(Action::Show(DocumentId("b".into()))).reduce(Action::Show(id()));
        assert_eq!(again.changing, None);
    }

    #[test]
    fn what_was_read_goes_with_the_text_and_when_that_comes_back() {
        let id = DocumentId("a".into());
        let read = || Action::Read(vec![(id.clone(), Rc::default())]);
        let known =
            after(vec![add("a", 0), read(), Action::Focus(Some(Mark::Line(Span::new(0, 4))))]);
        let revision = revise(&known.project, &id, "Other words.", &[]).unwrap();
        let change = Action::Perform { edit: revision.edit, name: "Changed the text".into() };
        let changed = known.reduce(change);
        assert!(!changed.readings.contains_key(&id) && changed.focus.is_none());
        let renamed = Edit::Rename { id: id.clone(), name: Some("One".into()) };
        let renamed = Action::Perform { edit: renamed, name: "Renamed".into() };
        let read_again = changed.reduce(read()).reduce(renamed);
        assert!(read_again.readings.contains_key(&id), "a name is no text");
        assert!(!read_again.reduce(Action::Travel(Travel::Back(2))).readings.contains_key(&id));
    }

    #[test]
    fn a_late_reading_of_a_removed_article_is_dropped() {
        let edit = Edit::Remove { id: DocumentId("a".into()) };
        let none = after(vec![add("a", 0), Action::Perform { edit, name: "Removed".into() }]);
        let read = vec![(DocumentId("a".into()), Rc::new(Analysis::default()))];
        assert!(Rc::ptr_eq(&none, &none.clone().reduce(Action::Read(read))));
    }

    #[test]
    fn a_refused_change_is_told_and_changes_nothing() {
        let one = after(vec![add("a", 0)]);
        let again = one.clone().reduce(add("a", 0));
        assert!(Rc::ptr_eq(&one.project, &again.project));
        assert_eq!(again.messages.last().map(|m| m.tone), Some(Tone::Problem));
    }

    #[test]
    fn what_was_done_is_replaced_but_problems_stay() {
        let say = |tone, text: &str| Action::Say { tone, text: text.into(), offer: None };
        let said =
            after(vec![say(Tone::Problem, "no"), say(Tone::Done, "one"), say(Tone::Done, "two")]);
        let texts: Vec<_> = said.messages.iter().map(|m| m.text.as_str()).collect();
        assert_eq!(texts, ["no", "two"]);
    }
}
