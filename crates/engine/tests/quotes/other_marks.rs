//! Marks of other languages, and damage. Patterns 84 to 98 of the field's list.

use crate::check;

#[test]
fn french_marks_have_spaces_inside() {
    check("«\u{202f}⟦C'est fini⟧\u{202f}», a dit Roy.");
    check("« ⟦C'est fini⟧ », a dit Roy.");
}

#[test]
fn german_and_danish_marks_may_point_in() {
    check("»⟦Genug davon⟧«, sagte Roth.");
}

#[test]
fn german_marks_close_with_the_english_opener() {
    check("„⟦Genug davon⟧“, sagte Roth. „⟦Nun aber⟧“ rief er.");
}

#[test]
fn polish_swedish_and_finnish_marks_pair() {
    check("„⟦Dość tego⟧”, powiedział Nowak.");
    check("”⟦Nog nu⟧”, sade Ek.");
}

#[test]
fn german_single_marks_begin_low() {
    check("‚⟦Genug davon⟧‘, sagte Roth.");
}

/// Decided otherwise than the list: dashes mark speech in Spanish, and asides in every language
/// of these articles. They are left alone.
#[test]
fn dashes_are_left_alone() {
    check("—Basta —dijo Roy—. Vámonos.");
}

#[test]
fn corner_brackets_nest() {
    check("「⟦彼は『⟦もういい⟧』と言った⟧」と田中氏は話した。");
}

#[test]
fn wide_marks_need_no_spaces() {
    check("他说＂⟦我们走吧⟧＂了。");
    check("他说“⟦我们走吧⟧”了。");
    check("彼は〝⟦行こう⟧〟と言った。");
}

#[test]
fn marks_read_in_the_wrong_encoding_are_known() {
    check("â€œ⟦The roof leaks,|Brandt⟧â€\u{9d} Brandt said.");
    check("â€œ⟦The roof leaks,|Brandt⟧â€ Brandt said â€” and left.");
    check("\u{93}⟦The roof leaks,|Brandt⟧\u{94} Brandt said.");
}

#[test]
fn entities_are_known() {
    check("&quot;⟦The roof leaks,|Brandt⟧&quot; Brandt said.");
    check("&#8220;⟦The roof leaks,|Brandt⟧&#8221; Brandt said.");
    check("&ldquo;⟦The roof isn&rsquo;t leaking,|Brandt⟧&rdquo; Brandt said.");
}

#[test]
fn scanned_marks_are_known() {
    check(",,⟦The roof leaks,|Brandt⟧'' Brandt said.");
}

#[test]
fn a_wrapped_line_goes_on() {
    check(
        "A Roof In The Rain\n\nThe council of Vinterby met again on Monday. It rained all day long.\n\nBrandt looked at the ceiling for a while and said that “⟦the roof\nleaks like a sieve|Brandt⟧” in the rain.",
    );
}

#[test]
fn marks_without_width_and_spaces_that_do_not_break_are_stepped_over() {
    check("Brandt said that\u{a0}“⟦you hear it drip|Brandt⟧”\u{200b} now.");
    check("\u{200b}“\u{feff}⟦The roof leaks,|Brandt⟧”\u{ad} Brandt said.");
}

#[test]
fn every_line_end_ends_a_paragraph() {
    for end in ["\r\n\r\n", "\r\r", "\u{2028}", "\u{2029}"] {
        check(&format!(
            "Brandt said, “⟦We are done here.|Brandt⟧{end}The vote is on Monday.{end}“⟦It leaks,|Brandt⟧” Brandt said."
        ));
    }
}

#[test]
fn astral_characters_do_not_shift_offsets() {
    check("🎉🎉 “⟦We won,|Brandt⟧” Brandt said.");
}
