//! A person's verdicts on marks.

use bluepencil_engine::edit::Edit;
use bluepencil_engine::project::{Article, LineDecision, QuoteDecision, SpeakerChoice, Verdict};
use bluepencil_engine::{Analysis, DocumentId, Span};

use super::Runner;
use crate::state::{Action, Mark, Tone, Workspace};

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
            self.say(Tone::Note, "Choose a mark first: press N for the next one, or click it.");
            return;
        };
        let Some((edit, name)) = judged(&workspace, mark, verdict) else { return };
        self.dispatch(Action::Say { tone: Tone::Done, text: format!("{name}."), offer: None });
        self.dispatch(Action::Perform { edit, name });
    }

    /// Says who speaks; `None` takes a person's earlier word back.
    pub fn set_speaker(&self, span: Span, speaker: Option<SpeakerChoice>) {
        let workspace = self.workspace();
        let Some(article) = workspace.article() else { return };
        let before = article.decisions.quotes.get(&span);
        let verdict = before.map_or(Verdict::Accepted, |decision| decision.verdict);
        let name = match &speaker {
            Some(SpeakerChoice::Named(name)) => format!("Set the speaker to {name}"),
            Some(SpeakerChoice::Nobody) => "Left the speaker open".into(),
            None => "Took the speaker as it was read".into(),
        };
        let id = article.document.id.clone();
        let decision = Some(QuoteDecision { verdict, speaker });
        self.dispatch(Action::Perform { edit: Edit::DecideQuote { id, span, decision }, name });
    }
}

fn judged(workspace: &Workspace, mark: Mark, verdict: Verdict) -> Option<(Edit, String)> {
    let (article, analysis) = (workspace.article()?, workspace.analysis()?);
    let id = article.document.id.clone();
    Some(match mark {
        Mark::Line(span) => {
            let line = analysis.lines.iter().find(|line| line.span == span)?;
            let is_kept = workspace.project.settings.keeps(line.kind);
            let keep = if verdict == Verdict::Accepted { is_kept } else { !is_kept };
            line_edit(article, id, span, line.number, keep)
        }
        Mark::Quote(span) => quote_edit(article, analysis, id, span, verdict)?,
        Mark::Inline(span) => {
            let before = article.decisions.inline.get(&span).copied();
            let decision = (before != Some(verdict)).then_some(verdict);
            let name = format!("{} the dateline", verb(decision));
            (Edit::DecideInline { id, span, decision }, name)
        }
    })
}

fn line_edit(
    article: &Article,
    id: DocumentId,
    span: Span,
    number: u32,
    keep: bool,
) -> (Edit, String) {
    let decision = LineDecision { keep };
    let before = article.decisions.lines.get(&span).copied();
    let decision = (before != Some(decision)).then_some(decision);
    let name = match decision {
        Some(LineDecision { keep: true }) => format!("Kept line {number}"),
        Some(LineDecision { keep: false }) => format!("Struck line {number}"),
        None => format!("Left line {number} as it was read"),
    };
    (Edit::DecideLine { id, span, decision }, name)
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
    let name = format!("{} a quotation", verb(decision.as_ref().map(|d| d.verdict)));
    Some((Edit::DecideQuote { id, span, decision }, name))
}

const fn verb(verdict: Option<Verdict>) -> &'static str {
    match verdict {
        Some(Verdict::Accepted) => "Accepted",
        Some(Verdict::Rejected) => "Rejected",
        None => "Took back the verdict on",
    }
}
