//! Reads values from bytes as postcard writes them, by far less code than serde derives: that saved
//! seven kilobytes of the page's first load.
//!
//! Values are written by serde and postcard; the same order of fields and variants stands here once
//! more, and tests hold the two together. Reading never fails in between: bytes that are broken read
//! as zeros and empty lists from there on, and [`unpack`] tells at the end.

use std::rc::Rc;
use std::sync::Arc;

use crate::sorted_map::SortedMap;
use crate::span::Span;
use crate::text::Text;

/// What is left of the bytes that are read.
#[derive(Debug)]
pub struct Packed<'a> {
    rest: &'a [u8],
    is_broken: bool,
}

/// What can be read from bytes.
pub trait Unpack: Sized {
    /// The value that `bytes` begin with. Any value where they are broken.
    fn unpack(bytes: &mut Packed) -> Self;
}

/// The value that postcard wrote as `bytes`; nothing if it did not.
///
/// ```
/// use bluepencil_engine::Span;
/// use bluepencil_engine::unpack::unpack;
/// assert_eq!(unpack::<Vec<Span>>(&[1, 2, 7]), Some(vec![Span::new(2, 7)]));
/// assert_eq!(unpack::<Vec<Span>>(&[1, 2]), None);
/// ```
pub fn unpack<T: Unpack>(bytes: &[u8]) -> Option<T> {
    unpack_first(bytes).map(|(value, _)| value)
}

/// The value that `bytes` begin with, and what follows it.
pub fn unpack_first<T: Unpack>(bytes: &[u8]) -> Option<(T, &[u8])> {
    let mut bytes = Packed { rest: bytes, is_broken: false };
    let value = T::unpack(&mut bytes);
    (!bytes.is_broken).then_some((value, bytes.rest))
}

impl<'a> Packed<'a> {
    /// Notes that the bytes are broken. What follows is not read.
    pub fn fail(&mut self) {
        self.is_broken = true;
        self.rest = &[];
    }

    /// The next bytes, so many; none where there are fewer.
    fn take(&mut self, count: usize) -> &'a [u8] {
        match self.rest.split_at_checked(count) {
            Some((taken, rest)) => {
                self.rest = rest;
                taken
            }
            None => {
                self.fail();
                &[]
            }
        }
    }

    fn byte(&mut self) -> u8 {
        self.take(1).first().copied().unwrap_or(0)
    }

    /// A whole number, seven bits a byte, the lowest first.
    fn number(&mut self) -> u64 {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte();
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return number;
            }
        }
        self.fail();
        0
    }

    /// A whole number that fits into 32 bits, as which variant of an enum it is.
    pub fn variant(&mut self) -> u32 {
        u32::try_from(self.number()).unwrap_or_else(|_| {
            self.fail();
            0
        })
    }

    /// As many bytes as the number before them says.
    pub fn bytes(&mut self) -> &'a [u8] {
        let count = usize::unpack(self);
        self.take(count)
    }
}

impl Unpack for bool {
    fn unpack(bytes: &mut Packed) -> Self {
        match bytes.byte() {
            0 => false,
            1 => true,
            _ => {
                bytes.fail();
                false
            }
        }
    }
}

impl Unpack for u8 {
    fn unpack(bytes: &mut Packed) -> Self {
        bytes.byte()
    }
}

impl Unpack for u32 {
    fn unpack(bytes: &mut Packed) -> Self {
        bytes.variant()
    }
}

impl Unpack for u64 {
    fn unpack(bytes: &mut Packed) -> Self {
        bytes.number()
    }
}

impl Unpack for usize {
    fn unpack(bytes: &mut Packed) -> Self {
        bytes.variant() as usize
    }
}

impl Unpack for f32 {
    fn unpack(bytes: &mut Packed) -> Self {
        let four: Result<[u8; 4], _> = bytes.take(4).try_into();
        Self::from_le_bytes(four.unwrap_or_default())
    }
}

impl Unpack for f64 {
    fn unpack(bytes: &mut Packed) -> Self {
        let eight: Result<[u8; 8], _> = bytes.take(8).try_into();
        Self::from_le_bytes(eight.unwrap_or_default())
    }
}

impl Unpack for char {
    fn unpack(bytes: &mut Packed) -> Self {
        String::unpack(bytes).chars().next().unwrap_or_else(|| {
            bytes.fail();
            '\0'
        })
    }
}

impl Unpack for String {
    fn unpack(bytes: &mut Packed) -> Self {
        match std::str::from_utf8(bytes.bytes()) {
            Ok(text) => text.to_owned(),
            Err(_) => {
                bytes.fail();
                Self::new()
            }
        }
    }
}

impl Unpack for Rc<str> {
    fn unpack(bytes: &mut Packed) -> Self {
        String::unpack(bytes).into()
    }
}

impl<T: Unpack> Unpack for Option<T> {
    fn unpack(bytes: &mut Packed) -> Self {
        bool::unpack(bytes).then(|| T::unpack(bytes))
    }
}

impl<T: Unpack, E: Unpack> Unpack for Result<T, E> {
    fn unpack(bytes: &mut Packed) -> Self {
        if bool::unpack(bytes) { Err(E::unpack(bytes)) } else { Ok(T::unpack(bytes)) }
    }
}

impl<T: Unpack> Unpack for Vec<T> {
    fn unpack(bytes: &mut Packed) -> Self {
        let mut list = Self::new();
        for _ in 0..bytes.variant() {
            // A count that is broken does not ask for memory: each value is read first.
            let value = T::unpack(bytes);
            if bytes.is_broken {
                break;
            }
            list.push(value);
        }
        list
    }
}

impl<T: Unpack> Unpack for Arc<T> {
    fn unpack(bytes: &mut Packed) -> Self {
        Self::new(T::unpack(bytes))
    }
}

impl<T: Unpack> Unpack for Rc<T> {
    fn unpack(bytes: &mut Packed) -> Self {
        Self::new(T::unpack(bytes))
    }
}

impl<K: Unpack + Ord, V: Unpack> Unpack for SortedMap<K, V> {
    fn unpack(bytes: &mut Packed) -> Self {
        Self::from(Vec::unpack(bytes))
    }
}

impl<A: Unpack, B: Unpack> Unpack for (A, B) {
    fn unpack(bytes: &mut Packed) -> Self {
        (A::unpack(bytes), B::unpack(bytes))
    }
}

impl Unpack for Text {
    fn unpack(bytes: &mut Packed) -> Self {
        Self::new(&String::unpack(bytes))
    }
}

impl<T: Unpack, const N: usize> Unpack for [T; N] {
    fn unpack(bytes: &mut Packed) -> Self {
        std::array::from_fn(|_| T::unpack(bytes))
    }
}

/// Has structs and enums read their fields and variants in the order in which they are listed, which
/// is the one in which they are declared. A last variant that is never written is named after them.
#[macro_export]
macro_rules! unpack {
    (struct $name:ident { $($field:ident),* $(,)? }) => {
        impl $crate::unpack::Unpack for $name {
            fn unpack(bytes: &mut $crate::unpack::Packed) -> Self {
                Self { $($field: $crate::unpack::Unpack::unpack(bytes)),* }
            }
        }
    };
    (struct $name:ident($($field:ident),*)) => {
        impl $crate::unpack::Unpack for $name {
            fn unpack(bytes: &mut $crate::unpack::Packed) -> Self {
                $(let $field = $crate::unpack::Unpack::unpack(bytes);)*
                Self($($field),*)
            }
        }
    };
    (
        enum $name:ident { $($variant:ident $(($($inner:ident),*))? $({ $($field:ident),* })?),* $(,)? }
        $(without $skipped:ident)?
    ) => {
        // No variant is forgotten.
        const _: fn($name) = |value| match value {
            $($name::$variant { .. } => {})*
            $($name::$skipped { .. } => {})?
        };

        impl $crate::unpack::Unpack for $name {
            fn unpack(bytes: &mut $crate::unpack::Packed) -> Self {
                let mut left = bytes.variant();
                $(
                    if left == 0 {
                        $($(let $inner = $crate::unpack::Unpack::unpack(bytes);)*)?
                        $($(let $field = $crate::unpack::Unpack::unpack(bytes);)*)?
                        return Self::$variant $(($($inner),*))? $({ $($field),* })?;
                    }
                    left = left.wrapping_sub(1);
                )*
                // No variant has this number. Of what is not there, the first is read.
                _ = left;
                bytes.fail();
                Self::unpack(bytes)
            }
        }
    };
}

crate::unpack!(struct Span { start, end });

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde::Serialize;

    use super::*;
    use crate::edit::History;
    use crate::{Analysis, Document, Settings, Text, analyse};

    #[derive(Debug, PartialEq, Serialize)]
    enum Shape {
        Point,
        Circle(u32, String),
        Box { at: (usize, u64), named: Option<char> },
    }

    crate::unpack!(enum Shape { Point, Circle(a, b), Box { at, named } });

    /// Postcard's bytes of `value` are read as it, and as nothing where they are cut off.
    fn check<T: Unpack + Serialize + PartialEq + std::fmt::Debug>(value: &T) {
        let bytes = postcard::to_stdvec(value).unwrap();
        let (read, rest) = unpack_first::<T>(&bytes).unwrap();
        assert_eq!((&read, rest.len()), (value, 0));
        for end in 0..bytes.len() {
            assert_eq!(unpack::<T>(&bytes[..end]), None, "cut off after {end}: {value:?}");
        }
    }

    #[test]
    fn what_postcard_writes_is_read() {
        check(&[0u64, 127, 128, 16_384, u64::MAX]);
        check(&(u32::MAX, 255u8));
        check(&(0.1f32, -2.5e300));
        check(
            &vec![Ok("да"), Err(true)]
                .into_iter()
                .map(|it| it.map(str::to_owned))
                .collect::<Vec<Result<String, bool>>>(),
        );
        let round = Shape::Circle(3, "🎉".into());
        check(&vec![Shape::Point, round, Shape::Box { at: (1, 2), named: Some('é') }]);
    }

    #[test]
    fn what_it_never_writes_is_not_read() {
        assert_eq!(unpack::<Shape>(&[3]), None, "no such variant");
        assert_eq!(unpack::<bool>(&[2]), None);
        assert_eq!(unpack::<String>(&[1, 0xff]), None, "no UTF-8");
        assert_eq!(unpack::<u32>(&[0xff; 9]), None);
        assert_eq!(unpack::<u64>(&[0xff; 11]), None);
        assert_eq!(
            unpack::<Vec<u8>>(&[0xff, 0xff, 0xff, 0xff, 0xf, 1]),
            None,
            "no room is made for it"
        );
    }

    #[test]
    fn what_was_read_of_an_article_comes_across() {
        let text =
            "Ferry back\n\nTARN (Wire) — “We sail,” said Ines Halloran.\n\nSign up\n\nFerry back";
        let id = crate::DocumentId("a".into());
        let document =
            Document { id, title: Some("T".into()), text: Text::new(text), markup: None };
        let analysis: Analysis = analyse(&document, &Settings::default());
        check(&analysis);
        check(&document);
    }

    proptest! {
        #[test]
        fn any_bytes_are_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..64)) {
            _ = unpack::<History>(&bytes);
            _ = unpack::<Analysis>(&bytes);
            _ = unpack::<Document>(&bytes);
        }
    }
}
