//! Who said it. Patterns 47 to 73 of the field's list.

use bluepencil_engine::{Attribution, Level};

use crate::{check, read};

#[test]
fn the_verb_may_come_first() {
    check("“⟦The roof leaks,|Ana Brandt⟧” said Ana Brandt, who chairs the panel.");
}

#[test]
fn a_name_may_begin_like_a_small_word() {
    check("“⟦The roof leaks,|Per Aasen⟧” said Per Aasen, who has worked there for years.");
    check("“⟦The roof leaks,|May Lund⟧” said May Lund. “⟦It drips,|May Lund⟧” Lund added.");
    check("“⟦The roof leaks,|Do Brandt⟧” Do Brandt told reporters.");
    check("“⟦The roof leaks,|Will Brandt⟧” Will Brandt said.");
    check("April Lund, 34, said: “⟦The roof leaks.|April Lund⟧”");
    check("According to Per Aasen, “⟦the roof leaks.|Per Aasen⟧”");
}

#[test]
fn a_small_word_before_a_name_stays_one() {
    check("“⟦The roof leaks,|Brandt⟧” said The Hague’s Brandt.");
    check("In April Brandt said: “⟦The roof leaks.|Brandt⟧”");
    check("Last May Brandt said “⟦the roof leaks.|Brandt⟧”");
    check("Ana Brandt spoke. “⟦The roof leaks,|Ana Brandt⟧” she said. Will Brandt resign?");
}

#[test]
fn an_initial_is_no_article() {
    check("“⟦The roof leaks,|A. J. Brandt⟧” said A. J. Brandt.");
    check("“⟦The roof leaks,|Ana A. Brandt⟧” Ana A. Brandt said.");
}

#[test]
fn an_apposition_stands_before_the_verb() {
    check("“⟦The roof leaks,|Brandt⟧” Brandt, a nurse from Vinterby, said.");
}

#[test]
fn an_office_without_a_name_is_the_speaker() {
    check("“⟦The roof leaks,|president⟧” the president wrote.");
}

#[test]
fn an_office_is_followed_to_who_holds_it() {
    check(
        "President Ivo Brandt met Veskan President Pia Ruiz. “⟦The roof leaks,|Pia Ruiz⟧” the Veskan president wrote. “⟦Not so,|Ivo Brandt⟧” the president replied.",
    );
}

#[test]
fn a_pronoun_is_followed_to_a_name() {
    check("Ana Brandt resigned on Monday. “⟦The roof leaks,|Ana Brandt⟧” she said.");
}

#[test]
fn two_candidates_make_a_pronoun_unsure() {
    let (_, alone) = read("Carl Brandt left on Monday. “The roof leaks,” he said.");
    let (_, two) = read("Carl Brandt met Peter Tansley. “The roof leaks,” he said.");
    assert!(two.quotes[0].confidence < alone.quotes[0].confidence);
    assert!(two.quotes[0].confidence < 0.8, "{}", two.quotes[0].confidence);
    assert_eq!(two.quotes[0].candidates.len(), 1, "the other one is offered");
}

#[test]
fn whoever_was_talked_about_last_is_meant_before_whoever_spoke_last() {
    check(
        "“⟦The roof leaks,|Carl Brandt⟧” Carl Brandt said. The night guard Peter Tansley, wearing a wet coat, wanted to go home. “⟦It drips on my hat,|Peter Tansley⟧” he said.",
    );
}

#[test]
fn a_place_is_no_he() {
    check(
        "The guest of Vinterby, Emil Roth, was calm. Veska is near, but its rain is not ours, Roth said. “⟦We stay dry,|Emil Roth⟧” he said.",
    );
}

#[test]
fn an_office_holder_without_a_known_gender_is_a_person() {
    check(
        "Veska’s foreign minister, Oolan Ibrissak, was calm. Veska has an umbrella. “⟦We stay dry,|Oolan Ibrissak⟧” he said.",
    );
}

#[test]
fn a_title_gives_its_words_to_nobody() {
    let (_, analysis) = read("Brandt sang on “Morning Desk,” the show. “It leaks,” Ruiz said.");
    let title = &analysis.quotes[0];
    assert_eq!((title.level, &title.speaker, title.cue), (Level::Scare, &None, None));
    assert_eq!(title.attribution, Attribution::None);
}

#[test]
fn the_sentence_before_is_told_as_the_reason() {
    let (_, analysis) = read("Brandt was blunt. “The roof leaks like a sieve.”");
    assert_eq!(analysis.quotes[0].attribution, Attribution::SentenceBefore);
}

#[test]
fn a_nickname_in_marks_is_no_quotation() {
    check("“⟦The roof leaks,⟧” said a man known as “⟦Stumpy.|scare⟧”");
}

#[test]
fn who_is_told_is_not_the_speaker() {
    check("“⟦The roof leaks,|Brandt⟧” Brandt told Ortega.");
    check("Ortega was told by Brandt that “⟦the roof leaks.|Brandt⟧”");
}

#[test]
fn a_colon_follows_the_cue() {
    check("Brandt had one reply: “⟦The roof leaks.|Brandt⟧”");
}

#[test]
fn according_to_names_the_speaker() {
    check("The plan is “⟦as good as dead,|Brandt⟧” according to Brandt.");
    check("According to Ana Brandt, the plan is “⟦as good as dead.|Ana Brandt⟧”");
}

#[test]
fn no_verb_is_needed_before_a_colon() {
    check("Brandt on the delay: “⟦We are sorry.|Brandt⟧”");
    check("Then Brandt: “⟦We are sorry.|Brandt⟧”");
    check("From Brandt: “⟦We are sorry.|Brandt⟧”");
}

#[test]
fn many_verbs_can_announce_speech() {
    for verb in ["sighed", "shrugged", "laughed", "tweeted", "texted", "scoffed", "deadpanned"] {
        check(&format!("“⟦The roof leaks,|Brandt⟧” Brandt {verb}."));
    }
}

#[test]
fn a_noun_can_announce_speech() {
    check("In Brandt’s words, “⟦the roof leaks like a sieve.|Brandt⟧”");
    check("Brandt’s claim that “⟦the roof leaks like a sieve|Brandt⟧” was denied.");
}

#[test]
fn documents_and_bodies_speak() {
    check("“⟦The roof leaks,|report⟧” the report says.");
    check("“⟦The roof leaks,|Vinterby Post⟧” The Vinterby Post reported.");
    check("A sign read “⟦Mind your head, all of you.|A sign⟧”");
}

#[test]
fn groups_speak() {
    check("Outside, protesters chanted “⟦We want our roof back.|protesters⟧”");
}

#[test]
fn a_paraphrase_holds_two_pieces() {
    check("Brandt said the plan was “⟦dead|Brandt⟧” and “⟦buried.|Brandt⟧”");
}

#[test]
fn a_relative_clause_holds_the_speaker() {
    check("It is a plan that Brandt has called “⟦dead and buried.|Brandt⟧”");
}

#[test]
fn a_quotation_of_a_quotation_has_two_speakers() {
    check(
        "Carl Ruiz drove on. “⟦He told me, ‘⟦Leave now,|Carl Ruiz⟧’|Ana Brandt⟧” Ana Brandt said.",
    );
}

#[test]
fn i_is_whoever_speaks_around_it() {
    check("Ana Brandt added: “⟦I said, ‘⟦Leave now.|Ana Brandt⟧’|Ana Brandt⟧”");
}

#[test]
fn a_relative_pronoun_leads_to_the_document() {
    check("They found the memo, which notes, “⟦The roof leaks.|memo⟧”");
}

#[test]
fn the_sentence_before_may_name_the_speaker() {
    check("Brandt was blunt. “⟦The roof leaks like a sieve.|Brandt⟧”");
}

#[test]
fn a_run_of_quotations_keeps_its_speaker() {
    check(
        "“⟦The roof leaks,|Brandt⟧” Brandt said.\n\n“⟦The floor creaks.|Brandt⟧”\n\n“⟦The door sticks.|Brandt⟧”",
    );
}

#[test]
fn somebody_unnamed_keeps_the_words_that_describe_them() {
    check(
        "“⟦The roof leaks,|a senior aide⟧” a senior aide said, speaking on condition of anonymity.",
    );
    check(
        "A person with knowledge of the works said the roof was “⟦a sieve.|A person with knowledge of the works⟧”",
    );
}

#[test]
fn titles_tell_namesakes_apart() {
    check(
        "Karl Brandt left with Ana Brandt. “⟦The roof leaks,|Karl Brandt⟧” Mr. Brandt said. “⟦Not so,|Ana Brandt⟧” Mrs. Brandt said.",
    );
}

#[test]
fn two_speak_jointly() {
    check("“⟦The roof leaks,|Brandt and Ruiz⟧” Brandt and Ruiz said in a joint statement.");
}

#[test]
fn hearsay_has_a_speaker() {
    check("“⟦The roof leaks,|Brandt⟧” Brandt was quoted as saying.");
    check("Brandt is heard asking “⟦who broke the roof.|Brandt⟧”");
}

#[test]
fn a_name_inside_is_not_the_speaker() {
    check("“⟦Ruiz broke the roof,|Brandt⟧” Brandt said.");
}

#[test]
fn of_two_attributions_the_near_one_counts() {
    check("“⟦The roof leaks,|Brandt⟧” Brandt said, Ortega told the court.");
}

#[test]
fn suffixes_ages_and_parties_are_stepped_over() {
    check("“⟦The roof leaks,|Joe Brandt Jr.⟧” Joe Brandt Jr., 43, said.");
    check("“⟦The roof leaks,|Brandt⟧” Sen. Brandt (R-Vinterby) said.");
    check("Trade was fine under Brandt’s plan. “⟦The roof leaks,|Ruiz⟧” said Brandt’s aide, Ruiz.");
}

#[test]
fn a_name_grows_to_its_fullest_form() {
    check(
        "Foreign Minister Zora Müller-Lund spoke. “⟦The roof leaks,|Zora Müller-Lund⟧” Müller-Lund said.",
    );
}

#[test]
fn the_way_the_speaker_was_found_is_told() {
    let how = |text: &str| read(text).1.quotes.iter().map(|q| q.attribution).collect::<Vec<_>>();
    assert_eq!(how("“It leaks,” Brandt said."), [Attribution::CueAfter]);
    assert_eq!(how("Brandt said, “It leaks.”"), [Attribution::CueBefore]);
    assert_eq!(how("Brandt: “It leaks.”"), [Attribution::Colon]);
    assert_eq!(how("It is “as good as dead,” according to Brandt."), [Attribution::AccordingTo]);
    assert_eq!(
        how("“It leaks,” Brandt said. “It drips.”"),
        [Attribution::CueAfter, Attribution::Continued]
    );
}
