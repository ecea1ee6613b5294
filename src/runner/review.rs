//! A person's verdicts on marks.

use bluepencil_engine::edit::Edit;
use bluepencil_engine::label::QUOTE;
use bluepencil_engine::project::{Article, LineDecision, QuoteDecision, SpeakerChoice, Verdict};
use bluepencil_engine::{Analysis, DocumentId, Likeness, Line, Settings, Span};

use super::Runner;
use crate::commands::Command;
use crate::components::panel::speaker_field::SPEAKER_FIELD;
use crate::dom::focus;
use crate::state::{Action, Mark, Offer, Pane, Tone, Workspace};
use crate::view::alike::same_speaker;
use crate::view::bulk::{self, Bulk};
use crate::view::kinds;
use crate::view::remarks::hand_mark;
use crate::words::{self, phrases};

impl Runner {
    /// Says that the mark in focus is right.
    pub(super) fn accept(&self) {
        self.judge(Verdict::Accepted);
    }

    /// Says that the mark in focus is wrong: a struck line is kept, a kept line struck, a
    /// quotation is none.
    pub(super) fn reject(&self) {
        self.judge(Verdict::Rejected);
    }

    /// The same verdict a second time takes it back.
    fn judge(&self, verdict: Verdict) {
        let workspace = self.workspace();
        let Some(mark) = workspace.focus else {
            let next = workspace.keys.first(Command::NextMark);
            return self.say(Tone::Note, words::choose_mark(next.as_deref()));
        };
        if matches!(mark, Mark::Hand(..)) {
            return self.say(Tone::Note, phrases::told::nothing_to_judge());
        }
        let Some((edit, name)) = judged(&workspace, mark, verdict) else { return };
        let offer = offered(&workspace, &edit, mark);
        self.dispatch(Action::Say { tone: Tone::Done, text: phrases::told::step(&name), offer });
        self.dispatch(Action::Perform { edit, name });
    }

    /// Says the same of many marks, as one step.
    pub fn judge_all(&self, bulk: &Bulk, verdict: Verdict) {
        let workspace = self.workspace();
        let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
            return;
        };
        let edits = bulk::edits(article, analysis, &workspace.project.settings, bulk, verdict);
        if edits.is_empty() {
            self.say(Tone::Note, phrases::told::all_judged());
            return;
        }
        let name = words::judged(verdict, edits.len(), bulk);
        let (text, offer) = (phrases::told::step(&name), Some(Offer::Undo));
        self.dispatch(Action::Perform { edit: Edit::Batch(edits), name });
        self.dispatch(Action::Say { tone: Tone::Done, text, offer });
    }

    /// Says who speaks; `None`: nobody in particular.
    pub fn set_speaker(&self, span: Span, speaker: Option<String>) {
        let workspace = self.workspace();
        let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
            return;
        };
        let before = article.decisions.quotes.get(&span);
        let verdict = before.map_or(Verdict::Accepted, |decision| decision.verdict);
        let name = words::set_speaker(speaker.as_deref());
        let id = article.document.id.clone();
        let speaker = Some(speaker.map_or(SpeakerChoice::Nobody, SpeakerChoice::Named));
        let decision = Some(QuoteDecision { verdict, speaker });
        let others = same_speaker(article, analysis, &workspace.project.settings, span);
        let offer = (!others.is_empty()).then_some(Offer::Alike(Mark::Quote(span)));
        self.dispatch(Action::Say { tone: Tone::Done, text: phrases::told::step(&name), offer });
        self.dispatch(Action::Perform { edit: Edit::DecideQuote { id, span, decision }, name });
    }

    /// Says that the speaker called `alias` is the one called `name`, in every article.
    pub fn merge_speakers(&self, alias: &str, name: &str) {
        let name = name.trim();
        if name.is_empty() || name == alias {
            return;
        }
        let settings = self.workspace().project.settings.with_alias(alias, name);
        self.change_aliases(settings, phrases::step::merged(alias, name));
    }

    /// Says that the speaker called `alias` is somebody else after all.
    pub fn part_speakers(&self, alias: &str) {
        let before = &self.workspace().project.settings;
        let name = phrases::step::parted(alias, before.name_of(alias));
        self.change_aliases(before.without_alias(alias), name);
    }

    fn change_aliases(&self, settings: Settings, name: String) {
        let (text, offer) = (phrases::told::step(&name), Some(Offer::Undo));
        self.dispatch(Action::Perform { edit: Edit::Set(settings), name });
        self.dispatch(Action::Say { tone: Tone::Done, text, offer });
    }

    /// Goes to the field that says who speaks the quotation in focus.
    pub(super) fn go_to_speaker(&self) {
        let workspace = self.workspace();
        let made =
            workspace.article().zip(workspace.focus).and_then(|(it, mark)| hand_mark(it, mark));
        let is_quote = made.is_some_and(|mark| mark.label == QUOTE);
        if !is_quote && !matches!(workspace.focus, Some(Mark::Quote(_))) {
            self.say(Tone::Note, phrases::told::no_quotation());
            return;
        }
        if workspace.pane == Pane::Articles {
            self.dispatch(Action::Pane(Pane::Text));
        }
        focus::go_to(SPEAKER_FIELD, focus::select);
    }
}

/// A decision about a line may hold for all that are like it.
fn offered(workspace: &Workspace, edit: &Edit, mark: Mark) -> Option<Offer> {
    let Edit::DecideLine { span, decision: Some(LineDecision { keep: Some(_), .. }), .. } = edit
    else {
        return None;
    };
    let text = &workspace.article()?.document.text;
    Likeness::of(text.slice(*span)).map(|_| Offer::Alike(mark))
}

fn judged(workspace: &Workspace, mark: Mark, verdict: Verdict) -> Option<(Edit, String)> {
    let (article, analysis) = (workspace.article()?, workspace.analysis()?);
    let id = article.document.id.clone();
    Some(match mark {
        Mark::Line(span) => {
            let line = analysis.lines.iter().find(|line| line.span == span)?;
            let is_kept = article.keeps_undecided(line, &workspace.project.settings);
            let keep = if verdict == Verdict::Accepted { is_kept } else { !is_kept };
            line_edit(article, line, keep)
        }
        Mark::Quote(span) => quote_edit(article, analysis, id, span, verdict)?,
        Mark::Hand(..) => return None,
        Mark::Inline(span) => {
            let before = article.decisions.inline.get(&span).copied();
            let decision = (before != Some(verdict)).then_some(verdict);
            let name = match decision {
                Some(Verdict::Accepted) => phrases::step::accepted_dateline(),
                Some(Verdict::Rejected) => phrases::step::rejected_dateline(),
                None => phrases::step::left_dateline(),
            };
            (Edit::DecideInline { id, span, decision }, name.to_owned())
        }
    })
}

fn line_edit(article: &Article, line: &Line, keep: bool) -> (Edit, String) {
    let is_taken_back = article.said_of(line).keep == Some(keep);
    let name = match (is_taken_back, keep) {
        (true, _) => phrases::step::left_line,
        (false, true) => phrases::step::kept_line,
        (false, false) => phrases::step::struck_line,
    };
    (kinds::keeping(article, line, keep), name(line.number as usize))
}

fn quote_edit(
    article: &Article,
    analysis: &Analysis,
    id: DocumentId,
    span: Span,
    verdict: Verdict,
) -> Option<(Edit, String)> {
    analysis.quotes.iter().find(|quote| quote.span == span)?;
    let before = article.decisions.quotes.get(&span);
    let speaker = before.and_then(|decision| decision.speaker.clone());
    let is_same = before.is_some_and(|decision| decision.verdict == verdict);
    // A speaker that was set by hand stays, so the decision must stay with it.
    let decision = match (is_same, &speaker) {
        (true, None) => None,
        (true, Some(_)) => Some(QuoteDecision { verdict: Verdict::Accepted, speaker }),
        (false, _) => Some(QuoteDecision { verdict, speaker }),
    };
    let name = match decision.as_ref().map(|decision| decision.verdict) {
        Some(Verdict::Accepted) => phrases::step::accepted_quotation(),
        Some(Verdict::Rejected) => phrases::step::rejected_quotation(),
        None => phrases::step::left_quotation(),
    };
    Some((Edit::DecideQuote { id, span, decision }, name.to_owned()))
}
