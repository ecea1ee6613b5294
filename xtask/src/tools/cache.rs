//! The folder of installed tools, kept whole when runs race or are interrupted.

use super::wanted::Wanted;
use crate::failure::Failure;
use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

/// The user's cache folder, by the XDG Base Directory Specification.
fn home_cache() -> Option<PathBuf> {
    env::var_os("XDG_CACHE_HOME")
        .map(PathBuf::from)
        .filter(|path| path.is_absolute())
        .or_else(|| Some(env::home_dir()?.join(".cache")))
}

/// The project's folder in the user's cache.
fn cache_folder() -> Option<PathBuf> {
    Some(home_cache()?.join("bluepencil"))
}

/// Where `wanted` lies, or will lie, in the cache.
pub fn folder_of(wanted: &Wanted) -> Option<PathBuf> {
    Some(cache_folder()?.join("tools").join(format!("{}-{}", wanted.name, wanted.version)))
}

/// The right to install one tool; waited for, and given back on drop or when the process dies.
#[derive(Debug)]
pub struct Claim {
    folder: PathBuf,
    _lock: File,
}

impl Claim {
    /// Waits until no other run installs `wanted`; calls `waiting` first if one does.
    ///
    /// # Errors
    /// When there is no cache folder, or it cannot be written to.
    pub fn wait(wanted: &Wanted, waiting: impl FnOnce()) -> Result<Self, Failure> {
        let folder = folder_of(wanted).ok_or_else(|| {
            Failure::new("there is no home folder to keep tools in: set XDG_CACHE_HOME")
        })?;
        let lock_path = beside(&folder, "lock");
        make_folder(folder.parent().unwrap_or(&folder))?;
        let lock = File::create(&lock_path)
            .map_err(|error| Failure::of_file("create", &lock_path, &error))?;
        if lock.try_lock().is_err() {
            waiting();
            lock.lock().map_err(|error| Failure::of_file("lock", &lock_path, &error))?;
        }
        Ok(Self { folder, _lock: lock })
    }

    /// An empty folder to install into, on the same file system as the final one.
    ///
    /// # Errors
    /// When an interrupted run's leavings cannot be removed, or the folder not be made.
    pub fn staging(&self) -> Result<PathBuf, Failure> {
        let staging = beside(&self.folder, "new");
        remove_folder(&staging)?;
        make_folder(&staging)?;
        Ok(staging)
    }

    /// Where a build keeps its artefacts; an interrupted one goes on from there.
    pub fn build_folder(&self) -> PathBuf {
        beside(&self.folder, "build")
    }

    /// Puts what `staging` holds in its final place in one step, and cleans up.
    ///
    /// # Errors
    /// When a folder cannot be removed or renamed.
    pub fn publish(self, staging: &Path) -> Result<(), Failure> {
        remove_folder(&self.folder)?;
        fs::rename(staging, &self.folder)
            .map_err(|error| Failure::of_file("rename", staging, &error))?;
        remove_folder(&self.build_folder())
    }
}

fn beside(folder: &Path, what: &str) -> PathBuf {
    let mut name = std::ffi::OsString::from(".");
    name.push(folder.file_name().unwrap_or_default());
    name.push(format!(".{what}"));
    folder.with_file_name(name)
}

fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|error| Failure::of_file("create", path, &error))
}

fn remove_folder(path: &Path) -> Result<(), Failure> {
    if path.exists() {
        fs::remove_dir_all(path).map_err(|error| Failure::of_file("remove", path, &error))?;
    }
    Ok(())
}
