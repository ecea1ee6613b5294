//! Numbers as a language writes them, which the browser knows.

/// The least number that a language writes otherwise than by its digits alone.
const GROUPED: usize = 1000;

/// `number` with its thousands set apart, as the language of that code does.
pub fn grouped(number: usize, language: &str) -> String {
    if number < GROUPED { number.to_string() } else { by_locale(number, language) }
}

#[cfg(target_arch = "wasm32")]
thread_local! {
    /// What was written, in the language that is spoken: a browser takes a tenth of a millisecond for each,
    /// and a page of counts is drawn at every key.
    static WRITTEN: std::cell::RefCell<(String, Written)> = std::cell::RefCell::default();
}

#[cfg(target_arch = "wasm32")]
type Written = bluepencil_engine::sorted_map::SortedMap<usize, String>;

/// How many numbers are remembered: more than any page shows.
#[cfg(target_arch = "wasm32")]
const REMEMBERED: usize = 500;

#[cfg(target_arch = "wasm32")]
fn by_locale(number: usize, language: &str) -> String {
    WRITTEN.with_borrow_mut(|(spoken, written)| {
        if spoken != language || written.len() > REMEMBERED {
            (*spoken, *written) = (language.to_owned(), Written::default());
        }
        if let Some(known) = written.get(&number) {
            return known.clone();
        }
        let new = by_browser(number, language);
        written.insert(number, new.clone());
        new
    })
}

#[cfg(target_arch = "wasm32")]
fn by_browser(number: usize, language: &str) -> String {
    // No count is so large that it is not exact: memory has 32 bits.
    #[allow(clippy::cast_precision_loss)]
    js_sys::Number::from(number as f64).to_locale_string(language).into()
}

/// Where there is no browser: as English does.
#[cfg(not(target_arch = "wasm32"))]
fn by_locale(number: usize, _language: &str) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_set_apart() {
        let numbers = [0, 999, 1000, 1_234_567].map(|number| grouped(number, "en"));
        assert_eq!(numbers, ["0", "999", "1,000", "1,234,567"]);
    }
}
