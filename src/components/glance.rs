//! The article on screen at a glance, and all articles in sums: figures, and drawings each with its
//! table.

use std::fmt::Write as _;
use std::rc::Rc;

use yew::prelude::*;

use super::dialogue::use_dialogue;
use super::element::{Element, button, element, fragment};
use super::speaker::speaker;
use crate::app::Shared;
use crate::runner::Runner;
use crate::state::Dialogue;
use crate::view::glance::{Course, Glance, PARTS};
use crate::view::speakers::Colours;
use crate::view::track::{Stretch, WHOLE};
use crate::words::glance as said;
use crate::words::{self, phrases};

/// How many speakers are listed; the rest are counted.
const LISTED: usize = 12;

/// What is shown at a glance.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub workspace: Shared,
    /// The speakers' colours.
    pub colours: Rc<Colours>,
    /// Carries commands out.
    pub runner: Runner,
}

/// What was worked out when the dialogue opened. Nothing changes below it but what is still read,
/// and figures that run on are hard to read.
struct Sums {
    this: Option<(Glance, Course)>,
    all: Glance,
}

impl Sums {
    fn of(props: &Props) -> Self {
        let (workspace, colours) = (&props.workspace, &props.colours);
        let settings = &workspace.project.settings;
        let read = workspace.project.articles.iter().filter_map(|article| {
            Some((article.as_ref(), workspace.readings.get(&article.document.id)?.as_ref()))
        });
        let this = workspace.article().zip(workspace.analysis()).map(|(article, analysis)| {
            let one = std::iter::once((article, analysis.as_ref()));
            let glance = Glance::of(one, settings, colours);
            (glance, Course::of(article, analysis, settings))
        });
        Self { this, all: Glance::of(read, settings, colours) }
    }
}

/// The sums as a dialogue.
#[component]
pub fn GlanceView(props: &Props) -> Html {
    let dialogue = use_dialogue();
    let sums = use_memo((), |()| Sums::of(props));
    let runner = props.runner.clone();
    let onclose = Callback::from(move |_: Event| runner.close(Dialogue::Glance));
    let runner = props.runner.clone();
    let close = Callback::from(move |_: MouseEvent| runner.close(Dialogue::Glance));
    let title = element("h2", "").is("id", "glance-title").is("tabindex", "-1").is("autofocus", "");
    let articles = props.workspace.project.articles.len();
    let this = sums.this.as_ref().map(|(glance, course)| {
        part(phrases::glance::this(), glance, course_of(glance, course)).html()
    });
    let all = (articles > 1)
        .then(|| part(&said::all(sums.all.articles, articles), &sums.all, Html::default()).html());
    let body = match this.is_none() && all.is_none() {
        true => element("p", "").say(phrases::glance::nothing_yet()).html(),
        false => fragment(vec![this.unwrap_or_default(), all.unwrap_or_default()]),
    };
    element("dialog", "help glance")
        .found_by(&dialogue)
        .is("aria-labelledby", "glance-title")
        .on_close(onclose)
        .put(
            element("div", "help__head")
                .put(title.say(phrases::glance::title()))
                .put(button("button", close).say(phrases::help::close())),
        )
        .put_html(body)
        .html()
}

/// What is said of some articles; `course` stands among it where it is one.
fn part(title: &str, glance: &Glance, course: Html) -> Element {
    let figure = |name: &'static str, value: String| {
        element("div", "glance__figure")
            .put(element("dt", "").say(name))
            .put(element("dd", "").say(&value))
    };
    let quotations = said::quotations(glance.quotes(), glance.quoted(), glance.kept);
    let figures = element("dl", "glance__figures")
        .put(figure(phrases::glance::stays(), said::of_words(glance.kept, glance.words)))
        .put(figure(phrases::glance::reading_time(), said::minutes(glance.minutes())))
        .put(figure(phrases::glance::quoted(), quotations));
    element("section", "glance__part")
        .put(element("h3", "").say(title))
        .put(figures)
        .put_html(course)
        .put_html(struck(glance))
        .put_html(speakers(glance))
        .put_html(labels(glance))
}

/// Where in the article it is struck, and where somebody is quoted.
fn course_of(glance: &Glance, course: &Course) -> Html {
    let lane = |class: &'static str, stretches: &[Stretch], top: u32| {
        element("path", class).set("d", boxes(stretches, top))
    };
    let told = said::course(glance.words - glance.kept, glance.words, glance.quotes());
    let drawing = element("svg", "glance__course")
        .set("viewBox", format!("0 0 {WHOLE} 20"))
        .is("preserveAspectRatio", "none")
        .is("role", "img")
        .set("aria-label", told)
        .put(lane("glance__struck", &course.struck, 0))
        .put(lane("glance__quoted", &course.quoted, 11));
    let key = element("p", "glance__key")
        .is("aria-hidden", "true")
        .put(element("span", "glance__key-struck").say(phrases::glance::struck()))
        .put(element("span", "glance__key-quoted").say(phrases::glance::quoted()));
    let rows = course.parts.iter().enumerate().map(|(nth, it)| {
        let figures = [it.kept, it.struck, it.quotes].map(words::number);
        row(element("span", "").say(&said::part(nth, PARTS)).html(), &figures)
    });
    let heads = [
        phrases::glance::part(),
        phrases::glance::kept(),
        phrases::glance::struck(),
        phrases::glance::quotations(),
    ];
    let figures = element("details", "glance__more")
        .put(element("summary", "").say(phrases::glance::figures()))
        .put(table(phrases::glance::course(), &heads, rows));
    let title = element("h4", "").say(phrases::glance::course());
    element("div", "").put(title).put(drawing).put(key).put(figures).html()
}

/// The stretches as boxes under each other's lanes.
fn boxes(stretches: &[Stretch], top: u32) -> String {
    let mut path = String::new();
    for (start, len) in stretches {
        let width = (*len).max(LEAST);
        let start = (*start).min(WHOLE - width);
        // Writing to a string does not fail.
        _ = write!(path, "M{start} {top}h{width}v9h-{width}z");
    }
    path
}

/// The least width of a box, so that one word is seen in a long article.
const LEAST: u32 = 4;

fn struck(glance: &Glance) -> Html {
    let title = element("h4", "").say(phrases::glance::what_struck()).html();
    if glance.struck.is_empty() {
        let none = element("p", "section__none").say(phrases::glance::nothing_struck());
        return fragment(vec![title, none.html()]);
    }
    let most = glance.struck.iter().map(|it| it.words).max().unwrap_or_default();
    let rows = glance.struck.iter().map(|it| {
        let figures = [words::number(it.lines), said::words_of(it.words, glance.words)];
        let name = element("span", "").say(words::kind(it.kind));
        row(barred(name, it.words, most), &figures)
    });
    let heads = [phrases::glance::kind(), phrases::glance::lines(), phrases::glance::words()];
    fragment(vec![title, table(phrases::glance::what_struck(), &heads, rows).html()])
}

fn speakers(glance: &Glance) -> Html {
    if glance.speakers.is_empty() {
        return Html::default();
    }
    let (most, total) =
        (glance.speakers.iter().map(|it| it.words).max().unwrap_or_default(), glance.quoted());
    let rows = glance.speakers.iter().take(LISTED).map(|it| {
        let name = element("span", "").put_html(speaker(it.name.as_deref(), it.colour));
        let mut figures = vec![words::number(it.quotes), said::words_of(it.words, total)];
        if glance.articles > 1 {
            figures.insert(0, words::number(it.articles));
        }
        row(barred(name, it.words, most), &figures)
    });
    let heads = [
        phrases::glance::speaker(),
        phrases::glance::articles(),
        phrases::glance::quotations(),
        phrases::glance::words(),
    ];
    let heads = if glance.articles > 1 { &heads[..] } else { &[heads[0], heads[2], heads[3]] };
    let more = glance.speakers.len().saturating_sub(LISTED);
    let more = (more > 0).then(|| element("p", "section__none").say(&phrases::count::more(more)));
    let title = element("h4", "").say(phrases::glance::speakers());
    element("div", "")
        .put(title)
        .put(table(phrases::glance::speakers(), heads, rows))
        .put_if(more)
        .html()
}

fn labels(glance: &Glance) -> Html {
    let Some((_, most)) = glance.labels.first() else { return Html::default() };
    let rows = glance.labels.iter().map(|(name, count)| {
        let name = element("span", "").is("dir", "auto").say(words::label(name));
        row(barred(name, *count, *most), &[words::number(*count)])
    });
    let title = element("h4", "").say(phrases::glance::labels());
    let table = table(
        phrases::glance::labels(),
        &[phrases::glance::label(), phrases::glance::marks()],
        rows,
    );
    element("div", "").put(title).put(table).html()
}

/// A name with a bar under it, as long as its share of the longest.
fn barred(name: Element, some: usize, most: usize) -> Html {
    let width = (some * WHOLE as usize / most.max(1)).to_string();
    let bar = element("svg", "glance__bar")
        .set("viewBox", format!("0 0 {WHOLE} 1"))
        .is("preserveAspectRatio", "none")
        .is("aria-hidden", "true")
        .put(element("rect", "").set("width", width).is("height", "1"));
    fragment(vec![name.html(), bar.html()])
}

fn row(head: Html, figures: &[String]) -> Element {
    let cells = figures.iter().map(|figure| element("td", "").say(figure));
    element("tr", "").put(element("th", "").is("scope", "row").put_html(head)).put_all(cells)
}

fn table(
    caption: &'static str,
    heads: &[&'static str],
    rows: impl Iterator<Item = Element>,
) -> Element {
    let heads = heads.iter().map(|head| element("th", "").is("scope", "col").say(head));
    element("table", "glance__table")
        .put(element("caption", "hidden").say(caption))
        .put(element("thead", "").put(element("tr", "").put_all(heads)))
        .put(element("tbody", "").put_all(rows))
}
