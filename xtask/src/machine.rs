//! What this machine offers: programs on `PATH`, a terminal, a CI run.

use std::env;
use std::path::{Path, PathBuf};

/// The full path of `program` in the first folder of `PATH` that has it.
pub fn program_on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path).find_map(|folder| program_in(&folder, program))
}

/// The full path of `program` in `folder`, if it lies there.
pub fn program_in(folder: &Path, program: &str) -> Option<PathBuf> {
    let names = [format!("{program}{}", env::consts::EXE_SUFFIX), format!("{program}.cmd")];
    let names = if cfg!(windows) { &names[..] } else { &names[..1] };
    names.iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

/// Whether this is a CI run, in which nothing may be skipped.
pub fn is_ci() -> bool {
    env::var("CI").is_ok_and(|value| value == "true" || value == "1")
}

/// Whether packages are installed by `apt-get` here, so that messages can name them.
pub fn has_apt() -> bool {
    program_on_path("apt-get").is_some()
}
