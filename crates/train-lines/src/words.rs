//! Words as the published measures count them: runs of letters and digits; ideographs and kana
//! one by one.

/// How many words `text` has.
pub fn count(text: &str) -> u32 {
    u32::try_from(normal(text).len()).unwrap_or(u32::MAX)
}

/// The words of `text` in small letters.
pub fn normal(text: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for c in text.chars() {
        let alone = matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}');
        if alone || !c.is_alphanumeric() {
            words.push(String::new());
        }
        if c.is_alphanumeric() {
            words.last_mut().into_iter().for_each(|word| word.extend(c.to_lowercase()));
        }
        if alone {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}
