//! The palette: what it is to list, and what it must give back when it closes.

use bluepencil_engine::Span;

/// The palette while it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// What it lists.
    pub scope: Scope,
    /// What was selected in the article, or where its caret stood: the browser lets go of that as the
    /// palette's field takes the focus, and commands may be about it.
    pub selected: Option<Span>,
}

/// What the palette lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// All commands, and the articles.
    Everything,
    /// The articles alone.
    Articles,
}
