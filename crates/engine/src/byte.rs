//! Counts and shares in one byte each, as the models' features are kept.

/// `count`, or the largest byte where it is more.
pub(crate) fn narrow(count: u32) -> u8 {
    u8::try_from(count).unwrap_or(u8::MAX)
}

/// `part` of `whole` in hundredths, rounded down; 0 of nothing, and at most 100.
pub(crate) fn share(part: u32, whole: u32) -> u8 {
    let hundredths = u64::from(part) * 100 / u64::from(whole.max(1));
    u8::try_from(hundredths.min(100)).unwrap_or(100)
}
