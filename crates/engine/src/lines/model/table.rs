//! Placeholder until trained.
use super::trees::Tree;
pub(super) const CHANGE: i32 = 10;
pub(super) static TREES: &[Tree] = &[];
pub(super) static MARKUP_TREES: &[Tree] = &[];
pub(super) static CURVE: &[(i32, f32)] = &[];
pub(super) static MARKUP_CURVE: &[(i32, f32)] = &[];
