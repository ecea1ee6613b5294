//! What is told of the article above it: how much of it stays, is struck, and is quoted.

use yew::prelude::*;

use super::button::command_link;
use super::element::{Element, element};
use crate::commands::{Command, Keys};
use crate::hooks::use_behind;
use crate::runner::Runner;
use crate::view::revision::Revision;
use crate::view::summary;
use crate::words::{Language, phrases};

/// What the sums are drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The article.
    pub revision: Revision,
    /// The commands' keys, for tooltips.
    pub keys: Keys,
    /// The language of the interface.
    pub language: Language,
    /// Carries commands out.
    pub runner: Runner,
}

/// The sums; in a long article they follow a change one picture behind.
#[component]
pub fn Sums(props: &Props) -> Html {
    let revision = use_behind(&props.revision, props.revision.is_heavy());
    let sums = use_memo(revision, |it| {
        let analysis = it.analysis.as_deref()?;
        Some(summary::sums(&it.article, analysis, it.settings()))
    });
    drawn((*sums).as_ref(), &props.runner).html()
}

fn drawn(sums: Option<&summary::Sums>, runner: &Runner) -> Element {
    let Some(sums) = sums else {
        return element("p", "sums").is("role", "status").say(phrases::article::reading());
    };
    let change = command_link(Command::ChangeText, Command::ChangeText.title().into(), runner);
    if sums.struck == sums.lines {
        let told = element("p", "").is("role", "status").say(phrases::article::all_struck());
        return element("div", "sums").put(told).put_html(change);
    }
    let one = |name: &'static str, n: usize| {
        element("li", "sums__one").is("data-sum", name).set("data-count", n.to_string())
    };
    let list = element("ul", "sums")
        .is("aria-label", phrases::article::sums())
        .put(one("words", sums.words).say(&phrases::count::words_stay(sums.words)))
        .put(one("struck", sums.struck).say(&phrases::count::lines_struck(sums.struck)))
        .put(one("quotes", sums.quotes).say(&phrases::count::quotations(sums.quotes)));
    let next =
        || command_link(Command::NextDoubtful, phrases::count::doubtful(sums.doubtful), runner);
    let doubtful = (sums.doubtful > 0).then(|| one("doubtful", sums.doubtful).put_html(next()));
    let glance = command_link(Command::Glance, phrases::glance::title().into(), runner);
    list.put_if(doubtful)
        .put(element("li", "sums__one").put_html(glance))
        .put(element("li", "sums__change").put_html(change))
}
