//! Short names for what a wasm module and its script call each other by.
//!
//! wasm-bindgen's names hold hashes, which do not compress, and stand in both files. Without them
//! the page's first load is 5 KB of brotli lighter, of 178, and the worker 1 KB.

use crate::failure::Failure;
use std::collections::BTreeMap;

/// How the names begin that wasm-bindgen makes up. Others, such as `memory`, are kept.
const MADE_UP: &[&str] = &["./", "__wb", "__externref", "wasm_bindgen_"];
/// The sections of a module that are changed; their numbers are those of the WebAssembly
/// specification, "Binary Format", "Modules".
const IMPORTS: u8 = 2;
const EXPORTS: u8 = 7;
/// The magic number and the version, before the first section.
const HEADER_LEN: usize = 8;

/// The module `wasm` and its `script`, calling each other by short names.
///
/// # Errors
/// When the module is not what wasm-bindgen writes.
pub fn shorten(wasm: &[u8], script: &str) -> Result<(Vec<u8>, String), Failure> {
    let mut names = Names::default();
    let wasm = module(wasm, &mut names).ok_or_else(|| {
        Failure::new("a module is not what wasm-bindgen writes: see finish/names")
    })?;
    Ok((wasm, names.replace_in(script)))
}

fn module(wasm: &[u8], names: &mut Names) -> Option<Vec<u8>> {
    let mut rest = Bytes(wasm);
    let mut shorter = rest.take(HEADER_LEN)?.to_vec();
    while !rest.0.is_empty() {
        let section = rest.byte()?;
        let len = rest.number()?;
        let body = rest.take(len)?;
        let changed = match section {
            IMPORTS => Some(imports(Bytes(body), names)?),
            EXPORTS => Some(exports(Bytes(body), names)?),
            _ => None,
        };
        shorter.push(section);
        put_bytes(&mut shorter, changed.as_deref().unwrap_or(body));
    }
    Some(shorter)
}

/// An import: module, name, a zero for a function (wasm-bindgen imports nothing else), its type.
fn imports(mut body: Bytes<'_>, names: &mut Names) -> Option<Vec<u8>> {
    let mut shorter = Vec::new();
    let count = body.number()?;
    put_number(&mut shorter, count);
    for _ in 0..count {
        put_bytes(&mut shorter, names.short(body.name()?).as_bytes());
        put_bytes(&mut shorter, names.short(body.name()?).as_bytes());
        shorter.push(body.byte().filter(|kind| *kind == 0)?);
        put_number(&mut shorter, body.number()?);
    }
    Some(shorter)
}

/// An export: its name, its kind, its place.
fn exports(mut body: Bytes<'_>, names: &mut Names) -> Option<Vec<u8>> {
    let mut shorter = Vec::new();
    let count = body.number()?;
    put_number(&mut shorter, count);
    for _ in 0..count {
        put_bytes(&mut shorter, names.short(body.name()?).as_bytes());
        shorter.push(body.byte()?);
        put_number(&mut shorter, body.number()?);
    }
    Some(shorter)
}

/// The short names, by the long ones.
#[derive(Default)]
struct Names(BTreeMap<String, String>);

impl Names {
    /// The short name for `long`, always the same; `long` itself where nobody made it up.
    fn short(&mut self, long: &str) -> String {
        if !MADE_UP.iter().any(|start| long.starts_with(start)) {
            return long.to_owned();
        }
        let next = letters(self.0.len());
        self.0.entry(long.to_owned()).or_insert(next).clone()
    }

    /// `script` with the short names in place of the long ones. The module's is a string there;
    /// the others are whole identifiers.
    fn replace_in(&self, script: &str) -> String {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut shorter = String::with_capacity(script.len());
        // Every piece ends with what is no part of an identifier.
        for piece in script.split_inclusive(|c| !is_part(c)) {
            let word = piece.trim_end_matches(|c| !is_part(c));
            shorter.push_str(self.0.get(word).map_or(word, String::as_str));
            shorter.extend(piece.strip_prefix(word));
        }
        for (module, short) in self.0.iter().filter(|(long, _)| long.starts_with("./")) {
            shorter = shorter.replace(&format!("\"{module}\""), &format!("\"{short}\""));
        }
        shorter
    }
}

/// The numbers from 0 in letters: b to z, bb, bc and so on. No word of JavaScript does without a
/// vowel, so none of these is one.
fn letters(number: usize) -> String {
    const LETTERS: &[u8] = b"bcdfghjklmnpqrstvwxz";
    let last = char::from(LETTERS.get(number % LETTERS.len()).copied().unwrap_or(b'_'));
    match number / LETTERS.len() {
        0 => last.into(),
        before => letters(before - 1) + &last.to_string(),
    }
}

/// What is left to read of a module.
struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, len: usize) -> Option<&'a [u8]> {
        let (head, rest) = self.0.split_at_checked(len)?;
        self.0 = rest;
        Some(head)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1)?.first().copied()
    }

    /// An unsigned number in LEB128 of at most 32 bits.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for shift in (0..32).step_by(7) {
            let byte = self.byte()?;
            number |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }

    fn name(&mut self) -> Option<&'a str> {
        let len = self.number()?;
        std::str::from_utf8(self.take(len)?).ok()
    }
}

fn put_number(out: &mut Vec<u8>, mut number: usize) {
    loop {
        let low = u8::try_from(number & 0x7f).unwrap_or_default();
        number >>= 7;
        if number == 0 {
            return out.push(low);
        }
        out.push(low | 0x80);
    }
}

fn put_bytes(out: &mut Vec<u8>, bytes: &[u8]) {
    put_number(out, bytes.len());
    out.extend_from_slice(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "const import0 = {\n__wbg_now_0123456789abcdef: function() {}};\n\
                          wasm.__wbindgen_free(wasm.memory, __wbg_now_0123456789abcdef2);\n\
                          const imports = {\"./app_bg.js\": import0};";

    /// A module with one import, two exports and a section that is none of ours.
    fn sample(kind: u8) -> Vec<u8> {
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        let mut imports = vec![1];
        put_bytes(&mut imports, b"./app_bg.js");
        put_bytes(&mut imports, b"__wbg_now_0123456789abcdef");
        imports.extend([kind, 0]);
        let mut exports = vec![2];
        for (name, kind) in [("memory", 2), ("__wbindgen_free", 0)] {
            put_bytes(&mut exports, name.as_bytes());
            exports.extend([kind, 0]);
        }
        for (section, body) in [(IMPORTS, imports), (EXPORTS, exports), (11, vec![0; 200])] {
            wasm.push(section);
            put_bytes(&mut wasm, &body);
        }
        wasm
    }

    #[test]
    fn both_files_call_each_other_by_the_same_short_names() {
        let (wasm, script) = shorten(&sample(0), SCRIPT).unwrap();
        let mut expected = b"\0asm\x01\0\0\0\x02\x07\x01\x01b\x01c\0\0\x07\x0e\x02\x06memory\x02\0\x01d\0\0\x0b\xc8\x01".to_vec();
        expected.extend([0; 200]);
        assert_eq!(wasm, expected);
        assert_eq!(
            script,
            "const import0 = {\nc: function() {}};\n\
             wasm.d(wasm.memory, __wbg_now_0123456789abcdef2);\n\
             const imports = {\"b\": import0};"
        );
    }

    #[test]
    fn a_module_with_short_names_is_kept() {
        let once = shorten(&sample(0), SCRIPT).unwrap();
        assert_eq!(shorten(&once.0, &once.1).unwrap(), once);
    }

    #[test]
    fn other_modules_are_refused() {
        assert!(shorten(&sample(1), SCRIPT).is_err());
        let whole = sample(0);
        assert!(shorten(&whole[..whole.len() - 1], SCRIPT).is_err());
    }

    #[test]
    fn numbers_in_letters_are_all_different() {
        let seen: std::collections::BTreeSet<String> = (0..2000).map(letters).collect();
        assert_eq!(seen.len(), 2000);
        assert_eq!([0, 19, 20, 21].map(letters), ["b", "z", "bb", "bc"]);
    }
}
