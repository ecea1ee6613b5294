//! The fixed phrases as the page has them: a letter of a script whose letters fit into half a byte's
//! values takes one byte. That makes them a fourteenth shorter, and the whole worker, compressed, nearly
//! one in a hundred lighter, since what compresses it does badly with UTF-8 among code.

use super::FILE;

/// All small letters and few capitals, which phrases have none of.
const CYRILLIC: u32 = 0x420;
const ARABIC: u32 = 0x610;

/// The sign, and what stands for it.
const SIGN: char = '©';
const FOR_SIGN: u8 = 0xff;

/// The file, packed while the program is compiled.
static PACKED: [u8; ROOM.1] = match ROOM.0.first_chunk() {
    Some(packed) => *packed,
    None => panic!("more than its room was packed"),
};

/// The same with what it did not need of its room, and how much it needed.
const ROOM: ([u8; FILE.len()], usize) = pack();

/// The file as it is written.
pub(super) fn unpacked() -> String {
    let mut text = String::new();
    let mut first = None;
    for line in PACKED.split(|&byte| byte == b'\n') {
        if let [b'[', code @ .., b']'] = line {
            first = first_of(code);
        }
        match first {
            Some(first) => text.extend(line.iter().map(|&byte| letter(byte, first))),
            None => text += str::from_utf8(line).unwrap_or_default(),
        }
        text.push('\n');
    }
    text
}

fn letter(byte: u8, first: u32) -> char {
    match byte {
        ..0x80 => char::from(byte),
        FOR_SIGN => SIGN,
        _ => char::from_u32(first + u32::from(byte - 0x80)).unwrap_or_default(),
    }
}

/// The character that 0x80 stands for in a language whose letters take one byte. All that the file has in
/// it beyond ASCII lies within 127 of that, but for [`SIGN`].
const fn first_of(code: &[u8]) -> Option<u32> {
    match code {
        b"ru" | b"uk" => Some(CYRILLIC),
        b"ar" => Some(ARABIC),
        _ => None,
    }
}

/// Packs the file.
#[allow(clippy::indexing_slicing, reason = "an index that is out of bounds does not compile")]
#[allow(clippy::cast_possible_truncation, reason = "what does not fit does not compile")]
const fn pack() -> ([u8; FILE.len()], usize) {
    let file = FILE.as_bytes();
    let mut room = [0; FILE.len()];
    let (mut at, mut length) = (0, 0);
    let mut first = None;
    while at < file.len() {
        if file[at] == b'[' && at > 0 && file[at - 1] == b'\n' {
            first = first_of(&[file[at + 1], file[at + 2]]);
        }
        match first {
            // Two bytes of UTF-8, which all letters of these scripts take.
            Some(first) if file[at] >= 0x80 => {
                let letter = ((file[at] as u32 & 0x1f) << 6) | (file[at + 1] as u32 & 0x3f);
                room[length] = if letter == SIGN as u32 {
                    FOR_SIGN
                } else {
                    assert!(first <= letter && letter < first + 0x7f, "a letter of another script");
                    (letter - first) as u8 + 0x80
                };
                at += 2;
            }
            _ => {
                room[length] = file[at];
                at += 1;
            }
        }
        length += 1;
    }
    (room, length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_is_the_file_again() {
        assert_eq!(unpacked().trim_end(), FILE.trim_end());
    }
}
