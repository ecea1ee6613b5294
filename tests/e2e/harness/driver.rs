//! The chromedriver process.

use super::{Failure, Outcome};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// The driver takes one port for both versions of the internet protocol, and ends when some other
/// program has it for one of them already: seldom, and hardly thrice.
const ATTEMPTS: usize = 3;

/// A running chromedriver; it and its browsers end when this is dropped.
#[derive(Debug)]
pub struct Driver {
    process: Child,
    address: String,
}

impl Driver {
    /// Starts the program at `path` on a port that it chooses.
    ///
    /// # Errors
    /// When it cannot be started, or says no port.
    pub fn start(path: &OsStr) -> Outcome<Self> {
        for _ in 0..ATTEMPTS {
            if let Some(driver) = Self::attempt(path)? {
                return Ok(driver);
            }
        }
        Err(Failure::new(format!("{} did not start", path.display())))
    }

    /// The same; nothing when it ended without saying a port.
    fn attempt(path: &OsStr) -> Outcome<Option<Self>> {
        let mut command = Command::new(path);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn()?;
        let port = process.stdout.take().and_then(|stdout| {
            BufReader::new(stdout).lines().map_while(Result::ok).find_map(|line| port(&line))
        });
        if let Some(port) = port {
            return Ok(Some(Self { process, address: format!("http://127.0.0.1:{port}") }));
        }
        process.kill()?;
        process.wait()?;
        Ok(None)
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The port, from the line that says that the driver is up.
fn port(line: &str) -> Option<u16> {
    line.strip_suffix('.')?.rsplit_once("successfully on port ")?.1.parse().ok()
}
