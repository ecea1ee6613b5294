//! How many words a text has, for sums and for the time that reading takes.

/// How many words `text` has: what stands between white space; in scripts without it, each sign.
#[inline(never)]
pub fn words_in(text: &str) -> usize {
    text.split_whitespace().map(words_of).sum()
}

fn words_of(token: &str) -> usize {
    if token.is_ascii() {
        return 1;
    }
    let (mut signs, mut has_others) = (0, false);
    for c in token.chars() {
        match is_sign(c) {
            true => signs += 1,
            false => has_others |= !is_point(c),
        }
    }
    match signs {
        0 => 1,
        signs => signs + usize::from(has_others),
    }
}

/// Kana, bopomofo and Han.
const fn is_sign(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// What stands between signs and is none: ASCII's points, the general ones, and the wide ones.
const fn is_point(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{3040}' | '\u{ff00}'..='\u{ff0f}'
            | '\u{ff1a}'..='\u{ff20}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_what_stands_between_white_space_or_signs_without_it() {
        for (text, count) in
            [("", 0), ("One, two – three.", 4), ("été – où", 3), ("停战谈判。", 4), ("在NATO", 2)]
        {
            assert_eq!(words_in(text), count, "{text}");
        }
    }
}
