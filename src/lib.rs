//! The page around the engine: state as a value, components that render and dispatch, hooks that
//! own effects, and the browser's edges under [`dom`]. It knows no linguistics.

pub mod app;
pub mod commands;
pub mod components;
pub mod dom;
pub mod error;
pub mod hooks;
pub mod runner;
pub mod sample;
pub mod state;
pub mod view;
pub mod words;
pub mod worker;
