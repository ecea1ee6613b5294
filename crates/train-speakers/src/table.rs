//! Writes weights as the Rust table that the engine compiles in.

use std::fmt::Write as _;

use bluepencil_engine::quotes::training::{Model, PARTS};

/// The engine's `weights.rs`.
pub fn write(model: &mut Model) -> String {
    let mut out = String::from(
        "//! Weights in hundredths, written by `train-speakers` from the development articles of\n\
         //! PolNeAR (Newell, Margolin and Ruths, 2018): numbers only, none of their text.\n\n\
         use super::model::Model;\n\n\
         /// What training learned.\n#[rustfmt::skip]\npub(super) static LEARNED: Model = Model {\n",
    );
    for &(part, names) in PARTS {
        let _ = writeln!(out, "    {part}: [");
        for (weight, name) in model.part(part).iter().zip(names) {
            let _ = writeln!(out, "        {weight}, // {name}");
        }
        out.push_str("    ],\n");
    }
    out.push_str("};\n");
    out
}
