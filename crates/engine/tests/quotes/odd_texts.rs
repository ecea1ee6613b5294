//! Texts that are no news articles: each is read no worse than its marks alone would be, and nobody
//! is made to speak who does not.

use bluepencil_engine::Level;

use crate::{check, read};

#[test]
fn a_chapter_of_a_novel() {
    check(
        "CHAPTER SEVEN\n\nThe ferry was late. Rain ran down the glass of the waiting room, and Miss \
         Ottoline Brack counted the boats.\n\n“⟦You might have written,|Ottoline Brack⟧” she said at last.\n\n“⟦I \
         did write,|Tobias⟧” said Tobias. “⟦Twice. You never answered.⟧”\n\n“⟦The post is slow.⟧”\n\n\
         “⟦The post,⟧” he said, “⟦is quicker than you are.⟧”\n\nShe laughed — he had not heard it since \
         the spring — and took her gloves off.\n\n“⟦Well, Tobias? ‘⟦All is forgiven,⟧’ you wrote. Is \
         it?⟧”\n",
    );
}

#[test]
fn a_chapter_with_dashes_for_speech_has_no_marks_to_read() {
    check(
        "— You might have written, said Ottoline.\n— I did write. Twice.\n\nThe ferry's horn blew. \
         Tobias' hat was gone, and the '90s with it.\n",
    );
}

#[test]
fn a_file_of_posts() {
    check(
        "@pierwatch: “⟦closed again⟧” they say 🙄 #pier\n@bo_lind: RT @pierwatch so much for \"⟦reopening \
         soon⟧\" lol\n@anaruiz: i said \"⟦no⟧\" and i meant \"⟦NO⟧\" 🎉🎉\n@x: 5'2\" and it's rainin' y'all\n",
    );
}

#[test]
fn an_article_without_capitals() {
    check(
        "the pier at ode will stay shut until spring, the council said on monday.\n\n\"⟦we have no \
         money for it,|mayor ines halloran⟧\" said mayor ines halloran. \"⟦ask me again in may.⟧\"\n\nresidents were not \
         amused. \"⟦it's the third year,⟧\" one of them said.\n",
    );
}

#[test]
fn an_article_in_capitals() {
    check(
        "PIER AT ODE TO STAY SHUT\n\nTHE PIER WILL STAY SHUT UNTIL SPRING, THE COUNCIL SAID ON MONDAY.\
         \n\n\"⟦WE HAVE NO MONEY FOR IT,|INES HALLORAN⟧\" SAID MAYOR INES HALLORAN. \"⟦ASK ME AGAIN IN MAY.|INES HALLORAN⟧\"\n",
    );
}

#[test]
fn articles_without_spaces() {
    check("港口将于周一重新开放。\n\n“⟦我们等了一年，⟧”镇长说，“⟦现在终于可以出海了。⟧”\n");
    check(
        "港は月曜日に再開する。\n\n「⟦一年も待ちました。⟧」と町長は話した。「⟦彼は『⟦もういい⟧』と言った。⟧」\n",
    );
}

#[test]
fn words_without_spaces_are_not_taken_for_terms() {
    let (_, analysis) = read("“我们等了一年，”镇长说，“现在终于可以出海了。”\n");
    let levels: Vec<Level> = analysis.quotes.iter().map(|quote| quote.level).collect();
    assert!(!levels.is_empty() && !levels.contains(&Level::Scare), "{levels:?}");
}
