//! Brings the later half of the program once the first has drawn the page, and the words of all
//! languages: after loading nothing is asked for.

use wasm_bindgen_futures::spawn_local;
use yew::prelude::*;

use crate::dom::{languages, later, reason};
use crate::error::AppError;
use crate::runner::Runner;
use crate::words;

/// Makes the page whole, or says why it is not.
#[hook]
pub fn use_later(runner: &Runner) {
    use_effect_with(runner.clone(), |runner| {
        let one = runner.clone();
        spawn_local(async move {
            match later::bring().await {
                Ok(()) => one.be_whole(),
                Err(error) => one.problem(&AppError::NotWhole(reason(&error))),
            }
        });
        let (runner, wanted) = (runner.clone(), languages::wanted());
        spawn_local(async move {
            let drawn_in = words::language();
            if let Err(error) = languages::bring().await {
                runner.problem(&AppError::NotWhole(reason(&error)));
            }
            // Its words were late: unless somebody has chosen another meanwhile, they count now.
            if words::language() == drawn_in {
                runner.speak(wanted);
            }
        });
    });
}
