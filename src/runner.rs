//! Carries commands out: turns what a person asks for into actions and effects. Components and
//! hooks hold one [`Runner`], which never changes, and so cause no render by it.

mod alike;
mod change;
pub mod compare;
mod copying;
mod find;
mod kinds;
mod labels;
pub mod marking;
mod output;
mod palette;
mod review;
mod take;
mod whole;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use bluepencil_engine::edit::Edit;
use bluepencil_engine::select::{Unit, Way};
use bluepencil_engine::{DocumentId, LineKind, Span};
use web_sys::HtmlElement;
use yew::UseReducerDispatcher;

use self::marking::End;
pub use self::whole::Act;
use self::whole::Waiting;
use crate::commands::Command;
use crate::dom::{files, focus, languages, selection};
use crate::error::AppError;
use crate::sample;
use crate::state::{
    Action, Dialogue, Mark, Offer, Scope, Sought, Store, Tone, Travel, View, Workspace,
};
use crate::view::doubt::doubtful;
use crate::view::order::{Direction, neighbour, stops};
use crate::view::{names, speakers};
use crate::words::{self, Language, phrases};

/// Carries commands out. One pointer, since every callback of the page holds it.
#[derive(Clone)]
pub struct Runner(Rc<Reach>);

/// What the runner reaches: the latest state, and the way to change it.
struct Reach {
    latest: Rc<RefCell<Rc<Workspace>>>,
    dispatcher: UseReducerDispatcher<Store>,
    /// The mark that the last click picked.
    picked: Cell<Option<Mark>>,
    /// What was asked before the page was whole.
    waiting: RefCell<Waiting>,
    /// When something was typed last, in milliseconds.
    typed_at: Cell<f64>,
    /// What had the focus before the find bar.
    left: RefCell<Option<HtmlElement>>,
}

/// There is one runner a page.
impl PartialEq for Runner {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Runner {
    /// A runner that reads the state from `latest` and dispatches to it.
    pub fn new(
        latest: Rc<RefCell<Rc<Workspace>>>,
        dispatcher: UseReducerDispatcher<Store>,
    ) -> Self {
        let (picked, typed_at) = (Cell::default(), Cell::default());
        let (waiting, left) = (RefCell::new(Some(Vec::new())), RefCell::default());
        Self(Rc::new(Reach { latest, dispatcher, picked, typed_at, waiting, left }))
    }

    /// The state as it was last drawn.
    pub fn workspace(&self) -> Rc<Workspace> {
        Rc::clone(&self.0.latest.borrow())
    }

    /// Changes the state.
    pub fn dispatch(&self, action: Action) {
        self.0.dispatcher.dispatch(action);
    }

    /// Tells the user something.
    pub fn say(&self, tone: Tone, text: impl Into<String>) {
        self.dispatch(Action::Say { tone, text: text.into(), offer: None });
    }

    /// Tells the user what went wrong.
    pub fn problem(&self, error: &AppError) {
        self.say(Tone::Problem, words::problems::problem(error));
    }

    /// A command's name with its key, for a tooltip.
    pub fn hint(&self, command: Command) -> String {
        self.workspace().keys.hint(command)
    }

    /// Carries a command out.
    pub fn run(&self, command: Command) {
        self.when_whole(Box::new(move |runner| runner.carry_out(command)));
    }

    fn carry_out(&self, command: Command) {
        if command.is_about_article() && self.workspace().is_comparing() {
            let leave = self.workspace().keys.named(Command::LeaveMark);
            return self.say(Tone::Note, phrases::told::close_first(&leave));
        }
        match command {
            Command::Undo => self.dispatch(Action::Travel(Travel::Back(1))),
            Command::Redo => self.dispatch(Action::Travel(Travel::Forward(1))),
            Command::NextMark => self.walk(Direction::Next),
            Command::PreviousMark => self.walk(Direction::Previous),
            Command::NextDoubtful => self.walk_doubtful(Direction::Next),
            Command::PreviousDoubtful => self.walk_doubtful(Direction::Previous),
            Command::Accept => self.accept(),
            Command::Reject => self.reject(),
            Command::Alike => self.alike(self.workspace().focus),
            Command::Speaker => self.go_to_speaker(),
            Command::Kind => self.go_to_kind(),
            Command::LeaveMark => self.leave(),
            Command::NextHere => self.next_here(),
            Command::Caret => self.toggle_caret(),
            Command::Note => self.go_to_note(),
            Command::Everywhere => self.mark_everywhere(false),
            Command::EverywhereInAll => self.mark_everywhere(true),
            Command::EndForward => self.move_end(End::End, Unit::Word, Way::Forward),
            Command::EndBack => self.move_end(End::End, Unit::Word, Way::Back),
            Command::StartForward => self.move_end(End::Start, Unit::Word, Way::Forward),
            Command::StartBack => self.move_end(End::Start, Unit::Word, Way::Back),
            Command::RemoveMark => self.remove_mark(),
            Command::NextArticle => self.turn(Direction::Next),
            Command::PreviousArticle => self.turn(Direction::Previous),
            Command::NextView => self.dispatch(Action::View(self.next_view())),
            Command::Paste => self.paste_from_clipboard(),
            Command::Open => files::choose(files::CHOOSER),
            Command::Sample => self.take_text(sample::TEXT.into()),
            Command::Find => self.open_find(Sought::Words, Some(false)),
            Command::FindInAll => self.open_find(Sought::Words, Some(true)),
            Command::FindMarks => self.open_find(Sought::Marks, None),
            Command::NextHit => self.walk_hits(Direction::Next),
            Command::PreviousHit => self.walk_hits(Direction::Previous),
            Command::Compare => self.toggle_compare(),
            Command::Glance => self.toggle(Dialogue::Glance),
            Command::SelectAll => self.select_all(),
            Command::CopyClean => self.copy_clean(),
            Command::Download => self.download(),
            Command::ChangeText => self.begin_change(),
            Command::Rename => self.dispatch(Action::Renaming(self.workspace().current.clone())),
            Command::Remove => {
                if let Some(id) = &self.workspace().current {
                    self.remove(id);
                }
            }
            Command::Palette => self.toggle_palette(Scope::Everything),
            Command::GoToArticle => self.toggle_palette(Scope::Articles),
            Command::Help => self.toggle(Dialogue::Help),
        }
    }

    /// Speaks another language from now on, and at the next visit.
    pub fn choose_language(&self, language: Language) {
        languages::keep(language);
        self.speak(language);
    }

    /// Speaks another language.
    pub fn speak(&self, language: Language) {
        languages::speak(language);
        self.dispatch(Action::Speak(words::language()));
    }

    /// Removes an article and offers to take that back.
    pub fn remove(&self, id: &DocumentId) {
        let workspace = self.workspace();
        let Some(article) = workspace.project.article(id) else { return };
        let analysis = workspace.readings.get(id).map(AsRef::as_ref);
        let name = names::shorten(&names::article(article, analysis), 40);
        let (edit, step) = (Edit::Remove { id: id.clone() }, phrases::step::removed(&name));
        self.dispatch(Action::Perform { edit, name: step.clone() });
        let text = phrases::told::step(&step);
        self.dispatch(Action::Say { tone: Tone::Done, text, offer: Some(Offer::Undo) });
    }

    /// Names an article; an empty name lets its headline name it again.
    pub fn rename(&self, id: &DocumentId, name: &str) {
        self.dispatch(Action::Renaming(None));
        let name = Some(name.trim()).filter(|name| !name.is_empty()).map(str::to_owned);
        let before = self.workspace().project.article(id).and_then(|a| a.name.clone());
        if before != name {
            let edit = Edit::Rename { id: id.clone(), name };
            self.dispatch(Action::Perform { edit, name: phrases::step::renamed().into() });
        }
    }

    /// Sets whether lines of `kind` are struck.
    pub fn strike_kind(&self, kind: LineKind, strike: bool) {
        let settings = self.workspace().project.settings.with(kind, !strike);
        let name = if strike { phrases::step::struck_kind } else { phrases::step::kept_kind };
        let name = name(words::kind(kind));
        self.dispatch(Action::Perform { edit: Edit::Set(settings), name });
    }

    /// Shows a place in an article, which may be another than the one on screen.
    pub fn go(&self, id: &DocumentId, mark: Mark) {
        self.dispatch(Action::Show(id.clone()));
        self.dispatch(Action::Focus(Some(mark)));
    }

    /// Puts a mark of the article on screen in focus, and the page's focus with it.
    pub fn show_mark(&self, mark: Mark) {
        self.dispatch(Action::Focus(Some(mark)));
        focus::focus(&mark.element_id());
    }

    /// Brings a line of the article on screen into view.
    pub fn show_line(&self, span: Span) {
        self.dispatch(Action::Focus(Some(Mark::Line(span))));
    }

    fn walk(&self, direction: Direction) {
        let workspace = self.workspace();
        let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
            return;
        };
        let stops = stops(article, analysis, &workspace.project.settings);
        if let Some(mark) = neighbour(&stops, workspace.focus, direction) {
            self.visit(&workspace, mark);
        }
    }

    fn walk_doubtful(&self, direction: Direction) {
        let workspace = self.workspace();
        let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
            return;
        };
        let stops = doubtful(article, analysis, &workspace.project.settings);
        match neighbour(&stops, workspace.focus, direction) {
            Some(mark) => self.visit(&workspace, mark),
            None if stops.is_empty() => self.say(Tone::Note, phrases::told::no_doubt()),
            None => self.say(Tone::Note, phrases::told::no_more_doubt()),
        }
    }

    /// Puts a mark of the article on screen in focus, in a view that shows it.
    fn visit(&self, workspace: &Workspace, mark: Mark) {
        if workspace.view == View::Original || is_hidden(workspace, mark) {
            self.dispatch(Action::View(View::Marked));
        }
        self.dispatch(Action::Focus(Some(mark)));
    }

    /// Does what a message offers, and puts the focus back on the mark, since the button goes.
    pub fn take_offer(&self, offer: Offer) {
        match offer {
            Offer::Undo => self.run(Command::Undo),
            Offer::Alike(mark) => self.alike(Some(mark)),
        }
        if let Some(mark) = self.workspace().focus {
            focus::focus(&mark.element_id());
        }
    }

    /// Opens a dialogue, or closes it if it is open.
    fn toggle(&self, dialogue: Dialogue) {
        let is_open = self.workspace().dialogue == Some(dialogue);
        self.dispatch(Action::Dialogue((!is_open).then_some(dialogue)));
    }

    /// Closes a dialogue, if it is still the one that is open.
    pub fn close(&self, dialogue: Dialogue) {
        if self.workspace().dialogue == Some(dialogue) {
            self.dispatch(Action::Dialogue(None));
        }
    }

    /// Closes whichever dialogue is open.
    pub fn close_dialogue(&self) {
        match self.workspace().dialogue {
            Some(Dialogue::Palette(open)) => self.close_palette(open.scope),
            Some(dialogue) => self.close(dialogue),
            None => {}
        }
    }

    fn leave(&self) {
        let workspace = self.workspace();
        if workspace.changing.is_some() {
            self.return_to_change();
        } else if workspace.is_comparing() {
            self.close_compare();
        } else if workspace.caret || self.selected().is_some() {
            selection::clear();
            self.dispatch(Action::Caret(false));
        } else if workspace.finding.is_open && workspace.focus.is_none() {
            self.close_find();
        } else {
            self.dispatch(Action::Focus(None));
        }
    }

    fn turn(&self, direction: Direction) {
        let workspace = self.workspace();
        let found = workspace.current.as_ref().and_then(|id| workspace.project.find(id));
        let next = found.and_then(|(at, _)| match direction {
            Direction::Next => workspace.project.articles.get(at + 1),
            Direction::Previous => workspace.project.articles.get(at.checked_sub(1)?),
        });
        if let Some(article) = next {
            self.dispatch(Action::Show(article.document.id.clone()));
        }
    }

    fn next_view(&self) -> View {
        match self.workspace().view {
            View::Marked => View::Clean,
            View::Clean => View::Original,
            View::Original => View::Marked,
        }
    }
}

/// Whether the view leaves the mark out.
fn is_hidden(workspace: &Workspace, mark: Mark) -> bool {
    let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
        return false;
    };
    let line = analysis.lines.iter().find(|line| line.span.contains(mark.span()));
    workspace.view == View::Clean
        && line.is_some_and(|line| !article.keeps(line, &workspace.project.settings))
}

/// The quotations that print the same utterance elsewhere, as places to go to.
pub fn other_places(workspace: &Workspace, mark: Mark) -> Vec<(DocumentId, Mark)> {
    let (Some(id), Some(analysis)) = (&workspace.current, workspace.analysis()) else {
        return Vec::new();
    };
    let Some(quote) = analysis.quotes.iter().find(|q| Mark::Quote(q.span) == mark) else {
        return Vec::new();
    };
    let others = speakers::printed_elsewhere(workspace, id, quote);
    let place = |r: &bluepencil_engine::QuoteRef| {
        let quotes = &workspace.readings.get(&r.document)?.quotes;
        let quote = quotes.iter().find(|quote| quote.id == r.quote)?;
        Some((r.document.clone(), Mark::Quote(quote.span)))
    };
    others.filter_map(place).collect()
}
