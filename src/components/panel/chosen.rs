//! The mark in focus: what it is, why, how sure, and the keys that accept or reject it.

use bluepencil_engine::project::{Article, SpeakerChoice, Verdict};
use bluepencil_engine::{Analysis, Line, Quote, Span};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Props;
use crate::commands::Command;
use crate::components::icon;
use crate::runner::{Runner, other_places};
use crate::state::{Mark, Workspace};
use crate::view::speakers::Colours;
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
                <kbd>{ "N" }</kbd>{ " goes to the next one." }
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
    Some(html! { <>{ facts }{ verdicts(article, mark, &props.runner) }</> })
}

fn line_facts(
    workspace: &Workspace,
    article: &Article,
    analysis: &Analysis,
    line: &Line,
    runner: &Runner,
) -> Html {
    let state = if article.keeps(line, &workspace.project.settings) { "kept" } else { "struck" };
    let decided = article.decisions.lines.contains_key(&line.span);
    let by = if decided { " by you" } else { "" };
    html! {
        <>
            <h2 class="chosen__kind">{ words::kind(line.kind) }</h2>
            { excerpt(article, line.span) }
            <dl class="facts">
                <dt>{ "Line" }</dt><dd>{ format!("{}, {state}{by}", line.number) }</dd>
                <dt>{ "Why" }</dt><dd class="facts__why">{ line.reason.to_string() }</dd>
                <dt>{ "How sure" }</dt><dd>{ sure(line.confidence) }</dd>
            </dl>
            { for rows::twin(analysis, line).map(|twin| first_place(runner, twin)) }
        </>
    }
}

fn first_place(runner: &Runner, twin: Span) -> Html {
    let runner = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| runner.show_line(twin));
    html! {
        <button class="link" type="button" {onclick}>{ "Show where it stands first" }</button>
    }
}

fn quote_facts(props: &Props, article: &Article, quote: &Quote) -> Html {
    let cue = quote.cue.map(|cue| {
        html! { <><dt>{ "Cue" }</dt><dd>{ article.document.text.slice(cue.span) }</dd></> }
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
                <dt><label for="speaker">{ "Speaker" }</label></dt>
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

/// The words that the speaker was read from, where they are not the name itself.
fn mention(article: &Article, quote: &Quote) -> Html {
    let Some(speaker) = &quote.speaker else { return Html::default() };
    let words = article.document.text.slice(speaker.mention);
    if words == speaker.name {
        return Html::default();
    }
    html! { <><dt>{ "Read from" }</dt><dd>{ format!("“{words}”") }</dd></> }
}

/// A field with the speaker's name, completed from the names in the workspace.
fn speaker_field(props: &Props, article: &Article, quote: &Quote) -> Html {
    let (runner, span) = (props.runner.clone(), quote.span);
    let onchange = Callback::from(move |event: Event| {
        let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
        let name = input.value().trim().to_owned();
        let choice =
            if name.is_empty() { SpeakerChoice::Nobody } else { SpeakerChoice::Named(name) };
        runner.set_speaker(span, Some(choice));
    });
    let name = article.speaker_of(quote).unwrap_or_default().to_owned();
    html! {
        <>
            <input
                // A new field for each quotation, so that what was typed for one is not shown
                // for the next.
                key={quote.id.to_string()}
                id="speaker"
                class="field"
                type="text"
                list="speakers"
                maxlength="200"
                placeholder={words::NOBODY}
                value={name}
                {onchange}
            />
            { completions(&props.colours) }
        </>
    }
}

fn completions(colours: &Colours) -> Html {
    let option = |name: &std::rc::Rc<str>| html! { <option value={name.to_string()} /> };
    html! { <datalist id="speakers">{ for colours.keys().map(option) }</datalist> }
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
        Some(html! {
            <li>
                <button class="entry" type="button" {onclick}>
                    <span class="entry__words" dir="auto">{ words }</span>
                    <span class="entry__about">{ name }</span>
                </button>
            </li>
        })
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
        let runner = runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| runner.run(command));
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
