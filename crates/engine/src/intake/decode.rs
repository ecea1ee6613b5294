//! Bytes of a file into characters: UTF-8, UTF-16, else Windows-1252 as a guess that is told.
//! Files of known formats that hold no plain text are refused by name.

use super::{Intake, LONGEST_BYTES, Notice, Refusal, admit, is_too_many_controls};

/// Bytes that are looked at to tell UTF-16 and binary data from text. A page of text holds
/// enough spaces and line ends for either.
const SAMPLE_BYTES: usize = 8192;

/// UTF-16 without a mark is taken when at least one in so many of its units is below U+0100:
/// in every alphabet that separates words by spaces, more than one in ten characters is a space,
/// a digit or a line end.
const UNITS_PER_LOW_UNIT: usize = 20;

/// How characters are written as bytes, where a file did not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Two bytes a unit, the low one first.
    Utf16LittleEndian,
    /// Two bytes a unit, the high one first.
    Utf16BigEndian,
    /// One byte a character, as Windows wrote western languages.
    Windows1252,
}

impl Encoding {
    /// Its usual name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf16LittleEndian => "UTF-16 (little-endian)",
            Self::Utf16BigEndian => "UTF-16 (big-endian)",
            Self::Windows1252 => "Windows-1252 (western European)",
        }
    }
}

/// Formats that a person may take for text, and that hold none which can be read as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// Portable Document Format.
    Pdf,
    /// A zip archive, which Word, LibreOffice and e-book files are as well.
    Zip,
    /// Word before 2007 and other compound files.
    OldOffice,
    /// Rich Text Format.
    RichText,
    /// A picture.
    Picture,
    /// A compressed file.
    Compressed,
    /// A program.
    Program,
}

impl FileKind {
    /// What it is, to stand after "This is".
    pub const fn name(self) -> &'static str {
        match self {
            Self::Pdf => "a PDF file",
            Self::Zip => "a Word document, an e-book or another zip archive",
            Self::OldOffice => "an old Word or Office document",
            Self::RichText => "a Rich Text document",
            Self::Picture => "a picture",
            Self::Compressed => "a compressed file",
            Self::Program => "a program",
        }
    }

    /// What to do about it, as a sentence.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Picture | Self::Program => "Choose a text file instead.",
            Self::Compressed => "Unpack it and open the text file in it.",
            Self::Pdf | Self::Zip | Self::OldOffice | Self::RichText => {
                "Open it in its own program, copy the text there, and paste it."
            }
        }
    }
}

/// What files of each format begin with. Formats whose first bytes could be words are left to the
/// share of control characters.
const SIGNATURES: &[(&[u8], FileKind)] = &[
    (b"%PDF-", FileKind::Pdf),
    (b"PK\x03\x04", FileKind::Zip),
    (b"PK\x05\x06", FileKind::Zip),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", FileKind::OldOffice),
    (b"{\\rtf", FileKind::RichText),
    (b"\x89PNG\r\n\x1a\n", FileKind::Picture),
    (b"\xff\xd8\xff", FileKind::Picture),
    (b"GIF87a", FileKind::Picture),
    (b"GIF89a", FileKind::Picture),
    (b"\x1f\x8b", FileKind::Compressed),
    (b"7z\xbc\xaf\x27\x1c", FileKind::Compressed),
    (b"\x7fELF", FileKind::Program),
    (b"\0asm", FileKind::Program),
];

/// Takes the bytes of a file. Linear in their number.
///
/// A byte order mark says the encoding and is left out of the text. Without one the bytes are
/// UTF-16 if they can hardly be anything else, UTF-8 if they are valid or have more valid
/// sequences than broken ones (each of which becomes U+FFFD), and Windows-1252 otherwise.
///
/// # Errors
/// As [`super::take`]; and when the bytes are a file of a format that is no plain text.
///
/// ```
/// use bluepencil_engine::intake::{FileKind, Refusal, decode};
/// assert_eq!(decode(b"Caf\xe9 reopens")?.text.as_str(), "Café reopens");
/// let refused = Refusal::Binary { looks_like: Some(FileKind::Pdf) };
/// assert_eq!(decode(b"%PDF-1.7\n%\xe2\xe3"), Err(refused));
/// # Ok::<(), Refusal>(())
/// ```
pub fn decode(bytes: &[u8]) -> Result<Intake, Refusal> {
    if bytes.len() > LONGEST_BYTES {
        return Err(Refusal::TooLong { bytes: bytes.len(), limit: LONGEST_BYTES });
    }
    let marked = |text: &str| admit(text, vec![Notice::ByteOrderMark]);
    match bytes {
        [0xef, 0xbb, 0xbf, rest @ ..] => marked(&String::from_utf8_lossy(rest)),
        [0xff, 0xfe, rest @ ..] => marked(&utf16(rest, u16::from_le_bytes)),
        [0xfe, 0xff, rest @ ..] => marked(&utf16(rest, u16::from_be_bytes)),
        _ => unmarked(bytes),
    }
}

/// Takes bytes without a byte order mark.
fn unmarked(bytes: &[u8]) -> Result<Intake, Refusal> {
    if let Some((_, kind)) = SIGNATURES.iter().find(|(begin, _)| bytes.starts_with(begin)) {
        return Err(Refusal::Binary { looks_like: Some(*kind) });
    }
    let guessed = |text: &str, encoding| admit(text, vec![Notice::Guessed { encoding }]);
    match guess_utf16(bytes) {
        Some(encoding @ Encoding::Utf16BigEndian) => {
            guessed(&utf16(bytes, u16::from_be_bytes), encoding)
        }
        Some(encoding) => guessed(&utf16(bytes, u16::from_le_bytes), encoding),
        None if is_mostly_utf8(bytes) => admit(&String::from_utf8_lossy(bytes), Vec::new()),
        None if is_binary(bytes) => Err(Refusal::Binary { looks_like: None }),
        None => guessed(&windows_1252(bytes), Encoding::Windows1252),
    }
}

/// The byte order of UTF-16 without a mark: the high bytes of its spaces are NUL, and no low
/// byte ever is.
fn guess_utf16(bytes: &[u8]) -> Option<Encoding> {
    if !bytes.len().is_multiple_of(2) {
        return None;
    }
    let (units, _) = bytes.get(..bytes.len().min(SAMPLE_BYTES))?.as_chunks::<2>();
    let nul_first = units.iter().filter(|[first, _]| *first == 0).count();
    let nul_second = units.iter().filter(|[_, second]| *second == 0).count();
    let enough = |nuls: usize| nuls > 0 && nuls * UNITS_PER_LOW_UNIT >= units.len();
    match (nul_first, nul_second) {
        (0, n) if enough(n) => Some(Encoding::Utf16LittleEndian),
        (n, 0) if enough(n) => Some(Encoding::Utf16BigEndian),
        _ => None,
    }
}

/// Whether `bytes` are UTF-8, or were before a few of them broke. A text in an encoding of one
/// byte a character has hardly a valid sequence of two or more.
pub(super) fn is_mostly_utf8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        valid += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    broken == 0 || valid > broken
}

/// Whether the bytes have more control characters than any text.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = bytes.get(..SAMPLE_BYTES).unwrap_or(bytes);
    let is_odd = |b: u8| b.is_ascii_control() && !b.is_ascii_whitespace() && b != 0x0b;
    is_too_many_controls(sample.iter().filter(|&&b| is_odd(b)).count(), sample.len())
}

/// UTF-16; an unpaired surrogate or an odd last byte becomes U+FFFD.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = char::decode_utf16(pairs.iter().map(|pair| unit(*pair)));
    let mut text: String = units.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    if !rest.is_empty() {
        text.push(char::REPLACEMENT_CHARACTER);
    }
    text
}

/// Windows-1252 for the bytes 0x80 to 0x9F, as the WHATWG Encoding Standard has it; all others
/// are the code points of the same number.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
    '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(bytes: &[u8]) -> String {
    let special = |byte: u8| WINDOWS_1252.get(usize::from(byte.wrapping_sub(0x80))).copied();
    bytes.iter().map(|&byte| special(byte).unwrap_or(char::from(byte))).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(bytes: &[u8], expected: &str, notices: &[Notice]) {
        let intake = decode(bytes).unwrap();
        assert_eq!(intake.text.as_str(), expected);
        assert_eq!(intake.notices, notices);
    }

    fn utf16_bytes(text: &str, bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(bytes).collect()
    }

    #[test]
    fn a_byte_order_mark_says_the_encoding_and_is_left_out() {
        let text = "“Здравствуй,” 🎉";
        check(format!("\u{feff}{text}").as_bytes(), text, &[Notice::ByteOrderMark]);
        let marked = format!("\u{feff}{text}");
        check(&utf16_bytes(&marked, u16::to_le_bytes), text, &[Notice::ByteOrderMark]);
        check(&utf16_bytes(&marked, u16::to_be_bytes), text, &[Notice::ByteOrderMark]);
    }

    #[test]
    fn utf16_without_a_mark_is_recognised_by_its_spaces() {
        let text = "Мост открыли вновь, сказала она.";
        let guessed = |encoding| [Notice::Guessed { encoding }];
        let little = utf16_bytes(text, u16::to_le_bytes);
        check(&little, text, &guessed(Encoding::Utf16LittleEndian));
        let big = utf16_bytes("The bridge is open.", u16::to_be_bytes);
        check(&big, "The bridge is open.", &guessed(Encoding::Utf16BigEndian));
    }

    #[test]
    fn bytes_that_are_no_utf8_are_read_as_windows_1252_and_told() {
        let guessed = [Notice::Guessed { encoding: Encoding::Windows1252 }];
        check(
            b"\x93Tr\xe8s bien,\x94 she said \x96 twice",
            "“Très bien,” she said – twice",
            &guessed,
        );
    }

    #[test]
    fn a_few_broken_bytes_do_not_spoil_utf8() {
        let mut bytes = "“Yes,” she said. “No,” he".as_bytes().to_vec();
        bytes.push(0xe2);
        check(&bytes, "“Yes,” she said. “No,” he\u{fffd}", &[Notice::Replaced { count: 1 }]);
    }

    #[test]
    fn an_unpaired_surrogate_in_a_file_is_told() {
        let bytes = [0xff, 0xfe, b'a', 0, 0x00, 0xd8, b'b', 0];
        check(&bytes, "a\u{fffd}b", &[Notice::ByteOrderMark, Notice::Replaced { count: 1 }]);
    }

    #[test]
    fn files_that_are_no_text_are_refused_by_name() {
        let kind = |bytes: &[u8]| match decode(bytes) {
            Err(Refusal::Binary { looks_like }) => looks_like,
            other => panic!("{other:?}"),
        };
        assert_eq!(kind(b"%PDF-1.4"), Some(FileKind::Pdf));
        assert_eq!(kind(b"PK\x03\x04\x14\0\x06\0"), Some(FileKind::Zip));
        assert_eq!(kind(b"\x89PNG\r\n\x1a\n\0\0"), Some(FileKind::Picture));
        assert_eq!(kind(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some(FileKind::Picture));
        let noise: Vec<u8> =
            (0u32..4096).map(|i| (i.wrapping_mul(2_654_435_761) >> 24) as u8).collect();
        assert_eq!(kind(&noise), None);
    }

    #[test]
    fn an_empty_file_is_refused() {
        assert_eq!(decode(b""), Err(Refusal::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf"), Err(Refusal::Empty));
        assert_eq!(decode(b"\xef\xbb\xbf \r\n"), Err(Refusal::Blank));
    }

    proptest! {
        #[test]
        fn utf8_files_are_read_as_pasted_text_is(text in "[^\u{feff}\0][^\0]{0,80}") {
            let pasted = super::super::take(&text).map(|intake| intake.text);
            match (decode(text.as_bytes()), pasted) {
                (Ok(file), Ok(pasted)) => prop_assert_eq!(file.text, pasted),
                (Err(Refusal::Binary { .. }), _) => {}
                (file, pasted) => prop_assert_eq!(file.map(|i| i.text), pasted),
            }
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            if let Ok(intake) = decode(&bytes) {
                prop_assert!(!intake.text.is_empty());
            }
        }
    }
}
