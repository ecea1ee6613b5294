//! Sets of yes and no, and the sums of trained weights over them.

use std::marker::PhantomData;

/// Declares what can be true of something; the order is that of its weights.
macro_rules! bits {
    ($(#[$doc:meta])* $kind:ident: $($name:ident,)*) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(super) enum $kind { $($name,)* }

        impl $kind {
            /// How many there are.
            pub const COUNT: usize = [$(Self::$name,)*].len();

            /// Their names, for the table that training writes.
            #[cfg(feature = "training")]
            pub const NAMES: &[&str] = &[$(stringify!($name),)*];
        }

        impl From<$kind> for u32 {
            fn from(bit: $kind) -> Self {
                bit as Self
            }
        }
    };
}
pub(super) use bits;

/// A set of `B`, of which there are at most 128.
#[derive(Debug)]
pub(super) struct Bits<B>(pub u128, PhantomData<B>);

impl<B> Clone for Bits<B> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<B> Copy for Bits<B> {}

impl<B> Default for Bits<B> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

#[cfg(feature = "training")]
impl<B> From<u128> for Bits<B> {
    fn from(bits: u128) -> Self {
        Self(bits, PhantomData)
    }
}

impl<B: Into<u32>> Bits<B> {
    /// Puts `bit` in where it `holds`.
    pub fn set(&mut self, bit: B, holds: bool) {
        self.0 |= u128::from(holds) << bit.into();
    }

    /// Whether `bit` is in.
    pub fn has(self, bit: B) -> bool {
        self.0 >> bit.into() & 1 == 1
    }

    /// The sum of the weights (in hundredths) of all that are in.
    pub fn sum(self, weights: &[i16]) -> f32 {
        let mut left = self.0;
        let mut sum = 0_i32;
        while left != 0 {
            let at = usize::try_from(left.trailing_zeros()).unwrap_or(usize::MAX);
            sum += weights.get(at).map_or(0, |&weight| i32::from(weight));
            left &= left - 1;
        }
        hundredths(sum)
    }
}

/// Weights are small: a sum of 128 of them keeps every digit in an `f32`.
fn hundredths(sum: i32) -> f32 {
    let small = i16::try_from(sum).unwrap_or(if sum < 0 { i16::MIN } else { i16::MAX });
    f32::from(small) / 100.0
}
