//! Where the workspace lies on disk.

use std::path::{Path, PathBuf};

/// The folder of the workspace's `Cargo.toml`, whatever folder the command was called in.
pub fn root() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    package.parent().unwrap_or(package).to_path_buf()
}
