//! What was found in the article: the mark in focus, quotations by speaker, struck lines by kind,
//! and what repeats.

mod chosen;
mod doubtful;
mod found;
pub(crate) mod hand;
pub mod kind_field;
mod labels;
mod quotes;
pub mod remark;
mod repeats;
mod rules;
pub mod speaker_field;
mod speakers;
mod steps;
mod struck;

use std::rc::Rc;

use bluepencil_engine::Text;
use bluepencil_engine::project::Verdict;
use yew::prelude::*;

use crate::app::Shared;
use crate::components::button::link;
use crate::components::element::{Element, element, fragment};
use crate::components::still::still;
use crate::dom::focus::PANEL;
use crate::hooks::use_behind;
use crate::runner::Runner;
use crate::state::Mark;
use crate::view::bulk::Bulk;
use crate::view::doubt::doubtful;
use crate::view::revision::Revision;
use crate::view::speakers::{Colours, Group, groups, names as speakers_of};
use crate::view::summary::{KindGroup, kinds};
use crate::words::{self, phrases};

/// What the panel is drawn from.
#[derive(Clone, PartialEq, Properties)]
pub struct Props {
    /// The state.
    pub workspace: Shared,
    /// The article on screen.
    pub revision: Option<Revision>,
    /// The speakers' colours.
    pub colours: Rc<Colours>,
    /// Carries commands out.
    pub runner: Runner,
}

/// What the lists of the panel are drawn from, worked out once for each revision of an article.
struct Found {
    text: Text,
    groups: Vec<Rc<Group>>,
    kinds: Vec<Rc<KindGroup>>,
    doubtful: Vec<Mark>,
}

impl Found {
    /// Nothing of an article that is being read.
    fn of((revision, colours): &(Option<Revision>, Rc<Colours>)) -> Option<Self> {
        let revision = revision.as_ref()?;
        let (article, settings) = (&*revision.article, revision.settings());
        let analysis = revision.analysis.as_deref()?;
        let groups = groups(article, analysis, settings, colours);
        Some(Self {
            text: article.document.text.clone(),
            groups: groups.into_iter().map(Rc::new).collect(),
            kinds: kinds(article, analysis, settings).into_iter().map(Rc::new).collect(),
            doubtful: doubtful(article, analysis, settings),
        })
    }
}

/// An article, compared by what the list of marks made by hand is drawn from: most changes are about
/// others.
struct Marked(Option<Revision>);

impl PartialEq for Marked {
    fn eq(&self, other: &Self) -> bool {
        let (Some(a), Some(b)) = (&self.0, &other.0) else { return false };
        a.article.document.id == b.article.document.id
            && a.article.decisions.marks == b.article.decisions.marks
            && a.settings().labels == b.settings().labels
    }
}

impl Marked {
    fn labelled(&self) -> Vec<Rc<hand::Labelled>> {
        let revision = self.0.as_ref();
        revision.map(|it| hand::labelled(&it.article, it.settings())).unwrap_or_default()
    }
}

/// The panel: the card of the mark in focus at once, and the lists, which in a long article follow one
/// picture behind.
#[component]
pub fn Panel(props: &Props) -> Html {
    let is_heavy = props.revision.as_ref().is_some_and(Revision::is_heavy);
    let listed = use_behind(props, is_heavy);
    let lists = use_lists(listed);
    element("aside", "panel")
        .is("id", PANEL)
        .flag("data-empty", props.workspace.focus.is_none())
        .is("aria-label", phrases::panel::title())
        .put(chosen::chosen(props))
        .put_html(still(props.workspace.language, None, lists, lists_html))
        .html()
}

/// The lists, compared by what all of them is worked out from.
struct Lists {
    props: Props,
    names: Rc<Vec<Rc<str>>>,
    found: Rc<Option<Found>>,
    labelled: Rc<Vec<Rc<hand::Labelled>>>,
}

impl PartialEq for Lists {
    fn eq(&self, other: &Self) -> bool {
        self.props == other.props
    }
}

#[hook]
fn use_lists(props: Props) -> Lists {
    let from = (props.revision.clone(), Rc::clone(&props.colours));
    let names = use_memo((from.clone(), props.workspace.focus), |_| {
        speakers_of(&props.workspace, &props.colours)
    });
    let found = use_memo(from, Found::of);
    let labelled = use_memo(Marked(props.revision.clone()), Marked::labelled);
    Lists { props, names, found, labelled }
}

fn lists_html(Lists { props, names, found, labelled }: &Lists) -> Html {
    let lists = found.as_ref().as_ref().map(|found| {
        [
            hand::hand(props, found, labelled),
            doubtful::doubtful_marks(props, found),
            speakers::speakers(props, found),
            quotes::quotes(props, found),
            struck::struck(props, found),
        ]
    });
    fragment(vec![
        still(props.workspace.language, None, Rc::clone(names), completions),
        found::found(props),
        hand::lost(props),
        fragment(lists.into_iter().flatten().collect()),
        rules::rules(props),
        repeats::repeats(props),
        labels::labels(props),
        steps::steps(props),
    ])
}

/// The names that fields for speakers complete.
fn completions(names: &Rc<Vec<Rc<str>>>) -> Html {
    let option = |name: &Rc<str>| element("option", "").set("value", name.to_string());
    element("datalist", "").is("id", "speakers").put_all(names.iter().map(option)).html()
}

/// Whether the mark in focus is one of `marks`.
fn focus_in(props: &Props, mut marks: impl Iterator<Item = Mark>) -> Option<Mark> {
    props.workspace.focus.filter(|focus| marks.any(|mark| mark == *focus))
}

/// The buttons that judge all marks of `bulk` at once.
fn bulk_links(bulk: &Bulk, runner: &Runner) -> Html {
    let judging = |verdict: Verdict, words: &str| {
        let (runner, bulk) = (runner.clone(), bulk.clone());
        let onclick = Callback::from(move |_: MouseEvent| runner.judge_all(&bulk, verdict));
        link(words.to_owned(), None, onclick)
    };
    element("p", "bulk")
        .put_html(judging(Verdict::Accepted, phrases::panel::all_right()))
        .put_html(judging(Verdict::Rejected, phrases::panel::all_wrong()))
        .html()
}

/// A section that can be folded, with its count.
fn section(name: &'static str, title: &str, count: usize, body: Html) -> Html {
    folded(name, title, count, body).is("open", "").html()
}

/// The same, folded until it is asked for.
fn folded(name: &'static str, title: &str, count: usize, body: Html) -> Element {
    let count = element("span", "section__count").say(&words::number(count));
    element("details", "section")
        .is("data-section", name)
        .put(element("summary", "section__title").say(title).say(" ").put(count))
        .put_html(body)
}
