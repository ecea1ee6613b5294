//! Waiting for what the page does in its own time. Scenarios never sleep: they say what they wait
//! for, and go on as soon as it is so.

use super::{Failure, Outcome, Page};
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

/// How long the page may take for anything, on a slow machine that does much else meanwhile. Whoever
/// does not fail does not wait so long.
const PATIENCE: Duration = Duration::from_secs(60);
/// How often it is looked at.
const LOOKED_EACH: Duration = Duration::from_millis(20);

/// Begins a script with the element that its first argument selects first, by CSS or by XPath.
pub(super) const IT: &str = "
    const [by] = arguments;
    const it = by.startsWith('//')
        ? document.evaluate(by, document, null, XPathResult.FIRST_ORDERED_NODE_TYPE, null).singleNodeValue
        : document.querySelector(by);";

impl Page {
    /// Waits until `css` selects something that is displayed.
    ///
    /// # Errors
    /// When that does not happen in time.
    pub fn wait_for(&self, css: &str) -> Outcome {
        let script = format!("{IT} return !!it && it.checkVisibility()");
        self.wait_until(&format!("`{css}` is displayed"), &script, &[json!(css)])
    }

    /// Waits until `css` selects nothing.
    ///
    /// # Errors
    /// When that does not happen in time.
    pub fn wait_for_none(&self, css: &str) -> Outcome {
        let script = "return !document.querySelector(arguments[0])";
        self.wait_until(&format!("`{css}` is gone"), script, &[json!(css)])
    }

    /// Waits until an element that `css` selects holds `text`.
    ///
    /// # Errors
    /// When that does not happen in time; says what the elements held instead.
    pub fn wait_for_text(&self, css: &str, text: &str) -> Outcome {
        let script = "return [...document.querySelectorAll(arguments[0])]
            .some(it => it.innerText.includes(arguments[1]))";
        self.wait_until(&format!("`{css}` says {text:?}"), script, &[json!(css), json!(text)])
            .or_else(|failure| {
                Err(Failure::new(format!("{failure}; it says {:?}", self.texts(css)?)))
            })
    }

    /// Waits until `css` selects `count` elements.
    ///
    /// # Errors
    /// When that does not happen in time; says how many there were.
    pub fn wait_for_count(&self, css: &str, count: usize) -> Outcome {
        let script = "return document.querySelectorAll(arguments[0]).length === arguments[1]";
        self.wait_until(
            &format!("`{css}` is there {count} times"),
            script,
            &[json!(css), json!(count)],
        )
        .or_else(|failure| {
            Err(Failure::new(format!("{failure}; it is there {} times", self.count(css)?)))
        })
    }

    /// Waits until a file whose name ends in `ending` has been asked for.
    ///
    /// # Errors
    /// When that does not happen in time.
    pub fn wait_for_request(&self, ending: &str) -> Outcome {
        poll(&format!("*{ending} is asked for"), || {
            Ok(self.requests().iter().any(|request| request.ends_with(ending)).then_some(()))
        })
    }

    /// Waits until `script` returns true; `what` says so to people.
    ///
    /// # Errors
    /// When that does not happen in time, or the script throws.
    pub fn wait_until(&self, what: &str, script: &str, arguments: &[Value]) -> Outcome {
        poll(what, || Ok((self.evaluate(script, arguments)? == json!(true)).then_some(())))
    }

    /// Waits until the clipboard holds `text`: a browser copies after it has said that the key was pressed.
    ///
    /// # Errors
    /// When that does not happen in time; says what it held instead.
    pub fn wait_for_clipboard(&self, text: &str) -> Outcome {
        let holds = || Ok((self.clipboard_text()? == text).then_some(()));
        poll("the clipboard holds what was copied", holds).or_else(|failure| {
            let held = self.clipboard_text()?;
            Err(Failure::new(format!("{failure}; it holds {held:?} instead of {text:?}")))
        })
    }

    /// Waits for a finished download whose name ends in `ending`, and takes it out of the folder.
    ///
    /// # Errors
    /// When none comes in time.
    pub fn wait_for_download(&self, ending: &str) -> Outcome<Download> {
        let path = poll(&format!("a file *{ending} is downloaded"), || {
            let files: Vec<_> = fs::read_dir(self.downloads())?
                .filter_map(|entry| Some(entry.ok()?.path()))
                .collect();
            let ends = |path: &&PathBuf, ending| path.to_string_lossy().ends_with(ending);
            // Browsers write elsewhere, and keep the name for it by an empty file.
            let is_written = |path: &&PathBuf| fs::metadata(path).is_ok_and(|it| it.len() > 0);
            let is_writing = files.iter().any(|path| ends(&path, ".part"));
            let mut named = files.iter().filter(|path| ends(path, ending));
            Ok(named.find(is_written).filter(|_| !is_writing).cloned())
        })?;
        let bytes = fs::read(&path)?;
        fs::remove_file(&path)?;
        Ok(Download { name: file_name(&path), bytes })
    }
}

/// A file that the page gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Download {
    /// The name that the page gave it.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

impl Download {
    /// Keeps the file for the checks of `cargo xtask test --only formats`, which run after these.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn keep_for_checkers(&self) -> Outcome {
        Ok(fs::write(Path::new(env!("CARGO_TARGET_TMPDIR")).join(&self.name), &self.bytes)?)
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// Asks `look` until it finds something.
pub(super) fn poll<T>(what: &str, mut look: impl FnMut() -> Outcome<Option<T>>) -> Outcome<T> {
    let began = Instant::now();
    loop {
        if let Some(found) = look()? {
            return Ok(found);
        }
        if began.elapsed() > PATIENCE {
            return Err(Failure::new(format!(
                "waited {} s in vain until {what}",
                PATIENCE.as_secs()
            )));
        }
        thread::sleep(LOOKED_EACH);
    }
}
