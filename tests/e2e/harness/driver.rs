//! The chromedriver process.

use super::{Failure, Outcome};
use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

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
        let mut command = Command::new(path);
        command.arg("--port=0").stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut process = command.spawn()?;
        let port = process.stdout.take().and_then(|stdout| {
            BufReader::new(stdout).lines().map_while(Result::ok).find_map(|line| port(&line))
        });
        match port {
            Some(port) => Ok(Self { process, address: format!("http://127.0.0.1:{port}") }),
            None => {
                process.kill()?;
                Err(Failure::new(format!("{} did not start", path.display())))
            }
        }
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
