//! Breadcrumbs: "Home > News > Town", or one crumb a line behind a bullet with a slash at the end.

use crate::line::LineKind;
use crate::reason::Form;

use super::super::finding::{CERTAIN, Finding, LIKELY, Sight};
use super::super::shape::Opening;

/// More words than a trail of sections with the headline at its end has.
const MOST_WORDS: u32 = 40;

pub(super) fn find(sight: Sight<'_>) -> Option<Finding> {
    let (text, shape) = (sight.text(), sight.shape());
    if shape.words > MOST_WORDS {
        return None;
    }
    let navigation = |confidence, what| Some(Finding::form(LineKind::Navigation, confidence, what));
    if is_crumb(text, shape.words) {
        return navigation(CERTAIN, Form::Crumb);
    }
    // The last crumb, the page's own name, has no slash: it is told by the crumb before it.
    let after_crumb = sight.at.checked_sub(1).is_some_and(|before| {
        let before_text = sight.page.text(before);
        is_crumb(before_text, sight.page.shape(before).words) && starts_alike(before_text, text)
    });
    if after_crumb && shape.opening == Opening::Bullet {
        return navigation(CERTAIN, Form::LastCrumb);
    }
    let steps = || text.matches(['>', '»', '›', '/']).count();
    (!shape.is_closed() && starts_with_home(sight) && steps() >= 2)
        .then(|| Finding::form(LineKind::Navigation, LIKELY, Form::Breadcrumb))
}

/// A short label with a slash, an angle or an arrow at its end, bullet or not.
fn is_crumb(text: &str, words: u32) -> bool {
    (1..=4).contains(&words) && text.ends_with(['/', '>', '›', '»', '→']) && !text.contains("//")
}

fn starts_alike(a: &str, b: &str) -> bool {
    a.chars().next() == b.chars().next()
}

fn starts_with_home(sight: Sight<'_>) -> bool {
    use super::super::phrases::{Place, Topic};
    sight.phrases().iter().any(|m| {
        m.word == 0 && m.topic == Topic::Kind(LineKind::Navigation) && m.place != Place::Inside
    }) || sight.text().contains(['>', '»', '›'])
}
