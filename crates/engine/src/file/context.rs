//! What ties a file to the world: the JSON-LD context of our own terms, and the names that texts,
//! articles and annotations have there.

use sha2::{Digest, Sha256};

use crate::id::MarkId;

/// The W3C's context, which the standard wants by this name. Processors bring it with them.
pub(super) const W3C_CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";

/// The namespace of our terms. A UUID is nobody's domain, so it can never point elsewhere.
pub(super) const NAMESPACE: &str = "urn:uuid:20862686-0e4b-4bf2-8810-0e6ff0816d9f#";

/// The term for [`NAMESPACE`]. A file whose context has it with that value is one of ours.
pub(super) const PREFIX: &str = "bluepencil";

/// Our terms that are plain values or objects.
pub(super) const TERMS: &[&str] = &[
    "Article",
    "alias",
    "colour",
    "confidence",
    "cue",
    "description",
    "document",
    "inner",
    "keep",
    "key",
    "layer",
    "like",
    "markup",
    "mention",
    "nobody",
    "origin",
    "reason",
    "relation",
    "settings",
    "similarity",
    "text",
    "title",
    "version",
];

/// Our terms that are lists whose order counts.
pub(super) const LIST_TERMS: &[&str] = &["aliases", "articles", "labels", "rules", "struck"];

/// Our terms whose value is the id of something else in the file.
pub(super) const LINK_TERMS: &[&str] = &["continues"];

/// The SHA-256 hash of a text.
pub(super) struct TextHash([u8; 32]);

impl TextHash {
    pub(super) fn of(text: &str) -> Self {
        Self(Sha256::digest(text.as_bytes()).into())
    }

    /// The name of the text: `urn:sha256:` and 64 hexadecimal digits.
    pub(super) fn urn(&self) -> String {
        let mut urn = String::from("urn:sha256:");
        for byte in self.0 {
            push_hex(&mut urn, u64::from(byte), 2);
        }
        urn
    }

    /// The name of an annotation of this text. It holds the mark's id in full, so it is the same
    /// in every file that has the article.
    pub(super) fn annotation_urn(&self, mark: MarkId) -> String {
        uuid(mark.0, self.head())
    }

    /// Its first 64 bits.
    fn head(&self) -> u64 {
        let [a, b, c, d, e, f, g, h, ..] = self.0;
        u64::from_be_bytes([a, b, c, d, e, f, g, h])
    }
}

/// The mark whose name [`TextHash::annotation_urn`] gave.
pub(super) fn mark_of(urn: &str) -> Option<MarkId> {
    let digits = urn.strip_prefix("urn:uuid:")?.bytes().filter(|byte| *byte != b'-');
    let mut number: u128 = 0;
    let mut count = 0;
    for digit in digits {
        number = number << 4 | u128::from(char::from(digit).to_digit(16)?);
        count += 1;
    }
    let [high, low] = [number >> 64, number].map(|half| u64::try_from(half & u128::from(u64::MAX)));
    let (high, low) = (high.ok()?, low.ok()?);
    let mark = (high & !0xffff) | (high & 0xfff) << 4 | (low >> 58) & 15;
    (count == 32).then_some(MarkId(mark))
}

/// The name of a file that was made at `created` and holds the texts with these hashes.
pub(super) fn collection_urn(created: &str, texts: &[TextHash]) -> String {
    let mut hasher = Sha256::new();
    hasher.update(created.as_bytes());
    for text in texts {
        hasher.update(text.0);
    }
    let TextHash(hash) = TextHash(hasher.finalize().into());
    let [a, b, c, d, e, f, g, h, ..] = hash;
    uuid(u64::from_be_bytes([a, b, c, d, e, f, g, h]), u64::from_le_bytes([h, g, f, e, d, c, b, a]))
}

/// A UUID of version 8 (RFC 9562, section 5.8), which leaves 122 bits to its maker: all of `mark`
/// and the first 58 bits of `rest`.
fn uuid(mark: u64, rest: u64) -> String {
    let high = (mark & !0xffff) | 0x8000 | ((mark >> 4) & 0xfff);
    let low = (1 << 63) | ((mark & 15) << 58) | (rest >> 6);
    let mut urn = String::from("urn:uuid:");
    for (part, digits) in [(high >> 32, 8), (high >> 16, 4), (high, 4), (low >> 48, 4), (low, 12)] {
        push_hex(&mut urn, part, digits);
        urn.push('-');
    }
    urn.pop();
    urn
}

/// Adds the last `digits` hexadecimal digits of `number`. By hand, since formatting by the
/// standard library costs the page more.
pub(super) fn push_hex(out: &mut String, number: u64, digits: u32) {
    for place in (0..digits).rev() {
        let digit = u32::try_from((number >> (4 * place)) & 15).ok();
        out.extend(digit.and_then(|digit| char::from_digit(digit, 16)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_by_its_hash() {
        // FIPS 180-4's example for SHA-256.
        assert_eq!(
            TextHash::of("abc").urn(),
            "urn:sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn a_mark_is_told_from_its_annotation_s_name() {
        let hash = TextHash::of("abc");
        for id in [0, 1, 15, 0x0123_4567_89ab_cdef, u64::MAX] {
            assert_eq!(mark_of(&hash.annotation_urn(MarkId(id))), Some(MarkId(id)));
        }
        for other in ["", "urn:uuid:1", "urn:uuid:0000000g-0000-8000-8000-000000000000"] {
            assert_eq!(mark_of(other), None);
        }
    }

    #[test]
    fn an_annotation_is_named_by_a_uuid_of_version_8() {
        assert_eq!(
            uuid(0x0123_4567_89ab_cdef, u64::MAX),
            "urn:uuid:01234567-89ab-8cde-bfff-ffffffffffff"
        );
        assert_eq!(uuid(0, 0), "urn:uuid:00000000-0000-8000-8000-000000000000");
    }
}
