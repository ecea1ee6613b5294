//! Who speaks: how often, how much, and where in the article; and which names are one person's.

use std::fmt::Write as _;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Found, Props, section};
use crate::components::button::link;
use crate::components::element::{Element, element, fragment};
use crate::components::speaker::{colour, speaker};
use crate::components::still::still;
use crate::dom::focus;
use crate::runner::Runner;
use crate::view::speakers::Group;
use crate::view::track::{Stretch, WHOLE};
use crate::words::{self, phrases};

/// The least width of a stretch in a bar, so that one word is seen in a long article.
const LEAST: u32 = 8;

/// A speaker's rows, drawn again only when something in them changes.
#[derive(PartialEq)]
struct Of {
    group: Rc<Group>,
    /// The words of all speakers.
    total: usize,
    /// The names that are this speaker's, too.
    aliases: Vec<String>,
    runner: Runner,
}

/// The section of speakers; nothing where nobody speaks.
pub(super) fn speakers(props: &Props, found: &Found) -> Html {
    let aliases = &props.workspace.project.settings.aliases;
    let groups = found.groups.iter().filter(|group| group.count > 0);
    let groups: Vec<&Rc<Group>> = groups.collect();
    if groups.is_empty() {
        return Html::default();
    }
    let total = groups.iter().map(|group| group.words).sum();
    let named = groups.iter().filter(|group| group.speaker.is_some()).count();
    let sign = element("th", "")
        .is("scope", "col")
        .is("title", phrases::speakers::quotations())
        .put(element("span", "").is("aria-hidden", "true").say("“ ”"))
        .put(element("span", "hidden").say(phrases::speakers::quotations()));
    let head = |words: &str| element("th", "").is("scope", "col").say(words);
    let heads = element("tr", "")
        .put(head(phrases::speakers::speaker()))
        .put(sign)
        .put(head(phrases::speakers::words()));
    let body = element("table", "speakers")
        .put(element("caption", "hidden").say(phrases::speakers::caption()))
        .put(element("thead", "").put(heads));
    let one = |group: &&Rc<Group>| {
        let name = group.speaker.as_deref().unwrap_or_default();
        let meant = aliases.iter().filter(|(_, meant)| *meant == name);
        let of = Of {
            group: Rc::clone(group),
            total,
            aliases: meant.map(|(alias, _)| alias.clone()).collect(),
            runner: props.runner.clone(),
        };
        still(props.workspace.language, Some(name.into()), of, rows)
    };
    // By their names, so that what is unfolded or has the focus stays with its person.
    let body = body.put_html(fragment(groups.iter().map(one).collect()));
    section("speakers", phrases::panel::speakers(), named, body.html())
}

/// The two rows of a speaker: the figures, and the bar under them.
fn rows(of: &Of) -> Html {
    let Of { group, total, .. } = of;
    let name = group.speaker.as_deref();
    let head = match name {
        Some(name) => person(of, name),
        None => speaker(None, None),
    };
    let cell = |words: &str| element("td", "").say(words);
    let figures = element("tr", "")
        .put(element("th", "").is("scope", "row").put_html(head))
        .put(cell(&words::number(group.count)))
        .put(cell(&words::words_of(group.words, *total)));
    let bar = element("td", "").is("colspan", "3").put(bar(group));
    element("tbody", "speakers__one")
        .set("data-name", name.unwrap_or(phrases::article::nobody()).to_owned())
        .put(figures)
        .put(element("tr", "").put(bar))
        .html()
}

/// A speaker's name; unfolded, it says under which names else they were read.
fn person(of: &Of, name: &str) -> Html {
    let field = format!("same-{name}");
    let title = element("summary", "")
        .set("id", person_id(name))
        .is("title", phrases::speakers::same_hint())
        .put_html(speaker(Some(name), of.group.colour));
    let label = element("label", "").set("for", field.clone()).say(phrases::speakers::same_as());
    let more = element("div", "same__more").put(label).put(same_field(&of.runner, field, name));
    let more =
        of.aliases.iter().fold(more, |more, alias| more.put_html(part_button(&of.runner, alias)));
    element("details", "same").put(title).put(more).html()
}

/// The id of what unfolds the person called `name`.
fn person_id(name: &str) -> String {
    format!("person-{name}")
}

/// Takes the name of the person that `name` is the same as.
fn same_field(runner: &Runner, id: String, name: &str) -> Element {
    let (runner, alias) = (runner.clone(), name.to_owned());
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let name = input.value().trim().to_owned();
            input.set_value("");
            runner.merge_speakers(&alias, &name);
            // The field goes with its row; the focus goes on to the row of the person it names.
            Timeout::new(0, move || _ = focus::focus(&person_id(&name))).forget();
        }
    });
    element("input", "field")
        .set("id", id)
        .is("type", "text")
        .is("list", "speakers")
        .is("maxlength", "200")
        .on_change(onchange)
}

fn part_button(runner: &Runner, alias: &str) -> Html {
    let (runner, alias) = (runner.clone(), alias.to_owned());
    let words = phrases::speakers::part(&alias);
    let onclick = Callback::from(move |_: MouseEvent| runner.part_speakers(&alias));
    link(words, None, onclick)
}

/// Where in the clean article the speaker's words stand.
fn bar(group: &Group) -> Element {
    element("svg", "track")
        .set_if("data-colour", colour(group.colour))
        .set("viewBox", format!("0 0 {WHOLE} 10"))
        .is("preserveAspectRatio", "none")
        .is("role", "img")
        .set("aria-label", words::places(&group.places))
        .put(element("path", "").set("d", drawing(&group.places)))
}

/// The stretches as boxes over the whole height.
fn drawing(places: &[Stretch]) -> String {
    let mut path = String::new();
    for (start, len) in places {
        let width = (*len).max(LEAST);
        let start = (*start).min(WHOLE - width);
        // Writing to a string does not fail.
        _ = write!(path, "M{start} 0h{width}v10h-{width}z");
    }
    path
}
