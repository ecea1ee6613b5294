//! What the find bar has found, by article: each hit a way to its place.

use std::rc::Rc;

use bluepencil_engine::project::Article;
use bluepencil_engine::{DocumentId, Text};
use yew::prelude::*;

use super::hand::sign;
use super::{Props, section};
use crate::app::Shared;
use crate::components::button::link;
use crate::components::element::{Element, button, component, element, text};
use crate::components::speaker::speaker;
use crate::runner::Runner;
use crate::state::{Hit, Mark};
use crate::view::find::{Group, Search, excerpt, groups, hits_in};
use crate::view::names;
use crate::view::remarks::{hand_mark, remark_on};
use crate::view::speakers::Colours;
use crate::words;

/// The longest excerpt of a mark or a note, in characters.
const EXCERPT: usize = 90;

/// The section of what was found; nothing while nothing is looked for.
pub(super) fn found(props: &Props) -> Html {
    if !props.workspace.finding.is_open || Search::new(&props.workspace.finding).is_none() {
        return Html::default();
    }
    let list = ListProps {
        workspace: props.workspace.clone(),
        colours: Rc::clone(&props.colours),
        runner: props.runner.clone(),
    };
    component::<List>(list, None)
}

#[derive(Clone, PartialEq, Properties)]
struct ListProps {
    workspace: Shared,
    colours: Rc<Colours>,
    runner: Runner,
}

#[component]
fn List(props: &ListProps) -> Html {
    let groups = use_groups(&props.workspace);
    let finding = &props.workspace.finding;
    let count = match finding.is_in_all {
        true => finding.found.total(),
        false => groups.iter().map(|group| group.count).sum(),
    };
    let more = finding.found.articles.len().saturating_sub(groups.len());
    let more = (more > 0)
        .then(|| element("p", "entries__more").say(&words::phrases::find::more_articles(more)));
    let drawn = groups.iter().map(|group| group_html(props, group)).collect();
    let body = element("div", "").put_html(drawn).put_if(more);
    section("found", words::phrases::find::found(), count, body.html())
}

/// What is listed, worked out again only when it may be something else.
#[hook]
fn use_groups(workspace: &Shared) -> Rc<Vec<Group>> {
    let finding = &workspace.finding;
    let what = (finding.sought, finding.query.clone(), finding.filter.clone(), finding.is_in_all);
    let found = Rc::as_ptr(&finding.found);
    let of = (Rc::as_ptr(&workspace.project), Rc::as_ptr(&workspace.readings));
    let workspace = workspace.clone();
    use_memo((what, found, of, workspace.current.clone()), move |_| {
        let search = Search::new(&workspace.finding);
        let Some((search, id)) = search.zip(workspace.current.as_ref()) else { return Vec::new() };
        let hits = hits_in(&workspace, &search, id);
        groups(&workspace, &search, &hits)
    })
}

fn group_html(props: &ListProps, group: &Group) -> Html {
    let ListProps { workspace, runner, .. } = props;
    let Some(article) = workspace.project.article(&group.id) else { return Html::default() };
    let hits = group.hits.iter().map(|hit| hit_html(props, article, *hit));
    let list = element("ul", "entries").put_all(hits);
    let list = match group.count.saturating_sub(group.hits.len()) {
        0 => list,
        more => list.put(element("li", "entries__more").say(&words::phrases::count::more(more))),
    };
    if !workspace.finding.is_in_all {
        return list.html();
    }
    let analysis = workspace.readings.get(&group.id).map(AsRef::as_ref);
    let name = names::article(article, analysis);
    let count = element("span", "group__about").say(&words::number(group.count));
    let title = match group.hits.first() {
        Some(first) => {
            let onclick = going(runner, &group.id, *first);
            element("h3", "found__article").put_html(link(name, None, onclick))
        }
        None => element("h3", "found__article").say(&name),
    };
    element("div", "group").put(title.put(count)).put(list).html()
}

/// Goes to a hit.
fn going(runner: &Runner, id: &DocumentId, hit: Hit) -> Callback<MouseEvent> {
    let (runner, id) = (runner.clone(), id.clone());
    Callback::from(move |_: MouseEvent| runner.go_to_hit(&id, hit, false))
}

fn hit_html(props: &ListProps, article: &Article, hit: Hit) -> Element {
    let ListProps { workspace, runner, .. } = props;
    let id = &article.document.id;
    let is_current =
        workspace.finding.current.as_ref().is_some_and(|it| (&it.0, it.1) == (id, hit));
    let entry =
        button("entry", going(runner, id, hit)).is_if("aria-current", is_current.then_some("true"));
    element("li", "").put(match hit {
        Hit::Words(span) => entry.put(words_html(&article.document.text, span)),
        Hit::Mark(mark) => {
            let words = names::shorten(article.document.text.slice(mark.span()), EXCERPT);
            let about = element("span", "entry__about").put_html(about(props, article, mark));
            entry.put(element("span", "entry__words").is("dir", "auto").say(&words)).put(about)
        }
    })
}

/// The words of a hit among those around it.
fn words_html(text: &Text, span: bluepencil_engine::Span) -> Element {
    let [before, words, after] = excerpt(text, span);
    element("span", "entry__words")
        .is("dir", "auto")
        .say(&before)
        .put(element("b", "found__words").say(&words))
        .say(&after)
}

/// What a mark is, who speaks, and what is written about it.
fn about(props: &ListProps, article: &Article, mark: Mark) -> Html {
    let workspace = &props.workspace;
    let settings = &workspace.project.settings;
    let analysis = workspace.readings.get(&article.document.id);
    let what = match mark {
        Mark::Hand(..) => {
            let label = hand_mark(article, mark).map_or("", |made| made.label.as_str());
            let colour = settings.labels.get(label).map(|label| label.colour);
            sign(words::labels::label_among(&settings.labels, label), colour).html()
        }
        Mark::Quote(span) => {
            let quote = analysis.and_then(|it| it.quotes.iter().find(|it| it.span == span));
            let name = quote.and_then(|quote| article.speaker_of(quote, settings));
            let colour = name.and_then(|name| props.colours.get(&Rc::from(name))).copied();
            speaker(name, colour)
        }
        Mark::Line(span) => {
            let line = analysis.and_then(|it| it.lines.iter().find(|it| it.span == span));
            text(line.map_or("", |line| words::kind(article.kind_of(line))))
        }
        Mark::Inline(_) => text(words::phrases::article::dateline()),
    };
    let remark = remark_on(article, mark);
    let tags = remark.tags.iter().map(|tag| element("bdi", "found__tag").say(tag));
    let note = names::shorten(&remark.note, EXCERPT);
    let note = (!note.is_empty()).then(|| element("bdi", "found__note").say(&note));
    element("span", "found__about").put_html(what).put_all(tags).put_if(note).html()
}
