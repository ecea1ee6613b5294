//! What a person may set about the reading of articles.

use serde::{Deserialize, Serialize};

use crate::line::LineKind;

/// Settings of a workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// The kinds of line that are struck out, in the order of [`LineKind::ALL`].
    pub struck: Vec<LineKind>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            struck: LineKind::ALL.iter().copied().filter(|k| k.is_struck_by_default()).collect(),
        }
    }
}

impl Settings {
    /// Whether lines of `kind` stay in the clean article.
    pub fn keeps(&self, kind: LineKind) -> bool {
        !self.struck.contains(&kind)
    }

    /// The same settings with `kind` struck or kept.
    #[must_use]
    pub fn with(&self, kind: LineKind, keep: bool) -> Self {
        let struck = LineKind::ALL.iter().copied();
        Self {
            struck: struck.filter(|&k| if k == kind { !keep } else { !self.keeps(k) }).collect(),
        }
    }
}
