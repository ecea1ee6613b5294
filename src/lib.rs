//! The page: state, components, hooks and browser edges around the engine.
