//! Which language a text is in, by its script and its commonest words: told to browsers, which speak,
//! hyphenate and choose letters by it. Where the signs are few or disagree, nothing is said.

use crate::find::folded;

/// So much of a text is looked at, in characters: some five hundred words, of which two hundred are
/// common ones.
const LOOKED_AT: usize = 3000;
/// A text of fewer words may have common ones by chance.
const LEAST_WORDS: usize = 12;
/// At least one word in so many is a common one of the language: in running text it is every third to
/// sixth, and fewer among the menus that stand around it.
const ONE_IN: usize = 20;
/// The common words of the language are so many times as frequent as those of any other: neighbours
/// share some.
const AHEAD: usize = 2;

/// The commonest words of languages, by ISO 639-1, folded; of those that share a script.
const COMMON: &[(&str, &str)] = &[
    ("ar", "في من على ان الى عن التي مع هذا الذي بعد كان"),
    ("cs", "se na je ze do jsem jako ale pro jsou by od"),
    ("da", "og det er til af som pa med har ikke et der"),
    ("de", "der die und das ist nicht mit von den sich auf ein eine dem zu im"),
    ("en", "the and of to in that is was for with it on as he at by"),
    ("es", "el los las que una por con del se no para es lo como su al"),
    ("fa", "از که این است را با در به برای های"),
    ("fi", "ja on ei oli etta se han mutta myos kun ovat"),
    ("fr", "les des une est dans que qui pour pas sur plus avec au du ce il"),
    ("hu", "es az hogy nem egy is ez volt meg mint"),
    ("id", "yang dan di itu dengan untuk dari tidak dalam pada ini akan"),
    ("it", "il che di non una per della con sono gli del piu anche nel alla"),
    ("nl", "het een van en dat niet zijn op voor met aan ook door maar"),
    ("no", "og det er til av som pa med har ikke et for"),
    ("pl", "sie na nie jest do ze to jak przez oraz ale od po"),
    ("pt", "os uma nao que com para mais por dos ao como foi em da do"),
    ("ru", "и в не на что он с как это по из у но за"),
    ("sv", "och att det som ar pa en av inte for med har den ett"),
    ("tr", "bir ve bu icin ile olarak cok daha gibi olan kadar degil"),
    ("uk", "і в не на що та з до у за як це від його але"),
    ("ur", "کے کی ہے میں اور سے کا نے کو پر"),
];

/// Scripts that one language alone is written in, by their code charts (The Unicode Standard 17).
const SCRIPTS: &[(&str, std::ops::RangeInclusive<char>)] = &[
    ("el", '\u{370}'..='\u{3ff}'),
    ("hy", '\u{530}'..='\u{58f}'),
    ("he", '\u{590}'..='\u{5ff}'),
    ("th", '\u{e00}'..='\u{e7f}'),
    ("ka", '\u{10a0}'..='\u{10ff}'),
    ("ja", '\u{3040}'..='\u{30ff}'),
    ("ko", '\u{ac00}'..='\u{d7a3}'),
];

/// Chinese characters, in which Japanese and old Korean texts are written as well.
const HAN: std::ops::RangeInclusive<char> = '\u{4e00}'..='\u{9fff}';
/// Japanese has more syllables than so few among its signs; names of shops stand in Chinese texts.
const ONE_SYLLABLE_IN: usize = 10;

/// The language of `text` by its code (ISO 639-1), if that can be told.
///
/// ```
/// use bluepencil_engine::language::language_of;
/// let text = "The ferry that was to sail at noon is still in the harbour of Ode, and it is late.";
/// assert_eq!(language_of(text), Some("en"));
/// assert_eq!(language_of("Ode 12:30"), None);
/// ```
pub fn language_of(text: &str) -> Option<&'static str> {
    let end = text.char_indices().nth(LOOKED_AT).map_or(text.len(), |(at, _)| at);
    let text = text.get(..end)?;
    by_script(text).or_else(|| by_words(text))
}

/// The language of a script that at least half of the letters are of.
fn by_script(text: &str) -> Option<&'static str> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    let count =
        |of: &std::ops::RangeInclusive<char>| text.chars().filter(|c| of.contains(c)).count();
    let han = count(&HAN);
    let found = SCRIPTS.iter().map(|(code, script)| (*code, count(script)));
    let (code, most) = found.max_by_key(|(_, count)| *count)?;
    let is_east = code == "ja" && most * ONE_SYLLABLE_IN > han;
    match most + if is_east { han } else { 0 } {
        all if all * 2 > letters => Some(code),
        _ if han * 2 > letters => Some("zh"),
        _ => None,
    }
}

/// The language whose common words are by far the most.
fn by_words(text: &str) -> Option<&'static str> {
    let folded = folded(text);
    let words: Vec<&str> =
        folded.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
    let frequency = |common: &str| {
        let common: Vec<&str> = common.split(' ').collect();
        words.iter().filter(|word| common.contains(word)).count()
    };
    let mut found: Vec<(usize, &str)> =
        COMMON.iter().map(|(code, common)| (frequency(common), *code)).collect();
    found.sort_unstable_by_key(|(count, _)| std::cmp::Reverse(*count));
    let [(most, code), (next, _), ..] = found.as_slice() else { return None };
    let is_clear =
        words.len() >= LEAST_WORDS && most * ONE_IN >= words.len() && *most >= next * AHEAD;
    is_clear.then_some(*code)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(language_of(text), expected, "{text}");
    }

    #[test]
    fn languages_are_told_by_their_common_words() {
        check(
            "Der Hafen von Ode ist seit dem Sturm nicht mit der Fähre zu erreichen, und das bleibt so.",
            Some("de"),
        );
        check(
            "Le port de Ode n’est plus desservi par le bac depuis la tempête, et les habitants ne sont \
             pas contents, dit une élue qui vit dans la ville.",
            Some("fr"),
        );
        check(
            "El puerto de Oda no tiene barco desde la tormenta, y los vecinos que viven en la isla no \
             lo entienden, dice una concejala.",
            Some("es"),
        );
        check(
            "Порт Оди не має порома від часу бурі, і це, як каже влада, не зміниться до кінця року, але \
             за тиждень буде човен.",
            Some("uk"),
        );
        check(
            "В порту Оды нет парома после бури, и это, как говорит мэр, не изменится до конца года, но \
             он не спорит, что это плохо.",
            Some("ru"),
        );
    }

    #[test]
    fn languages_are_told_by_their_scripts() {
        check("嵐のあと、港にフェリーは来ない。", Some("ja"));
        check("暴风雨过后，渡轮不再停靠港口。", Some("zh"));
        check("폭풍 이후 항구에 배가 오지 않는다.", Some("ko"));
        check("Το λιμάνι δεν έχει πλοίο.", Some("el"));
        check("אין מעבורת בנמל מאז הסערה.", Some("he"));
    }

    #[test]
    fn few_words_and_mixed_ones_tell_nothing() {
        check("", None);
        check("12:30 – 14:00", None);
        check("Harbour Ferry Ode", None);
        let mixed =
            "The ferry is in the harbour. Die Fähre ist nicht in dem Hafen und der Sturm ist da.";
        check(mixed, None);
    }

    proptest! {
        #[test]
        fn any_text_has_a_language_or_none(text in any::<String>()) {
            let _ = language_of(&text);
        }
    }
}
