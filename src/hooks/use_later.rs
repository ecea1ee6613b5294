//! Brings the later half of the program once the first has drawn the page.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::dom::{later, reason};
use crate::error::AppError;
use crate::runner::Runner;

/// Makes the page whole, or says why it is not.
#[hook]
pub fn use_later(runner: &Runner) {
    use_effect_with(runner.clone(), |runner| {
        let runner = runner.clone();
        spawn_local(async move {
            match later::bring().await {
                Ok(()) => runner.be_whole(),
                Err(error) => runner.problem(&AppError::NotWhole(reason(&error))),
            }
        });
    });
}
