//! A part of the page that is drawn again only when what it is drawn from has become another. One
//! component for parts of every sort, since each component costs the page a kilobyte and a half.

use std::any::Any;
use std::rc::Rc;

use yew::prelude::*;
use yew::virtual_dom::Key;

use super::element::component;
use crate::words::Language;

/// What `draw` makes of `from`, in the language of the interface; `key` tells it from its siblings
/// where all of them have one.
pub fn still<T: PartialEq + 'static>(
    language: Language,
    key: Option<Key>,
    from: T,
    draw: fn(&T) -> Html,
) -> Html {
    component::<Still>(Props { language, part: Rc::new(Part { from, draw }) }, key)
}

/// What a part is drawn from, and how.
struct Part<T> {
    from: T,
    draw: fn(&T) -> Html,
}

/// A part of any sort.
trait Drawn {
    fn draw(&self) -> Html;
    fn is_as(&self, other: &dyn Drawn) -> bool;
    fn from(&self) -> &dyn Any;
}

impl<T: PartialEq + 'static> Drawn for Part<T> {
    fn draw(&self) -> Html {
        (self.draw)(&self.from)
    }

    fn is_as(&self, other: &dyn Drawn) -> bool {
        other.from().downcast_ref() == Some(&self.from)
    }

    fn from(&self) -> &dyn Any {
        &self.from
    }
}

#[derive(Clone, Properties)]
struct Props {
    language: Language,
    part: Rc<dyn Drawn>,
}

impl PartialEq for Props {
    fn eq(&self, other: &Self) -> bool {
        self.language == other.language && self.part.is_as(&*other.part)
    }
}

#[component]
fn Still(props: &Props) -> Html {
    props.part.draw()
}
