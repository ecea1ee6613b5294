//! The steps that were taken and those that were taken back: a press goes to where one stood.

use yew::prelude::*;

use super::{Props, section};
use crate::components::button::Entry;
use crate::components::element::{Element, element, fragment, text};
use crate::runner::Runner;
use crate::state::{Action, Travel};
use crate::words::phrases;

/// How many steps are listed each way; the keys go on from there.
const LISTED: usize = 30;

/// The section of steps, the newest first; nothing where there is none.
pub(super) fn steps(props: &Props) -> Html {
    let history = &props.workspace.history;
    let undone: Vec<&str> = history.undone().take(LISTED).collect();
    let done: Vec<&str> = history.done().take(LISTED).collect();
    if undone.is_empty() && done.is_empty() {
        return Html::default();
    }
    let one = |name: &str, travel: Travel, state: &'static str| {
        let about = match travel {
            Travel::Back(_) => Html::default(),
            Travel::Forward(_) => text(phrases::panel::undone()),
        };
        let onclick = travelling(travel, &props.runner);
        Entry { words: name.to_owned(), about, state: Some(state), is_current: false, onclick }
            .draw()
    };
    let later = (1..).zip(&undone).map(|(n, name)| one(name, Travel::Forward(n), "undone"));
    let later: Vec<Html> = later.collect();
    let earlier = (1..).zip(&done).map(|(n, name)| one(name, Travel::Back(n), "done"));
    let list = later.into_iter().rev().chain(earlier);
    let body = fragment(vec![
        element("p", "section__none").say(phrases::panel::steps_hint()).html(),
        list.fold(element("ol", "entries"), Element::put_html).html(),
    ]);
    section("steps", phrases::panel::steps(), done.len(), body)
}

fn travelling(travel: Travel, runner: &Runner) -> Callback<MouseEvent> {
    let runner = runner.clone();
    Callback::from(move |_: MouseEvent| runner.dispatch(Action::Travel(travel)))
}
