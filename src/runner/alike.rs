//! One word of a person's said again of everything that is like it: of lines as a rule of the
//! workspace, of quotations for all that were read with the same speaker.

use bluepencil_engine::edit::Edit;
use bluepencil_engine::project::{QuoteDecision, SpeakerChoice, Verdict};
use bluepencil_engine::{LineRule, Quote, Span};

use super::Runner;
use crate::state::{Action, Mark, Offer, Tone, Workspace};
use crate::view::alike::{lines_under, rule_of, same_speaker};
use crate::words::{self, phrases};

impl Runner {
    /// Says of everything like `mark` what a person said of it.
    pub(super) fn alike(&self, mark: Option<Mark>) {
        let workspace = self.workspace();
        let done = match mark {
            Some(Mark::Line(span)) => rule_of(&workspace, span).map(|rule| {
                let settings = workspace.project.settings.with_rule(rule.clone());
                let name = words::ruled(&rule);
                let here = phrases::rules::here(lines_under(&workspace, &rule));
                (Edit::Set(settings), phrases::told::step_with(&name, &here), name)
            }),
            Some(Mark::Quote(span)) => speaker_edits(&workspace, span).map(|(edits, name)| {
                let name = words::set_speakers(edits.len(), name.as_deref());
                (Edit::Batch(edits), phrases::told::step(&name), name)
            }),
            _ => None,
        };
        match done {
            Some((edit, text, name)) => {
                self.dispatch(Action::Perform { edit, name });
                let offer = Some(Offer::Undo);
                self.dispatch(Action::Say { tone: Tone::Done, text, offer });
            }
            None => self.say(Tone::Note, phrases::told::nothing_alike()),
        }
    }

    /// Takes a rule away.
    pub fn remove_rule(&self, rule: &LineRule) {
        let edit = Edit::Set(self.workspace().project.settings.without_rule(&rule.like));
        self.dispatch(Action::Perform { edit, name: words::unruled(rule) });
    }
}

/// The changes that give those quotations the speaker of the one at `span`, and who that is.
fn speaker_edits(workspace: &Workspace, span: Span) -> Option<(Vec<Edit>, Option<String>)> {
    let (article, analysis) = (workspace.article()?, workspace.analysis()?);
    let choice = article.decisions.quotes.get(&span)?.speaker.clone()?;
    let edit = |quote: &Quote| {
        let before = article.decisions.quotes.get(&quote.span);
        let verdict = before.map_or(Verdict::Accepted, |decision| decision.verdict);
        let decision = Some(QuoteDecision { verdict, speaker: Some(choice.clone()) });
        Edit::DecideQuote { id: article.document.id.clone(), span: quote.span, decision }
    };
    let quotes = same_speaker(article, analysis, &workspace.project.settings, span);
    let edits: Vec<Edit> = quotes.into_iter().map(edit).collect();
    let name = match choice {
        SpeakerChoice::Named(name) => Some(name),
        SpeakerChoice::Nobody => None,
    };
    (!edits.is_empty()).then_some((edits, name))
}
