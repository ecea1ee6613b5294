//! Quotations in more than one piece. Patterns 33 to 46 of the field's list.

use crate::{check, groups};

#[test]
fn a_cue_interrupts_one_utterance() {
    let text = "“We will rebuild,” Zora Müller said, “and soon.”";
    check("“⟦We will rebuild,|Zora Müller⟧” Zora Müller said, “⟦and soon.|Zora Müller⟧”");
    assert_eq!(groups(text), [0, 0]);
}

#[test]
fn a_cue_stands_between_two_sentences() {
    let text = "“We rebuilt.” Müller said. “Go home.”";
    check("“⟦We rebuilt.|Müller⟧” Müller said. “⟦Go home.|Müller⟧”");
    assert_eq!(groups(text), [0, 0]);
}

#[test]
fn an_interrupting_clause_may_hold_other_names() {
    check("“⟦We won,|Müller⟧” Müller, who beat Ortega in May, told Tansley, “⟦at last.|Müller⟧”");
}

#[test]
fn a_quotation_runs_over_paragraphs() {
    let text =
        "“The first day was hard,” Müller said. “One thing helped.\n\n“The second day was easy.”";
    check(
        "“⟦The first day was hard,|Müller⟧” Müller said. “⟦One thing helped.|Müller⟧\n\n“⟦The second day was easy.|Müller⟧”",
    );
    assert_eq!(groups(text), [0, 0, 0]);
}

#[test]
fn a_new_speaker_shows_that_the_missing_mark_is_a_slip() {
    check("Ortega looked up. “⟦Should we go?|Ortega⟧\n\n“⟦Yes, now,|Tansley⟧” said Tansley.");
}

#[test]
fn a_paragraph_that_goes_on_may_be_indented() {
    check("Müller said: “⟦The first day was hard.|Müller⟧\n\n    “⟦The second was easy.|Müller⟧”");
}

#[test]
fn a_paragraph_without_a_cue_stays_with_the_speaker() {
    check("“⟦The first day was hard,|Müller⟧” Müller said.\n\n“⟦The second was easy.|Müller⟧”");
}

#[test]
fn the_closing_mark_may_come_paragraphs_later() {
    check(
        "Müller said, “⟦The first day was hard.|Müller⟧\n\n⟦Then it rained and we went home.|Müller⟧”",
    );
}

#[test]
fn a_lost_closing_mark_ends_with_the_paragraph() {
    check("Müller said, “⟦We are done here.|Müller⟧\n\nThe vote is on Monday.");
}

/// Decided otherwise than the list: without marks nothing but the layout tells a block quotation
/// from the article's own text, and a paste keeps no layout. It stays running text.
#[test]
fn a_block_quotation_without_marks_is_left_alone() {
    check("Müller wrote:\n\nI resign today.");
}

#[test]
fn a_transcript_names_its_speakers_inside_the_marks() {
    check("\"MULLER: ⟦Why not?|MULLER⟧\n\n\"ORTEGA: ⟦Because it rains.|ORTEGA⟧\"");
}

#[test]
fn brackets_and_dots_stand_inside() {
    check("“⟦[W]e … will [not] move,|Müller⟧” Müller said.");
}

#[test]
fn a_bracket_holds_a_whole_quotation() {
    check("Müller shrugged. (“⟦Not my job,|Müller⟧” he added.)");
}

#[test]
fn a_bracket_inside_a_quotation_holds_another() {
    check("“⟦The bill (“⟦a dog⟧”) is dead,|Müller⟧” Müller said.");
}
