//! The process of a browser's driver, with a home folder of its own, and for WebKit a display that
//! nobody sees.

use super::engine::Engine;
use super::{Failure, Outcome};
use std::ffi::OsStr;
use std::fs;
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// A port that was free may be taken when the driver asks for it, and some drivers take theirs for
/// both versions of the internet protocol: seldom, and hardly thrice.
const ATTEMPTS: usize = 3;
/// How long a driver may take to listen, on a slow and busy machine.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often it is tried.
const TRIED_EACH: Duration = Duration::from_millis(10);

/// MiniBrowser's buttons make its window at least 447 pixels wide; without their room it is as narrow
/// as is asked for. What is inside the page has styles of its own.
const NARROW_BUTTONS: &str =
    "* { min-width: 0; min-height: 0; padding: 0; margin: 0; border-width: 0; font-size: 1px }";

/// A running driver; it and its browsers end when this is dropped.
#[derive(Debug)]
pub struct Driver {
    process: Ending,
    address: String,
    home: TempDir,
    _display: Option<Display>,
}

impl Driver {
    /// Starts the driver of `engine`, which is the program at `path`.
    ///
    /// # Errors
    /// When it cannot be started, or does not listen.
    pub fn start(engine: Engine, path: &OsStr) -> Outcome<Self> {
        // Two that are started at a time may be given the same port.
        static TURN: Mutex<()> = Mutex::new(());
        let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
        for _ in 0..ATTEMPTS {
            if let Some(driver) = Self::attempt(engine, path)? {
                return Ok(driver);
            }
        }
        Err(Failure::new(format!("{} did not start", path.display())))
    }

    /// The same; nothing when it ended before it listened.
    fn attempt(engine: Engine, path: &OsStr) -> Outcome<Option<Self>> {
        let home = TempDir::new()?;
        let port = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port();
        let mut command = Command::new(path);
        command.arg(format!("--port={port}"));
        let mut display = None;
        match engine {
            Engine::Chromium => {}
            // For the size of the window and the colours that the system asks for.
            Engine::Firefox => drop(command.arg("--allow-system-access")),
            Engine::WebKit => {
                let own = Display::start()?;
                let styles = home.path().join(".config/gtk-3.0");
                fs::create_dir_all(&styles)?;
                fs::write(styles.join("gtk.css"), NARROW_BUTTONS)?;
                command.env("DISPLAY", &own.name).env("HOME", home.path());
                command.env_remove("XDG_CONFIG_HOME").env_remove("WAYLAND_DISPLAY");
                display = Some(own);
            }
        }
        // The page speaks its reader's language, the scenarios English.
        command.env("LANG", "C.UTF-8").env("LANGUAGE", "en").env_remove("LC_ALL");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let mut process = Ending(command.spawn()?);
        let address = format!("http://127.0.0.1:{port}");
        let is_up = listens(&mut process.0, port)?;
        Ok(is_up.then_some(Self { process, address, home, _display: display }))
    }

    /// Where it listens.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The folder that its browsers put downloads into.
    pub fn downloads(&self) -> &Path {
        self.home.path()
    }
}

/// Whether `process` comes to listen on `port`.
fn listens(process: &mut Child, port: u16) -> Outcome<bool> {
    let began = Instant::now();
    while began.elapsed() < PATIENCE && process.try_wait()?.is_none() {
        if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(true);
        }
        thread::sleep(TRIED_EACH);
    }
    Ok(false)
}

/// A process that ends when this is dropped.
#[derive(Debug)]
struct Ending(Child);

impl Drop for Ending {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A display of the X Window System without a screen, since WebKitGTK has no headless mode.
#[derive(Debug)]
struct Display {
    _server: Ending,
    /// As the variable `DISPLAY` has it.
    name: String,
}

impl Display {
    fn start() -> Outcome<Self> {
        let mut command = Command::new("Xvfb");
        command.args(["-displayfd", "1", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"]);
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut server = Ending(command.spawn()?);
        let mut number = String::new();
        if let Some(said) = server.0.stdout.take() {
            BufReader::new(said).read_line(&mut number)?;
        }
        let number = number.trim();
        if number.is_empty() {
            return Err(Failure::new("Xvfb did not start"));
        }
        Ok(Self { name: format!(":{number}"), _server: server })
    }
}
