//! Lets what nobody waits for follow one picture behind.

use yew::prelude::*;

use crate::dom::picture::AfterPicture;

/// `now`; or while `is_behind` what it was when the last picture was painted, and `now` after the next
/// one, so that a change that is seen at once does not wait for lists that take long to draw.
#[hook]
pub fn use_behind<T: Clone + PartialEq + 'static>(now: &T, is_behind: bool) -> T {
    let drawn = use_mut_ref(|| now.clone());
    let newest = use_mut_ref(|| now.clone());
    let caught_up = use_mut_ref(|| 0u32);
    let redraw = use_force_update();
    newest.replace(now.clone());
    if !is_behind {
        drawn.replace(now.clone());
    }
    let shown = drawn.borrow().clone();
    // One that is on its way takes along what comes meanwhile, so that it is never put off. What comes
    // between it and the drawing of it has another.
    let times = *caught_up.borrow();
    use_effect_with((shown != *now, times), move |(lags, times)| {
        let next = times.wrapping_add(1);
        let catch_up = move || {
            caught_up.replace(next);
            drawn.replace(newest.borrow().clone());
            redraw.force_update();
        };
        let waiting = lags.then(|| AfterPicture::new(catch_up));
        move || drop(waiting)
    });
    shown
}
