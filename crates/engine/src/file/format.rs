//! The words of the file format that both sides use: names of verdicts and origins.

use crate::project::Verdict;

/// What a person decided about a line.
pub(super) const KEEP: &str = "keep";
/// The opposite.
pub(super) const STRIKE: &str = "strike";

/// Where a speaker or a mark comes from.
pub(super) const BY_RULE: &str = "rule";
/// The same, set by hand.
pub(super) const BY_PERSON: &str = "person";

/// Its name in files.
pub(super) const fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Accepted => "accepted",
        Verdict::Rejected => "rejected",
    }
}

/// The verdict of a name in files.
pub(super) fn verdict_from_name(name: &str) -> Option<Verdict> {
    [Verdict::Accepted, Verdict::Rejected].into_iter().find(|v| verdict_name(*v) == name)
}
