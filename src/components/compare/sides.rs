//! Two articles side by side, with what both have joined by numbers.

use bluepencil_engine::{DocumentId, LineKind};
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::label;
use crate::app::Shared;
use crate::runner::Runner;
use crate::state::{Compare, Side};
use crate::view::compare::sides::{Joint, Line, Piece, Sheet, Sides};
use crate::words::compare as say;

/// The articles `ids`; without their text while they are being read.
pub(super) fn draw(
    workspace: &Shared,
    ids: &[DocumentId; 2],
    sides: Option<&Sides>,
    runner: &Runner,
) -> Html {
    let Some(sides) = sides else { return html! { <p role="status">{ say::READING }</p> } };
    let followed = workspace.comparing.joint;
    let columns = Side::BOTH.into_iter().zip(ids).zip(&sides.texts).map(|((side, id), sheet)| {
        let joined = Joined { side, joints: &sides.joints, followed, runner };
        html! {
            <section class="sheet" data-side={side.name()} aria-label={say::side(side)}>
                <div class="sheet__head">
                    { chooser(workspace, side, id, runner) }
                    <span class="sheet__about">{ say::shared(sheet.shared_percent) }</span>
                </div>
                { text(sheet, &joined) }
            </section>
        }
    });
    html! {
        <div class="compare__body" data-part="sides">
            <p class="compare__more">{ say::joints(sides.joints.len()) }</p>
            { for columns }
        </div>
    }
}

fn chooser(workspace: &Shared, side: Side, chosen: &DocumentId, runner: &Runner) -> Html {
    let ids = workspace.project.articles.iter().map(|article| &article.document.id);
    let option = |id: &DocumentId| {
        html! {
            <option value={id.0.clone()} selected={id == chosen}>{ label(workspace, id) }</option>
        }
    };
    let runner = runner.clone();
    let onchange = Callback::from(move |event: Event| {
        if let Some(select) = event.target_dyn_into::<HtmlSelectElement>() {
            runner.compare(Compare::Side(side, DocumentId(select.value())));
        }
    });
    html! {
        <select class="field" aria-label={say::side(side)} {onchange}>
            { for ids.map(option) }
        </select>
    }
}

/// What a side's joints are drawn from.
struct Joined<'a> {
    side: Side,
    joints: &'a [Joint],
    followed: Option<usize>,
    runner: &'a Runner,
}

fn text(sheet: &Sheet, joined: &Joined<'_>) -> Html {
    let line = |line: &Line| {
        let pieces = line.pieces.iter().map(|it| piece(it, joined));
        match line.kind {
            LineKind::Title => html! { <h3 dir="auto">{ for pieces }</h3> },
            LineKind::Subheading => html! { <h4 dir="auto">{ for pieces }</h4> },
            _ => html! { <p dir="auto">{ for pieces }</p> },
        }
    };
    html! {
        <div class="sheet__text" tabindex="0" translate="no">
            { for sheet.lines.iter().map(line) }
            if sheet.left_out > 0 {
                <p class="compare__more">{ say::more_lines(sheet.left_out) }</p>
            }
        </div>
    }
}

fn piece(piece: &Piece, joined: &Joined<'_>) -> Html {
    let joint = piece.joint.and_then(|at| Some((at, joined.joints.get(at)?)));
    let Some((number, joint)) = joint else { return html! { piece.text.to_string() } };
    let (runner, side) = (joined.runner.clone(), joined.side);
    let onclick = Callback::from(move |_: MouseEvent| runner.follow_joint(side, number));
    let kind = if joint.is_utterance { "utterance" } else { "passage" };
    html! {
        <mark
            class="joint"
            data-joint={kind}
            data-followed={(joined.followed == Some(number)).to_string()}
            {onclick}
        >
            if piece.is_start {
                <button
                    class="joint__number"
                    type="button"
                    id={side.joint_id(number)}
                    aria-label={say::joint(number, joint)}
                >
                    { number + 1 }
                </button>
            }
            { piece.text.to_string() }
        </mark>
    }
}
