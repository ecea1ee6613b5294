//! Reads JSON (RFC 8259) into a tree. `serde_json` would do the same, but costs the page five
//! kilobytes more: it reads decimal fractions, of which a file of ours needs none, and keeps
//! objects in maps. A test holds the two to the same answers.

use std::borrow::Cow;

/// How deep lists and objects may stand in one another. A file of ours needs eight levels; beyond
/// some thousands a reader that calls itself would run out of stack.
const DEEPEST: u32 = 128;

/// A value.
#[derive(Debug)]
pub(super) enum Value<'a> {
    /// No value.
    Null,
    /// True or false.
    Flag(bool),
    /// A number, if it is a whole one that fits.
    Number(Option<u32>),
    /// A string.
    String(Cow<'a, str>),
    /// A list.
    List(Vec<Value<'a>>),
    /// An object. Of two entries with the same key the later counts.
    Object(Vec<(Cow<'a, str>, Value<'a>)>),
}

/// The value that `text` is; else the byte from which on it is none, which is `text`'s end where
/// something is missing.
pub(super) fn parse(text: &str) -> Result<Value<'_>, usize> {
    let mut parser = Parser { text, at: 0 };
    let value = parser.value(DEEPEST)?;
    parser.skip_blanks();
    if parser.at == text.len() { Ok(value) } else { Err(parser.at) }
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

/// What was read, or where it is wrong.
type Read<T> = Result<T, usize>;

impl<'a> Parser<'a> {
    fn value(&mut self, depth: u32) -> Read<Value<'a>> {
        let depth = depth.checked_sub(1).ok_or(self.at)?;
        match self.next_sign()? {
            b'"' => self.string().map(Value::String),
            b'[' => self.list(depth),
            b'{' => self.object(depth),
            b't' => self.word("true", Value::Flag(true)),
            b'f' => self.word("false", Value::Flag(false)),
            b'n' => self.word("null", Value::Null),
            _ => self.number(),
        }
    }

    fn list(&mut self, depth: u32) -> Read<Value<'a>> {
        let mut items = Vec::new();
        self.all(b']', &mut |parser| {
            items.push(parser.value(depth)?);
            Ok(())
        })?;
        Ok(Value::List(items))
    }

    fn object(&mut self, depth: u32) -> Read<Value<'a>> {
        let mut entries = Vec::new();
        self.all(b'}', &mut |parser| {
            if parser.next_sign()? != b'"' {
                return Err(parser.at);
            }
            let key = parser.string()?;
            if !parser.takes_sign(b':')? {
                return Err(parser.at);
            }
            entries.push((key, parser.value(depth)?));
            Ok(())
        })?;
        Ok(Value::Object(entries))
    }

    /// Reads what stands between a bracket and the `end`, parted by commas.
    fn all(&mut self, end: u8, one: &mut dyn FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.at += 1;
        if self.takes_sign(end)? {
            return Ok(());
        }
        loop {
            one(self)?;
            if self.takes_sign(end)? {
                return Ok(());
            }
            if !self.takes_sign(b',')? {
                return Err(self.at);
            }
        }
    }

    fn word(&mut self, word: &str, value: Value<'a>) -> Read<Value<'a>> {
        word.bytes().try_for_each(|byte| self.demand(byte))?;
        Ok(value)
    }

    fn number(&mut self) -> Read<Value<'a>> {
        let start = self.at;
        self.takes(b'-');
        if !self.takes(b'0') {
            self.digits()?;
        }
        if self.takes(b'.') {
            self.digits()?;
        }
        if self.takes(b'e') || self.takes(b'E') {
            _ = self.takes(b'+') || self.takes(b'-');
            self.digits()?;
        }
        let written = self.text.get(start..self.at).unwrap_or_default();
        Ok(Value::Number(written.parse().ok()))
    }

    /// Passes digits, of which there must be one.
    fn digits(&mut self) -> Read<()> {
        let start = self.at;
        while self.byte().is_some_and(|byte| byte.is_ascii_digit()) {
            self.at += 1;
        }
        if self.at > start { Ok(()) } else { Err(self.at) }
    }

    fn string(&mut self) -> Read<Cow<'a, str>> {
        self.at += 1;
        let mut read = Cow::Borrowed("");
        loop {
            let rest = self.text.get(self.at..).unwrap_or_default();
            let len = rest.find(|c| c == '"' || c == '\\' || c < ' ').unwrap_or(rest.len());
            read += rest.get(..len).unwrap_or_default();
            self.at += len;
            if self.takes(b'"') {
                return Ok(read);
            }
            // Here a control character or the end is wrong.
            self.demand(b'\\')?;
            let escaped = self.escaped()?;
            read.to_mut().push(escaped);
        }
    }

    /// The character that stands behind a backslash in other signs.
    fn escaped(&mut self) -> Read<char> {
        let sign = self.byte().ok_or(self.at)?;
        let meant = match sign {
            b'"' | b'\\' | b'/' => char::from(sign),
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => return self.escaped_units(),
            _ => return Err(self.at),
        };
        self.at += 1;
        Ok(meant)
    }

    /// A character as one UTF-16 unit or two.
    fn escaped_units(&mut self) -> Read<char> {
        let start = self.at;
        let first = self.unit()?;
        if let Some(alone) = char::from_u32(u32::from(first)) {
            return Ok(alone);
        }
        self.demand(b'\\')?;
        let second = self.unit()?;
        char::decode_utf16([first, second]).next().and_then(Result::ok).ok_or(start)
    }

    /// A UTF-16 unit: the letter u and four hexadecimal digits.
    fn unit(&mut self) -> Read<u16> {
        self.demand(b'u')?;
        let mut unit = 0;
        for _ in 0..4 {
            let digit = char::from(self.byte().ok_or(self.at)?).to_digit(16).ok_or(self.at)?;
            unit = unit << 4 | digit;
            self.at += 1;
        }
        u16::try_from(unit).map_err(|_| self.at)
    }

    /// The next byte that is no white space; it stays where it is.
    fn next_sign(&mut self) -> Read<u8> {
        self.skip_blanks();
        self.byte().ok_or(self.at)
    }

    /// Passes `sign`, if that comes next but for white space.
    fn takes_sign(&mut self, sign: u8) -> Read<bool> {
        self.next_sign().map(|_| self.takes(sign))
    }

    fn skip_blanks(&mut self) {
        while self.byte().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    /// Passes `byte`, if that comes next.
    fn takes(&mut self, byte: u8) -> bool {
        let is_next = self.byte() == Some(byte);
        self.at += usize::from(is_next);
        is_next
    }

    /// Passes `byte`, which must come next.
    fn demand(&mut self, byte: u8) -> Read<()> {
        if self.takes(byte) { Ok(()) } else { Err(self.at) }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::Value as Theirs;

    use super::*;

    fn is_same(ours: &Value, theirs: &Theirs) -> bool {
        match (ours, theirs) {
            (Value::Null, Theirs::Null) => true,
            (Value::Flag(a), Theirs::Bool(b)) => a == b,
            (Value::Number(a), Theirs::Number(b)) => {
                *a == b.as_u64().and_then(|number| u32::try_from(number).ok())
            }
            (Value::String(a), Theirs::String(b)) => a == b,
            (Value::List(a), Theirs::Array(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| is_same(a, b))
            }
            (Value::Object(a), Theirs::Object(b)) => {
                let last = |key: &str| a.iter().rev().find(|(other, _)| other == key);
                a.iter().all(|(key, _)| b.contains_key(key.as_ref()))
                    && b.iter().all(|(key, b)| last(key).is_some_and(|(_, a)| is_same(a, b)))
            }
            _ => false,
        }
    }

    /// Both read `text`, and read the same, or both refuse it, and agree whether it breaks off.
    fn check(text: &str) {
        match (parse(text), serde_json::from_str::<Theirs>(text)) {
            (Ok(ours), Ok(theirs)) => assert!(is_same(&ours, &theirs), "{text}: {ours:?}"),
            // Of fewer than four signs behind `\u`, theirs looks at none.
            (Err(_), Err(_)) if text.contains("\\u") => {}
            (Err(at), Err(error)) => assert_eq!(at == text.len(), error.is_eof(), "{text}"),
            (Ok(_), Err(error)) if error.to_string().contains("out of range") => {}
            (ours, theirs) => panic!("{text}: {ours:?}, {theirs:?}"),
        }
    }

    #[test]
    fn signs_are_escaped_in_every_way() {
        check(r#""\"\\\/\b\f\n\r\té\u00e9\ud83c\udf89🎉""#);
        for broken in [r#""\ud83c""#, r#""\udf89\ud83c""#, r#""\ud83cA""#, r#""\x""#] {
            check(broken);
        }
    }

    #[test]
    fn numbers_are_written_in_one_way() {
        for text in ["0", "-0", "12", "4294967296", "-1", "1.5", "1e3", "01", "1.", ".5", "+1"] {
            check(text);
            check(&format!("[{text}]"));
        }
    }

    #[test]
    fn of_equal_keys_the_later_counts() {
        check(r#"{"a": 1, "b": 2, "a": [3]}"#);
    }

    #[test]
    fn what_is_nested_too_deep_is_refused() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(parse(&nested(100)).is_ok());
        assert_eq!(parse(&nested(100_000)).unwrap_err(), DEEPEST as usize);
    }

    fn any_value() -> impl Strategy<Value = Theirs> {
        let leaf = prop_oneof![
            Just(Theirs::Null),
            any::<bool>().prop_map(Theirs::from),
            any::<i64>().prop_map(Theirs::from),
            any::<u16>().prop_map(Theirs::from),
            any::<f32>().prop_map(Theirs::from),
            any::<String>().prop_map(Theirs::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(Theirs::from),
                proptest::collection::vec((any::<String>(), inner), 0..4)
                    .prop_map(|entries| Theirs::Object(entries.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #[test]
        fn what_serde_json_writes_is_read_the_same(value in any_value()) {
            check(&value.to_string());
            check(&serde_json::to_string_pretty(&value).unwrap());
        }

        #[test]
        fn what_is_cut_and_patched_is_judged_the_same(
            value in any_value(), at in any::<prop::sample::Index>(), patch in "[\\]\\[{}\",:0-9eE.u\\\\ \n-]{0,3}"
        ) {
            let text = value.to_string();
            let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            let (before, after) = text.split_at(*at.get(&places));
            check(before);
            check(&format!("{before}{patch}{after}"));
            check(&format!("{before}{patch}"));
        }

        #[test]
        fn any_signs_are_judged_the_same(text in "[\\]\\[{}\",:0-2eE.+utrfalsn\\\\ \n-]{0,12}") {
            check(&text);
        }
    }
}
