//! The mark in focus: what it is, why, how sure, and the keys that accept or reject it.

use bluepencil_engine::project::{Article, Verdict};
use bluepencil_engine::{Analysis, HandMark, Line, Quote, Span};
use yew::prelude::*;

use super::kind_field::{KIND_FIELD, kind_field};
use super::remark::remark;
use super::speaker_field::{SPEAKER_FIELD, speaker_field};
use super::{Props, hand};
use crate::commands::Command;
use crate::components::button::{Entry, bare, command_link, link, running};
use crate::components::element::{Element, button, element, fragment, text};
use crate::components::icon;
use crate::runner::{Runner, other_places};
use crate::state::{Mark, Workspace};
use crate::view::alike::rule_of;
use crate::view::remarks::hand_mark;
use crate::view::{names, rows};
use crate::words::{self, phrases};

/// The longest excerpt of a mark's words, in characters.
const EXCERPT: usize = 160;

/// The card of the mark in focus.
pub(super) fn chosen(props: &Props) -> Element {
    let keys = &props.workspace.keys;
    let [choose, next, doubtful] = phrases::chosen::hint();
    let key = |command: Command, words: &str| {
        let key = keys.first(command);
        key.map(|key| element("span", "").put(element("kbd", "").say(&key)).say(words))
    };
    let hint = || {
        element("p", "chosen__hint")
            .say(choose)
            .put_if(key(Command::NextMark, next))
            .put_if(key(Command::NextDoubtful, doubtful))
            .html()
    };
    element("section", "chosen")
        .is("aria-label", phrases::chosen::title())
        .put_html(card(props).unwrap_or_else(hint))
}

fn card(props: &Props) -> Option<Html> {
    let workspace = &props.workspace;
    let (article, mark) = (workspace.article()?, workspace.focus?);
    if let Some(made) = hand_mark(article, mark) {
        return Some(hand_card(props, article, mark, made));
    }
    let analysis = workspace.analysis()?;
    let mut more = Html::default();
    let facts = match mark {
        Mark::Hand(..) => return None,
        Mark::Line(span) => {
            let line = analysis.lines.iter().find(|line| line.span == span)?;
            line_facts(props, article, analysis, line)
        }
        Mark::Quote(span) => {
            let quote = analysis.quotes.iter().find(|quote| quote.span == span)?;
            more = fragment(vec![
                hand::ends(quote.span, &props.runner).html(),
                elsewhere(workspace, quote, &props.runner),
            ]);
            quote_facts(props, article, quote)
        }
        Mark::Inline(span) => fragment(vec![
            heading(phrases::article::dateline()),
            excerpt(article, span),
            element("p", "").say(phrases::article::dateline_about()).html(),
        ]),
    };
    Some(fragment(vec![
        leave(&props.runner),
        facts,
        verdicts(article, mark, &props.runner),
        remark(props, article, mark),
        more,
        hand::here(props, article, mark),
    ]))
}

/// The card of a mark made by hand.
fn hand_card(props: &Props, article: &Article, mark: Mark, made: &HandMark) -> Html {
    let labels = &props.workspace.project.settings.labels;
    let colour = labels.get(&made.label).map(|it| it.colour);
    let label = words::labels::label_among(labels, &made.label);
    let facts = match mark {
        Mark::Hand(_, id) => hand::facts(props, id, made),
        _ => Html::default(),
    };
    fragment(vec![
        leave(&props.runner),
        element("h2", "chosen__kind").put(hand::sign(label, colour)).html(),
        excerpt(article, made.span),
        facts,
        remark(props, article, mark),
        hand::here(props, article, mark),
    ])
}

fn leave(runner: &Runner) -> Html {
    let (command, hint) = (Command::LeaveMark, runner.hint(Command::LeaveMark));
    let leave = bare(icon::CROSS, command.title().into(), hint, running(command, runner));
    element("div", "chosen__leave").put_html(leave).html()
}

fn heading(words: &str) -> Html {
    element("h2", "chosen__kind").say(words).html()
}

/// What the fact is called.
fn term(words: &str) -> Element {
    element("dt", "").say(words)
}

/// A fact in a list of facts: what it is called, and what it is.
fn fact(term: Element, about: Element) -> Html {
    fragment(vec![term.html(), about.html()])
}

/// Why the mark is there, and how sure that is, where it was read.
fn ground(facts: Element, why: &str, confidence: Option<f32>) -> Html {
    let sure = |confidence: f32| {
        fact(term(phrases::chosen::how_sure()), element("dd", "").say(&words::sure(confidence)))
    };
    facts
        .put_html(fact(term(phrases::chosen::why()), element("dd", "facts__why").say(why)))
        // Its place is kept, or what is above it would be made anew, the field with the focus with it.
        .put_html(confidence.map(sure).unwrap_or_default())
        .html()
}

fn line_facts(props: &Props, article: &Article, analysis: &Analysis, line: &Line) -> Html {
    let (workspace, runner) = (&props.workspace, &props.runner);
    let settings = &workspace.project.settings;
    let is_decided = article.said_of(line).keep.is_some();
    let state = match (article.keeps(line, settings), is_decided) {
        (true, true) => phrases::chosen::line_kept_by_you,
        (true, false) => phrases::chosen::line_kept,
        (false, true) => phrases::chosen::line_struck_by_you,
        (false, false) => phrases::chosen::line_struck,
    };
    let why = words::reason(&rows::Why::of(article, line, settings));
    let state = state(&line.number.to_string());
    let facts = element("dl", "facts")
        .put_html(fact(term(phrases::chosen::line()), element("dd", "").say(&state)))
        .put_html(fact(
            element("dt", "")
                .put(element("label", "").is("for", KIND_FIELD).say(phrases::chosen::kind())),
            element("dd", "").put(kind_field(props, article, line)),
        ));
    let kind = article.kind_of(line);
    // A person is as sure as they say.
    let confidence = (kind == line.kind).then_some(line.confidence);
    fragment(vec![
        heading(words::kind(kind)),
        excerpt(article, line.span),
        ground(facts, &why, confidence),
        rows::twin(analysis, line).map(|twin| first_place(runner, twin)).unwrap_or_default(),
        rule_button(workspace, article, line, runner),
    ])
}

/// Makes a rule of what a person decided about the line, or removes the rule that it is under.
fn rule_button(workspace: &Workspace, article: &Article, line: &Line, runner: &Runner) -> Html {
    let settings = &workspace.project.settings;
    if let Some(rule) = article.rule_on(line, settings).cloned() {
        let runner = runner.clone();
        let onclick = Callback::from(move |_: MouseEvent| runner.remove_rule(&rule));
        return link(phrases::rules::remove().into(), None, onclick);
    }
    match rule_of(workspace, line.span).filter(|rule| !settings.rules.contains(rule)) {
        Some(rule) => command_link(Command::Alike, words::make_rule(&rule), runner),
        None => Html::default(),
    }
}

fn first_place(runner: &Runner, twin: Span) -> Html {
    let runner = runner.clone();
    let onclick = Callback::from(move |_: MouseEvent| runner.show_line(twin));
    link(phrases::article::show_first().into(), None, onclick)
}

fn quote_facts(props: &Props, article: &Article, quote: &Quote) -> Html {
    let choice = article.decisions.quotes.get(&quote.span).and_then(|d| d.speaker.as_ref());
    let why = match choice {
        Some(_) => phrases::chosen::set_by_you(),
        None => words::reasons::attribution(quote.attribution),
    };
    let label = element("label", "").is("for", SPEAKER_FIELD).say(phrases::speakers::speaker());
    let field = element("dd", "").put_html(speaker_field(props, article, quote));
    let mention = quote.speaker.as_ref().map(|speaker| speaker.mention);
    let read_from = |name: &str, role: &'static str, span: Option<Span>| {
        span.map(|span| fact(term(name), part(role, article, span))).unwrap_or_default()
    };
    let facts = element("dl", "facts")
        .put_html(fact(element("dt", "").put(label), field))
        .put_html(read_from(phrases::chosen::read_from(), "speaker", mention))
        .put_html(read_from(phrases::chosen::cue(), "cue", quote.cue.map(|cue| cue.span)));
    fragment(vec![
        heading(words::level(quote.level)),
        excerpt(article, quote.inner),
        ground(facts, why, Some(quote.confidence)),
    ])
}

/// Words that tell of the quotation, underlined as they are in the text.
fn part(role: &'static str, article: &Article, span: Span) -> Element {
    let words = names::shorten(article.document.text.slice(span), EXCERPT);
    let part = element("span", "part").is("data-part", role).is("dir", "auto").say(&words);
    element("dd", "").put(part)
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
        let about = text(&name);
        Some(Entry { words, about, state: None, is_current: false, onclick }.draw())
    };
    let places = places.into_iter().filter_map(place);
    let list = places.fold(element("ul", "entries"), Element::put_html);
    let title = element("h3", "chosen__also").say(phrases::chosen::also_printed());
    fragment(vec![title.html(), list.html()])
}

fn verdicts(article: &Article, mark: Mark, runner: &Runner) -> Html {
    let decisions = &article.decisions;
    let verdict = match mark {
        Mark::Line(_) | Mark::Hand(..) => None,
        Mark::Quote(span) => decisions.quotes.get(&span).map(|decision| decision.verdict),
        Mark::Inline(span) => decisions.inline.get(&span).copied(),
    };
    let judging = |command: Command, icon: icon::Icon, pressed: bool, words: &str| {
        button("button", running(command, runner))
            .set("title", runner.hint(command))
            .flag("aria-pressed", pressed)
            .put_html(icon.draw())
            .say(words)
    };
    let is = |other: Verdict| verdict == Some(other);
    element("div", "chosen__verdicts")
        .put(judging(Command::Accept, icon::TICK, is(Verdict::Accepted), phrases::chosen::right()))
        .put(judging(Command::Reject, icon::CROSS, is(Verdict::Rejected), phrases::chosen::wrong()))
        .html()
}

fn excerpt(article: &Article, span: Span) -> Html {
    let words = names::shorten(article.document.text.slice(span), EXCERPT);
    element("blockquote", "chosen__words").is("dir", "auto").say(&words).html()
}
