//! Any string can be read.

#![no_main]

mod promises;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| promises::hold_for(text));
