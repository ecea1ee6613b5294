//! Pairing marks, and what only looks like one. Patterns 1 to 32 of the field's list.

use crate::check;

#[test]
fn straight_marks_pair() {
    check("\"⟦The bridge is open,|Ortega⟧\" Ortega said.");
}

#[test]
fn a_curly_opener_is_closed_by_a_straight_mark() {
    check("“⟦The bridge is open,|Ortega⟧\" Ortega said.");
    check("\"⟦The bridge is open,|Ortega⟧” Ortega said.");
}

#[test]
fn an_opener_in_place_of_a_closer_closes() {
    check("Ortega called it “⟦the worst road in years|Ortega⟧“ and left.");
}

#[test]
fn a_closer_in_place_of_an_opener_opens() {
    check("”⟦The road stays shut,|Ortega⟧” Ortega said.");
}

#[test]
fn two_apostrophes_are_one_double_mark() {
    check(
        "''⟦It's finished,|Mara Lindqvist⟧'' Mara Lindqvist said. ''⟦Don't ask.|Mara Lindqvist⟧''",
    );
}

#[test]
fn three_apostrophes_are_a_double_and_a_single_mark() {
    check("''⟦They told us '⟦no.⟧'|Lindqvist⟧'' Lindqvist said.");
}

#[test]
fn half_of_a_doubled_apostrophe_may_be_lost() {
    check("''⟦It's a sad day for Vinterby.|-⟧'");
    check("'⟦We did try,|Lindqvist⟧'' Lindqvist said.");
}

#[test]
fn tex_marks_pair() {
    check("``⟦The bridge is open,|he⟧'' he said.");
    check("`⟦Good evening,|he⟧' he said.");
}

#[test]
fn a_backtick_may_be_an_apostrophe() {
    check("Mara`s boat is ``⟦gone,|Mara⟧'' she said.");
}

#[test]
fn the_same_marks_nest() {
    check("“⟦He called it “⟦progress⟧” and laughed,|Ortega⟧” Ortega said.");
    check("\"⟦He called it \"⟦progress⟧\" and laughed,|Ortega⟧\" Ortega said.");
}

#[test]
fn a_nested_single_closes_right_before_the_double() {
    check("“⟦She said, ‘⟦Not again.⟧’|-⟧”");
}

#[test]
fn a_doubled_opener_is_one_mark() {
    check("““⟦The bridge is open,|Ortega⟧” said Ortega.");
}

#[test]
fn white_space_inside_the_marks_is_left_out() {
    check("“ ⟦The bridge is open ,|he⟧ ” he said.");
}

#[test]
fn a_dash_touches_the_marks() {
    check("\"⟦Enough|Ortega⟧\"--said Ortega.");
    check("“⟦Enough!|-⟧”—and left.");
}

#[test]
fn an_opener_may_follow_a_colon_without_space() {
    check("Ortega:\"⟦I heard nobody.|Ortega⟧\"");
}

#[test]
fn the_closing_mark_may_stand_before_the_full_stop() {
    check("Ortega called it “⟦a muddle|Ortega⟧”.");
}

#[test]
fn a_low_comma_inside_is_no_mark() {
    check("“⟦Well‚ how are you,|Ortega⟧” Ortega asked.");
}

#[test]
fn marks_around_nothing_are_no_quotation() {
    check("\"\" and \"…\" and \"?\" and “ ” mean nothing.");
}

#[test]
fn a_quotation_may_be_all_of_the_text() {
    check("“⟦Over here.|-⟧”");
    check("\"⟦Over here|-⟧\"");
}

#[test]
fn an_odd_mark_costs_no_other_quotation() {
    check(
        "“⟦One is lost,|Ortega⟧” Ortega said.\n\nA stray ” stands here.\n\n“⟦Another is not,|Ortega⟧” Ortega said.",
    );
}

#[test]
fn a_leading_apostrophe_opens_nothing() {
    check(
        "In the '90s and the ’07 race rock 'n' roll was king, 'twas said, and they had to get 'em.",
    );
}

#[test]
fn a_leading_apostrophe_stands_inside_a_single_quotation() {
    check("\"⟦She said, '⟦I hate '80s hats,⟧'|Ortega⟧\" Ortega recalled.");
}

#[test]
fn a_plural_possessive_does_not_close() {
    check("‘⟦the nurses’ union is right|he⟧’, he said.");
}

#[test]
fn contractions_stand_inside_single_marks() {
    check("‘⟦We won’t go there,|Tansley⟧’ Tansley said.");
}

#[test]
fn a_possessive_later_in_the_line_does_not_pair() {
    check("'⟦You did what?⟧' said Cedar Hollow's mayor.");
}

#[test]
fn an_apostrophe_may_turn_the_wrong_way() {
    check("The dog‘s ball and the station‘ mast were gone.");
}

#[test]
fn feet_and_inches_stand_inside_a_quotation() {
    check("“⟦somebody who is 5'2” says so?|Ortega⟧” Ortega asked.");
}

#[test]
fn inches_quote_nobody() {
    check("They sell a 65\" screen and a 12\" pizza.");
}

#[test]
fn coordinates_and_minutes_quote_nobody() {
    check("At 40°26′46″N they played a 4′33″ piece.");
}

#[test]
fn markup_quotes_nobody() {
    check("See <a href=\"page.html\" class=\"x\">the page</a> or title=\"x\" for more.");
}

#[test]
fn letters_that_look_like_marks_are_letters() {
    check("From Hawai‘i to the Ka‘bah, O’Malley and a coup d’État.");
}
