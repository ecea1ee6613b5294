//! Placeholder until trained.
use super::trees::Tree;
pub(super) const CHANGE: i32 = 10;
pub(super) static TREES: &[Tree] = &[];
pub(super) fn confidence(_margin: i32) -> f32 {
    0.5
}
