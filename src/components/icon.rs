//! Line drawings for buttons, 20 units square; a button's words stand beside or in its label.

use yew::prelude::*;

use super::element::element;

/// The paths of an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Icon(&'static str);

/// A sheet being put down.
pub const PASTE: Icon = Icon("M7 4h6v2H7zM7 5H4v12h12V5h-3M7 10h6M7 13h4");
/// An open folder.
pub const OPEN: Icon = Icon("M3 16V5h5l2 2h6v2M3 16l2.5-7H18l-2.5 7z");
/// An arrow down to a line.
pub const DOWNLOAD: Icon = Icon("M10 3v9M6 9l4 4 4-4M4 16h12");
/// Two sheets.
pub const COPY: Icon = Icon("M7 7h9v10H7zM4 13V3h9");
/// An arrow back.
pub const UNDO: Icon = Icon("M4 8h8a4 4 0 0 1 0 8H8M4 8l3.5-3.5M4 8l3.5 3.5");
/// An arrow forward.
pub const REDO: Icon = Icon("M16 8H8a4 4 0 0 0 0 8h4M16 8l-3.5-3.5M16 8l-3.5 3.5");
/// A pencil.
pub const PENCIL: Icon = Icon("M4 16l1-4 8-8 3 3-8 8zM11.5 5.5l3 3");
/// A cross.
pub const CROSS: Icon = Icon("M5 5l10 10M15 5L5 15");
/// A tick.
pub const TICK: Icon = Icon("M4 10.5l4 4 8-9");
/// Two columns with a line between them.
pub const COMPARE: Icon = Icon("M3 4h6v12H3zM11 4h6v12h-6zM5 8h2M13 8h2M5 11h10");
/// An arrow up.
pub const UP: Icon = Icon("M5 12l5-5 5 5");
/// An arrow down.
pub const DOWN: Icon = Icon("M5 8l5 5 5-5");
/// A magnifying glass.
pub const FIND: Icon = Icon("M8.5 3.5a5 5 0 1 0 .1 0M12.2 12.2l4.3 4.3");
/// Three dots, for all that can be done.
pub const MORE: Icon = Icon("M4 10a1 1 0 1 0 .1 0M9.9 10a1 1 0 1 0 .1 0M15.8 10a1 1 0 1 0 .1 0");
/// A question mark.
pub const QUESTION: Icon = Icon("M7 7.5a3 3 0 1 1 4.2 2.7c-.8.4-1.2.9-1.2 1.8M10 15.2v.2");

impl Icon {
    /// The drawing, hidden from screen readers.
    pub fn draw(self) -> Html {
        element("svg", "icon")
            .is("viewBox", "0 0 20 20")
            .is("aria-hidden", "true")
            .is("focusable", "false")
            .put(element("path", "").is("d", self.0))
            .html()
    }
}
