//! Writes JSON, value by value. Small on purpose: it is part of what the page loads.

/// JSON that grows. Commas are put where they belong; the caller closes what it opens.
#[derive(Default)]
pub(super) struct Writer {
    out: String,
    is_line_due: bool,
}

impl Writer {
    /// Begins the next value on a line of its own.
    pub(super) fn line(&mut self) {
        self.is_line_due = true;
    }

    pub(super) fn begin_object(&mut self) {
        self.separate();
        self.out.push('{');
    }

    pub(super) fn end_object(&mut self) {
        self.out.push('}');
    }

    pub(super) fn begin_list(&mut self) {
        self.separate();
        self.out.push('[');
    }

    pub(super) fn end_list(&mut self) {
        self.out.push(']');
    }

    /// The name of the next value.
    pub(super) fn key(&mut self, name: &str) {
        self.string(name);
        self.out.push(':');
    }

    pub(super) fn string(&mut self, value: &str) {
        self.separate();
        self.out.push('"');
        for c in value.chars() {
            match c {
                '"' => self.out.push_str("\\\""),
                '\\' => self.out.push_str("\\\\"),
                '\n' => self.out.push_str("\\n"),
                '\r' => self.out.push_str("\\r"),
                '\t' => self.out.push_str("\\t"),
                // Beyond what JSON asks for: whatever an editor, a transfer or a reader of plain
                // text may take for a line end or for binary data.
                c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{feff}') => {
                    self.out.push_str(&format!("\\u{:04x}", u32::from(c)));
                }
                c => self.out.push(c),
            }
        }
        self.out.push('"');
    }

    pub(super) fn number(&mut self, value: u32) {
        self.separate();
        self.out.push_str(&value.to_string());
    }

    /// A number from 0 to 1, to three digits after the point.
    pub(super) fn share(&mut self, value: f32) {
        // Clamped, so nothing is cut off; not a number becomes 0.
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let thousandths = (value.clamp(0.0, 1.0) * 1000.0).round() as u32;
        self.separate();
        match thousandths {
            0 => self.out.push('0'),
            1000 => self.out.push('1'),
            _ => {
                let digits = format!("{thousandths:03}");
                self.out.push_str("0.");
                self.out.push_str(digits.trim_end_matches('0'));
            }
        }
    }

    pub(super) fn flag(&mut self, value: bool) {
        self.separate();
        self.out.push_str(if value { "true" } else { "false" });
    }

    pub(super) fn pair(&mut self, name: &str, value: &str) {
        self.key(name);
        self.string(value);
    }

    /// What was written, with a line end.
    pub(super) fn finish(mut self) -> String {
        self.out.push('\n');
        self.out
    }

    /// Puts what has to stand before the next value. A string ends with its mark, so the last
    /// byte tells where the writer is.
    fn separate(&mut self) {
        if !matches!(self.out.as_bytes().last(), None | Some(b'{' | b'[' | b':')) {
            self.out.push(',');
        }
        if std::mem::take(&mut self.is_line_due) {
            self.out.push('\n');
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn commas_stand_between_values_only() {
        let mut w = Writer::default();
        w.begin_object();
        w.pair("a", "{[:");
        w.key("b");
        w.begin_list();
        w.line();
        w.number(1);
        w.flag(true);
        w.begin_list();
        w.end_list();
        w.end_list();
        w.line();
        w.key("c");
        w.share(0.5);
        w.end_object();
        assert_eq!(w.finish(), "{\"a\":\"{[:\",\"b\":[\n1,true,[]],\n\"c\":0.5}\n");
    }

    #[test]
    fn shares_have_three_digits() {
        let write = |value| {
            let mut w = Writer::default();
            w.share(value);
            w.finish()
        };
        let values = [0.0, 0.0004, 0.93, 0.9996, 1.0, 2.0, f32::NAN, -1.0];
        let written = values.map(write).concat();
        assert_eq!(written, "0\n0\n0.93\n1\n1\n1\n0\n0\n");
    }

    proptest! {
        #[test]
        fn every_string_is_read_back(value in any::<String>()) {
            let mut w = Writer::default();
            w.string(&value);
            prop_assert_eq!(serde_json::from_str::<String>(&w.finish()).unwrap(), value);
        }
    }
}
