//! The hard patterns of the field, one row each, in its order: what real articles, other tools'
//! tests and their issue lists hold. A row that the reader decides otherwise says why.

use crate::compare;

/// A pattern: its number in the list, and marked-up text as `compare` takes it.
type Row = (u8, &'static str);

const PAIRING: &[Row] = &[
    (1, "\"⟦The ferry is late,|Aldo Renn⟧\" Aldo Renn said."),
    (2, "“⟦The ferry is late,|Renn⟧\" Renn said."),
    (3, "Renn called it “⟦the slowest boat in the bay|Renn⟧“ and went home."),
    (4, "”⟦The ferry is late,|Renn⟧” Renn said."),
    (5, "''⟦It's sunk,|she⟧'' she said."),
    (6, "''⟦They shouted '⟦no.⟧'⟧''"),
    (7, "''⟦It's a bad week for Harrow Bay.⟧'"),
    (7, "'⟦We did row,|he⟧'' he said."),
    (8, "``⟦The ferry is late,|he⟧'' he said."),
    (8, "`⟦Morning all,|he⟧' he said."),
    (9, "Tilda`s oar is ``⟦gone,|Tilda⟧'' she said."),
    (10, "“⟦She called it “⟦a cruise⟧” and wept,|Renn⟧” Renn said."),
    (11, "\"⟦She called it \"⟦a cruise⟧\" and wept,|Renn⟧\" Renn said."),
    (12, "“⟦He said, ‘⟦Not today.⟧’⟧”"),
    (13, "““⟦The ferry is late,|Renn⟧” said Renn."),
    (14, "“ ⟦The ferry is late ,|he⟧ ” he said."),
    (15, "\"⟦Enough|Renn⟧\"--said Renn."),
    (15, "“⟦Enough!⟧”—and off they rowed."),
    (16, "Capt. Renn:\"⟦I saw no light.|Renn⟧\""),
    (17, "Renn called it “⟦a shambles|Renn⟧”."),
    (18, "“⟦Well‚ who rows now,|Renn⟧” Renn asked."),
    (19, "Marks like \"\" and \"…\" and \"?\" hold nothing."),
    (20, "“⟦Cast off.⟧”"),
    (
        21,
        "“⟦One oar is lost,|Renn⟧” Renn said.\n\nA lone ” floats here.\n\n“⟦The other is not,|Renn⟧” Renn said.",
    ),
];

const APOSTROPHES: &[Row] = &[
    (22, "Back in the '80s and in the ’09 storm it was rock 'n' row, 'twas told, so go get 'em."),
    (23, "\"⟦He said, '⟦I miss '70s boats,⟧'|Renn⟧\" Renn recalled."),
    (24, "‘⟦the rowers’ club is right|he⟧’, he said."),
    (25, "‘⟦We won’t row it,|Renn⟧’ Renn said."),
    (26, "'⟦You sold what?⟧' said Harrow Bay's harbour master."),
    (27, "The gull‘s nest and the club‘ boat were safe."),
    (28, "“⟦a man of 6'1” wrote that?|Renn⟧” Renn asked."),
    (29, "It takes a 40\" oar and a 9\" nail."),
    (30, "At 51°12′10″N they played a 3′20″ tune."),
    (31, "Read <a href=\"log.html\" class=\"y\">the log</a> or alt=\"y\" for more."),
    (32, "From O‘ahu to the Qur‘an, with O’Dell and a coup d’État."),
];

const PIECES: &[Row] = &[
    (33, "“⟦We will row,|Renn⟧” Renn said, “⟦and soon.|Renn⟧”"),
    (34, "“⟦We rowed.|Renn⟧” Renn said. “⟦Go to bed.|Renn⟧”"),
    (35, "“⟦We won,|Renn⟧” Renn, who beat Oduya in June, told Falk, “⟦by an oar.|Renn⟧”"),
    (
        36,
        "“⟦The tide was out,|Renn⟧” Renn said. “⟦So we walked.|Renn⟧\n\n“⟦Then it came back.|Renn⟧”",
    ),
    (37, "Falk stood up. “⟦Do we row?|Falk⟧\n\n“⟦Yes, all night,|Oduya⟧” said Oduya."),
    (38, "Renn said: “⟦The tide was out.|Renn⟧\n\n    “⟦Then it came back.|Renn⟧”"),
    (39, "“⟦The tide was out,|Renn⟧” Renn said.\n\n“⟦Then it came back to us.|Renn⟧”"),
    (40, "Renn said, “⟦The tide was out.|Renn⟧\n\n⟦Then it came back and we rowed.|Renn⟧”"),
    (41, "Renn said, “⟦We are afloat.|Renn⟧\n\nThe regatta is on Sunday."),
    // Otherwise: without marks only the layout tells a block quotation from the article's own
    // words, and a paste keeps no layout.
    (42, "Renn wrote:\n\nI sold the boat today."),
    (43, "\"RENN: ⟦Who rows?|RENN⟧\n\n\"FALK: ⟦You row tonight.|FALK⟧\""),
    (44, "“⟦[T]he … boat will [not] float,|Renn⟧” Renn said."),
    (45, "Renn frowned. (“⟦Not my boat,|Renn⟧” he added.)"),
    (46, "“⟦The race (“⟦a crawl⟧”) is off,|Renn⟧” Renn said."),
];

const SPEAKERS: &[Row] = &[
    (47, "“⟦It floats,|Tilda Falk⟧” said Tilda Falk, who runs the club."),
    (48, "“⟦It floats,|Falk⟧” Falk, a rower from Harrow Bay, said."),
    (49, "“⟦It floats,|mayor⟧” the mayor wrote."),
    (50, "Mary Falk sold her boat. “⟦It floats,|Mary Falk⟧” she said."),
    // Two of one sex: one is taken, without certainty, and the other offered; see `speakers`.
    (51, "Carl Renn met Peter Falk. “⟦It floats,⟧” he said."),
    (52, "“⟦It floats,⟧” said a man known as “⟦Barnacle.|scare⟧”"),
    (53, "“⟦It floats,|Renn⟧” Renn told Falk."),
    (53, "Falk was told by Renn that “⟦the boat floats.|Renn⟧”"),
    (54, "Renn had one answer: “⟦It floats.|Renn⟧”"),
    (55, "The boat is “⟦as good as sunk,|Renn⟧” according to Renn."),
    (56, "Renn on the leak: “⟦We are wet.|Renn⟧”"),
    (56, "Then Renn: “⟦We are wet.|Renn⟧”"),
    (56, "From Renn: “⟦We are wet.|Renn⟧”"),
    (57, "“⟦It floats,|Renn⟧” Renn shrugged."),
    (57, "“⟦It floats,|Renn⟧” Renn tweeted."),
    (58, "In Renn’s words, “⟦the boat floats like a brick.|Renn⟧”"),
    (58, "Renn’s claim that “⟦the boat floats like a brick|Renn⟧” was denied."),
    (59, "“⟦The boat floats,|report⟧” the report says."),
    (59, "A sign read “⟦Mind the gap, all of you.|A sign⟧”"),
    (60, "On the pier, protesters chanted “⟦We want our boat back.|protesters⟧”"),
    (61, "Renn said the boat was “⟦sunk|Renn⟧” and “⟦sold.|Renn⟧”"),
    (62, "It is a boat that Renn has called “⟦sunk and sold.|Renn⟧”"),
    (63, "Carl Oduya rowed on. “⟦He told me, ‘⟦Row now,|Carl Oduya⟧’|Mary Falk⟧” Mary Falk said."),
    // Otherwise: whoever acts in the main clause goes before a thing that a clause hangs on, which
    // is right far more often than not, though not here.
    (64, "They found the log, which notes, “⟦The boat leaks.|They⟧”"),
    (65, "Renn was blunt. “⟦The boat leaks like a basket.|Renn⟧”"),
    (66, "“⟦It leaks,|Renn⟧” Renn said.\n\n“⟦The mast creaks.|Renn⟧”\n\n“⟦The rope sticks.|Renn⟧”"),
    (
        67,
        "“⟦It leaks,|a junior officer⟧” a junior officer said, speaking on condition of anonymity.",
    ),
    (
        68,
        "Karl Falk left with Mary Falk. “⟦It leaks,|Karl Falk⟧” Mr. Falk said. “⟦Not so,|Mary Falk⟧” Mrs. Falk said.",
    ),
    (69, "“⟦It leaks,|Renn and Falk⟧” Renn and Falk said in a joint statement."),
    (70, "“⟦It leaks,|Renn⟧” Renn was quoted as saying."),
    (71, "“⟦Falk sank the boat,|Renn⟧” Renn said."),
    (72, "“⟦It leaks,|Renn⟧” Renn said, Falk told the court."),
    (73, "“⟦It leaks,|Aldo Renn Jr.⟧” Aldo Renn Jr., 51, said."),
    (73, "“⟦It leaks,|Renn⟧” Sen. Renn (R-Harrow) said."),
];

const NO_SPEECH: &[Row] = &[
    (74, "They asked the so-called “⟦captains|scare⟧” in the bar."),
    (75, "They met again on Channel Two’s “⟦Harbour Hour|scare⟧” in the autumn."),
    (76, "Renn said on “⟦Face the Bay.|scare⟧” “⟦No, not me,|Renn⟧” he said."),
    (77, "Then the “⟦Never Renn|scare⟧” crowd rowed in."),
    (78, "The word “⟦anchor|scare⟧” occurs twice in it."),
    (79, "Renn: '⟦We Are Afloat|Renn⟧'\n\nThe rowers met on Monday in Harrow Bay."),
    (80, "'⟦Renn is sinking⟧' as Falk rises\n\nThe rowers met on Monday in Harrow Bay."),
    (81, "—\"⟦'⟦Gull⟧' star rows off,⟧\" by the Harrow Post"),
    // Otherwise: that somebody did not say something is still about words that he would have
    // said; they are credited, and the reader can reject them.
    (82, "He never said “⟦I sold the boat.⟧”"),
    (82, "Rowers may ask “⟦why not today?⟧”"),
    // Otherwise: the wording of a question is found, as nobody in particular's.
    (83, "They were asked if they “⟦strongly disagree.⟧”"),
];

const OTHER_MARKS: &[Row] = &[
    (84, "«\u{202f}⟦C'est perdu⟧\u{202f}», a dit Roy."),
    (85, "»⟦Schluss damit⟧«, sagte Roth."),
    (86, "„⟦Schluss damit⟧“, sagte Roth."),
    (87, "„⟦Koniec z tym⟧”, powiedział Nowak."),
    (87, "”⟦Slut nu⟧”, sade Ek."),
    (88, "‚⟦Schluss damit⟧‘, sagte Roth."),
    // Otherwise: dashes mark asides in every language of these articles, so they are left alone.
    (89, "—Vale —dijo Renn—. A remar."),
    (90, "「⟦彼女は『⟦行かない⟧』と言った⟧」と山田氏は話した。"),
    (91, "她说＂⟦船沉了⟧＂了。"),
    (91, "她说“⟦船沉了⟧”了。"),
    (92, "â€œ⟦The boat leaks,|Renn⟧â€\u{9d} Renn said."),
    (92, "\u{93}⟦The boat leaks,|Renn⟧\u{94} Renn said."),
    (93, "&quot;⟦The boat leaks,|Renn⟧&quot; Renn said."),
    (93, "&#8220;⟦The boat leaks,|Renn⟧&#8221; Renn said."),
    (94, ",,⟦The boat leaks,|Renn⟧'' Renn said."),
    (95, "Renn said that\u{a0}“⟦you hear it gurgle|Renn⟧”\u{200b} now."),
    // A caption between two parts is no part of the quotation that it cuts: each paragraph is
    // one of its own.
    (
        96,
        "“⟦The tide was out,|Renn⟧” Renn said. “⟦So we walked.|Renn⟧\n\nPhoto: Harrow Post\n\n“⟦Then it came back.|Renn⟧”",
    ),
    (
        97,
        "Renn said, “⟦We are afloat.|Renn⟧\u{2028}The regatta is on Sunday.\u{2028}“⟦It leaks,|Renn⟧” Renn said.",
    ),
    (98, "🎉🎉 “⟦We won,|Renn⟧” Renn said."),
];

fn all() -> impl Iterator<Item = &'static Row> {
    [PAIRING, APOSTROPHES, PIECES, SPEAKERS, NO_SPEECH, OTHER_MARKS].into_iter().flatten()
}

#[test]
fn every_pattern_is_read_as_its_row_says() {
    let wrong =
        |row: &Row| compare(row.1).err().map(|difference| format!("{}: {difference}", row.0));
    let wrong: Vec<String> = all().filter_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_pattern_is_left_out() {
    let mut numbers: Vec<u8> = all().map(|row| row.0).collect();
    numbers.dedup();
    assert_eq!(numbers, (1..=98).collect::<Vec<u8>>());
}
