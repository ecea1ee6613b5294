//! The interface's words about an article's text that is changed.

use bluepencil_engine::revise::Revision;

use super::phrases;

/// What will follow: “3 marks stand on words that are gone: they are kept as unplaced.”
pub fn foreseen(revision: &Revision) -> String {
    let Revision { unplaced, dropped, .. } = *revision;
    let unplaced = (unplaced > 0).then(|| phrases::source::unplaced(unplaced));
    let dropped = (dropped > 0).then(|| phrases::source::dropped(dropped));
    match (unplaced, dropped) {
        (None, None) => phrases::source::all_stay().to_owned(),
        (Some(one), None) | (None, Some(one)) => one,
        (Some(unplaced), Some(dropped)) => unplaced + " " + &dropped,
    }
}

/// What was done, and what followed.
pub fn changed(revision: &Revision) -> String {
    phrases::told::step(phrases::step::changed_text()) + " " + &foreseen(revision)
}
