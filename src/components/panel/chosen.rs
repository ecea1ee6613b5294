//! The mark in focus: what it is, why, how sure, and the keys that accept or reject it.

use bluepencil_engine::project::{Article, Verdict};
use bluepencil_engine::{Analysis, Line, Quote, Span};
use yew::prelude::*;

use super::Props;
use super::speaker_field::{SPEAKER_FIELD, speaker_field};
use crate::commands::Command;
use crate::components::button::{Entry, bare, command_link, link, running};
use crate::components::icon;
use crate::runner::{Runner, other_places};
use crate::state::{Mark, Workspace};
use crate::view::alike::rule_of;
use crate::view::{names, rows};
use crate::words;

/// The longest excerpt of a mark's words, in characters.
const EXCERPT: usize = 160;

/// The card of the mark in focus.
pub(super) fn chosen(props: &Props) -> Html {
    let card = card(props).unwrap_or_else(|| {
        html! {
            <p class="chosen__hint">
                { "Choose a mark to see why it is there. " }
                <kbd>{ "N" }</kbd>{ " goes to the next one, " }
                <kbd>{ "Q" }</kbd>{ " to the next doubtful one." }
            </p>
        }
    });
    html! { <section class="chosen" aria-label="The mark in focus">{ card }</section> }
}

fn card(props: &Props) -> Option<Html> {
    let workspace = &props.workspace;
    let (article, analysis) = (workspace.article()?, workspace.analysis()?);
    let mark = workspace.focus?;
    let facts = match mark {
        Mark::Line(span) => {
            let line = analysis.lines.iter().find(|line| line.span == span)?;
            line_facts(workspace, article, analysis, line, &props.runner)
        }
        Mark::Quote(span) => {
            let quote = analysis.quotes.iter().find(|quote| quote.span == span)?;
            quote_facts(props, article, quote)
        }
        Mark::Inline(span) => html! {
            <>
                <h2 class="chosen__kind">{ "Dateline" }</h2>
                { excerpt(article, span) }
                <p>{ "Where, and for whom, the story was written." }</p>
            </>
        },
    };
    let leave = Command::LeaveMark;
    Some(html! {
        <>
            <div class="chosen__leave">
                { bare(icon::CROSS, leave.title().into(), leave.hint(), running(leave, &props.runner)) }
            </div>
            { facts }
            { verdicts(article, mark, &props.runner) }
        </>
    })
}

fn line_facts(
    workspace: &Workspace,
    article: &Article,
    analysis: &Analysis,
    line: &Line,
    runner: &Runner,
) -> Html {
    let settings = &workspace.project.settings;
    let state = if article.keeps(line, settings) { "kept" } else { "struck" };
    let decided = article.decisions.lines.contains_key(&line.span);
    let by = if decided { " by you" } else { "" };
    let why = match article.rule_on(line, settings) {
        Some(rule) => rule.to_string(),
        None => line.reason.to_string(),
    };
    html! {
        <>
            <h2 class="chosen__kind">{ words::kind(line.kind) }</h2>
            { excerpt(article, line.span) }
            <dl class="facts">
                <dt>{ "Line" }</dt><dd>{ format!("{}, {state}{by}", line.number) }</dd>
                <dt>{ "Why" }</dt><dd class="facts__why">{ why }</dd>
                <dt>{ "How sure" }</dt><dd>{ sure(line.confidence) }</dd>
            </dl>
            { for rows::twin(analysis, line).map(|twin| first_place(runner, twin)) }
            { rule_button(workspace, article, line, runner) }
        </>
    }
}

/// Makes a rule of what a person decided about the line, or removes the rule that it is under.
fn rule_button(workspace: &Workspace, article: &Article, line: &Line, runner: &Runner) -> Html {
    let settings = &workspace.project.settings;
    if let Some(rule) = article.rule_on(line, settings).cloned() {
        let runner = runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| runner.remove_rule(&rule));
        return link(words::REMOVE_RULE.into(), None, onclick);
    }
    match rule_of(workspace, line.span).filter(|rule| !settings.rules.contains(rule)) {
        Some(rule) => command_link(Command::Alike, words::make_rule(&rule), runner),
        None => Html::default(),
    }
}

fn first_place(runner: &Runner, twin: Span) -> Html {
    let runner = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| runner.show_line(twin));
    link(words::SHOW_FIRST.into(), None, onclick)
}

fn quote_facts(props: &Props, article: &Article, quote: &Quote) -> Html {
    let cue = quote.cue.map(|cue| {
        html! { <><dt>{ "Cue" }</dt><dd>{ part("cue", article, cue.span) }</dd></> }
    });
    let choice = article.decisions.quotes.get(&quote.span).and_then(|d| d.speaker.as_ref());
    let why = match choice {
        Some(_) => "set by you".to_owned(),
        None => quote.attribution.to_string(),
    };
    html! {
        <>
            <h2 class="chosen__kind">{ words::level(quote.level) }</h2>
            { excerpt(article, quote.inner) }
            <dl class="facts">
                <dt><label for={SPEAKER_FIELD}>{ words::SPEAKER }</label></dt>
                <dd>{ speaker_field(props, article, quote) }</dd>
                { mention(article, quote) }
                { for cue }
                <dt>{ "Why" }</dt><dd class="facts__why">{ why }</dd>
                <dt>{ "How sure" }</dt><dd>{ sure(quote.confidence) }</dd>
            </dl>
            { elsewhere(&props.workspace, quote, &props.runner) }
        </>
    }
}

/// The words that the speaker was read from.
fn mention(article: &Article, quote: &Quote) -> Html {
    let Some(speaker) = &quote.speaker else { return Html::default() };
    html! { <><dt>{ "Read from" }</dt><dd>{ part("speaker", article, speaker.mention) }</dd></> }
}

/// Words that tell of the quotation, underlined as they are in the text.
fn part(role: &'static str, article: &Article, span: Span) -> Html {
    let words = names::shorten(article.document.text.slice(span), EXCERPT);
    html! { <span class="part" data-part={role} dir="auto">{ words }</span> }
}

/// The same utterance in other places.
fn elsewhere(workspace: &Workspace, quote: &Quote, runner: &Runner) -> Html {
    let places = other_places(workspace, Mark::Quote(quote.span));
    if places.is_empty() {
        return Html::default();
    }
    let place = |(id, mark): (bluepencil_engine::DocumentId, Mark)| {
        let article = workspace.project.article(&id)?;
        let analysis = workspace.readings.get(&id).map(AsRef::as_ref);
        let name = names::shorten(&names::article(article, analysis), 60);
        let words = names::shorten(article.document.text.slice(mark.span()), EXCERPT);
        let runner = runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| runner.go(&id, mark));
        let about = html! { { name } };
        Some(Entry { words, about, state: None, is_current: false, onclick }.draw())
    };
    html! {
        <>
            <h3 class="chosen__also">{ "Also printed as" }</h3>
            <ul class="entries">{ for places.into_iter().filter_map(place) }</ul>
        </>
    }
}

fn verdicts(article: &Article, mark: Mark, runner: &Runner) -> Html {
    let decisions = &article.decisions;
    let verdict = match mark {
        Mark::Line(_) => None,
        Mark::Quote(span) => decisions.quotes.get(&span).map(|decision| decision.verdict),
        Mark::Inline(span) => decisions.inline.get(&span).copied(),
    };
    let button = |command: Command, icon: icon::Icon, pressed: bool, words: &'static str| {
        let onclick = running(command, runner);
        html! {
            <button
                class="button"
                type="button"
                title={command.hint()}
                aria-pressed={pressed.to_string()}
                {onclick}
            >
                { icon.draw() }{ words }
            </button>
        }
    };
    html! {
        <div class="chosen__verdicts">
            { button(Command::Accept, icon::TICK, verdict == Some(Verdict::Accepted), "Right") }
            { button(Command::Reject, icon::CROSS, verdict == Some(Verdict::Rejected), "Wrong") }
        </div>
    }
}

fn excerpt(article: &Article, span: Span) -> Html {
    let words = names::shorten(article.document.text.slice(span), EXCERPT);
    html! { <blockquote class="chosen__words" dir="auto">{ words }</blockquote> }
}

fn sure(confidence: f32) -> String {
    format!("{} ({} %)", words::confidence(confidence), words::percent(confidence))
}
