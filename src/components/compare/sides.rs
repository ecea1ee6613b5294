//! Two articles side by side, with what both have joined by numbers.

use bluepencil_engine::{DocumentId, LineKind};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::label;
use crate::app::Shared;
use crate::components::element::{Element, button, element};
use crate::runner::Runner;
use crate::state::{Compare, Side};
use crate::view::compare::sides::{Joint, Line, Piece, Sheet, Sides};
use crate::view::list::listed;
use crate::words::{self, compare as say, phrases};

/// The articles `ids`, cut where they are joined.
pub(super) fn draw(
    workspace: &Shared,
    ids: &[DocumentId; 2],
    sides: &Sides,
    runner: &Runner,
) -> Element {
    let followed = workspace.comparing.joint;
    let columns = Side::BOTH.into_iter().zip(ids).zip(&sides.texts).map(|((side, id), sheet)| {
        let joined = Joined { side, joints: &sides.joints, followed, runner };
        let shared = words::percent(sheet.shared_percent as usize);
        let shared = phrases::compare::shared(&shared);
        let about = element("span", "sheet__about").say(&shared);
        element("section", "sheet")
            .is("data-side", side.name())
            .is("aria-label", say::side(side))
            .put(chooser(workspace, side, id, runner))
            .put(about)
            .put(text(sheet, &joined))
    });
    element("div", "compare__body")
        .is("data-part", "sides")
        .put(
            element("p", "compare__more")
                .say(&say::joints(sides.joints.len(), workspace.comparison.left_out)),
        )
        .put_all(columns)
}

fn chooser(workspace: &Shared, side: Side, chosen: &DocumentId, runner: &Runner) -> Element {
    let option = |id: &DocumentId| {
        let option = element("option", "").set("value", id.0.clone()).say(&label(workspace, id));
        if id == chosen { option.is("selected", "") } else { option }
    };
    let articles = &workspace.project.articles;
    let stretch = listed(articles.len(), workspace.project.find(chosen).map(|(at, _)| at));
    let ids = articles.get(stretch).unwrap_or_default().iter().map(|article| &article.document.id);
    let runner = runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            runner.compare(Compare::Side(side, DocumentId(select.value())));
        }
    });
    let select = element("select", "field").is("aria-label", say::side(side));
    select.on_change(onchange).put_all(ids.map(option))
}

/// What a side's joints are drawn from.
struct Joined<'a> {
    side: Side,
    joints: &'a [Joint],
    followed: Option<usize>,
    runner: &'a Runner,
}

fn text(sheet: &Sheet, joined: &Joined<'_>) -> Element {
    let line = |line: &Line| {
        let tag = match line.kind {
            LineKind::Title => "h3",
            LineKind::Subheading => "h4",
            _ => "p",
        };
        let element = element(tag, "").is("dir", "auto");
        line.pieces.iter().fold(element, |line, it| piece(line, it, joined))
    };
    let text = element("div", "sheet__text").is("tabindex", "0").is("translate", "no");
    let text = text.put_all(sheet.lines.iter().map(line));
    match sheet.left_out {
        0 => text,
        left => text.put(element("p", "compare__more").say(&phrases::count::more_lines(left))),
    }
}

/// Adds a piece to its line.
fn piece(line: Element, piece: &Piece, joined: &Joined<'_>) -> Element {
    let joint = piece.joint.and_then(|at| Some((at, joined.joints.get(at)?)));
    let Some((number, joint)) = joint else { return line.say(&piece.text) };
    let (runner, side) = (joined.runner.clone(), joined.side);
    let follow = Callback::from(move |_: MouseEvent| runner.follow_joint(side, number));
    let mark = element("mark", "joint")
        .is("data-joint", if joint.is_utterance { "utterance" } else { "passage" })
        .flag("data-followed", joined.followed == Some(number));
    let mark = match piece.is_start {
        true => {
            let number_of = button("joint__number", Callback::noop())
                .set("id", side.joint_id(number))
                .set("aria-label", say::joint(number, joint));
            mark.put(number_of.say(&(number + 1).to_string()))
        }
        false => mark,
    };
    // A press on the number is heard here, too.
    line.put(mark.say(&piece.text).on_click(follow))
}
