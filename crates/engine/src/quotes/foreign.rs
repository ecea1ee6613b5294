//! Articles in other languages than English. The lexicon's grammar is English, and what was learned
//! from English articles holds for them alone; of eleven other languages the verbs of saying and the
//! small words are known. That is enough to find the name beside a quotation (“„…“, sagte Mara
//! Quill”), and no reason to say of any quotation that it is nobody's speech.

use std::sync::OnceLock;

use super::lexicon::{Class, look_up};
use super::paragraphs::{Paragraph, Place};
use super::tokens::Token;
use crate::lines::is_small_word;
use crate::text::Text;

/// Words of running text that are looked at: nearly every article keeps to one language.
const SAMPLE: usize = 300;

/// In fewer words of a hundred than these, English grammar is met by chance: some small words of
/// Dutch and German are English, too. English news has 40 to 50.
const ENGLISH: usize = 25;

/// How sure a reading can be at most of a speaker in a language in which none was checked.
pub(super) const UNCHECKED: f32 = 0.75;

/// Whether the running text is in another language than English: one whose small words are known,
/// or one in another script.
pub(super) fn is_foreign(text: &Text, paragraphs: &[Paragraph]) -> bool {
    let body = paragraphs.iter().filter(|paragraph| paragraph.place == Place::Body);
    let words = body.flat_map(|paragraph| {
        let words = text.slice(paragraph.span).split(|c: char| !c.is_alphanumeric());
        words.filter(|word| word.starts_with(char::is_alphabetic))
    });
    let (mut all, mut english, mut small, mut beyond) = (0, 0, 0, 0);
    for word in words.take(SAMPLE) {
        all += 1;
        if look_up(word).is_grammar() {
            english += 1;
        } else if is_small_word(word) {
            small += 1;
        }
        beyond += usize::from(!is_latin(word));
    }
    2 * beyond > all || small > english && english * 100 < all * ENGLISH
}

/// Whether a word is written in Latin letters, whatever stands on them.
fn is_latin(word: &str) -> bool {
    word.chars().next().is_none_or(|c| c < '\u{250}' || ('\u{1e00}'..'\u{1f00}').contains(&c))
}

/// Gives the words of a sentence the classes that they have in other languages.
pub(super) fn translate(text: &Text, tokens: &mut [Token]) {
    for token in tokens.iter_mut().filter(|token| token.is_word()) {
        let class = class_of(text.slice(token.span));
        token.be_foreign(class);
    }
}

fn class_of(word: &str) -> Class {
    let names = look_up(word).of_names();
    let folded = word.to_lowercase();
    let listed = table().binary_search_by(|(other, _)| (*other).cmp(folded.as_str()));
    match listed.ok().and_then(|at| table().get(at)) {
        Some((_, class)) => *class,
        None if names == Class::NONE && is_small_word(word) => Class::DETERMINER,
        None => names,
    }
}

/// All listed words in order.
fn table() -> &'static [(&'static str, Class)] {
    static TABLE: OnceLock<Vec<(&str, Class)>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let saying = Class::SAYING.with(Class::FINITE).with(Class::PARTICIPLE);
        let lists = [
            (SAYING, saying),
            (HAVE, Class::ADVERB),
            (HE, Class::PRONOUN.with(Class::MALE)),
            (SHE, Class::PRONOUN.with(Class::FEMALE)),
        ];
        let words = lists.into_iter().flat_map(|(list, class)| {
            list.iter().flat_map(|words| words.split(' ')).map(move |word| (word, class))
        });
        let mut words: Vec<(&str, Class)> = words.collect();
        words.sort_unstable_by_key(|(word, _)| *word);
        words.dedup_by_key(|(word, _)| *word);
        words
    })
}

/// Verbs of saying as news prints them: German, Spanish, French, Italian, Portuguese, Dutch,
/// Polish, Indonesian, Russian, Ukrainian and Swedish.
const SAYING: &[&str] = &[
    "sagte sagten sagt gesagt erklärte erklärten erklärt betonte betont meinte meint berichtete \
     berichtet forderte fordert warnte warnt schrieb schreibt antwortete versicherte kritisierte \
     ergänzte rief fragte",
    "dijo dijeron dice dicen afirmó afirma aseguró asegura explicó explica señaló señala añadió \
     agregó declaró comentó indicó sostuvo subrayó advirtió respondió preguntó anunció manifestó \
     expresó recordó insistió escribió reconoció",
    "dit déclaré déclare affirmé affirme expliqué explique ajouté ajoute indiqué indique souligné \
     souligne assuré assure estimé estime précisé précise lancé lance confié confie répondu répond \
     annoncé annonce rappelé rappelle regretté insisté insiste commenté réagi",
    "detto dichiarato dichiara affermato afferma spiegato spiega aggiunto aggiunge sottolineato \
     sottolinea commentato commenta risposto risponde scritto scrive ribadito assicurato \
     annunciato ricordato osservato",
    "disse disseram diz afirmou declarou explicou acrescentou destacou ressaltou comentou \
     respondeu informou anunciou escreveu contou defendeu criticou garantiu",
    "zei zeiden zegt zeggen verklaarde vertelde vertelt schreef schrijft benadrukte meldde stelde \
     reageerde antwoordde waarschuwde",
    "powiedział powiedziała mówi mówił mówiła dodał dodała stwierdził stwierdziła podkreślił \
     podkreśliła wyjaśnił wyjaśniła zaznaczył zaznaczyła oświadczył oświadczyła napisał napisała \
     zapewnił zapewniła ocenił oceniła przekazał przekazała odpowiedział zapytał",
    "kata mengatakan ujar tutur ungkap menyatakan menjelaskan menambahkan menegaskan ucap",
    "сказал сказала сказали заявил заявила заявили сообщил сообщила отметил отметила подчеркнул \
     подчеркнула добавил добавила рассказал рассказала пояснил пояснила ответил ответила написал \
     написала говорит объяснил объяснила уточнил уточнила",
    "сказав сказали заявив повідомив повідомила зазначив зазначила наголосив наголосила додав \
     додала розповів розповіла пояснив відповів відповіла написав каже говорить підкреслив \
     підкреслила уточнив",
    "sade säger berättade berättar skrev skriver menade menar förklarade",
];

/// Forms of “have” before a participle. They part it from its subject no more than an adverb does:
/// “a déclaré Mara Quill” is read like “then said Mara Quill”.
const HAVE: &[&str] = &["hat haben hatte hatten a ont avait avaient ha hanno aveva heeft hebben"];

/// “He” and “she”.
const HE: &[&str] = &["er il él lui ele hij он він han"];
const SHE: &[&str] = &["sie elle ella lei ela zij она вона hon"];

#[cfg(test)]
mod tests {
    use crate::document::{Document, DocumentId};
    use crate::quote::{Level, Quote};
    use crate::settings::Settings;
    use crate::text::Text;

    fn quotes(text: &str) -> Vec<Quote> {
        let id = DocumentId("a".into());
        let document = Document { id, title: None, text: Text::new(text), markup: None };
        crate::analysis::analyse(&document, &Settings::default()).quotes
    }

    /// Who says each quotation of `text`; a dash where that is open.
    fn check(text: &str, speakers: &[&str]) {
        let quotes = quotes(text);
        let told = quotes.iter().map(|q| q.speaker.as_ref().map_or("-", |it| it.name.as_str()));
        assert_eq!(told.collect::<Vec<_>>(), speakers, "{text}");
        for quote in &quotes {
            assert!(quote.level != Level::Scare && quote.confidence <= super::UNCHECKED, "{text}");
        }
    }

    #[test]
    fn a_name_beside_a_verb_of_saying_speaks_in_other_languages() {
        check(
            "„Wir gehen jetzt gemeinsam zurück an die Arbeit“, sagte Mara Quill, die Vorsitzende des \
             Rates. Der Hafen war neun Jahre lang geschlossen, und das Dach ist noch nicht fertig.",
            &["Mara Quill"],
        );
        check(
            "« Nous allons reprendre le travail ensemble », a déclaré Mara Quill, présidente du \
             conseil. Le port était fermé depuis neuf ans et les bateaux sont restés au large.",
            &["Mara Quill"],
        );
        check(
            "Mara Quill a ajouté : « Les bateaux sont restés au large pendant tout ce temps. » Le port \
             était fermé depuis neuf ans.",
            &["Mara Quill"],
        );
        check(
            "«Vamos a volver juntos al trabajo», dijo Mara Quill, presidenta del consejo. El puerto \
             estaba cerrado desde hace nueve años y los barcos se quedaron en la isla.",
            &["Mara Quill"],
        );
        check(
            "«Ми повертаємося до роботи», — сказала Мара Квілл, голова ради. Порт не працював \
             дев’ять років.",
            &["Мара Квілл"],
        );
    }

    #[test]
    fn nobody_is_guessed_where_no_name_stands() {
        check(
            "„Das ist ein guter Tag für uns alle“, hieß es am Dienstag auf dem Platz vor dem Rathaus, \
             und die Leute gingen nach Hause, weil es zu regnen begann.",
            &["-"],
        );
    }

    #[test]
    fn a_language_that_is_not_known_is_read_by_its_marks() {
        check("\"אנחנו נלך\", אמרה מרה קוויל, שעומדת בראש הוועדה של הנמל הצפוני.", &["-"]);
    }
}
