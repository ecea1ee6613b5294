//! Writes a model as the engine's table.

use std::fmt::Write as _;

use bluepencil_engine::lines::training::{COUNT, NAMES};

use crate::boost::Tree;
use crate::calibrate::Curve;
use crate::model::{Model, UNIT, change};

/// Where a table came from.
pub struct Provenance {
    /// How many pages people labelled, and how many programs did.
    pub gold: usize,
    /// See `gold`.
    pub silver: usize,
}

/// The Rust source of the table. One step of an answer is the largest answer's 127th part.
pub fn write(model: &Model, curves: &[Curve; 2], from: &Provenance) -> String {
    let answers = || model.text.iter().chain(&model.markup).flat_map(|tree| tree.leaves);
    let most = answers().fold(0.0_f32, |most, answer| most.max(answer.abs()));
    let step = most / 127.0;
    let scale = step * UNIT;
    let mut out = format!(
        "//! The learned table of the line model. Written by `cargo xtask train lines`; do not edit.\n\
         //!\n\
         //! Learned from {} pages whose body people marked (scrapinghub/article-extraction-benchmark, MIT),\n\
         //! whole and as selections, and {} that extractors which see the markup agree on; {} features.\n\n\
         use super::trees::Tree;\n\n\
         /// The price of a change between article and furniture.\n\
         pub(super) const CHANGE: i32 = {};\n\n\
         /// How often lines with such a margin were judged right, in cross-validation by site.\n\
         pub(super) static CURVE: &[(i32, f32)] = &{};\n\n\
         /// The same for pages with markup.\n\
         pub(super) static MARKUP_CURVE: &[(i32, f32)] = &{};\n\n",
        from.gold,
        from.silver,
        NAMES.len(),
        (change() as f32 / scale).round(),
        curve(&curves[0], scale),
        curve(&curves[1], scale),
    );
    trees(&mut out, "TREES", "Trees over the text.", &model.text, step);
    trees(
        &mut out,
        "MARKUP_TREES",
        "Trees over the text and the markup, for pages that have some.",
        &model.markup,
        step,
    );
    out
}

fn curve(curve: &Curve, scale: f32) -> String {
    let points: Vec<String> = curve
        .iter()
        .map(|(margin, share)| format!("({}, {share:.3})", (*margin as f32 / scale).round()))
        .collect();
    format!("[{}]", points.join(", "))
}

fn trees(out: &mut String, name: &str, what: &str, trees: &[Tree], step: f32) {
    let _ = writeln!(out, "/// {what}\n#[rustfmt::skip]\npub(super) static {name}: &[Tree] = &[");
    for tree in trees {
        let questions: Vec<String> =
            tree.questions.iter().map(|(feature, value)| format!("({feature}, {value})")).collect();
        let leaves: Vec<String> =
            tree.leaves.iter().map(|answer| format!("{}", (answer / step).round())).collect();
        let _ = writeln!(
            out,
            "    Tree {{ questions: [{}], leaves: [{}] }},",
            questions.join(", "),
            leaves.join(", ")
        );
    }
    out.push_str("];\n\n");
    if name == "MARKUP_TREES" {
        out.truncate(out.trim_end().len());
        out.push('\n');
    }
}

/// Prints how often each feature is asked about.
pub fn report(model: &Model) {
    let mut asked = vec![0; 256];
    for (feature, _) in model.text.iter().chain(&model.markup).flat_map(|tree| tree.questions) {
        asked[usize::from(feature)] += 1;
    }
    let markup = bluepencil_engine::markup::FEATURES;
    let name = |at: usize| NAMES.get(at).or_else(|| markup.get(at - COUNT)).copied().unwrap_or("?");
    let mut order: Vec<(i32, &str)> =
        (0..COUNT + markup.len()).map(|at| (-asked[at], name(at))).collect();
    order.sort();
    for (times, name) in order {
        println!("{:5} {name}", -times);
    }
}
