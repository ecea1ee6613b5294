//! What a person decided about a line: whether it stays, what it is, or both.

use serde::{Serialize, Serializer};

use crate::line::LineKind;
use crate::unpack::{Packed, Unpack};

/// What a person decided about a line. What is left open, the reading and the settings say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LineDecision {
    /// Whether it stays in the clean article. Nothing where that is for its kind to say.
    pub keep: Option<bool>,
    /// What it is. Nothing where that is for the reading to say.
    pub kind: Option<LineKind>,
}

/// Kept decisions were one byte before a person could say what a line is: 0 struck it, 1 kept it.
/// Those mean the same still, and those from here on say what the line is, too.
const FIRST_OF_KINDS: usize = 2;
/// What may be said of a line besides its kind, in the order in which it is numbered.
const KEEPS: [Option<bool>; 3] = [None, Some(false), Some(true)];

impl LineDecision {
    /// That the line stays, or not, whatever it is.
    pub const fn keeping(keep: bool) -> Self {
        Self { keep: Some(keep), kind: None }
    }

    /// That it is of that kind; whether it stays follows from that.
    pub const fn of_kind(kind: LineKind) -> Self {
        Self { keep: None, kind: Some(kind) }
    }

    /// The decision, unless it says nothing.
    pub fn or_none(self) -> Option<Self> {
        (self != Self::default()).then_some(self)
    }

    /// The byte that it is kept as.
    fn to_byte(self) -> u8 {
        if let Self { keep: Some(keep), kind: None } = self {
            return u8::from(keep);
        }
        // One that says nothing is numbered as if there were one more kind.
        let kind = self.kind.map_or(LineKind::ALL.len(), |kind| kind as usize);
        let keep = KEEPS.iter().position(|keep| *keep == self.keep).unwrap_or(0);
        u8::try_from(FIRST_OF_KINDS + kind * KEEPS.len() + keep).unwrap_or(u8::MAX)
    }

    /// The decision that is kept as `byte`, if one is.
    fn from_byte(byte: u8) -> Option<Self> {
        let Some(number) = usize::from(byte).checked_sub(FIRST_OF_KINDS) else {
            return Some(Self::keeping(byte == 1));
        };
        let (kind, keep) = (number / KEEPS.len(), number % KEEPS.len());
        let kind = LineKind::ALL.get(kind).copied();
        let decision = Self { keep: KEEPS.get(keep).copied().flatten(), kind };
        (decision.to_byte() == byte).then_some(decision)
    }
}

impl Serialize for LineDecision {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(self.to_byte())
    }
}

impl Unpack for LineDecision {
    fn unpack(bytes: &mut Packed) -> Self {
        Self::from_byte(u8::unpack(bytes)).unwrap_or_else(|| {
            bytes.fail();
            Self::default()
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unpack::unpack;

    #[test]
    fn every_decision_is_read_back_from_its_byte() {
        let kinds = LineKind::ALL.iter().copied().map(Some).chain([None]);
        for kind in kinds {
            for keep in KEEPS {
                let decision = LineDecision { keep, kind };
                let bytes = postcard::to_stdvec(&decision).unwrap();
                assert_eq!((bytes.len(), unpack(&bytes)), (1, Some(decision)));
            }
        }
        let decisions = 3 * (LineKind::ALL.len() + 1);
        let read = (0..=u8::MAX).filter(|byte| unpack::<LineDecision>(&[*byte]).is_some());
        assert_eq!(read.count(), decisions, "no byte is read that is not written");
    }

    #[test]
    fn what_was_kept_before_there_were_kinds_means_the_same() {
        assert_eq!(unpack(&[0]), Some(LineDecision::keeping(false)));
        assert_eq!(unpack(&[1]), Some(LineDecision::keeping(true)));
        assert_eq!(postcard::to_stdvec(&LineDecision::keeping(true)).unwrap(), [1]);
    }
}
