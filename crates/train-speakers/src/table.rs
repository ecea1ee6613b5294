//! Writes weights as the Rust table that the engine compiles in.

use std::fmt::Write as _;

use bluepencil_engine::quotes::training::{EVIDENCE, FEATURES};

/// The engine's `weights.rs`.
pub fn write(speakers: &[f64], speech: &[f64]) -> String {
    let mut out = String::from(
        "//! Weights in hundredths, written by `train-speakers` from the development articles of\n\
         //! PolNeAR (Newell, Margolin and Ruths, 2018): numbers only, none of their text.\n",
    );
    let tables = [
        ("WEIGHTS", "feature, in the order of `features`", FEATURES, speakers),
        ("SPEECH_WEIGHTS", "piece of evidence, in the order of `level`", EVIDENCE, speech),
    ];
    for (name, what, names, weights) in tables {
        let count = names.len();
        let _ = write!(
            out,
            "\n/// One weight for each {what}.\n#[rustfmt::skip]\npub(super) const {name}: [i16; {count}] = [\n"
        );
        for (name, weight) in names.iter().zip(weights) {
            let _ = writeln!(out, "    {:.0}, // {name}", weight * 100.0);
        }
        out.push_str("];\n");
    }
    out
}
