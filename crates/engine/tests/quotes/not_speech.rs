//! Words in marks that are nobody's speech, and headlines. Patterns 74 to 83 of the field's list.

use bluepencil_engine::Level;

use crate::{check, read};

#[test]
fn so_called_things_are_no_speech() {
    check("They ignored the so-called “⟦experts|scare⟧” in the room.");
}

#[test]
fn titles_of_works_are_no_speech() {
    check("They met again on Channel Nine’s “⟦Morning Desk|scare⟧” in the spring.");
}

#[test]
fn a_title_beside_a_cue_is_no_speech() {
    check("Brandt said on “⟦Face the Town.|scare⟧” “⟦No, never,|Brandt⟧” he said.");
}

#[test]
fn terms_and_slogans_are_no_speech() {
    check("Then the “⟦Never Brandt|scare⟧” crowd came in.");
    check("It rode a ''⟦Feel the Heat|scare⟧'' wave.");
}

#[test]
fn a_word_as_a_word_is_no_speech() {
    check("The word “⟦liberty|scare⟧” occurs twice in it.");
}

#[test]
fn a_headline_quotes_in_single_marks() {
    check("Brandt: '⟦We Are Done|Brandt⟧'\n\nThe council met on Monday in Vinterby.");
    let (_, analysis) = read("Brandt: 'We Are Done'\n\nThe council met on Monday in Vinterby.");
    assert_eq!(analysis.quotes[0].level, Level::Headline);
}

#[test]
fn a_headline_quotes_in_part() {
    check("'⟦Brandt is sinking⟧' as Ruiz rises\n\nThe council met on Monday in Vinterby.");
}

#[test]
fn a_list_of_headlines_keeps_its_nested_marks() {
    check("—\"⟦'⟦Bone⟧' star quits,⟧\" by the Vinterby Post");
}

/// Decided otherwise than the list: that somebody did *not* say something is still about words
/// that somebody would have said; the reader sees them credited and can reject them.
#[test]
fn denied_speech_is_still_credited() {
    check("He never said “⟦I quit this place.⟧”");
    check("Voters may ask “⟦why not now?⟧”");
}

/// The same for the wording of a question in a poll.
#[test]
fn wording_of_a_poll_is_found() {
    check("They were asked if they “⟦strongly agree.⟧”");
}

/// Texts that no attribution is made for: they are read as their marks alone would have it.
#[test]
fn texts_of_other_kinds_are_read_by_their_marks() {
    check("“⟦no,⟧” said ana brandt. “⟦it leaks like a sieve.⟧”");
    check("“⟦NO,⟧” SAID ANA BRANDT. “⟦IT LEAKS LIKE A SIEVE.⟧”");
    check("@ana: \"⟦so very true of roofs⟧\" #roof 🎉");
    check("他说“⟦我们走吧⟧”。她说“⟦不⟧”。");
    check("see https://x.example/find?q=roof&l=en and title=\"x\" for more");
}

#[test]
fn a_hundred_thousand_openers_are_read() {
    let (document, analysis) = read(&"“a ".repeat(100_000));
    assert!(analysis.quotes.iter().all(|quote| document.text.has(quote.span)));
}

#[test]
fn a_mark_on_every_letter_is_read() {
    let (document, analysis) = read(&"“a”\"b\"‘c’'d'".repeat(2_000));
    assert!(!analysis.quotes.is_empty());
    assert!(analysis.quotes.iter().all(|quote| document.text.has(quote.span)));
}
