//! Tells the lines of an article from the furniture around them.

use crate::document::Document;
use crate::line::{InlineMark, Line};
use crate::repeat::Repeat;
use crate::settings::Settings;

/// Every non-blank line with its kind, verdict and reason, and the marks inside lines.
pub(crate) fn read(
    _document: &Document,
    _settings: &Settings,
    _repeats: &[Repeat],
) -> (Vec<Line>, Vec<InlineMark>) {
    (Vec::new(), Vec::new())
}
