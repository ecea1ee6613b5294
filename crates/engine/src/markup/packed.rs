//! Markup as bytes: how it is kept and sent. A line takes some nine bytes.
//!
//! The bytes: 1 for this form; how many containers, then for each but the first how many numbers
//! before it its outer one is; how many lines, then for each the block (with the heading's level in
//! the upper half), the region (0 for none), the link share, the signs and the depth as a byte each,
//! the regions as bits, and the container as the difference from the line before (zigzag). Numbers
//! that may be large are written seven bits a byte, the low ones first (LEB128).

use serde::{Serialize, Serializer};

use super::line::{Block, LineMarkup, Signs};
use super::region::{Region, Regions};
use super::{Markup, layout};
use crate::unpack::{Packed, Unpack};

/// The form of the bytes.
const FORM: u8 = 1;

/// Bytes that no [`Markup`] was written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("these bytes are no markup of lines")]
pub struct BrokenMarkup;

impl Markup {
    /// All of it as bytes, some nine a line.
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![FORM];
        put(&mut bytes, layout::count(&self.containers));
        for (at, outer) in (0..).zip(&self.containers).skip(1) {
            put(&mut bytes, u32::saturating_sub(at, *outer));
        }
        put(&mut bytes, layout::count(&self.lines));
        let mut before = 0;
        for line in &self.lines {
            let region = line.region.map_or(0, |region| region as u8 + 1);
            let block = line.block as u8 | line.level << 4;
            bytes.extend([block, region, line.link_share, line.signs.bits(), line.depth]);
            put(&mut bytes, line.regions.bits());
            let ahead = line.container.wrapping_sub(before);
            let is_back = line.container < before;
            put(&mut bytes, (if is_back { !ahead } else { ahead }) << 1 | u32::from(is_back));
            before = line.container;
        }
        bytes
    }

    /// What [`Markup::to_bytes`] wrote.
    ///
    /// # Errors
    /// When the bytes are not of that form.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, BrokenMarkup> {
        let mut rest = Bytes(bytes);
        let markup = rest.markup().filter(|_| rest.0.is_empty());
        markup.ok_or(BrokenMarkup)
    }
}

fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number.to_le_bytes()[0] | 0x80);
        number >>= 7;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// Bytes that are still to be read.
struct Bytes<'a>(&'a [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u32> {
        let mut number = 0u64;
        for shift in [0, 7, 14, 21, 28] {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return u32::try_from(number).ok();
            }
        }
        None
    }

    fn markup(&mut self) -> Option<Markup> {
        if self.byte()? != FORM {
            return None;
        }
        let mut containers = Vec::new();
        for at in 0..self.number()? {
            containers.push(match at {
                0 => 0,
                _ => at.checked_sub(self.number()?).filter(|outer| *outer < at)?,
            });
        }
        let mut lines = Vec::new();
        let mut before = 0;
        for _ in 0..self.number()? {
            let line = self.line(before)?;
            containers.get(line.container as usize)?;
            before = line.container;
            lines.push(line);
        }
        Some(Markup { lines, containers })
    }

    fn line(&mut self, before: u32) -> Option<LineMarkup> {
        let block = self.byte()?;
        let region = usize::from(self.byte()?);
        let line = LineMarkup {
            block: *Block::ALL.get(usize::from(block & 0xf))?,
            level: block >> 4,
            link_share: self.byte()?,
            signs: Signs::from_bits(self.byte()?),
            depth: self.byte()?,
            region: region
                .checked_sub(1)
                .map(|at| Region::ALL.get(at).copied().ok_or(()))
                .transpose()
                .ok()?,
            regions: Regions::from_bits(self.number()?)?,
            container: {
                let ahead = self.number()?;
                let by = ahead >> 1;
                if ahead & 1 == 0 { before.checked_add(by)? } else { before.checked_sub(by + 1)? }
            },
        };
        (line.level <= 6 && line.link_share <= 100).then_some(line)
    }
}

impl Serialize for Markup {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.to_bytes())
    }
}

impl Unpack for Markup {
    fn unpack(bytes: &mut Packed) -> Self {
        Self::from_bytes(bytes.bytes()).unwrap_or_else(|_| {
            bytes.fail();
            Self::default()
        })
    }
}
