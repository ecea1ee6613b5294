//! Who speaks: how often, how much, and where in the article; and which names are one person's.

use std::fmt::Write as _;

use gloo::timers::callback::Timeout;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::{Props, section};
use crate::components::button::link;
use crate::components::speaker::{colour, speaker};
use crate::dom::focus;
use crate::runner::Runner;
use crate::view::speakers::{Group, groups};
use crate::view::track::{Stretch, WHOLE};
use crate::words;

/// The least width of a stretch in a bar, so that one word is seen in a long article.
const LEAST: u32 = 8;

/// The section of speakers; nothing where nobody speaks.
pub(super) fn speakers(props: &Props) -> Html {
    let workspace = &props.workspace;
    let (Some(article), Some(analysis)) = (workspace.article(), workspace.analysis()) else {
        return Html::default();
    };
    let settings = &workspace.project.settings;
    let mut groups = groups(article, analysis, settings, &props.colours);
    groups.retain(|group| group.count > 0);
    if groups.is_empty() {
        return Html::default();
    }
    let total = groups.iter().map(|group| group.words).sum();
    let named = groups.iter().filter(|group| group.speaker.is_some()).count();
    let body = html! {
        <table class="speakers">
            <caption class="hidden">{ words::SPEAKERS_CAPTION }</caption>
            <thead>
                <tr>
                    <th scope="col">{ words::SPEAKER }</th>
                    <th scope="col" title={words::QUOTATIONS}>
                        <span aria-hidden="true">{ "“ ”" }</span>
                        <span class="hidden">{ words::QUOTATIONS }</span>
                    </th>
                    <th scope="col">{ words::WORDS }</th>
                </tr>
            </thead>
            { for groups.iter().map(|group| rows(props, group, total)) }
        </table>
    };
    section("speakers", words::SPEAKERS, named, body)
}

/// The two rows of a speaker: the figures, and the bar under them.
fn rows(props: &Props, group: &Group, total: usize) -> Html {
    let name = group.speaker.as_deref();
    let head = match name {
        Some(name) => person(props, name, group),
        None => speaker(None, None),
    };
    html! {
        <tbody class="speakers__one" data-name={name.unwrap_or(words::NOBODY).to_owned()}>
            <tr>
                <th scope="row">{ head }</th>
                <td>{ words::number(group.count) }</td>
                <td>{ words::words_of(group.words, total) }</td>
            </tr>
            <tr><td colspan="3">{ bar(group) }</td></tr>
        </tbody>
    }
}

/// A speaker's name; unfolded, it says under which names else they were read.
fn person(props: &Props, name: &str, group: &Group) -> Html {
    let settings = &props.workspace.project.settings;
    let aliases = settings.aliases.iter().filter(|(_, meant)| *meant == name);
    let field = format!("same-{name}");
    html! {
        <details class="same">
            <summary id={person_id(name)} title={words::SAME_HINT}>{ speaker(Some(name), group.colour) }</summary>
            <div class="same__more">
                <label for={field.clone()}>{ words::SAME_AS }</label>
                { same_field(props, field, name) }
                { for aliases.map(|(alias, _)| part_button(&props.runner, alias)) }
            </div>
        </details>
    }
}

/// The id of what unfolds the person called `name`.
fn person_id(name: &str) -> String {
    format!("person-{name}")
}

/// Takes the name of the person that `name` is the same as.
fn same_field(props: &Props, id: String, name: &str) -> Html {
    let (runner, alias) = (props.runner.clone(), name.to_owned());
    let onchange = Callback::from(move |event: Event| {
        if let Some(input) = event.target_dyn_into::<HtmlInputElement>() {
            let name = input.value().trim().to_owned();
            input.set_value("");
            runner.merge_speakers(&alias, &name);
            // The field goes with its row; the focus goes on to the row of the person it names.
            Timeout::new(0, move || _ = focus::focus(&person_id(&name))).forget();
        }
    });
    html! {
        <input {id} class="field" type="text" list="speakers" maxlength="200" {onchange} />
    }
}

fn part_button(runner: &Runner, alias: &str) -> Html {
    let (runner, alias) = (runner.clone(), alias.to_owned());
    let words = words::part(&alias);
    let onclick = Callback::from(move |_: MouseEvent| runner.part_speakers(&alias));
    link(words, None, onclick)
}

/// Where in the clean article the speaker's words stand.
fn bar(group: &Group) -> Html {
    let view = format!("0 0 {WHOLE} 10");
    html! {
        <svg
            class="track"
            data-colour={colour(group.colour)}
            viewBox={view}
            preserveAspectRatio="none"
            role="img"
            aria-label={words::places(&group.places)}
        >
            <path d={drawing(&group.places)} />
        </svg>
    }
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
