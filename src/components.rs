//! Components: they render and dispatch, and decide nothing.

pub mod article_list;
pub mod article_view;
pub mod button;
pub mod chunk;
pub mod compare;
pub mod dialogue;
pub mod element;
pub mod empty;
pub mod find;
pub mod glance;
pub mod help;
pub mod icon;
pub mod line_view;
pub mod marking;
pub mod messages;
pub mod palette;
pub mod panel;
pub mod paste_box;
pub mod progress;
pub mod rebinding;
pub mod source;
pub mod speaker;
pub mod still;
pub mod sums;
pub mod tabs;
pub mod toolbar;
