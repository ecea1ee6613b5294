//! The build tools in the versions that the project is built with.
//!
//! Each is taken from `PATH` if it fits, else from the user's cache, else installed there. The
//! cache is keyed by name and version and shared by every clone, so this is paid for once.

mod cache;
mod install;
mod progress;
mod small_std;
mod target;
mod wanted;

pub use small_std::{add_std_source, build_small, is_small};
pub use target::add_wasm_target;
pub use wanted::Tool;

use crate::failure::Failure;
use crate::machine::{program_in, program_on_path};
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;
use wanted::{Source, Wanted};

/// The folders in which the prepared tools lie, to be searched before `PATH`.
#[derive(Debug)]
pub struct Tools {
    folders: Vec<PathBuf>,
}

impl Tools {
    /// A command for `program`, which with all that it starts itself finds the prepared tools.
    pub fn command(&self, program: &str) -> Command {
        let place = self.folders.iter().find_map(|folder| program_in(folder, program));
        let mut command = Command::new(place.unwrap_or_else(|| PathBuf::from(program)));
        command.env("PATH", self.search_path());
        command
    }

    fn search_path(&self) -> OsString {
        let path = env::var_os("PATH").unwrap_or_default();
        let folders = self.folders.iter().cloned().chain(env::split_paths(&path));
        env::join_paths(folders).unwrap_or(path)
    }
}

/// Finds each of `tools`, and installs those that are missing, side by side.
///
/// # Errors
/// When one can be neither found nor installed.
pub fn prepare(tools: &[Tool]) -> Result<Tools, Failure> {
    let wanted = tools.iter().map(|tool| tool.wanted()).collect::<Result<Vec<_>, _>>()?;
    let missing: Vec<&Wanted> = wanted.iter().filter(|wanted| wanted.place().is_none()).collect();
    if !missing.is_empty() {
        install::install_all(&missing)?;
    }
    let folders = wanted.iter().map(folder).collect::<Result<Vec<_>, _>>()?;
    Ok(Tools { folders })
}

/// The full path of `program` of `tool`, if the tool is on `PATH` or in the cache.
pub fn find(tool: Tool, program: &str) -> Option<PathBuf> {
    program_in(&tool.wanted().ok()?.place()?, program)
}

/// Whether `tool` is there, or can be installed.
pub fn can_have(tool: Tool) -> bool {
    tool.wanted().is_ok_and(|wanted| match wanted.source {
        Source::Cargo(_) => true,
        Source::Npm => has_npm() || wanted.place().is_some(),
    })
}

fn folder(wanted: &Wanted) -> Result<PathBuf, Failure> {
    wanted.place().ok_or_else(|| {
        Failure::new(format!("{} is not there although it was installed", wanted.title()))
    })
}

/// Whether npm can be used to install what comes from its registry.
pub fn has_npm() -> bool {
    program_on_path("npm").is_some() && program_on_path("node").is_some()
}
