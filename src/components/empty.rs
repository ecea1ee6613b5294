//! The page before the first article: says what it does and offers the ways in.

use yew::prelude::*;

use super::paste_box::PasteBox;
use crate::commands::Command;
use crate::runner::Runner;

/// The first screen; `is_loaded` tells whether what was kept from the last visit was looked for.
pub fn empty(is_loaded: bool, runner: &Runner) -> Html {
    let run = |command: Command| {
        let runner = runner.clone();
        Callback::from(move |_: MouseEvent| runner.run(command))
    };
    html! {
        <main class="empty" id="article" tabindex="-1" aria-busy={(!is_loaded).to_string()}>
            <h2 class="empty__title">
                { "Paste an article. " }
                <del class="empty__struck">{ "READ MORE: Ten other stories" }</del>
                { " See what is the story, what is furniture, and " }
                <mark class="empty__quote">{ "“who said what.”" }</mark>
            </h2>
            <PasteBox runner={runner.clone()} id="first-paste" />
            <p class="empty__ways">
                { "You can also drop text files anywhere, " }
                <button class="link" type="button" onclick={run(Command::Open)}>{ "open files" }</button>
                { ", or " }
                <button class="link" type="button" onclick={run(Command::Sample)}>
                    { "try the sample" }
                </button>
                { "." }
            </p>
            <ul class="empty__promises">
                <li>{ "Nothing leaves your browser: there is no server to send it to." }</li>
                <li>{ "Nothing is thrown away: struck lines stay one click from view, and every step can be undone." }</li>
                <li>{ "Every mark says why it is there; press A to accept it or X to reject it." }</li>
            </ul>
        </main>
    }
}
