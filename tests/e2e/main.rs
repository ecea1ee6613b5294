//! End-to-end tests: the release build of the page, in a real browser, driven as a person would.
//!
//! `cargo xtask test --only e2e [-- NAME]` builds the page and runs them. A scenario is a function
//! in a file of this folder and a line in [`SCENARIOS`].

#[cfg(not(target_arch = "wasm32"))]
#[allow(dead_code, reason = "a vocabulary for scenarios, not all of it in use at any time")]
mod harness;
#[cfg(not(target_arch = "wasm32"))]
mod smoke;

/// Every scenario, in the order in which they run.
#[cfg(not(target_arch = "wasm32"))]
const SCENARIOS: &[harness::Scenario] = harness::scenarios![
    smoke::page_loads_under_a_sub_path_without_a_complaint,
    smoke::policy_refuses_what_the_page_does_not_bring_along,
];

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    harness::run(SCENARIOS)
}

/// The scenarios drive a browser from outside; inside one there is nothing to run.
#[cfg(target_arch = "wasm32")]
fn main() {}
