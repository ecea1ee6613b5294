//! Marks made by hand: what is selected becomes one, and what is said of it is changed.

use bluepencil_engine::edit::Edit;
use bluepencil_engine::id::MarkId;
use bluepencil_engine::label::{HIGHLIGHT, QUOTE};
use bluepencil_engine::mark::{HandMark, Link, MarkError, Place, Relation, Remark};
use bluepencil_engine::project::{Article, QuoteDecision, Verdict};
use bluepencil_engine::select::{self, Unit, Way};
use bluepencil_engine::{DocumentId, Span};

use super::Runner;
use crate::commands::Command;
use crate::dom::{identity, selection};
use crate::state::{Action, Mark, Offer, Pane, Tone, Workspace};
use crate::view::remarks::{self, hand_mark};
use crate::words::marking as words;
use crate::words::phrases;
use crate::words::problems::mark_error;

/// How long a pause in typing is one step from the next, in milliseconds: as long as one looks up
/// from the keys.
const PAUSE_MS: f64 = 3000.0;

/// One end of a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Where it begins.
    Start,
    /// Where it ends.
    End,
}

impl Runner {
    /// The words that are selected in the article on screen, whole; nothing where nothing is
    /// selected there.
    pub fn selected(&self) -> Option<Result<Span, MarkError>> {
        let workspace = self.workspace();
        let text = &workspace.article()?.document.text;
        selection::selected(text).map(|span| select::snapped(text, span))
    }

    /// Marks what is selected with the label called `label`.
    pub fn mark(&self, label: &str) {
        let Some(span) = self.selected_or_tell() else { return };
        let workspace = self.workspace();
        let Some(article) = workspace.article() else { return };
        if let Some(mark) = marked(article, span, label) {
            self.say(Tone::Note, mark_error(&MarkError::Twin(label.to_owned())));
            return self.leave_selection(mark);
        }
        let (id, mark) = (article.document.id.clone(), identity::new_mark_id());
        let to = Some(HandMark::new(span, label));
        let name = words::marked(label, article.document.text.slice(span));
        self.done(Edit::Mark { id, mark, to }, name);
        self.leave_selection(Mark::Hand(span, mark));
    }

    /// Moves the mark in focus to what is selected.
    pub fn move_here(&self) {
        let focus = self.workspace().focus.filter(|mark| mark.has_ends());
        if let (Some(span), Some(mark)) = (self.selected_or_tell(), focus)
            && let Some((edit, name, moved)) = self.moving(mark, span)
        {
            self.dispatch(Action::Perform { edit, name: name.to_owned() });
            self.leave_selection(moved);
        }
    }

    /// Moves a mark's ends to where somebody has drawn them.
    pub fn draw_to(&self, mark: Mark, span: Span) {
        if span != mark.span()
            && let Some((edit, name, moved)) = self.moving(mark, span)
        {
            self.done(edit, name.to_owned());
            self.dispatch(Action::Focus(Some(moved)));
        }
    }

    /// What moves a mark of the article on screen to `span`, what that is called, and the mark
    /// afterwards. A detected quotation is read where it is whatever a person says, so it is rejected
    /// and one made by hand takes its place.
    fn moving(&self, mark: Mark, span: Span) -> Option<(Edit, &'static str, Mark)> {
        let workspace = self.workspace();
        let article = workspace.article()?;
        let made = hand_mark(article, mark);
        let label = made.map_or(QUOTE, |made| &made.label);
        if span != mark.span() && marked(article, span, label).is_some() {
            self.say(Tone::Note, mark_error(&MarkError::Twin(label.to_owned())));
            return None;
        }
        if let (Mark::Hand(_, id), Some(made)) = (mark, made) {
            let to = Some(HandMark { span, ..made.clone() });
            let edit = Edit::Mark { id: article.document.id.clone(), mark: id, to };
            return Some((edit, phrases::step::moved(), Mark::Hand(span, id)));
        }
        let (edit, id) = corrected(&workspace, mark.span(), span)?;
        Some((edit, phrases::step::corrected(), Mark::Hand(span, id)))
    }

    /// Selects the words of the mark in focus, so that the browser's own handles move its ends.
    pub fn select_mark(&self, span: Span) {
        if let Some(article) = self.workspace().article() {
            selection::select(&article.document.text, span);
        }
    }

    fn selected_or_tell(&self) -> Option<Span> {
        match self.selected() {
            Some(Ok(span)) => return Some(span),
            Some(Err(error)) => self.say(Tone::Note, mark_error(&error)),
            None => self.say(Tone::Note, phrases::told::select_first()),
        }
        None
    }

    fn leave_selection(&self, mark: Mark) {
        selection::clear();
        self.dispatch(Action::Caret(false));
        self.visit(&self.workspace(), mark);
    }

    fn done(&self, edit: Edit, name: String) {
        self.dispatch(Action::Say {
            tone: Tone::Done,
            text: phrases::told::step(&name),
            offer: Some(Offer::Undo),
        });
        self.dispatch(Action::Perform { edit, name });
    }

    /// Marks what is selected, or the words of the mark in focus, wherever they stand: in the
    /// article on screen, or in all.
    pub(super) fn mark_everywhere(&self, is_in_all: bool) {
        let workspace = self.workspace();
        let Some(article) = workspace.article() else { return };
        let chosen = match workspace.focus {
            Some(Mark::Hand(span, id)) if self.selected().is_none() => {
                article.decisions.marks.get(&id).map(|mark| (span, mark.label.clone()))
            }
            _ => self.selected_or_tell().map(|span| (span, HIGHLIGHT.to_owned())),
        };
        let Some((span, label)) = chosen else { return };
        let words = article.document.text.slice(span);
        let all = workspace.project.articles.iter();
        let meant = all.filter(|it| is_in_all || it.document.id == article.document.id);
        let edits: Vec<Edit> = meant.flat_map(|it| everywhere(it, words, &label)).collect();
        if edits.is_empty() {
            return self.say(Tone::Note, phrases::told::no_more_of_them());
        }
        let name = words::marked_everywhere(&label, words, edits.len());
        self.done(Edit::Batch(edits), name);
        selection::clear();
    }

    /// Moves an end of the mark in focus.
    pub fn move_end(&self, end: End, unit: Unit, way: Way) {
        let workspace = self.workspace();
        let focus = workspace.focus.filter(|mark| mark.has_ends());
        let (Some(article), Some(mark)) = (workspace.article(), focus) else {
            return self.say(Tone::Note, phrases::told::no_ends());
        };
        let (text, span) = (&article.document.text, mark.span());
        let moved = match end {
            End::Start => Span { start: select::moved(text, span.start, unit, way), ..span },
            End::End => Span { end: select::moved(text, span.end, unit, way), ..span },
        };
        if moved.start >= moved.end {
            return self.say(Tone::Note, phrases::told::too_short());
        }
        // What white space is moved over is left out again.
        let moved = text.trim(moved);
        if let Some((edit, name, mark)) = self.moving(mark, moved) {
            // By keys an end goes word by word: that is one step.
            self.dispatch(Action::Write { edit, name: name.to_owned() });
            self.dispatch(Action::Focus(Some(mark)));
        }
    }

    /// Changes a mark of the article on screen; of the same change again, as one step with that.
    pub fn change_mark(&self, mark: MarkId, name: &str, change: impl FnOnce(&mut HandMark)) {
        let workspace = self.workspace();
        let Some(article) = workspace.article() else { return };
        let Some(mut to) = article.decisions.marks.get(&mark).cloned() else { return };
        change(&mut to);
        let (id, name) = (article.document.id.clone(), name.to_owned());
        self.dispatch(Action::Write { edit: Edit::Mark { id, mark, to: Some(to) }, name });
    }

    /// Removes the mark in focus and offers to take that back.
    pub(super) fn remove_mark(&self) {
        let workspace = self.workspace();
        let (Some(article), Some(Mark::Hand(span, mark))) = (workspace.article(), workspace.focus)
        else {
            return self.say(Tone::Note, phrases::told::no_hand_mark());
        };
        let id = article.document.id.clone();
        let name = words::removed(article.document.text.slice(span));
        self.done(Edit::Mark { id, mark, to: None }, name);
    }

    /// Writes about a mark of the article on screen; `is_typing` if more is likely to follow.
    pub fn write(&self, mark: Mark, remark: Remark, name: &'static str, is_typing: bool) {
        let workspace = self.workspace();
        let Some(article) = workspace.article() else { return };
        let id = article.document.id.clone();
        let place = match mark {
            Mark::Line(span) => Place::Line(span),
            Mark::Quote(span) => Place::Quote(span),
            Mark::Inline(span) => Place::Inline(span),
            Mark::Hand(_, mark) => {
                let Some(made) = article.decisions.marks.get(&mark) else { return };
                let to = Some(HandMark { remark, ..made.clone() });
                return self.wrote(Edit::Mark { id, mark, to }, name, is_typing);
            }
        };
        let to = Some(remark).filter(|remark| !remark.is_empty());
        self.wrote(Edit::Remark { id, place, to }, name, is_typing);
    }

    pub(super) fn wrote(&self, edit: Edit, name: &str, is_typing: bool) {
        let now = js_sys::Date::now();
        let is_more = is_typing && now - self.0.typed_at.replace(now) < PAUSE_MS;
        let name = name.to_owned();
        self.dispatch(match is_more {
            true => Action::Write { edit, name },
            false => Action::Perform { edit, name },
        });
    }

    /// Goes to the note of the mark in focus; what is selected is marked first.
    pub(super) fn go_to_note(&self) {
        if self.selected().is_some() {
            self.mark(HIGHLIGHT);
        } else if self.workspace().focus.is_none() {
            return self.say(Tone::Note, phrases::told::select_first());
        }
        if self.workspace().pane == Pane::Articles {
            self.dispatch(Action::Pane(Pane::Text));
        }
        self.dispatch(Action::AskNote);
    }

    /// Ends the link that was begun, at the mark in focus of the article on screen.
    pub fn link_here(&self, relation: Relation) {
        let workspace = self.workspace();
        let (Some((id, from)), Some(focus)) = (&workspace.link_from, workspace.focus) else {
            return;
        };
        let here = workspace.current.as_ref().and_then(|id| remarks::id_of(&workspace, id, focus));
        self.dispatch(Action::LinkFrom(None));
        let (Some(to), Some(article)) = (here, workspace.project.article(id)) else { return };
        let mut remark = remarks::remark_on(article, *from);
        let link = Link { relation, to };
        if !remark.links.contains(&link) {
            remark.links.push(link);
            let edit = remarks::writing(article, *from, remark);
            self.dispatch(Action::Perform { edit, name: phrases::step::linked().into() });
        }
    }

    /// Goes to the next of the marks over the place of the one in focus.
    pub(super) fn next_here(&self) {
        let workspace = self.workspace();
        let Some(mark) = workspace.focus else {
            return self.say(Tone::Note, phrases::told::select_first());
        };
        let here = remarks::marks_at(&workspace, mark.span());
        let at = here.iter().position(|other| *other == mark).map_or(0, |at| at + 1);
        if let Some(next) = here.get(at).or(here.first()) {
            self.visit(&workspace, *next);
        }
    }

    /// Picks the shortest of `marks`, which a click is on; the next at another click there.
    pub fn pick(&self, marks: &[Mark]) {
        let Some(first) = marks.first() else { return };
        // Whoever drags over words means to select them.
        if self.selected().is_some() {
            return;
        }
        let at = self.0.picked.get().and_then(|last| marks.iter().position(|mark| *mark == last));
        let is_again = self.workspace().focus.is_some_and(|focus| marks.contains(&focus));
        let next = at.filter(|_| is_again).and_then(|at| marks.get(at + 1)).unwrap_or(first);
        self.0.picked.set(Some(*next));
        self.dispatch(Action::Focus(Some(*next)));
    }

    /// Places a mark whose words were lost at what is selected, or lets go of it.
    pub fn find_lost(&self, id: MarkId, is_placed: bool) {
        let workspace = self.workspace();
        let Some(article) = workspace.article() else { return };
        let span = if is_placed { self.selected_or_tell() } else { None };
        if is_placed && span.is_none() {
            return;
        }
        if let Some(edit) = remarks::found(article, id, span) {
            let name = if is_placed { phrases::step::placed() } else { phrases::step::let_go() };
            self.done(edit, name.to_owned());
        }
    }

    /// Puts a caret into the article, at the mark in focus or at the beginning; or takes it away.
    pub(super) fn toggle_caret(&self) {
        let workspace = self.workspace();
        if workspace.caret {
            selection::clear();
            return self.dispatch(Action::Caret(false));
        }
        let Some(article) = workspace.article() else { return };
        let text = &article.document.text;
        let at = workspace.focus.map_or(text.trim(text.span()).start, |mark| mark.span().start);
        if self.selected().is_none() && !selection::select(text, Span::new(at, at)) {
            return;
        }
        self.dispatch(Action::Caret(true));
        let (keys, leave) = (&workspace.keys, workspace.keys.named(Command::LeaveMark));
        self.say(Tone::Note, phrases::told::caret_hint(keys.ctrl(), &leave));
    }
}

/// The edit that has a quotation made by hand on `to` take the place of the detected one on `from`, with
/// its speaker and what was written about it; and the new one's id.
fn corrected(workspace: &Workspace, from: Span, to: Span) -> Option<(Edit, MarkId)> {
    let (article, analysis) = (workspace.article()?, workspace.analysis()?);
    let quote = analysis.quotes.iter().find(|quote| quote.span == from)?;
    let id = article.document.id.clone();
    let speaker = article.speaker_of(quote, &workspace.project.settings);
    let made = HandMark {
        speaker: speaker.map(str::to_owned),
        remark: remarks::remark_on(article, Mark::Quote(from)),
        ..HandMark::new(to, QUOTE)
    };
    let before = article.decisions.quotes.get(&from);
    let speaker = before.and_then(|decision| decision.speaker.clone());
    let decision = Some(QuoteDecision { verdict: Verdict::Rejected, speaker });
    let mark = identity::new_mark_id();
    let edits = vec![
        Edit::DecideQuote { id: id.clone(), span: from, decision },
        Edit::Mark { id, mark, to: Some(made) },
    ];
    Some((Edit::Batch(edits), mark))
}

/// The mark of `article` that says the same of these words already.
fn marked(article: &Article, span: Span, label: &str) -> Option<Mark> {
    let marks = &article.decisions.marks;
    let same = marks.iter().find(|(_, mark)| mark.span == span && mark.label == label);
    same.map(|(id, _)| Mark::Hand(span, *id))
}

/// The edits that mark `words` wherever they stand in `article` and are not marked so already.
fn everywhere(article: &Article, words: &str, label: &str) -> Vec<Edit> {
    let id: &DocumentId = &article.document.id;
    let found = select::occurrences(&article.document.text, words);
    let new = found.filter(|span| marked(article, *span, label).is_none());
    let edit = |span| {
        let to = Some(HandMark::new(span, label));
        Edit::Mark { id: id.clone(), mark: identity::new_mark_id(), to }
    };
    new.map(edit).collect()
}

/// The last label that marks were given, for a key that gives it again.
pub fn last_label(workspace: &Workspace) -> String {
    let marks = workspace.article().map(|article| &article.decisions.marks);
    let focus = workspace.focus.and_then(|mark| match mark {
        Mark::Hand(_, id) => marks?.get(&id),
        _ => None,
    });
    focus.map_or_else(|| HIGHLIGHT.to_owned(), |mark| mark.label.clone())
}
