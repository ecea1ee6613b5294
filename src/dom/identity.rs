//! Ids and times, which the engine takes as arguments.

use std::fmt::Write;

use bluepencil_engine::DocumentId;
use bluepencil_engine::id::MarkId;
use js_sys::Date;

/// A new id: a random UUID (RFC 9562, version 4) as a URN. `crypto.randomUUID` would need a secure
/// context, which a page from a plain http server is not.
pub fn new_document_id() -> DocumentId {
    DocumentId(urn(random()))
}

/// A new id of a mark: so many random bits that a million marks collide once in thirty million
/// workspaces.
pub fn new_mark_id() -> MarkId {
    let [a, b, c, d, e, f, g, h] = random();
    MarkId(u64::from_le_bytes([a, b, c, d, e, f, g, h]))
}

/// So many random bytes.
fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    let crypto = web_sys::window().and_then(|window| window.crypto().ok());
    // Every browser that runs WebAssembly fills the bytes; one that did not would give equal ids,
    // and the list refuses a second article with the same id.
    let _ = crypto.map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    bytes
}

/// The bytes as a version-4 UUID in its URN form.
fn urn(mut bytes: [u8; 16]) -> String {
    bytes[6] = bytes[6] & 0x0f | 0x40;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let mut urn = String::from("urn:uuid:");
    for (at, byte) in bytes.iter().enumerate() {
        if matches!(at, 4 | 6 | 8 | 10) {
            urn.push('-');
        }
        // Writing to a string does not fail.
        let _ = write!(urn, "{byte:02x}");
    }
    urn
}

/// Now, in UTC, as RFC 3339 writes it.
pub fn now() -> String {
    String::from(Date::new_0().to_iso_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_uuid_names_its_version_and_variant() {
        assert_eq!(urn([0xff; 16]), "urn:uuid:ffffffff-ffff-4fff-bfff-ffffffffffff");
        assert_eq!(urn([0; 16]), "urn:uuid:00000000-0000-4000-8000-000000000000");
    }
}
