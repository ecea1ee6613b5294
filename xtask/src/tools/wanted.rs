//! Which tools, in which versions, and how to tell that one fits.

use super::cache;
use crate::failure::Failure;
use crate::machine::{program_in, program_on_path};
use crate::process;
use crate::root::root;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The last release that builds with the Rust version in `Cargo.toml` (0.22 wants 1.96).
const TRUNK: &str = "0.21.14";
/// The release of npm's `binaryen` that the budgets were measured with.
const BINARYEN: &str = "132.0.0";
/// The oldest wasm-opt that reads today's modules: 116 stops at `table.fill`, as measured. The
/// newest that the Rust registry has is 116, so without npm there is none to install.
const OLDEST_WASM_OPT: u32 = 117;

/// The release of geckodriver that the tests were written with.
const GECKODRIVER: &str = "0.37.1";
/// The oldest that lets a test into Firefox itself (`--allow-system-access`), as a minor version of 0.
const OLDEST_GECKODRIVER: u32 = 36;

/// A tool that a build of the page, or a test of it, calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tool {
    /// Joins the app, the worker, the styles and the page.
    Trunk,
    /// Writes the JavaScript around the wasm; its package also runs the wasm tests.
    WasmBindgen,
    /// Makes release wasm smaller.
    WasmOpt,
    /// Drives Firefox.
    Geckodriver,
}

/// How a tool gets into the cache.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// A package of the Rust registry, with the arguments of its build.
    Cargo(&'static [&'static str]),
    /// A package of npm's registry.
    Npm,
}

/// A tool in the version that is wanted here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// The package's name in its registry.
    pub package: &'static str,
    /// The name of its folder in the cache, without the version.
    pub name: &'static str,
    /// The version to install.
    pub version: String,
    /// Where it is installed from.
    pub source: Source,
    tool: Tool,
    programs: &'static [&'static str],
}

impl Tool {
    /// This tool in the version that the project wants on this machine.
    ///
    /// # Errors
    /// When `Cargo.lock` does not say which wasm-bindgen the page uses.
    pub fn wanted(self) -> Result<Wanted, Failure> {
        Ok(match self {
            Tool::Trunk => Wanted {
                package: "trunk",
                name: "trunk",
                version: TRUNK.to_owned(),
                source: Source::Cargo(&["--locked", "--no-default-features"]),
                tool: self,
                programs: &["trunk"],
            },
            // Without `--locked`: the tool's own lock file names releases that were withdrawn.
            Tool::WasmBindgen => Wanted {
                package: "wasm-bindgen-cli",
                name: "wasm-bindgen",
                version: locked_wasm_bindgen()?,
                source: Source::Cargo(&[]),
                tool: self,
                programs: &["wasm-bindgen", "wasm-bindgen-test-runner"],
            },
            Tool::WasmOpt => Wanted {
                package: "binaryen",
                name: "binaryen",
                version: BINARYEN.to_owned(),
                source: Source::Npm,
                tool: self,
                programs: &["wasm-opt"],
            },
            Tool::Geckodriver => Wanted {
                package: "geckodriver",
                name: "geckodriver",
                version: GECKODRIVER.to_owned(),
                source: Source::Cargo(&["--locked", "--no-default-features"]),
                tool: self,
                programs: &["geckodriver"],
            },
        })
    }
}

impl Wanted {
    /// Name and version, as messages say them.
    pub fn title(&self) -> String {
        format!("{} {}", self.name, self.version)
    }

    /// The folder of its programs: on `PATH` if that one fits, else in the cache.
    pub fn place(&self) -> Option<PathBuf> {
        self.on_path().or_else(|| {
            let folder = self.programs_under(&cache::folder_of(self)?);
            self.is_complete(&folder).then_some(folder)
        })
    }

    /// Where its programs lie under the folder that it was installed into.
    pub fn programs_under(&self, installed: &Path) -> PathBuf {
        match self.source {
            Source::Cargo(_) => installed.join("bin"),
            Source::Npm => installed.join("node_modules").join(".bin"),
        }
    }

    /// Whether `folder` holds every program of it.
    pub fn is_complete(&self, folder: &Path) -> bool {
        self.programs.iter().all(|program| program_in(folder, program).is_some())
    }

    fn on_path(&self) -> Option<PathBuf> {
        let program = program_on_path(self.programs.first()?)?;
        let said = process::output(Command::new(&program).arg("--version")).ok()?;
        let folder = program.parent()?;
        (self.fits(&said) && self.is_complete(folder)).then(|| folder.to_path_buf())
    }

    /// Whether a program that answers `--version` with `said` will do.
    fn fits(&self, said: &str) -> bool {
        match self.tool {
            Tool::WasmOpt => said
                .split_whitespace()
                .find_map(|word| word.parse::<u32>().ok())
                .is_some_and(|version| version >= OLDEST_WASM_OPT),
            Tool::Geckodriver => said
                .split_whitespace()
                .find_map(|word| word.strip_prefix("0.")?.split('.').next()?.parse::<u32>().ok())
                .is_some_and(|minor| minor >= OLDEST_GECKODRIVER),
            Tool::Trunk | Tool::WasmBindgen => {
                said.split_whitespace().any(|word| word == self.version)
            }
        }
    }
}

/// The version of wasm-bindgen in `Cargo.lock`, which its command line must equal.
fn locked_wasm_bindgen() -> Result<String, Failure> {
    let path = root().join("Cargo.lock");
    let lock =
        std::fs::read_to_string(&path).map_err(|error| Failure::of_file("read", &path, &error))?;
    locked_version(&lock, "wasm-bindgen")
        .ok_or_else(|| Failure::new("Cargo.lock names no version of wasm-bindgen"))
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines().skip_while(|line| *line != name);
    let version = lines.nth(1)?.strip_prefix("version = \"")?.strip_suffix('"')?;
    Some(version.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_decides_the_version_of_wasm_bindgen() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(locked_version(lock, "wasm-bindgen").as_deref(), Some("0.2.130"));
        assert_eq!(locked_version(lock, "yew"), None);
    }

    #[test]
    fn an_old_wasm_opt_does_not_fit() {
        let wanted = Tool::WasmOpt.wanted().unwrap();
        assert!(wanted.fits("wasm-opt version 132 (version_132)"));
        assert!(!wanted.fits("wasm-opt version 116 (version_116)"));
    }

    #[test]
    fn an_old_geckodriver_does_not_fit() {
        let wanted = Tool::Geckodriver.wanted().unwrap();
        assert!(wanted.fits("geckodriver 0.36.0 (a3d508507022 2025-02-24 15:57 +0000)"));
        assert!(!wanted.fits("geckodriver 0.34.0 (c44f0d09630a 2024-01-02 15:36 +0000)"));
    }

    #[test]
    fn only_the_pinned_trunk_fits() {
        let wanted = Tool::Trunk.wanted().unwrap();
        assert!(wanted.fits("trunk 0.21.14\n"));
        assert!(!wanted.fits("trunk 0.21.1\n"));
    }
}
