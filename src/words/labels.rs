//! What labels are called. Those that the page brings along have names that files keep, in English, and
//! are shown in the language that is spoken; a person's are called what the person called them.

use bluepencil_engine::find::folded;
use bluepencil_engine::label::BROUGHT_ALONG;
use bluepencil_engine::{Label, Labels};

use super::phrases;

/// What a label with that name is called on screen.
pub fn label(name: &str) -> &str {
    place(name).map_or(name, |at| phrases::label::nth(at))
}

/// The same beside others: where a person has called another label so, the page's own is called as
/// files keep it, so that no two are called alike.
pub fn label_among<'a>(labels: &Labels, name: &'a str) -> &'a str {
    let shown = label(name);
    if shown != name && labels.get(shown).is_some() { name } else { shown }
}

/// What a label is for, as it is shown: another language's words if nobody wrote their own.
pub fn about(label: &Label) -> &str {
    let brought =
        BROUGHT_ALONG.iter().position(|it| it.0 == label.name && it.3 == label.description);
    brought.map_or(&label.description, |at| phrases::label_about::nth(at))
}

/// The name that is kept for what somebody typed as a label's name: whoever calls one as the page's own
/// is called on screen means that one.
pub fn kept_name(labels: &Labels, typed: &str) -> String {
    let typed = bluepencil_engine::label::tidy(typed);
    let is_meant = |name: &&str| folded(label(name)) == folded(&typed);
    let meant = BROUGHT_ALONG.iter().map(|it| it.0).find(is_meant);
    let meant = meant.filter(|_| labels.get(&typed).is_none());
    meant.map_or(typed, str::to_owned)
}

/// The description that is kept for what somebody typed as the one of the label called `name`.
pub fn kept_about(name: &str, typed: &str) -> String {
    let is_shown = |at: &usize| phrases::label_about::nth(*at) == typed;
    let brought = place(name).filter(is_shown).and_then(|at| BROUGHT_ALONG.get(at));
    brought.map_or(typed, |it| it.3).to_owned()
}

fn place(name: &str) -> Option<usize> {
    BROUGHT_ALONG.iter().position(|it| it.0 == name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::spoken::text;
    use crate::words::{Language, learn, speak};

    /// Runs `test` where a language is spoken that has words for the labels alone.
    fn in_ukrainian(test: impl FnOnce() + Send + 'static) {
        let speaks = || {
            let first = (0..).find(|&at| text(at) == "quote").unwrap_or_default();
            let others: String = (0..first).map(|at| format!("{}\n", text(at))).collect();
            learn(&format!("uk\n{others}цитата\nтвердження\nфакт\nназва\nвиділення"));
            speak(Language::Ukrainian);
        };
        // In a thread of its own, since each speaks its own language.
        let tested = std::thread::spawn(move || {
            speaks();
            test();
        });
        tested.join().unwrap();
    }

    #[test]
    fn english_calls_them_as_files_do() {
        for (at, (name, _, _, description)) in BROUGHT_ALONG.iter().enumerate() {
            assert_eq!(label(name), *name);
            assert_eq!(phrases::label_about::nth(at), *description);
            assert_eq!(phrases::label::KEYS[at], name.replace(' ', "_"));
            assert_eq!(phrases::label_about::KEYS[at], name.replace(' ', "_"));
        }
        assert_eq!(label("motive"), "motive");
    }

    #[test]
    fn they_are_shown_in_another_language_and_kept_in_english() {
        in_ukrainian(|| {
            let labels = Labels::default();
            assert_eq!((label("claim"), label("motive")), ("твердження", "motive"));
            assert_eq!(label_among(&labels, "claim"), "твердження");
            assert_eq!(kept_name(&labels, " Твердження "), "claim");
            assert_eq!(kept_name(&labels, "claim"), "claim");
            assert_eq!(kept_name(&labels, "мотив"), "мотив");
        });
    }

    #[test]
    fn a_persons_own_label_of_the_same_name_stays_apart() {
        in_ukrainian(|| {
            let labels = Labels::default().with(Label::new("твердження", 6)).unwrap();
            assert_eq!(label_among(&labels, "claim"), "claim");
            assert_eq!(label_among(&labels, "твердження"), "твердження");
            assert_eq!(kept_name(&labels, "твердження"), "твердження", "the person's is meant");
            assert_eq!(kept_name(&labels, "claim"), "claim");
        });
    }

    #[test]
    fn a_description_of_a_persons_own_is_shown_as_it_was_written() {
        let [brought, own] = ["Said to be so.", "Who says so?"].map(|description| Label {
            description: description.to_owned(),
            ..Label::new("claim", 1)
        });
        assert_eq!((about(&brought), about(&own)), ("Said to be so.", "Who says so?"));
        assert_eq!(kept_about("claim", "Who says so?"), "Who says so?");
        assert_eq!(kept_about("motive", "Said to be so."), "Said to be so.");
    }
}
